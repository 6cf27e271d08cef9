// What `explain` says of each rule, held to what the rule does: the wrong example is found by it, the right
// one is not.
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "pipeline/check.h"
#include "pipeline/rules.h"
#include "stages/language/language_data.h"
#include "stages/language/rules.h"
#include "tests/pipeline/loaded_data.h"
#include "tests/pipeline/temporary_folder.h"

namespace plainsend {
namespace {

std::set<std::string> rules_in(const std::string& text, const std::string& file, JobOptions options) {
    std::set<std::string> found;
    for (const Finding& finding : check_document(Source{text, file, {}}, options, data()).findings)
        found.insert(finding.rule);
    return found;
}

JobOptions of_kind(const std::string& kind) {
    JobOptions options;
    options.choices.date = std::chrono::year(2026) / std::chrono::November / 23;
    options.choices.kind = kind;
    options.choices.jurisdiction = "england";
    return options;
}

void expect_found_in_the_wrong_one(const std::string& rule, const std::string& file, const std::string& wrong,
                                   const std::string& right, const std::string& kind) {
    EXPECT_THAT(rules_in(wrong, file, of_kind(kind)), testing::Contains(rule)) << wrong;
    EXPECT_THAT(rules_in(right, file, of_kind(kind)), testing::Not(testing::Contains(rule))) << right;
}

TEST(RuleExamples, every_rule_has_a_reason_examples_and_a_source) {
    for (const Explanation& rule : all_rules(data())) {
        EXPECT_FALSE(rule.summary.empty()) << rule.name;
        EXPECT_FALSE(rule.why.empty()) << rule.name;
        EXPECT_FALSE(rule.wrong.empty()) << rule.name;
        EXPECT_FALSE(rule.right.empty()) << rule.name;
        EXPECT_FALSE(rule.source.empty()) << rule.name;
    }
}

TEST(RuleExamples, a_rule_of_the_word_lists_names_its_file_and_line) {
    int found = 0;
    for (const Explanation& rule : all_rules(data()))
        if (rule.name.starts_with("plain-words/") || !rule.place.empty()) {
            ++found;
            EXPECT_NE(rule.place.find("/glossary/"), std::string::npos) << rule.name;
            EXPECT_TRUE(rule.place.find_last_of("0123456789") == rule.place.size() - 1) << rule.place;
        }
    EXPECT_GT(found, 700);
}

// Not run: what only a conversion finds, and what is said of every document.
const std::set<std::string_view> not_of_a_sentence{"fidelity/changed", "readability/document",
                                                   "readability/still-hard"};
// Those that look at plans only, and those that must know whom the plan is about.
const std::map<std::string_view, std::string> in_plans{
    {"careful-words/no-strength", ""},
    {"names/name", "Name of child: Jamie Hart\n\nJamie paints. Jamie reads. Jamie swims.\n\n"},
    {"names/pronoun",
     "Name of child: Jamie Hart\n\nJamie paints. Jamie reads. Jamie swims. He swims well. He "
     "likes it. He is quick. He goes with his friends.\n\n"},
    {"names/birth-date", "Date of birth: 3 May 2014\n\n"}};

TEST(RuleExamples, of_the_language_rules_are_run) {
    int run = 0;
    for (const RuleText& rule : language_rules()) {
        if (not_of_a_sentence.contains(rule.name))
            continue;
        const auto plan = in_plans.find(rule.name);
        const std::string before = plan == in_plans.end() ? "" : plan->second;
        expect_found_in_the_wrong_one(std::string(rule.name), "example.md", before + std::string(rule.wrong),
                                      before + std::string(rule.right),
                                      plan == in_plans.end() ? "letter" : "ehc-plan");
        ++run;
    }
    EXPECT_GE(run, 20);
}

// The examples of readers are told in words, as nobody wants to read a file's codes; these are the codes.
struct FileExample {
    const char* rule;
    const char* file;
    std::string wrong;
    std::string right;
};

std::string page(const std::string& inside) {
    return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Trip</title></head><body>" +
           inside + "</body></html>";
}

const std::string text_part =
    "<h1>Trip</h1><p>We go to the farm on Monday. Please bring a coat and a packed lunch.</p>";

std::string nested(const std::string& opening, int levels) {
    std::string text;
    for (int level = 0; level < levels; ++level)
        text += opening;
    return text;
}

std::string article(const std::string& inside) {
    return page("<main><h1>Trip</h1><p>We go to the farm on Monday. Please bring a coat.</p>" + inside +
                "</main>");
}

const std::vector<FileExample> file_examples{
    {"kind/guessed", "a.md", "# Minutes of the annual review\n\nPresent: Ms Lane.\n",
     "---\nkind: minutes\n---\n\n# Minutes of the annual review\n\nPresent: Ms Lane.\n"},
    {"kind/unknown", "a.md", "---\nkind: epistle\n---\n\n# Trip\n\nText.\n",
     "---\nkind: letter\n---\n\n# Trip\n\nText.\n"},
    {"document/no-title", "a.md", "We go to the farm.\n", "# Trip\n\nWe go to the farm.\n"},
    {"document/invisible", "a.md", "# Trip\n\nWe go to the fa\u200Brm.\n", "# Trip\n\nWe go to the farm.\n"},
    {"document/direction-controls", "a.md", "# Trip\n\nWe go \u202Eto the farm.\n",
     "# Trip\n\nWe go to the farm.\n"},
    {"html/hidden", "a.html", article("<p hidden>Nobody sees this.</p>"), article("<p>All see this.</p>")},
    {"html/script", "a.html", article("<script>go()</script>"), article("<p>Text.</p>")},
    {"html/button", "a.html", article("<p>Press <button onclick=\"go()\">Go</button></p>"),
     article("<p><a href=\"https://example.org\">Go</a></p>")},
    {"html/link", "a.html", article("<p><a href=\"javascript:open()\">Go</a></p>"),
     article("<p><a href=\"https://example.org\">Go</a></p>")},
    {"html/media", "a.html", article("<iframe src=\"https://example.org/map\"></iframe>"),
     article("<p>Turn left.</p>")},
    {"html/navigation", "a.html",
     page("<nav><a href=\"/\">Home</a> <a href=\"/news\">News</a></nav>" + text_part), page(text_part)},
    {"html/header", "a.html",
     page("<div class=site-header><p>Alder Brook School</p><a href=\"/\">Home</a></div>" + text_part),
     page(text_part)},
    {"html/footer", "a.html", page(text_part + "<div class=site_footer>Ring 01632 960001</div>"),
     page(text_part)},
    {"html/cookies", "a.html",
     page("<div class=\"cookie-banner\"><p>We use cookies. Accept?</p></div>" + text_part), page(text_part)},
    {"html/frames", "a.html",
     "<html><frameset cols='20%,80%'><frame src=menu.html><noframes><body><p>See our "
     "plan.</p></body></noframes></frameset></html>",
     page(text_part)},
    {"html/skip-link", "a.html",
     page("<a class=\"skip-link\" href=\"#text\">Skip to content</a><div id=\"text\">" + text_part +
          "</div>"),
     page(text_part)},
    {"html/formula", "a.html", article("<p><math><mi>x</mi><mo>+</mo><mn>1</mn></math></p>"),
     article("<p>x + 1</p>")},
    {"html/encoding", "a.html", "<html><body><p>Caf\xE9 at nine, and then home.</p></body></html>",
     page("<p>Caf\u00E9 at nine, and then home.</p>")},
    {"html/opened", "a.html",
     article("<div class=accordion><button>What do we eat?</button><div style='display:none'><p>A packed "
             "lunch for all.</p></div></div>"),
     article("<h2>What do we eat?</h2><p>A packed lunch for all.</p>")},
    {"html/header-row-inferred", "a.html",
     article("<table><tr><td><b>Day</b></td><td><b>Lesson</b></td></tr><tr><td>Monday</td><td>Art</td></tr>"
             "<tr><td>Friday</td><td>Maths</td></tr></table>"),
     article("<table><tr><th>Day</th><th>Lesson</th></tr><tr><td>Monday</td><td>Art</td></tr>"
             "<tr><td>Friday</td><td>Maths</td></tr></table>")},
    {"html/no-header-row", "a.html",
     article("<table><tr><td>We go to the farm at nine.</td><td>We eat at noon.</td></tr>"
             "<tr><td>We see the cows.</td><td>We come back at three.</td></tr></table>"),
     article("<table><tr><th>Morning</th><th>Afternoon</th></tr>"
             "<tr><td>We see the cows.</td><td>We come back at three.</td></tr></table>")},
    {"html/form", "a.html",
     article("<table><tr><td>Name of your child</td><td></td></tr><tr><td>Class</td><td></td></tr>"
             "<tr><td>Your telephone number</td><td></td></tr></table>"),
     article("<table><tr><th>Day</th><th>Lesson</th></tr><tr><td>Monday</td><td>Art</td></tr></table>")},
    {"html/too-deep", "a.html", article(nested("<div>", 300) + "<p>Deep.</p>"), article("<p>Deep.</p>")},
    {"markdown/too-deep", "a.md", "# Trip\n\n" + nested("> ", 300) + "Deep.\n", "# Trip\n\n> Deep.\n"},
    {"markdown/link", "a.md", "# Trip\n\n[list](file:///etc)\n", "# Trip\n\n[list](https://example.org)\n"},
    {"markdown/encoding", "a.md", "# Trip\n\nIt costs \xA3\x35 at the caf\xE9.\n",
     "# Trip\n\nIt costs \u00A35 at the caf\u00E9.\n"},
    {"markdown/footnote", "a.md", "# Trip\n\nWe go on Monday.\n\n[^1]: By bus.\n",
     "# Trip\n\nWe go[^1] on Monday.\n\n[^1]: By bus.\n"},
    {"markdown/table", "a.md", "| A | B |\n| --- | --- |\n| a | b | c |\n",
     "| A | B |\n| --- | --- |\n| a | b |\n"},
    {"markdown/unknown-tag", "a.md", "# Trip\n\nDear <name of child>, we go.\n",
     "# Trip\n\nDear [name of child], we go.\n"},
    {"markdown/front-matter", "a.md", "---\ndate: soon\n---\n\n# Trip\n\nText.\n",
     "---\ndate: 2026-12-03\n---\n\n# Trip\n\nText.\n"},
    {"markdown/typed-list", "a.md", "# Trip\n\nBring:\n\n\u2022 a coat\n\u2022 a hat\n",
     "# Trip\n\nBring:\n\n- a coat\n- a hat\n"},
    {"text/encoding", "a.txt", "It costs \xA3\x35 at the caf\xE9.\n", "It costs \u00A35 at the caf\u00E9.\n"},
    {"text/heading", "a.txt",
     "Dear parents\n\nPlease come at nine\n\nWe go to the farm on Monday, and we come back at three.\n",
     "Dear parents\n\nPlease come at nine.\n\nWe go to the farm on Monday, and we come back at three.\n"},
    {"text/table", "a.txt",
     "Day        Lesson     Room\nMonday     Maths      4\nTuesday    Art        5\nFriday     Music      "
     "6\n",
     "Monday: maths in room 4.\n\nTuesday: art in room 5.\n"},
};

TEST(RuleExamples, of_the_readers_rules_are_run_on_files) {
    for (const FileExample& example : file_examples)
        expect_found_in_the_wrong_one(example.rule, example.file, example.wrong, example.right, "");
}

bool finds_in_draft(const std::string& rule, Date date, std::optional<Date> reply_by) {
    JobOptions options = of_kind("minutes");
    options.choices.openness = Openness::draft;
    options.choices.date = date;
    options.choices.reply_by = reply_by;
    return rules_in("# Minutes\n\nWe met.\n", "a.md", options).contains(rule);
}

TEST(RuleExamples, of_the_drafts_dates_are_run) {
    using namespace std::chrono;
    EXPECT_TRUE(finds_in_draft("draft/reply-by-past", 2026y / 12 / 3, 2026y / 11 / 17));
    EXPECT_FALSE(finds_in_draft("draft/reply-by-past", 2026y / 12 / 3, 2026y / 12 / 17));
    EXPECT_TRUE(finds_in_draft("draft/reply-by-holiday", 2026y / 12 / 3, 2026y / 12 / 25));
    EXPECT_FALSE(finds_in_draft("draft/reply-by-holiday", 2026y / 12 / 3, 2026y / 12 / 17));
    EXPECT_TRUE(finds_in_draft("draft/calendar-ended", 2045y / 2 / 1, {}));
    EXPECT_FALSE(finds_in_draft("draft/calendar-ended", 2026y / 2 / 2, {}));
}

// Whoever adds a rule shows what brings it about; these wait for their test.
const std::set<std::string_view> in_no_test{"html/image-not-shown",
                                            "html/direction-controls",
                                            "html/link-dropped",
                                            "html/table",
                                            "html/front-matter",
                                            "odt/picture",
                                            "odt/embedded-object",
                                            "odt/depth",
                                            "odt/drawing",
                                            "docx/broken-part",
                                            "odt/broken-part",
                                            "docx/front-matter",
                                            "odt/front-matter",
                                            "markdown/header-row-inferred",
                                            "odt/running-footer",
                                            "docx/typed-list",
                                            "odt/typed-list",
                                            "odt/form",
                                            "odt/no-header-row",
                                            "html/header-column-inferred",
                                            "odt/header-column-inferred",
                                            "odt/header-row-inferred",
                                            "large-print/table"};

TEST(RuleExamples, every_fixed_rule_is_named_by_a_test) {
    std::string tests;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(PLAINSEND_SOURCE) / "tests"))
        if (entry.path().extension() == ".cpp" && entry.path().filename() != "rule_examples_test.cpp")
            tests += test::read(entry.path());
    std::set<std::string_view> run;
    for (const FileExample& example : file_examples)
        run.insert(example.rule);
    for (const RuleText& rule : language_rules())
        run.insert(rule.name);
    run.insert("draft/reply-by-past");
    run.insert("draft/calendar-ended");
    for (const RuleText& rule : rules()) {
        const bool named =
            run.contains(rule.name) || tests.find("\"" + std::string(rule.name) + "\"") != std::string::npos;
        EXPECT_TRUE(named || in_no_test.contains(rule.name)) << rule.name;
    }
}

TEST(Advice, is_given_of_a_schools_own_terms_alone) {
    Glossary glossary;
    GlossaryTerm hard;
    hard.name = "concession";
    hard.explanation = "Statutory entitlement to concessionary transportation for eligible pupils.";
    hard.file = "own.xml";
    hard.line = 7;
    GlossaryTerm circular;
    circular.name = "bus pass";
    circular.explanation = "A pass for the bus.";
    circular.file = "own.xml";
    circular.line = 12;
    GlossaryTerm good = hard;
    good.explanation = "A card that lets a pupil ride the bus for free.";
    GlossaryTerm ours = hard;
    ours.file = "terms-uk.xml";
    glossary.terms = {hard, circular, good, ours};
    const std::vector<DataMistake> given = advice(glossary, {"own.xml"});
    ASSERT_EQ(given.size(), 2U);
    EXPECT_EQ(given[0].where, "own.xml:7");
    EXPECT_NE(given[0].message.find(hard.explanation), std::string::npos) << "the line is quoted";
    EXPECT_NE(given[0].message.find("reading age"), std::string::npos);
    EXPECT_EQ(given[1].where, "own.xml:12");
    EXPECT_NE(given[1].message.find("own words"), std::string::npos);
}

TEST(Sources, of_terms_are_laws_or_official_papers_and_many) {
    int with_source = 0;
    for (const GlossaryTerm& term : data().language->glossary.terms)
        with_source += term.source.empty() ? 0 : 1;
    EXPECT_GE(with_source, 150);
}

} // namespace
} // namespace plainsend
