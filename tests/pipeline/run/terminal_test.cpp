#include "pipeline/run/terminal.h"

#include <gtest/gtest.h>

namespace plainsend {
namespace {

TEST(Terminal, nothing_from_a_document_can_move_the_cursor_or_hide_words) {
    EXPECT_EQ(visible("a\x1B[2Jb"), "a\\x1B[2Jb");
    EXPECT_EQ(visible("line\nnext\ttab\r"), "line\\nnext\\ttab\\x0D");
    EXPECT_EQ(visible("\xC2\x9B"), "\\x9B"); // C1: starts a sequence in some terminals
    EXPECT_EQ(visible("\xE2\x80\xAEgpj.exe"), "\\u202Egpj.exe");
    EXPECT_EQ(visible("\xFF ok \xC3"), "\\xFF ok \\xC3");
    EXPECT_EQ(visible("\xC0\xAF\xED\xA0\x80"), "\\xC0\\xAF\\xED\\xA0\\x80");
    EXPECT_EQ(visible("Zoë, اردو, 🎈"), "Zoë, اردو, 🎈");
}

TEST(Terminal, colours_only_where_they_are_wanted) {
    Terminal terminal;
    EXPECT_EQ(terminal.paint(Ink::red, "failed"), "failed");
    terminal.colours = true;
    EXPECT_EQ(terminal.paint(Ink::red, "failed"), "\x1B[1;31mfailed\x1B[0m");
    EXPECT_EQ(terminal.paint(Ink::plain, "done"), "done");
}

TEST(Terminal, a_long_line_is_cut_between_characters) {
    EXPECT_EQ(fitted("short", 10), "short");
    EXPECT_EQ(fitted("Zoë Zoë Zoë", 6), "Zoë Z…");
    EXPECT_EQ(fitted("ëëëë", 4), "ëëëë");
}

TEST(Terminal, lines_break_at_spaces_and_only_for_whoever_watches) {
    Terminal narrow;
    narrow.columns = 20; // still 40
    const std::string line =
        "warning: ¶ 1: No installed font can print the character, so write it in words\n";
    EXPECT_EQ(wrapped(line, narrow), line);
    narrow.breaks_lines = true;
    EXPECT_EQ(wrapped(line, narrow),
              "warning: ¶ 1: No installed font can\nprint the character, so write it in\nwords\n");
    const std::string word(60, 'x');
    EXPECT_EQ(wrapped("    " + word + " a\n", narrow), "    " + word + "\na\n");
    EXPECT_EQ(wrapped("\x1B[1;31m" + std::string(38, 'x') + "\x1B[0m y\n", narrow),
              "\x1B[1;31m" + std::string(38, 'x') + "\x1B[0m y\n");
}

} // namespace
} // namespace plainsend
