// The proof of stages/language/fidelity where it stands: in the run that makes the plain version.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

#include "pipeline/check.h"
#include "pipeline/job.h"
#include "tests/pipeline/loaded_data.h"

namespace plainsend {
namespace {

JobOptions options() {
    using namespace std::chrono;
    JobOptions made;
    made.choices.date = 2026y / November / 23;
    made.versions = {"plain"};
    made.formats = {"html"};
    return made;
}

TEST(FidelityOfARun, no_sample_is_stopped) {
    const std::filesystem::path samples = std::filesystem::path(PLAINSEND_SOURCE) / "samples";
    std::size_t read = 0;
    for (const auto& entry : std::filesystem::directory_iterator(samples)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || name.ends_with(".xml") || name.ends_with(".png"))
            continue;
        const JobResult result =
            run_job({read_file(entry.path(), 1 << 24), name, {}}, "sample", options(), data());
        for (const Finding& finding : result.findings)
            EXPECT_NE(finding.rule, "fidelity/changed") << name << ": " << finding.message;
        ++read;
    }
    EXPECT_GE(read, 10U);
}

// A school's own glossary may say anything; it cannot make "three-weekly" weekly.
class WithAHarmfulTerm : public testing::Test {
protected:
    static const Data& harmful() {
        static const Data loaded = [] {
            const std::filesystem::path file =
                std::filesystem::temp_directory_path() / "plainsend-harmful-term.xml";
            std::ofstream(file)
                << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<glossary jurisdiction=\"uk\">"
                   "<term id=\"short-reviews\" statutory=\"no\" replaceable=\"yes\">"
                   "<name>three-weekly review</name>"
                   "<explanation>Reviews between others.</explanation>"
                   "<use>weekly review</use></term></glossary>\n";
            return load_data(PLAINSEND_SOURCE, {file});
        }();
        return loaded;
    }
    const Source source{
        "# Plan\n\nWe utilise a three-weekly review.\n\nWe utilise the hall.\n", "plan.md", {}};
};

TEST_F(WithAHarmfulTerm, the_paragraph_keeps_its_words_and_the_author_is_told) {
    const JobResult result = run_job(source, "plan", options(), harmful());
    std::size_t told = 0;
    for (const Finding& finding : result.findings)
        told += finding.rule == "fidelity/changed" ? 1 : 0;
    EXPECT_EQ(told, 1U);
    for (const Output& output : result.outputs) {
        if (!output.name.ends_with(".html"))
            continue;
        EXPECT_NE(output.bytes.find("three-weekly review"), std::string::npos);
        EXPECT_NE(output.bytes.find("We use the hall"), std::string::npos);
    }
}

TEST_F(WithAHarmfulTerm, check_says_so_too_and_offers_the_change_for_review_only) {
    bool told = false;
    for (const Finding& finding : check_document(source, options(), harmful()).findings) {
        told = told || finding.rule == "fidelity/changed";
        if (finding.replacement && finding.block == "b2") {
            EXPECT_EQ(finding.confidence, Confidence::review) << finding.rule;
        }
    }
    EXPECT_TRUE(told);
}

} // namespace
} // namespace plainsend
