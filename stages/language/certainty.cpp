#include "stages/language/certainty.h"

#include <algorithm>
#include <array>

#include "stages/language/function_words.h"
#include "stages/language/matcher.h"
#include "stages/text/one_of.h"

namespace plainsend {

namespace {

bool is_adverb_between(std::string_view word) {
    return word == "not" || word == "also" || word == "already" || word == "now" || word == "always" ||
           word == "never" || word == "still" || word == "just" || word == "then" || word == "often" ||
           word == "only" || (word.size() > 4 && word.ends_with("ly"));
}

class Spot {
public:
    Spot(const std::vector<Token>& tokens, const Match& match, const PlainWordsRule& rule, Forms forms)
        : tokens_(tokens), match_(match), rule_(rule), forms_(forms) {}

    bool fits() const {
        if (is_perhaps_a_name() || repeats_the_word() || waits_for_its_verb())
            return false;
        switch (rule_.part) {
        case PartOfSpeech::verb:
            return fits_verb();
        case PartOfSpeech::noun:
            return fits_noun();
        case PartOfSpeech::adverb:
            // "a hitherto unknown word": an adjective follows, and no other words may stand in its place.
            return !describes_participle() &&
                   (before().empty() || !(is_article_or_possessive(before()) || has_possessive_before()));
        case PartOfSpeech::phrase:
            return fits_phrase();
        case PartOfSpeech::adjective:
            return fits_adjective();
        case PartOfSpeech::preposition:
            return true;
        }
        return true;
    }

    bool reads_as_verb() const {
        if ((forms_ & form_base) != 0)
            return is_base_form();
        return (forms_ & form_third_person) == 0 || is_third_person();
    }

private:
    // The neighbours in the same clause; empty where there is none.
    std::string_view before(std::size_t back = 1) const {
        if (match_.first < back)
            return {};
        for (std::size_t at = match_.first + 1 - back; at <= match_.first; ++at)
            if (tokens_[at].gap == Gap::apart || tokens_[at].gap == Gap::comma)
                return {};
        return tokens_[match_.first - back].word;
    }

    std::string_view after(std::size_t on = 1) const {
        if (match_.last + on >= tokens_.size())
            return {};
        for (std::size_t at = match_.last + 1; at <= match_.last + on; ++at)
            if (tokens_[at].gap == Gap::apart || tokens_[at].gap == Gap::comma)
                return {};
        return tokens_[match_.last + on].word;
    }

    // The last word in front that is no adverb.
    std::string_view before_adverbs() const {
        std::size_t back = 1;
        while (!before(back).empty() && is_adverb_between(before(back)))
            ++back;
        return before(back);
    }

    bool is_one_word() const { return match_.first == match_.last; }
    bool use_is_one_word() const { return rule_.use.find(' ') == std::string::npos; }

    // Something follows that may be the thing the word belongs to: "recurring infections".
    bool comes_before_content() const {
        return !after().empty() && !is_function_word(after()) && !tokens_[match_.last + 1].digits;
    }

    // "Endeavour Academy": a capital is due at the start of a sentence, but not on the word after it.
    bool is_perhaps_a_name() const {
        if (!is_one_word() || rule_.part == PartOfSpeech::preposition || match_.last + 1 >= tokens_.size() ||
            tokens_[match_.last + 1].gap != Gap::space)
            return false;
        const Token& here = tokens_[match_.first];
        const Token& next = tokens_[match_.last + 1];
        return here.starts_upper && !here.upper && next.starts_upper && next.word != "i";
    }

    // "check and verify" would become "check and check".
    bool repeats_the_word() const {
        return use_is_one_word() &&
               (before() == rule_.use || after() == rule_.use ||
                (before() == "and" && before(2) == rule_.use) || (after() == "and" && after(2) == rule_.use));
    }

    // "is able to and enjoys reading": the verb after "to" comes later, and "can and enjoys" is no English.
    bool waits_for_its_verb() const {
        return tokens_[match_.last].word == "to" && rule_.part == PartOfSpeech::phrase &&
               !rule_.use.ends_with(" to") && (after().empty() || after() == "and" || after() == "or");
    }

    // "frequently occurring words", "rapidly changing times"
    bool describes_participle() const {
        const std::string_view next = after();
        return (next.ends_with("ing") || next.ends_with("ed")) && !after(2).empty() &&
               !is_function_word(after(2)) && !is_form_of_be(before());
    }

    bool fits_verb() const {
        if (!object_fits() || !light_noun_fits())
            return false;
        if ((forms_ & form_base) != 0)
            return is_base_form();
        if ((forms_ & form_third_person) != 0)
            return is_third_person() && !(rule_.also_noun && is_behind_adjective());
        return !is_adjective_or_noun();
    }

    // "pay back you": a pronoun stands inside such a verb, not behind it. "look closely at": something has to
    // follow.
    bool object_fits() const {
        if (use_is_one_word())
            return true;
        const bool takes_object = rule_.use.ends_with(" at") || rule_.use.ends_with(" for") ||
                                  rule_.use.ends_with(" to") || rule_.use.ends_with(" with");
        const bool has_object = is_preposition(tokens_[match_.last].word); // "embark on" brings its own
        const bool passive = is_form_of_be(before_adverbs()) && (forms_ & form_participle) != 0;
        if (has_object || tokens_[match_.last].word == "that")
            return true;
        if (takes_object)
            return !passive && !after().empty() && !is_preposition(after()) && after() != "and";
        return !is_object_pronoun(after());
    }

    // "make a decision that is lawful": the noun inside the match is spoken of again.
    bool light_noun_fits() const {
        const std::string& last = tokens_[match_.last].word;
        if (is_one_word() || is_function_word(last))
            return true;
        static constexpr auto may_follow = std::to_array<std::string_view>(
            {"to",     "about", "on",     "for",   "with",    "in",     "at",    "by",
             "before", "after", "when",   "if",    "without", "within", "as",    "and",
             "or",     "but",   "unless", "until", "because", "so",     "today", "soon"});
        return after().empty()
                   ? ends_here()
                   : std::find(may_follow.begin(), may_follow.end(), after()) != may_follow.end() &&
                         !is_relative(after(2));
    }

    // A comma may lead to "which" as well.
    bool ends_here() const {
        return match_.last + 1 >= tokens_.size() || !is_relative(tokens_[match_.last + 1].word);
    }

    bool is_base_form() const {
        const std::string_view front = before();
        if (front.empty()) { // "Commence the review." but "Assist is a charity."
            if (!is_one_word())
                return true;
            const bool object = is_article_or_possessive(after()) || is_object_pronoun(after());
            return object || after() == "with" || after() == "to" || after() == "by" || after() == "how";
        }
        if (tokens_[match_.first - 1].possessive)
            return false;
        static constexpr auto leads = std::to_array<std::string_view>(
            {"i", "we", "you", "they", "who", "that", "which", "please", "not", "and", "or", "then"});
        return is_modal(front) || is_adverb_between(front) || looks_plural(front) ||
               std::find(leads.begin(), leads.end(), front) != leads.end();
    }

    // "two assists", "his attempts", "goals and assists": a noun in the plural looks the same.
    bool is_third_person() const {
        static constexpr auto determiners =
            std::to_array<std::string_view>({"the", "a", "an", "my", "your", "his", "her", "its", "our",
                                             "their", "any", "no", "such", "these", "those"});
        const std::string_view front = before();
        if (std::find(determiners.begin(), determiners.end(), front) != determiners.end())
            return false;
        const bool verb_follows = is_form_of_be(after()) || is_form_of_have(after()) || is_modal(after());
        if (verb_follows && after() != "to")
            return false;
        if (front.empty()) // "Requests the office gets are kept."
            return is_function_word(after()) && !rule_.also_noun;
        return !is_quantity(front) && !tokens_[match_.first - 1].digits && front != "or" &&
               (front != "and" || is_function_word(after())) && !(is_preposition(front) && front != "to") &&
               !tokens_[match_.first - 1].possessive;
    }

    // "previous attempts to", "repeated requests": an adjective in front shows a noun.
    bool is_behind_adjective() const {
        static constexpr auto adjectives = std::to_array<std::string_view>(
            {"previous", "further", "other",  "many",  "several", "early",   "first",
             "second",   "third",   "recent", "new",   "old",     "past",    "future",
             "more",     "few",     "large",  "small", "urgent",  "special", "own"});
        const std::string_view front = before();
        return is_one_of(adjectives, front) || front.ends_with("ed") || front.ends_with("ous") ||
               front.ends_with("ive");
    }

    // "modified papers", "recurring infections": the verb says what kind of thing it is.
    bool is_adjective_or_noun() const {
        const std::string_view front = before_adverbs();
        const bool ing = (forms_ & form_ing) != 0;
        if (is_form_of_be(front) || (!ing && is_form_of_have(front)))
            return false;
        if (is_article_or_possessive(front))
            return true;
        if (ing && !is_one_word() && is_preposition(tokens_[match_.last].word))
            return false; // "taking account of": what follows is its object
        if (ing)
            return comes_before_content() ? !is_gerund(front) : after() == "and" || after() == "or";
        static constexpr auto subjects =
            std::to_array<std::string_view>({"i", "we", "you", "they", "he", "she", "it", "who"});
        return comes_before_content() && std::find(subjects.begin(), subjects.end(), front) == subjects.end();
    }

    // "by utilising computers"
    bool is_gerund(std::string_view front) const {
        return use_is_one_word() && (front == "by" || front == "without" || front == "when" ||
                                     front == "while" || front == "before" || front == "after");
    }

    bool fits_noun() const {
        // "location data", "query letter": a part of a longer name.
        if (comes_before_content())
            return false;
        static constexpr auto no_plural = std::to_array<std::string_view>(
            {"help", "spending", "pay", "clothing", "planning", "food", "advice", "work", "money", "notice"});
        const bool mass = std::find(no_plural.begin(), no_plural.end(), rule_.use) != no_plural.end();
        const bool one = before() == "a" || before() == "an" || before() == "each" || before() == "every";
        return !(mass && (one || (forms_ & form_base) == 0));
    }

    bool fits_adjective() const {
        if (rule_.use == "enough" || rule_.use == "many") { // these stand where "the" and "no" would stand
            static constexpr auto no_place =
                std::to_array<std::string_view>({"and", "or", "very", "most", "more", "less", "of"});
            // "sufficient, suitable help": but "it is sufficient."
            if (after().empty() && (is_comma_after() || !is_form_of_be(before_adverbs())))
                return false;
            if (before().empty() && is_form_of_be(after())) // a name
                return false;
            const auto barred = [](std::string_view word) {
                return std::find(no_place.begin(), no_place.end(), word) != no_place.end();
            };
            return !is_article_or_possessive(before()) && !barred(before()) && after() != "and" &&
                   after() != "or" && !has_possessive_before();
        }
        return true;
    }

    bool is_comma_after() const {
        return match_.last + 1 < tokens_.size() && tokens_[match_.last + 1].gap == Gap::comma;
    }

    bool has_possessive_before() const { return match_.first > 0 && tokens_[match_.first - 1].possessive; }

    bool fits_phrase() const { return fits_finite() && fits_count(); }

    // "has the ability to" is a verb with its subject; "does not have ..." and "may have ..." are others.
    bool fits_finite() const {
        const std::string& head = tokens_[match_.first].word;
        if (!is_form_of_be(head) && !is_form_of_have(head))
            return true;
        if (is_form_of_have(head) && follows_modal()) // "does it have the ability to"
            return false;
        const std::string_view front = before_adverbs();
        if (front.empty()) // "Has the ability to sing improved?"
            return head == "is" && before().empty();
        return !is_modal(front) && !is_form_of_have(front) && before() != "not" && before() != "never";
    }

    bool follows_modal() const {
        constexpr std::size_t far = 8;
        for (std::size_t back = 1; back <= far && !before(back).empty(); ++back)
            if (is_modal(before(back)))
                return true;
        return false;
    }

    // "many", "most": of things that can be counted, and with a verb in the plural.
    bool fits_count() const {
        static constexpr auto counts =
            std::to_array<std::string_view>({"many", "most", "a few", "enough", "several"});
        if (std::find(counts.begin(), counts.end(), rule_.use) == counts.end() ||
            tokens_[match_.last].word != "of")
            return true;
        static constexpr auto stressed = std::to_array<std::string_view>(
            {"quite", "such", "rather", "so", "too", "as", "what", "half", "the", "this", "that", "a"});
        const std::string_view front = before_adverbs();
        if (std::find(stressed.begin(), stressed.end(), before()) != stressed.end() || is_singular(front) ||
            front == "be" || front == "been")
            return false;
        const std::size_t thing = looks_plural(after()) ? 1 : 2;
        if (after().empty() || is_function_word(after()) || !looks_plural(after(thing)))
            return false;
        for (std::size_t on = 1; on <= thing; ++on) {
            const Token& token = tokens_[match_.last + on];
            if (token.starts_upper || token.digits || token.possessive)
                return false;
        }
        for (std::size_t on = thing + 1; on <= thing + 6; ++on)
            if (is_singular(after(on)))
                return false;
        return true;
    }

    static bool is_singular(std::string_view word) {
        return word == "is" || word == "was" || word == "has" || word == "does" || word == "isn't" ||
               word == "wasn't" || word == "hasn't" || word == "there's";
    }

    const std::vector<Token>& tokens_;
    const Match& match_;
    const PlainWordsRule& rule_;
    Forms forms_;
};

// "at the parents' request": the apostrophe may as well close a quotation, so that nothing is certain then.
bool is_behind_possessive(const Passage& passage, const Match& match) {
    std::string_view before = std::string_view(passage.text).substr(0, passage.tokens[match.first].begin);
    if (!before.ends_with(' '))
        return false;
    before.remove_suffix(1);
    return before.ends_with("s'") || before.ends_with("s\u2019");
}

} // namespace

bool reads_as_verb(const Passage& passage, const Match& match, const PlainWordsRule& rule, Forms forms) {
    return !is_behind_possessive(passage, match) && Spot(passage.tokens, match, rule, forms).reads_as_verb();
}

bool fits(const Passage& passage, const Match& match, const PlainWordsRule& rule, Forms forms) {
    return !is_behind_possessive(passage, match) && Spot(passage.tokens, match, rule, forms).fits();
}

} // namespace plainsend
