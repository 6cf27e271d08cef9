#include "stages/text/charset.h"

#include <algorithm>
#include <array>
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

std::optional<std::string> utf8_of(std::string_view bytes, std::string_view charset) {
    const std::string name = ascii_lower(charset);
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == name; });
    if (found == known.end())
        return std::nullopt;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Close> converter(ucnv_open(found->second, &error));
    if (U_FAILURE(error) != 0)
        return std::nullopt;
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), error);
    if (U_FAILURE(error) != 0)
        return std::nullopt;
    std::string out;
    text.toUTF8String(out);
    return out;
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

} // namespace plainsend
