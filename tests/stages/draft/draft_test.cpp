#include "stages/draft/draft.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/draft/actions.h"
#include "stages/draft/dates.h"
#include "stages/draft/draft_data.h"
#include "stages/draft/images.h"
#include "stages/draft/kind.h"
#include "stages/draft/numbering.h"

namespace plainsend {

struct LanguageData {}; // the draft stages look at none of it

namespace {

using namespace std::chrono;

std::string file(const std::string& name) {
    std::ifstream in(std::string(PLAINSEND_SOURCE) + "/" + name, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

DataFolder glossary() {
    DataFolder folder;
    for (const char* name :
         {"kinds.xml", "kinds.rng", "calendar.xml", "calendar.rng", "actions.xml", "actions.rng"})
        folder[name] = file(std::string("glossary/") + name);
    return folder;
}

class DraftStages : public testing::Test {
protected:
    LanguageData language;
    std::shared_ptr<const DraftData> data = load_draft(glossary());
    Choices choices;

    Context context() { return {language, *data, choices}; }

    static Block paragraph(const std::string& text) {
        Block block;
        block.node = Paragraph{{{Text{text, {}}}}};
        return block;
    }
    static Block heading(const std::string& text) {
        Block block;
        block.node = Heading{1, {{Text{text, {}}}}};
        return block;
    }
    static Document document(Blocks body) {
        Document made;
        made.body = std::move(body);
        finish_reading(made);
        return made;
    }
    std::optional<Date> reply_by(Date date, const std::optional<School>& school = {}) {
        Document made = document({paragraph("x")});
        made.status.openness = Openness::draft;
        made.school = school;
        choices.date = date;
        return draft(made, context()).value.status.reply_by;
    }
};

TEST_F(DraftStages, believe_a_tree_that_says_what_it_is) {
    choices.date = Date{year(2027), month(1), day(5)};
    choices.date_is = DateIs::today;
    Document minutes = document({paragraph("Hello.")});
    minutes.metadata.kind = "letter"; // usually final
    minutes.status = {Openness::draft, 2, Date{year(2026), month(12), day(3)},
                      Date{year(2026), month(12), day(17)}};
    const Status said = minutes.status;
    EXPECT_EQ(draft(kind(minutes, context()).value, context()).value.status, said);
    choices.date_is = DateIs::said;
    choices.revision = 3;
    const Status other = draft(kind(minutes, context()).value, context()).value.status;
    EXPECT_EQ(other.date, choices.date);
    EXPECT_EQ(other.revision, 3);
    EXPECT_GT(*other.reply_by, choices.date);
    choices.openness = Openness::final_version;
    EXPECT_EQ(kind(minutes, context()).value.status.openness, Openness::final_version);
    choices.openness.reset();
    minutes.status.openness.reset();
    EXPECT_EQ(kind(minutes, context()).value.status.openness, Openness::final_version);
}

TEST_F(DraftStages, reply_by_is_fourteen_days_later_when_that_is_a_working_day) {
    EXPECT_EQ(reply_by(year{2026} / 12 / 3), Date(year{2026} / 12 / 17));
}

TEST_F(DraftStages, reply_by_moves_past_weekends_and_bank_holidays) {
    EXPECT_EQ(reply_by(year{2026} / 11 / 21), Date(year{2026} / 12 / 7)); // a Saturday to Monday
    // 14 days after 11 December is Christmas Day, then a weekend, then Boxing Day in lieu.
    EXPECT_EQ(reply_by(year{2026} / 12 / 11), Date(year{2026} / 12 / 29));
}

TEST_F(DraftStages, reply_by_moves_past_the_schools_own_holidays) {
    School school;
    school.jurisdiction = "england";
    school.holidays = {{year{2026} / 12 / 21, year{2027} / 1 / 4}};
    EXPECT_EQ(reply_by(year{2026} / 12 / 11, school), Date(year{2027} / 1 / 5));
}

TEST_F(DraftStages, says_so_when_no_working_day_is_in_sight) {
    School school;
    school.holidays = {{year{2026} / 12 / 1, year{2027} / 12 / 31}};
    Document made = document({paragraph("x")});
    made.status.openness = Openness::draft;
    made.school = school;
    choices.date = year{2026} / 12 / 3;
    const auto [result, findings] = draft(made, context());
    EXPECT_FALSE(result.status.reply_by);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "draft/no-workday");
}

TEST_F(DraftStages, scotland_has_its_own_holidays) {
    EXPECT_FALSE(is_workday(year{2026} / 11 / 30, *data, "scotland", {}));
    EXPECT_TRUE(is_workday(year{2026} / 11 / 30, *data, "england", {}));
}

TEST_F(DraftStages, a_day_asked_for_on_a_sunday_is_kept_and_reported) {
    choices.reply_by = year{2026} / 12 / 20;
    choices.date = year{2026} / 12 / 3;
    Document made = document({paragraph("x")});
    made.status.openness = Openness::draft;
    const auto [result, findings] = draft(made, context());
    EXPECT_EQ(result.status.reply_by, choices.reply_by);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "draft/reply-by-holiday");
}

TEST_F(DraftStages, a_day_on_which_nobody_is_there_says_why) {
    School school;
    school.jurisdiction = "england";
    school.holidays = {{year{2026} / 12 / 21, year{2027} / 1 / 4}};
    const auto told = [&](Date day) {
        choices.reply_by = day;
        choices.date = year{2026} / 12 / 3;
        Document made = document({paragraph("x")});
        made.status.openness = Openness::draft;
        made.school = school;
        const auto [result, findings] = draft(made, context());
        return findings.size() == 1 ? findings[0].message : "";
    };
    EXPECT_THAT(told(year{2026} / 12 / 25),
                testing::StartsWith("Friday 25 December 2026 is a bank holiday, so"));
    EXPECT_THAT(told(year{2026} / 12 / 22),
                testing::StartsWith("Tuesday 22 December 2026 is in the school's holidays, so"));
    EXPECT_THAT(told(year{2026} / 12 / 26),
                testing::StartsWith("Saturday 26 December 2026 is a weekend, so"));
}

TEST_F(DraftStages, a_missing_data_file_is_named_as_its_folder_names_it) {
    for (const char* name : {"kinds.xml", "actions.xml", "calendar.xml"}) {
        DataFolder folder = glossary();
        folder.erase(name);
        try {
            load_draft(folder);
            ADD_FAILURE() << name;
        } catch (const Error& error) {
            EXPECT_EQ(error.where, name);
        }
        folder[name] = "<nonsense/>";
        try {
            load_draft(folder);
            ADD_FAILURE() << name;
        } catch (const Error& error) {
            EXPECT_EQ(error.where, std::string(name) + ":1");
        }
    }
}

TEST_F(DraftStages, minutes_are_guessed_and_go_out_as_a_draft) {
    const auto [result, findings] =
        kind(document({heading("Minutes of the annual review"), paragraph("Apologies: none.")}), context());
    EXPECT_EQ(result.metadata.kind, "minutes");
    EXPECT_EQ(result.status.openness, Openness::draft);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "kind/guessed");
}

TEST_F(DraftStages, a_letter_is_final_unless_somebody_says_draft) {
    const Document letter = document({paragraph("Dear Mr Smith"), paragraph("Yours sincerely")});
    EXPECT_EQ(kind(letter, context()).value.status.openness, Openness::final_version);
    choices.openness = Openness::draft;
    EXPECT_EQ(kind(letter, context()).value.status.openness, Openness::draft);
}

TEST_F(DraftStages, take_a_document_for_the_kind_that_its_title_says) {
    std::istringstream rows(file("tests/stages/draft/kinds.tsv")); // kind or -, title
    std::size_t all = 0;
    for (std::string kind_name, title; std::getline(rows, kind_name, '\t') && std::getline(rows, title);
         ++all) {
        const std::string found =
            kind(document({heading(title), paragraph("It is a sunny day.")}), context()).value.metadata.kind;
        EXPECT_EQ(found.empty() ? "-" : found, kind_name) << title;
    }
    EXPECT_GE(all, 55U);
}

TEST_F(DraftStages, what_nobody_can_name_is_a_draft) {
    const auto [result, findings] = kind(document({paragraph("Bring a coat.")}), context());
    EXPECT_EQ(result.metadata.kind, "");
    EXPECT_EQ(result.status.openness, Openness::draft);
    EXPECT_TRUE(findings.empty());
}

TEST_F(DraftStages, numbers_paragraphs_list_items_and_tables_but_no_headings) {
    Block list;
    list.node = List{ListKind::bulleted, {{"•", {paragraph("one")}}, {"•", {paragraph("two")}}}};
    Block table;
    table.node = Table{{}, {{{{{paragraph("cell")}, 1, 1}}}}, 0, 0, {}};
    Document made = document({heading("A"), paragraph("first"), list, table});
    made.status.openness = Openness::draft;
    const Document numbered = numbering(made, context()).value;
    std::string numbers;
    for_each_block(numbered, [&](const Block& block) { numbers += block.number + "|"; });
    EXPECT_EQ(numbers, "|¶ 1||¶ 2|¶ 3|¶ 4||");
}

TEST_F(DraftStages, the_authors_own_unique_numbers_serve) {
    Document made =
        document({paragraph("4.1 Sam reads."), paragraph("4.2 Sam writes."), paragraph("Thank you.")});
    made.status.openness = Openness::draft;
    const Document numbered = numbering(made, context()).value;
    EXPECT_EQ(numbered.body[0].number, "4.1");
    EXPECT_TRUE(numbered.body[0].number_is_authors);
    EXPECT_EQ(numbered.body[2].number, "¶ 1");
}

TEST_F(DraftStages, numbers_used_twice_name_no_paragraph) {
    Document made = document({paragraph("4.1 Sam reads."), paragraph("4.1 Sam writes.")});
    made.status.openness = Openness::draft;
    EXPECT_EQ(numbering(made, context()).value.body[0].number, "¶ 1");
}

TEST_F(DraftStages, a_final_letter_has_no_numbers) {
    EXPECT_EQ(numbering(document({paragraph("x")}), context()).value.body[0].number, "");
}

TEST_F(DraftStages, a_heading_that_one_nation_has_says_whose_words_count) {
    Document made = document({paragraph("x")});
    made.school = School{};
    made.school->jurisdiction = "england";
    EXPECT_EQ(kind(made, context()).value.metadata.jurisdiction, "england");
    made.metadata.title = "Individual development plan";
    EXPECT_EQ(kind(made, context()).value.metadata.jurisdiction, "wales");
    Context chosen = context();
    chosen.choices.jurisdiction = "scotland";
    EXPECT_EQ(kind(made, chosen).value.metadata.jurisdiction, "scotland");
}

class Actions : public DraftStages {
protected:
    static Cell cell(const std::string& text) { return Cell{{paragraph(text)}, 1, 1}; }

    static Block heading(const std::string& text) {
        Block block;
        block.node = Heading{2, {{Text{text, {}}}}};
        return block;
    }

    static Block action_table(const std::string& what = "Order the book") {
        Block table;
        table.node = Table{{},
                           {{{cell("What"), cell("WHO?"), cell("By when")}},
                            {{cell(what), cell("Ms Okafor"), cell("4 January 2027")}}},
                           1,
                           0,
                           {}};
        return table;
    }
};

TEST_F(Actions, a_table_of_who_what_and_when_under_a_heading_that_says_so_was_agreed) {
    Block other;
    other.node = Table{{}, {{{cell("Name"), cell("Role")}}, {{cell("A Khan"), cell("Parent")}}}, 1, 0, {}};
    const Document found = actions(document({heading("5. Actions"), action_table(), other}), context()).value;
    ASSERT_EQ(found.actions.size(), 1U);
    EXPECT_EQ(found.actions[0], (Action{"Ms Okafor", "Order the book", "4 January 2027", "b2"}));
    EXPECT_EQ(
        actions(document({paragraph("Agreed actions:"), action_table()}), context()).value.actions.size(),
        1U);
}

TEST_F(Actions, what_was_not_agreed_is_never_listed_as_agreed) {
    for (const char* above : {"Matters arising", "Options we did not choose", "Actions from last meeting",
                              "Proposed actions", "Who was there"})
        EXPECT_TRUE(actions(document({heading(above), action_table()}), context()).value.actions.empty())
            << above;
    EXPECT_TRUE(actions(document({heading("Actions"), paragraph("Rejected:"), action_table()}), context())
                    .value.actions.empty());
}

TEST_F(Actions, a_table_of_actions_with_merged_cells_is_told_of_and_not_listed) {
    Block table = action_table();
    std::get<Table>(table.node)
        .rows.push_back({{Cell{{paragraph("All of this is reviewed in July")}, 3, 1}}});
    const auto [found, findings] = actions(document({heading("Actions"), table}), context());
    EXPECT_TRUE(found.actions.empty());
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "actions/merged-cells");
}

TEST_F(DraftStages, a_picture_takes_the_words_that_the_school_knows_for_it) {
    Block block;
    block.node =
        Paragraph{{{Image{"aa11", "IMG_2041.jpg", false, 0, 0, {}}}, {Image{"bb22", "", false, 0, 0, {}}}}};
    Document made = document({block});
    made.school = School{};
    made.school->images["aa11"] = {"The school badge: an oak tree", false};
    const auto [result, findings] = images(made, context());
    const auto& first = std::get<Image>(std::get<Paragraph>(result.body[0].node).content[0].node);
    EXPECT_EQ(first.alternative, "The school badge: an oak tree");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "images/no-alternative");
    EXPECT_NE(findings[0].message.find("PDF of this document does not claim to be accessible"),
              std::string::npos);
}

TEST_F(DraftStages, a_file_name_is_no_description) {
    Block block;
    block.node = Paragraph{{{Image{"aa11", "Picture 3", false, 0, 0, {}}}}};
    const auto [result, findings] = images(document({block}), context());
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "images/poor-alternative");
}

TEST(DraftData, a_mistake_in_the_calendar_quotes_its_line) {
    DataFolder folder = glossary();
    std::string& calendar = folder["calendar.xml"];
    calendar.replace(calendar.find("2027-03-26"), 10, "2027-02-30");
    try {
        load_draft(folder);
        FAIL() << "accepted 30 February";
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::data_file);
        EXPECT_NE(std::string(error.what()).find("2027-02-30"), std::string::npos) << error.what();
        EXPECT_NE(error.where.find("calendar.xml:"), std::string::npos) << error.where;
    }
}

TEST(Dates, only_days_of_the_calendar_are_dates) {
    EXPECT_EQ(parse_date("2026-12-03"), Date(year{2026} / 12 / 3));
    EXPECT_FALSE(parse_date("2026-02-30"));
    EXPECT_FALSE(parse_date("3 December"));
    EXPECT_EQ(iso_date(year{2026} / 1 / 9), "2026-01-09");
}

} // namespace
} // namespace plainsend
