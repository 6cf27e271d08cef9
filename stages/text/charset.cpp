#include "stages/text/charset.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <utility>

#include "stages/text/ascii.h"

namespace plainsend {

namespace {

constexpr std::size_t looked_at = 2048; // bytes of a page, in which its encoding must be named

// Names as pages give them and as ICU knows what browsers take them for (WHATWG Encoding, 4.2).
constexpr std::array<std::pair<std::string_view, const char*>, 58> known{{
    {"iso-8859-2", "ISO-8859-2"},
    {"latin2", "ISO-8859-2"},
    {"l2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"latin3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"latin4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"cyrillic", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"arabic", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"greek", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"hebrew", "ISO-8859-8"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-10", "ISO-8859-10"},
    {"iso-8859-13", "ISO-8859-13"},
    {"iso-8859-14", "ISO-8859-14"},
    {"iso-8859-15", "ISO-8859-15"},
    {"latin-9", "ISO-8859-15"},
    {"windows-1250", "windows-1250"},
    {"cp1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"cp1251", "windows-1251"},
    {"windows-1253", "windows-1253"},
    {"cp1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"cp1254", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"cp1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"cp1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"cp1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
    {"cp1258", "windows-1258"},
    {"windows-874", "windows-874"},
    {"tis-620", "windows-874"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"macintosh", "macintosh"},
    {"x-mac-roman", "macintosh"},
    {"ibm866", "IBM866"},
    {"gbk", "GB18030"},
    {"gb2312", "GB18030"},
    {"gb18030", "GB18030"},
    {"big5", "windows-950"},
    {"big5-hkscs", "Big5-HKSCS"},
    {"euc-jp", "EUC-JP"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
}};

struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// From a byte of what was converted to the byte of the input that it was made of, and the other way.
std::size_t led_back(const Converted& converted, std::size_t offset) {
    const auto after = std::upper_bound(converted.way_back.begin(), converted.way_back.end(), offset,
                                        [](std::size_t at, const auto& one) { return at < one.first; });
    return after == converted.way_back.begin() ? offset
                                               : offset - std::prev(after)->first + std::prev(after)->second;
}

std::size_t led_forth(const Converted& converted, std::size_t original) {
    const auto after = std::upper_bound(converted.way_back.begin(), converted.way_back.end(), original,
                                        [](std::size_t at, const auto& one) { return at < one.second; });
    return after == converted.way_back.begin()
               ? original
               : original - std::prev(after)->second + std::prev(after)->first;
}

std::string name_at(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '"' || text[at] == '\''))
        ++at;
    std::size_t end = at;
    while (end < text.size() &&
           ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= '0' && text[end] <= '9') ||
            text[end] == '-' || text[end] == '_' || text[end] == ':'))
        ++end;
    return std::string(text.substr(at, end - at));
}

} // namespace

std::optional<Converted> utf8_of(std::string_view bytes, std::string_view charset) {
    const std::string name = ascii_lower(charset);
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == name; });
    if (found == known.end())
        return std::nullopt;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Close> converter(ucnv_open(found->second, &error));
    if (U_FAILURE(error) != 0)
        return std::nullopt;
    Converted made;
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at < end) {
        const auto before = static_cast<std::size_t>(at - bytes.data());
        const UChar32 character = ucnv_getNextUChar(converter.get(), &at, end, &error);
        if (error == U_INDEX_OUTOFBOUNDS_ERROR) // signs of the encoding alone, which end the text
            break;
        // A character in two halves in ICU's buffer, or signs of the encoding before it, move nothing.
        const std::size_t last =
            made.way_back.empty() ? 0 : made.way_back.back().second - made.way_back.back().first;
        if (before - made.text.size() != last)
            made.way_back.emplace_back(static_cast<std::uint32_t>(made.text.size()),
                                       static_cast<std::uint32_t>(before));
        icu::UnicodeString(U_FAILURE(error) != 0 ? 0xFFFD : character).toUTF8String(made.text);
        error = U_ZERO_ERROR;
    }
    return made;
}

std::string declared_charset(std::string_view page) {
    const std::string head = ascii_lower(page.substr(0, looked_at));
    for (std::size_t at = 0; (at = head.find("charset", at)) != std::string::npos; at += 7) {
        const std::size_t tag = head.rfind('<', at);
        std::size_t sign = at + 7;
        while (sign < head.size() && head[sign] == ' ')
            ++sign;
        if (tag != std::string::npos && head.compare(tag, 5, "<meta") == 0 && sign < head.size() &&
            head[sign] == '=')
            return name_at(head, sign + 1);
    }
    const std::size_t end = head.starts_with("<?xml") ? head.find("?>") : std::string::npos;
    const std::size_t at = head.find("encoding=");
    return end == std::string::npos || at > end ? std::string() : name_at(head, at + 9);
}

DecodedInput DecodedInput::of_text(std::string_view bytes) {
    DecodedInput input;
    input.bytes_ = bytes;
    input.decoded_ = decode(bytes);
    return input;
}

DecodedInput DecodedInput::of_page(std::string_view bytes) {
    DecodedInput input = of_text(bytes);
    const Encoding encoding = input.decoded_.encoding;
    const std::string charset = declared_charset(bytes);
    if (encoding == Encoding::utf16 || encoding == Encoding::utf32 ||
        (is_utf8(bytes) && !charset.starts_with("iso-2022")))
        return input;
    input.converted_ = utf8_of(bytes, charset);
    if (input.converted_)
        input.decoded_ = decode(input.converted_->text);
    return input;
}

Place DecodedInput::original(std::size_t text_offset) const {
    Place place = original_place(decoded_, bytes(), text_offset);
    if (converted_) {
        const std::size_t line = led_back(*converted_, place.offset - (place.column - 1));
        const std::size_t offset = led_back(*converted_, place.offset);
        place.offset = static_cast<std::uint32_t>(offset);
        place.column = static_cast<std::uint32_t>(offset - line + 1);
    }
    return place;
}

std::size_t DecodedInput::text_offset(std::size_t original) const {
    return plainsend::text_offset(decoded_, bytes(),
                                  converted_ ? led_forth(*converted_, original) : original);
}

} // namespace plainsend
