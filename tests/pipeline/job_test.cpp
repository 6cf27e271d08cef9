#include "pipeline/job.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "stages/document/edit.h"
#include "stages/io/digest.h"
#include "stages/io/json.h"
#include "tests/pipeline/loaded_data.h"

namespace plainsend {
namespace {

JobOptions options() {
    using namespace std::chrono;
    JobOptions made;
    made.choices.date = 2026y / November / 23;
    made.formats = {"html", "xliff"}; // quick
    return made;
}

const char* const minutes = R"(---
title: Review meeting
kind: minutes
---
# Review meeting

We will utilise the SENCO's report. Sam's EHCP was read.

It was agreed that Ms Okafor calls Sam's mum by 4 December.
)";

Source source(const std::string& bytes = minutes, const std::string& name = "review.md") {
    return {bytes, name, {}};
}

std::set<std::string> names(const JobResult& result) {
    std::set<std::string> all;
    for (const Output& output : result.outputs)
        all.insert(output.name);
    return all;
}

std::string bytes_of(const JobResult& result, const std::string& name) {
    for (const Output& output : result.outputs)
        if (output.name == name)
            return output.bytes;
    return "no " + name;
}

TEST(Job, makes_every_version_in_its_own_formats_with_ledger_and_record) {
    EXPECT_EQ(names(run_job(source(), "review", options(), data())),
              (std::set<std::string>{"review.draft.standard.html", "review.draft.plain.html",
                                     "review.draft.plain.edits.json", "review.draft.large-print.html",
                                     "review.draft.translatable.xlf", "review.draft.translatable.html",
                                     "review.draft.json"}));
}

TEST(Job, a_final_document_has_no_record_and_no_draft_in_its_names) {
    JobOptions final_only = options();
    final_only.choices.openness = Openness::final_version;
    final_only.versions = {"standard"};
    EXPECT_EQ(names(run_job(source(), "review", final_only, data())),
              (std::set<std::string>{"review.standard.html"}));
}

TEST(Job, is_a_pure_function) {
    const JobResult one = run_job(source(), "review", options(), data());
    const JobResult two = run_job(source(), "review", options(), data());
    EXPECT_EQ(one.outputs, two.outputs);
    EXPECT_EQ(one.findings, two.findings);
}

TEST(Job, the_ledger_undoes_the_plain_version) {
    const JobResult result = run_job(source(), "review", options(), data());
    const json::Value ledger = json::parse(bytes_of(result, "review.draft.plain.edits.json"), "ledger");
    const json::Value record = json::parse(bytes_of(result, "review.draft.json"), "record");
    ASSERT_FALSE(ledger["edits"].array().empty());
    for (const json::Value& edit : ledger["edits"].array()) { // places are in the unedited block
        const auto block = std::find_if(
            record["blocks"].array().begin(), record["blocks"].array().end(),
            [&](const json::Value& one) { return one["id"].string() == edit["block"].string(); });
        ASSERT_NE(block, record["blocks"].array().end());
        const auto begin = static_cast<std::size_t>(edit["begin"].integer());
        const auto end = static_cast<std::size_t>(edit["end"].integer());
        EXPECT_EQ((*block)["text"].string().substr(begin, end - begin), edit["before"].string());
        EXPECT_FALSE(edit["rule"].string().empty());
    }
}

TEST(Job, the_record_says_what_amendments_are_made_against) {
    const JobResult result = run_job(source(), "review", options(), data());
    const json::Value record = json::parse(bytes_of(result, "review.draft.json"), "record");
    EXPECT_EQ(record["schema_version"].integer(), 1);
    EXPECT_EQ(record["revision"].integer(), 1);
    EXPECT_EQ(record["date"].string(), "2026-11-23");
    EXPECT_EQ(record["reply_by"].string(), "2026-12-07");
    EXPECT_EQ(record["source_sha256"].string(), sha256(minutes));
    EXPECT_EQ(record["id"].string().size(), 16U);
    ASSERT_EQ(record["blocks"].array().size(), 3U);
    EXPECT_EQ(record["blocks"].array()[1]["text"].string(),
              "We will utilise the SENCO's report. Sam's EHCP was read.");
    EXPECT_FALSE(record["blocks"].array()[1]["number"].string().empty());
}

TEST(Job, pages_link_the_versions_that_were_made_and_only_those) {
    JobOptions two = options();
    two.versions = {"standard", "large-print"};
    const JobResult result = run_job(source(), "my review", two, data());
    const std::string page = bytes_of(result, "my review.draft.standard.html");
    EXPECT_NE(page.find("href=\"my%20review.draft.large-print.html\""), std::string::npos);
    EXPECT_EQ(page.find("draft.plain.html"), std::string::npos);
}

TEST(Job, a_style_that_is_not_the_versions_own_is_in_the_name_and_in_the_links) {
    JobOptions styled = options();
    styled.versions = {"standard", "plain"};
    styled.formats = {"html"};
    styled.style = "dyslexia-friendly";
    const JobResult result = run_job(source(), "review", styled, data());
    EXPECT_NE(bytes_of(result, "review.draft.plain.dyslexia-friendly.html")
                  .find("review.draft.standard.dyslexia-friendly.html"),
              std::string::npos);
    styled.style = "plain"; // the plain version's own
    EXPECT_TRUE(names(run_job(source(), "review", styled, data())).contains("review.draft.plain.html"));
}

TEST(Job, findings_of_all_versions_are_said_once_and_cut_out_of_their_block) {
    const JobResult result = run_job(source(), "review", options(), data());
    const json::Value record = json::parse(bytes_of(result, "review.draft.json"), "record");
    std::set<std::tuple<std::string, std::string, std::size_t, std::size_t>> seen;
    std::size_t placed = 0;
    for (const Finding& finding : result.findings) {
        if (finding.block.empty())
            continue;
        EXPECT_TRUE(seen.insert({finding.rule, finding.block, finding.begin, finding.end}).second)
            << finding.rule;
        for (const json::Value& block : record["blocks"].array())
            if (block["id"].string() == finding.block) {
                EXPECT_EQ(block["text"].string().substr(finding.begin, finding.end - finding.begin),
                          finding.text);
                ++placed;
            }
    }
    EXPECT_GT(placed, 2U);
}

TEST(Job, each_finding_says_where_a_person_finds_it) {
    const auto place = [](const JobResult& result, const std::string& words) {
        EXPECT_EQ(result.where.size(), result.findings.size());
        for (std::size_t i = 0; i < result.findings.size(); ++i)
            if (result.findings[i].text == words)
                return result.where[i];
        return std::string("not found");
    };
    EXPECT_EQ(place(run_job(source(), "review", options(), data()), "utilise"), "¶ 1");
    JobOptions final_only = options();
    final_only.choices.openness = Openness::final_version;
    EXPECT_EQ(place(run_job(source(), "review", final_only, data()), "utilise"),
              "“We will utilise the SENCO's report.…”");
}

TEST(Job, reads_by_content_by_ending_and_as_told) {
    EXPECT_EQ(run_job(source("<!DOCTYPE html><title>T</title><p>Hello.", "page.txt"), "x", options(), data())
                  .reader,
              "html");
    EXPECT_EQ(run_job(source("Hello.\n", "a.txt"), "x", options(), data()).reader, "text");
    EXPECT_EQ(run_job(source("# Hello\n", "a.MD"), "x", options(), data()).reader, "markdown");
    EXPECT_EQ(run_job(source("Hello.\n", "stdin"), "stdin", options(), data()).reader, "text");
    JobOptions told = options();
    told.from = "markdown";
    EXPECT_EQ(run_job(source("Hello.\n", "stdin"), "stdin", told, data()).reader, "markdown");
}

TEST(Job, what_cannot_be_read_says_what_it_is_and_what_to_do) {
    const auto trouble = [](const std::string& bytes, const std::string& name) {
        try {
            run_job(source(bytes, name), "x", options(), data());
        } catch (const Error& error) {
            EXPECT_EQ(error.trouble, Trouble::unusable);
            EXPECT_FALSE(error.hint.empty());
            return error.message;
        }
        return std::string("read");
    };
    EXPECT_EQ(trouble("", "a.docx"), "the file is empty");
    EXPECT_NE(trouble("%PDF-1.7\n", "a.pdf").find("PDF"), std::string::npos);
    EXPECT_NE(trouble("\xD0\xCF\x11\xE0 and more", "a.doc").find(".doc"), std::string::npos);
    EXPECT_NE(trouble("no archive", "a.docx"), "read");
}

TEST(Job, a_size_is_for_large_print_and_for_a_chosen_style) {
    JobOptions sized = options();
    sized.formats = {"html"};
    sized.versions = {"standard", "large-print"};
    const JobResult usual = run_job(source(), "x", sized, data());
    sized.choices.size = 24;
    const JobResult large = run_job(source(), "x", sized, data());
    EXPECT_EQ(bytes_of(usual, "x.draft.standard.html"), bytes_of(large, "x.draft.standard.html"));
    EXPECT_NE(bytes_of(usual, "x.draft.large-print.html"), bytes_of(large, "x.draft.large-print.html"));
}

TEST(Job, lines_of_large_print_are_short_in_every_style) {
    JobOptions other = options();
    other.formats = {"html"};
    other.versions = {"standard", "large-print"};
    other.style = "high-contrast";
    other.choices.size = 16;
    const JobResult made = run_job(source(), "x", other, data());
    EXPECT_NE(bytes_of(made, "x.draft.standard.high-contrast.html").find("--line:31.00rem"),
              std::string::npos);
    EXPECT_NE(bytes_of(made, "x.draft.large-print.high-contrast.html").find("--line:25.20rem"),
              std::string::npos);
}

TEST(Job, the_tree_can_be_seen_after_any_step) {
    JobOptions dumping = options();
    dumping.dump_after = "read";
    EXPECT_NE(run_job(source(), "x", dumping, data()).dump.find("utilise"), std::string::npos);
    dumping.dump_after = "apply";
    EXPECT_EQ(run_job(source(), "x", dumping, data()).dump.find("We will utilise"), std::string::npos);
}

TEST(JobOptions, a_mistyped_name_gets_the_nearest_and_nothing_to_write_is_a_mistake) {
    const auto hint = [](auto change) {
        JobOptions made = options();
        change(made);
        try {
            check_options(made, data());
        } catch (const Error& error) {
            EXPECT_EQ(error.trouble, Trouble::usage);
            return error.hint;
        }
        return std::string("well");
    };
    EXPECT_EQ(hint([](JobOptions&) {}), "well");
    EXPECT_EQ(hint([](JobOptions& o) { o.versions = {"plian"}; }), "did you mean 'plain'?");
    EXPECT_EQ(hint([](JobOptions& o) { o.style = "dyslexia"; }), "did you mean 'dyslexia-friendly'?");
    EXPECT_EQ(hint([](JobOptions& o) { o.formats = {"htlm"}; }), "did you mean 'html'?");
    EXPECT_EQ(hint([](JobOptions& o) { o.from = "word"; }).substr(0, 9), "there are");
    EXPECT_EQ(hint([](JobOptions& o) { o.choices.kind = "minute"; }), "did you mean 'minutes'?");
    EXPECT_EQ(hint([](JobOptions& o) { o.choices.jurisdiction = "scottland"; }), "did you mean 'scotland'?");
    EXPECT_NE(hint([](JobOptions& o) { o.choices.size = 12; }), "well");
    EXPECT_NE(hint([](JobOptions& o) {
                  o.versions = {"translatable"};
                  o.formats = {"pdf"};
              }),
              "well");
}

} // namespace
} // namespace plainsend
