#include "stages/language/acronym_senses.h"

#include <algorithm>
#include <array>

#include "stages/language/initials.h"
#include "stages/language/short_form_people.h"
#include "stages/language/short_form_shapes.h"

namespace plainsend {

namespace {

// A person, or people among whom one can be: what may stand behind a name.
bool is_somebody(std::string_view name) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"assistant", "officer",      "psychologist", "therapist",  "therapy",   "teacher", "principal",
         "adviser",   "worker",       "visitor",      "head",       "lead",      "manager", "coordinator",
         "ordinator", "practitioner", "professional", "supporter",  "nurse",     "team",    "authority",
         "service",   "council",      "department",   "government", "psychology"});
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return name.ends_with(word); });
}

} // namespace

AcronymSenses::AcronymSenses(const std::vector<Passage>& passages,
                             const std::vector<std::vector<TermMatch>>& matches, const Glossary& glossary,
                             const NameWords& people)
    : passages_(passages), matches_(matches), glossary_(glossary), people_(people) {
    for (std::size_t i = 0; i < passages_.size(); ++i)
        read_passage(i);
}

std::string AcronymSenses::name_of(std::size_t term) const {
    return fold(glossary_.terms[term].name);
}

bool AcronymSenses::is_short_form_of(std::size_t term, const std::string& word) const {
    const auto& shorts = glossary_.terms[term].short_forms;
    return std::any_of(shorts.begin(), shorts.end(), [&](const std::string& short_form) {
        return fold(short_form) == word || fold(short_form) == singular_of(word);
    });
}

void AcronymSenses::read_passage(std::size_t i) {
    const std::vector<Token>& tokens = passages_[i].tokens;
    std::set<TokenPlace> idle; // term, token
    passages_[i].matches->scan(WordList::clues, [&](const Match& match) {
        const Clue& clue = glossary_.clues[match.id];
        if (clue.weight == Weight::idle) {
            for (std::size_t token = match.first; token <= match.last; ++token)
                idle.insert({clue.term, token});
            return false;
        }
        // "add diagnosis" is no "ADD diagnosis".
        bool here = !clue.has_short;
        for (std::size_t token = match.first; token <= match.last && clue.has_short; ++token)
            if (tokens[token].starts_upper && is_short_form_of(clue.term, tokens[token].word)) {
                here = true;
                if (clue.weight == Weight::proof)
                    beside_[{i, token}].insert(clue.term);
            }
        if (here)
            hinted_.insert(clue.term);
        if (clue.weight == Weight::nearby)
            nearby_[{i, sentence_of({i, match.first})}].insert(clue.term);
        if (here && !clue.has_short && clue.weight == Weight::proof)
            proven_.insert(clue.term);
        return false;
    });
    read_names(i, idle);
}

// A law's name, or what stands in another's mouth, is no word of this document: it only makes doubtful.
void AcronymSenses::read_names(std::size_t i, const std::set<TokenPlace>& idle) {
    const Passage& passage = passages_[i];
    for (const TermMatch& match : matches_[i]) {
        const TermForm& form = glossary_.forms[match.form];
        if (form.acronym)
            continue;
        hinted_.insert(match.term);
        if (!idle.contains({match.term, match.first}) &&
            !overlaps(passage.untouchable, passage.tokens[match.first].begin, passage.tokens[match.last].end))
            written_[match.term].insert(form.text);
    }
}

bool AcronymSenses::is_proven(std::size_t term, const std::string& short_form) const {
    if (proven_.contains(term))
        return true;
    const auto written = written_.find(term);
    // "speech therapist" is near to SLT, but not what it is short for.
    return written != written_.end() &&
           std::any_of(written->second.begin(), written->second.end(), [&](const std::string& name) {
               return fold(name) == name_of(term) || spells(name, short_form);
           });
}

bool AcronymSenses::is_named(const std::string& short_form, const std::vector<std::size_t>& senses) const {
    return std::any_of(senses.begin(), senses.end(),
                       [&](std::size_t term) { return is_proven(term, short_form); });
}

std::string AcronymSenses::long_form(const std::string& short_form, std::size_t term) const {
    const GlossaryTerm& known = glossary_.terms[term];
    const auto written = written_.find(term);
    if (written == written_.end() || written->second.contains(known.name))
        return known.name;
    const auto spelt = std::find_if(written->second.begin(), written->second.end(),
                                    [&](const std::string& name) { return spells(name, short_form); });
    return spelt == written->second.end() ? known.name : *spelt;
}

// By the words beside it, or by the person who carries it.
std::set<std::string> AcronymSenses::names_shown(const std::string& short_form,
                                                 const std::vector<std::size_t>& senses,
                                                 const SenseUse& use) const {
    std::set<std::string> shown;
    if (const auto beside = beside_.find(use.place); beside != beside_.end())
        for (const std::size_t term : beside->second)
            shown.insert(name_of(term));
    if (!shown.empty() || !is_carried_by_person(passages_[use.place.first], use.place.second, people_))
        return shown;
    return names_of_people(short_form, senses);
}

std::set<std::string> AcronymSenses::names_of_people(const std::string& short_form,
                                                     const std::vector<std::size_t>& senses) const {
    std::set<std::string> found;
    for (const std::size_t term : senses)
        if (glossary_.terms[term].roles.contains(fold(short_form)))
            found.insert(name_of(term));
    return found;
}

// The first byte of the sentence in which a token stands.
std::size_t AcronymSenses::sentence_of(const TokenPlace& place) const {
    const Passage& passage = passages_[place.first];
    const std::size_t begin = passage.tokens[place.second].begin;
    std::size_t found = 0;
    for (const Span& sentence : passage.sentences)
        if (sentence.begin <= begin)
            found = sentence.begin;
    return found;
}

// By what it does, or by words in the same sentence.
std::set<std::string> AcronymSenses::names_nearby(const std::string& short_form,
                                                  const std::vector<std::size_t>& senses,
                                                  const SenseUse& use) const {
    std::set<std::string> shown;
    if (stands_for_person(passages_[use.place.first], use.place.second, people_))
        shown = names_of_people(short_form, senses);
    const auto near = nearby_.find({use.place.first, sentence_of(use.place)});
    if (near != nearby_.end())
        for (const std::size_t term : senses)
            if (near->second.contains(term))
                shown.insert(name_of(term));
    return shown;
}

// The meanings for which anything speaks; another nation's is a meaning as well.
std::set<std::string> AcronymSenses::names_hinted(const std::string& short_form) const {
    std::set<std::string> hinted;
    const auto known = glossary_.short_forms.find(fold(short_form));
    if (known != glossary_.short_forms.end())
        for (const std::size_t term : known->second)
            if (is_hinted(term))
                hinted.insert(name_of(term));
    return hinted;
}

bool AcronymSenses::any_use_of_person(const std::vector<SenseUse>& uses) const {
    return std::any_of(uses.begin(), uses.end(), [&](const SenseUse& use) {
        return stands_for_person(passages_[use.place.first], use.place.second, people_);
    });
}

// Whether the words beside every use show a sense. A heading means what all the text below it means: "SALT
// and OT" over "OT sessions".
bool AcronymSenses::is_shown_everywhere(const std::vector<SenseUse>& uses) const {
    std::set<std::size_t> with_text; // sections
    for (const SenseUse& use : uses) {
        const Passage& passage = passages_[use.place.first];
        if (passage.where == Where::heading)
            continue;
        if (!use.shown)
            return false;
        with_text.insert(passage.section);
    }
    return std::all_of(uses.begin(), uses.end(), [&](const SenseUse& use) {
        return use.shown || with_text.contains(passages_[use.place.first].section);
    });
}

// "ADD" may be the word "add", "PR" a press release: one sense in the glossary is no proof. Of several senses
// the words beside every use must show the same one, or the document must name one in full and nothing in it
// speak for another.
std::optional<std::size_t> AcronymSenses::decide(const std::string& short_form,
                                                 const std::vector<std::size_t>& senses,
                                                 std::vector<SenseUse>& uses, Needs needs) const {
    if (senses.size() == 1 && needs == Needs::nothing)
        return senses.front();
    const std::set<std::string> hinted = names_hinted(short_form);
    std::set<std::string> shown;
    for (SenseUse& use : uses) {
        std::set<std::string> names = names_shown(short_form, senses, use);
        if (names.empty()) {
            names = names_nearby(short_form, senses, use);
            if (std::any_of(hinted.begin(), hinted.end(),
                            [&](const std::string& name) { return !names.contains(name); }))
                names.clear();
        }
        use.shown = !names.empty();
        shown.insert(names.begin(), names.end());
    }
    const bool everywhere = is_shown_everywhere(uses);
    std::set<std::string> proven = shown;
    bool named = false;
    for (const std::size_t term : senses) {
        if (is_proven(term, short_form)) {
            named = true;
            proven.insert(name_of(term));
        }
    }
    const bool beside = shown.size() == 1 && (senses.size() == 1 || everywhere);
    const bool elsewhere = named && proven.size() == 1 &&
                           std::all_of(hinted.begin(), hinted.end(),
                                       [&](const std::string& name) { return proven.contains(name); });
    if (!beside && !elsewhere)
        return std::nullopt;
    // "The AP, Mr Hay" is no alternative provision, whatever the letter names.
    if (!beside && !is_somebody(*proven.begin()) && any_use_of_person(uses))
        return std::nullopt;
    const std::string& name = beside ? *shown.begin() : *proven.begin();
    const auto sense =
        std::find_if(senses.begin(), senses.end(), [&](std::size_t term) { return name_of(term) == name; });
    return sense == senses.end() ? std::nullopt : std::optional(*sense);
}

} // namespace plainsend
