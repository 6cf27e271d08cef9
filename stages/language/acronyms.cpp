#include "stages/language/acronyms.h"

#include <algorithm>
#include <map>
#include <set>

#include "stages/document/walk.h"
#include "stages/language/acronym_meanings.h"
#include "stages/language/initials.h"
#include "stages/language/language_data.h"
#include "stages/language/rewording.h"
#include "stages/language/short_form_shapes.h"

namespace plainsend {

namespace {

std::string_view source_name(MeaningSource source) {
    switch (source) {
    case MeaningSource::document:
        return "document";
    case MeaningSource::glossary:
        return "glossary";
    case MeaningSource::ambiguous:
        return "ambiguous";
    case MeaningSource::unknown:
        return "unknown";
    }
    return "";
}

std::string times(std::size_t count) {
    return count == 1 ? "" : " It is used " + std::to_string(count) + " times.";
}

std::string listed(const std::vector<std::string>& senses) {
    std::string text;
    for (std::size_t i = 0; i < senses.size(); ++i) {
        if (i > 0)
            text += i + 1 == senses.size() ? " or " : ", ";
        text += "'" + senses[i] + "'";
    }
    return text;
}

// "education, health and care plan" -> "... plans"; nothing when the last word has no sure plural.
std::optional<std::string> plural_of(const std::string& long_form, const Speller& speller) {
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

class AcronymReport {
public:
    AcronymReport(const Document& document, const Context& context)
        : data_(context.language), read_(read_acronyms(document, context)) {
        for (std::size_t i = 0; i < read_.places.size(); ++i)
            uses_[read_.places[i].meaning].push_back(i);
    }

    Reported<Document> run(Document document) {
        for (std::size_t i = 0; i < read_.meanings.size(); ++i)
            report(i);
        mark_all(document);
        return {std::move(document), std::move(findings_)};
    }

private:
    const Passage& passage_of(const AcronymPlace& place) const { return read_.passages[place.passage]; }

    void report(std::size_t number) {
        const Meaning& meaning = read_.meanings[number];
        switch (meaning.source) {
        case MeaningSource::unknown:
            report_unknown(number);
            return;
        case MeaningSource::ambiguous:
            report_ambiguous(number);
            return;
        case MeaningSource::document:
        case MeaningSource::glossary:
            propose_expansion(number);
            return;
        }
    }

    Finding finding_on(const AcronymPlace& place, std::string rule, Severity severity,
                       std::string message) const {
        const Passage& passage = passage_of(place);
        return finding_at(passage, std::move(rule), severity, passage.tokens[place.first].begin,
                          passage.tokens[place.last].end, std::move(message));
    }

    void report_unknown(std::size_t number) {
        const std::string& text = read_.meanings[number].short_form;
        findings_.push_back(
            finding_on(read_.places[uses_[number].front()], "acronyms/undefined", Severity::warning,
                       "'" + text +
                           "' is not explained, and the glossary does not know it. Write it in "
                           "full the first time, with the short form in brackets." +
                           times(uses_[number].size())));
    }

    void report_ambiguous(std::size_t number) {
        const Meaning& meaning = read_.meanings[number];
        const bool one = meaning.senses.size() == 1;
        std::string message =
            "'" + meaning.short_form + (one ? "' may mean " : "' can mean ") + listed(meaning.senses);
        message += one ? ". If it does, write it in full the first time."
                       : ". Write the one you mean in full the first time.";
        Finding finding = finding_on(read_.places[uses_[number].front()], "acronyms/ambiguous",
                                     Severity::warning, message + times(uses_[number].size()));
        for (const std::string& sense : meaning.senses)
            finding.alternatives.push_back(sense + " (" + meaning.short_form + ")");
        findings_.push_back(std::move(finding));
    }

    // Whether the reader meets the short form here before its explanation.
    static bool is_before(const AcronymPlace& place, const Definition& definition) {
        if (definition.passage == no_passage) // readers never meet it
            return true;
        return place.passage != definition.passage ? place.passage < definition.passage
                                                   : place.first < definition.token;
    }

    bool can_take_words(const AcronymPlace& place) const {
        const Passage& passage = passage_of(place);
        const std::size_t begin = passage.tokens[place.first].begin;
        const std::size_t end = passage.tokens[place.last].whole_end;
        const bool running_text = passage.where == Where::body || passage.where == Where::note ||
                                  (passage.where == Where::cell && !passage.header_cell);
        return running_text && !overlaps(passage.untouchable, begin, end) &&
               !is_for_review(passage, begin, end);
    }

    // A heading is read at a glance and may be passed over: the text below it explains once more. But a cell
    // beside the long form is a list of short forms.
    bool explains_in_passing(const Definition& definition) const {
        const Passage& passage = read_.passages[definition.passage];
        return definition.passage == definition.long_passage &&
               (passage.where == Where::heading || passage.header_cell);
    }

    // At the first use where the words fit; a person is asked about the first one where they fit nowhere.
    void propose_expansion(std::size_t number) {
        const Meaning& meaning = read_.meanings[number];
        Findings asked;
        for (const std::size_t use : uses_[number]) {
            const AcronymPlace& place = read_.places[use];
            if (meaning.definition && !is_before(place, *meaning.definition) &&
                !explains_in_passing(*meaning.definition))
                break;
            if (!can_take_words(place))
                continue;
            // "EHC plan" after "EHCP": the same thing, explained already.
            if (place.last > place.first && meaning.term && explained_.contains(*meaning.term))
                return;
            Findings proposal = expansion_at(place, meaning);
            if (proposal.back().confidence == Confidence::certain) {
                findings_.insert(findings_.end(), proposal.begin(), proposal.end());
                if (meaning.term)
                    explained_.insert(*meaning.term);
                return;
            }
            if (asked.empty())
                asked = std::move(proposal);
        }
        findings_.insert(findings_.end(), asked.begin(), asked.end());
    }

    // Whether the words can be put here without a look at the sentence.
    bool fits(const AcronymPlace& place, const std::string& long_form) const {
        const Passage& passage = passage_of(place);
        return place.sure && !passage.tokens[place.last].possessive &&
               !is_before_apostrophe(passage, place) && !hyphen_before(passage.tokens, place.first) &&
               !hyphen_after(passage.tokens, place.last) && !is_joined_by_sign(passage, place) &&
               !repeats_last_word(passage, place, long_form) &&
               !(place.first == place.last && may_be_part_of_name(passage, place.first));
    }

    // "SEND Information, ..." is said like "send", though it is written in capitals.
    std::string as_spoken(const std::string& words) const {
        const std::string first = words.substr(0, words.find(' '));
        return data_.glossary.spoken.contains(first) ? lower(words) : words;
    }

    // The expansion, last, and the article before it.
    Findings expansion_at(const AcronymPlace& place, const Meaning& meaning) const {
        const Passage& passage = passage_of(place);
        const Token& first = passage.tokens[place.first];
        const Token& last = passage.tokens[place.last];
        const std::string written = passage.text.substr(first.begin, last.end - first.begin);
        Confidence confidence = Confidence::certain;
        std::string long_form = meaning.long_form;
        // A heading's Words in Capitals are not for a sentence.
        if (meaning.term && meaning.definition && meaning.definition->passage != no_passage &&
            explains_in_passing(*meaning.definition))
            long_form = data_.glossary.terms[*meaning.term].name;
        if (place.plural) {
            const auto plural = plural_of(long_form, data_.speller);
            long_form = plural.value_or(long_form + "s");
            if (!plural)
                confidence = Confidence::review;
        }
        if (!fits(place, long_form))
            confidence = Confidence::review;
        if (starts_sentence(passage, place.first))
            long_form = capitalised(long_form);
        if (place.first == place.last && !meaning.definition &&
            !spells(meaning.long_form, meaning.short_form))
            confidence = Confidence::review; // an old or foreign short form: right, but not in these words
        const std::string with_short = stands_in_brackets(passage, place) ? long_form + ", " + written
                                                                          : long_form + " (" + written + ")";

        const auto article = article_change(passage, place.first, as_spoken(long_form));
        std::string why = "Explain '" + meaning.short_form + "' where it is first used.";
        if (meaning.definition)
            why = "'" + meaning.short_form + "' is used before it is explained. Explain it here.";
        Finding finding = finding_on(place, "acronyms/expand", Severity::suggestion, why);
        finding.replacement = with_short;
        finding.confidence = confidence;
        Findings found;
        if (article && confidence == Confidence::certain) {
            // The acronym is marked as a term of its own, so the article before it is an edit of its own.
            Finding before =
                finding_at(passage, "acronyms/expand", Severity::suggestion, article->begin, article->end,
                           "The article follows the sound of '" + long_form + "'.");
            before.replacement = article->article;
            before.confidence = confidence;
            found.push_back(std::move(before));
        }
        found.push_back(std::move(finding));
        return found;
    }

    // "EHCPs' dates"
    static bool is_before_apostrophe(const Passage& passage, const AcronymPlace& place) {
        const std::string_view rest =
            std::string_view(passage.text).substr(passage.tokens[place.last].whole_end);
        return rest.starts_with('\'') || rest.starts_with("\u2019");
    }

    static bool is_joined_by_sign(const Passage& passage, const AcronymPlace& place) {
        const std::size_t begin = passage.tokens[place.first].begin;
        const std::size_t end = passage.tokens[place.last].whole_end;
        const std::string_view text = passage.text;
        return (end < text.size() && (text[end] == '/' || text[end] == '&')) ||
               (begin > 0 && (text[begin - 1] == '/' || text[begin - 1] == '&'));
    }

    // "EHCP plan", "PIN number": written out it would say a word twice.
    static bool repeats_last_word(const Passage& passage, const AcronymPlace& place,
                                  const std::string& long_form) {
        if (place.last + 1 >= passage.tokens.size())
            return false;
        const std::string last = long_form.substr(long_form.find_last_of(' ') + 1);
        return singular_of(passage.tokens[place.last + 1].word) == singular_of(lower(last));
    }

    // "(ASD)": a bracket of its own needs no second one.
    static bool stands_in_brackets(const Passage& passage, const AcronymPlace& place) {
        const std::size_t begin = passage.tokens[place.first].begin;
        const std::size_t end = passage.tokens[place.last].whole_end;
        return begin > 0 && passage.text[begin - 1] == '(' && end < passage.text.size() &&
               passage.text[end] == ')';
    }

    // The first use under each heading, unless the long form stands there before it (then jargon marks that).
    void mark_all(Document& document) {
        std::vector<std::vector<Marking>> markings(read_.passages.size());
        std::set<std::pair<std::size_t, std::string>> done; // section and entry
        const std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>> named =
            first_names();
        for (const AcronymPlace& place : read_.places) {
            const Meaning& meaning = read_.meanings[place.meaning];
            const Passage& passage = passage_of(place);
            if (meaning.long_form.empty() || !place.sure)
                continue;
            if (meaning.term)
                add_to_glossary(document, data_.glossary.terms[*meaning.term], meaning.short_form,
                                meaning.long_form);
            const std::string key =
                meaning.term ? glossary_id(data_.glossary.terms[*meaning.term]) : " " + meaning.short_form;
            const bool is_definition = meaning.definition && meaning.definition->passage == place.passage &&
                                       meaning.definition->token == place.first;
            // A heading is read at a glance: the first use in the text below it is marked instead.
            if (passage.where == Where::heading || place.inside_name || (is_definition && !meaning.term) ||
                done.contains({passage.section, key}))
                continue;
            if (meaning.term) {
                const auto name = named.find({passage.section, *meaning.term});
                if (name != named.end() && name->second < std::pair(place.passage, place.first))
                    continue;
            }
            done.insert({passage.section, key});
            if (!meaning.term && is_abbreviation(passage, place)) // says it already
                continue;
            markings[place.passage].push_back(
                {passage.tokens[place.first].begin, passage.tokens[place.last].end, wrap_for(meaning, key)});
        }
        std::size_t i = 0;
        for_each_block(document, [&](Block& block) {
            if (!is_leaf(block))
                return;
            if (Inlines* inlines = inlines_of(block))
                mark(*inlines, std::move(markings[i]));
            ++i;
        });
        sort_glossary(document);
    }

    static bool is_abbreviation(const Passage& passage, const AcronymPlace& place) {
        return std::any_of(passage.abbreviations.begin(), passage.abbreviations.end(),
                           [&](const KnownAbbreviation& known) {
                               return known.span.begin <= passage.tokens[place.first].begin &&
                                      passage.tokens[place.last].end <= known.span.end;
                           });
    }

    static std::function<Inline(Inlines)> wrap_for(const Meaning& meaning, const std::string& key) {
        if (meaning.term)
            return [key](Inlines content) { return Inline{Term{key, std::move(content)}}; };
        return [long_form = meaning.long_form](Inlines content) {
            return Inline{Abbreviation{long_form, std::move(content)}};
        };
    }

    // Section and term -> the first place where the term is named in full.
    std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>> first_names() const {
        std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>> found;
        for (std::size_t i = 0; i < read_.passages.size(); ++i)
            for (const TermMatch& match : read_.matches[i])
                if (!data_.glossary.forms[match.form].acronym)
                    found.try_emplace({read_.passages[i].section, match.term}, std::pair(i, match.first));
        return found;
    }

    const LanguageData& data_;
    Acronyms read_;
    std::map<std::size_t, std::vector<std::size_t>> uses_; // places, by meaning
    std::set<std::size_t> explained_;
    Findings findings_;
};

} // namespace

Reported<Document> acronyms(Document document, const Context& context) {
    AcronymReport report(document, context);
    return report.run(std::move(document));
}

std::vector<AcronymUse> find_acronyms(const Document& document, const Context& context) {
    const Acronyms read = read_acronyms(document, context);
    std::vector<AcronymUse> found;
    for (const AcronymPlace& place : read.places) {
        const Meaning& meaning = read.meanings[place.meaning];
        const Passage& passage = read.passages[place.passage];
        found.push_back({meaning.short_form, meaning.long_form, std::string(source_name(meaning.source)),
                         meaning.senses, passage.block, passage.tokens[place.first].begin,
                         passage.tokens[place.last].end});
    }
    return found;
}

} // namespace plainsend
