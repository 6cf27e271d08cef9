#include "stages/language/glossary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "stages/language/data_file.h"
#include "stages/language/inflection.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t most_words_to_explain = 25;

// The schema has seen that it is a date, but not that such a day exists.
std::optional<Date> date_of(const DataFile& file, xml::Node node, std::string_view attribute) {
    const std::string text = node.attribute(attribute);
    if (text.empty())
        return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = 0;
        if (at + length <= text.size())
            std::from_chars(text.data() + at, text.data() + at + length, value);
        return value;
    };
    const Date date{std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
                    std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    if (!date.ok())
        mistake(file, node, std::string(attribute) + " is no date: " + text, "write it as 2014-09-01");
    return date;
}

GlossaryTerm term_of(const DataFile& file, xml::Node node, const std::string& jurisdiction) {
    GlossaryTerm term;
    term.id = node.attribute("id");
    term.jurisdiction = jurisdiction;
    term.statutory = node.attribute("statutory") == "yes" ? Statutory::yes : Statutory::no;
    term.replaceable = node.attribute("replaceable") == "yes" ? Replaceable::yes : Replaceable::no;
    term.valid_from = date_of(file, node, "valid-from");
    term.valid_to = date_of(file, node, "valid-to");
    term.name = text_of(node.first("name"));
    term.short_forms = texts_of(node, "short");
    for (xml::Node short_form = node.first("short"); short_form; short_form = short_form.next("short")) {
        if (short_form.has("read-as"))
            term.spoken.push_back(text_of(short_form));
        if (short_form.has("everyday"))
            term.everyday.push_back(text_of(short_form));
        if (short_form.has("role"))
            term.roles[fold(text_of(short_form))] = short_form.attribute("role");
    }
    term.variants = texts_of(node, "variant");
    term.explanation = text_of(node.first("explanation"));
    if (const xml::Node use = node.first("use"))
        term.use = text_of(use);
    term.evidence = texts_of(node, "evidence");
    term.nearby = texts_of(node, "nearby");
    term.hints = texts_of(node, "hint");
    term.idle = texts_of(node, "idle");
    if (const xml::Node source = node.first("source"))
        term.source = text_of(source);
    term.file = std::string(file.name);
    term.line = node.line();

    if (term.valid_from && term.valid_to && *term.valid_to < *term.valid_from)
        mistake(file, node, "valid-to is before valid-from", "exchange the two dates");
    if (term.replaceable == Replaceable::yes && term.use.empty())
        mistake(file, node, "a replaceable term needs <use>",
                "say what to write instead, or set replaceable=\"no\"");
    if (term.replaceable == Replaceable::no && !term.use.empty())
        mistake(file, node, "<use> is only for a replaceable term", "remove it, or set replaceable=\"yes\"");
    if (term.statutory == Statutory::yes && term.replaceable == Replaceable::yes)
        mistake(file, node, "a word of the law is never replaced", "set replaceable=\"no\" and remove <use>");
    if (words(term.explanation).size() > most_words_to_explain)
        mistake(file, node.first("explanation"), "the explanation has more than 25 words",
                "shorten it: a family reads it beside the text");
    return term;
}

// Takes a name or short form away from the terms that had it before, and remembers whose it was.
void take_away(Glossary& glossary, const GlossaryTerm& from) {
    std::set<std::string> taken{fold(from.name)};
    for (const std::string& variant : from.variants)
        taken.insert(fold(variant));
    for (const std::string& short_form : from.short_forms)
        taken.insert(fold(short_form));
    const auto is_taken = [&](const std::string& text) { return taken.contains(fold(text)); };
    for (const GlossaryTerm& term : glossary.terms)
        if (term.id == from.id || is_taken(term.name) ||
            std::any_of(term.short_forms.begin(), term.short_forms.end(), is_taken))
            glossary.overridden.push_back({from.name, from.file, from.line, term.name, term.file, term.line});
    std::erase_if(glossary.terms,
                  [&](const GlossaryTerm& term) { return term.id == from.id || is_taken(term.name); });
    for (GlossaryTerm& term : glossary.terms) {
        std::erase_if(term.short_forms, is_taken);
        std::erase_if(term.variants, is_taken);
    }
}

bool takes_no_ending(const std::string& word) {
    static constexpr std::array<std::string_view, 13> table{"and", "of", "the", "for",    "with", "in", "to",
                                                            "or",  "a",  "on",  "around", "by",   "at"};
    return word.size() < 3 || std::find(table.begin(), table.end(), word) != table.end();
}

void add_form(Glossary& glossary, std::size_t term, const std::string& text, bool acronym = false) {
    std::vector<PatternWord> pattern = pattern_words(text);
    TermForm form{term, text, {}, acronym};
    for (PatternWord& word : pattern) {
        form.capitals.push_back(word.capitals);
        form.acronym = form.acronym || word.capitals;
        if (!word.capitals && !takes_no_ending(word.word)) {
            // A name is known in the singular too: "special educational needs" by "special educational need".
            word.word = singular_of(word.word);
            word.endings = Endings::noun;
        }
    }
    glossary.phrases.push_back({WordList::names, glossary.forms.size(), std::move(pattern)});
    glossary.forms.push_back(std::move(form));
    glossary.names_of[fold(text)].push_back(term);
}

void add_clue(Glossary& glossary, std::size_t term, const std::string& words, Weight weight) {
    std::vector<PatternWord> pattern = pattern_words(words);
    Clue clue{term, weight, false};
    for (PatternWord& word : pattern) {
        word.endings = Endings::any;
        for (const std::string& short_form : glossary.terms[term].short_forms)
            clue.has_short = clue.has_short || (word.capitals && fold(short_form) == word.word);
    }
    glossary.phrases.push_back({WordList::clues, glossary.clues.size(), std::move(pattern)});
    glossary.clues.push_back(clue);
}

} // namespace

void add_terms(Glossary& glossary, std::string_view bytes, std::string_view name, std::string_view schema,
               Overrides overrides) {
    const DataFile file = read_data_file(bytes, name, schema);
    const xml::Node root = file.tree.root();
    const std::string jurisdiction = root.attribute("jurisdiction");
    std::set<std::string> ids;
    std::vector<GlossaryTerm> added;
    for (xml::Node node = root.first("term"); node; node = node.next("term")) {
        added.push_back(term_of(file, node, jurisdiction));
        if (!ids.insert(added.back().id).second)
            mistake(file, node, "a second term with the id \"" + added.back().id + "\"",
                    "give each term its own id");
        if (overrides == Overrides::yes)
            take_away(glossary, added.back());
    }
    for (GlossaryTerm& term : added)
        glossary.terms.push_back(std::move(term));
}

void index_terms(Glossary& glossary) {
    for (std::size_t i = 0; i < glossary.terms.size(); ++i) {
        const GlossaryTerm& term = glossary.terms[i];
        add_form(glossary, i, term.name);
        for (const std::string& variant : term.variants)
            add_form(glossary, i, variant);
        for (const std::string& short_form : term.short_forms) {
            glossary.short_forms[fold(short_form)].push_back(i);
            if (pattern_words(short_form).size() > 1) // "T&L" is found like a name
                add_form(glossary, i, short_form, true);
        }
        glossary.spoken.insert(term.spoken.begin(), term.spoken.end());
        for (const std::string& words : term.evidence)
            add_clue(glossary, i, words, Weight::proof);
        for (const std::string& words : term.nearby)
            add_clue(glossary, i, words, Weight::nearby);
        for (const std::string& words : term.hints)
            add_clue(glossary, i, words, Weight::hint);
        for (const std::string& words : term.idle)
            add_clue(glossary, i, words, Weight::idle);
    }
}

bool in_force(const GlossaryTerm& term, const Date& date) {
    if (!date.ok())
        return true;
    return !(term.valid_from && date < *term.valid_from) && !(term.valid_to && *term.valid_to < date);
}

std::vector<std::size_t> fitting(const Glossary& glossary, const std::vector<std::size_t>& terms,
                                 const Setting& setting) {
    const auto keep = [&](const std::vector<std::size_t>& from, const auto& holds) {
        std::vector<std::size_t> kept;
        std::copy_if(from.begin(), from.end(), std::back_inserter(kept),
                     [&](std::size_t term) { return holds(glossary.terms[term]); });
        return kept.empty() ? from : kept;
    };
    const std::vector<std::size_t> here = keep(terms, [&](const GlossaryTerm& term) {
        return setting.jurisdiction.empty() || term.jurisdiction == "uk" ||
               term.jurisdiction == setting.jurisdiction;
    });
    return keep(here, [&](const GlossaryTerm& term) { return in_force(term, setting.date); });
}

} // namespace plainsend
