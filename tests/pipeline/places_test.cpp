#include "pipeline/places.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "pipeline/check.h"
#include "tests/pipeline/loaded_data.h"

namespace plainsend {
namespace {

// Every finding with words, in a source read as this format.
CheckResult check(const std::string& bytes, const std::string& from) {
    JobOptions options;
    using namespace std::chrono;
    options.choices.date = 2026y / November / 23;
    options.from = from;
    return check_document({bytes, "a", {}}, options, data());
}

TEST(Places, are_exact_in_text_markdown_and_web_pages) {
    const std::string text =
        "Dear Zoë,\n\nwe will utilise this.\nThen we utilise\nit again, and utilise it.\n";
    const std::vector<std::pair<std::string, std::string>> sources{
        {"text", text},
        {"markdown",
         "# Zoë\n\nWe *will* utilise \\*this\\*; so we utilise\nit &amp; we **utilise** it: utilise.\n"},
        {"html", "<!DOCTYPE html><title>Zoë</title>\n<p>We &amp; you\n utilise\n   this, utilise "
                 "<b>utilise</b> it.</p>\n"}};
    for (const auto& [from, bytes] : sources) {
        std::set<std::size_t> places;
        const CheckResult result = check(bytes, from);
        for (std::size_t i = 0; i < result.findings.size(); ++i) {
            const Finding& finding = result.findings[i];
            if (finding.text != "utilise")
                continue;
            EXPECT_EQ(bytes.substr(finding.place.offset, 7), "utilise") << from;
            EXPECT_TRUE(result.places[i].exact) << from;
            EXPECT_EQ(static_cast<long>(finding.place.line),
                      1 + std::count(bytes.begin(), bytes.begin() + finding.place.offset, '\n'))
                << from;
            places.insert(finding.place.offset);
        }
        EXPECT_EQ(places.size(), 3U) << from;
    }
}

TEST(Places, a_hundred_thousand_findings_in_one_paragraph_take_no_time) {
    std::string bytes;
    for (int i = 0; i < 20'000; ++i)
        bytes += "We utilise it. ";
    Document document;
    document.body.push_back({"b1", {0, 0, 1, 1}, "", "", false, Paragraph{{{Text{bytes, {0, 0, 1, 1}}}}}});
    Findings findings(100'000);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const std::size_t begin = i % 20'000 * 15 + 3;
        findings[i] = {"x/y", Severity::note,     "b1",        begin, begin + 7, "utilise", "", {},
                       {},    Confidence::review, {0, 0, 1, 1}};
    }
    const Findings exact = placed(std::move(findings), document, bytes);
    EXPECT_EQ(exact.front().place.offset, 3U);
    EXPECT_EQ(exact.back().place.offset, bytes.size() - 12);
    EXPECT_EQ(exact.back().place.column, bytes.size() - 11);
}

} // namespace
} // namespace plainsend
