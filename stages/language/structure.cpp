#include "stages/language/structure.h"

#include <algorithm>
#include <array>

#include "stages/language/function_words.h"
#include "stages/language/irregular_words.h"
#include "stages/language/language_data.h"
#include "stages/language/passage.h"
#include "stages/language/term_matches.h"

namespace plainsend {

namespace {

bool is_participle(std::string_view word) {
    static constexpr auto no_participles = std::to_array<std::string_view>(
        {"need", "indeed", "hundred", "speed", "feed", "seed", "shed", "sacred", "naked", "used",
         "looked"}); // "looked after by the council" is a status in law
    if (std::find(no_participles.begin(), no_participles.end(), word) != no_participles.end())
        return false;
    const auto table = irregular_verbs();
    return (word.size() > 4 && word.ends_with("ed")) ||
           std::any_of(table.begin(), table.end(),
                       [&](const IrregularVerb& verb) { return verb.participle == word; });
}

class Builder {
public:
    Builder(const Passage& passage, const LanguageData& data, const Setting& setting)
        : passage_(passage), tokens_(passage.tokens), words_(data.structure) {
        for (const TermMatch& match : term_matches(passage, data.glossary, setting))
            terms_.push_back({tokens_[match.first].begin, tokens_[match.last].end});
    }

    Findings run() {
        find_hidden_verbs();
        find_double_negatives();
        find_noun_strings();
        find_passives();
        std::stable_sort(findings_.begin(), findings_.end(),
                         [](const Finding& a, const Finding& b) { return a.begin < b.begin; });
        return std::move(findings_);
    }

private:
    bool joined(std::size_t token) const {
        return token < tokens_.size() && tokens_[token].gap != Gap::apart && tokens_[token].gap != Gap::comma;
    }

    std::string slice(std::size_t first, std::size_t last) const {
        return passage_.text.substr(tokens_[first].begin, tokens_[last].end - tokens_[first].begin);
    }

    void report(std::string rule, std::size_t first, std::size_t last, std::string message,
                std::vector<std::string> alternatives) {
        const std::size_t begin = tokens_[first].begin;
        const std::size_t end = tokens_[last].end;
        if (overlaps(passage_.untouchable, begin, end))
            return;
        Finding finding = finding_at(passage_, "structure/" + std::move(rule), Severity::note, begin, end,
                                     std::move(message));
        finding.alternatives = std::move(alternatives);
        findings_.push_back(std::move(finding));
    }

    // "carried out a full assessment of": a light verb, an article, perhaps a word between, and the noun.
    void find_hidden_verbs() {
        std::vector<std::size_t> verb_at(tokens_.size(), words_.verbs.size());
        passage_.matches->scan(WordList::hidden_verbs, [&](const Match& match) {
            verb_at[match.first] = match.id;
            return false;
        });
        std::vector<bool> hard(tokens_.size(), false); // where several words begin that plain-words reports
        passage_.matches->scan(WordList::plain_words, [&](const Match& match) {
            hard[match.first] = hard[match.first] || match.last > match.first;
            return false;
        });
        passage_.matches->scan(WordList::light_verbs, [&](const Match& match) {
            std::size_t at = match.last + 1;
            if (!joined(at) ||
                !(tokens_[at].word == "a" || tokens_[at].word == "an" || tokens_[at].word == "the"))
                return false;
            constexpr std::size_t between = 2;
            for (std::size_t on = at + 1; on <= at + 1 + between && joined(on); ++on) {
                if (verb_at[on] < words_.verbs.size() && ends_hidden_verb(on)) {
                    const std::string& verb = words_.verbs[verb_at[on]];
                    if (!hard[match.first])
                        report("hidden-verb", match.first, on,
                               "The verb hides in '" + tokens_[on].word + "'. Say it with '" + verb + "'.",
                               {verb});
                    break;
                }
                if (is_function_word(tokens_[on].word))
                    break;
            }
            return false;
        });
    }

    // The noun stands for its verb when something of it, or nothing, follows: not in "an assessment tool".
    bool ends_hidden_verb(std::size_t token) const {
        if (token + 1 >= tokens_.size() || !joined(token + 1))
            return true;
        static constexpr auto table = std::to_array<std::string_view>(
            {"of", "to", "for", "about", "on", "with", "into", "by", "before", "after", "and", "in", "at"});
        return std::find(table.begin(), table.end(), tokens_[token + 1].word) != table.end();
    }

    void find_double_negatives() {
        passage_.matches->scan(WordList::double_negatives, [&](const Match& match) {
            const std::string& positive = words_.positives[match.id];
            report("double-negative", match.first, match.last,
                   "Two negatives in '" + slice(match.first, match.last) + "': say '" + positive +
                       "', if that is what is meant.",
                   {positive});
            return true;
        });
    }

    bool in_term(std::size_t token) const {
        return overlaps(terms_, tokens_[token].begin, tokens_[token].end) ||
               overlaps(passage_.terms, tokens_[token].begin, tokens_[token].end);
    }

    void find_noun_strings() {
        std::vector<bool> noun(tokens_.size(), false);
        passage_.matches->scan(WordList::nouns, [&](const Match& match) {
            noun[match.first] = true;
            return false;
        });
        constexpr std::size_t too_many = 4;
        for (std::size_t first = 0; first < tokens_.size();) {
            std::size_t end = first;
            while (end < tokens_.size() && noun[end] && !in_term(end) && !tokens_[end].possessive &&
                   !(tokens_[end].starts_upper && end > first) &&
                   (end == first || tokens_[end].gap == Gap::space))
                ++end;
            if (end - first >= too_many)
                report_string(first, end - 1);
            first = std::max(end, first + 1);
        }
    }

    void report_string(std::size_t first, std::size_t last) {
        report("noun-string", first, last,
               std::to_string(last - first + 1) + " nouns in a row. Begin with the last, and say with 'of', "
                                                  "'for' or 'about' how they hang together.",
               {tokens_[last].word + " about " + slice(first, last - 1)});
    }

    void find_passives() {
        std::vector<std::size_t> agent_end(tokens_.size(), 0);
        passage_.matches->scan(WordList::agents, [&](const Match& match) {
            agent_end[match.first] = std::max(agent_end[match.first], match.last + 1);
            return false;
        });
        std::vector<bool> promised(tokens_.size(), false);
        passage_.matches->scan(WordList::promised, [&](const Match& match) {
            promised[match.first] = true;
            return false;
        });
        for (std::size_t be = 0; be + 1 < tokens_.size(); ++be) {
            if (!is_form_of_be(tokens_[be].word) || !joined(be + 1))
                continue;
            std::size_t verb = be + 1;
            while (verb < tokens_.size() && joined(verb) &&
                   (tokens_[verb].word == "also" || tokens_[verb].word == "then" ||
                    tokens_[verb].word == "not" ||
                    (tokens_[verb].word.size() > 4 && tokens_[verb].word.ends_with("ly"))))
                ++verb;
            if (verb >= tokens_.size() || !joined(verb) || !is_participle(tokens_[verb].word))
                continue;
            if (const std::size_t end = agent_behind(verb, agent_end); end > 0)
                report_by(be, verb, end);
            else if (promised[verb] && promise_before(be) < be && !somebody_follows(verb))
                report("passive-promise", promise_before(be), verb,
                       "It does not say who. Begin with who will do it.", {"(who) will ..."});
        }
    }

    // The end of who acts, behind "by"; 0 when nobody certain does.
    std::size_t agent_behind(std::size_t verb, const std::vector<std::size_t>& agent_end) const {
        constexpr std::size_t far = 3; // "was filled in by"
        for (std::size_t by = verb + 1; by <= verb + far && joined(by); ++by) {
            if (tokens_[by].word != "by")
                continue;
            std::size_t at = by + 1;
            if (!joined(at))
                return 0;
            if (is_title(at) && at + 1 < tokens_.size())
                return at + 2;
            if (is_article_or_possessive(tokens_[at].word))
                ++at;
            constexpr std::size_t between = 2; // "the new class teacher"
            for (std::size_t on = at; on <= at + between && (on == at ? on < tokens_.size() : joined(on));
                 ++on)
                if (agent_end[on] > 0)
                    return agent_end[on];
            return 0;
        }
        return 0;
    }

    bool is_title(std::size_t token) const {
        static constexpr auto table =
            std::to_array<std::string_view>({"mr", "mrs", "ms", "miss", "dr", "mx", "professor"});
        return std::find(table.begin(), table.end(), tokens_[token].word) != table.end();
    }

    void report_by(std::size_t be, std::size_t verb, std::size_t end) {
        std::size_t by = verb + 1;
        while (tokens_[by].word != "by")
            ++by;
        const std::string who = slice(by + 1, end - 1);
        report("passive", be, end - 1, "Begin with who does it: '" + who + " ...'.", {who + " ..."});
    }

    // "will be", "must then be", "is to be": where the promise begins; be itself when it is none.
    std::size_t promise_before(std::size_t be) const {
        std::size_t front = be;
        do {
            if (front == 0 || tokens_[be].word != "be" || !joined(front))
                return be;
            --front;
        } while (tokens_[front].word == "then" || tokens_[front].word == "also");
        const std::string& word = tokens_[front].word;
        const bool promises = word == "will" || word == "must" || word == "should" || word == "shall" ||
                              (word == "to" && front > 0 && is_form_of_be(tokens_[front - 1].word));
        static constexpr auto nobody =
            std::to_array<std::string_view>({"nothing", "nobody", "none", "neither"});
        const bool of_nothing =
            front > 0 && std::find(nobody.begin(), nobody.end(), tokens_[front - 1].word) != nobody.end();
        return promises && !of_nothing ? front : be;
    }

    bool somebody_follows(std::size_t verb) const {
        for (std::size_t on = verb + 1; on < tokens_.size() && tokens_[on].gap != Gap::apart; ++on)
            if (tokens_[on].word == "by" && on + 1 < tokens_.size() &&
                (tokens_[on + 1].starts_upper || is_article_or_possessive(tokens_[on + 1].word)))
                return true;
        return false;
    }

    const Passage& passage_;
    const std::vector<Token>& tokens_;
    const Structure& words_;
    Spans terms_;
    Findings findings_;
};

bool is_sentences(const Passage& passage) {
    return passage.english && (passage.where == Where::body || passage.where == Where::note);
}

} // namespace

Reported<Document> structure(Document document, const Context& context) {
    if (!is_english(document))
        return {std::move(document), {}};
    Findings findings;
    const Setting setting = setting_of(document, context);
    for (const Passage& passage : passages(document, context.language))
        if (is_sentences(passage))
            for (Finding& finding : Builder(passage, context.language, setting).run())
                findings.push_back(std::move(finding));
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
