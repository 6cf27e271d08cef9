#include "stages/language/acronyms.h"

#include <algorithm>
#include <map>
#include <set>

#include "stages/document/walk.h"
#include "stages/language/acronym_expansion.h"
#include "stages/language/acronym_meanings.h"
#include "stages/language/language_data.h"

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

class AcronymReport {
public:
    AcronymReport(const Document& document, const Context& context)
        : data_(context.language), read_(read_acronyms(document, context)), expansion_(read_, data_) {
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

    // "NHS" says more to a family than "National Health Service"; what the document itself explains, it
    // explains in time.
    bool is_everyday_here(const Meaning& meaning) const {
        if (!meaning.term || meaning.definition)
            return false;
        const std::vector<std::string>& everyday = data_.glossary.terms[*meaning.term].everyday;
        return std::find(everyday.begin(), everyday.end(), meaning.short_form) != everyday.end();
    }

    // At the first use where the words fit; a person is asked about the first one where they fit nowhere.
    void propose_expansion(std::size_t number) {
        const Meaning& meaning = read_.meanings[number];
        if (is_everyday_here(meaning))
            return;
        Findings asked;
        for (const std::size_t use : uses_[number]) {
            const AcronymPlace& place = read_.places[use];
            if (meaning.definition && !is_before(place, *meaning.definition))
                break;
            if (!expansion_.can_take_words(place))
                continue;
            // "EHC plan" after "EHCP": the same thing, explained already.
            if (place.last > place.first && meaning.term && explained_.contains(*meaning.term))
                return;
            Findings proposal = expansion_.propose(place);
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
    AcronymExpansion expansion_;                           // looks into read_
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
