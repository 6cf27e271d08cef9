#include "stages/language/splitting.h"

#include <algorithm>
#include <array>

#include "stages/language/function_words.h"
#include "stages/language/language_data.h"
#include "stages/language/rewording.h"

namespace plainsend {

namespace {

constexpr std::size_t long_enough = 20; // words; shorter sentences are left whole
constexpr std::size_t shortest_half = 5;

template<std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& table, std::string_view word) {
    return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_subject(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"this", "it", "he", "she", "they", "we", "there", "you", "i", "these", "those"});
    return is_one_of(table, word);
}

// A verb that has its subject: from a closed list, so that no noun is taken for one.
bool is_finite(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"is",    "are",    "was",   "were",   "has",    "have",    "had",    "will",    "would",
         "can",   "could",  "must",  "should", "may",    "might",   "shall",  "does",    "do",
         "did",   "cannot", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "doesn't",
         "don't", "won't",  "can't", "means",  "meant",  "came",    "went"});
    return is_one_of(table, word);
}

// What somebody says or thinks goes on after a comma: apart, it would be the school's own word.
bool reports(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"say",         "says",       "said",        "saying",     "tell",      "tells",     "told",
         "think",       "thinks",     "thought",     "feel",       "feels",     "felt",      "believe",
         "believes",    "believed",   "report",      "reports",    "reported",  "agree",     "agrees",
         "agreed",      "ask",        "asks",        "asked",      "explain",   "explains",  "explained",
         "advise",      "advises",    "advised",     "hope",       "hopes",     "hoped",     "know",
         "knows",       "knew",       "suggest",     "suggests",   "suggested", "recommend", "recommends",
         "recommended", "state",      "states",      "stated",     "claim",     "claims",    "claimed",
         "note",        "notes",      "noted",       "mention",    "mentions",  "mentioned", "add",
         "adds",        "added",      "decide",      "decides",    "decided",   "find",      "finds",
         "found",       "understand", "understands", "understood", "expect",    "expects",   "expected",
         "propose",     "proposes",   "proposed",    "request",    "requests",  "requested", "wish",
         "wishes",      "wished",     "worry",       "worries",    "worried",   "according"});
    return is_one_of(table, word);
}

// What holds for all that follows, or leaves something open: with one of these in it a sentence stays whole.
bool holds_together(std::string_view word) {
    static constexpr auto table = std::to_array<std::string_view>(
        {"if",       "when",     "unless",   "because", "although", "though",  "while", "whilst",
         "that",     "which",    "who",      "whom",    "whose",    "whether", "where", "until",
         "as",       "so",       "both",     "either",  "neither",  "not",     "how",   "why",
         "what",     "once",     "than",     "either",  "never",    "no",      "since", "even",
         "whenever", "wherever", "provided", "despite", "cannot"});
    return is_one_of(table, word) || reports(word) || word.ends_with("n't");
}

bool begins_clause(const Token& token) {
    return is_subject(token.word) || is_finite(token.word) || token.word == "that" || token.word == "which" ||
           token.word == "because";
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

    // "On Monday he swims, and he reads": what stands in front of the subject holds for both halves.
    bool begins_with_its_subject(std::size_t first) const {
        const Token& token = tokens_[first];
        static constexpr auto articles = std::to_array<std::string_view>(
            {"the", "a", "an", "his", "her", "their", "our", "my", "your", "its"});
        static constexpr auto titles =
            std::to_array<std::string_view>({"mr", "mrs", "ms", "miss", "dr", "mx"});
        return is_subject(token.word) || is_one_of(articles, token.word) || is_one_of(titles, token.word) ||
               (!is_function_word(token.word) && is_finite(tokens_[first + 1].word));
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
        return sentence.end - subject >= shortest_half && is_clause(subject) &&
               is_whole({sentence.first, at});
    }

    // The second half: a subject that needs no more words, and its verb.
    bool is_clause(std::size_t subject) const {
        if (!is_subject(tokens_[subject].word) || tokens_[subject + 1].gap != Gap::space)
            return false;
        std::size_t verb = subject + 1;
        if (tokens_[verb].word == "also" || tokens_[verb].word == "then" || tokens_[verb].word == "now")
            ++verb;
        return verb < tokens_.size() && is_finite(tokens_[verb].word);
    }

    // The first half: a verb of its own, nothing that reaches over, and no list of clauses.
    bool is_whole(const Part& half) const {
        bool verb = false;
        for (std::size_t i = half.first; i < half.end; ++i) {
            if (holds_together(tokens_[i].word) || (i > half.first && tokens_[i].gap == Gap::comma))
                return false;
            verb = verb || is_finite(tokens_[i].word);
        }
        return verb;
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

std::string place_to_part(const Passage& passage, const Span& sentence) {
    static constexpr auto leads = std::to_array<std::string_view>(
        {"and", "but", "which", "who", "because", "although", "while", "so", "whereas"});
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
        const bool lead = is_one_of(leads, tokens[at].word) && !tokens[at + 1].digits;
        // A bare "and" joins two words more often than two clauses.
        const bool joins_words = tokens[at].word == "and" && !behind_mark && !begins_clause(tokens[at + 1]);
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
