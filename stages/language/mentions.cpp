#include "stages/language/mentions.h"

#include <algorithm>

#include "stages/language/matcher.h"

namespace plainsend {

namespace {

// "TA", "TAs": only as it is written in the glossary, for "is" is not "IS".
std::vector<std::size_t> short_for(std::string_view written, const Glossary& glossary) {
    std::vector<std::size_t> terms;
    for (const std::string_view form : {written, written.substr(0, written.size() - 1)}) {
        if (form.size() < written.size() && written.back() != 's')
            continue;
        const auto found = glossary.short_forms.find(fold(form));
        if (found == glossary.short_forms.end())
            continue;
        for (const std::size_t term : found->second) {
            const auto& forms = glossary.terms[term].short_forms;
            if (std::find(forms.begin(), forms.end(), form) != forms.end())
                terms.push_back(term);
        }
    }
    return terms;
}

std::vector<std::size_t> in_order(std::vector<std::size_t> terms) {
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

} // namespace

std::vector<Mention> mentions(std::string_view text, const LanguageData& data) {
    const Glossary& glossary = data.glossary;
    const std::vector<Token> tokens = tokenise(text);
    std::vector<Mention> found;
    data.matcher->matches(tokens).scan(WordList::names, [&](const Match& match) {
        const TermForm& form = glossary.forms[match.id];
        if (hyphen_before(tokens, match.first) || hyphen_after(tokens, match.last) ||
            !capitals_agree(form.capitals, tokens, match))
            return false;
        const auto terms = glossary.names_of.find(fold(form.text));
        found.push_back({{tokens[match.first].begin, tokens[match.last].end},
                         in_order(terms == glossary.names_of.end() ? std::vector{form.term} : terms->second),
                         form.acronym});
        return true;
    });
    const std::size_t in_full = found.size();
    std::size_t next = 0;
    for (const Token& token : tokens) {
        while (next < in_full && found[next].span.end <= token.begin)
            ++next;
        if (next < in_full && found[next].span.begin < token.end)
            continue;
        const std::string_view written = text.substr(token.begin, token.end - token.begin);
        if (!token.starts_upper)
            continue;
        if (std::vector<std::size_t> terms = in_order(short_for(written, glossary)); !terms.empty())
            found.push_back({{token.begin, token.end}, std::move(terms), true});
    }
    std::sort(found.begin(), found.end(),
              [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
    return found;
}

} // namespace plainsend
