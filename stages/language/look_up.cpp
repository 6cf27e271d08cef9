#include "stages/language/look_up.h"

#include "stages/language/tokens.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

void add_short_forms(const std::string& folded, const Glossary& glossary, LookedUp& found) {
    if (const auto known = glossary.short_forms.find(folded); known != glossary.short_forms.end())
        found.terms.insert(known->second.begin(), known->second.end());
}

} // namespace

LookedUp look_up(std::string_view text, const LanguageData& language) {
    LookedUp found;
    const std::vector<Token> tokens = tokenise(text);
    const Matches matches = language.matcher->matches(tokens);
    const auto scan = [&](WordList list, const auto& keep) {
        matches.scan(list, [&](const Match& match) {
            if (match.first == 0 && match.last + 1 == tokens.size())
                keep(match.id);
            return false;
        });
    };
    scan(WordList::names, [&](std::size_t id) { found.terms.insert(language.glossary.forms[id].term); });
    scan(WordList::plain_words, [&](std::size_t id) { found.plain_words.insert(id); });
    scan(WordList::careful_words,
         [&](std::size_t id) { found.careful_words.insert(language.careful_words.forms[id].rule); });
    std::string folded = fold(text);
    add_short_forms(folded, language.glossary, found);
    if (found.terms.empty() && folded.ends_with('s')) { // "EHCPs"
        folded.pop_back();
        add_short_forms(folded, language.glossary, found);
    }
    return found;
}

} // namespace plainsend
