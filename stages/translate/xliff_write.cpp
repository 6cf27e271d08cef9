#include <map>
#include <optional>
#include <set>

#include "stages/document/walk.h"
#include "stages/io/xml.h"
#include "stages/text/unseen.h"
#include "stages/translate/units.h"
#include "stages/translate/xliff.h"

namespace plainsend {

namespace {

using Kind = UnitPiece::Kind;
using xml::escape;

// What a unit is written from: its words with codes, and where it stands.
struct Written {
    UnitPlace place;
    Coded coded;
    std::vector<std::string> terms; // glossary entries used
};

std::vector<Written> written_units(Document& document) {
    std::vector<Written> units;
    const PeopleNames names = names_in(document);
    for (UnitPlace& place : units_of(document)) {
        Written unit{place, {}, {}};
        if (place.inlines != nullptr)
            unit.coded = encode(*place.inlines, names);
        else
            unit.coded.pieces.push_back({Kind::text, {}, *place.plain});
        for (const UnitPiece& piece : unit.coded.pieces)
            if (piece.kind == Kind::term_open)
                unit.terms.push_back(piece.text);
        units.push_back(std::move(unit));
    }
    return units;
}

using Glossary = std::map<std::string_view, const GlossaryItem*>;

Glossary glossary_of(const Document& document) {
    Glossary glossary;
    for (const GlossaryItem& item : document.glossary)
        glossary.emplace(item.id, &item);
    return glossary;
}

// The terms of a unit, each once, in the order in which they stand.
std::vector<const GlossaryItem*> terms_of(const Glossary& glossary, const Written& unit) {
    std::vector<const GlossaryItem*> terms;
    std::set<std::string> seen;
    for (const std::string& id : unit.terms)
        if (const auto found = glossary.find(id); found != glossary.end() && seen.insert(id).second)
            terms.push_back(found->second);
    return terms;
}

std::string meaning_of(const GlossaryItem& item) {
    return item.long_form.empty() ? item.explanation : item.long_form + ". " + item.explanation;
}

std::string context_of(const Written& unit) {
    return unit.place.number.empty() ? unit.place.context
                                     : unit.place.context + ", number " + unit.place.number;
}

std::string file_name(const Document& document) {
    return document.parts.empty() ? "document" : document.parts.front();
}

// XLIFF 2.1, 4.7.3: type and subType of an inline code.
std::string type_of(const Inline& code) {
    return std::visit(overloaded{
                          [](const Text&) { return std::string(" type=\"ui\" subType=\"xlf:var\""); },
                          [](const LineBreak&) { return std::string(" type=\"fmt\" subType=\"xlf:lb\""); },
                          [](const Marked& marked) {
                              if (marked.mark == Mark::strong)
                                  return std::string(" type=\"fmt\" subType=\"xlf:b\"");
                              if (marked.mark == Mark::emphasis)
                                  return std::string(" type=\"fmt\" subType=\"xlf:i\"");
                              if (marked.mark == Mark::underline)
                                  return std::string(" type=\"fmt\" subType=\"xlf:u\"");
                              return std::string(" type=\"fmt\"");
                          },
                          [](const Link&) { return std::string(" type=\"link\""); },
                          [](const Image&) { return std::string(" type=\"image\""); },
                          [](const LanguageRun&) { return std::string(" type=\"other\""); },
                          [](const NoteMark&) { return std::string(" type=\"other\""); },
                          [](const Field&) { return std::string(" type=\"other\""); },
                          [](const Term&) { return std::string(); },
                          [](const Abbreviation&) { return std::string(); },
                          [](const Generated&) { return std::string(); },
                      },
                      code.node);
}

std::string ctype_of(const Inline& code) { // XLIFF 1.2, ctype
    if (const auto* marked = std::get_if<Marked>(&code.node)) {
        switch (marked->mark) {
        case Mark::strong:
            return " ctype=\"bold\"";
        case Mark::emphasis:
            return " ctype=\"italic\"";
        case Mark::underline:
            return " ctype=\"underlined\"";
        case Mark::strike:
        case Mark::superscript:
        case Mark::subscript:
        case Mark::code:
            return " ctype=\"x-" + std::string(marked->mark == Mark::strike ? "strike" : "format") + "\"";
        }
    }
    if (std::holds_alternative<Link>(code.node))
        return " ctype=\"link\"";
    if (std::holds_alternative<LineBreak>(code.node))
        return " ctype=\"lb\"";
    if (std::holds_alternative<Image>(code.node))
        return " ctype=\"image\"";
    return "";
}

// Names of pictures come from the input as they are, and a translator sees them.
std::string shown(const UnitPiece& piece, const char* attribute) {
    if (piece.text.empty())
        return "";
    const std::optional<SeenText> seen = without_unseen(piece.text);
    return std::string(" ") + attribute + "=\"" + escape(seen ? seen->text : piece.text) + "\"";
}

std::string source20(const Coded& coded, const UnitPieces& pieces) {
    std::string out;
    for (const UnitPiece& piece : pieces) {
        switch (piece.kind) {
        case Kind::text:
            out += escape(piece.text);
            break;
        case Kind::open:
            out += "<pc id=\"" + piece.id + "\" canDelete=\"no\"" + type_of(coded.codes.at(piece.id)) +
                   shown(piece, "dispStart") + ">";
            break;
        case Kind::close:
            out += "</pc>";
            break;
        case Kind::standalone:
            out += "<ph id=\"" + piece.id + "\" canDelete=\"no\"" + type_of(coded.codes.at(piece.id)) +
                   shown(piece, "disp") + "/>";
            break;
        case Kind::keep_open:
            out += "<mrk id=\"" + piece.id + "\" translate=\"no\">";
            break;
        case Kind::term_open:
            out += "<mrk id=\"" + piece.id + "\" type=\"term\">";
            break;
        case Kind::keep_close:
        case Kind::term_close:
            out += "</mrk>";
            break;
        }
    }
    return out;
}

// One segment for each sentence; what parts two of them needs no translation.
std::string segments20(const Written& unit, std::string_view language) {
    std::string out;
    for (const Sentence& sentence : sentences_of(unit.coded, language)) {
        const std::string source = "<source>" + source20(unit.coded, sentence.pieces) + "</source>";
        out += sentence.gap ? "      <ignorable>\n        " + source + "\n      </ignorable>\n"
                            : "      <segment state=\"initial\">\n        " + source + "\n      </segment>\n";
    }
    return out;
}

std::string glossary20(const Glossary& glossary, const Written& unit) {
    std::string entries;
    for (const GlossaryItem* item : terms_of(glossary, unit))
        entries += "        <gls:glossEntry>\n          <gls:term>" + escape(item->term) +
                   "</gls:term>\n          <gls:definition>" + escape(meaning_of(*item)) +
                   "</gls:definition>\n        </gls:glossEntry>\n";
    return entries.empty() ? "" : "      <gls:glossary>\n" + entries + "      </gls:glossary>\n";
}

std::string source12(const Written& unit) {
    std::string out;
    for (const UnitPiece& piece : unit.coded.pieces) {
        switch (piece.kind) {
        case Kind::text:
            out += escape(piece.text);
            break;
        case Kind::open:
            out += "<g id=\"" + piece.id + "\"" + ctype_of(unit.coded.codes.at(piece.id)) + ">";
            break;
        case Kind::close:
            out += "</g>";
            break;
        case Kind::standalone:
            out += "<x id=\"" + piece.id + "\"" + ctype_of(unit.coded.codes.at(piece.id)) +
                   shown(piece, "equiv-text") + "/>";
            break;
        case Kind::keep_open:
            out += "<mrk mtype=\"protected\" mid=\"" + piece.id + "\">";
            break;
        case Kind::term_open:
            out += "<mrk mtype=\"term\" mid=\"" + piece.id + "\">";
            break;
        case Kind::keep_close:
        case Kind::term_close:
            out += "</mrk>";
            break;
        }
    }
    return out;
}

} // namespace

Reported<std::string> write_xliff(const Document& document, const Style&) {
    Document copy = document; // units_of() gives places to write to; here they are only read
    const std::string& target = document.target_language;
    const Glossary glossary = glossary_of(document);
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
        "xmlns:gls=\"urn:oasis:names:tc:xliff:glossary:2.0\" version=\"2.1\" srcLang=\"" +
        escape(document.metadata.language) + "\"" +
        (target.empty() ? "" : " trgLang=\"" + escape(target) + "\"") + ">\n  <file id=\"f1\" original=\"" +
        escape(file_name(document)) + "\"" +
        (direction_of(target) == Direction::right_to_left ? " trgDir=\"rtl\"" : "") +
        ">\n    <notes>\n      <note category=\"instruction\">Please keep every code (bold, links, line "
        "breaks, {{fields}}) and every name and number. Each unit is one paragraph; nothing of the layout "
        "is in this file.</note>\n    </notes>\n";
    for (const Written& unit : written_units(copy))
        out += "    <unit id=\"" + escape(unit.place.id) + "\" xml:space=\"preserve\">\n" +
               glossary20(glossary, unit) + "      <notes>\n        <note category=\"context\">" +
               escape(context_of(unit)) + "</note>\n      </notes>\n" +
               segments20(unit, document.metadata.language) + "    </unit>\n";
    return {out + "  </file>\n</xliff>\n", {}};
}

Reported<std::string> write_xliff12(const Document& document, const Style&) {
    Document copy = document;
    const std::string& target = document.target_language;
    const Glossary glossary = glossary_of(document);
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\">\n  <file original=\"" +
        escape(file_name(document)) + "\" source-language=\"" + escape(document.metadata.language) + "\"" +
        (target.empty() ? "" : " target-language=\"" + escape(target) + "\"") +
        " datatype=\"plaintext\">\n    <body>\n";
    for (const Written& unit : written_units(copy)) {
        std::string notes;
        for (const GlossaryItem* item : terms_of(glossary, unit))
            notes += "        <note from=\"glossary\">" + escape(item->term + ": " + meaning_of(*item)) +
                     "</note>\n";
        out += "      <trans-unit id=\"" + escape(unit.place.id) +
               "\" xml:space=\"preserve\">\n        <source>" + source12(unit) +
               "</source>\n        <note from=\"context\">" + escape(context_of(unit)) + "</note>\n" + notes +
               "      </trans-unit>\n";
    }
    return {out + "    </body>\n  </file>\n</xliff>\n", {}};
}

} // namespace plainsend
