#include "stages/ingest/html.h"

#include <chrono>
#include <ctime>

#include <gmock/gmock.h>

#include "stages/document/error.h"
#include "stages/document/tree.h"
#include "stages/document/walk.h"
#include "stages/io/base64.h"
#include "stages/io/digest.h"
#include "tests/stages/ingest/html_pages.h"

namespace plainsend {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;
using namespace std::string_view_literals;
using test::read_page;
using test::rules;
using test::tree;

Document read(std::string bytes) {
    return read_page(std::move(bytes)).value;
}

// The smallest PNG: one red pixel.
std::string png() {
    return *base64_decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQI12P4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC");
}

TEST(HtmlReader, reads_what_stands_in_for_an_embedded_object) {
    const auto page = read_page("<main><p>Before</p><object data=plan.pdf><p>The plan as text</p></object>"
                                "<object data=x>never closed<p>After</p></main>");
    EXPECT_THAT(dump(page.value),
                testing::AllOf(HasSubstr("The plan as text"), HasSubstr("never closed"), HasSubstr("After")));
    EXPECT_THAT(rules(page.findings), ElementsAre("html/media", "html/media"));
}

TEST(HtmlReader, takes_the_main_part_and_tells_what_it_left_out) {
    const auto page = read_page(
        "<!DOCTYPE html><html lang=en-GB><head><title>Report - School</title><style>p{}</style></head>"
        "<body><header>Riverside School</header><nav><a href=/>Home</a></nav><script>x()</script>"
        "<main><h1>SEN report</h1><p>We help.</p><script>y()</script></main>"
        "<footer>&copy; Riverside</footer></body></html>");
    const std::string whole = dump(page.value);
    EXPECT_EQ(whole, "document \"SEN report\" kind=- language=en-GB date=- version=standard\n"
                     "  heading 1 #b1 \"SEN report\"\n"
                     "  paragraph #b2 \"We help.\"\n");
    EXPECT_THAT(rules(page.findings),
                ElementsAre("html/script", "html/outside-main", "html/outside-main", "html/outside-main"));
}

TEST(HtmlReader, without_main_leaves_out_navigation_and_the_sites_header_and_footer) {
    const auto page = read_page("<body><header>Site<nav>Menu</nav></header><nav>More</nav><h1>Plan</h1>"
                                "<section><header>Our own words</header><p>x</p></section>"
                                "<footer>&copy; 2026</footer><div hidden>secret</div></body>");
    EXPECT_EQ(dump(page.value), "document \"Plan\" kind=- language=en-GB date=- version=standard\n"
                                "  heading 1 #b1 \"Plan\"\n"
                                "  paragraph #b2 \"Our own words\"\n"
                                "  paragraph #b3 \"x\"\n");
    EXPECT_THAT(rules(page.findings),
                ElementsAre("html/header", "html/navigation", "html/footer", "html/hidden"));
}

TEST(HtmlReader, finds_the_title_in_the_sites_header_or_in_the_head) {
    EXPECT_EQ(read("<body><header><h1>Our plan</h1></header><main><p>x</p></main>").metadata.title,
              "Our plan");
    EXPECT_EQ(tree("<body><header><h1>Our plan</h1></header><main><p>x</p></main>"),
              "  heading 1 #b1 \"Our plan\"\n  paragraph #b2 \"x\"\n");
    const Document page = read("<title>A &amp; B</title><h2>Part</h2>");
    EXPECT_EQ(page.metadata.title, "A & B");
    EXPECT_FALSE(page.metadata.title_in_body);
}

TEST(HtmlReader, warns_of_a_date_a_telephone_number_or_a_closing_outside_the_main_part) {
    for (const std::string_view words :
         {"Thursday 3 December 2026", "December 3rd", "03/12/2026", "Ring 0114 496 0000.", "+44 20 7946 0000",
          "(01632) 960 001", "office@alder.example", "Yours sincerely", "Kind regards"}) {
        const auto page =
            read_page("<main><h1>Trip</h1></main><footer><p>" + std::string(words) + "</p></footer>");
        ASSERT_THAT(rules(page.findings), ElementsAre("html/outside-main")) << words;
        EXPECT_EQ(page.findings[0].severity, Severity::warning) << words;
        EXPECT_THAT(page.findings[0].message, HasSubstr(words));
    }
    const auto footer =
        read_page("<article><h1>Trip</h1></article><footer>Mrs Amin, Yours faithfully</footer>");
    ASSERT_THAT(rules(footer.findings), ElementsAre("html/footer"));
    EXPECT_EQ(footer.findings[0].severity, Severity::warning);
    for (const std::string_view words :
         {"\u00A9 2026 Alder Brook, 12 Mayfield Road", "Ofsted 2024: good", "Best of 3"}) {
        const auto page = read_page("<main><h1>Trip</h1></main><footer>" + std::string(words) + "</footer>");
        EXPECT_EQ(page.findings.at(0).severity, Severity::note) << words;
    }
}

TEST(HtmlReader, reads_a_header_beside_the_main_part_that_holds_the_only_heading) {
    const std::string text = "  heading 1 #b1 \"Our trip\"\n  paragraph #b2 \"3 December 2026\"\n"
                             "  paragraph #b3 \"Dear all\"\n";
    const std::string header = "<header><h1>Our trip</h1><p>3 December 2026</p></header>";
    EXPECT_EQ(tree(header + "<main><p>Dear all</p></main>"), text);
    EXPECT_EQ(tree("<div>" + header + "</div><main><p>Dear all</p></main>"), text);
    EXPECT_EQ(tree(header + "<article><p>Dear all</p></article>"), text);
    EXPECT_THAT(read_page(header + "<main><p>Dear all</p></main>").findings, testing::IsEmpty());
    EXPECT_EQ(tree("<header><h1>Our school</h1><p>Be kind</p></header><main><h1>Our trip</h1></main>"),
              "  heading 1 #b1 \"Our trip\"\n");
}

TEST(HtmlReader, reads_what_the_page_says_about_itself) {
    const Document page =
        read("<html lang=cy><head><meta name=kind content=Letter><meta name=DC.date content=2026-12-03>"
             "<meta name=contact content='Ms Okoro, 0114 496 0000'><meta name=viewport content=x></head>");
    EXPECT_EQ(page.metadata.kind, "letter");
    EXPECT_EQ(page.metadata.date, Date(2026y / 12 / 3));
    EXPECT_EQ(page.metadata.contact, "Ms Okoro, 0114 496 0000");
    EXPECT_EQ(page.metadata.language, "cy");
}

TEST(HtmlReader, collapses_white_space_as_browsers_do) {
    EXPECT_EQ(tree("<p>  one \n two <b> three</b>  four<br> five&nbsp; six \t</p>\n<p> </p>"),
              "  paragraph #b1 \"one two \" strong[\"three\"] \" four\" br \"five\u00A0 six\"\n");
    EXPECT_EQ(tree("text <i>in</i> body<p>para</p>tail"),
              "  paragraph #b1 \"text \" emphasis[\"in\"] \" body\"\n"
              "  paragraph #b2 \"para\"\n  paragraph #b3 \"tail\"\n");
}

TEST(HtmlReader, reads_marks_abbreviations_quotations_and_links) {
    EXPECT_EQ(
        tree("<p><strong>a</strong> <em>b</em> <u>c</u> <s>d</s> <sup>e</sup> <sub>f</sub> <code>g</code> "
             "<abbr title='Education, Health and Care'>EHC</abbr> <q>h</q></p>"),
        "  paragraph #b1 strong[\"a\"] \" \" emphasis[\"b\"] \" \" underline[\"c\"] \" \" strike[\"d\"] \" "
        "\" "
        "superscript[\"e\"] \" \" subscript[\"f\"] \" \" code[\"g\"] \" \" abbr \"Education, Health and "
        "Care\" [\"EHC\"] "
        "\" \" generated \"“\" \"h\" generated \"”\"\n");
    EXPECT_EQ(tree("<p><a href='https://a.example/x y'>a</a> <a href=mailto:b@c.example>b</a> <a "
                   "href='#x'>c</a></p>"),
              "  paragraph #b1 link https://a.example/x%20y [\"a\"] \" \" link mailto:b@c.example [\"b\"] \" "
              "c\"\n");
}

TEST(HtmlReader, drops_addresses_that_are_not_safe_and_says_so) {
    for (const std::string_view address :
         {"javascript:alert(1)", "java&#10;script:alert(1)", " JAVASCRIPT:x", "data:text/html,x",
          "file:///etc/passwd", "/page.html", "//host/x", "vbscript:x"}) {
        const auto page = read_page("<p><a href=\"" + std::string(address) + "\">words</a></p>");
        EXPECT_EQ(block_text(page.value.body.at(0)), "words");
        EXPECT_THAT(dump(page.value), Not(HasSubstr("link"))) << address;
        EXPECT_THAT(rules(page.findings), ElementsAre("html/link"));
    }
}

TEST(HtmlReader, reads_nested_lists_with_their_numbers) {
    EXPECT_EQ(tree("<ol start=3><li>a<ul><li>b</ul><li value=9>c<li>d</ol><ol type=a><li>x</ol><ol "
                   "reversed><li>y<li>z</ol>"),
              "  numbered list #b1\n"
              "    item \"3.\"\n"
              "      paragraph #b2 \"a\"\n"
              "      bulleted list #b3\n"
              "        item \"•\"\n"
              "          paragraph #b4 \"b\"\n"
              "    item \"9.\"\n"
              "      paragraph #b5 \"c\"\n"
              "    item \"10.\"\n"
              "      paragraph #b6 \"d\"\n"
              "  numbered list #b7\n"
              "    item \"a.\"\n"
              "      paragraph #b8 \"x\"\n"
              "  numbered list #b9\n"
              "    item \"2.\"\n"
              "      paragraph #b10 \"y\"\n"
              "    item \"1.\"\n"
              "      paragraph #b11 \"z\"\n");
    EXPECT_THAT(tree("<ul><li>a</li><ul><li>b</li></ul></ul>"), HasSubstr("\"a\"\n      bulleted list"));
}

TEST(HtmlReader, opens_details_and_keeps_definitions_and_quotations) {
    EXPECT_EQ(tree("<details><summary>More</summary>hidden until asked</details>"
                   "<dl><dt>SEN</dt><dd>needs</dd></dl><blockquote><p>said</p></blockquote><hr><pre>\n a\n  "
                   "b\n</pre>"),
              "  paragraph #b1 strong[\"More\"]\n"
              "  paragraph #b2 \"hidden until asked\"\n"
              "  paragraph #b3 strong[\"SEN\"]\n"
              "  paragraph #b4 \"needs\"\n"
              "  quotation #b5\n"
              "    paragraph #b6 \"said\"\n"
              "  separator #b7\n"
              "  preformatted #b8 \" a\\n  b\"\n");
}

const Table& table_of(const Document& document) {
    return std::get<Table>(document.body.at(0).node);
}

TEST(HtmlReader, reads_tables_with_headers_and_spans) {
    const Document page = read("<table><caption>Who <b>came</b></caption><thead><tr><th>Name<th>Role</thead>"
                               "<tr><th scope=row rowspan=2>Mrs Patel<td>parent<tr><td>governor"
                               "<tfoot><tr><th>All<td colspan=9999>two</tfoot></table>");
    const Table& table = table_of(page);
    EXPECT_EQ(table.header_rows, 1);
    EXPECT_EQ(table.header_columns, 1);
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(table.rows[1].cells[0].row_span, 2);
    EXPECT_EQ(table.rows[2].cells.size(), 1U);
    EXPECT_EQ(table.rows[3].cells[1].column_span, 99);
    EXPECT_EQ(inline_text(table.caption), "Who came");
    const Document plain = read("<table><tr><td>a<td>b<tr><td>c<td>d</table>");
    EXPECT_EQ(table_of(plain).header_rows, 0);
    EXPECT_EQ(table_of(plain).header_columns, 0);
    const Document first_row = read("<table><tr><th>a<th>b<tr><td>c<td rowspan=70000>d</table>");
    EXPECT_EQ(table_of(first_row).header_rows, 1);
    EXPECT_EQ(table_of(first_row).header_columns, 0);
    EXPECT_EQ(table_of(first_row).rows[1].cells[1].row_span, 1);
    EXPECT_THAT(tree("<table role=presentation><tr><td>a<td>b</table>"),
                "  paragraph #b1 \"a\"\n  paragraph #b2 \"b\"\n");
}

TEST(HtmlReader, knows_the_language_of_blocks_and_words) {
    EXPECT_EQ(tree("<html lang=en-GB><p>Say <span lang=pl>dziękuję</span></p><div lang=ur><p>a</p>"
                   "<p lang=en-GB>b</p><p>c <i lang=en-GB>d</i></p></div><p lang='\"x'>e</p>"),
              "  paragraph #b1 \"Say \" lang pl [\"dziękuję\"]\n"
              "  paragraph #b2 lang=ur \"a\"\n"
              "  paragraph #b3 \"b\"\n"
              "  paragraph #b4 lang=ur \"c \" lang en-GB [emphasis[\"d\"]]\n"
              "  paragraph #b5 \"e\"\n");
}

TEST(HtmlReader, takes_pictures_from_the_folder_and_from_the_page) {
    const std::string bytes = png();
    const Source source{
        "<p><img src='a%20b.png?v=1' alt='A tree' width=96><img alt='' src='data:image/png;base64," +
            base64_encode(bytes) + "'><img src=https://x.example/a.png alt=Gone><img src=../c.png></p>",
        "page.html",
        [&](std::string_view path) { return path == "a b.png" ? std::optional(bytes) : std::nullopt; }};
    const auto page = read_html(source, {});
    ASSERT_EQ(page.value.resources.size(), 1U);
    EXPECT_EQ(page.value.resources.begin()->first, sha256(bytes));
    const Inlines& inlines = *inlines_of(page.value.body.at(0));
    const auto& first = std::get<Image>(inlines.at(0).node);
    EXPECT_EQ(first.alternative, "A tree");
    EXPECT_EQ(first.width, 72.0);
    EXPECT_TRUE(std::get<Image>(inlines.at(1).node).decorative);
    EXPECT_EQ(block_text(page.value.body.at(0)), "Gone");
    EXPECT_THAT(rules(page.findings), ElementsAre("html/picture-missing", "html/picture-missing"));
}

TEST(HtmlReader, makes_fields_of_what_is_to_fill_in) {
    EXPECT_EQ(tree("<form><p>Name: <input name=n> <input type=checkbox> Yes <button>Send</button></p>"
                   "<p>Signed ______ Date ........</p><textarea> </textarea></form>"),
              "  paragraph #b1 \"Name: \" field \"........\" \" \" field \"☐\" \" Yes\"\n"
              "  paragraph #b2 \"Signed \" field \"______\" \" Date \" field \"........\"\n"
              "  paragraph #b3 field \"........\"\n");
}

TEST(HtmlReader, wraps_the_words_of_blocks_inside_a_link) {
    EXPECT_EQ(tree("<a href=https://a.example><h2>Title</h2><p>words</p></a>"),
              "  heading 2 #b1 link https://a.example [\"Title\"]\n"
              "  paragraph #b2 link https://a.example [\"words\"]\n");
}

TEST(HtmlReader, says_where_in_the_file_the_words_stand) {
    const std::string bytes = "<!-- Zoë -->\r\n<p>\r\n  Zoë <b>bold</b> &amp; X</p>";
    const Document page = read(bytes);
    const auto& first = std::get<Text>(inlines_of(page.body.at(0))->at(0).node);
    EXPECT_EQ(bytes.substr(first.place.offset, 4), "Zoë");
    EXPECT_EQ(first.place.line, 3U);
    EXPECT_EQ(first.place.column, 3U);
    const auto& bold = std::get<Marked>(inlines_of(page.body.at(0))->at(1).node);
    EXPECT_EQ(bytes.substr(std::get<Text>(bold.content.at(0).node).place.offset, 4), "bold");
}

TEST(HtmlReader, loses_no_text_to_odd_comments) {
    EXPECT_EQ(tree("<p>a<!--><b>bold</b>--></p><p>c<!-- x -->d</p>"),
              "  paragraph #b1 \"a\" strong[\"bold\"] \"-->\"\n  paragraph #b2 \"cd\"\n");
}

// Deep, wide and crooked pages must end in good time with their words, or be refused.
TEST(HtmlReader, keeps_its_head_with_hostile_pages) {
    const auto repeated = [](std::string_view unit, int count) {
        std::string out;
        for (int i = 0; i < count; ++i)
            out += unit;
        return out;
    };
    std::string attributes = "<p";
    for (int i = 0; i < 50'000; ++i)
        attributes += " a" + std::to_string(i) + "=1";
    std::string bodies;
    std::string bold;
    for (int i = 0; i < 30'000; ++i) {
        bodies += "<body a" + std::to_string(i) + "=1>";
        bold += "<div><b id=" + std::to_string(i) + "></div>";
    }
    const std::string pages[] = {
        repeated("<div>", 50'000) + "word",
        repeated("<ul><li>", 20'000) + "word",
        repeated("<b><i><u>", 20'000) + "word",
        repeated("<table><tr><td>", 20'000) + "word",
        repeated("<blockquote>", 20'000) + "word",
        attributes + ">word",
        bodies + "word",
        bold + "word",
        repeated("<div><! </div>>", 20'000) + "word",
        repeated("<div><object></div></object>", 20'000) + "word",
        repeated("<span><div></span>", 20'000) + "word",
        repeated("<b><div></b>", 20'000) + "word",
        repeated("<li><ul></li>", 20'000) + "word",
        repeated("<div><select></div></select>", 20'000) + "word",
        repeated("<svg><![CDATA[></svg>]]><g>", 20'000) + "</svg>word",
        repeated("<a href=x>", 50'000) + "word",
        repeated("<p><font><p>", 20'000) + "word",
        repeated("<table><caption><div></caption>", 5'000) + "word",
        repeated("<button><p>", 20'000) + "word",
        repeated("<table><td>", 20'000) + "word",
        repeated("</p></br>", 20'000) + "word",
        repeated("<dl><dd><dl><dt>", 20'000) + "word",
    };
    for (const std::string& page : pages) {
        const auto result = read_page(page);
        std::string text;
        for_each_block(result.value, [&](const Block& block) { text += block_text(block); });
        EXPECT_THAT(text, HasSubstr("word")) << page.substr(0, 80);
    }
}

TEST(HtmlReader, tells_pages_from_other_bytes) {
    EXPECT_EQ(sniff_html("\xEF\xBB\xBF <!DOCTYPE HTML><p>x"), 3);
    EXPECT_EQ(sniff_html("<?xml version='1.0'?><html xmlns='x'>"), 3);
    EXPECT_EQ(sniff_html("<p>x"), 2);
    EXPECT_EQ(sniff_html("# Markdown with <b>html</b>"), 0);
    EXPECT_EQ(sniff_html("<?xml version='1.0'?><xliff>"), 0);
    EXPECT_EQ(sniff_html(""), 0);
    EXPECT_THROW(read("%PDF-1.4"), Error);
}

TEST(HtmlReader, refuses_bytes_that_are_no_text_and_xml_that_is_no_page) {
    EXPECT_THROW(read("\x01\x02\x03\x8D\x04"), Error);
    EXPECT_THROW(read("<?xml version='1.0'?><letter>x</letter>"), Error);
    EXPECT_EQ(
        tree("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>x</p></body></html>"),
        "  paragraph #b1 \"x\"\n");
}

TEST(HtmlReader, keeps_what_is_filled_in_already) {
    EXPECT_EQ(tree("<p><input type=checkbox checked>a <input type=checkbox>b <input value='Sam'> "
                   "<textarea>Likes maths</textarea> <input type=password value=secret>"),
              "  paragraph #b1 \"\u2612 a \" field \"\u2610\" \" b Sam Likes maths \" field \"........\"\n");
    EXPECT_EQ(
        tree(
            "<p><select><optgroup label=Days><option>Mon<option label=Tue></optgroup><option>Never</select>"),
        "  paragraph #b1 \"Days: Mon / Tue / Never \" field \"........\"\n");
}

TEST(HtmlReader, takes_a_formula_as_text_and_says_so) {
    const std::string page = "<p>About <math><semantics><mrow><mfrac><mn>3</mn><mi>x</mi></mfrac><mo>=</mo>"
                             "<mfenced open='[' close=']'><mi>y</mi><mn>2</mn></mfenced></mrow>"
                             "<annotation>3 over x</annotation></semantics></math> of them</p>";
    EXPECT_EQ(tree(page), "  paragraph #b1 \"About 3/x=[y, 2] of them\"\n");
    EXPECT_THAT(rules(read_page(page).findings), testing::Contains("html/formula"));
}

TEST(HtmlReader, keeps_dialogs_apart_and_hidden_words_out) {
    EXPECT_EQ(tree("<dialog open>a</dialog><dialog open>b</dialog>"),
              "  paragraph #b1 \"a\"\n  paragraph #b2 \"b\"\n");
    const auto page = read_page("<p style='color: red; visibility: hidden'>x</p><p>y</p>");
    EXPECT_THAT(rules(page.findings), ElementsAre("html/hidden"));
}

} // namespace
} // namespace plainsend
