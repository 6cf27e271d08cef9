// `plainsend compare` as a person uses it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/io/json.h"
#include "tests/pipeline/app/program.h"

namespace plainsend {
namespace {

using test::run;
using test::TemporaryFolder;
using testing::HasSubstr;

class CompareCommand : public testing::Test {
protected:
    const TemporaryFolder base;
    const std::string then = base.write("old.md", "# Plan\n\nMia has 30 minutes each week.\n").string();
    const std::string now = base.write("new.md", "# Plan\n\nMia has 30 minutes each term.\n").string();
};

TEST_F(CompareCommand, prints_what_changed) {
    const auto ran = run({"compare", then, now});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(
        ran.out,
        HasSubstr("It said '30 minutes each week'; it now says '30 minutes each term'. This is less."));
    EXPECT_THAT(run({"compare", then, then}).out, HasSubstr("No differences were found."));
}

TEST_F(CompareCommand, writes_a_page_or_json) {
    const std::string page = (base.path() / "changes.html").string();
    EXPECT_EQ(run({"compare", then, now, "-o", page}).status, 0);
    EXPECT_THAT(test::read(page), HasSubstr("<ins>term.</ins>"));
    const auto json = json::parse(run({"compare", then, now, "--format", "json"}).out, "json");
    EXPECT_EQ(json["schema_version"].integer(), 1);
    EXPECT_EQ(json["changes"].array().at(0)["facts"].array().at(0)["verdict"].string(), "less");
}

TEST_F(CompareCommand, says_which_of_the_two_cannot_be_used) {
    const std::string broken = base.write("broken.docx", "PK\x03\x04junk").string();
    for (const auto& arguments : {std::vector{broken, now}, std::vector{now, broken}}) {
        const auto ran = run({"compare", arguments[0], arguments[1]});
        EXPECT_EQ(ran.status, 65);
        EXPECT_THAT(ran.err, HasSubstr("broken.docx: is damaged"));
    }
    EXPECT_EQ(run({"compare", then, (base.path() / "none.md").string()}).status, 66);
    EXPECT_EQ(run({"compare", then, now, "--format", "xml"}).status, 64);
}

} // namespace
} // namespace plainsend
