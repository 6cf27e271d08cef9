#include "pipeline/rules.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "pipeline/nearest.h"
#include "stages/document/edit.h"
#include "stages/document/walk.h"
#include "stages/draft/draft_data.h"
#include "stages/language/explanation.h"
#include "stages/language/language_data.h"
#include "stages/rule_sources.h"
#include "stages/stage.h"

namespace plainsend {

namespace {

std::vector<std::string> one(std::string_view text) {
    return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::string(text)};
}

Document document_of(const std::string& sentence) {
    Document document;
    document.body.push_back({"", {}, "", "", false, Paragraph{{{Text{sentence, {}}}}}});
    finish_reading(document);
    return document;
}

const Stage* stage_named(std::string_view name) {
    for (const Stage& stage : stages())
        if (stage.name == name)
            return &stage;
    return nullptr;
}

// Runs one stage over the examples of its rules.
class Examples {
public:
    Examples(const Data& data, std::string_view stage, std::string file)
        : context_{*data.language, *data.draft, {}}, stage_(stage_named(stage)),
          prefix_(std::string(stage) + "/"), file_(std::move(file)) {
        using namespace std::chrono;
        context_.choices.date = 2026y / November / 23; // any day: examples must not depend on it
    }

    // What the sentence becomes when every proposal of this rule is taken; nothing when the rule is silent.
    std::optional<std::string> reworded(const std::string& id, const std::string& sentence) const {
        Reported<Document> read = stage_->run(document_of(sentence), context_);
        Findings own;
        for (Finding& finding : read.findings)
            if (finding.rule == prefix_ + id) {
                finding.confidence = Confidence::certain;
                own.push_back(std::move(finding));
            }
        if (own.empty())
            return std::nullopt;
        const Document edited = plainsend::apply(document_of(sentence), own).value;
        return block_text(edited.body.front());
    }

    void expect_silence(const std::string& id, std::uint32_t line, const std::vector<std::string>& sentences,
                        std::vector<DataMistake>& mistakes) const {
        for (const std::string& sentence : sentences)
            if (reworded(id, sentence))
                mistakes.push_back(at(line, "rule '" + id + "' must leave alone: " + sentence));
    }

    DataMistake at(std::uint32_t line, std::string message) const {
        return {file_ + ":" + std::to_string(line), std::move(message)};
    }

private:
    Context context_;
    const Stage* stage_;
    std::string prefix_;
    std::string file_;
};

void check_plain_words(const Data& data, std::vector<DataMistake>& mistakes) {
    const Examples examples(data, "plain-words", (data.folder / "glossary/plain-words.xml").string());
    for (const PlainWordsRule& rule : data.language->plain_words.rules) {
        for (std::size_t i = 0; i < rule.wrong.size(); ++i) {
            const std::optional<std::string> now = examples.reworded(rule.id, rule.wrong[i]);
            if (!now)
                mistakes.push_back(examples.at(
                    rule.line, "rule '" + rule.id + "' finds nothing in its example: " + rule.wrong[i]));
            else if (i < rule.right.size() && *now != rule.right[i])
                mistakes.push_back(examples.at(rule.line, "rule '" + rule.id + "' makes \"" + *now +
                                                              "\", but its example says \"" + rule.right[i] +
                                                              "\""));
        }
        examples.expect_silence(rule.id, rule.line, rule.leave, mistakes);
    }
}

void check_careful_words(const Data& data, std::vector<DataMistake>& mistakes) {
    const Examples examples(data, "careful-words", (data.folder / "glossary/careful-words.xml").string());
    for (const CarefulWordsRule& rule : data.language->careful_words.rules) {
        if (!rule.kinds.empty())
            continue; // its examples speak only in a document of that kind
        for (const std::string& sentence : rule.wrong)
            if (!examples.reworded(rule.id, sentence))
                mistakes.push_back(examples.at(rule.line, "rule '" + rule.id +
                                                              "' finds nothing in its example: " + sentence));
        examples.expect_silence(rule.id, rule.line, rule.leave, mistakes);
    }
}

// Every kind that a rule names exists.
void check_kinds(const Data& data, std::vector<DataMistake>& mistakes) {
    const std::string file = (data.folder / "glossary/careful-words.xml").string();
    for (const CarefulWordsRule& rule : data.language->careful_words.rules)
        for (const std::string& kind : rule.kinds)
            if (find_kind(*data.draft, kind) == nullptr)
                mistakes.push_back({file + ":" + std::to_string(rule.line),
                                    "rule '" + rule.id + "' names no kind '" + kind + "'"});
}

std::string place_in(const Data& data, std::string_view file, std::uint32_t line) {
    return (data.folder / "glossary" / file).string() + ":" + std::to_string(line);
}

std::string_view source_of_careful_words(CarefulGroup group) {
    switch (group) {
    case CarefulGroup::vague:
        return "SEND Code of Practice 2015, 9.69 (England): help in section F of a plan is detailed and "
               "specific.";
    case CarefulGroup::strength:
        return "SEND Code of Practice 2015, 9.22 (England): plans show the strengths of the child.";
    case CarefulGroup::label:
    case CarefulGroup::deficit:
    case CarefulGroup::blame:
        break;
    }
    return "Our own rule: the child and the family read what is written about them.";
}

// Every rule has a task, and every name in the tasks is that of a rule.
void check_tasks(const Data& data, std::vector<DataMistake>& mistakes) {
    const std::string file = (data.folder / "glossary/tasks.xml").string();
    std::set<std::string> known;
    for (const Explanation& rule : all_rules(data)) {
        known.insert({rule.name, rule.family});
        if (!task_of(data.tasks, rule.name, rule.family).named)
            mistakes.push_back({file, "no task has the rule '" + rule.name + "'"});
    }
    for (const Task& task : data.tasks)
        for (const std::string& rule : task.rules)
            if (!known.contains(rule))
                mistakes.push_back({file + ":" + std::to_string(task.line),
                                    "task '" + task.id + "' names no rule: '" + rule + "'"});
}

std::string group_name(CarefulGroup group) {
    switch (group) {
    case CarefulGroup::label:
        return "label";
    case CarefulGroup::deficit:
        return "deficit";
    case CarefulGroup::blame:
        return "blame";
    case CarefulGroup::vague:
        return "vague";
    case CarefulGroup::strength:
        return "strength";
    }
    return "";
}

} // namespace

std::vector<Explanation> all_rules(const Data& data) {
    std::vector<Explanation> all;
    for (const RuleText& rule : rules())
        all.push_back({std::string(rule.name),
                       std::string(rule.summary),
                       std::string(rule.why),
                       one(rule.wrong),
                       one(rule.right),
                       {},
                       std::string(source_of_rule(rule.name)),
                       {},
                       {}});
    for (const PlainWordsRule& rule : data.language->plain_words.rules)
        all.push_back({"plain-words/" + rule.id,
                       listed(rule.matches) + ": " + (rule.use.empty() ? "leave it out" : rule.use),
                       rule.reason, rule.wrong, rule.right, rule.leave,
                       "Our own rule, after ISO 24495-1:2023 (Plain language): words that readers know.",
                       place_in(data, "plain-words.xml", rule.line), "plain-words"});
    for (const CarefulWordsRule& rule : data.language->careful_words.rules)
        all.push_back({"careful-words/" + rule.id, listed(rule.matches), rule.message, rule.wrong,
                       rule.instead, rule.leave, std::string(source_of_careful_words(rule.group)),
                       place_in(data, "careful-words.xml", rule.line),
                       "careful-words:" + group_name(rule.group)});
    std::sort(all.begin(), all.end(),
              [](const Explanation& a, const Explanation& b) { return a.name < b.name; });
    return all;
}

std::vector<DataMistake> check_data(const Data& data) {
    std::vector<DataMistake> mistakes;
    check_plain_words(data, mistakes);
    check_careful_words(data, mistakes);
    check_kinds(data, mistakes);
    check_tasks(data, mistakes);
    return mistakes;
}

std::vector<DataMistake> advice(const Glossary& glossary, const std::set<std::string>& files) {
    constexpr double easy = 11; // years
    std::vector<DataMistake> found;
    for (const GlossaryTerm& term : glossary.terms) {
        if (!files.contains(term.file))
            continue;
        const std::string where = term.file + ":" + std::to_string(term.line);
        if (const double age = reading_age_of(term.explanation); age > easy)
            found.push_back({where, "advice: '" + term.name + "' is explained for a reading age of about " +
                                        std::to_string(std::lround(age)) +
                                        ". Shorter sentences and words help: " + term.explanation});
        if (says_only_its_name(term))
            found.push_back(
                {where, "advice: '" + term.name +
                            "' is explained by its own words. Say what it means for the family: " +
                            term.explanation});
    }
    return found;
}

} // namespace plainsend
