#include "stages/language/names.h"

#include <algorithm>
#include <array>
#include <map>

#include "stages/language/birth_dates.h"
#include "stages/language/child_plan.h"
#include "stages/language/child_pronouns.h"
#include "stages/language/function_words.h"
#include "stages/language/language_data.h"

namespace plainsend {

namespace {

class NameCheck {
public:
    explicit NameCheck(const ChildPlan& plan) : plan_(plan), words_(plan.words()) {
        find_others();
        for (const PlanSentence& sentence : plan.sentences())
            look_for_name(sentence);
    }

    Findings take() { return std::move(findings_); }

private:
    // "OLIVER will read", but not "READ WITH MARK", nor "TA", "JO".
    bool is_first_name(const PlanSentence& sentence, std::size_t i) const {
        const Token& name = plan_.token(sentence, i);
        constexpr std::size_t short_form = 3;
        if (name.upper && (name.word.size() <= short_form || words_.also_words.contains(name.word) ||
                           i + 1 == sentence.last || plan_.token(sentence, i + 1).starts_upper))
            return false;
        return name.starts_upper && words_.first_names.contains(name.word);
    }
    // "Oliver's views"
    bool is_heading_of_childs(const PlanSentence& sentence, std::size_t i) const {
        return plan_.passage(sentence).where == Where::heading && plan_.child().named &&
               (plan_.has_childs_thing(sentence, i) || is_thing_before(sentence, i));
    }

    // First names that the document itself gives to somebody else: with a title, a family name, a relation,
    // in one sentence with the child, or in the name of a place.
    void find_others() {
        for (const PlanSentence& sentence : plan_.sentences()) {
            const bool with_child = plan_.has_child(sentence);
            for (std::size_t i = sentence.first; i < sentence.last; ++i) {
                const Token& name = plan_.token(sentence, i);
                if (!name.starts_upper || !words_.first_names.contains(name.word))
                    continue;
                const bool heading = is_heading_of_childs(sentence, i);
                const bool helped = is_helped(sentence, i) || plan_.has_childs_thing(sentence, i);
                ++counts_[name.word];
                helped_[name.word] += helped ? 1 : 0;
                planned_[name.word] += helped || heading || is_planned(sentence, i) ? 1 : 0;
                if (with_child || is_named_otherwise(sentence, i) || is_introduced_before(sentence) ||
                    (!plan_.is_written_by_author(sentence) && !heading))
                    others_.insert(name.word);
            }
        }
    }

    // "Isla has a hamster. Sam needs food twice a day."
    bool is_introduced_before(const PlanSentence& sentence) const {
        if (&sentence == &plan_.sentences().front())
            return false;
        const PlanSentence& before = *(&sentence - 1);
        if (before.passage != sentence.passage)
            return false;
        for (std::size_t i = before.first + 1; i < before.last; ++i)
            if (plan_.is_relation(plan_.token(before, i)))
                for (std::size_t j = i > before.first + 2 ? i - 2 : before.first; j < i; ++j)
                    if (plan_.token(before, j).word == "a" || plan_.token(before, j).word == "an")
                        return true;
        return false;
    }

    bool is_named_otherwise(const PlanSentence& sentence, std::size_t i) const {
        const Token* before = i > sentence.first ? &plan_.token(sentence, i - 1) : nullptr;
        const Token* after = i + 1 < sentence.last ? &plan_.token(sentence, i + 1) : nullptr;
        // "Mrs Jack", "Jack Brandt", "Saint Jack", "Jack Street"
        if (before != nullptr && (is_person_title(*before) ||
                                  (before->starts_upper && !is_month_or_day(*before) &&
                                   !words_.not_people.contains(before->word) && before->gap != Gap::apart &&
                                   i - 1 > sentence.first && plan_.token(sentence, i).gap == Gap::space)))
            return true;
        if (has_family_name(sentence, i) && !is_planned(sentence, i + 1))
            return true;
        if (after != nullptr && words_.places.contains(after->word) && after->starts_upper)
            return true;
        if (is_told_by_role(sentence, i))
            return true;
        // "the Oliver scale", "Thanks to Luke for the ramp"
        if (before != nullptr && (before->word == "the" || before->word == "thank" ||
                                  (before->word == "to" && i > sentence.first + 1 &&
                                   plan_.token(sentence, i - 2).word == "thanks")))
            return true;
        // "a film about Max", "a dog called Max"
        if (before != nullptr &&
            (before->word == "about" || before->word == "called" || before->word == "named"))
            return true;
        constexpr std::size_t near = 6;
        for (std::size_t j = i > sentence.first + near ? i - near : sentence.first;
             j < std::min(sentence.last, i + near + 1); ++j)
            if (j != i &&
                (plan_.is_relation(plan_.token(sentence, j)) ||
                 (is_person_title(plan_.token(sentence, j)) && is_listed(sentence, i, j)) ||
                 (plan_.token(sentence, j).starts_upper &&
                  plan_.token(sentence, j).word != plan_.token(sentence, i).word &&
                  words_.first_names.contains(plan_.token(sentence, j).word))) &&
                !is_thing_of(sentence, i, j) && !is_reported_by(sentence, i, j))
                return true;
        return false;
    }

    // "Oliver Brown": but a brother bears the child's own family name.
    bool has_family_name(const PlanSentence& sentence, std::size_t i) const {
        return i + 1 < sentence.last && !plan_.token(sentence, i).possessive &&
               plan_.token(sentence, i + 1).starts_upper && plan_.token(sentence, i + 1).gap == Gap::space;
    }

    // "Mum reports that Oliver sleeps well."
    bool is_reported_by(const PlanSentence& sentence, std::size_t name, std::size_t other) const {
        return plan_.child().named && other + 2 < name && plan_.token(sentence, name - 1).word == "that" &&
               words_.things.contains(plan_.token(sentence, other).word) && other == sentence.first;
    }

    // "Mrs Jack and Ben", "Ben, Mr Jack's son": but not "Mr Jack says that Ben".
    bool is_listed(const PlanSentence& sentence, std::size_t name, std::size_t title) const {
        const std::size_t second = std::max(name, title);
        return plan_.token(sentence, second).gap == Gap::comma ||
               plan_.token(sentence, second - 1).word == "and";
    }

    // "keyworker: Sam", "his keyworker is Sam", "Grace, the therapist", "Sam from the office", "support from
    // Sam", "Sam will ring", "our grown-up is Sam."
    bool is_told_by_role(const PlanSentence& sentence, std::size_t i) const {
        static constexpr auto by =
            std::to_array<std::string_view>({"from", "by", "via", "contact", "ask", "see", "speak", "ring"});
        const auto is_people = [&](std::size_t j) {
            return words_.people.contains(plan_.token(sentence, j).word);
        };
        if (plan_.token(sentence, i).possessive)
            return false;
        if (i > sentence.first) {
            const std::string& front = plan_.token(sentence, i - 1).word;
            if (is_people(i - 1) || std::find(by.begin(), by.end(), front) != by.end())
                return true;
            const bool ends = i + 1 == sentence.last || plan_.token(sentence, i + 1).gap == Gap::apart;
            if ((front == "is" || front == "are") && i > sentence.first + 1 && (ends || is_people(i - 2)))
                return true;
        }
        if (i + 1 >= sentence.last)
            return false;
        if (is_said_to_be_somebody(sentence, i) || has_agreed(sentence, i))
            return true;
        const std::string& next = plan_.token(sentence, i + 1).word;
        if (i + 2 < sentence.last && (is_modal(next) || next == "to") &&
            words_.staff_deeds.contains(plan_.token(sentence, i + 2).word))
            return true;
        if (next == "from" && i + 2 < sentence.last &&
            is_article_or_possessive(plan_.token(sentence, i + 2).word))
            return true;
        if (plan_.token(sentence, i + 1).gap != Gap::comma)
            return false;
        constexpr std::size_t far = 6;
        std::size_t j = i + 1;
        for (; j < std::min(sentence.last, i + far) &&
               (j == i + 1 || plan_.token(sentence, j).gap == Gap::space);
             ++j)
            if (is_people(j))
                return true;
        return false;
    }

    // "Sam is her TA.", "Sam will be her key worker.", "Jordan is a country."
    bool is_said_to_be_somebody(const PlanSentence& sentence, std::size_t i) const {
        static constexpr auto may_be_child = std::to_array<std::string_view>(
            {"boy", "girl", "pupil", "student", "person", "leader", "visitor"});
        std::size_t j = i + 1;
        while (j < sentence.last &&
               (is_modal(plan_.token(sentence, j).word) || is_form_of_have(plan_.token(sentence, j).word)))
            ++j;
        if (j + 2 >= sentence.last || !is_form_of_be(plan_.token(sentence, j).word) ||
            !is_article_or_possessive(plan_.token(sentence, j + 1).word))
            return false;
        constexpr std::size_t far = 5;
        for (std::size_t k = j + 2;
             k < std::min(sentence.last, j + far) && plan_.token(sentence, k).gap != Gap::apart &&
             !is_preposition(plan_.token(sentence, k).word);
             ++k) {
            const Token& word = plan_.token(sentence, k);
            if (word.upper || words_.places.contains(word.word) ||
                (words_.people.contains(word.word) &&
                 std::find(may_be_child.begin(), may_be_child.end(), word.word) == may_be_child.end()))
                return true;
        }
        return false;
    }

    // "Oliver has agreed to check her hearing aids."
    bool has_agreed(const PlanSentence& sentence, std::size_t i) const {
        static constexpr auto deeds = std::to_array<std::string_view>(
            {"agreed", "offered", "volunteered", "arranged", "promised", "undertaken"});
        const std::size_t deed = is_form_of_have(plan_.token(sentence, i + 1).word) ? i + 2 : i + 1;
        return deed + 1 < sentence.last && plan_.token(sentence, deed + 1).word == "to" &&
               std::find(deeds.begin(), deeds.end(), plan_.token(sentence, deed).word) != deeds.end();
    }

    // What a plan says only of its child: "Oliver needs", "Oliver will have", "Oliver is able".
    bool is_planned(const PlanSentence& sentence, std::size_t i) const {
        if (plan_.child().own.contains(plan_.token(sentence, i).word))
            return false; // the family name of a brother
        if (plan_.token(sentence, i).possessive)
            return plan_.has_childs_thing(sentence, i);
        std::size_t j = i + 1;
        while (j < sentence.last && plan_.token(sentence, j).gap == Gap::space &&
               (is_modal(plan_.token(sentence, j).word) || is_form_of_be(plan_.token(sentence, j).word)))
            ++j;
        return j < sentence.last && plan_.token(sentence, j).gap == Gap::space &&
               words_.planned.contains(plan_.token(sentence, j).word);
    }

    // "Jack's mother", "Jack and his family": the relation is the child's.
    bool is_thing_of(const PlanSentence& sentence, std::size_t name, std::size_t other) const {
        if (!words_.things.contains(plan_.token(sentence, other).word))
            return false;
        return (other == name + 1 && plan_.token(sentence, name).possessive) ||
               (other == name + 3 && plan_.token(sentence, name + 1).word == "and" &&
                gender_of(plan_.token(sentence, name + 2).word));
    }

    // Whether the name stands where a plan names its child: "Jack needs", "Jack's targets", "to help Jack".
    bool stands_for_child(const PlanSentence& sentence, std::size_t i) const {
        const Token& name = plan_.token(sentence, i);
        const Token* after = i + 1 < sentence.last ? &plan_.token(sentence, i + 1) : nullptr;
        const bool does = after != nullptr && !after->starts_upper && after->gap == Gap::space &&
                          !name.possessive && words_.verbs.contains(after->word);
        // "Jack checks his timetable"
        const bool with_own = after != nullptr && i + 3 < sentence.last && !after->starts_upper &&
                              after->gap == Gap::space && gender_of(plan_.token(sentence, i + 2).word) &&
                              words_.things.contains(plan_.token(sentence, i + 3).word);
        // "Jack and his family will be invited"
        const bool with_family = i + 3 < sentence.last && is_thing_of(sentence, i, i + 3) && !name.possessive;
        return does || with_own || with_family || plan_.has_childs_thing(sentence, i) ||
               is_helped(sentence, i) ||
               (plan_.child().named && (is_thing_before(sentence, i) ||
                                        (has_family_name(sentence, i) && is_planned(sentence, i + 1))));
    }

    // "views of Jack", "proud of Jack"
    bool is_thing_before(const PlanSentence& sentence, std::size_t i) const {
        if (i < sentence.first + 2 || plan_.token(sentence, i).possessive ||
            plan_.token(sentence, i - 1).word != "of")
            return false;
        const std::string& thing = plan_.token(sentence, i - 2).word;
        return words_.things.contains(thing) || thing == "proud";
    }

    // "to help Jack"
    bool is_helped(const PlanSentence& sentence, std::size_t i) const {
        const Token& name = plan_.token(sentence, i);
        return i > sentence.first && !name.possessive && name.gap == Gap::space &&
               words_.helping.contains(plan_.token(sentence, i - 1).word);
    }

    void look_for_name(const PlanSentence& sentence) {
        const bool written = plan_.is_written_by_author(sentence);
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            const Token& name = plan_.token(sentence, i);
            if (!is_first_name(sentence, i) || !(written || is_heading_of_childs(sentence, i)) ||
                others_.contains(name.word) || may_be_same_name(name.word, plan_.child(), words_) ||
                !stands_for_child(sentence, i))
                continue;
            if (may_be_known(name.word))
                continue;
            if (i == sentence.first && !name.possessive && words_.also_words.contains(name.word) &&
                !is_planned(sentence, i) &&
                (i + 1 == sentence.last || words_.weak_verbs.contains(plan_.token(sentence, i + 1).word)))
                continue; // "Grace is said before lunch."
            const Passage& passage = plan_.passage(sentence);
            if (overlaps(passage.untouchable, name.begin, name.end))
                continue;
            const std::string said = passage.text.substr(name.begin, name.end - name.begin);
            findings_.push_back(finding_at(passage, "names/name", Severity::warning, name.begin, name.end,
                                           "This document is about " + plan_.child().written +
                                               ", but this sentence says '" + said +
                                               "'. Is it left over from another child's document?"));
        }
    }

    // Somebody who is named so often that the family may know him. Where the document names its child, the
    // part of another plan may say another name as often: then it says what plans say of their child.
    bool may_be_known(const std::string& name) const {
        const std::size_t count = counts_.at(name);
        if (plan_.child().named)
            return (count > 3 || count >= plan_.child().uses) && planned_.at(name) == 0;
        return (count > 3 || count * 3 > plan_.child().uses) && helped_.at(name) < 2;
    }

    const ChildPlan& plan_;
    const NameWords& words_;
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
    Findings findings;
    if (const ChildPlan plan(document, context.language); plan.about_child()) {
        findings = NameCheck(plan).take();
        Findings pronouns = slips_of_pronoun(plan, context.language.speller);
        findings.insert(findings.end(), pronouns.begin(), pronouns.end());
    }
    Findings dates = second_birth_dates(document, context.language);
    findings.insert(findings.end(), dates.begin(), dates.end());
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
