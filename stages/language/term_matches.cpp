#include "stages/language/term_matches.h"

#include <algorithm>

namespace plainsend {

std::vector<TermMatch> term_matches(const Passage& passage, const Glossary& glossary,
                                    const Setting& setting) {
    std::vector<TermMatch> found;
    passage.matches->scan(WordList::names, [&](const Match& match) {
        const TermForm& form = glossary.forms[match.id];
        if (hyphen_before(passage.tokens, match.first) || hyphen_after(passage.tokens, match.last))
            return false; // a part of another word
        if (!capitals_agree(form.capitals, passage.tokens, match) ||
            overlaps(passage.codes, passage.tokens[match.first].begin, passage.tokens[match.last].end))
            return false;
        const auto terms = glossary.names_of.find(fold(form.text));
        const std::size_t term =
            terms == glossary.names_of.end() ? form.term : fitting(glossary, terms->second, setting).front();
        found.push_back({match.first, match.last, match.id, term, match.forms.back()});
        return true;
    });
    return found;
}

Setting setting_of(const Document& document, const Context& context) {
    Setting setting;
    setting.jurisdiction = context.choices.jurisdiction;
    if (setting.jurisdiction.empty())
        setting.jurisdiction = document.metadata.jurisdiction;
    if (setting.jurisdiction.empty() && document.school)
        setting.jurisdiction = document.school->jurisdiction;
    setting.date = document.metadata.date.value_or(context.choices.date);
    return setting;
}

std::string glossary_id(const GlossaryTerm& term) {
    return "term-" + term.id;
}

void add_to_glossary(Document& document, const GlossaryTerm& term, std::string_view short_form,
                     std::string_view long_form) {
    const std::string id = glossary_id(term);
    auto& items = document.glossary;
    auto entry =
        std::find_if(items.begin(), items.end(), [&](const GlossaryItem& item) { return item.id == id; });
    if (entry == items.end()) {
        items.push_back({id, term.name, "", term.explanation});
        entry = items.end() - 1;
    }
    if (!short_form.empty() && entry->long_form.empty() && fold(short_form) != fold(term.name)) {
        entry->term = short_form;
        entry->long_form = long_form;
    }
}

void sort_glossary(Document& document) {
    auto& items = document.glossary;
    std::stable_sort(items.begin(), items.end(), [](const GlossaryItem& a, const GlossaryItem& b) {
        const std::string first = fold(a.term);
        const std::string second = fold(b.term);
        return first != second ? first < second : a.id < b.id;
    });
}

} // namespace plainsend
