#include <algorithm>
#include <map>
#include <utility>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/text/text.h"
#include "stages/translate/language_tag.h"
#include "stages/translate/units.h"
#include "stages/translate/xliff.h"

namespace plainsend {

namespace {

// Line ends and tabs in a translation come from a tool that laid the file out anew; line breaks are codes.
UnitPieces words_of(UnitPieces pieces) {
    for (UnitPiece& piece : pieces) {
        if (piece.kind != UnitPiece::Kind::text || piece.text.find_first_of("\n\t\r") == std::string::npos)
            continue;
        std::string words;
        bool blank = false;
        for (const char c : piece.text) {
            const bool layout = c == '\n' || c == '\t' || c == '\r' || (c == ' ' && blank);
            if (!layout)
                words += c;
            else if (!blank && !words.ends_with(' '))
                words += ' ';
            blank = layout;
        }
        piece.text = std::move(words);
    }
    return pieces;
}

class Merger {
public:
    Merger(Document original, const XliffFile& file) : document_(std::move(original)), file_(file) {
        for (const Unit& unit : file.units)
            units_.emplace(unit.id, &unit); // of two with one id the first; check_xliff names the other
    }

    Reported<Document> merge() {
        const bool anything = std::any_of(file_.units.begin(), file_.units.end(),
                                          [](const Unit& unit) { return unit.target.has_value(); });
        if (!anything) {
            report("translate/nothing", "", {},
                   "The file has no translation in it, so the document is as it was.");
            return {std::move(document_), std::move(findings_)};
        }
        if (file_.target_language.empty())
            throw Error(Trouble::unusable, "the file does not say which language it is in", file_.name,
                        "write the language into the file (trgLang=\"pl\") or ask the translator to");
        const std::string source_language = document_.metadata.language;
        if (language_name(file_.source_language) != language_name(source_language) &&
            !file_.source_language.empty())
            report("translate/source-language", "", {},
                   "The file was translated from '" + file_.source_language + "', but the document is in '" +
                       source_language + "'. Is it the translation of another document?");
        bool checked = true;
        std::map<std::string, bool> known;
        for (UnitPlace& place : units_of(document_)) {
            known[place.id] = true;
            checked = put(place, source_language) && checked;
        }
        for (const Unit& unit : file_.units)
            if (!known.contains(unit.id))
                report("translate/unknown", "", unit,
                       "Unit " + unit.id +
                           " is not in this document. Is the translation "
                           "of another document, or of an older text?");
        document_.metadata.language = file_.target_language;
        document_.version = "translated";
        document_.review = checked ? Review::checked : Review::unchecked;
        retitle();
        return {std::move(document_), std::move(findings_)};
    }

private:
    void report(std::string rule, const std::string& block, const Unit& unit, std::string message) {
        Finding finding;
        finding.rule = std::move(rule);
        finding.severity = Severity::warning;
        finding.block = block;
        finding.message = std::move(message);
        finding.place.line = unit.line;
        findings_.push_back(std::move(finding));
    }

    // Puts one translation in its place; false when a person has not checked it, or it could not be used.
    bool put(UnitPlace& place, const std::string& source_language) {
        const std::string block = place.block == nullptr ? "" : place.block->id;
        const auto keep = [&](std::string rule, const Unit& unit, std::string message) {
            report(std::move(rule), block, unit, std::move(message));
            // The words stay in their own language and say so (WCAG 3.1.2).
            if (place.inlines != nullptr && (place.block == nullptr || place.block->language.empty()))
                *place.inlines = {{LanguageRun{source_language, std::move(*place.inlines)}}};
            else if (place.block != nullptr && std::holds_alternative<Preformatted>(place.block->node) &&
                     place.block->language.empty())
                place.block->language = source_language;
            return false;
        };
        const auto found = units_.find(place.id);
        if (found == units_.end())
            return keep("translate/missing", {},
                        "Unit " + place.id + " is not in the translation; its words were kept.");
        const Unit& unit = *found->second;
        const Coded coded = place.inlines != nullptr ? encode(*place.inlines)
                                                     : Coded{{{UnitPiece::Kind::text, {}, *place.plain}}, {}};
        if (collapse_space(text_of(unit.source)) != collapse_space(text_of(coded.pieces)))
            return keep("translate/source-changed", unit,
                        "Unit " + place.id +
                            " was translated from other words than the document has now; the "
                            "document's words were kept.");
        if (!unit.target)
            return keep("translate/missing", unit,
                        "Unit " + place.id + " is not translated; its words were kept.");
        if (const std::string problem = problem_of(coded.pieces, *unit.target); !problem.empty())
            return keep("translate/code", unit,
                        "Unit " + place.id + ": " + problem + "; the original words were kept.");
        if (place.plain != nullptr) {
            *place.plain = text_of(*unit.target);
        } else {
            auto words = decode(words_of(*unit.target), coded);
            if (!words)
                return keep("translate/code", unit,
                            "Unit " + place.id + ": its codes do not fit; the original words were kept.");
            *place.inlines = std::move(*words);
        }
        if (place.block != nullptr && is_leaf(*place.block))
            place.block->language.clear(); // it is in the document's language now
        return unit.state >= UnitState::reviewed;
    }

    // The title of a translated document is its translated heading.
    void retitle() {
        if (!document_.metadata.title_in_body)
            return;
        document_.metadata.title.clear();
        for_each_block(std::as_const(document_), [&](const Block& block) {
            if (document_.metadata.title.empty() && std::holds_alternative<Heading>(block.node))
                document_.metadata.title = collapse_space(block_text(block));
        });
    }

    Document document_;
    const XliffFile& file_;
    std::map<std::string, const Unit*> units_;
    Findings findings_;
};

} // namespace

Reported<Document> merge(Document original, const XliffFile& translation) {
    return Merger(std::move(original), translation).merge();
}

} // namespace plainsend
