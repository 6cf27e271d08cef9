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
    result.findings = gathered(std::move(findings), document);
    Places places(document, source.bytes, read.reader);
    for (Finding& finding : result.findings) {
        result.places.push_back(places.of(finding));
        finding.place = result.places.back().place;
    }
    for (const AcronymUse& use : result.acronyms)
        result.acronym_places.push_back(places.of(use.block, use.begin, use.end));
    for_each_block(passed.value, [&](const Block& block) {
        if (!is_leaf(block))
            return;
        const std::string text = block_text(block);
        const std::string& language = block.language.empty() ? document.metadata.language : block.language;
        for (const Span& sentence : sentences(text, language))
            result.sentences.push_back(
                {block.id, sentence.begin, sentence.end, places.of(block.id, sentence.begin, sentence.end)});
    });
    result.blocks = listed_blocks(passed.value);
    return result;
}

} // namespace plainsend
