#include "stages/language/acronym_expansion.h"

#include <algorithm>
#include <optional>

#include "stages/language/definitions.h"
#include "stages/language/initials.h"
#include "stages/language/rewording.h"
#include "stages/language/short_form_people.h"
#include "stages/language/short_form_shapes.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_heading = 100; // bytes; a longer one is no heading any more
constexpr std::size_t just_below = 2;        // passages

// "education, health and care plan" -> "... plans"; nothing when the last word has no sure plural.
std::optional<std::string> plural_of(const std::string& long_form, const Speller& speller) {
    // "team around the family": of such a name the first part is counted.
    for (const std::string_view joint : {" around ", " of ", " for ", " with ", " in "})
        if (const std::size_t at = long_form.find(joint); at != std::string::npos) {
            const auto head = plural_of(long_form.substr(0, at), speller);
            return head ? std::optional(*head + long_form.substr(at)) : std::nullopt;
        }
    const std::size_t space = long_form.find_last_of(' ');
    const std::size_t begin = space == std::string::npos ? 0 : space + 1;
    const std::string last = long_form.substr(begin);
    if (singular_of(lower(last)) != lower(last))
        return long_form; // "special educational needs" is plural already
    const std::vector<std::string> found = spellings(lower(last), form_plural);
    if (found.empty() || !speller.is_word(found.front()) || lower(last).substr(0, 1) != last.substr(0, 1))
        return std::nullopt;
    return long_form.substr(0, begin) + found.front();
}

// "EHCPs' dates"
bool is_before_apostrophe(const Passage& passage, const AcronymPlace& place) {
    const std::string_view rest = std::string_view(passage.text).substr(passage.tokens[place.last].whole_end);
    return rest.starts_with('\'') || rest.starts_with("\u2019");
}

bool is_joined_by_sign(const Passage& passage, const AcronymPlace& place) {
    const std::size_t begin = passage.tokens[place.first].begin;
    const std::size_t end = passage.tokens[place.last].whole_end;
    const std::string_view text = passage.text;
    return (end < text.size() && (text[end] == '/' || text[end] == '&')) ||
           (begin > 0 && (text[begin - 1] == '/' || text[begin - 1] == '&'));
}

// "EHCP plan", "PIN number": written out it would say a word twice.
bool repeats_last_word(const Passage& passage, const AcronymPlace& place, const std::string& long_form) {
    if (place.last + 1 >= passage.tokens.size())
        return false;
    const std::string last = long_form.substr(long_form.find_last_of(' ') + 1);
    return singular_of(passage.tokens[place.last + 1].word) == singular_of(lower(last));
}

// "(ASD)": a bracket of its own needs no second one.
bool stands_in_brackets(const Passage& passage, const AcronymPlace& place) {
    const std::size_t begin = passage.tokens[place.first].begin;
    const std::size_t end = passage.tokens[place.last].whole_end;
    return begin > 0 && passage.text[begin - 1] == '(' && end < passage.text.size() &&
           passage.text[end] == ')';
}

bool is_heading(const Passage& passage) {
    return passage.where == Where::heading || passage.header_cell;
}

// "HOW WE HELP": no room for words in small letters. A single short form is no such heading.
bool is_in_capitals(const Passage& passage) {
    std::size_t words = 0;
    for (const Token& token : passage.tokens) {
        if (!token.upper && !token.digits)
            return false;
        words += token.upper ? 1 : 0;
    }
    return words > 1;
}

// "Our SEND Offer": every longer word has a capital, and there is one besides the first.
bool is_in_title_case(const Passage& passage) {
    constexpr std::size_t longer = 4; // letters
    bool one = false;
    for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
        const Token& token = passage.tokens[i];
        if (token.word.size() < longer || token.upper)
            continue;
        if (!token.starts_upper)
            return false;
        one = one || i > 0;
    }
    return one;
}

// "2. SEN support": the number is no word of the heading.
bool begins_heading(const Passage& passage, std::size_t token) {
    return is_heading(passage) &&
           std::all_of(passage.tokens.begin(), passage.tokens.begin() + static_cast<std::ptrdiff_t>(token),
                       [](const Token& before) { return before.digits || before.word.size() == 1; });
}

std::string in_title_case(const std::string& words) {
    std::string result;
    for (const Token& token : tokenise(words)) {
        const std::string word = words.substr(token.begin, token.end - token.begin);
        const bool small = token.word == "and" || token.word == "of" || token.word == "with" ||
                           token.word == "the" || token.word == "for" || token.word == "as" ||
                           token.word == "an" || token.word == "in" || token.gap == Gap::hyphen;
        result += words.substr(result.size(), token.begin - result.size());
        result += small ? word : capitalised(word);
    }
    return result + words.substr(result.size());
}

} // namespace

AcronymExpansion::AcronymExpansion(const Acronyms& read, const LanguageData& data)
    : read_(read), data_(data) {
    for (const Meaning& meaning : read_.meanings) {
        if (!meaning.definition || meaning.definition->passage == no_passage)
            continue;
        for (std::size_t at = meaning.definition->long_first; at <= meaning.definition->long_last; ++at)
            explaining_.insert({meaning.definition->long_passage, at});
    }
}

bool AcronymExpansion::can_take_words(const AcronymPlace& place) const {
    const Passage& passage = passage_of(place);
    const std::size_t begin = passage.tokens[place.first].begin;
    const std::size_t end = passage.tokens[place.last].whole_end;
    const bool authors_own = passage.where == Where::body || passage.where == Where::note ||
                             passage.where == Where::cell || passage.where == Where::heading;
    if (!authors_own || overlaps(passage.untouchable, begin, end) ||
        overlaps(passage.references, begin, end) || explaining_.contains({place.passage, place.first}))
        return false;
    return !is_heading(passage) || heading_can_take_words(place);
}

bool AcronymExpansion::heading_can_take_words(const AcronymPlace& place) const {
    const Passage& passage = passage_of(place);
    const Meaning& meaning = read_.meanings[place.meaning];
    if (is_in_capitals(passage) || passage.text.size() + meaning.long_form.size() > longest_heading)
        return false;
    // "Education, health and care plans: EHCP reviews"
    const auto& names = read_.matches[place.passage];
    const bool named = std::any_of(names.begin(), names.end(), [&](const TermMatch& match) {
        return meaning.term && match.term == *meaning.term && !data_.glossary.forms[match.form].acronym;
    });
    return !named && !is_explained_below(place);
}

// By the document itself, right below the heading.
bool AcronymExpansion::is_explained_below(const AcronymPlace& place) const {
    const auto& definition = read_.meanings[place.meaning].definition;
    return definition && definition->passage != no_passage && definition->passage >= place.passage &&
           definition->passage <= place.passage + just_below;
}

// Whether the words can be put here without a look at the sentence.
bool AcronymExpansion::fits(const AcronymPlace& place, const std::string& long_form) const {
    const Passage& passage = passage_of(place);
    return place.sure && !passage.tokens[place.last].possessive && !is_before_apostrophe(passage, place) &&
           !hyphen_before(passage.tokens, place.first) && !hyphen_after(passage.tokens, place.last) &&
           !is_joined_by_sign(passage, place) && !repeats_last_word(passage, place, long_form) &&
           !(place.first == place.last && may_be_part_of_name(passage, place.first));
}

// "occupational therapy", but of somebody "occupational therapist".
std::string AcronymExpansion::words_for(const AcronymPlace& place) const {
    const Meaning& meaning = read_.meanings[place.meaning];
    if (!meaning.term || meaning.definition || data_.glossary.terms[*meaning.term].roles.empty())
        return meaning.long_form;
    const GlossaryTerm& term = data_.glossary.terms[*meaning.term];
    const Passage& passage = passage_of(place);
    if (!place.plural && stands_before_noun(passage, place.first))
        return term.name; // "the OT report"
    const bool person = place.plural || acts_as_person(passage, place.first) ||
                        stands_for_person(passage, place.first, data_.names);
    return person ? term.roles.begin()->second : meaning.long_form;
}

Findings AcronymExpansion::propose(const AcronymPlace& place) const {
    const Meaning& meaning = read_.meanings[place.meaning];
    const Passage& passage = passage_of(place);
    const Token& first = passage.tokens[place.first];
    const Token& last = passage.tokens[place.last];
    const std::string written = passage.text.substr(first.begin, last.end - first.begin);
    Confidence confidence = Confidence::certain;
    std::string long_form = words_for(place);
    if (place.plural) {
        const auto plural = plural_of(long_form, data_.speller);
        long_form = plural.value_or(long_form + "s");
        if (!plural)
            confidence = Confidence::review;
    }
    if (!fits(place, long_form))
        confidence = Confidence::review;
    if (is_heading(passage) && is_in_title_case(passage))
        long_form = in_title_case(long_form);
    if (starts_sentence(passage, place.first) || begins_heading(passage, place.first))
        long_form = capitalised(long_form);
    if (place.first == place.last && !meaning.definition && !spells(meaning.long_form, meaning.short_form))
        confidence = Confidence::review; // an old or foreign short form: right, but not in these words
    const std::string with_short =
        stands_in_brackets(passage, place) ? long_form + ", " + written : long_form + " (" + written + ")";

    const auto article = article_change(passage, place.first, as_spoken(long_form, data_.glossary));
    std::string why = "Explain '" + meaning.short_form + "' where it is first used.";
    if (meaning.definition)
        why = "'" + meaning.short_form + "' is used before it is explained. Explain it here.";
    Finding finding =
        finding_at(passage, "acronyms/expand", Severity::suggestion, first.begin, last.end, why);
    finding.replacement = with_short;
    finding.confidence = confidence;
    Findings found;
    if (article && confidence == Confidence::certain) {
        // The acronym is marked as a term of its own, so the article before it is an edit of its own.
        Finding before = finding_at(passage, "acronyms/expand", Severity::suggestion, article->begin,
                                    article->end, "The article follows the sound of '" + long_form + "'.");
        before.replacement = article->article;
        before.confidence = confidence;
        found.push_back(std::move(before));
    }
    found.push_back(std::move(finding));
    return found;
}

} // namespace plainsend
