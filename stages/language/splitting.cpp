#include "stages/language/splitting.h"

#include <algorithm>
#include <array>

#include "stages/language/function_words.h"
#include "stages/language/language_data.h"
#include "stages/language/rewording.h"
#include "stages/text/short_forms.h"

namespace plainsend {

namespace {

constexpr std::size_t long_enough = 20; // words; shorter sentences are left whole
constexpr std::size_t shortest_half = 5;

bool begins_clause(std::string_view word, const PartingWords& words) {
    return words.subjects.contains(word) || words.verbs.contains(word) || word == "that" || word == "which" ||
           word == "because";
}

struct Part {
    std::size_t first = 0; // tokens [first, end) of a sentence
    std::size_t end = 0;
};

class Splitter {
public:
    Splitter(const Passage& passage, const Structure& words)
        : passage_(passage), tokens_(passage.tokens), words_(words) {}

    Findings run() {
        std::size_t token = 0;
        for (const Span& sentence : passage_.sentences) {
            Part part{token, token};
            while (part.end < tokens_.size() && tokens_[part.end].begin < sentence.end)
                ++part.end;
            token = part.end;
            if (part.end - part.first > long_enough && is_plain_run(sentence))
                part_one(part);
        }
        return std::move(findings_);
    }

private:
    // Brackets, quotations, colons and questions tie words together over a joint.
    bool is_plain_run(const Span& sentence) const {
        const std::string_view text =
            std::string_view(passage_.text).substr(sentence.begin, sentence.end - sentence.begin);
        static constexpr auto ties = std::to_array<std::string_view>(
            {"(", ")", "[", ":", "\"", "\u201c", "\u201d", "\u2018", "\u2013", "\u2014", "?", "\n", "/"});
        return text.ends_with('.') && !overlaps(passage_.untouchable, sentence.begin, sentence.end) &&
               std::none_of(ties.begin(), ties.end(),
                            [&](std::string_view tie) { return text.find(tie) != std::string_view::npos; });
    }

    // And what is left over of a longer one, so that a second pass finds nothing new.
    void part_one(Part sentence) {
        while (sentence.end - sentence.first > long_enough && begins_with_its_subject(sentence.first)) {
            const std::size_t next = part_behind(sentence);
            if (next == sentence.end)
                return;
            sentence.first = next;
        }
    }

    // Where the second half begins; the end when there is none, or when it begins with a word of its own.
    std::size_t part_behind(const Part& sentence) {
        for (std::size_t at = sentence.first + shortest_half; at + shortest_half <= sentence.end; ++at)
            for (const Joint& joint : words_.joints)
                if (fits(joint, sentence, at)) {
                    propose(joint, at);
                    return joint.use.empty() ? at + joint.words.size() : sentence.end;
                }
        return sentence.end;
    }

    bool is_subject(std::string_view word) const { return words_.parting.subjects.contains(word); }

    bool is_finite(std::string_view word) const { return words_.parting.verbs.contains(word); }

    // "the report" and "her request" are no verbs.
    bool holds_together(std::size_t token, std::size_t first) const {
        const std::string& word = tokens_[token].word;
        const bool noun = token > first && is_article_or_possessive(tokens_[token - 1].word);
        return words_.parting.binding.contains(word) || word.ends_with("n't") ||
               (words_.parting.reporting.contains(word) && !noun);
    }

    // "On Monday he swims, and he reads": what stands in front of the subject holds for both halves. So does
    // "A child with a plan ...", which says for whom.
    bool begins_with_its_subject(std::size_t first) const {
        const std::string& word = tokens_[first].word;
        if (word == "a" || word == "an")
            return false;
        return is_subject(word) || begins_name(word) ||
               (!is_function_word(word) && is_finite(tokens_[first + 1].word));
    }

    bool begins_name(std::string_view word) const {
        static constexpr auto articles = std::to_array<std::string_view>(
            {"the", "a", "an", "his", "her", "their", "our", "my", "your", "its"});
        return std::find(articles.begin(), articles.end(), word) != articles.end() || is_title_in_full(word);
    }

    static bool is_proper(const Token& token) {
        return token.starts_upper && !is_function_word(token.word) && !is_title_in_full(token.word);
    }

    bool is_marked(ClauseMark mark, std::size_t at) const {
        const std::size_t begin = tokens_[at - 1].whole_end;
        const std::string_view between =
            std::string_view(passage_.text).substr(begin, tokens_[at].begin - begin);
        return between == (mark == ClauseMark::comma ? ", " : "; ");
    }

    bool fits(const Joint& joint, const Part& sentence, std::size_t at) const {
        const std::size_t subject = at + joint.words.size();
        if (subject + 1 >= sentence.end || !is_marked(joint.mark, at))
            return false;
        for (std::size_t i = 0; i < joint.words.size(); ++i)
            if (tokens_[at + i].word != joint.words[i] || (i > 0 && tokens_[at + i].gap != Gap::space))
                return false;
        if (!joint.words.empty() && tokens_[subject].gap != Gap::space &&
            !(tokens_[subject].gap == Gap::comma && !joint.use.empty()))
            return false;
        return sentence.end - subject >= shortest_half && is_clause(subject, sentence.end) &&
               is_whole({sentence.first, at});
    }

    // The second half: a subject and its verb, and nothing that may hold for the first half as well.
    bool is_clause(std::size_t subject, std::size_t end) const {
        for (std::size_t i = subject; i < end; ++i)
            if (words_.parting.reaching_back.contains(tokens_[i].word) ||
                (tokens_[i].gap == Gap::comma && is_finite(tokens_[i].word))) // ", were it to rain"
                return false;
        if (!is_subject(tokens_[subject].word))
            return is_verb(end_of_name(subject, end), end);
        return acts(subject, end) || is_verb(subject + 1, end);
    }

    // "they practise": who acts needs no listed verb.
    bool acts(std::size_t subject, std::size_t end) const {
        return words_.parting.actors.contains(tokens_[subject].word) && subject + 1 < end &&
               tokens_[subject + 1].gap == Gap::space && !is_function_word(tokens_[subject + 1].word);
    }

    // "is", "also has"
    bool is_verb(std::size_t at, std::size_t end) const {
        if (at >= end || tokens_[at].gap != Gap::space)
            return false;
        const std::string& word = tokens_[at].word;
        if (word == "also" || word == "then" || word == "now")
            ++at;
        return at < end && is_finite(tokens_[at].word);
    }

    // Behind "Ravi", "Mr Day" or "the new chair": a subject of a few words of its own.
    std::size_t end_of_name(std::size_t first, std::size_t end) const {
        constexpr std::size_t longest_name = 4;
        if (is_proper(tokens_[first]))
            return first + 1;
        if (!begins_name(tokens_[first].word))
            return end;
        std::size_t at = first + 1;
        std::size_t plurals = 0; // "the things children have" is no clause
        while (at < end && at - first <= longest_name && is_of_name(tokens_[at]))
            plurals += looks_plural(tokens_[at++].word) ? 1 : 0;
        return at == first + 1 || plurals > 1 ? end : at;
    }

    bool is_of_name(const Token& token) const {
        return !is_finite(token.word) && !is_function_word(token.word) &&
               (token.gap == Gap::space || token.gap == Gap::hyphen);
    }

    // The first half: a verb of its own, nothing that reaches over, and no list that the second half could be
    // a part of. A second verb or subject would be one of a clause inside it: "a risk he will fall".
    bool is_whole(const Part& half) const {
        std::size_t verb = acts(half.first, half.end) ? half.first + 1 : half.end;
        bool open_list = false;
        bool listed = false;
        for (std::size_t i = half.first; i < half.end; ++i) {
            const Token& token = tokens_[i];
            if (holds_together(i, half.first) ||
                (i > half.first && words_.parting.actors.contains(token.word)))
                return false;
            listed = listed || (i > half.first && token.gap == Gap::comma);
            open_list = (open_list || (i > half.first && token.gap == Gap::comma)) && token.word != "and";
            const bool month = token.starts_upper && i > half.first; // "in May"
            if (!is_finite(token.word) || month)
                continue;
            const bool joined = i > half.first && tokens_[i - 1].word == "and";
            if (listed || (verb != half.end && i > verb + 2 && !joined))
                return false;
            verb = i;
        }
        return verb != half.end && !open_list;
    }

    void propose(const Joint& joint, std::size_t at) {
        const std::size_t subject = at + joint.words.size();
        const std::size_t begin = tokens_[at - 1].whole_end;
        const std::size_t end = tokens_[subject].end;
        const std::string own = passage_.text.substr(tokens_[subject].begin, end - tokens_[subject].begin);
        std::string text = ". ";
        if (joint.use.empty()) {
            text += capitalised(own);
        } else {
            const std::size_t words_end = tokens_[subject - 1].whole_end;
            text += capitalised(joint.use) +
                    passage_.text.substr(words_end, tokens_[subject].begin - words_end) + own;
        }
        Finding finding = finding_at(passage_, "splitting/part", Severity::suggestion, begin, end,
                                     "Part this long sentence here: both halves stand alone.");
        finding.replacement = std::move(text);
        finding.confidence = is_for_review(passage_, begin, end) ? Confidence::review : Confidence::certain;
        findings_.push_back(std::move(finding));
    }

    const Passage& passage_;
    const std::vector<Token>& tokens_;
    const Structure& words_;
    Findings findings_;
};

} // namespace

Reported<Document> splitting(Document document, const Context& context) {
    if (!is_english(document))
        return {std::move(document), {}};
    Findings findings;
    for (const Passage& passage : passages(document))
        if (passage.english && passage.where == Where::body && !passage.in_list)
            for (Finding& finding : Splitter(passage, context.language.structure).run())
                findings.push_back(std::move(finding));
    return {std::move(document), std::move(findings)};
}

std::string place_to_part(const Passage& passage, const Span& sentence, const PartingWords& words) {
    const std::vector<Token>& tokens = passage.tokens;
    const auto inside = [&](const Token& token) {
        return token.begin >= sentence.begin && token.begin < sentence.end;
    };
    const auto first_token = std::find_if(tokens.begin(), tokens.end(), inside);
    const auto first = static_cast<std::size_t>(first_token - tokens.begin());
    std::size_t end = first;
    while (end < tokens.size() && inside(tokens[end]))
        ++end;
    const std::size_t middle = first + (end - first) / 2;
    std::size_t best = end;
    std::size_t best_cost = end;
    for (std::size_t at = first + shortest_half; at + shortest_half <= end; ++at) {
        const bool behind_mark = tokens[at].gap == Gap::comma || tokens[at].gap == Gap::apart;
        const bool lead = words.leads.contains(tokens[at].word) && !tokens[at + 1].digits;
        // A bare "and" joins two words more often than two clauses.
        const bool joins_words =
            tokens[at].word == "and" && !behind_mark && !begins_clause(tokens[at + 1].word, words);
        if ((!lead || joins_words) && !(behind_mark && passage.text[tokens[at - 1].whole_end] == ';'))
            continue;
        const std::size_t away = at > middle ? at - middle : middle - at;
        const std::size_t cost = away + (behind_mark ? 0 : 2);
        if (cost < best_cost) {
            best_cost = cost;
            best = at;
        }
    }
    if (best == end)
        return {};
    constexpr std::size_t shown = 4;
    const std::size_t last = std::min(best + shown, end) - 1;
    return passage.text.substr(tokens[best].begin, tokens[last].end - tokens[best].begin);
}

} // namespace plainsend
