#include "stages/emit/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/walk.h"
#include "stages/io/digest.h"
#include "tests/stages/emit/styles_for_tests.h"

namespace plainsend {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using namespace testing;

std::string page(const Document& document, const std::string& name = "standard") {
    return write_html(document, style(name)).value;
}

std::size_t count(std::string_view whole, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = whole.find(part); at != std::string_view::npos;
         at = whole.find(part, at + part.size()))
        ++found;
    return found;
}

// The words of <main> without chrome and labels, as a reader of the page would take them out: each element
// with data-chrome or class="label" is left out with all it holds. Also checks that every element is closed
// in order.
std::string words_of_main(const std::string& html) {
    const std::size_t begin = html.find("<main");
    const std::size_t end = html.find("</main>");
    std::vector<std::pair<std::string, bool>> open; // element, left out
    std::string words;
    for (std::size_t at = begin; at < end;) {
        if (html[at] != '<') {
            const std::size_t next = std::min(html.find('<', at), end);
            if (open.empty() || !open.back().second)
                words += html.substr(at, next - at);
            at = next;
            continue;
        }
        const std::size_t close = html.find('>', at);
        const std::string tag = html.substr(at + 1, close - at - 1);
        const std::string name = tag.substr(0, tag.find_first_of(" \n"));
        const bool out =
            tag.find("data-chrome") != std::string::npos || tag.find("class=\"label\"") != std::string::npos;
        if (tag[0] == '/') {
            EXPECT_FALSE(open.empty());
            EXPECT_EQ("/" + open.back().first, tag);
            open.pop_back();
        } else if (name == "br") {
            words += "\n";
        } else if (name != "img" && name != "hr" && name != "col") {
            open.emplace_back(name, out || (!open.empty() && open.back().second));
        }
        at = close + 1;
    }
    return words;
}

std::string squeezed(const std::string& text) {
    std::string result;
    for (const char c : text)
        if (c != ' ' && c != '\n')
            result += c;
    return result;
}

// One of every node, with the words that must come out in order.
Document everything() {
    Document document = draft();
    Table table;
    table.caption = {text("Caption0")};
    table.header_rows = 1;
    table.rows = {{{cell("Who1"), cell("What2")}}, {{cell("Amina3"), cell("Calls4")}}};
    Records records;
    records.caption = {text("Records5")};
    records.headings = {cell("Aim6")};
    records.records = {{{{{{Generated{"Aim6"}}}, {paragraph("r1", "Read7")}}}}};
    List list;
    list.kind = ListKind::numbered;
    list.items = {{"(a)", {paragraph("l1", "Item8")}}, {"(b)", {paragraph("l2", "Item9")}}};
    document.body = {
        block("h", Letterhead{{paragraph("h1", "School10")}}),
        heading("t", 1, "Title11"),
        paragraph("p", {text("Plain12 "),
                        {Marked{Mark::strike, {text("struck13")}}},
                        {LineBreak{}},
                        {Link{"https://a.example", {text("link14")}}},
                        {Link{"javascript:x", {text("bad15")}}},
                        {LanguageRun{"ur", {text("urdu16")}}},
                        {NoteMark{"n"}},
                        {Term{"ehcp", {text("EHCP17")}}},
                        {Term{"gone", {text("gone18")}}},
                        {Abbreviation{"special needs", {text("SEN19")}}},
                        {Field{"....20", {}}},
                        {Generated{"ADDED"}},
                        {Image{"none", "LOST", false, 0, 0, {}}}}),
        block("tb", table),
        block("rc", records),
        block("ls", list),
        block("q", Quotation{{paragraph("q1", "Quote21")}}),
        block("pre", Preformatted{"\nPre22  x"}),
        block("s", Separator{}),
    };
    for (const char* id : {"p", "tb", "l1", "q1"})
        for_each_block(document, [&](Block& one) {
            if (one.id == id)
                one.number = std::string("¶ ") + id;
        });
    document.notes = {{"n", "1", {paragraph("n1", "Note23")}}};
    document.glossary = {{"ehcp", "EHCP", "education, health and care plan", "A legal paper."}};
    return document;
}

TEST(Html, main_holds_exactly_the_authors_words_in_order) {
    const Document document = everything();
    EXPECT_EQ(
        squeezed(words_of_main(page(document))),
        "School10Title11Plain12struck13link14bad15urdu16EHCP17gone18SEN19....20Caption0Who1What2Amina3Calls4"
        "Records5Aim6Read7Item8Item9Quote21Pre22xNote23");
}

TEST(Html, every_style_and_version_has_the_same_words) {
    const Document document = everything();
    const std::string words = words_of_main(page(document));
    for (const char* name : {"plain", "large-print", "dyslexia-friendly", "high-contrast"})
        EXPECT_EQ(words_of_main(page(document, name)), words) << name;
}

TEST(Html, words_of_the_input_never_become_markup) {
    Document document = draft();
    const std::string attack = "\"><script>alert(1)</script><img src=x onerror='a'>";
    document.metadata.title = attack;
    document.metadata.contact = attack + " x\"y@z.example";
    document.metadata.language = attack;
    document.body = {heading("\"><script>", 1, attack),
                     paragraph("b2", {text(attack), {Abbreviation{attack, {text("x")}}}})};
    document.body[1].number = attack;
    document.body[1].language = attack;
    document.glossary = {{attack, attack, attack, attack}};
    document.notes = {{attack, attack, {paragraph("n1", attack)}}};
    document.siblings = {{attack, attack, attack}};
    document.school->complaints = attack;
    const std::string html = page(document);
    EXPECT_EQ(count(html, "<script"), 1U) << "the page's own";
    EXPECT_EQ(count(html, "<img"), 0U);
    EXPECT_EQ(count(html, "onerror='"), 0U);
}

TEST(Html, nothing_is_fetched_and_only_the_pages_own_script_may_run) {
    const std::string html = page(everything());
    EXPECT_THAT(html, HasSubstr("default-src &#39;none&#39;"));
    EXPECT_THAT(html, HasSubstr("script-src &#39;sha256-"));
    EXPECT_EQ(count(html, "<link"), 0U);
    EXPECT_EQ(count(html, "@import"), 0U);
    EXPECT_EQ(count(html, "url("), 0U);
    EXPECT_EQ(count(html, "src=\"http"), 0U);
    EXPECT_THAT(html, HasSubstr("<meta name=\"generator\" content=\"plainsend "));
}

TEST(Html, scripts_take_their_faces_and_leading_from_the_style) {
    const std::string standard = page(draft());
    EXPECT_THAT(standard, HasSubstr(":lang(ur){font-family:\"Noto Naskh Arabic\","));
    EXPECT_THAT(standard,
                HasSubstr(":lang(zh-Hant),:lang(zh-TW),:lang(zh-HK),:lang(zh-MO){font-family:\"Noto Sans\","
                          "\"Noto Sans CJK TC\""));
    EXPECT_THAT(page(draft(), "nastaliq"), HasSubstr(":lang(ur){font-family:\"Noto Nastaliq Urdu\","));
}

TEST(Html, a_final_document_has_nothing_of_a_draft) {
    Document document = draft();
    document.status = {};
    document.body[1].number.clear();
    const std::string html = page(document);
    for (const char* part :
         {"<script", "<details", "<textarea", "class=\"slip\"", "class=\"draft\"", "Draft"})
        EXPECT_EQ(count(html, part), 0U) << part;
}

TEST(Html, a_draft_can_be_answered_for_every_number) {
    const std::string html = page(everything());
    EXPECT_THAT(html, HasSubstr("<title>Review for Sam – Draft 1 – Standard</title>"));
    EXPECT_EQ(count(html, "<details class=\"change\" id=\"change-"), 4U);
    EXPECT_THAT(html, HasSubstr("<label for=\"say-p\">What should ¶ p say instead?</label>"));
    EXPECT_THAT(html, HasSubstr("mailto:senco@fernhill.example?subject=%C2%B6%20p%3A"));
    EXPECT_THAT(html, HasSubstr("href=\"#change-p\">¶ p </a>"));
    EXPECT_THAT(html, HasSubstr("<section class=\"slip\""));
}

TEST(Html, a_number_of_the_authors_own_is_not_printed_twice) {
    Document document = draft();
    document.body[1] = paragraph("b2", "4.3 Sam reads.");
    document.body[1].number = "4.3";
    document.body[1].number_is_authors = true;
    const std::string html = page(document);
    EXPECT_THAT(html, Not(HasSubstr("class=\"number\"")));
    EXPECT_THAT(html, HasSubstr("What should 4.3 say instead?"));
    EXPECT_THAT(html, HasSubstr("<p id=\"b2\">"));
}

TEST(Html, a_page_without_a_title_gets_one_as_chrome) {
    Document document;
    document.metadata.title = "Trip";
    document.body = {heading("b1", 3, "When"), paragraph("b2", "Friday")};
    std::string html = page(document);
    EXPECT_THAT(html, HasSubstr("<h1 data-chrome>Trip</h1>"));
    EXPECT_THAT(html, HasSubstr("<h2 id=\"b1\">When</h2>"));
    document.metadata.kind = "letter";
    EXPECT_THAT(page(document), HasSubstr("<h1 data-chrome class=\"hidden\">Trip</h1>"));
    EXPECT_THAT(page(Document{}), HasSubstr("Document without a title"));
    Document letter;
    letter.metadata.kind = "letter";
    letter.status.openness = Openness::final_version;
    letter.status.date = Date{std::chrono::year(2027), std::chrono::month(1), std::chrono::day(12)};
    EXPECT_THAT(page(letter), HasSubstr("<title>Letter, 12 January 2027"));
}

TEST(Html, urdu_reads_from_the_right_and_telephone_numbers_do_not) {
    Document document = draft();
    document.metadata.language = "ur";
    document.body.push_back(paragraph("call", {text("ٹیلی فون 01632 960 417 پر")}));
    const std::string html = page(document);
    EXPECT_THAT(html, HasSubstr("<html lang=\"ur\" dir=\"rtl\">"));
    EXPECT_THAT(html, HasSubstr("<bdi dir=\"ltr\">01632 960 417</bdi>"));
}

TEST(Html, pictures_travel_with_the_page_and_a_missing_description_is_told) {
    Document document = draft();
    document.resources["k"] = {"image/png", "bytes", 20, 10};
    document.body[1] = paragraph("b2", {{Image{"k", "", false, 0, 0, {}}},
                                        {Image{"k", "Our tree", false, 30, 0, {}}},
                                        {Image{"k", "x", true, 0, 0, {}}}});
    const Reported<std::string> reported = write_html(document, style());
    EXPECT_THAT(reported.value,
                HasSubstr("<img src=\"data:image/png;base64,Ynl0ZXM=\" alt=\"\" width=\"20\""));
    EXPECT_THAT(reported.value, HasSubstr("alt=\"Our tree\" width=\"40\" height=\"20\""));
    EXPECT_EQ(count(reported.value, "Picture without a description"), 1U);
    ASSERT_EQ(reported.findings.size(), 1U);
    EXPECT_EQ(reported.findings[0].rule, "html/image-without-alternative");
    EXPECT_EQ(reported.findings[0].block, "b2");
}

TEST(Html, terms_and_notes_link_there_and_back) {
    const std::string html = page(everything());
    EXPECT_THAT(html, HasSubstr("id=\"use-ehcp\" href=\"#word-ehcp\">EHCP17</a>"));
    EXPECT_THAT(html, HasSubstr("<a href=\"#use-ehcp\">Back to “EHCP” in the text</a>"));
    EXPECT_THAT(html, HasSubstr("href=\"#note-n\" aria-label=\"Note 1\">1</a>"));
    EXPECT_THAT(html, HasSubstr("<a href=\"#mark-n\">Back to note 1 in the text</a>"));
}

TEST(Html, ids_are_unique_whatever_the_input_calls_its_blocks) {
    Document document = draft();
    for (const char* id : {"text", "reply", "b2", "a b", "a-b", "change-b2", "check"})
        document.body.push_back(paragraph(id, "x"));
    for (int mark = 0; mark < 3; ++mark)
        document.body.push_back(paragraph("", Inlines{{NoteMark{"n"}}, {Term{"w", {text("w")}}}}));
    document.notes = {{"n", "1", {}}, {"n", "2", {}}};
    document.glossary = {{"w", "w", "", "w"}, {"w!", "w", "", "w"}};
    const std::string html = page(document);
    std::set<std::string> seen;
    for (std::size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
        const std::string id = html.substr(at + 5, html.find('"', at + 5) - at - 5);
        EXPECT_TRUE(seen.insert(id).second) << id;
    }
    EXPECT_GT(seen.size(), 20U);
}

TEST(Html, a_long_document_has_a_list_of_contents_and_a_short_one_has_none) {
    Document document = draft();
    EXPECT_THAT(page(document), Not(HasSubstr("class=\"contents\"")));
    for (int part = 0; part < 9; ++part)
        document.body.push_back(heading("c" + std::to_string(part), 2, "Part " + std::to_string(part)));
    EXPECT_THAT(page(document), HasSubstr("<li><a href=\"#c8\">Part 8</a></li>"));
}

TEST(Html, what_was_agreed_stands_below_the_title_as_chrome) {
    Document document = everything();
    const std::string words = words_of_main(page(document));
    document.actions = {{"Amina", "Calls the hospital", "15 January 2027", "tb"}};
    const std::string html = page(document);
    EXPECT_EQ(squeezed(words_of_main(html)), squeezed(words));
    EXPECT_THAT(html, HasSubstr("<strong>Amina</strong> – Calls the hospital – 15 January 2027"));
    EXPECT_LT(html.find("Title11"), html.find("class=\"agreed\""));
    EXPECT_LT(html.find("Plain12"), html.find("class=\"agreed\"")); // what is said under the title
    EXPECT_LT(html.find("class=\"agreed\""), html.find("<table"));
}

TEST(Html, other_versions_are_linked_each_in_its_own_language) {
    Document document = draft();
    document.siblings = {{"standard", "en-GB", "a.draft.standard.html"},
                         {"large-print", "en-GB", "a.draft.large-print.html"},
                         {"translated-ur", "ur", "a.draft.translated-ur.html"},
                         {"standard", "en-GB", "a.draft.standard.pdf"}};
    const std::string html = page(document);
    EXPECT_THAT(html, HasSubstr("<span aria-current=\"page\">Standard</span>"));
    EXPECT_THAT(html, Not(HasSubstr("href=\"a.draft.standard.html\"")));
    EXPECT_THAT(html, HasSubstr("<a href=\"a.draft.large-print.html\">Large print</a>"));
    EXPECT_THAT(html, HasSubstr("lang=\"ur\" hreflang=\"ur\" dir=\"rtl\">اردو</a>"));
    EXPECT_THAT(html, HasSubstr(">Standard (PDF)</a>"));
}

TEST(Html, a_paragraph_with_a_hundred_thousand_marks_is_written_in_no_time) {
    Document document = draft();
    document.notes = {{"n", "1", {}}};
    Inlines many(100'000, Inline{NoteMark{"n"}});
    document.body.push_back(paragraph("b9", std::move(many)));
    EXPECT_EQ(count(page(document), "<sup class=\"mark\""), 100'000U);
}

} // namespace
} // namespace plainsend
