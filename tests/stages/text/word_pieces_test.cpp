// Our own cutting of words beside ICU's: the same pieces, whatever the text.
#include "stages/text/word_pieces.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

#include <gtest/gtest.h>

#include "stages/text/breaks.h"

namespace plainsend {
namespace {

std::vector<Span> by_icu(std::string_view text, std::string_view language) {
    std::vector<Span> pieces;
    for_each_piece(BreakKind::word, text, language, [&](std::size_t begin, std::size_t end, int status) {
        if (status >= 100)
            pieces.push_back({begin, end});
    });
    return pieces;
}

std::string shown(std::string_view text, const std::vector<Span>& pieces) {
    std::string all;
    for (const Span& piece : pieces)
        all += "[" + std::string(text.substr(piece.begin, piece.end - piece.begin)) + "]";
    return all;
}

void expect_same(std::string_view text, std::string_view language) {
    const std::vector<Span> ours = word_pieces(text, language);
    const std::vector<Span> theirs = by_icu(text, language);
    EXPECT_TRUE(ours == theirs) << language << ": " << text.substr(0, 200) << "\n  "
                                << shown(text, ours).substr(0, 400) << "\n  "
                                << shown(text, theirs).substr(0, 400);
}

std::string utf8(std::uint32_t code) {
    const auto byte = [](std::uint32_t value) {
        return static_cast<char>(static_cast<unsigned char>(value));
    };
    if (code < 0x80)
        return {byte(code)};
    if (code < 0x800)
        return {byte(0xC0U | code >> 6U), byte(0x80U | (code & 0x3FU))};
    return {byte(0xE0U | code >> 12U), byte(0x80U | (code >> 6U & 0x3FU)), byte(0x80U | (code & 0x3FU))};
}

TEST(WordPieces, every_sign_joins_and_parts_as_it_does_for_icu) {
    for (std::uint32_t code = 1; code < 0x3100; ++code) {
        const std::string sign = utf8(code);
        for (const char* around : {"a*a", "1*1", "a*1", "1*a", "*a", "1*", "b *a", "a* b", "a**1", "a.*1",
                                   "a:*", "*:a", "1'*", "1,*", "*,1", " * ", "b\n*a", "a\t*"}) {
            std::string text;
            for (const char c : std::string_view(around))
                text += c == '*' ? sign : std::string(1, c);
            expect_same(text, "en-GB");
        }
    }
}

// Everything that is written in this project: samples, what the corpus says, translations, pages, code.
TEST(WordPieces, texts_of_the_project_are_cut_as_by_icu) {
    std::size_t files = 0;
    std::size_t pieces = 0;
    for (const char* folder : {"samples", "tests", "glossary", "docs", "styles", "stages"}) {
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(std::string(PLAINSEND_SOURCE) + "/" + folder)) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream file(entry.path(), std::ios::binary);
            std::ostringstream bytes;
            bytes << file.rdbuf();
            const std::string text = bytes.str();
            if (!is_utf8(text))
                continue;
            SCOPED_TRACE(entry.path().string());
            expect_same(text, "en-GB");
            ++files;
            pieces += word_pieces(text, "en-GB").size();
        }
    }
    std::cout << files << " files, " << pieces << " words\n";
    EXPECT_GT(files, 200U);
}

TEST(WordPieces, mixtures_of_scripts_and_signs_are_cut_as_by_icu) {
    const std::vector<std::string> parts{
        "a",        "Word",   "don't",  "Zoë",    "łódź",    "3",      "15",       "1,000",    "№",
        "Привет",   "мир",    "你好",   "再见",   "שלום",    "ث",      "مرحبا",    "ਪੰਜਾਬੀ",    "สวัสดี",
        "カタカナ", "ひら",   "한국어", "é",      "e\u0301", "\u0301", "👋",        "👩\u200d👧", "🇬🇧",
        "\u200d",   "\u00ad", "\u200b", "ǅ",      " ",       " ",      " ",        "  ",       "\n",
        "\t",       "\u00a0", "\u2009", "\u202f", ".",       ",",      ";",        ":",        "'",
        "’",        "‘",      "“",      "”",      "\"",      "-",      "\u2010",   "\u2011",   "–",
        "—",        "…",      "_",      "@",      "&",       "/",      "(",        ")",        "%",
        "£",        "€",      "·",      "•",      "\r\n",    "\xff",   "\xe2\x80", "ª",        "µ",
        "×",        "ß",      "’s"};
    std::mt19937 random(5); // its numbers are the same everywhere
    for (int i = 0; i < 60'000; ++i) {
        std::string text;
        for (std::size_t length = random() % 14 + 1; length > 0; --length)
            text += parts[random() % parts.size()];
        for (const char* language : {"en-GB", "sv", "fi", "he", "th", "ja", "zh", "el", ""})
            expect_same(text, language);
        if (HasFailure())
            break;
    }
}

} // namespace
} // namespace plainsend
