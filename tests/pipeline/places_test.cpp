#include "pipeline/places.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "pipeline/check.h"
#include "stages/io/xml.h"
#include "stages/io/zip.h"
#include "tests/pipeline/loaded_data.h"
#include "tests/word_document.h"

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

// What stands in the run that begins at a place of a part: the words of a w:r, or those right in an element
// of OpenDocument, up to its end.
std::string words_of_run(const std::string& part, std::size_t offset) {
    const xml::Tree tree = xml::Tree::parse(part, "part");
    std::string found;
    const std::function<void(xml::Node)> look = [&](xml::Node node) {
        if (node.is_element() && node.offset() == offset && !node.is("document") && found.empty())
            found = node.all_text();
        for (const xml::Node child : xml::children(node))
            if (child.is_element())
                look(child);
    };
    look(tree.root());
    return found;
}

// A run has the word, or ends in its beginning.
bool begins_in(const std::string& run, const std::string& word) {
    for (std::size_t length = 1; length < word.size(); ++length)
        if (run.ends_with(word.substr(0, length)))
            return true;
    return run.find(word) != std::string::npos;
}

TEST(Places, in_word_and_opendocument_files_lead_to_the_run_with_the_first_of_the_words) {
    namespace fs = std::filesystem;
    std::size_t seen = 0;
    for (const char* folder : {"/samples", "/tests/corpus/files"})
        for (const fs::directory_entry& entry :
             fs::directory_iterator(PLAINSEND_SOURCE + std::string(folder))) {
            const std::string kind = entry.path().extension().string();
            if (kind != ".docx" && kind != ".odt")
                continue;
            const std::string bytes = read_file(entry.path(), Limits{}.input_bytes);
            const CheckResult result = check(bytes, kind.substr(1));
            const Zip zip = Zip::open(bytes, "a", Limits{});
            std::map<std::string, std::size_t> blocks;
            for (std::size_t i = 0; i < result.blocks.size(); ++i)
                blocks.emplace(result.blocks[i].id, i);
            for (const Finding& finding : result.findings) {
                if (finding.text.empty() || !blocks.contains(finding.block))
                    continue;
                const std::string text = result.blocks[blocks.at(finding.block)].text.substr(finding.begin);
                const std::string run =
                    words_of_run(zip.read(result.parts.at(finding.place.part)), finding.place.offset);
                EXPECT_TRUE(begins_in(run, text.substr(0, text.find_first_of(" \t\n"))))
                    << entry.path() << ": " << finding.text << " does not begin in: " << run;
                ++seen;
            }
        }
    EXPECT_GT(seen, 100U);
}

TEST(Places, of_joined_runs_are_those_of_each_run) {
    const std::string body = "<w:p>" + tests::run("We utilise it and then ") + tests::run("utilise") +
                             tests::run(" it.") + "</w:p>";
    const std::string bytes = tests::word_document(body);
    const std::string part = Zip::open(bytes, "a", Limits{}).read("word/document.xml");
    std::set<std::size_t> places;
    for (const Finding& finding : check(bytes, "docx").findings)
        if (finding.text == "utilise")
            places.insert(finding.place.offset);
    const std::size_t first = part.find("<w:r>");
    EXPECT_EQ(places, (std::set<std::size_t>{first, part.find("<w:r>", first + 1)}));
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
