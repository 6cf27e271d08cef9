#include "pipeline/run/wire.h"

#include <gtest/gtest.h>

#include "pipeline/run/document_work.h"

namespace plainsend {
namespace {

JobResult result() {
    JobResult made;
    made.reader = "docx";
    made.outputs = {{"a.html", std::string("\0 bytes", 7)}};
    Finding finding;
    finding.rule = "x/y";
    finding.severity = Severity::warning;
    finding.replacement = "z";
    finding.alternatives = {"one", ""};
    finding.place = {1, 2, 3, 4};
    made.findings = {finding, {}};
    made.parts = {"word/document.xml"};
    return made;
}

TEST(Wire, what_goes_in_comes_out) {
    const Answer<JobResult> answer{result(), ErrorText{Trouble::locked, "m", "w", "h"}};
    const auto back = wire::unpack<Answer<JobResult>>(wire::pack(answer));
    EXPECT_EQ(back.result->outputs, answer.result->outputs);
    EXPECT_EQ(back.result->findings, answer.result->findings);
    EXPECT_EQ(back.error->hint, "h");
}

// A worker has read a hostile document: its bytes may be anything.
TEST(Wire, every_cut_and_every_changed_byte_throws_or_gives_something_small) {
    const std::string bytes = wire::pack(Answer<JobResult>{result(), std::nullopt});
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_THROW(wire::unpack<Answer<JobResult>>(std::string_view(bytes).substr(0, size)), wire::Broken)
            << size;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = '\xFF';
        try {
            wire::unpack<Answer<JobResult>>(changed);
        } catch (const wire::Broken&) {
        }
    }
    EXPECT_THROW(wire::unpack<Answer<JobResult>>(bytes + "x"), wire::Broken);
}

} // namespace
} // namespace plainsend
