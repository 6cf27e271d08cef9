#include "stages/language/names.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "stages/language/birth_dates.h"
#include "stages/language/child.h"
#include "stages/language/function_words.h"
#include "stages/language/language_data.h"
#include "stages/language/passage.h"
#include "stages/text/person.h"

namespace plainsend {

namespace {

struct Sentence {
    std::size_t passage = 0;
    std::size_t first = 0; // tokens
    std::size_t last = 0;  // one past the end
};

std::vector<Sentence> sentences_of(const std::vector<Passage>& passages) {
    std::vector<Sentence> all;
    for (std::size_t p = 0; p < passages.size(); ++p) {
        const Passage& passage = passages[p];
        std::size_t token = 0;
        for (const Span& span : passage.sentences) {
            Sentence sentence{p, token, token};
            while (token < passage.tokens.size() && passage.tokens[token].begin < span.end)
                ++token;
            sentence.last = token;
            if (sentence.last > sentence.first)
                all.push_back(sentence);
        }
    }
    return all;
}

enum class Gender { he, she };
std::optional<Gender> gender_of(std::string_view word) {
    static constexpr std::array<std::string_view, 4> he{"he", "him", "his", "himself"};
    static constexpr std::array<std::string_view, 4> she{"she", "her", "hers", "herself"};
    if (std::find(he.begin(), he.end(), word) != he.end())
        return Gender::he;
    return std::find(she.begin(), she.end(), word) != she.end() ? std::optional(Gender::she) : std::nullopt;
}

class NameCheck {
public:
    NameCheck(const Document& document, const Context& context)
        : words_(context.language.names), speller_(context.language.speller), passages_(passages(document)),
          sentences_(sentences_of(passages_)), child_(child_of(document, passages_, words_)) {
        if (!child_)
            return;
        find_others();
        for (const Sentence& sentence : sentences_)
            look_for_name(sentence);
        look_for_pronouns();
    }

    Findings take() { return std::move(findings_); }

private:
    const Token& token(const Sentence& sentence, std::size_t i) const {
        return passages_[sentence.passage].tokens[i];
    }
    bool is_own(const Token& token) const { return token.starts_upper && child_->own.contains(token.word); }
    static bool is_title(const Token& token) {
        return token.starts_upper &&
               std::any_of(person_titles.begin(), person_titles.end(),
                           [&](std::string_view title) { return lower(title) == token.word; });
    }
    bool is_relation(const Token& token) const { return words_.relations.contains(token.word); }
    // "OLIVER will read", but not "READ WITH MARK", nor "TA", "JO".
    bool is_first_name(const Sentence& sentence, std::size_t i) const {
        const Token& name = token(sentence, i);
        constexpr std::size_t short_form = 3;
        if (name.upper && (name.word.size() <= short_form || words_.also_words.contains(name.word) ||
                           i + 1 == sentence.last || token(sentence, i + 1).starts_upper))
            return false;
        return name.starts_upper && words_.first_names.contains(name.word);
    }
    bool is_written_by_author(const Sentence& sentence) const {
        const Passage& passage = passages_[sentence.passage];
        return passage.english && passage.where != Where::quotation && passage.where != Where::letterhead &&
               passage.where != Where::preformatted && passage.where != Where::heading &&
               !passage.header_cell;
    }
    // "Oliver's views"
    bool is_heading_of_childs(const Sentence& sentence, std::size_t i) const {
        return passages_[sentence.passage].where == Where::heading && child_->named &&
               (has_childs_thing(sentence, i) || is_thing_before(sentence, i));
    }

    // First names that the document itself gives to somebody else: with a title, a family name, a relation,
    // in one sentence with the child, or in the name of a place.
    void find_others() {
        for (const Sentence& sentence : sentences_) {
            const bool with_child = has_child(sentence);
            for (std::size_t i = sentence.first; i < sentence.last; ++i) {
                const Token& name = token(sentence, i);
                if (!name.starts_upper || !words_.first_names.contains(name.word))
                    continue;
                const bool heading = is_heading_of_childs(sentence, i);
                const bool helped = is_helped(sentence, i) || has_childs_thing(sentence, i);
                ++counts_[name.word];
                helped_[name.word] += helped ? 1 : 0;
                planned_[name.word] += helped || heading || is_planned(sentence, i) ? 1 : 0;
                if (with_child || is_named_otherwise(sentence, i) || is_introduced_before(sentence) ||
                    (!is_written_by_author(sentence) && !heading))
                    others_.insert(name.word);
            }
        }
    }

    // "Isla has a hamster. Sam needs food twice a day."
    bool is_introduced_before(const Sentence& sentence) const {
        if (&sentence == &sentences_.front())
            return false;
        const Sentence& before = *(&sentence - 1);
        if (before.passage != sentence.passage)
            return false;
        for (std::size_t i = before.first + 1; i < before.last; ++i)
            if (is_relation(token(before, i)))
                for (std::size_t j = i > before.first + 2 ? i - 2 : before.first; j < i; ++j)
                    if (token(before, j).word == "a" || token(before, j).word == "an")
                        return true;
        return false;
    }

    bool is_named_otherwise(const Sentence& sentence, std::size_t i) const {
        const Token* before = i > sentence.first ? &token(sentence, i - 1) : nullptr;
        const Token* after = i + 1 < sentence.last ? &token(sentence, i + 1) : nullptr;
        // "Mrs Jack", "Jack Brandt", "Saint Jack", "Jack Street"
        if (before != nullptr &&
            (is_title(*before) || (before->starts_upper && !is_month_or_day(*before) &&
                                   !words_.not_people.contains(before->word) && before->gap != Gap::apart &&
                                   i - 1 > sentence.first && token(sentence, i).gap == Gap::space)))
            return true;
        if (has_family_name(sentence, i) && !is_planned(sentence, i + 1))
            return true;
        if (after != nullptr && words_.places.contains(after->word) && after->starts_upper)
            return true;
        if (is_told_by_role(sentence, i))
            return true;
        // "a film about Max", "a dog called Max"
        if (before != nullptr &&
            (before->word == "about" || before->word == "called" || before->word == "named"))
            return true;
        constexpr std::size_t near = 6;
        for (std::size_t j = i > sentence.first + near ? i - near : sentence.first;
             j < std::min(sentence.last, i + near + 1); ++j)
            if (j != i &&
                (is_relation(token(sentence, j)) ||
                 (is_title(token(sentence, j)) && is_listed(sentence, i, j)) ||
                 (token(sentence, j).starts_upper && token(sentence, j).word != token(sentence, i).word &&
                  words_.first_names.contains(token(sentence, j).word))) &&
                !is_thing_of(sentence, i, j) && !is_reported_by(sentence, i, j))
                return true;
        return false;
    }

    // "Oliver Brown": but a brother bears the child's own family name.
    bool has_family_name(const Sentence& sentence, std::size_t i) const {
        return i + 1 < sentence.last && !token(sentence, i).possessive &&
               token(sentence, i + 1).starts_upper && token(sentence, i + 1).gap == Gap::space;
    }

    // "Mum reports that Oliver sleeps well."
    bool is_reported_by(const Sentence& sentence, std::size_t name, std::size_t other) const {
        return child_->named && other + 2 < name && token(sentence, name - 1).word == "that" &&
               words_.things.contains(token(sentence, other).word) && other == sentence.first;
    }

    // "Mrs Jack and Ben", "Ben, Mr Jack's son": but not "Mr Jack says that Ben".
    bool is_listed(const Sentence& sentence, std::size_t name, std::size_t title) const {
        const std::size_t second = std::max(name, title);
        return token(sentence, second).gap == Gap::comma || token(sentence, second - 1).word == "and";
    }

    // "keyworker: Sam", "his keyworker is Sam", "Grace, the therapist", "Sam from the office", "support from
    // Sam", "Sam will ring", "our grown-up is Sam."
    bool is_told_by_role(const Sentence& sentence, std::size_t i) const {
        static constexpr auto by =
            std::to_array<std::string_view>({"from", "by", "via", "contact", "ask", "see", "speak", "ring"});
        const auto is_people = [&](std::size_t j) { return words_.people.contains(token(sentence, j).word); };
        if (token(sentence, i).possessive)
            return false;
        if (i > sentence.first) {
            const std::string& front = token(sentence, i - 1).word;
            if (is_people(i - 1) || std::find(by.begin(), by.end(), front) != by.end())
                return true;
            const bool ends = i + 1 == sentence.last || token(sentence, i + 1).gap == Gap::apart;
            if ((front == "is" || front == "are") && i > sentence.first + 1 && (ends || is_people(i - 2)))
                return true;
        }
        if (i + 1 >= sentence.last)
            return false;
        if (is_said_to_be_somebody(sentence, i) || has_agreed(sentence, i))
            return true;
        const std::string& next = token(sentence, i + 1).word;
        if (i + 2 < sentence.last && (is_modal(next) || next == "to") &&
            words_.staff_deeds.contains(token(sentence, i + 2).word))
            return true;
        if (next == "from" && i + 2 < sentence.last && is_article_or_possessive(token(sentence, i + 2).word))
            return true;
        if (token(sentence, i + 1).gap != Gap::comma)
            return false;
        constexpr std::size_t far = 6;
        std::size_t j = i + 1;
        for (; j < std::min(sentence.last, i + far) && (j == i + 1 || token(sentence, j).gap == Gap::space);
             ++j)
            if (is_people(j))
                return true;
        return false;
    }

    // "Sam is her TA.", "Sam will be her key worker.", "Jordan is a country."
    bool is_said_to_be_somebody(const Sentence& sentence, std::size_t i) const {
        static constexpr auto may_be_child = std::to_array<std::string_view>(
            {"boy", "girl", "pupil", "student", "person", "leader", "visitor"});
        std::size_t j = i + 1;
        while (j < sentence.last &&
               (is_modal(token(sentence, j).word) || is_form_of_have(token(sentence, j).word)))
            ++j;
        if (j + 2 >= sentence.last || !is_form_of_be(token(sentence, j).word) ||
            !is_article_or_possessive(token(sentence, j + 1).word))
            return false;
        constexpr std::size_t far = 5;
        for (std::size_t k = j + 2;
             k < std::min(sentence.last, j + far) && token(sentence, k).gap != Gap::apart &&
             !is_preposition(token(sentence, k).word);
             ++k) {
            const Token& word = token(sentence, k);
            if (word.upper || words_.places.contains(word.word) ||
                (words_.people.contains(word.word) &&
                 std::find(may_be_child.begin(), may_be_child.end(), word.word) == may_be_child.end()))
                return true;
        }
        return false;
    }

    // "Oliver has agreed to check her hearing aids."
    bool has_agreed(const Sentence& sentence, std::size_t i) const {
        static constexpr auto deeds = std::to_array<std::string_view>(
            {"agreed", "offered", "volunteered", "arranged", "promised", "undertaken"});
        const std::size_t deed = is_form_of_have(token(sentence, i + 1).word) ? i + 2 : i + 1;
        return deed + 1 < sentence.last && token(sentence, deed + 1).word == "to" &&
               std::find(deeds.begin(), deeds.end(), token(sentence, deed).word) != deeds.end();
    }

    // What a plan says only of its child: "Oliver needs", "Oliver will have", "Oliver is able".
    bool is_planned(const Sentence& sentence, std::size_t i) const {
        if (child_->own.contains(token(sentence, i).word))
            return false; // the family name of a brother
        if (token(sentence, i).possessive)
            return has_childs_thing(sentence, i);
        std::size_t j = i + 1;
        while (j < sentence.last && token(sentence, j).gap == Gap::space &&
               (is_modal(token(sentence, j).word) || is_form_of_be(token(sentence, j).word)))
            ++j;
        return j < sentence.last && token(sentence, j).gap == Gap::space &&
               words_.planned.contains(token(sentence, j).word);
    }

    // "Jack's mother", "Jack and his family": the relation is the child's.
    bool is_thing_of(const Sentence& sentence, std::size_t name, std::size_t other) const {
        if (!words_.things.contains(token(sentence, other).word))
            return false;
        return (other == name + 1 && token(sentence, name).possessive) ||
               (other == name + 3 && token(sentence, name + 1).word == "and" &&
                gender_of(token(sentence, name + 2).word));
    }

    // "Mrs Okoro" is the child's mother.
    bool has_child(const Sentence& sentence) const {
        for (std::size_t i = sentence.first; i < sentence.last; ++i)
            if (is_own(token(sentence, i)) && !is_titled(sentence, i))
                return true;
        return false;
    }
    bool is_titled(const Sentence& sentence, std::size_t i) const {
        return i > sentence.first && is_title(token(sentence, i - 1));
    }

    // Whether the name stands where a plan names its child: "Jack needs", "Jack's targets", "to help Jack".
    bool stands_for_child(const Sentence& sentence, std::size_t i) const {
        const Token& name = token(sentence, i);
        const Token* after = i + 1 < sentence.last ? &token(sentence, i + 1) : nullptr;
        const bool does = after != nullptr && !after->starts_upper && after->gap == Gap::space &&
                          !name.possessive && words_.verbs.contains(after->word);
        // "Jack checks his timetable"
        const bool with_own = after != nullptr && i + 3 < sentence.last && !after->starts_upper &&
                              after->gap == Gap::space && gender_of(token(sentence, i + 2).word) &&
                              words_.things.contains(token(sentence, i + 3).word);
        // "Jack and his family will be invited"
        const bool with_family = i + 3 < sentence.last && is_thing_of(sentence, i, i + 3) && !name.possessive;
        return does || with_own || with_family || has_childs_thing(sentence, i) || is_helped(sentence, i) ||
               (child_->named && (is_thing_before(sentence, i) ||
                                  (has_family_name(sentence, i) && is_planned(sentence, i + 1))));
    }

    // "views of Jack", "proud of Jack"
    bool is_thing_before(const Sentence& sentence, std::size_t i) const {
        if (i < sentence.first + 2 || token(sentence, i).possessive || token(sentence, i - 1).word != "of")
            return false;
        const std::string& thing = token(sentence, i - 2).word;
        return words_.things.contains(thing) || thing == "proud";
    }

    // "Jack's targets", "Jack's new targets"
    bool has_childs_thing(const Sentence& sentence, std::size_t i) const {
        if (!token(sentence, i).possessive || i + 1 >= sentence.last || token(sentence, i + 1).starts_upper ||
            token(sentence, i + 1).gap != Gap::space)
            return false;
        return words_.things.contains(token(sentence, i + 1).word) ||
               (i + 2 < sentence.last && words_.things.contains(token(sentence, i + 2).word));
    }

    // "to help Jack"
    bool is_helped(const Sentence& sentence, std::size_t i) const {
        const Token& name = token(sentence, i);
        return i > sentence.first && !name.possessive && name.gap == Gap::space &&
               words_.helping.contains(token(sentence, i - 1).word);
    }

    void look_for_name(const Sentence& sentence) {
        const bool written = is_written_by_author(sentence);
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            const Token& name = token(sentence, i);
            if (!is_first_name(sentence, i) || !(written || is_heading_of_childs(sentence, i)) ||
                others_.contains(name.word) || may_be_same_name(name.word, *child_, words_) ||
                !stands_for_child(sentence, i))
                continue;
            if (may_be_known(name.word))
                continue;
            if (i == sentence.first && !name.possessive && words_.also_words.contains(name.word) &&
                !is_planned(sentence, i) &&
                (i + 1 == sentence.last || words_.weak_verbs.contains(token(sentence, i + 1).word)))
                continue; // "Grace is said before lunch."
            const Passage& passage = passages_[sentence.passage];
            if (overlaps(passage.untouchable, name.begin, name.end))
                continue;
            const std::string said = passage.text.substr(name.begin, name.end - name.begin);
            findings_.push_back(finding_at(passage, "names/name", Severity::warning, name.begin, name.end,
                                           "This document is about " + child_->written +
                                               ", but this sentence says '" + said +
                                               "'. Is it left over from another child's document?"));
        }
    }

    // Somebody who is named so often that the family may know him. Where the document names its child, the
    // part of another plan may say another name as often: then it says what plans say of their child.
    bool may_be_known(const std::string& name) const {
        const std::size_t count = counts_.at(name);
        if (child_->named)
            return (count > 3 || count >= child_->uses) && planned_.at(name) == 0;
        return (count > 3 || count * 3 > child_->uses) && helped_.at(name) < 2;
    }

    // ---------------------------------------------------------------- he and she

    // Somebody else than the child, or a word that may be somebody.
    bool may_be_other_person(const Sentence& sentence, std::size_t i) const {
        const Token& word = token(sentence, i);
        if (is_own(word))
            return is_titled(sentence, i);
        const bool is_name = words_.first_names.contains(word.word)
                                 ? word.starts_upper
                                 : word.starts_upper && !word.upper && !word.digits && i > sentence.first &&
                                       word.word != "i" && !is_month_or_day(word) &&
                                       !speller_.is_word(word.word);
        if (words_.not_people.contains(word.word))
            return false;
        return is_name || is_title(word) || is_relation(word) ||
               ((words_.people.contains(word.word) || may_be_role(sentence, i)) &&
                !is_said_of_child(sentence, i));
    }

    // "Jamie is a kind and lively girl"
    bool is_said_of_child(const Sentence& sentence, std::size_t i) const {
        constexpr std::size_t far = 7;
        for (std::size_t back = 1; back < std::min(far, i - sentence.first); ++back)
            if (const std::string& word = token(sentence, i - back).word; word == "a" || word == "an")
                return i - back >= sentence.first + 2 && is_form_of_be(token(sentence, i - back - 1).word) &&
                       is_own(token(sentence, i - back - 2)) && !token(sentence, i - back - 2).possessive;
        return false;
    }

    // "the librarian", "a new driver": somebody by what he or she does.
    bool may_be_role(const Sentence& sentence, std::size_t i) const {
        static constexpr std::array<std::string_view, 7> endings{"er",  "or",  "ist", "ian",
                                                                 "man", "ess", "mate"};
        static constexpr std::array<std::string_view, 8> articles{"the", "a",     "an",  "his",
                                                                  "her", "their", "our", "my"};
        const std::string& word = token(sentence, i).word;
        if (word.size() < 6 || words_.not_people.contains(word) || word.ends_with("ness") ||
            std::none_of(endings.begin(), endings.end(),
                         [&](std::string_view ending) { return word.ends_with(ending); }))
            return false;
        for (std::size_t j = i > sentence.first + 2 ? i - 2 : sentence.first; j < i; ++j)
            if (std::find(articles.begin(), articles.end(), token(sentence, j).word) != articles.end())
                return true;
        return false;
    }

    static bool is_month_or_day(const Token& word) {
        const DateWords& dates = date_words("en-GB");
        std::string written = word.word;
        written.front() = static_cast<char>(written.front() - 'a' + 'A');
        return dates.months.contains(written) || dates.weekdays.contains(written);
    }

    struct Pronoun {
        const Sentence* sentence = nullptr;
        std::size_t token = 0;
        Gender gender = Gender::he;
    };

    // Pronouns that stand for the child: behind its name, and before anybody else is named in the paragraph.
    std::vector<Pronoun> childs_pronouns() const {
        std::vector<Pronoun> found;
        bool about_child = false; // the sentence before was
        bool other = false;       // somebody else is named in the sentence before
        std::size_t last_passage = static_cast<std::size_t>(-1);
        for (const Sentence& sentence : sentences_) {
            if (sentence.passage != last_passage)
                about_child = other = false;
            last_passage = sentence.passage;
            if (!is_written_by_author(sentence)) {
                about_child = false;
                continue;
            }
            const std::vector<std::size_t> others = other_people(sentence);
            bool own = false;
            bool of_thing = false; // "Jamie's goat is old": what follows may be about the goat
            for (std::size_t i = sentence.first; i < sentence.last; ++i) {
                const Token& word = token(sentence, i);
                if (is_own(word)) {
                    own = true;
                    of_thing = word.possessive;
                }
                const auto gender = gender_of(word.word);
                if (gender && (own || about_child) && !other && can_only_be_child(sentence, i, own, others) &&
                    !overlaps(passages_[sentence.passage].untouchable, word.begin, word.end))
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
        for (const Sentence& sentence : sentences_) {
            const bool begins = sentence.passage != last_passage;
            last_passage = sentence.passage;
            const std::vector<Pronoun> here = pronouns_in(sentence);
            const bool others = may_name_others(sentence);
            const bool one = std::all_of(here.begin(), here.end(), [&](const Pronoun& each) {
                return each.gender == here.front().gender;
            });
            goes_on = (begins || goes_on) && !here.empty() && one && !other && !others &&
                      is_written_by_author(sentence) && !names_child(passages_[sentence.passage]);
            if (goes_on)
                found.insert(found.end(), here.begin(), here.end());
            other = others || (other && !here.empty() && !has_child(sentence));
        }
        return found;
    }

    std::vector<Pronoun> pronouns_in(const Sentence& sentence) const {
        std::vector<Pronoun> found;
        for (std::size_t i = sentence.first; i < sentence.last; ++i)
            if (const auto gender = gender_of(token(sentence, i).word);
                gender && !overlaps(passages_[sentence.passage].untouchable, token(sentence, i).begin,
                                    token(sentence, i).end))
                found.push_back({&sentence, i, *gender});
        return found;
    }

    bool names_child(const Passage& passage) const {
        return std::any_of(passage.tokens.begin(), passage.tokens.end(),
                           [&](const Token& word) { return is_own(word); });
    }

    // Also any child, a short form ("EP"), a speaker, and what is the child's ("Jamie's goat").
    bool may_name_others(const Sentence& sentence) const {
        static constexpr auto any =
            std::to_array<std::string_view>({"child", "children", "learner", "learners", "pupils", "students",
                                             "boys", "girls", "people", "each", "every", "who", "whoever"});
        if (passages_[sentence.passage].where == Where::quotation || !other_people(sentence).empty())
            return true;
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            const Token& word = token(sentence, i);
            if ((word.upper && word.word.size() > 1 && !is_own(word) &&
                 !words_.not_people.contains(word.word)) ||
                std::find(any.begin(), any.end(), word.word) != any.end() ||
                (is_own(word) && word.possessive && !has_childs_thing(sentence, i)))
                return true;
        }
        return false;
    }

    std::vector<std::size_t> other_people(const Sentence& sentence) const {
        std::vector<std::size_t> found;
        for (std::size_t i = sentence.first; i < sentence.last; ++i)
            if (may_be_other_person(sentence, i))
                found.push_back(i);
        return found;
    }

    // Nobody else is named before the pronoun, nor behind it where it may point ahead: "When she is free, the
    // nurse ...", "In her lessons, Mrs Bell ...".
    bool can_only_be_child(const Sentence& sentence, std::size_t i, bool own,
                           const std::vector<std::size_t>& others) const {
        if (others.empty())
            return true;
        if (others.front() < i)
            return others.size() == 1 && (is_object_of(sentence, others.front(), i) ||
                                          is_given_to_child(sentence, others.front(), i));
        const std::string& word = token(sentence, i).word;
        return own ||
               ((word == "he" || word == "she") && !opens_clause(token(sentence, sentence.first).word));
    }

    // "an adult who helps him": not the adult.
    bool is_object_of(const Sentence& sentence, std::size_t person, std::size_t i) const {
        constexpr std::size_t far = 3;
        if (person + 1 >= i || token(sentence, person + 1).word != "who" || i - person > far + 1)
            return false;
        const std::string& word = token(sentence, i).word;
        return word == "him" ||
               (word == "her" && (i + 1 == sentence.last || token(sentence, i + 1).gap != Gap::space ||
                                  is_function_word(token(sentence, i + 1).word)));
    }

    // "A TA gives Jamie his timetable."
    bool is_given_to_child(const Sentence& sentence, std::size_t person, std::size_t i) const {
        return person > sentence.first && person + 3 == i && i + 1 < sentence.last &&
               (token(sentence, person - 1).word == "a" || token(sentence, person - 1).word == "an") &&
               words_.helping.contains(token(sentence, i - 2).word) && is_own(token(sentence, i - 1)) &&
               !token(sentence, i - 1).possessive && words_.things.contains(token(sentence, i + 1).word);
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
        std::set<const Sentence*> slips;
        for (const Pronoun& pronoun : pronouns)
            if (pronoun.gender != usual)
                slips.insert(pronoun.sentence);
        const std::size_t seldom = slips.size();
        if (he == she || often < 3 || seldom * 3 > often)
            return;
        if (child_->named) {
            const std::vector<Pronoun> alone = pronouns_alone();
            const auto slipped = static_cast<std::size_t>(std::count_if(
                alone.begin(), alone.end(), [&](const Pronoun& each) { return each.gender != usual; }));
            if (slipped <= 2 * (often + alone.size() - slipped))
                pronouns.insert(pronouns.end(), alone.begin(), alone.end());
        }
        const Sentence* told = nullptr;
        for (const Pronoun& pronoun : pronouns) {
            if (pronoun.gender == usual || pronoun.sentence == told)
                continue;
            told = pronoun.sentence;
            const Passage& passage = passages_[pronoun.sentence->passage];
            const Token& word = passage.tokens[pronoun.token];
            findings_.push_back(finding_at(passage, "names/pronoun", Severity::warning, word.begin, word.end,
                                           "Elsewhere this document says '" +
                                               std::string(usual == Gender::he ? "he" : "she") + "' of " +
                                               child_->written + ", but here '" +
                                               passage.text.substr(word.begin, word.end - word.begin) +
                                               "'. Is it left over from another child's document?"));
        }
    }

    const NameWords& words_;
    const Speller& speller_;
    std::vector<Passage> passages_;
    std::vector<Sentence> sentences_;
    std::optional<Child> child_;
    WordSet others_;
    std::map<std::string, std::size_t, std::less<>> counts_;
    std::map<std::string, std::size_t, std::less<>> helped_; // how often it stands for a child that is helped
    std::map<std::string, std::size_t, std::less<>> planned_; // or does what a plan says of its child
    Findings findings_;
};

} // namespace

Reported<Document> names(Document document, const Context& context) {
    if (!is_english(document) || document.metadata.kind == "sen-information-report")
        return {std::move(document), {}};
    Findings findings = NameCheck(document, context).take();
    Findings dates = second_birth_dates(document, context.language);
    findings.insert(findings.end(), dates.begin(), dates.end());
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
