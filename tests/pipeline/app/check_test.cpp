// plainsend check, as a person uses it.
#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "stages/io/json.h"
#include "tests/pipeline/app/program.h"

namespace plainsend {
namespace {

namespace fs = std::filesystem;
using test::run;

const char* const minutes = R"(---
kind: minutes
---
# Review meeting

We will utilise the report. The ZQX met.
)";

class Check : public testing::Test {
protected:
    test::TemporaryFolder base;
};

TEST_F(Check, shows_the_line_and_the_place) {
    const auto ran = run({"check", base.write("review.md", minutes).string()});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.out.find("review.md:6:9: suggestion: "), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("    We will utilise the report. The ZQX met.\n            ^^^^^^^\n"),
              std::string::npos)
        << ran.out;
}

TEST_F(Check, of_a_packed_document_names_the_paragraph_and_no_line_of_its_xml) {
    for (const char* sample : {"annual-review-minutes.docx", "aln-plan-wales.odt"}) {
        const auto ran = run({"check", std::string(PLAINSEND_SOURCE "/samples/") + sample});
        EXPECT_EQ(ran.status, 0) << ran.err;
        EXPECT_NE(ran.out.find(std::string(sample) + ": ¶ "), std::string::npos) << ran.out;
        EXPECT_EQ(ran.out.find(std::string(sample) + ":1"), std::string::npos) << ran.out;
    }
    const std::string letter = run({"check", PLAINSEND_SOURCE "/samples/trip-letter.docx"}).out;
    EXPECT_NE(letter.find("trip-letter.docx: “"), std::string::npos) << letter;
    EXPECT_EQ(letter.find("trip-letter.docx:1"), std::string::npos) << letter;
}

TEST_F(Check, writes_a_word_file_with_comments_beside_its_report) {
    const std::string letter = PLAINSEND_SOURCE "/samples/trip-letter.docx";
    const std::string copy = (base.path() / "copy.docx").string();
    const auto plain = run({"check", letter, "--date", "2026-12-03"});
    const auto ran = run({"check", letter, "--date", "2026-12-03", "--annotate", copy});
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.out, plain.out);
    EXPECT_NE(ran.err.find("copy.docx: "), std::string::npos);
    EXPECT_NE(ran.err.find("findings as comments ("), std::string::npos);
    const std::string bytes = test::read(copy);
    EXPECT_NE(bytes.find("word/comments.xml"), std::string::npos);
    run({"check", letter, "--date", "2026-12-03", "--annotate", copy});
    EXPECT_EQ(test::read(copy), bytes);
}

TEST_F(Check, refuses_copies_that_cannot_be_meant) {
    const std::string letter = PLAINSEND_SOURCE "/samples/trip-letter.docx";
    const std::string mine = base.write("mine.docx", test::read(letter)).string();
    const std::string notes = base.write("notes.md", minutes).string();
    const std::string copy = (base.path() / "copy.docx").string();
    const auto refused = [&](const std::vector<std::string>& arguments, const std::string& why) {
        const auto ran = run(arguments);
        EXPECT_EQ(ran.status, 64) << why;
        EXPECT_NE(ran.err.find(why), std::string::npos) << ran.err;
    };
    refused({"check", mine, "--annotate", mine}, "the copy would take the place of the document");
    refused({"check", mine, letter, "--annotate", copy}, "a copy is made of one document");
    refused({"check", mine, "--annotate", "-"}, "the copy to a file");
    refused({"check", mine, "--annotate", base.path().string()}, "this is a folder");
    refused({"check", mine, "--annotate", base.path().string() + "/copy.doc"}, "ends in .docx");
    refused({"check", notes, "--annotate", copy}, "--annotate works with Word files (.docx)");
    refused({"check", mine, "-o", copy, "--annotate", base.path().string() + "/./copy.docx"},
            "would be one file");
    EXPECT_FALSE(std::filesystem::exists(copy));
    EXPECT_EQ(test::read(mine), test::read(letter));
}

TEST_F(Check, lists_the_hardest_sentences_with_why) {
    const std::string letter =
        base.write("letter.md", "# Letter\n\nWe met. Consideration is given to the identification of "
                                "appropriate interventions.\n")
            .string();
    const std::string why = "9 words, 4 of three or more syllables";
    const json::Value value = json::parse(run({"check", letter, "--format", "json"}).out, "stdout");
    const json::Array& hardest = value["documents"].array()[0]["hardest_sentences"].array();
    ASSERT_EQ(hardest.size(), 1U);
    EXPECT_EQ(hardest[0]["rank"].integer(), 1);
    EXPECT_EQ(hardest[0]["begin"].integer(), 8);
    EXPECT_EQ(hardest[0]["text"].string(),
              "Consideration is given to the identification of appropriate interventions.");
    EXPECT_EQ(hardest[0]["why"].string(), why);
    const std::string text = run({"check", letter}).out;
    EXPECT_NE(text.find("The hardest sentences of"), std::string::npos) << text;
    EXPECT_NE(text.find(why), std::string::npos) << text;
}

TEST_F(Check, as_json_keeps_the_contract) {
    const auto ran =
        run({"check", base.write("review.md", minutes).string(), base.write("bad.docx", "PK").string(),
             "--format", "json", "--detail", "blocks,sentences"});
    EXPECT_EQ(ran.status, 1);
    const json::Value value = json::parse(ran.out, "stdout");
    EXPECT_EQ(value["schema_version"].integer(), 1);
    ASSERT_EQ(value["documents"].array().size(), 2U);
    const json::Value& document = value["documents"].array()[0];
    EXPECT_EQ(document["kind"].string(), "minutes");
    EXPECT_EQ(document["readability"]["sentences"].integer(), 2);
    EXPECT_EQ(document["readability"]["complex_words"].integer(),
              document["readability"]["polysyllables"].integer());
    ASSERT_FALSE(document["acronyms"].array().empty());
    EXPECT_EQ(document["acronyms"].array()[0]["short"].string(), "ZQX");
    EXPECT_EQ(document["acronyms"].array()[0]["source"].string(), "unknown");
    ASSERT_EQ(document["blocks"].array().size(), 2U);
    EXPECT_EQ(document["blocks"].array()[0]["kind"].string(), "heading");
    EXPECT_EQ(document["sentences"].array().back()["text"].string(), "The ZQX met.");
    const json::Value* utilise = nullptr;
    for (const json::Value& finding : document["findings"].array())
        if (finding["text"].string() == "utilise")
            utilise = &finding;
    ASSERT_NE(utilise, nullptr);
    EXPECT_EQ((*utilise)["source"]["line"].integer(), 6);
    EXPECT_EQ((*utilise)["replacement"].string(), "use");
    EXPECT_TRUE(value["documents"].array()[1]["readability"].is_null());
    EXPECT_FALSE(value["documents"].array()[1]["hint"].string().empty());
}

TEST_F(Check, as_sarif_names_rules_places_and_fixes) {
    const auto ran = run({"check", base.write("review.md", minutes).string(), "--format", "sarif"});
    const json::Value log = json::parse(ran.out, "stdout");
    EXPECT_EQ(log["version"].string(), "2.1.0");
    const json::Value& first_run = log["runs"].array().at(0);
    const json::Value* utilise = nullptr;
    std::set<std::string> rules;
    for (const json::Value& rule : first_run["tool"]["driver"]["rules"].array())
        rules.insert(rule["id"].string());
    for (const json::Value& result : first_run["results"].array()) {
        EXPECT_TRUE(rules.contains(result["ruleId"].string()));
        if (!result["fixes"].array().empty())
            utilise = &result;
    }
    ASSERT_NE(utilise, nullptr);
    const json::Value& region = (*utilise)["locations"].array()[0]["physicalLocation"]["region"];
    EXPECT_EQ(region["startLine"].integer(), 6);
    EXPECT_EQ(region["startColumn"].integer(), 9);
    EXPECT_EQ(std::string(minutes).substr(static_cast<std::size_t>(region["byteOffset"].integer()),
                                          static_cast<std::size_t>(region["byteLength"].integer())),
              "utilise");
}

TEST_F(Check, writes_a_page_to_work_through) {
    const std::string file = base.write("review.md", minutes).string();
    const std::string page = (base.path() / "to-do.html").string();
    const auto ran = run({"check", file, "-o", page});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(test::read(page).substr(0, 15), "<!DOCTYPE html>");
    EXPECT_EQ(run({"check", file, "--format", "html"}).out, test::read(page));
    EXPECT_EQ(run({"check", file, "--format", "html", "-o", "-", "--jobs", "3"}).out, test::read(page));
    // A document that fails is told there, and by the status.
    EXPECT_EQ(run({"check", base.write("bad.docx", "PK").string(), "-o", page}).status, 65);
    EXPECT_NE(test::read(page).find("could not be read"), std::string::npos);
}

TEST_F(Check, writes_every_format_into_a_file) {
    const std::string file = base.write("review.md", minutes).string();
    const std::string out = (base.path() / "report").string();
    for (const char* format : {"text", "json", "sarif"}) {
        EXPECT_EQ(run({"check", file, "--format", format, "-o", out}).out, "");
        EXPECT_EQ(test::read(out), run({"check", file, "--format", format}).out) << format;
    }
}

TEST_F(Check, never_writes_its_report_over_the_document) {
    const std::string file = base.write("review.md", minutes).string();
    const auto ran = run({"check", file, "-o", file});
    EXPECT_EQ(ran.status, 64);
    EXPECT_NE(ran.err.find("take the place of the document"), std::string::npos) << ran.err;
    EXPECT_EQ(test::read(file), minutes);
    EXPECT_EQ(run({"check", file, "-o", base.path().string()}).status, 73);
    EXPECT_EQ(run({"check", file, "--format", "pdf", "-o", file + ".pdf"}).status, 64);
}

TEST_F(Check, fail_on_decides_the_status) {
    const std::string file = base.write("review.md", minutes).string();
    EXPECT_EQ(run({"check", file, "--fail-on", "note"}).status, 1);
    EXPECT_EQ(run({"check", base.write("ok.txt", "Hello.\n").string(), "--kind", "letter"}).status, 0);
    EXPECT_EQ(run({"check", file, "--fail-on", "worry"}).status, 64);
}

TEST_F(Check, a_full_disk_behind_stdout_is_told) {
    const auto ran = run({"check", base.write("review.md", minutes).string()}, {.output = "/dev/full"});
    EXPECT_EQ(ran.status, 74) << ran.err;
}

} // namespace
} // namespace plainsend
