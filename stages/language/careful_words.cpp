#include "stages/language/careful_words.h"

#include <algorithm>
#include <array>
#include <set>

#include "stages/language/language_data.h"
#include "stages/language/passage.h"
#include "stages/text/one_of.h"

namespace plainsend {

namespace {

// Kinds of document that speak of one child, where a strength must be found.
bool is_about_a_child(const std::string& kind) {
    static constexpr std::array<std::string_view, 4> table{"ehc-plan", "individual-plan", "child-plan",
                                                           "minutes"};
    return is_one_of(table, kind);
}

class CarefulReader {
public:
    CarefulReader(const Document& document, const Context& context)
        : words_(context.language.careful_words), passages_(passages(document, context.language)),
          kind_(document.metadata.kind) {}

    Findings run() {
        for (const Passage& passage : passages_)
            find_recorded(passage);
        for (const Passage& passage : passages_)
            read(passage);
        if (is_about_a_child(kind_) && !is_about_the_school() && !has_strength()) {
            Finding finding;
            finding.rule = "careful-words/no-strength";
            finding.severity = Severity::warning;
            finding.message =
                "No strength of the child is mentioned. Say what the child does well, likes and is "
                "proud of, before what is hard.";
            findings_.push_back(std::move(finding));
        }
        return std::move(findings_);
    }

private:
    struct Hit {
        Match match;
        std::size_t sentence = 0;
    };

    // "autism" alone names a condition that may be recorded; only a guess at it ("may be autistic") is found.
    enum class Beside { anything, what_rules_ask };

    // What the rules find in a passage, exceptions taken out.
    std::vector<Hit> hits(const Passage& passage, Beside beside) const {
        std::vector<Hit> found;
        std::size_t sentence = 0;
        passage.matches->scan(WordList::careful_words, [&](const Match& match) {
            const CarefulForm& form = words_.forms[match.id];
            const CarefulWordsRule& rule = words_.rules[form.rule];
            const Token& first = passage.tokens[match.first];
            if (!applies(rule) || !capitals_agree(form.capitals, passage.tokens, match) ||
                rule.exceptions.agree(passage.tokens, match) ||
                (beside == Beside::what_rules_ask && !rule.only.empty() &&
                 !rule.only.agree(passage.tokens, match)) ||
                overlaps(passage.codes, first.begin, passage.tokens[match.last].end))
                return false;
            while (sentence + 1 < passage.sentences.size() && passage.sentences[sentence].end <= first.begin)
                ++sentence;
            found.push_back({match, sentence});
            return true;
        });
        return found;
    }

    bool applies(const CarefulWordsRule& rule) const {
        return rule.kinds.empty() || kind_.empty() ||
               std::find(rule.kinds.begin(), rule.kinds.end(), kind_) != rule.kinds.end();
    }

    // The sentences of a passage in which one of a list's words stands.
    static std::set<std::size_t> sentences_with(const Passage& passage, WordList list) {
        std::set<std::size_t> found;
        std::size_t sentence = 0;
        passage.matches->scan(list, [&](const Match& match) {
            while (sentence + 1 < passage.sentences.size() &&
                   passage.sentences[sentence].end <= passage.tokens[match.first].begin)
                ++sentence;
            found.insert(sentence);
            return false;
        });
        return found;
    }

    // A label and a word of diagnosis in one sentence record the diagnosis for the whole document.
    void find_recorded(const Passage& passage) {
        const std::set<std::size_t> diagnoses = sentences_with(passage, WordList::diagnoses);
        if (diagnoses.empty())
            return;
        for (const Hit& hit : hits(passage, Beside::anything)) {
            const std::size_t rule = words_.forms[hit.match.id].rule;
            if (words_.rules[rule].group == CarefulGroup::label && diagnoses.contains(hit.sentence))
                recorded_.insert(rule);
        }
    }

    void read(const Passage& passage) {
        const std::vector<Hit> found = hits(passage, Beside::what_rules_ask);
        if (found.empty())
            return;
        const std::vector<Settled> amounts = sentence_amounts(passage);
        const std::set<std::size_t> promises = sentences_with(passage, WordList::promises);
        for (const Hit& hit : found) {
            const std::size_t number = words_.forms[hit.match.id].rule;
            const CarefulWordsRule& rule = words_.rules[number];
            const std::size_t begin = passage.tokens[hit.match.first].begin;
            const std::size_t end = passage.tokens[hit.match.last].whole_end;
            // What somebody said is theirs to say.
            if (overlaps(passage.untouchable, begin, end) || passage.where == Where::quotation)
                continue;
            if (rule.group == CarefulGroup::label && recorded_.contains(number))
                continue;
            if (rule.group == CarefulGroup::vague && is_settled(rule, amounts, hit.sentence))
                continue;
            if (rule.in_promises && !promises.contains(hit.sentence))
                continue;
            Finding finding =
                finding_at(passage, "careful-words/" + rule.id, rule.severity, begin, end, rule.message);
            finding.alternatives = rule.instead;
            findings_.push_back(std::move(finding));
        }
    }

    static bool is_settled(const CarefulWordsRule& rule, const std::vector<Settled>& amounts,
                           std::size_t sentence) {
        return rule.settled_by != Settled::nothing && sentence < amounts.size() &&
               amounts[sentence] >= rule.settled_by;
    }

    // The minutes of governors speak of no child. What they are is said where they begin.
    bool is_about_the_school() const {
        static constexpr auto table = std::to_array<std::string_view>(
            {"governor", "governors", "governing", "trustees", "committee", "agm", "pta", "ptfa", "staff"});
        constexpr std::size_t beginning = 4;
        const auto is_one = [](const Token& token) { return is_one_of(table, token.word); };
        return kind_ == "minutes" &&
               std::any_of(passages_.begin(),
                           passages_.begin() +
                               static_cast<std::ptrdiff_t>(std::min(beginning, passages_.size())),
                           [&](const Passage& passage) {
                               return std::any_of(passage.tokens.begin(), passage.tokens.end(), is_one);
                           });
    }

    bool has_strength() const {
        return std::any_of(passages_.begin(), passages_.end(),
                           [](const Passage& passage) { return passage.matches->any(WordList::strengths); });
    }

    const CarefulWords& words_;
    std::vector<Passage> passages_;
    std::string kind_;
    std::set<std::size_t> recorded_; // rules whose label has a diagnosis
    Findings findings_;
};

} // namespace

Reported<Document> careful_words(Document document, const Context& context) {
    if (!is_english(document))
        return {std::move(document), {}};
    Findings findings = CarefulReader(document, context).run();
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
