#include "pipeline/places.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "pipeline/check.h"
#include "stages/document/walk.h"
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

ReadDocument read_as(const std::string& bytes, const std::string& from) {
    JobOptions options;
    options.from = from;
    return read_document({bytes, "a", {}}, options);
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
            EXPECT_EQ(result.places[i].length, 7U) << from;
            EXPECT_EQ(static_cast<long>(finding.place.line),
                      1 + std::count(bytes.begin(), bytes.begin() + finding.place.offset, '\n'))
                << from;
            places.insert(finding.place.offset);
        }
        EXPECT_EQ(places.size(), from == "markdown" ? 4U : 3U) << from;
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
    Places places(document, bytes, "text");
    SourceSpan last;
    for (std::size_t i = 0; i < 100'000; ++i) {
        const std::size_t begin = i % 20'000 * 15 + 3;
        last = places.of("b1", begin, begin + 7);
        ASSERT_EQ(last.place.offset, begin);
        ASSERT_EQ(last.length, 7U);
    }
    EXPECT_EQ(last.place.column, bytes.size() - 11);
    EXPECT_EQ(last.column, bytes.size() - 11);
}

// What the words "utilise" or those between ⟦ and ⟧ are in the input, and what they read as.
struct Row {
    const char* from;
    std::string source;
    std::string words;
};

TEST(Places, are_the_bytes_that_the_words_were_read_from) {
    const std::vector<Row> rows{
        {"text", "Zo\u00EB, we ⟦utilise⟧ it.\r\n", "utilise"},
        {"text",
         "\uFEFFWe will meet in the hall on the first Monday of the month ⟦prior\r\nto⟧ the review of "
         "it.\r\n",
         "prior to"},
        {"text", "We ut\u200B⟦ilise⟧ it.\n", "ilise"},
        {"text", "See https://example.org/\u00EB and ............ we ⟦utilise⟧ it.\n", "utilise"},
        {"html", "<p>Tom&#39;s &amp; Zo&euml;: we ⟦util&#105;se⟧ it</p>", "utilise"},
        {"html", "<p>We meet ⟦prior\r\n   to⟧ it</p>", "prior to"},
        {"html", "<p>The <b>⟦EHC</b>P⟧ and EHC</p>", "EHCP"},
        {"html", "<p>We ⟦uti<!-- utilise -->lise⟧ it</p>", "utilise"},
        {"html", "<p>The teach&shy;⟦ing⟧ of <span hidden>ing</span> it</p>", "ing"},
        {"html", "<pre>\n  We &amp; ⟦utilise⟧\n it</pre>", "utilise"},
        {"html", "<p>&bull;&nbsp;We ⟦utilise⟧ it</p><p>&bull; We do</p>", "utilise"},
        {"markdown", "The **⟦EHC**P⟧ and EHC\n", "EHCP"},
        {"markdown", "The [⟦EHC](https://example.org/P 'P')P⟧ and EHC\n", "EHCP"},
        {"markdown", "s [x](http://ss.org/s)⟦s s⟧ and s\n", "s s"},
        {"markdown", "> We meet ⟦prior\n> to⟧ it\n", "prior to"},
        {"markdown", "1\\. Tom\\'s and ⟦Tom\\'s\u00A0⟧plan\n", "Tom's\u00A0"},
        {"markdown", "| a | b |\n|---|---|\n| x \\| x | x ⟦x⟧ x |\n", "x"},
        {"markdown", "> ```\n> We\n>   ⟦utilise⟧ it\n> ```\n", "utilise"},
        {"markdown", "<p>We &amp;\n<b>⟦utilise⟧</b> it</p>\n", "utilise"},
        {"markdown", "- [ ] We ⟦utilise⟧ it\n", "utilise"},
    };
    for (const Row& row : rows) {
        const std::string open = "⟦";
        const std::string close = "⟧";
        const std::size_t begin = row.source.find(open);
        const std::size_t length = row.source.find(close) - begin - open.size();
        std::string bytes = row.source;
        bytes.erase(begin + open.size() + length, close.size()).erase(begin, open.size());
        const ReadDocument read = read_as(bytes, row.from);
        Places places(read.document.value, bytes, read.reader);
        bool found = false;
        for_each_block(read.document.value, [&](const Block& block) {
            const std::string text = block_text(block);
            for (std::size_t at = text.find(row.words); at != std::string::npos;
                 at = text.find(row.words, at + 1)) {
                const SourceSpan span = places.of(block.id, at, at + row.words.size());
                found = found || (span.place.offset == begin && span.length == length);
            }
        });
        EXPECT_TRUE(found) << row.source;
    }
}

// Words with something between them that is seen, or that were made up, have a place but no bytes.
TEST(Places, are_only_near_where_the_source_has_other_words) {
    const std::vector<Row> rows{
        {"html", "<p>We utilise<span hidden>or use</span> it</p>", "utilise it"},
        {"html", "<p>We <input value='utilise'> it, and utilize it</p>", "utilise"},
        {"html", "<p>We <ruby>use<rt>utilise</rt></ruby> it</p>", "use (utilise)"},
        {"markdown", "We utilise <span hidden>or use</span> it\n", "utilise it"},
        {"markdown", "We utilise[^1] it\n\n[^1]: No.\n", "utilise it"},
    };
    for (const Row& row : rows) {
        const ReadDocument read = read_as(row.source, row.from);
        Places places(read.document.value, row.source, read.reader);
        bool seen = false;
        for_each_block(read.document.value, [&](const Block& block) {
            const std::size_t at = block_text(block).find(row.words);
            if (at == std::string::npos)
                return;
            seen = true;
            EXPECT_EQ(places.of(block.id, at, at + row.words.size()).length, 0U) << row.source;
        });
        EXPECT_TRUE(seen) << row.source;
    }
}

TEST(Places, are_bytes_of_the_input_in_every_encoding) {
    using namespace std::string_literals;
    std::string wide = "\xFF\xFE"s;
    for (const char c : "Zoe, we utilise it.\r\nWe utilise it.\r\n"s)
        wide += {c, '\0'};
    const std::vector<std::pair<std::string, std::string>> sources{
        {"text", wide},
        {"text", "Zo\xEB\x92s plan: we utilise it \x96 and\r\nutilise it.\r\n"},
        {"html", "<meta charset=shift_jis><p>\x82\xB1\x82\xF1 we utilise \x82\xB1 and utilise it</p>"},
        {"html", "<meta charset=iso-8859-2><p>\xA3\xF3"
                 "d\xBC we utilise it and utilise it</p>"}};
    for (const auto& [from, bytes] : sources) {
        const bool is_wide = bytes == wide;
        std::set<std::size_t> seen;
        const CheckResult result = check(bytes, from);
        for (std::size_t i = 0; i < result.findings.size(); ++i) {
            const SourceSpan& span = result.places[i];
            if (result.findings[i].text != "utilise")
                continue;
            std::string cut = bytes.substr(span.place.offset, span.length);
            std::erase(cut, '\0');
            EXPECT_EQ(cut, "utilise") << bytes;
            EXPECT_EQ(span.length, is_wide ? 14U : 7U) << bytes;
            EXPECT_EQ(span.words, "utilise") << bytes;
            EXPECT_EQ(span.end_column, span.column + 7) << bytes;
            seen.insert(span.place.offset);
        }
        EXPECT_EQ(seen.size(), 2U) << bytes;
    }
}

} // namespace
} // namespace plainsend
