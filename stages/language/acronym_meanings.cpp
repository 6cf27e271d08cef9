#include "stages/language/acronym_meanings.h"

#include <algorithm>
#include <array>
#include <set>

#include "stages/language/acronym_senses.h"
#include "stages/language/initials.h"
#include "stages/language/language_data.h"
#include "stages/language/short_form_shapes.h"

namespace plainsend {

namespace {

class Reading {
public:
    Reading(const Document& document, const Context& context)
        : glossary_(context.language.glossary), speller_(context.language.speller),
          setting_(setting_of(document, context)) {
        result_.passages = passages(document, context.language);
        for (const Passage& passage : result_.passages)
            result_.matches.push_back(term_matches(passage, glossary_, setting_));
        definitions_ = find_definitions(result_.passages, result_.matches, glossary_);
        senses_.emplace(result_.passages, result_.matches, glossary_, context.language.names);
    }

    Acronyms run() {
        for (std::size_t i = 0; i < result_.passages.size(); ++i)
            read_passage(i);
        // Meanings may hang on the whole document, so they are decided when every place is known.
        for (std::size_t i = 0; i < result_.meanings.size(); ++i)
            decide(result_.meanings[i], i);
        return std::move(result_);
    }

private:
    bool is_known(const std::string& folded) const {
        return definitions_.contains(folded) || glossary_.short_forms.contains(folded);
    }

    void read_passage(std::size_t i) {
        const Passage& passage = result_.passages[i];
        const std::vector<TermMatch>& matches = result_.matches[i];
        const std::vector<bool> shouted = shouted_words(passage, speller_);
        std::size_t match = 0;
        for (std::size_t token = 0; token < passage.tokens.size(); ++token) {
            while (match < matches.size() && matches[match].last < token)
                ++match;
            if (match < matches.size() && matches[match].first == token && read_name(i, matches[match])) {
                token = matches[match].last;
                continue;
            }
            inside_name_ = match < matches.size() && matches[match].first <= token;
            read_token(i, token, shouted[token]);
        }
    }

    // A variant that is an acronym itself ("EHC plan") counts as one, if the name spells it and the document
    // does not define its short word ("education, health and care (EHC) plan"). A name without capitals hides
    // nothing.
    bool read_name(std::size_t i, const TermMatch& match) {
        const TermForm& form = glossary_.forms[match.form];
        if (!form.acronym)
            return false;
        const Passage& passage = result_.passages[i];
        for (std::size_t token = match.first; token <= match.last; ++token)
            if (definitions_.contains(passage.tokens[token].word))
                return false;
        const GlossaryTerm& term = glossary_.terms[match.term];
        if (!name_spells(term, form) ||
            !holds_here(match.term)) // "SATs": nothing longer to say; but "SEN support" uses SEN
            return !uses_known_short_form(i, match);
        const bool plural =
            (match.last_word & form_plural) != 0 && singular_of(lower(form.text)) == lower(form.text);
        Meaning meaning;
        meaning.short_form = form.text;
        meaning.long_form = long_form_of(term, form);
        meaning.source = MeaningSource::glossary;
        meaning.term = match.term;
        inside_name_ = false;
        const std::size_t number =
            place(i, match.first, match.last, std::move(meaning), "name " + fold(form.text), plural);
        std::optional<Definition>& definition = result_.meanings[number].definition;
        const TermMatch* named = name_before_bracket(passage, result_.matches[i], match.first);
        if (!definition && named != nullptr && named->term == match.term)
            definition = Definition{form.text, term.name, i, match.first, named->first, named->last, i};
        return true;
    }

    // The term's name spells the capitals of the form: "education, health and care plan" those of "EHC plan".
    static bool name_spells(const GlossaryTerm& term, const TermForm& form) {
        const std::vector<Token> tokens = tokenise(form.text);
        const auto capitals = std::find(form.capitals.begin(), form.capitals.end(), true);
        if (fold(form.text) == fold(term.name) || capitals == form.capitals.end())
            return false;
        const Token& token = tokens[static_cast<std::size_t>(capitals - form.capitals.begin())];
        return starts_with_spelling(term.name, form.text.substr(token.begin, token.end - token.begin));
    }

    // "education, health and care plan" of "EHC plan", but "Disclosure and Barring Service check" of "DBS
    // check".
    static std::string long_form_of(const GlossaryTerm& term, const TermForm& form) {
        const std::size_t space = std::min(form.text.find(' '), form.text.size());
        return spells(term.name, form.text.substr(0, space)) ? term.name + form.text.substr(space)
                                                             : term.name;
    }

    bool uses_known_short_form(std::size_t i, const TermMatch& match) const {
        const std::vector<Token>& tokens = result_.passages[i].tokens;
        return match.last > match.first &&
               std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(match.first),
                           tokens.begin() + static_cast<std::ptrdiff_t>(match.last) + 1,
                           [&](const Token& token) { return token.upper && is_known(token.word); });
    }

    void read_token(std::size_t i, std::size_t token, bool shouted) {
        const Passage& passage = result_.passages[i];
        const std::optional<ShortForm> shape = shape_at(passage, token);
        if (!shape || overlaps(passage.codes, passage.tokens[token].begin, passage.tokens[token].end))
            return;
        const std::string folded = fold(shape->text);
        const bool known = is_known(folded);
        if (!known && (is_excluded_shape(passage, token, shape->text) || is_behind_code(passage, token) ||
                       is_everyday(shape->text)))
            return;
        if (is_part_of_titled_name(passage, token) || is_part_of_reference(passage, token) ||
            is_numeral(passage, token, shape->text, known))
            return;
        if ((shouted && !known) || ((shouted || !known) && speller_.is_word(folded)) ||
            (!known && is_name_in_capitals(folded)))
            return; // an ordinary word in capitals, or "MONDAY"
        if (!known && (is_name_initials(folded) || is_initials_of_doer(passage, token)))
            return;
        const bool defined = definitions_.contains(folded);
        if (is_little_word(folded) && !defined && !senses_->shown_beside({i, token}) &&
            !stands_as_noun(passage, token))
            return; // "It IS late": stressed, not short for anything
        if (is_word_in_capitals(shape->text) && stands_as_word(passage, token))
            return; // "we SEND it"
        Meaning meaning;
        meaning.short_form = shape->text;
        const std::size_t number = place(i, token, token, std::move(meaning), folded, shape->plural);
        if (shouted && is_word_in_capitals(shape->text))
            shouted_.insert(places_of_[number].back());
    }

    // Capitals as they must be: "SENCo" may be written SENCO or Senco, "IS" never is.
    std::optional<ShortForm> shape_at(const Passage& passage, std::size_t token) const {
        if (auto shape = short_form_at(passage, token)) {
            const std::string whole = fold(passage.text.substr(
                passage.tokens[token].begin, passage.tokens[token].end - passage.tokens[token].begin));
            if (shape->plural && !is_known(fold(shape->text)) && is_known(whole))
                return ShortForm{shape->text + "s", false};
            return shape;
        }
        const Token& here = passage.tokens[token];
        const auto known = glossary_.short_forms.find(here.word);
        if (known == glossary_.short_forms.end() || !here.starts_upper)
            return std::nullopt;
        const auto& shorts = glossary_.terms[known->second.front()].short_forms;
        const bool mixed = std::any_of(shorts.begin(), shorts.end(), [&](const std::string& text) {
            return fold(text) == here.word && !is_upper(text) && !is_upper(text.substr(text.size() - 2));
        });
        const std::string text = passage.text.substr(here.begin, here.end - here.begin);
        const bool exact = std::find(shorts.begin(), shorts.end(), text) != shorts.end();
        if (!exact && (!mixed || speller_.is_word(here.word)))
            return std::nullopt;
        return ShortForm{text, false};
    }

    std::size_t place(std::size_t i, std::size_t first, std::size_t last, Meaning meaning,
                      const std::string& key, bool plural) {
        const auto [entry, is_new] = by_key_.try_emplace(key, result_.meanings.size());
        if (is_new)
            result_.meanings.push_back(std::move(meaning));
        places_of_[entry->second].push_back(result_.places.size());
        result_.places.push_back({i, first, last, entry->second, plural, inside_name_, true});
        return entry->second;
    }

    void decide(Meaning& meaning, std::size_t number) {
        if (meaning.source != MeaningSource::unknown) // read as a name
            return;
        const std::string folded = fold(meaning.short_form);
        if (const auto definition = definitions_.find(folded);
            definition != definitions_.end() && !definition->second.disputed) {
            meaning.source = MeaningSource::document;
            meaning.long_form = definition->second.long_form;
            meaning.short_form = definition->second.short_form;
            meaning.definition = definition->second;
            meaning.term = term_named(meaning.long_form, folded);
            if (!meaning.term && definition->second.passage == no_passage)
                meaning.term = term_meant(meaning.long_form, folded);
            return;
        }
        const auto known = glossary_.short_forms.find(folded);
        if (known == glossary_.short_forms.end())
            return;
        decide_by_glossary(meaning, number, fitting(glossary_, known->second, setting_));
    }

    // The glossary's term that the document's own long form names.
    std::optional<std::size_t> term_named(const std::string& long_form, const std::string& short_form) const {
        const auto named = glossary_.names_of.find(fold(long_form));
        if (named != glossary_.names_of.end())
            return fitting(glossary_, named->second, setting_).front();
        const auto known = glossary_.short_forms.find(short_form);
        if (known == glossary_.short_forms.end())
            return std::nullopt;
        for (const std::size_t term : fitting(glossary_, known->second, setting_))
            if (singular_of(fold(glossary_.terms[term].name)) == singular_of(fold(long_form)))
                return term;
        return std::nullopt;
    }

    // The term of a short form whose long form only a machine can read, when the two begin alike: "Special
    // needs coordinator" is the glossary's "special educational needs co-ordinator". No reader sees it, so
    // the glossary has to explain.
    std::optional<std::size_t> term_meant(const std::string& long_form, const std::string& short_form) const {
        const auto known = glossary_.short_forms.find(short_form);
        if (known == glossary_.short_forms.end())
            return std::nullopt;
        const auto first_word = [](const std::string& text) { return fold(text.substr(0, text.find(' '))); };
        const std::vector<std::size_t> terms = fitting(glossary_, known->second, setting_);
        // A term is listed once for each way to write its short form.
        const bool one =
            std::all_of(terms.begin(), terms.end(), [&](std::size_t term) { return term == terms.front(); });
        if (!one || first_word(glossary_.terms[terms.front()].name) != first_word(long_form))
            return std::nullopt;
        return terms.front();
    }

    void decide_by_glossary(Meaning& meaning, std::size_t number,
                            const std::vector<std::size_t>& candidates) {
        std::vector<std::size_t> senses; // one of each name
        for (const std::size_t term : candidates) {
            const auto same = [&](std::size_t other) {
                return fold(glossary_.terms[other].name) == fold(glossary_.terms[term].name);
            };
            if (std::none_of(senses.begin(), senses.end(), same))
                senses.push_back(term);
        }
        const std::string folded = fold(meaning.short_form);
        const std::string person = name_with_initials(folded);
        if (person.empty() && (holds_here(senses.front()) || senses_->is_named(meaning.short_form, senses))) {
            if (const auto sense = sense_of(meaning, number, senses)) {
                take(meaning, *sense);
                return;
            }
        }
        // What the document hints at comes first; what it shortens in another way, last.
        std::stable_sort(senses.begin(), senses.end(), [&](std::size_t a, std::size_t b) {
            const auto rank = [&](std::size_t term) {
                return has_other_short_form(term, folded) ? 2 : senses_->is_hinted(term) ? 0 : 1;
            };
            return rank(a) < rank(b);
        });
        meaning.source = MeaningSource::ambiguous;
        for (const std::size_t term : senses)
            meaning.senses.push_back(glossary_.terms[term].name);
        if (!person.empty())
            meaning.senses.push_back(person);
    }

    // The only sense that is left; nothing when a person has to say. A word in capitals is sure to be the
    // acronym only where the words beside it say so, or where the document names what it is short for.
    std::optional<std::size_t> sense_of(const Meaning& meaning, std::size_t number,
                                        const std::vector<std::size_t>& senses) {
        const bool word = is_word_in_capitals(meaning.short_form);
        std::vector<SenseUse> uses;
        for (const std::size_t use : places_of_[number])
            uses.push_back({{result_.places[use].passage, result_.places[use].first}, false});
        const GlossaryTerm& first = glossary_.terms[senses.front()];
        const bool clear = !word && first.evidence.empty() && first.nearby.empty() && first.hints.empty();
        const auto sense =
            senses_->decide(meaning.short_form, senses, uses,
                            clear ? AcronymSenses::Needs::nothing : AcronymSenses::Needs::evidence);
        // It shortens that one in another way: "Speech and Language Therapist (SALT) ... SLT will pay".
        const bool shown =
            std::all_of(uses.begin(), uses.end(), [](const SenseUse& use) { return use.shown; });
        if (sense && !shown && has_other_short_form(*sense, fold(meaning.short_form)))
            return std::nullopt;
        const bool named = sense && senses_->is_named(meaning.short_form, {*sense});
        for (std::size_t i = 0; i < uses.size() && word; ++i) {
            const std::size_t use = places_of_[number][i];
            result_.places[use].sure = uses[i].shown || (named && !shouted_.contains(use));
        }
        return sense;
    }

    // "SEND" and "send"; but "SaLT" is no salt.
    bool is_word_in_capitals(const std::string& text) const {
        return is_upper(text) && speller_.is_word(fold(text));
    }

    // A term of the document's own nation, as far as that is known.
    bool holds_here(std::size_t term) const {
        const std::string& where = glossary_.terms[term].jurisdiction;
        return setting_.jurisdiction.empty() || where == "uk" || where == setting_.jurisdiction;
    }

    bool has_other_short_form(std::size_t term, const std::string& folded) const {
        const auto& shorts = glossary_.terms[term].short_forms;
        return std::any_of(shorts.begin(), shorts.end(), [&](const std::string& other) {
            return fold(other) != folded && by_key_.contains(fold(other));
        });
    }

    void take(Meaning& meaning, std::size_t term) const {
        meaning.source = MeaningSource::glossary;
        meaning.term = term;
        const GlossaryTerm& known = glossary_.terms[term];
        meaning.long_form = senses_->long_form(meaning.short_form, term);
        // APDR is not short for "graduated approach", but for its variant "assess, plan, do, review".
        for (const std::string& variant : known.variants)
            if (!spells(meaning.long_form, meaning.short_form) && spells(variant, meaning.short_form))
                meaning.long_form = variant;
        const auto& shorts = known.short_forms;
        if (std::find(shorts.begin(), shorts.end(), meaning.short_form) != shorts.end())
            return;
        for (const std::string& short_form : shorts)
            if (fold(short_form) == fold(meaning.short_form))
                meaning.short_form = short_form;
    }

    const std::string& name_with_initials(const std::string& initials) {
        if (!names_read_) {
            names_read_ = true;
            names_ = names_by_initials(result_.passages, speller_);
        }
        static const std::string none;
        const auto found = names_.find(initials);
        return found == names_.end() ? none : found->second;
    }

    bool is_name_in_capitals(std::string name) const {
        constexpr std::size_t shortest = 4;
        name.front() = upper(name.substr(0, 1)).front();
        return name.size() >= shortest && speller_.is_word(name);
    }

    // "Notes taken by JP"
    static bool is_initials_of_doer(const Passage& passage, std::size_t token) {
        const std::vector<Token>& tokens = passage.tokens;
        return tokens[token].word.size() == 2 && token > 1 && tokens[token - 1].word == "by" &&
               tokens[token - 2].word.size() > 3 &&
               (tokens[token - 2].word.ends_with("ed") || tokens[token - 2].word.ends_with("en"));
    }

    bool is_name_initials(const std::string& folded) {
        return folded.size() <= 3 && !name_with_initials(folded).empty();
    }

    const Glossary& glossary_;
    const Speller& speller_;
    Setting setting_;
    Acronyms result_;
    std::map<std::string, Definition> definitions_;
    std::map<std::string, std::size_t> by_key_;
    std::map<std::size_t, std::vector<std::size_t>> places_of_; // by meaning
    std::optional<AcronymSenses> senses_;                       // looks into result_
    std::set<std::size_t> shouted_;                             // places: words in capitals among others
    std::map<std::string, std::string> names_;
    bool inside_name_ = false;
    bool names_read_ = false;
};

} // namespace

Acronyms read_acronyms(const Document& document, const Context& context) {
    return Reading(document, context).run();
}

} // namespace plainsend
