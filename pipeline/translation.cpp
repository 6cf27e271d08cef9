#include "pipeline/translation.h"

#include <algorithm>
#include <set>
#include <utility>

#include "pipeline/messages.h"
#include "stages/document/walk.h"
#include "stages/emit/style.h"
#include "stages/text/text.h"
#include "stages/translate/codes.h"
#include "stages/translate/language_tag.h"
#include "stages/translate/units.h"
#include "stages/translate/xliff.h"

namespace plainsend {

namespace {

// The version that goes to translators: its steps decide what the units are, out and back.
const Recipe& translatable(const Data& data) {
    const auto found = std::find_if(data.recipes.begin(), data.recipes.end(), [](const Recipe& recipe) {
        return std::find(recipe.formats.begin(), recipe.formats.end(), "xliff") != recipe.formats.end();
    });
    if (found == data.recipes.end())
        throw Error(Trouble::data_file, "no version comes in xliff",
                    (data.folder / "styles/versions.xml").string(), "restore the version 'translatable'");
    return *found;
}

// A language becomes part of a file name, and it comes from somebody else's file.
void check_language(const std::string& language, std::string_view where) {
    if (!is_well_formed_tag(language))
        throw Error(Trouble::unusable, "its language is not a language tag", std::string(where),
                    "write it like pl, ur or pt-BR");
}

// The translator's file as a part of the document's input, so that findings can name it and the line.
Findings in_part(Findings findings, std::uint32_t part) {
    for (Finding& finding : findings)
        finding.place.part = part;
    return findings;
}

// Lines mean something in a document that is text itself, not in the parts of a packed one.
Findings in_lines(Findings findings, const std::vector<std::string>& parts) {
    for (Finding& finding : findings)
        if (parts.size() > 1)
            finding.place.line = 0;
    return findings;
}

// What the file as such has wrong, but for what the merge has said with its consequence ("... was kept").
Findings not_yet_said(Findings findings, const Findings& said) {
    std::erase_if(findings, [&](const Finding& finding) {
        return finding.place.line > 0 && std::any_of(said.begin(), said.end(), [&](const Finding& other) {
                   return other.rule == finding.rule && other.place.line == finding.place.line;
               });
    });
    return findings;
}

// The texts of a document, without those of its letterhead.
struct OwnTexts {
    std::set<std::string> body;
    std::set<std::string> letterhead;
};
OwnTexts texts_of(Document& document) {
    std::set<std::string> in_letterhead; // ids of blocks
    for_each_block(std::as_const(document), [&](const Block& block) {
        if (std::holds_alternative<Letterhead>(block.node))
            for (const Blocks* inside : children_of(block))
                for_each_block(*inside, [&](const Block& inner) { in_letterhead.insert(inner.id); });
    });
    OwnTexts texts;
    for (const UnitPlace& place : units_of(document)) {
        const bool of_all = place.block != nullptr && in_letterhead.contains(place.block->id);
        (of_all ? texts.letterhead : texts.body)
            .insert(collapse_space(place.inlines != nullptr ? text_of(encode(*place.inlines).pieces)
                                                            : *place.plain));
    }
    return texts;
}

constexpr std::size_t least_share = 10; // of the translation's words, one in so many is in its document

// Merged into another document, a translation would change almost no words, and the page would still claim to
// be translated. Letters of one school share their letterhead; and when the text has changed since, its
// paragraphs have other numbers but mostly the same words.
void check_belongs(const XliffFile& file, Document& original, std::string_view document_name) {
    const OwnTexts own = texts_of(original);
    std::size_t bytes = 0;
    std::size_t fitting = 0;
    for (const Unit& unit : file.units) {
        const std::string source = collapse_space(text_of(unit.source));
        if (own.letterhead.contains(source))
            continue;
        bytes += source.size();
        fitting += own.body.contains(source) ? source.size() : 0;
    }
    if (fitting * least_share >= bytes)
        return;
    throw Error(Trouble::unusable,
                std::string("this translation belongs to another document: ") +
                    (fitting == 0 ? "none" : "almost none") + " of its words are in " +
                    std::string(document_name),
                file.name,
                "name the document that it was made from; if that has changed since, extract its words "
                "again");
}

// A page whose frame is in English is hard to trust: whoever can add the words should know where.
void check_own_words(const std::string& language, const Data& data, Findings& findings) {
    const std::string written = written_language(language);
    const std::size_t missing = missing_messages(*data.styles.begin()->second.messages, written);
    if (missing == 0 || !problem_of_tag(language).empty()) // that there is no such language is told by itself
        return;
    Finding finding;
    finding.rule = "translate/own-words";
    finding.severity = Severity::warning;
    finding.message = "What plainsend itself says on the page stands in English, marked as English: " +
                      std::to_string(missing) + (missing == 1 ? " message is" : " messages are") +
                      " missing in styles/words/" + written +
                      ".xml. Somebody who speaks the language can add them there.";
    findings.push_back(std::move(finding));
}

void append(Findings& all, Findings more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

Extracted extract_words(const Source& source, const JobOptions& options, const Data& data) {
    ReadDocument read = read_document(source, options);
    const std::string& language = read.document.value.metadata.language;
    if (same_language(language, options.target_language))
        throw Error(Trouble::usage, "the document is in this language already ('" + language + "')",
                    "--to " + options.target_language,
                    "name the language to translate into, or correct the document's own");
    const Recipe& recipe = translatable(data);
    Reported<Document> made =
        make_version(std::move(read.document.value), recipe, options, data, Edits::apply);
    const Style& style = data.styles.at(recipe.style);
    Reported<std::string> written =
        options.xliff == "1.2" ? write_xliff12(made.value, style) : write_xliff(made.value, style);
    return {std::move(written.value), in_lines(std::move(written.findings), made.value.parts),
            made.value.parts};
}

JobResult merge_translation(const Source& source, std::string_view stem, std::string_view xliff,
                            std::string_view xliff_name, const JobOptions& options, const Data& data) {
    const XliffFile file = parse_xliff(xliff, xliff_name);
    ReadDocument read = read_document(source, options);
    JobResult result;
    result.reader = read.reader;
    result.parts = read.document.value.parts;
    const Recipe& steps = translatable(data);
    Reported<Document> original =
        make_version(std::move(read.document.value), steps, options, data, Edits::apply);
    check_belongs(file, original.value, source.name);
    Reported<Document> merged = merge(std::move(original.value), file);
    Document& document = merged.value;
    const std::string language =
        file.target_language.empty() ? document.metadata.language : file.target_language;
    check_language(language, xliff_name);
    document.version = "translated-" + language;
    result.kind = document.metadata.kind;
    Recipe recipe = steps;
    recipe.formats = {"html", "pdf"};
    const std::vector<std::string>& formats = options.formats.empty() ? recipe.formats : options.formats;
    Reported<std::vector<Output>> written = write_version(document, recipe, stem, formats, options, data);
    result.outputs = std::move(written.value);
    written.findings = in_lines(std::move(written.findings), result.parts);
    const auto part = static_cast<std::uint32_t>(result.parts.size());
    result.parts.emplace_back(xliff_name);
    append(result.findings, in_part(not_yet_said(check_xliff(file), merged.findings), part));
    append(result.findings, in_part(std::move(merged.findings), part));
    check_own_words(language, data, result.findings);
    append(result.findings, std::move(written.findings));
    return result;
}

Findings check_translation(std::string_view xliff, std::string_view name) {
    return check_xliff(parse_xliff(xliff, name));
}

} // namespace plainsend
