#include "stages/text/breaks.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "stages/document/error.h"

namespace plainsend {

namespace {

// A document can name any number of languages; only so many iterators are kept.
constexpr std::size_t most_kept = 24;

std::unique_ptr<icu::BreakIterator> open_iterator(BreakKind kind, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = language.empty() ? icu::Locale::getRoot() : icu::Locale(language.c_str());
    std::unique_ptr<icu::BreakIterator> iterator(
        kind == BreakKind::word ? icu::BreakIterator::createWordInstance(locale, status)
                                : icu::BreakIterator::createSentenceInstance(locale, status));
    if (U_FAILURE(status) || iterator == nullptr)
        throw Error(Trouble::data_file, "the rules for words and sentences could not be loaded", "ICU",
                    "reinstall the package libicu72");
    return iterator;
}

// Iterators carry the text they walk on, so each thread has its own.
icu::BreakIterator& iterator_for(BreakKind kind, std::string_view language) {
    thread_local std::map<std::pair<BreakKind, std::string>, std::unique_ptr<icu::BreakIterator>> kept;
    std::pair<BreakKind, std::string> key{kind, std::string(primary_subtag(language))};
    auto found = kept.find(key);
    if (found == kept.end()) {
        if (kept.size() >= most_kept)
            key.second.clear();
        found = kept.try_emplace(key).first;
        if (found->second == nullptr)
            found->second = open_iterator(kind, key.second);
    }
    return *found->second;
}

} // namespace

std::string_view primary_subtag(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    const bool letters = std::all_of(primary.begin(), primary.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    return letters && primary.size() >= 2 && primary.size() <= 3 ? primary : std::string_view();
}

void for_each_piece(BreakKind kind, std::string_view text, std::string_view language,
                    const std::function<void(std::size_t, std::size_t, int)>& piece) {
    if (text.empty())
        return;
    // ICU's indexes are 32 bits; no reader lets a block come near that.
    text = text.substr(0, std::min<std::size_t>(text.size(), std::numeric_limits<int>::max() / 2));
    icu::BreakIterator& iterator = iterator_for(kind, language);
    UErrorCode status = U_ZERO_ERROR;
    UText opened = UTEXT_INITIALIZER;
    utext_openUTF8(&opened, text.data(), static_cast<int64_t>(text.size()), &status);
    iterator.setText(&opened, status);
    if (U_SUCCESS(status)) {
        int32_t begin = iterator.first();
        for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE;
             begin = end, end = iterator.next())
            piece(static_cast<std::size_t>(begin), static_cast<std::size_t>(end), iterator.getRuleStatus());
    }
    utext_close(&opened);
}

} // namespace plainsend
