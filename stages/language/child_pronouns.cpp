#include "stages/language/child_pronouns.h"

#include <algorithm>
#include <array>
#include <set>

#include "stages/language/function_words.h"
#include "stages/language/language_data.h"

namespace plainsend {

namespace {

class PronounCheck {
public:
    PronounCheck(const ChildPlan& plan, const Speller& speller)
        : plan_(plan), words_(plan.words()), speller_(speller) {
        look_for_pronouns();
    }

    Findings take() { return std::move(findings_); }

private:
    // Somebody else than the child, or a word that may be somebody.
    bool may_be_other_person(const PlanSentence& sentence, std::size_t i) const {
        const Token& word = plan_.token(sentence, i);
        if (plan_.is_own(word))
            return plan_.is_titled(sentence, i);
        const bool is_name = words_.first_names.contains(word.word)
                                 ? word.starts_upper
                                 : word.starts_upper && !word.upper && !word.digits && i > sentence.first &&
                                       word.word != "i" && !is_month_or_day(word) &&
                                       !speller_.is_word(word.word);
        if (words_.not_people.contains(word.word))
            return false;
        return is_name || is_person_title(word) || plan_.is_relation(word) ||
               ((words_.people.contains(word.word) || may_be_role(sentence, i)) &&
                !is_said_of_child(sentence, i));
    }

    // "Jamie is a kind and lively girl"
    bool is_said_of_child(const PlanSentence& sentence, std::size_t i) const {
        constexpr std::size_t far = 7;
        for (std::size_t back = 1; back < std::min(far, i - sentence.first); ++back)
            if (const std::string& word = plan_.token(sentence, i - back).word; word == "a" || word == "an")
                return i - back >= sentence.first + 2 &&
                       is_form_of_be(plan_.token(sentence, i - back - 1).word) &&
                       plan_.is_own(plan_.token(sentence, i - back - 2)) &&
                       !plan_.token(sentence, i - back - 2).possessive;
        return false;
    }

    // "the librarian", "a new driver": somebody by what he or she does.
    bool may_be_role(const PlanSentence& sentence, std::size_t i) const {
        static constexpr std::array<std::string_view, 7> endings{"er",  "or",  "ist", "ian",
                                                                 "man", "ess", "mate"};
        static constexpr std::array<std::string_view, 8> articles{"the", "a",     "an",  "his",
                                                                  "her", "their", "our", "my"};
        const std::string& word = plan_.token(sentence, i).word;
        if (word.size() < 6 || words_.not_people.contains(word) || word.ends_with("ness") ||
            std::none_of(endings.begin(), endings.end(),
                         [&](std::string_view ending) { return word.ends_with(ending); }))
            return false;
        for (std::size_t j = i > sentence.first + 2 ? i - 2 : sentence.first; j < i; ++j)
            if (std::find(articles.begin(), articles.end(), plan_.token(sentence, j).word) != articles.end())
                return true;
        return false;
    }

    struct Pronoun {
        const PlanSentence* sentence = nullptr;
        std::size_t token = 0;
        Gender gender = Gender::he;
    };

    // Pronouns that stand for the child: behind its name, and before anybody else is named in the paragraph.
    std::vector<Pronoun> childs_pronouns() const {
        std::vector<Pronoun> found;
        bool about_child = false; // the sentence before was
        bool other = false;       // somebody else is named in the sentence before
        std::size_t last_passage = static_cast<std::size_t>(-1);
        for (const PlanSentence& sentence : plan_.sentences()) {
            if (sentence.passage != last_passage)
                about_child = other = false;
            last_passage = sentence.passage;
            if (!plan_.is_written_by_author(sentence)) {
                about_child = false;
                continue;
            }
            const std::vector<std::size_t> others = other_people(sentence);
            bool own = false;
            bool of_thing = false; // "Jamie's goat is old": what follows may be about the goat
            for (std::size_t i = sentence.first; i < sentence.last; ++i) {
                const Token& word = plan_.token(sentence, i);
                if (plan_.is_own(word)) {
                    own = true;
                    of_thing = word.possessive;
                }
                const auto gender = gender_of(word.word);
                if (gender && (own || about_child) && !other && can_only_be_child(sentence, i, own, others) &&
                    !overlaps(plan_.passage(sentence).untouchable, word.begin, word.end))
                    found.push_back({&sentence, i, *gender});
            }
            about_child = (about_child || own) && !of_thing && others.empty();
            other = !others.empty();
        }
        return found;
    }

    // Pronouns in paragraphs that do not name the child, nor anybody else, nor follow words that do: "By July
    // he will read." Only where the paragraph begins with them or goes on with them.
    std::vector<Pronoun> pronouns_alone() const {
        std::vector<Pronoun> found;
        bool other = false; // somebody else may be meant from the sentence before on
        bool goes_on = false;
        std::size_t last_passage = static_cast<std::size_t>(-1);
        for (const PlanSentence& sentence : plan_.sentences()) {
            const bool begins = sentence.passage != last_passage;
            last_passage = sentence.passage;
            const std::vector<Pronoun> here = pronouns_in(sentence);
            const bool others = may_name_others(sentence);
            const bool one = std::all_of(here.begin(), here.end(), [&](const Pronoun& each) {
                return each.gender == here.front().gender;
            });
            goes_on = (begins || goes_on) && !here.empty() && one && !other && !others &&
                      plan_.is_written_by_author(sentence) && !names_child(plan_.passage(sentence));
            if (goes_on)
                found.insert(found.end(), here.begin(), here.end());
            other = others || (other && !here.empty() && !plan_.has_child(sentence));
        }
        return found;
    }

    std::vector<Pronoun> pronouns_in(const PlanSentence& sentence) const {
        std::vector<Pronoun> found;
        for (std::size_t i = sentence.first; i < sentence.last; ++i)
            if (const auto gender = gender_of(plan_.token(sentence, i).word);
                gender && !overlaps(plan_.passage(sentence).untouchable, plan_.token(sentence, i).begin,
                                    plan_.token(sentence, i).end))
                found.push_back({&sentence, i, *gender});
        return found;
    }

    bool names_child(const Passage& passage) const {
        return std::any_of(passage.tokens.begin(), passage.tokens.end(),
                           [&](const Token& word) { return plan_.is_own(word); });
    }

    // Also any child, a short form ("EP"), a speaker, and what is the child's ("Jamie's goat").
    bool may_name_others(const PlanSentence& sentence) const {
        static constexpr auto any =
            std::to_array<std::string_view>({"child", "children", "learner", "learners", "pupils", "students",
                                             "boys", "girls", "people", "each", "every", "who", "whoever"});
        if (plan_.passage(sentence).where == Where::quotation || !other_people(sentence).empty())
            return true;
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            const Token& word = plan_.token(sentence, i);
            if ((word.upper && word.word.size() > 1 && !plan_.is_own(word) &&
                 !words_.not_people.contains(word.word)) ||
                std::find(any.begin(), any.end(), word.word) != any.end() ||
                (plan_.is_own(word) && word.possessive && !plan_.has_childs_thing(sentence, i)))
                return true;
        }
        return false;
    }

    std::vector<std::size_t> other_people(const PlanSentence& sentence) const {
        std::vector<std::size_t> found;
        for (std::size_t i = sentence.first; i < sentence.last; ++i)
            if (may_be_other_person(sentence, i))
                found.push_back(i);
        return found;
    }

    // Nobody else is named before the pronoun, nor behind it where it may point ahead: "When she is free, the
    // nurse ...", "In her lessons, Mrs Bell ...".
    bool can_only_be_child(const PlanSentence& sentence, std::size_t i, bool own,
                           const std::vector<std::size_t>& others) const {
        if (others.empty())
            return true;
        if (others.front() < i)
            return others.size() == 1 && (is_object_of(sentence, others.front(), i) ||
                                          is_given_to_child(sentence, others.front(), i));
        const std::string& word = plan_.token(sentence, i).word;
        return own ||
               ((word == "he" || word == "she") && !opens_clause(plan_.token(sentence, sentence.first).word));
    }

    // "an adult who helps him": not the adult.
    bool is_object_of(const PlanSentence& sentence, std::size_t person, std::size_t i) const {
        constexpr std::size_t far = 3;
        if (person + 1 >= i || plan_.token(sentence, person + 1).word != "who" || i - person > far + 1)
            return false;
        const std::string& word = plan_.token(sentence, i).word;
        return word == "him" ||
               (word == "her" && (i + 1 == sentence.last || plan_.token(sentence, i + 1).gap != Gap::space ||
                                  is_function_word(plan_.token(sentence, i + 1).word)));
    }

    // "A TA gives Jamie his timetable."
    bool is_given_to_child(const PlanSentence& sentence, std::size_t person, std::size_t i) const {
        return person > sentence.first && person + 3 == i && i + 1 < sentence.last &&
               (plan_.token(sentence, person - 1).word == "a" ||
                plan_.token(sentence, person - 1).word == "an") &&
               words_.helping.contains(plan_.token(sentence, i - 2).word) &&
               plan_.is_own(plan_.token(sentence, i - 1)) && !plan_.token(sentence, i - 1).possessive &&
               words_.things.contains(plan_.token(sentence, i + 1).word);
    }

    static bool opens_clause(std::string_view word) {
        static constexpr auto words =
            std::to_array<std::string_view>({"when", "if", "as", "after", "before", "while", "once", "since",
                                             "although", "because", "whenever", "until", "though", "unless"});
        return std::find(words.begin(), words.end(), word) != words.end();
    }

    void look_for_pronouns() {
        std::vector<Pronoun> pronouns = childs_pronouns();
        const auto he = static_cast<std::size_t>(std::count_if(
            pronouns.begin(), pronouns.end(), [](const Pronoun& each) { return each.gender == Gender::he; }));
        const std::size_t she = pronouns.size() - he;
        const Gender usual = he > she ? Gender::he : Gender::she;
        const std::size_t often = std::max(he, she);
        // One slip of the pen may say "he" and "his".
        std::set<const PlanSentence*> slips;
        for (const Pronoun& pronoun : pronouns)
            if (pronoun.gender != usual)
                slips.insert(pronoun.sentence);
        const std::size_t seldom = slips.size();
        if (he == she || often < 3 || seldom * 3 > often)
            return;
        if (plan_.child().named) {
            const std::vector<Pronoun> alone = pronouns_alone();
            const auto slipped = static_cast<std::size_t>(std::count_if(
                alone.begin(), alone.end(), [&](const Pronoun& each) { return each.gender != usual; }));
            if (slipped <= 2 * (often + alone.size() - slipped))
                pronouns.insert(pronouns.end(), alone.begin(), alone.end());
        }
        const PlanSentence* told = nullptr;
        for (const Pronoun& pronoun : pronouns) {
            if (pronoun.gender == usual || pronoun.sentence == told)
                continue;
            told = pronoun.sentence;
            const Passage& passage = plan_.passage(*pronoun.sentence);
            const Token& word = passage.tokens[pronoun.token];
            findings_.push_back(finding_at(passage, "names/pronoun", Severity::warning, word.begin, word.end,
                                           "Elsewhere this document says '" +
                                               std::string(usual == Gender::he ? "he" : "she") + "' of " +
                                               plan_.child().written + ", but here '" +
                                               passage.text.substr(word.begin, word.end - word.begin) +
                                               "'. Is it left over from another child's document?"));
        }
    }

    const ChildPlan& plan_;
    const NameWords& words_;
    const Speller& speller_;
    Findings findings_;
};

} // namespace

Findings slips_of_pronoun(const ChildPlan& plan, const Speller& speller) {
    return PronounCheck(plan, speller).take();
}

} // namespace plainsend
