#include "stages/ingest/markdown.h"

#include <chrono>
#include <ctime>

#include <gmock/gmock.h>

#include "stages/document/error.h"
#include "stages/document/tree.h"
#include "stages/document/walk.h"
#include "stages/ingest/front_matter.h"
#include "stages/ingest/markdown_guard.h"

namespace plainsend {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::chrono_literals;

Reported<Document> read_text_of(std::string bytes) {
    return read_markdown({std::move(bytes), "plan.md", {}}, {});
}

Document read(std::string bytes) {
    return read_text_of(std::move(bytes)).value;
}

std::string tree(std::string bytes) {
    const std::string whole = dump(read(std::move(bytes)));
    return whole.substr(whole.find('\n') + 1);
}

std::vector<std::string> rules(const Findings& findings) {
    std::vector<std::string> found;
    for (const Finding& finding : findings)
        found.push_back(finding.rule);
    return found;
}

TEST(MarkdownReader, a_tag_that_is_never_closed_reaches_to_the_end_of_its_paragraph) {
    EXPECT_EQ(tree("one <b>two *three*\n\nfour\n"),
              "  paragraph #b1 \"one \" strong[\"two \" emphasis[\"three\"]]\n  paragraph #b2 \"four\"\n");
}

TEST(MarkdownReader, words_in_angle_brackets_are_told) {
    const auto read = read_text_of("Dear <parent name>, hello.\n\n<child>\n\n<div>x</div> <b>y</b> <my-tag> "
                                   "<a href=\"https://x.example/\">\n");
    EXPECT_THAT(rules(read.findings), ElementsAre("markdown/unknown-tag", "markdown/unknown-tag"));
    EXPECT_NE(read.findings[0].message.find("<parent name>"), std::string::npos);
}

TEST(MarkdownReader, reads_front_matter) {
    const auto read =
        read_text_of("---\ntitle: \"Meeting: plan\"\ndate: 3 December 2026\nkind: Letter\nlanguage: pl\n"
                     "contact: Ms Okoro, 0114 496 0000\ncolour: blue\n---\n# Head\n");
    EXPECT_EQ(read.value.metadata.title, "Meeting: plan");
    EXPECT_EQ(read.value.metadata.date, Date(2026y / 12 / 3));
    EXPECT_EQ(read.value.metadata.kind, "letter");
    EXPECT_EQ(read.value.metadata.language, "pl");
    EXPECT_EQ(read.value.metadata.contact, "Ms Okoro, 0114 496 0000");
    EXPECT_FALSE(read.value.metadata.title_in_body);
    EXPECT_THAT(rules(read.findings), ElementsAre("markdown/front-matter"));
    EXPECT_EQ(read.value.body.size(), 1U);
    EXPECT_EQ(read.value.body[0].place.line, 9U);
    EXPECT_EQ(tree("---\n\nNot front matter\n"), "  separator #b1\n  paragraph #b2 \"Not front matter\"\n");
}

TEST(MarkdownReader, lists_and_folded_lines_of_front_matter_belong_to_their_key) {
    const auto read =
        read_text_of("---\ntitle: Plan\n  for Leo\ntags:\n  - send\n- plan\nsummary: >\n  A short\n"
                     "  plan\ncontact: |\n  Ms Okoro\n  0114 496 0000\n---\nLeo is seven.\n");
    EXPECT_EQ(read.value.metadata.title, "Plan for Leo");
    EXPECT_EQ(read.value.metadata.contact, "Ms Okoro 0114 496 0000");
    EXPECT_THAT(rules(read.findings), ElementsAre("markdown/front-matter", "markdown/front-matter"));
    EXPECT_THAT(read.findings[0].message, HasSubstr("'tags'"));
    EXPECT_EQ(read.value.body.size(), 1U);
    EXPECT_EQ(tree("---\n- hat\n- coat\n---\n"), "  separator #b1\n  bulleted list #b2\n    item \"\u2022\"\n"
                                                 "      paragraph #b3 \"hat\"\n    item \"\u2022\"\n"
                                                 "      paragraph #b4 \"coat\"\n  separator #b5\n");
}

TEST(MarkdownReader, reads_front_matter_in_toml) {
    const auto read =
        read_text_of("+++\ntitle = \"Plan\" # for Leo\ndate = 2026-12-03\nlang = 'cy'\ntags = [\n  'a',\n]\n"
                     "[author]\nname = \"Jo\"\n+++\n\nText.\n");
    EXPECT_EQ(read.value.metadata.title, "Plan");
    EXPECT_EQ(read.value.metadata.date, Date(2026y / 12 / 3));
    EXPECT_EQ(read.value.metadata.language, "cy");
    EXPECT_THAT(rules(read.findings), ElementsAre("markdown/front-matter", "markdown/front-matter"));
    EXPECT_EQ(read.value.body.size(), 1U);
    EXPECT_EQ(tree("+++\nnot it\n+++\n"), "  paragraph #b1 \"+++ not it +++\"\n");
}

TEST(MarkdownReader, what_tags_in_a_line_hide_is_left_out_and_told_with_its_words) {
    const auto read =
        read_text_of("Hello <span hidden>secret *note*</span> child <b>bold</b> <script>run(1)</script> and "
                     "<style>p{}</style> end <span hidden>never ended.\n");
    const std::string text = inline_text(*inlines_of(read.value.body[0]));
    EXPECT_EQ(text, "Hello child bold and end never ended.");
    EXPECT_THAT(rules(read.findings), ElementsAre("html/hidden", "html/script", "html/script"));
    EXPECT_THAT(read.findings[0].message, HasSubstr("'secret note'"));
}

TEST(FrontMatter, understands_dates_as_people_write_them) {
    const Date date{2026y / 12 / 3};
    for (const std::string_view text : {"2026-12-03", "3 December 2026", "Thursday 3rd December 2026",
                                        "03 Dec 2026", "2026-12-03T10:00:00Z", "Thursday, 3 December 2026"})
        EXPECT_EQ(read_date(text), date) << text;
    for (const std::string_view text : {"", "03/12/2026", "2026-02-30", "31 June 2026", "soon", "3 12 2026"})
        EXPECT_EQ(read_date(text), std::nullopt) << text;
    EXPECT_TRUE(is_language_tag("zh-Hant"));
    EXPECT_FALSE(is_language_tag("english"));
    EXPECT_FALSE(is_language_tag("en\"onload"));
}

TEST(MarkdownReader, reads_blocks_and_marks) {
    EXPECT_EQ(tree("Title\n=====\n\nOne *two* **three**\nfour ~~five~~ `six`\\\nseven\n\n> "
                   "said\n\n***\n\n```\n a\n  b\n```\n"),
              "  heading 1 #b1 \"Title\"\n"
              "  paragraph #b2 \"One \" emphasis[\"two\"] \" \" strong[\"three\"] \" four \" "
              "strike[\"five\"] \" \" "
              "code[\"six\"] br \"seven\"\n"
              "  quotation #b3\n"
              "    paragraph #b4 \"said\"\n"
              "  separator #b5\n"
              "  preformatted #b6 \" a\\n  b\"\n");
}

TEST(MarkdownReader, reads_lists_with_their_numbers) {
    EXPECT_EQ(tree("3) a\n   - b\n4) c\n"), "  numbered list #b1\n"
                                            "    item \"3)\"\n"
                                            "      paragraph #b2 \"a\"\n"
                                            "      bulleted list #b3\n"
                                            "        item \"•\"\n"
                                            "          paragraph #b4 \"b\"\n"
                                            "    item \"4)\"\n"
                                            "      paragraph #b5 \"c\"\n");
}

TEST(MarkdownReader, reads_tables_and_notes) {
    EXPECT_EQ(tree("| Who | What |\n|---|---|\n| **Sam** | reads |\n\nSee[^a].\n\n[^a]: A note.\n"),
              "  table #b1 header rows 1, header columns 0\n"
              "    row\n"
              "      cell\n"
              "        paragraph #b2 \"Who\"\n"
              "      cell\n"
              "        paragraph #b3 \"What\"\n"
              "    row\n"
              "      cell\n"
              "        paragraph #b4 strong[\"Sam\"]\n"
              "      cell\n"
              "        paragraph #b5 \"reads\"\n"
              "  paragraph #b6 \"See\" note n1 \".\"\n"
              "  note n1 \"1\"\n"
              "    paragraph #b7 \"A note.\"\n");
    EXPECT_THAT(rules(read_text_of("No mark.\n\n[^a]: Lost.\n").findings), ElementsAre("markdown/footnote"));
}

TEST(MarkdownReader, keeps_safe_links_and_says_what_it_dropped) {
    const auto read = read_text_of(
        "[a](https://a.example) [b](javascript:x) [c](#part) <mailto:d@e.example> www.f.example");
    EXPECT_EQ(
        dump(*inlines_of(read.value.body[0])),
        "link https://a.example [\"a\"] \" b c \" link mailto:d@e.example [\"mailto:d@e.example\"] \" \" "
        "link http://www.f.example [\"www.f.example\"]");
    EXPECT_THAT(rules(read.findings), ElementsAre("markdown/link"));
}

TEST(MarkdownReader, passes_raw_html_to_the_html_reader) {
    EXPECT_EQ(
        tree("H<sub>2</sub>O<br>x <span lang=pl>tak</span> <b onclick=y>z</b> <nonsense>w</nonsense>\n\n"
             "<ul><li>one</li></ul>\n\n<script>bad()</script>\n"),
        "  paragraph #b1 \"H\" subscript[\"2\"] \"O\" br \"x \" lang pl [\"tak\"] \" \" strong[\"z\"] \" "
        "w\"\n"
        "  bulleted list #b2\n"
        "    item \"•\"\n"
        "      paragraph #b3 \"one\"\n");
}

TEST(MarkdownReader, makes_fields_of_dots_and_underscores) {
    EXPECT_EQ(tree("**Name:** ........ Date ______\n\n________\n"),
              "  paragraph #b1 strong[\"Name:\"] \" \" field \"........\" \" Date \" field \"______\"\n"
              "  paragraph #b2 field \"________\"\n");
}

TEST(MarkdownReader, says_where_in_the_file_the_words_stand) {
    const std::string bytes =
        "---\r\ntitle: Zoë\r\n---\r\n\r\n## Zoë *and* you\r\n\r\n- item **bold**\r\n  more & X\r\n";
    const Document document = read(bytes);
    int seen = 0;
    for_each_block(document, [&](const Block& block) {
        if (const Inlines* inlines = inlines_of(block)) {
            for_each_inline(*inlines, [&](const Inline& in) {
                const auto* text = std::get_if<Text>(&in.node);
                if (text == nullptr || text->text.starts_with(" "))
                    return;
                const std::string first = text->text.substr(0, text->text.find(' '));
                EXPECT_EQ(bytes.substr(text->place.offset, first.size()), first);
                ++seen;
            });
        }
    });
    EXPECT_EQ(seen, 4);
    EXPECT_EQ(document.body[0].place.line, 5U);
}

TEST(MarkdownReader, keeps_its_head_with_hostile_text) {
    const auto repeated = [](std::string_view unit, int count) {
        std::string out;
        for (int i = 0; i < count; ++i)
            out += unit;
        return out;
    };
    std::string indented;
    for (int i = 0; i < 400; ++i)
        indented += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- a\n";
    const std::string texts[] = {
        repeated(">", 50'000) + "word",
        repeated("- ", 50'000) + "word",
        repeated("*a **b ", 50'000) + "word",
        repeated("[", 50'000) + "word",
        repeated("[a](<b", 20'000) + "word",
        repeated("![[]()", 20'000) + "word",
        repeated("_", 50'000) + " word",
        repeated("a**b_", 20'000) + "word",
        repeated("<b>", 50'000) + "word",
        repeated("<!--", 20'000) + "word",
        repeated("x|", 2'000) + "\n" + repeated("-|", 2'000) + "\n" + repeated("b\n", 20'000) + "\nword",
        repeated("[^1]:", 20'000) + "\n\nword",
        "[^1] word\n\n" + repeated("[^1]: x\n", 20'000),
        repeated("`a``", 20'000) + "word",
        repeated("www.a_", 20'000) + " word",
        repeated("~~a ", 20'000) + "word",
        indented + "word",
        repeated("&", 50'000) + "word",
    };
    for (const std::string& text : texts) {
        const Document document = read(text);
        std::string all;
        for_each_block(document, [&](const Block& block) { all += block_text(block); });
        EXPECT_THAT(all, HasSubstr("word")) << text.substr(0, 60);
    }
}

TEST(MarkdownReader, is_told_from_plain_text_by_its_signs) {
    EXPECT_EQ(sniff_markdown("---\ntitle: x\n---\n"), 2);
    EXPECT_EQ(sniff_markdown("Hello\n\n## Part\n"), 2);
    EXPECT_EQ(sniff_markdown("Dear all,\n\nI am #1.\n"), 0);
}

TEST(MarkdownReader, keeps_the_cells_beyond_a_tables_columns) {
    const auto wide = read_text_of("| a | b |\n|---|---|\n| 1 | 2 | **3** |\n| 4 |\n> x\n\n"
                                   "> | a |\n> |---|\n> | 1 \\| 2 | 3 \\| 4 | `5`\n");
    const std::string whole = dump(wide.value);
    EXPECT_THAT(whole, HasSubstr("strong[\"3\"]"));
    EXPECT_THAT(whole, HasSubstr("\"1 | 2\""));
    EXPECT_THAT(whole, HasSubstr("\"3 | 4\""));
    EXPECT_THAT(whole, HasSubstr("code[\"5\"]"));
    for (const Row& row : std::get<Table>(wide.value.body[0].node).rows)
        EXPECT_EQ(row.cells.size(), 3U);
    EXPECT_THAT(rules(wide.findings), ElementsAre("markdown/table"));
    EXPECT_EQ(wide.findings[0].place.line, 3U);
    EXPECT_EQ(wide.findings[0].place.column, 10U);
}

TEST(MarkdownReader, keeps_the_words_of_a_row_of_any_length) {
    std::string row = "| 0";
    for (int i = 1; i <= 300; ++i)
        row += " | w" + std::to_string(i);
    const std::string whole = dump(read("| a |\n|---|\n" + row + "\n"));
    for (const int i : {1, 99, 100, 101, 300})
        EXPECT_THAT(whole, HasSubstr("w" + std::to_string(i)));
}

TEST(MarkdownReader, refuses_bytes_that_are_no_text_and_xml) {
    for (const std::string& bytes :
         {std::string("\x01\x02\x03\x8D\x04"), std::string("<?xml version=\"1.0\"?><a>b</a>"),
          std::string("\xEF\xBB\xBF <xliff version=\"2.0\">")})
        EXPECT_THROW(read(bytes), Error) << bytes;
}

TEST(MarkdownReader, takes_a_line_to_cut_along_for_a_separator) {
    EXPECT_EQ(tree("a\n\n. . . . .\n\n\u2702 - - - -\n"),
              "  paragraph #b1 \"a\"\n  separator #b2\n  separator #b3\n");
}

TEST(MarkdownReader, takes_bullets_and_numbers_that_markdown_does_not_know_for_lists) {
    const auto read = read_text_of(
        "1\\. Sam has\na *timer*.\n2\\. We meet.\n\n\u2022 a seat\n\u2022 a plan\n\n3\\. alone\n");
    const std::string whole = dump(read.value);
    EXPECT_EQ(whole.substr(whole.find('\n') + 1),
              "  numbered list #b1\n"
              "    item \"1.\"\n      paragraph #b2 \"Sam has a \" emphasis[\"timer\"] \".\"\n"
              "    item \"2.\"\n      paragraph #b3 \"We meet.\"\n"
              "  bulleted list #b4\n"
              "    item \"\u2022\"\n      paragraph #b5 \"a seat\"\n"
              "    item \"\u2022\"\n      paragraph #b6 \"a plan\"\n"
              "  numbered list #b7\n    item \"3.\"\n      paragraph #b8 \"alone\"\n");
    EXPECT_THAT(rules(read.findings), ElementsAre("markdown/typed-list"));
}

TEST(MarkdownReader, says_that_it_guessed_an_older_windows_text) {
    const auto old = read_text_of("# Caf\xE9\n\nIt costs \xA3"
                                  "3.\n");
    EXPECT_EQ(block_text(old.value.body.at(1)), "It costs \u00A33.");
    EXPECT_THAT(rules(old.findings), ElementsAre("markdown/encoding"));
    EXPECT_THAT(rules(read_text_of("# Caf\u00E9\n").findings), ElementsAre());
}

TEST(MarkdownReader, draws_the_boxes_of_task_lists) {
    EXPECT_EQ(tree("- [ ] todo ______\n- [x] **done**\n- [X] all\n1. [ ] first\n\n- \\[ ] a\n- "
                   "[x](https://a.example)\n"
                   "- [y] b\n- [ ]c\n\n[ ] d\n"),
              "  bulleted list #b1\n"
              "    item \"\u2022\"\n      paragraph #b2 \"\u2610 todo \" field \"______\"\n"
              "    item \"\u2022\"\n      paragraph #b3 \"\u2612 \" strong[\"done\"]\n"
              "    item \"\u2022\"\n      paragraph #b4 \"\u2612 all\"\n"
              "  numbered list #b5\n    item \"1.\"\n      paragraph #b6 \"\u2610 first\"\n"
              "  bulleted list #b7\n"
              "    item \"\u2022\"\n      paragraph #b8 \"[ ] a\"\n"
              "    item \"\u2022\"\n      paragraph #b9 link https://a.example [\"x\"]\n"
              "    item \"\u2022\"\n      paragraph #b10 \"[y] b\"\n"
              "    item \"\u2022\"\n      paragraph #b11 \"[ ]c\"\n"
              "  paragraph #b12 \"[ ] d\"\n");
}

// cmark looks for the end of each of them up to the end of the paragraph.
TEST(MarkdownGuard, declarations_that_nothing_ends_are_words) {
    std::string text = "a <!-- b -->\n\n";
    for (int i = 0; i < 1000; ++i)
        text += "a <!A <?B ";
    const GuardedMarkdown guarded = guarded_markdown(text);
    EXPECT_GT(guarded.left_out, 1800U);
    EXPECT_EQ(guarded.text.size(), text.size());
    EXPECT_THAT(guarded.text, testing::StartsWith("a <!-- b -->\n\na <!A"));
    EXPECT_THAT(guarded.text, testing::EndsWith("a  !A  ?B "));
}

} // namespace
} // namespace plainsend
