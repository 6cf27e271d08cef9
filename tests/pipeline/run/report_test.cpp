#include "pipeline/run/report.h"

#include <gtest/gtest.h>

#include "stages/io/json.h"
#include "tests/pipeline/temporary_folder.h"

namespace plainsend {
namespace {

Finding warning(const std::string& message) {
    Finding finding;
    finding.rule = "test/rule";
    finding.severity = Severity::warning;
    finding.message = message;
    return finding;
}

// Three documents, told out of order.
std::string report(const ReportFormat& format) {
    const test::TemporaryFolder base;
    OutputFolder folder(base.path());
    Report told(folder, format);
    told.add(2, {"sub/c.md", State::skipped, "hidden", "", {}, {}, {}});
    told.add(0, {"a.md",
                 State::done,
                 "",
                 "",
                 {"a.plain.html", "a b.pdf"},
                 {warning("Look <here>"), warning("All")},
                 {},
                 {"“Sam & <i>”", ""},
                 {{"standard", 0, from_counts({600, 30, 900, 2700, 60, 4})},
                  {"plain", 7, from_counts({610, 40, 850, 2650, 40, 2})}}});
    told.add(1, {"b\xFF.md", State::failed, "it is empty", "save it again", {}, {}, {}});
    told.finish();
    return test::read(base.path() / ("report." + std::string(format.extension)));
}

TEST(Report, json_keeps_the_contract_and_the_order_of_the_inputs) {
    const json::Value value = json::parse(report(json_report()), "report.json");
    EXPECT_EQ(value["schema_version"].integer(), 1);
    EXPECT_EQ(value["done"].integer(), 1);
    EXPECT_EQ(value["failed"].integer(), 1);
    EXPECT_EQ(value["skipped"].integer(), 1);
    const json::Array& documents = value["documents"].array();
    ASSERT_EQ(documents.size(), 3U);
    EXPECT_EQ(documents[0]["file"].string(), "a.md");
    EXPECT_EQ(documents[0]["outputs"].array()[1].string(), "a b.pdf");
    EXPECT_EQ(documents[0]["findings"].array()[0]["severity"].string(), "warning");
    EXPECT_TRUE(documents[0]["reason"].is_null());
    EXPECT_EQ(documents[1]["file"].string(), "b\xEF\xBF\xBD.md");
    EXPECT_EQ(documents[1]["state"].string(), "failed");
    EXPECT_EQ(documents[1]["hint"].string(), "save it again");
    EXPECT_EQ(documents[2]["state"].string(), "skipped");
}

TEST(Report, an_empty_run_is_still_json) {
    const test::TemporaryFolder base;
    OutputFolder folder(base.path());
    Report(folder, json_report()).finish();
    EXPECT_TRUE(json::parse(test::read(base.path() / "report.json"), "r")["documents"].array().empty());
}

TEST(Report, the_page_links_every_output_and_puts_what_failed_first) {
    const std::string page = report(html_report());
    EXPECT_NE(page.find("<a href=\"a%20b.pdf\">a b.pdf</a>"), std::string::npos);
    EXPECT_NE(page.find("Look &lt;here&gt;"), std::string::npos);
    EXPECT_LT(page.find("Could not be done (1)"), page.find("Done, please look (1)"));
    EXPECT_LT(page.find("Done, please look (1)"), page.find("Passed over (1)"));
    EXPECT_EQ(page.find("<h2 id=\"ready\""), std::string::npos); // an empty group is not shown
    EXPECT_EQ(page.find("<script"), std::string::npos);
}

TEST(Report, the_text_says_what_to_do) {
    EXPECT_NE(report(text_report()).find("failed  b\\xFF.md: it is empty (hint: save it again)"),
              std::string::npos);
}

TEST(Report, each_warning_says_where_a_person_finds_it) {
    const std::string page = report(html_report());
    EXPECT_NE(page.find("<li><strong>“Sam &amp; &lt;i&gt;”</strong>: Look &lt;here&gt;"), std::string::npos)
        << page;
    EXPECT_NE(page.find("<li>All"), std::string::npos);
    const std::string text = report(text_report());
    EXPECT_NE(text.find("warning: “Sam & <i>”: Look <here> ["), std::string::npos) << text;
    EXPECT_NE(text.find("warning: All ["), std::string::npos);
}

TEST(Report, every_format_sets_the_versions_side_by_side) {
    const json::Value value = json::parse(report(json_report()), "report.json");
    const json::Array& versions = value["documents"].array()[0]["readability"].array();
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0]["version"].string(), "standard");
    EXPECT_EQ(versions[0]["long_sentences"].integer(), 4);
    EXPECT_EQ(versions[1]["edits"].integer(), 7);
    EXPECT_EQ(versions[1]["words_per_sentence"].number(), 15.25);
    EXPECT_TRUE(value["documents"].array()[1]["readability"].array().empty());

    const std::string text = report(text_report());
    EXPECT_NE(text.find("standard: reading age about 15, 20.0 words a sentence, 4 of more than 25 words\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("plain: reading age about 12, 15.2 words a sentence, 2 of more than 25 words, 7 "
                        "changes of words\n"),
              std::string::npos)
        << text;
    const std::string page = report(html_report());
    EXPECT_NE(page.find("<td></td><th scope=\"col\">standard</th><th scope=\"col\">plain</th>"),
              std::string::npos)
        << page;
    EXPECT_NE(page.find("<th scope=\"row\">Reading age</th><td>about 15</td><td>about 12</td>"),
              std::string::npos);
    EXPECT_NE(page.find("<th scope=\"row\">Changes of words</th><td>0</td><td>7</td>"), std::string::npos);
}

TEST(Report, an_unknown_format_gets_the_nearest) {
    try {
        report_format("jsn");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.hint, "did you mean 'json'?");
    }
}

} // namespace
} // namespace plainsend
