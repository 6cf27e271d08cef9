#include "pipeline/check.h"

#include <algorithm>

#include "pipeline/gather.h"
#include "pipeline/places.h"
#include "stages/document/walk.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// The steps of the plain version look for most; nothing is applied and nothing is laid out.
Recipe checking(const Data& data) {
    const auto has_apply = [](const Recipe& recipe) {
        return std::find(recipe.steps.begin(), recipe.steps.end(), "apply") != recipe.steps.end();
    };
    const auto plain = std::find_if(data.recipes.begin(), data.recipes.end(), has_apply);
    Recipe recipe = plain == data.recipes.end() ? data.recipes.front() : *plain;
    recipe.name = "standard"; // the author's own words are what is looked at
    return recipe;
}

// In a packed document lines are those of the XML inside it, which nobody sees; nor does anyone see those of
// a flat OpenDocument text.
bool shows_its_lines(const Source& source, const std::string& reader, const Document& document) {
    return reader != "odt" && document.parts.size() == 1 && document.parts.front() == source.name;
}

SourcePlace source_place(const Finding& finding, const Source& source,
                         const std::vector<std::string>& parts) {
    const std::string_view bytes = source.bytes;
    const std::size_t offset = finding.place.offset;
    // A packed document's places are in its parts, not in the file.
    if (parts.size() > 1 || finding.text.empty() || bytes.starts_with("PK") ||
        bytes.substr(std::min(offset, bytes.size()), finding.text.size()) != finding.text)
        return {};
    const std::size_t newline = offset == 0 ? std::string_view::npos : bytes.rfind('\n', offset - 1);
    const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
    return {static_cast<std::uint32_t>(code_points(bytes.substr(line, offset - line)) + 1), true};
}

} // namespace

CheckResult check_document(const Source& source, const JobOptions& options, const Data& data) {
    ReadDocument read = read_document(source, options);
    const Document& document = read.document.value;
    Reported<Document> passed = make_version(document, checking(data), options, data, Edits::leave);
    CheckResult result;
    result.reader = read.reader;
    result.kind = passed.value.metadata.kind;
    result.parts = document.parts;
    Document unmarked = document;
    unmarked.metadata = passed.value.metadata;
    result.readability = measure(unmarked);
    result.hardest = hardest_sentences(unmarked);
    result.has_lines = shows_its_lines(source, read.reader, document);
    result.acronyms = find_acronyms(unmarked, Context{*data.language, *data.draft, options.choices});
    Findings findings = std::move(read.document.findings);
    findings.insert(findings.end(), passed.findings.begin(), passed.findings.end());
    result.findings = placed(gathered(std::move(findings), document), document, source.bytes);
    for (const Finding& finding : result.findings)
        result.places.push_back(source_place(finding, source, result.parts));
    for_each_block(passed.value, [&](const Block& block) {
        if (!is_leaf(block))
            return;
        const std::string text = block_text(block);
        const std::string& language = block.language.empty() ? document.metadata.language : block.language;
        for (const Span& sentence : sentences(text, language))
            result.sentences.push_back({block.id, sentence.begin, sentence.end});
    });
    result.blocks = listed_blocks(passed.value);
    return result;
}

} // namespace plainsend
