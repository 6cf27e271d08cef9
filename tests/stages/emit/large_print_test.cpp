#include "stages/emit/large_print.h"

#include <gtest/gtest.h>

#include "stages/document/tree.h"
#include "stages/emit/style.h"
#include "tests/generated_tree.h"

namespace plainsend {

struct LanguageData {}; // large print looks at neither
struct DraftData {};

namespace {

Document run(Document document, std::optional<double> size = {}) {
    LanguageData language;
    DraftData draft;
    Choices choices;
    choices.size = size;
    return large_print(std::move(document), {language, draft, choices}).value;
}

Cell cell(const std::string& text) {
    Block block;
    block.node = Paragraph{{{Text{text, {}}}}};
    return {{block}, 1, 1};
}

Document table_of(std::vector<Row> rows) {
    Document document;
    Block block;
    block.node = Table{{}, std::move(rows), 1, 0, {}};
    document.body = {block};
    finish_reading(document);
    return document;
}

TEST(LargePrint, a_wide_table_becomes_one_labelled_group_per_row) {
    const Document result =
        run(table_of({{{cell("Outcome"), cell("Provision"), cell("Responsible"), cell("Reviewed")}},
                      {{cell("Reads aloud"), cell("Daily"), cell("Ms Okafor"), cell("July")}}}));
    EXPECT_EQ(dump(result), "document \"\" kind=- language=en-GB date=- version=standard\n"
                            "  records #b1\n"
                            "    heading cell\n      paragraph #b2 \"Outcome\"\n"
                            "    heading cell\n      paragraph #b3 \"Provision\"\n"
                            "    heading cell\n      paragraph #b4 \"Responsible\"\n"
                            "    heading cell\n      paragraph #b5 \"Reviewed\"\n"
                            "    record\n"
                            "      entry generated \"Outcome\"\n        paragraph #b6 \"Reads aloud\"\n"
                            "      entry generated \"Provision\"\n        paragraph #b7 \"Daily\"\n"
                            "      entry generated \"Responsible\"\n        paragraph #b8 \"Ms Okafor\"\n"
                            "      entry generated \"Reviewed\"\n        paragraph #b9 \"July\"\n");
}

TEST(LargePrint, headings_of_rows_stay_bold_and_a_title_over_all_columns_labels_nothing) {
    Cell title = cell("Details of the child");
    title.column_span = 2;
    Document document = table_of({{{title}}, {{cell("Communication"), cell("Supercalifragilistic words")}}});
    std::get<Table>(document.body.front().node).header_columns = 1;
    EXPECT_EQ(dump(run(std::move(document), 36)),
              "document \"\" kind=- language=en-GB date=- version=standard\n"
              "  records #b1\n"
              "    heading cell columns=2\n"
              "      paragraph #b2 \"Details of the child\"\n"
              "    record\n"
              "      entry \n        paragraph #b3 strong[\"Communication\"]\n"
              "      entry \n        paragraph #b4 \"Supercalifragilistic words\"\n");
}

TEST(LargePrint, a_narrow_table_stays_a_table_until_the_size_is_too_large_for_it) {
    const Document narrow =
        table_of({{{cell("Communication"), cell("Role")}}, {{cell("A Khan"), cell("Parent")}}});
    EXPECT_EQ(run(narrow), narrow);
    EXPECT_NE(run(narrow, 36), narrow);
}

TEST(LargePrint, a_merged_cell_is_said_in_every_row_that_it_reaches_into) {
    Cell both = cell("EP advice");
    both.row_span = 2;
    Cell wide = cell("All teachers");
    wide.column_span = 2;
    const Document result =
        run(table_of({{{cell("Intervention"), cell("Responsible"), cell("Frequency"), cell("Entrance")}},
                      {{cell("Lego therapy"), cell("Ms Ali"), cell("Weekly"), both}},
                      {{cell("Precision teaching"), wide}}}),
            24);
    const std::string tree = dump(result);
    EXPECT_NE(
        tree.find("entry generated \"Responsible, Frequency\"\n        paragraph #b11 \"All teachers\"\n"
                  "      entry generated \"Entrance\"\n        paragraph generated \"EP advice\"\n"),
        std::string::npos)
        << tree;
}

TEST(LargePrint, two_headers_of_one_column_are_joined_as_the_language_does) {
    Document document = table_of({{{cell("من"), cell("كم")}}, {{cell("هي"), cell("مرة")}}});
    document.metadata.language = "ar";
    std::get<Table>(document.body.front().node).rows.front().cells.front().column_span = 1;
    std::get<Table>(document.body.front().node).rows.back().cells = {cell("كل يوم")};
    std::get<Table>(document.body.front().node).rows.back().cells.front().column_span = 2;
    Messages messages;
    messages.words["en"]["listed"] = "{first}, {next}";
    messages.words["ar"]["listed"] = "{first}، {next}";
    const Document told = row_by_row(document, {document.body.front().id}, &messages);
    EXPECT_NE(dump(told).find("generated \"من، كم\""), std::string::npos) << dump(told);
    const Document english = row_by_row(document, {document.body.front().id}, nullptr);
    EXPECT_NE(dump(english).find("generated \"من, كم\""), std::string::npos) << dump(english);
}

TEST(LargePrint, no_word_is_lost_or_moved_in_any_generated_tree) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        const Document input = TreeMaker(seed).document();
        EXPECT_EQ(all_text(run(input)), all_text(input)) << "seed " << seed;
    }
}

} // namespace
} // namespace plainsend
