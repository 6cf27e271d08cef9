#include "stages/text/text.h"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include "stages/document/error.h"
#include "stages/text/ascii.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<int32_t>(text.size())};
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Case mapping through ICU; text that is all ASCII, the usual case, goes without it.
template<class Ascii, class Mapping>
std::string mapped(std::string_view text, const Ascii& ascii, const Mapping& mapping) {
    std::string out;
    out.reserve(text.size());
    if (is_ascii(text)) {
        for (const char c : text)
            out += ascii(c);
        return out;
    }
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    mapping(sink, status);
    return U_SUCCESS(status) ? out : std::string(text);
}

char to_small(char c) {
    return is_capital(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

char to_capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}

// Calls look(code point, begin, end) for each; negative for what is not UTF-8. Stops when look says false.
template<class Look>
void for_each_code_point(std::string_view text, const Look& look) {
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        if (!look(c.valid ? static_cast<UChar32>(c.code) : -1, at, at + c.length))
            return;
        at += c.length;
    }
}

// White space at text[at]: its length in bytes, 0 when none. nbsp: whether U+00A0 counts.
enum class NoBreakSpace { is_space, is_kept };
std::size_t space_at(std::string_view text, std::size_t at, NoBreakSpace nbsp) {
    const char c = text[at];
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return 1;
    if (nbsp == NoBreakSpace::is_space && text.substr(at).starts_with("\u00A0"))
        return 2;
    return 0;
}

std::string collapsed(std::string_view text, NoBreakSpace nbsp) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = space_at(text, at, nbsp);
        if (length == 0) {
            out += text[at++];
            continue;
        }
        if (!out.empty() && out.back() != ' ')
            out += ' ';
        at += length;
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

} // namespace

std::string lower(std::string_view text) {
    return mapped(text, to_small, [&](icu::ByteSink& sink, UErrorCode& status) {
        icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
    });
}

std::string upper(std::string_view text) {
    return mapped(text, to_capital, [&](icu::ByteSink& sink, UErrorCode& status) {
        icu::CaseMap::utf8ToUpper("", 0, piece(text), sink, nullptr, status);
    });
}

bool is_upper(std::string_view word) {
    bool letter = false;
    bool small = false;
    for_each_code_point(word, [&](UChar32 c, std::size_t, std::size_t) {
        letter = letter || (c >= 0 && u_isalpha(c));
        small = c >= 0 && (u_islower(c) || u_istitle(c));
        return !small;
    });
    return letter && !small;
}

bool starts_upper(std::string_view word) {
    if (!word.empty() && static_cast<unsigned char>(word[0]) < 0x80)
        return is_capital(word[0]);
    bool result = false;
    for_each_code_point(word, [&](UChar32 c, std::size_t, std::size_t) {
        result = c >= 0 && (u_isupper(c) || u_istitle(c));
        return false;
    });
    return result;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_utf8(std::string_view bytes) {
    if (is_ascii(bytes))
        return true;
    bool valid = true;
    for_each_code_point(bytes, [&](UChar32 c, std::size_t, std::size_t) {
        valid = c >= 0;
        return valid;
    });
    return valid;
}

std::string nfc(std::string_view text) {
    if (is_ascii(text))
        return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status))
        throw Error(Trouble::data_file, "the Unicode data could not be loaded", "ICU",
                    "reinstall the package libicu72");
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, piece(text), sink, nullptr, status);
    return U_SUCCESS(status) ? out : std::string(text);
}

std::string fold(std::string_view text) {
    if (is_ascii(text))
        return collapsed(lower(text), NoBreakSpace::is_space);
    const std::string folded = mapped(nfc(text), to_small, [&](icu::ByteSink& sink, UErrorCode& status) {
        const std::string composed = nfc(text);
        icu::CaseMap::utf8Fold(0, piece(composed), sink, nullptr, status);
    });
    std::string plain;
    plain.reserve(folded.size());
    for_each_code_point(folded, [&](UChar32 c, std::size_t begin, std::size_t end) {
        if (c == 0x2019 || c == 0x02BC)
            plain += '\'';
        else if (c == 0x2010 || c == 0x2011)
            plain += '-';
        else if (c != 0x00AD)
            plain.append(folded, begin, end - begin);
        return true;
    });
    return collapsed(plain, NoBreakSpace::is_space);
}

std::string collapse_space(std::string_view text) {
    return collapsed(text, NoBreakSpace::is_kept);
}

} // namespace plainsend
