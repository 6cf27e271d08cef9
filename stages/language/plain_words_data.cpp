#include "stages/language/plain_words_data.h"

#include <algorithm>
#include <array>
#include <set>

#include "stages/language/data_file.h"

namespace plainsend {

namespace {

PartOfSpeech part_of(const std::string& name) {
    static constexpr std::array<std::pair<std::string_view, PartOfSpeech>, 6> table{
        {{"verb", PartOfSpeech::verb},
         {"noun", PartOfSpeech::noun},
         {"adjective", PartOfSpeech::adjective},
         {"adverb", PartOfSpeech::adverb},
         {"phrase", PartOfSpeech::phrase},
         {"preposition", PartOfSpeech::preposition}}};
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == name; });
    return found == table.end() ? PartOfSpeech::phrase : found->second;
}

Endings endings_of(PartOfSpeech part) {
    switch (part) {
    case PartOfSpeech::verb:
        return Endings::verb;
    case PartOfSpeech::noun:
        return Endings::noun;
    case PartOfSpeech::adjective:
        return Endings::adjective;
    case PartOfSpeech::adverb:
    case PartOfSpeech::phrase:
    case PartOfSpeech::preposition:
        return Endings::none;
    }
    return Endings::none;
}

std::vector<std::string> plain_text(const std::vector<PatternWord>& pattern) {
    std::vector<std::string> found;
    for (const PatternWord& word : pattern)
        found.push_back(word.word);
    return found;
}

// The first word for a fact (a duty, a negation, a number) that the one wording has and the other has not;
// empty where both say the same.
std::string lone_fact(const std::string& of, const std::string& beside, const FactWords& words) {
    Facts others = find_facts(beside, words);
    for (const Fact& fact : find_facts(of, words)) {
        const auto same = std::find_if(others.begin(), others.end(), [&](const Fact& other) {
            return other.kind == fact.kind && other.value == fact.value;
        });
        if (same == others.end())
            return of.substr(fact.span.begin, fact.span.end - fact.span.begin);
        others.erase(same);
    }
    return {};
}

// A certain change must be one that the fidelity proof lets pass: it may change what a plan promises
// otherwise. "a week" says how often only behind an amount.
void check_facts(const DataFile& file, xml::Node node, const PlainWordsRule& rule, const FactWords& words) {
    for (const std::string& phrase : rule.matches) {
        const auto differ = [&](const std::string& in_front) {
            const std::string lost = lone_fact(in_front + phrase, in_front + rule.use, words);
            return lost.empty() ? lone_fact(in_front + rule.use, in_front + phrase, words) : lost;
        };
        const std::string fact = differ("");
        if (!fact.empty() && !differ("30 minutes ").empty())
            mistake(file, node,
                    "a certain rule must keep every duty, negation and number, but only one of \"" + phrase +
                        "\" and \"" + rule.use + "\" has '" + fact + "'",
                    "set confidence=\"review\", or say in facts.xml that the two mean the same");
    }
}

void add_neighbour(Neighbours& neighbours, xml::Node node) {
    if (node.has("before"))
        neighbours.add_before(node.attribute("before"));
    else if (node.has("after"))
        neighbours.add_after(node.attribute("after"));
    else if (node.has("earlier"))
        neighbours.add_earlier(node.attribute("earlier"));
    else if (node.attribute("at") == "clause-start")
        neighbours.add_clause_start();
    else if (node.attribute("at") == "passive")
        neighbours.add_passive();
    else if (node.attribute("at") == "object")
        neighbours.add_object();
    else
        neighbours.add_clause_end();
}

PlainWordsRule rule_of(const DataFile& file, xml::Node node) {
    PlainWordsRule rule;
    rule.id = node.attribute("id");
    rule.part = part_of(node.attribute("part"));
    rule.confidence = node.attribute("confidence") == "certain" ? Confidence::certain : Confidence::review;
    rule.also_noun = node.attribute("also") == "noun";
    rule.matches = texts_of(node, "match");
    rule.use = text_of(node.first("use"));
    rule.alternatives = texts_of(node, "or");
    for (xml::Node unless = node.first("unless"); unless; unless = unless.next("unless"))
        add_neighbour(rule.exceptions, unless);
    for (xml::Node sure = node.first("sure"); sure; sure = sure.next("sure"))
        add_neighbour(rule.sure, sure);
    rule.reason = text_of(node.first("reason"));
    rule.wrong = texts_of(node, "wrong");
    rule.right = texts_of(node, "right");
    rule.leave = texts_of(node, "leave");
    rule.ask = texts_of(node, "ask");
    rule.line = node.line();
    if (rule.wrong.size() != rule.right.size())
        mistake(file, node, "each <wrong> needs its <right>", "give as many of the one as of the other");
    return rule;
}

} // namespace

std::size_t head_of(PartOfSpeech part, const std::vector<std::string>& words) {
    switch (part) {
    case PartOfSpeech::verb:
    case PartOfSpeech::adjective:
        return 0;
    case PartOfSpeech::noun: {
        // "course of action": the word before the first preposition.
        static constexpr std::array<std::string_view, 9> prepositions{"of", "for",  "to",    "in", "with",
                                                                      "on", "from", "about", "at"};
        for (std::size_t i = 1; i < words.size(); ++i)
            if (std::find(prepositions.begin(), prepositions.end(), words[i]) != prepositions.end())
                return i - 1;
        return words.empty() ? 0 : words.size() - 1;
    }
    case PartOfSpeech::adverb:
    case PartOfSpeech::phrase:
    case PartOfSpeech::preposition:
        return words.size();
    }
    return words.size();
}

PlainWords parse_plain_words(std::string_view bytes, std::string_view name, std::string_view schema,
                             const FactWords& facts) {
    const DataFile file = read_data_file(bytes, name, schema);
    PlainWords found;
    std::set<std::string> ids;
    const xml::Node root = file.tree.root();
    for (xml::Node node = root.first("rule"); node; node = node.next("rule")) {
        PlainWordsRule rule = rule_of(file, node);
        if (!ids.insert(rule.id).second)
            mistake(file, node, "a second rule with the id \"" + rule.id + "\"", "give each rule its own id");
        if (rule.confidence == Confidence::certain)
            check_facts(file, node, rule, facts);
        for (const std::string& phrase : rule.matches) {
            std::vector<PatternWord> pattern = pattern_words(phrase);
            const std::size_t head = head_of(rule.part, plain_text(pattern));
            if (head < pattern.size())
                pattern[head].endings = endings_of(rule.part);
            found.phrases.push_back({WordList::plain_words, found.rules.size(), std::move(pattern)});
        }
        found.rules.push_back(std::move(rule));
    }
    return found;
}

} // namespace plainsend
