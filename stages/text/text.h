// Words, sentences, cases and encodings: the only ICU but for bidi in emit/pdf/shape. All offsets are bytes
// of the UTF-8 given. Locale data is ICU's own, never the machine's.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/document.h"

namespace plainsend {

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Span&) const = default;
};

// Words by UAX #29 with UK exceptions: "don't", "co-ordinator" (hyphens join letters), "3.15pm", "22(4)" ...
// Only spans that hold a letter or digit.
std::vector<Span> words(std::string_view text, std::string_view language = "en-GB");

// Sentences by ICU with UK exceptions (s.42, reg. 22(4), Yr 3, Dr., p.m., No. 10, e.g., St. John's, Mr.
// Smith). Spans without the white space between them; a line break (U+000A) that ends a line of a list or
// address does end one only when ICU says so.
std::vector<Span> sentences(std::string_view text, std::string_view language = "en-GB");

std::string lower(std::string_view text); // full case mapping, root locale
std::string upper(std::string_view text);
bool is_upper(std::string_view word); // at least one letter, none lower-case
bool starts_upper(std::string_view word);
std::size_t code_points(std::string_view text);
bool is_utf8(std::string_view bytes);
std::string nfc(std::string_view text);
// To compare words: case folded, accents kept (NFC), white space collapsed to one space and trimmed, curly
// apostrophes and hyphens made plain, soft hyphens dropped.
std::string fold(std::string_view text);

// Bytes of a text file to UTF-8. BOM decides, then valid UTF-8, then UTF-16 by its zero bytes, then
// windows-1252; bytes of windows-1252 among much UTF-8 are decoded alone. Line ends become U+000A; NUL and
// other forbidden controls become U+FFFD.
enum class Encoding { utf8, utf16, utf32, windows_1252 };
// anchors: pairs of one byte place in text and in the input, sorted; see original_place.
struct Anchor {
    std::size_t text = 0;
    std::size_t bytes = 0;
    std::size_t line = 0;       // 1-based
    std::size_t line_begin = 0; // in the input
};
struct Decoded {
    std::string text;
    Encoding encoding = Encoding::utf8;
    bool big_endian = false; // of UTF-16 and UTF-32
    bool guessed = false;
    bool mixed = false;          // UTF-8 with bytes of windows-1252 in it:
    std::size_t strays = 0;      // how many they are,
    std::size_t first_stray = 0; // and where the first stands in text
    std::vector<Anchor> anchors;
};
Decoded decode(std::string_view bytes);

// The place in the input (byte offset, line, column) of a byte of decode(bytes).text. part is 0.
Place original_place(const Decoded&, std::string_view bytes, std::size_t text_offset);

// White space runs (incl. NBSP is kept) to single spaces, ends trimmed: HTML's collapsing.
std::string collapse_space(std::string_view text);

// Whether any character is of a right-to-left script or forces its direction.
bool has_right_to_left(std::string_view text);

// Stretches of a right-to-left text that read from left to right as one thing: a telephone number, a
// postcode, "14 Brewer's Row", "£11.50". Unless each is isolated, the bidirectional algorithm turns the order
// of its groups round (UAX #9, W2 and N1). A single word needs no help and is not among them.
std::vector<Span> left_to_right_stretches(std::string_view text);

// Dates as people write them, from data known to ICU for the language: "Thursday 3 December 2026".
enum class Weekday { named, left_out };
std::string long_date(int year, unsigned month, unsigned day, std::string_view language,
                      Weekday = Weekday::named);

// What dates are made of in a language, from the same data: every form of a name, also with a capital letter;
// in NFC. joints: what its long dates have between their numbers and names ("de", "年").
struct DateWords {
    std::map<std::string, unsigned, std::less<>> months; // 1 to 12
    std::set<std::string, std::less<>> weekdays;
    std::set<std::string, std::less<>> joints;
};
// Kept for the whole run, language by language.
const DateWords& date_words(std::string_view language);

// What decides which words, fonts and leading serve a text: its language, with the script where that is not
// the language's usual one. "pl" of "pl-PL", "zh" of "zh-CN", "zh-Hant" of "zh-TW", "pa-Arab" of "pa-PK".
std::string written_language(std::string_view tag);

// The same text with the digits of every script as 0 to 9.
std::string with_european_digits(std::string_view text);

} // namespace plainsend
