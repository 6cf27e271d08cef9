#include "pipeline/app/check_report.h"

#include "pipeline/finding_json.h"
#include "pipeline/readability_json.h"

namespace plainsend {

using json::Array;
using json::Object;
using json::Value;

namespace {

Array acronyms_json(const CheckResult& result) {
    Array acronyms;
    for (std::size_t i = 0; i < result.acronyms.size(); ++i) {
        const AcronymUse& use = result.acronyms[i];
        const SourceSpan& place = result.acronym_places[i];
        Array senses;
        for (const std::string& sense : use.senses)
            senses.emplace_back(sense);
        acronyms.push_back(Object{{"short", use.short_form},
                                  {"long", use.long_form.empty() ? Value(nullptr) : Value(use.long_form)},
                                  {"source", use.source},
                                  {"senses", std::move(senses)},
                                  {"block", use.block},
                                  {"begin", use.begin},
                                  {"end", use.end},
                                  {"place", place_json(place.place, result.parts, place.length)}});
    }
    return acronyms;
}

std::string text_of(const CheckResult& result, const CheckedSentence& sentence, std::size_t& block) {
    while (block < result.blocks.size() && result.blocks[block].id != sentence.block)
        ++block; // both are in reading order
    return block < result.blocks.size()
               ? result.blocks[block].text.substr(sentence.begin, sentence.end - sentence.begin)
               : std::string();
}

// Hardest first. Their blocks stand in any order.
Array hardest_json(const CheckResult& result) {
    Array hardest;
    for (const HardSentence& sentence : result.hardest) {
        std::size_t block = 0;
        hardest.push_back(
            Object{{"rank", hardest.size() + 1},
                   {"block", sentence.block},
                   {"begin", sentence.begin},
                   {"end", sentence.end},
                   {"text", text_of(result, {sentence.block, sentence.begin, sentence.end, {}}, block)},
                   {"words", sentence.words},
                   {"complex_words", sentence.long_words.size()},
                   {"why", why_hard(sentence)}});
    }
    return hardest;
}

} // namespace

Value check_json(const CheckedFile& file, const std::set<Detail>& detail) {
    if (file.error)
        return Object{{"file", valid_utf8(file.file)},
                      {"error", valid_utf8(file.error->message)},
                      {"hint", valid_utf8(file.error->hint)}};
    const CheckResult& result = *file.result;
    Array findings;
    for (std::size_t i = 0; i < result.findings.size(); ++i)
        findings.push_back(finding_json(result.findings[i], result.parts, result.places[i].length));
    Object document{{"file", valid_utf8(file.file)},
                    {"kind", result.kind.empty() ? Value(nullptr) : Value(result.kind)},
                    {"readability", readability_json(result.readability)},
                    {"hardest_sentences", hardest_json(result)},
                    {"acronyms", acronyms_json(result)},
                    {"findings", std::move(findings)}};
    if (detail.contains(Detail::blocks)) {
        Array blocks;
        for (const ListedBlock& block : result.blocks)
            blocks.push_back(Object{
                {"id", block.id}, {"number", block.number}, {"kind", block.kind}, {"text", block.text}});
        document.emplace_back("blocks", std::move(blocks));
    }
    if (detail.contains(Detail::sentences)) {
        Array sentences;
        std::size_t block = 0;
        for (const CheckedSentence& sentence : result.sentences)
            sentences.push_back(
                Object{{"block", sentence.block},
                       {"begin", sentence.begin},
                       {"end", sentence.end},
                       {"text", text_of(result, sentence, block)},
                       {"source", place_json(sentence.source.place, result.parts, sentence.source.length)}});
        document.emplace_back("sentences", std::move(sentences));
    }
    return document;
}

} // namespace plainsend
