#include "stages/emit/pdf.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

#include "stages/document/error.h"
#include "stages/text/text.h"
#include "tests/stages/emit/pdf/documents.h"
#include "tests/stages/emit/pdf/on_disk.h"

namespace plainsend {
namespace {

using example::block;
using example::heading;
using example::paragraph;
using example::style;
using example::words;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Judged {
    std::string faults;
    std::string text;
};

// Faults of structure and the author's text in tag order, found by a reader that is not ours.
Judged judge(const std::string& pdf) {
    const OnDisk file(pdf);
    const std::string all =
        output_of("/usr/bin/python3 " PLAINSEND_SOURCE "/tests/stages/emit/pdf/tag_text.py " + file.path());
    const std::size_t gap = all.starts_with("\n") ? 0 : all.find("\n\n");
    return {all.substr(0, gap), collapse_space(all.substr(gap))};
}

std::string pages_text(const std::string& pdf) {
    const OnDisk file(pdf);
    return output_of("pdftotext -layout " + file.path() + " -");
}

std::size_t pages_of(const std::string& pdf) {
    const std::string text = pages_text(pdf);
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\f'));
}

// Every word of the body and the notes, in order.
std::string authors_text(const Document& document) {
    std::string text;
    for_each_block(document, [&](const Block& each) {
        if (const auto* table = std::get_if<Table>(&each.node))
            text += inline_text(table->caption) + "\n";
        if (const auto* records = std::get_if<Records>(&each.node))
            text += inline_text(records->caption) + "\n";
        if (is_leaf(each))
            text += block_text(each) + "\n";
    });
    return collapse_space(text);
}

void expect_faithful(const Document& document, const Style& in) {
    const auto pdf = write_pdf(document, in);
    const Judged judged = judge(pdf.value);
    EXPECT_THAT(judged.faults, IsEmpty());
    EXPECT_EQ(judged.text, authors_text(document));
}

Document with(Blocks body) {
    Document document;
    document.metadata.title = "Plan for Joe Marsh";
    document.metadata.kind = "individual-plan";
    document.body.push_back(heading(1, "Plan for Joe Marsh"));
    for (Block& each : body)
        document.body.push_back(std::move(each));
    finish_reading(document);
    return document;
}

Document with_everything() {
    Inlines line = words("See ");
    line.push_back({Link{"https://council.example/plans", words("the council's page")}});
    line.push_back({Text{", the ", {}}});
    line.push_back({Term{"t-ehcp", words("EHC plan")}});
    line.push_back({NoteMark{"n1"}});
    line.push_back({Text{" and ", {}}});
    line.push_back({Abbreviation{"speech and language therapy", words("SALT")}});
    line.push_back({LineBreak{}});
    line.push_back({Marked{Mark::strike, words("old")}});
    line.push_back({Marked{Mark::emphasis, words(" new")}});
    line.push_back({Text{" m", {}}});
    line.push_back({Marked{Mark::superscript, words("2")}});
    line.push_back({Text{" in Urdu ", {}}});
    line.push_back({LanguageRun{"ur", words("یہ خط اسکول سے ہے")}});
    line.push_back({Text{", Polish żółć, Ukrainian Привіт, Punjabi ਸਤ ਸ੍ਰੀ ਅਕਾਲ, signed ", {}}});
    line.push_back({Field{"..............", {}}});
    line.push_back({Generated{" (added)"}});
    Table merged;
    merged.caption = words("The week");
    merged.header_rows = 1;
    merged.header_columns = 1;
    merged.rows.push_back({{example::cell("Day"), example::cell("Lessons", 2)}});
    merged.rows.push_back({{example::cell("Monday", 1, 2), example::cell("Reading"), example::cell("Sums")}});
    merged.rows.push_back({{example::cell("Music"), example::cell("Swimming")}});
    merged.rows.push_back({{example::cell("Tuesday")}});
    Records records;
    records.caption = words("Actions");
    records.headings = {example::cell("Who"), example::cell("What")};
    records.records.push_back({{{{{Generated{"Who"}}}, {paragraph("Mrs Barnes")}},
                                {{{Generated{"What"}}}, {paragraph("Writes")}}}});
    List nested;
    nested.items.push_back(
        {"", {paragraph("Outer"), example::list(ListKind::numbered, {"Inner one", "Inner two"})}});
    Document document =
        with({paragraph(std::move(line)), block(std::move(merged)), block(std::move(records)),
              block(std::move(nested)), block(Quotation{{paragraph("Quoted.")}}),
              block(Preformatted{"One\n   two"}), heading(4, "Deep"), block(Separator{}), paragraph("End.")});
    document.glossary.push_back(
        {"t-ehcp", "EHC plan", "Education, Health and Care plan", "A plan of the council."});
    Note note;
    note.id = "n1";
    note.label = "1";
    note.content.push_back(paragraph("A note."));
    document.notes.push_back(std::move(note));
    finish_reading(document);
    return document;
}

TEST(Pdf, text_in_tag_order_is_the_authors_text_in_order) {
    expect_faithful(example::minutes(), style());
    expect_faithful(example::draft(example::minutes()), style());
    expect_faithful(example::letter(), style());
    expect_faithful(with_everything(), style());
}

TEST(Pdf, large_print_and_wide_spacing_change_nothing_in_the_text) {
    Document large = example::draft(with_everything());
    large.version = "large-print";
    expect_faithful(large, style("large-print"));
    expect_faithful(example::draft(example::minutes()), style("dyslexia-friendly"));
}

TEST(Pdf, right_to_left_text_reads_in_order) {
    Document document;
    document.metadata.language = "ur";
    document.metadata.title = "سالانہ جائزہ";
    document.body = {heading(1, "سالانہ جائزہ"),
                     paragraph("براہ کرم 17 دسمبر 2026 تک Mrs Barnes کو جواب دیں (01632 960 123)۔ شکریہ"),
                     example::list(ListKind::numbered, {"پہلی بات", "دوسری بات"}),
                     example::table({{"کون", "کیا"}, {"Mrs Barnes", "خط بھیجیں"}})};
    finish_reading(document);
    expect_faithful(document, style());
    const OnDisk file(write_pdf(document, style()).value);
    // Dots and bodies of Nastaliq letters are glyphs of their own; the further ones stand for U+200C.
    std::string read = output_of("pdfinfo -struct-text " + file.path());
    for (std::size_t at = read.find("\xE2\x80\x8C"); at != std::string::npos;
         at = read.find("\xE2\x80\x8C", at))
        read.erase(at, 3);
    EXPECT_THAT(read, HasSubstr("سالانہ جائزہ"));
}

TEST(Pdf, the_same_document_gives_the_same_bytes) {
    EXPECT_EQ(write_pdf(with_everything(), style()).value, write_pdf(with_everything(), style()).value);
}

TEST(Pdf, a_header_row_comes_again_on_each_page_but_is_tagged_once) {
    std::vector<std::vector<std::string>> rows{{"Week", "What we saw"}};
    for (int i = 0; i < 80; ++i)
        rows.push_back({"Week " + std::to_string(i), "Went well"});
    const Document document = with({example::table(rows)});
    const std::string pdf = write_pdf(document, style()).value;
    EXPECT_EQ(judge(pdf).text, authors_text(document));
    const std::string seen = pages_text(pdf);
    std::size_t count = 0;
    for (std::size_t at = seen.find("What we saw"); at != std::string::npos;
         at = seen.find("What we saw", at + 1))
        ++count;
    EXPECT_EQ(count, pages_of(pdf));
    EXPECT_GE(count, 3U);
}

TEST(Pdf, a_table_that_would_tear_words_is_told_row_by_row) {
    const Document document =
        with({example::table({{"Intervention", "Responsible", "Frequency", "Expenditure", "Participants",
                               "Entrance", "Conclusion"},
                              {"Handwriting", "Headteacher", "Fortnightly", "1,250,000.00", "Twenty-three",
                               "Assessment", "Improvement"}})});
    const auto pdf = write_pdf(document, style());
    const Judged judged = judge(pdf.value);
    EXPECT_THAT(judged.faults, IsEmpty());
    EXPECT_EQ(judged.text, authors_text(document));
    EXPECT_THAT(pages_text(pdf.value), HasSubstr("1,250,000.00"));
    ASSERT_EQ(pdf.findings.size(), 1U);
    EXPECT_EQ(pdf.findings[0].rule, "pdf/table");
}

TEST(Pdf, a_row_taller_than_a_page_goes_on_over_pages_and_loses_nothing) {
    std::string tall;
    for (int i = 0; i < 300; ++i)
        tall += "Sentence " + std::to_string(i) + " of a tall cell. ";
    const Document document =
        with({example::table({{"Head", "Body"}, {"short", tall}, {"after", "the end"}})});
    const std::string pdf = write_pdf(document, style()).value;
    EXPECT_EQ(judge(pdf).text, authors_text(document));
    EXPECT_GE(pages_of(pdf), 4U);
    EXPECT_THAT(collapse_space(pages_text(pdf)), HasSubstr("Sentence 299"));
}

TEST(Pdf, spans_that_claim_too_much_do_no_harm) {
    Table table;
    table.header_rows = 99;
    table.header_columns = -5;
    table.rows.push_back({{example::cell("a", 2000000000, 2000000000), example::cell("b", -3, 0)}});
    table.rows.push_back({{example::cell("c", 3, 7)}});
    table.rows.push_back({});
    const Document document = with({block(std::move(table))});
    EXPECT_EQ(judge(write_pdf(document, style()).value).text, authors_text(document));
}

TEST(Pdf, a_word_wider_than_the_line_is_cut_and_kept) {
    const Document document = with({paragraph(std::string(500, 'w') + " end")});
    const std::string pdf = write_pdf(document, style()).value;
    EXPECT_EQ(judge(pdf).text, authors_text(document));
    EXPECT_EQ(pages_of(pdf), 1U);
}

TEST(Pdf, one_paragraph_of_a_million_letters_is_no_trouble) {
    std::string text;
    while (text.size() < 1000000)
        text += "Joe reads every day. ";
    EXPECT_GT(write_pdf(with({paragraph(text), example::table({{"Head"}, {text}})}), style()).value.size(),
              100000U);
}

TEST(Pdf, a_short_letter_is_one_page_without_numbers_or_draft) {
    const std::string pdf = write_pdf(example::letter(), style()).value;
    EXPECT_EQ(pages_of(pdf), 1U);
    const std::string seen = pages_text(pdf);
    EXPECT_THAT(seen, Not(HasSubstr("Draft")));
    EXPECT_THAT(seen, Not(HasSubstr("Page 1 of")));
    EXPECT_THAT(seen, Not(HasSubstr("\xC2\xB6")));
}

TEST(Pdf, a_letter_that_nearly_fits_one_page_gives_way_above_and_below_but_not_at_its_sides) {
    Document letter = example::letter();
    const Inlines more = words("Please tell us if your child cannot eat something or needs medicine.");
    Style firm = style();
    firm.one_page.reset();
    while (pages_of(write_pdf(letter, firm).value) == 1)
        letter.body.insert(letter.body.end() - 3, paragraph(more));
    const std::string pdf = write_pdf(letter, style()).value;
    EXPECT_EQ(pages_of(pdf), 1U);
    const OnDisk file(pdf);
    const auto first = [&](const std::string& edge) {
        return std::stod(output_of("pdftotext -bbox " + file.path() + " - | grep -o '" + edge +
                                   "=\"[0-9.]*' | cut -d'\"' -f2 | sort -n | head -n 1"));
    };
    EXPECT_NEAR(first("xMin"), style().margin * 72 / 25.4, 0.5);
    EXPECT_LT(first("yMin"), style().margin * 72 / 25.4 - 5);
}

TEST(Pdf, what_leads_on_stands_on_the_page_of_what_it_leads_to) {
    for (std::size_t above = 14; above < 22; ++above) {
        Blocks body(above, paragraph("A line."));
        body.push_back(paragraph("Yours sincerely,"));
        body.push_back(paragraph("Helen Barnes"));
        const std::string text = pages_text(write_pdf(with(std::move(body)), style()).value);
        const std::size_t closing = text.find("Yours sincerely,");
        EXPECT_EQ(text.substr(closing, text.find("Helen Barnes") - closing).find('\f'), std::string::npos)
            << above;
    }
}

TEST(Pdf, a_draft_says_so_on_every_page_and_ends_with_a_reply_slip) {
    const std::string pdf = write_pdf(example::draft(example::minutes()), style()).value;
    std::istringstream pages(pages_text(pdf));
    std::size_t count = 0;
    std::string last;
    for (std::string page; std::getline(pages, page, '\f'); ++count) {
        EXPECT_THAT(page, HasSubstr("Draft 1")) << count;
        last = page;
    }
    EXPECT_EQ(count, pages_of(pdf));
    EXPECT_THAT(last, HasSubstr("Reply slip"));
    EXPECT_THAT(last, Not(HasSubstr("happens next")));
}

TEST(Pdf, a_long_document_lists_its_contents_with_the_right_pages) {
    Blocks body;
    for (int i = 0; i < 12; ++i) {
        body.push_back(heading(2, "Part " + std::to_string(i)));
        for (int j = 0; j < 6; ++j)
            body.push_back(paragraph(
                "Joe works on this every day with somebody he knows, and he says himself when it is "
                "enough for the day and when he would rather go on a little longer."));
    }
    std::istringstream pages(pages_text(write_pdf(with(std::move(body)), style()).value));
    std::string page;
    std::map<std::string, std::string> listed;
    for (int number = 1; std::getline(pages, page, '\f'); ++number) {
        std::istringstream lines(page);
        for (std::string line; std::getline(lines, line);) {
            line = collapse_space(line);
            if (!line.starts_with("Part "))
                continue;
            std::istringstream parts(line);
            std::string word, which, at;
            parts >> word >> which >> at;
            if (!at.empty()) {
                listed[which] = at;
            } else {
                EXPECT_EQ(listed[which], std::to_string(number)) << line;
            }
        }
    }
    EXPECT_EQ(listed.size(), 12U);
}

TEST(Pdf, the_little_pictures_of_everyday_messages_are_printed) {
    EXPECT_THAT(
        write_pdf(with({paragraph("Well done 😀 🎉 👍 ✅ 📅 ❤️ ⭐")}), style()).findings,
        IsEmpty());
}

TEST(Pdf, a_character_that_no_font_has_is_reported_with_its_place_and_kept) {
    Document document = with({paragraph("Caf\xC3\xA9 \xF0\x90\xA6\xA0 end")}); // Meroitic
    const auto pdf = write_pdf(document, style());
    ASSERT_EQ(pdf.findings.size(), 1U);
    const Finding& finding = pdf.findings.front();
    EXPECT_EQ(finding.rule, "pdf/no-glyph");
    EXPECT_EQ(finding.block, document.body.back().id);
    EXPECT_EQ(block_text(document.body.back()).substr(finding.begin, finding.end - finding.begin),
              finding.text);
    EXPECT_THAT(finding.message, HasSubstr("U+109A0"));
    EXPECT_EQ(judge(pdf.value).text, authors_text(document));
}

TEST(Pdf, what_cannot_be_printed_whole_does_not_claim_to_be_accessible) {
    const auto lost = write_pdf(with({paragraph("Caf\xC3\xA9 \xF0\x90\xA6\xA0 end")}), style()); // Meroitic
    EXPECT_THAT(lost.value, Not(HasSubstr("pdfuaid:part>1")));
    EXPECT_THAT(lost.value, Not(HasSubstr("conformance>A")));
    const auto whole = write_pdf(with({paragraph("Caf\xC3\xA9 end")}), style());
    EXPECT_THAT(whole.value, HasSubstr("pdfuaid:part>1"));
    EXPECT_THAT(whole.value, HasSubstr("conformance>A"));
}

TEST(Pdf, chinese_is_a_small_part_of_its_font_and_reads_back) {
    Document document =
        with({heading(1, "学校参观"), paragraph("2027年2月12日星期五，孩子们会喂小羊。Fenwick Farm")});
    document.metadata.language = "zh";
    const auto pdf = write_pdf(document, style());
    EXPECT_THAT(pdf.findings, IsEmpty());
    EXPECT_LT(pdf.value.size(), 60'000U);
    const Judged judged = judge(pdf.value);
    EXPECT_THAT(judged.faults, IsEmpty());
    EXPECT_EQ(judged.text, authors_text(document));
    const OnDisk file(pdf.value);
    EXPECT_THAT(
        output_of("/usr/bin/python3 " PLAINSEND_SOURCE "/tests/judges/drawn_glyphs.py " + file.path()),
        HasSubstr(" 0 failures"));
    const std::string fonts = output_of("pdffonts " + file.path());
    EXPECT_THAT(fonts, HasSubstr("NotoSansCJKsc-Regular"));
    EXPECT_THAT(fonts, HasSubstr("CID Type 0C"));
}

TEST(Pdf, a_picture_without_a_description_is_reported_and_nothing_is_claimed) {
    Document document = with({paragraph({{Image{"pic", "", false, 0, 0, {}}}})});
    document.resources["pic"] = {
        "image/png",
        std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde\0\0\0\x0c"
                    "IDATx\x9c"
                    "c\xf8\xcf\xc0\0\0\3\1\1\0\xc9\xfe\x92\xef\0\0\0\0IEND\xae"
                    "B`\x82",
                    69),
        1, 1};
    const auto pdf = write_pdf(document, style());
    ASSERT_EQ(pdf.findings.size(), 1U);
    EXPECT_EQ(pdf.findings.front().rule, "pdf/image-without-alternative");
    EXPECT_THAT(pdf.value, Not(HasSubstr("pdfuaid:part>1")));

    std::get<Image>(std::get<Paragraph>(document.body.back().node).content.front().node).alternative =
        "A red dot";
    const auto described = write_pdf(document, style());
    EXPECT_THAT(described.findings, IsEmpty());
    EXPECT_THAT(described.value, HasSubstr("pdfuaid:part>1"));
    EXPECT_THAT(judge(described.value).faults, IsEmpty());
}

TEST(Pdf, a_large_print_copy_says_where_the_pages_of_the_standard_copy_begin) {
    Document document = example::minutes();
    int next = 0;
    example::number(document.body, next);
    for (int i = 0; i < 40; ++i) {
        document.body.push_back(
            paragraph("We talked about what helps Amina to join in, and what we will try next."));
        document.body.back().number = "\u00B6 " + std::to_string(++next);
    }
    finish_reading(document);
    const auto pages = blocks_by_page(document, style());
    ASSERT_GE(pages.size(), 2U);
    EXPECT_TRUE(std::any_of(pages.begin(), pages.end(), [](const auto& each) { return each.second == 1; }));
    EXPECT_TRUE(std::any_of(pages.begin(), pages.end(), [](const auto& each) { return each.second == 2; }));
    document.standard_pages = pages;
    const std::string large = output_of(
        "pdftotext -raw " + OnDisk(write_pdf(document, style("large-print")).value).path() + " - 2>&1");
    EXPECT_THAT(large, HasSubstr("page 2 of the standard copy"));
    EXPECT_TRUE(blocks_by_page(example::letter(), style()).empty()); // one page needs no numbers
}

TEST(Pdf, a_font_that_is_not_there_is_named_with_its_package) {
    Style wrong = style();
    wrong.families = {"Noto Sans Atlantean"};
    try {
        write_pdf(example::letter(), wrong);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.message, HasSubstr("Noto Sans Atlantean"));
        EXPECT_THAT(error.hint, HasSubstr("fonts-noto-core"));
    }
}

} // namespace
} // namespace plainsend
