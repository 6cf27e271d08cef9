#include "stages/language/acronym_senses.h"

#include <algorithm>
#include <array>

#include "stages/language/function_words.h"
#include "stages/language/inflection.h"
#include "stages/language/initials.h"
#include "stages/language/short_form_people.h"
#include "stages/language/short_form_shapes.h"
#include "stages/text/one_of.h"

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

// "CP plans", "CP and CIN plans": the short form may be no more than the front of what is meant.
bool goes_on_as_noun(const Passage& passage, std::size_t token) {
    const std::vector<Token>& tokens = passage.tokens;
    for (std::size_t next = token + 1; next < tokens.size() && tokens[next].gap != Gap::apart; ++next) {
        if (tokens[next].upper && tokens[next].word.size() > 1)
            token = next;
        else if (tokens[next].word != "and" && tokens[next].word != "or")
            break;
    }
    if (hyphen_after(tokens, token))
        return true;
    // "diagnosed with CP last year"
    const bool time = token + 1 < tokens.size() &&
                      is_one_of(std::to_array<std::string_view>({"last", "aged"}), tokens[token + 1].word);
    return !time && stands_before_noun(passage, token);
}

// "LA website login": the one word behind the short form may itself be the front of something. A plural is
// not: "OT sessions start".
bool names_more(const Passage& passage, const Match& match, const NameWords& words) {
    static constexpr auto done_by_things =
        std::to_array<std::string_view>({"begins", "ends", "pays", "covers", "states", "recommends",
                                         "identifies", "highlights", "lists", "sets"});
    const std::vector<Token>& tokens = passage.tokens;
    const std::string_view next =
        match.last + 1 < tokens.size() ? std::string_view(tokens[match.last + 1].word) : std::string_view();
    return match.last == match.first + 1 && singular_of(tokens[match.last].word) == tokens[match.last].word &&
           stands_before_noun(passage, match.last) && !words.verbs.contains(next) &&
           !is_one_of(done_by_things, next);
}

// "SEND review forms to the office", "Today SEND reports back": an order, unless the words around it say that
// a thing is meant: "SEND support is", "SEND team:", "the SEND lead".
bool may_be_order(const Passage& passage, const Match& match) {
    const std::vector<Token>& tokens = passage.tokens;
    if (!is_verb_in_capitals(tokens[match.first].word))
        return false;
    const bool follows =
        match.first > 0 && !starts_sentence(passage, match.first) && tokens[match.first].gap == Gap::space;
    const std::string_view front =
        follows ? std::string_view(tokens[match.first - 1].word) : std::string_view();
    if (is_article_or_possessive(front) || is_preposition(front))
        return false;
    const std::size_t next = match.last + 1;
    if (next >= tokens.size() || tokens[next].gap != Gap::space)
        return front == "and" || front == "or"; // "Sign and ADD diagnosis."
    const std::string& word = tokens[next].word;
    return !(is_form_of_be(word) || is_form_of_have(word) || (is_modal(word) && word != "to"));
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

// The tokens of a clue that are the short form it speaks of. "add diagnosis" is no "ADD diagnosis".
std::vector<std::size_t> AcronymSenses::short_forms_in(std::size_t i, const Match& match) const {
    const Clue& clue = glossary_.clues[match.id];
    std::vector<std::size_t> found;
    for (std::size_t token = match.first; token <= match.last && clue.has_short; ++token)
        if (const Token& here = passages_[i].tokens[token];
            here.starts_upper && is_short_form_of(clue.term, here.word))
            found.push_back(token);
    return found;
}

// Evidence, unless the words after it may change what is meant.
bool AcronymSenses::is_proof(std::size_t i, const Match& match, std::size_t token) const {
    return glossary_.clues[match.id].weight == Weight::proof &&
           !hyphen_after(passages_[i].tokens, match.last) && // "TA post-test"
           !(token == match.last && goes_on_as_noun(passages_[i], token)) &&
           !(token == match.first &&
             (names_more(passages_[i], match, people_) || may_be_order(passages_[i], match)));
}

void AcronymSenses::read_passage(std::size_t i) {
    std::set<TokenPlace> idle; // term, token
    std::vector<Match> speaking;
    std::vector<Match> proofs; // with the short form in them
    passages_[i].matches->scan(WordList::clues, [&](const Match& match) {
        const Clue& clue = glossary_.clues[match.id];
        if (clue.weight == Weight::idle) {
            for (std::size_t token = match.first; token <= match.last; ++token)
                idle.insert({clue.term, token});
            return false;
        }
        const std::vector<std::size_t> shorts = short_forms_in(i, match);
        if (clue.has_short && shorts.empty())
            return false;
        hinted_.insert(clue.term);
        if (shorts.empty() || shorts.back() != match.last || !goes_on_as_noun(passages_[i], match.last))
            speaking.push_back(match);
        for (const std::size_t token : shorts)
            if (is_proof(i, match, token)) {
                beside_[{i, token}].insert(clue.term);
                proofs.push_back(match);
            }
        if (clue.weight == Weight::nearby)
            nearby_[{i, sentence_of({i, match.first})}].insert(clue.term);
        if (!clue.has_short && clue.weight == Weight::proof)
            proven_.insert(clue.term);
        return false;
    });
    // "LA named" says nothing within "LA named the school".
    constexpr std::size_t longest = 16; // words of a clue
    for (const Match& match : speaking) {
        const auto near = std::partition_point(proofs.begin(), proofs.end(), [&](const Match& proof) {
            return proof.first + longest < match.first;
        });
        const auto end = std::partition_point(near, proofs.end(),
                                              [&](const Match& proof) { return proof.first <= match.first; });
        if (std::none_of(near, end, [&](const Match& proof) {
                return match.last <= proof.last && proof.last - proof.first > match.last - match.first;
            }))
            said_[{i, sentence_of({i, match.first})}].insert(glossary_.clues[match.id].term);
    }
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
        said_[{i, sentence_of({i, match.first})}].insert(match.term);
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
    const auto after = std::partition_point(passage.sentences.begin(), passage.sentences.end(),
                                            [&](const Span& sentence) { return sentence.begin <= begin; });
    return after == passage.sentences.begin() ? 0 : std::prev(after)->begin;
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

// The meanings among these terms; another nation's is a meaning as well.
template<typename Terms>
std::set<std::string> AcronymSenses::names_among(const std::string& short_form, const Terms& terms) const {
    std::set<std::string> names;
    const auto known = glossary_.short_forms.find(fold(short_form));
    if (known != glossary_.short_forms.end())
        for (const std::size_t term : known->second)
            if (terms.contains(term))
                names.insert(name_of(term));
    return names;
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
    const std::set<std::string> hinted = names_among(short_form, hinted_);
    std::set<std::string> shown;
    for (SenseUse& use : uses) {
        std::set<std::string> names = names_shown(short_form, senses, use);
        std::set<std::string> rivals = names_among(short_form, written_);
        rivals.merge(names_among(short_form, proven_));
        if (names.empty()) {
            names = names_nearby(short_form, senses, use);
            rivals = hinted;
        } else if (const auto said = said_.find({use.place.first, sentence_of(use.place)});
                   said != said_.end()) {
            rivals.merge(names_among(short_form, said->second));
        }
        if (!std::includes(names.begin(), names.end(), rivals.begin(), rivals.end()))
            names.clear();
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
                           std::includes(proven.begin(), proven.end(), hinted.begin(), hinted.end());
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
