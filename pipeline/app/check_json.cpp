#include "pipeline/app/check_report.h"

#include <cmath>

#include "pipeline/finding_json.h"

namespace plainsend {

using json::Array;
using json::Object;
using json::Value;

namespace {

// Two decimals: more would promise an exactness that such formulas do not have.
Value rounded(double number) {
    return std::round(number * 100) / 100;
}

Value readability_json(const Readability& measure) {
    return Object{{"words", measure.words},
                  {"sentences", measure.sentences},
                  {"syllables", measure.syllables},
                  {"letters", measure.letters},
                  {"complex_words", measure.complex_words},
                  {"polysyllables", measure.complex_words},
                  {"fre", rounded(measure.fre)},
                  {"fkgl", rounded(measure.fkgl)},
                  {"smog", rounded(measure.smog)},
                  {"fog", rounded(measure.fog)},
                  {"ari", rounded(measure.ari)},
                  {"cli", rounded(measure.cli)},
                  {"reading_age", rounded(measure.reading_age)}};
}

Array acronyms_json(const CheckResult& result) {
    Array acronyms;
    for (const AcronymUse& use : result.acronyms) {
        Array senses;
        for (const std::string& sense : use.senses)
            senses.emplace_back(sense);
        acronyms.push_back(Object{{"short", use.short_form},
                                  {"long", use.long_form.empty() ? Value(nullptr) : Value(use.long_form)},
                                  {"source", use.source},
                                  {"senses", std::move(senses)},
                                  {"block", use.block},
                                  {"begin", use.begin},
                                  {"end", use.end}});
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

} // namespace

Value check_json(const CheckedFile& file, const std::set<Detail>& detail) {
    if (file.error)
        return Object{{"file", valid_utf8(file.file)},
                      {"error", valid_utf8(file.error->message)},
                      {"hint", valid_utf8(file.error->hint)}};
    const CheckResult& result = *file.result;
    Array findings;
    for (const Finding& finding : result.findings)
        findings.push_back(finding_json(finding, result.parts));
    Object document{{"file", valid_utf8(file.file)},
                    {"kind", result.kind.empty() ? Value(nullptr) : Value(result.kind)},
                    {"readability", readability_json(result.readability)},
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
            sentences.push_back(Object{{"block", sentence.block},
                                       {"begin", sentence.begin},
                                       {"end", sentence.end},
                                       {"text", text_of(result, sentence, block)}});
        document.emplace_back("sentences", std::move(sentences));
    }
    return document;
}

} // namespace plainsend
