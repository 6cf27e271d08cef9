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

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    if (fs::exists(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (!entry.is_directory())
                names.insert(entry.path().lexically_relative(folder).string());
    return names;
}

class CommandLine : public testing::Test {
protected:
    test::TemporaryFolder base;
    std::string out = (base.path() / "out").string();
    // html only, because it is quick
    test::Ran convert(std::vector<std::string> arguments, const test::How& how = {}) const {
        arguments.insert(arguments.begin(), "convert");
        for (const char* more : {"-o", out.c_str(), "--formats", "html", "--date", "2026-11-23"})
            arguments.emplace_back(more);
        return run(arguments, how);
    }
};

// ---------------------------------------------------------------- convert

TEST_F(CommandLine, converts_a_document) {
    const auto ran = convert({base.write("review.md", minutes).string()});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(names_in(out),
              (std::set<std::string>{"review.draft.standard.html", "review.draft.plain.html",
                                     "review.draft.plain.edits.json", "review.draft.large-print.html",
                                     "review.draft.translatable.html", "review.draft.json"}));
}

TEST_F(CommandLine, reads_standard_input) {
    const auto ran = convert({"-", "--from", "markdown", "--versions", "plain"}, {.standard_input = minutes});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_TRUE(names_in(out).contains("stdin.draft.plain.html"));
}

TEST_F(CommandLine, status_and_advice_for_one_input_that_fails) {
    const auto missing = convert({"no-such-file.docx"});
    EXPECT_EQ(missing.status, 66);
    EXPECT_NE(missing.err.find("hint:"), std::string::npos);
    EXPECT_EQ(convert({base.write("broken.docx", "PK and no more").string()}).status, 65);
    EXPECT_EQ(convert({base.write("empty.md", "").string()}).status, 65);
    EXPECT_EQ(names_in(out), std::set<std::string>{});
}

TEST_F(CommandLine, one_bad_file_of_several_costs_itself_and_status_1) {
    const auto ran =
        convert({base.write("a.md", minutes).string(), base.write("b.docx", "PK no").string(), "missing.odt",
                 base.write("c.md", "# Hello\n\nHello.\n").string(), "--report", "json"});
    EXPECT_EQ(ran.status, 1);
    const json::Value report = json::parse(test::read(fs::path(out) / "report.json"), "report");
    EXPECT_EQ(report["done"].integer(), 2);
    EXPECT_EQ(report["failed"].integer(), 2);
    EXPECT_EQ(report["documents"].array()[1]["state"].string(), "failed");
    EXPECT_FALSE(report["documents"].array()[1]["hint"].string().empty());
    EXPECT_NE(ran.err.find("missing.odt"), std::string::npos);
}

TEST_F(CommandLine, of_several_documents_it_says_how_many_warnings_there_are_and_where_to_read_them) {
    const char* const photo = "# Letter\n\n![](photo.jpg)\n";
    const std::string one = base.write("a.md", photo).string();
    const std::string two = base.write("b.md", photo).string();
    const std::string clean = base.write("c.md", "# Hello\n\nHello.\n").string();
    const std::vector<std::string> as_letters{"--kind", "letter", "--contact", "Ms Cole, 01632 960 417"};
    const auto letters = [&](std::vector<std::string> files) {
        files.insert(files.end(), as_letters.begin(), as_letters.end());
        return convert(files).err;
    };
    const std::string told = letters({one, two, clean});
    EXPECT_NE(told.find(" warnings in 2 documents: add --report html to read them, or run plainsend check "
                        "FILE\n"),
              std::string::npos)
        << told;
    const std::string reported = letters({one, clean, "--report", "html"});
    EXPECT_NE(reported.find("\n1 warning in 1 document: report.html shows it\n"), std::string::npos)
        << reported;
    const std::string none = letters({clean, base.write("d.md", "# Hello\n\nHello.\n").string()});
    EXPECT_EQ(none.find("warning"), std::string::npos) << none;
}

TEST_F(CommandLine, documents_that_cannot_be_read_are_named_with_what_to_do) {
    base.write("letters/new.txt", "Hello.\n");
    base.write("letters/old.doc", "x");
    base.write("letters/photo.jpg", "x");
    const std::string letters = (base.path() / "letters").string();
    const auto ran = convert({letters, "--report", "json"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_NE(ran.err.find("letters/old.doc: an old Word file; open it in Word and save it as .docx\n"),
              std::string::npos)
        << ran.err;
    EXPECT_EQ(ran.err.find("photo.jpg"), std::string::npos);
    const json::Value report = json::parse(test::read(fs::path(out) / "report.json"), "report");
    EXPECT_EQ(report["documents"].array()[1]["hint"].string(), "open it in Word and save it as .docx");
    EXPECT_TRUE(report["documents"].array()[2]["hint"].is_null());
    for (int i = 0; i < 12; ++i)
        base.write("letters/" + std::to_string(i) + ".rtf", "x");
    const std::string many = convert({letters}).err;
    EXPECT_NE(many.find("7.rtf"), std::string::npos) << many;
    EXPECT_EQ(many.find("8.rtf"), std::string::npos) << many;
    EXPECT_NE(many.find("and 3 more\n"), std::string::npos) << many;
}

TEST_F(CommandLine, its_own_outputs_are_not_converted_again) {
    const std::string folder = (base.path() / "docs").string();
    base.write("docs/a.md", minutes);
    out = folder; // outputs beside inputs
    ASSERT_EQ(convert({folder}).status, 0);
    const auto before = names_in(out);
    const auto again = convert({folder, "--report", "json"});
    EXPECT_EQ(again.status, 0) << again.err;
    const json::Value report = json::parse(test::read(fs::path(out) / "report.json"), "report");
    EXPECT_EQ(report["done"].integer(), 1);
    auto after = names_in(out);
    after.erase("report.json");
    EXPECT_EQ(after, before);
}

TEST_F(CommandLine, the_same_bytes_with_one_worker_and_with_two) {
    base.write("docs/a.md", minutes);
    base.write("docs/b.txt", "Hello, the LAC review is on Monday.\n");
    base.write("docs/sub/c.md", "# Letter\n\nDear Mr Khan,\n");
    const std::string docs = (base.path() / "docs").string();
    std::vector<std::string> files;
    for (const char* jobs : {"1", "2"}) {
        out = (base.path() / jobs).string();
        ASSERT_EQ(convert({docs, "--jobs", jobs, "--report", "json"}).status, 0);
    }
    ASSERT_EQ(names_in(base.path() / "1"), names_in(base.path() / "2"));
    for (const std::string& name : names_in(base.path() / "1"))
        EXPECT_EQ(test::read(base.path() / "1" / name), test::read(base.path() / "2" / name)) << name;
}

TEST_F(CommandLine, hostile_names_are_shown_harmlessly) {
    const auto ran = convert({base.write("a\x1B[2J\n.docx", "no").string()});
    EXPECT_EQ(ran.status, 65);
    EXPECT_EQ(ran.err.find('\x1B'), std::string::npos);
    EXPECT_NE(ran.err.find("a\\x1B[2J\\n.docx"), std::string::npos);
}

TEST_F(CommandLine, a_folder_without_documents_is_no_failure) {
    fs::create_directory(base.path() / "empty");
    const auto ran = convert({(base.path() / "empty").string()});
    EXPECT_EQ(ran.status, 0);
    EXPECT_NE(ran.err.find("nothing to do"), std::string::npos);
}

TEST_F(CommandLine, output_that_cannot_be_made_has_its_own_status) {
    const std::string file = base.write("file", "x").string();
    const std::string document = base.write("a.md", minutes).string();
    out = file;
    EXPECT_EQ(convert({document}).status, 73);
}

// ---------------------------------------------------------------- trouble in the middle

// Enough Word documents of one kind: the faulty program fails by their names.
std::string word_document() {
    return test::read(PLAINSEND_SOURCE "/samples/annual-review-minutes.docx");
}

TEST_F(CommandLine, a_crash_and_a_hang_cost_one_document_each) {
    for (const char* name : {"docs/1.docx", "docs/2-crash.docx", "docs/3-hang.docx", "docs/4.docx"})
        base.write(name, word_document());
    const auto ran = convert({(base.path() / "docs").string(), "--timeout", "5", "--jobs", "2", "--report",
                              "json", "--versions", "standard"},
                             {.program = PLAINSEND_FAULTY});
    EXPECT_EQ(ran.status, 1) << ran.err;
    const json::Value report = json::parse(test::read(fs::path(out) / "report.json"), "report");
    EXPECT_EQ(report["done"].integer(), 2) << ran.err;
    EXPECT_EQ(report["documents"].array()[1]["file"].string(), "2-crash.docx");
    EXPECT_NE(report["documents"].array()[1]["reason"].string().find("crashed"), std::string::npos);
    EXPECT_NE(report["documents"].array()[2]["reason"].string().find("too long"), std::string::npos);
    EXPECT_EQ(
        convert({base.write("alone-crash.docx", word_document()).string()}, {.program = PLAINSEND_FAULTY})
            .status,
        70);
}

std::vector<pid_t> children_of(pid_t parent) {
    std::ifstream file("/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) + "/children");
    std::vector<pid_t> children;
    for (pid_t child = 0; file >> child;)
        children.push_back(child);
    return children;
}

// Waits until the program has a worker; those it has.
std::vector<pid_t> wait_for_workers(pid_t program) {
    for (int i = 0; i < 600; ++i) {
        if (auto children = children_of(program); !children.empty())
            return children;
        usleep(50'000);
    }
    return {};
}

bool all_gone(const std::vector<pid_t>& processes) {
    for (int i = 0; i < 100; ++i) {
        if (std::none_of(processes.begin(), processes.end(), [](pid_t pid) { return kill(pid, 0) == 0; }))
            return true;
        usleep(50'000);
    }
    return false;
}

TEST_F(CommandLine, an_interruption_ends_with_130_and_no_children) {
    const std::string hanging = base.write("a-hang.docx", word_document()).string();
    std::vector<pid_t> workers;
    const auto ran = convert({hanging, "--timeout", "100"}, {.meanwhile =
                                                                 [&](pid_t program) {
                                                                     workers = wait_for_workers(program);
                                                                     kill(program, SIGINT);
                                                                 },
                                                             .program = PLAINSEND_FAULTY});
    EXPECT_EQ(ran.status, 130) << ran.err;
    EXPECT_FALSE(workers.empty());
    EXPECT_TRUE(all_gone(workers));
    EXPECT_EQ(names_in(out), std::set<std::string>{});
}

TEST_F(CommandLine, a_killed_run_leaves_whole_files_only_and_the_next_one_completes_them) {
    for (int i = 0; i < 40; ++i)
        base.write("docs/" + std::to_string(i) + ".md", minutes);
    const std::string docs = (base.path() / "docs").string();
    const std::string finished = (base.path() / "finished").string();
    const std::string interrupted = std::exchange(out, finished);
    ASSERT_EQ(convert({docs}).status, 0);
    out = interrupted;
    for (int round = 0; round < 4; ++round) {
        std::vector<pid_t> workers;
        convert({docs}, {.meanwhile = [&](pid_t program) {
                    workers = wait_for_workers(program);
                    usleep(static_cast<useconds_t>(30'000 * round));
                    kill(program, SIGKILL);
                }});
        EXPECT_TRUE(all_gone(workers)); // they die with their parent
        for (const std::string& name : names_in(out))
            if (name.front() != '.') {
                EXPECT_EQ(test::read(fs::path(out) / name), test::read(fs::path(finished) / name)) << name;
            }
    }
    ASSERT_EQ(convert({docs}).status, 0);
    EXPECT_EQ(names_in(out), names_in(finished));
}

TEST_F(CommandLine, two_runs_do_not_write_into_one_folder) {
    const std::string hanging = base.write("a-hang.docx", word_document()).string();
    const std::string document = base.write("b.md", minutes).string();
    test::Ran second;
    convert({hanging, "--timeout", "100"}, {.meanwhile =
                                                [&](pid_t program) {
                                                    wait_for_workers(program);
                                                    second = convert({document});
                                                    kill(program, SIGTERM);
                                                },
                                            .program = PLAINSEND_FAULTY});
    EXPECT_EQ(second.status, 75);
    EXPECT_NE(second.err.find("process "), std::string::npos) << second.err;
}

// ---------------------------------------------------------------- translate

TEST_F(CommandLine, words_go_out_to_a_translator_and_come_back) {
    const std::string file = base.write("review.md", minutes).string();
    const std::string xliff = (base.path() / "review.pl.xlf").string();
    const auto extracted = run({"translate", "extract", file, "-o", xliff, "--to", "pl"});
    ASSERT_EQ(extracted.status, 0) << extracted.err;
    EXPECT_NE(test::read(xliff).find("trgLang=\"pl\""), std::string::npos);
    const auto merged = run({"translate", "merge", file, xliff, "-o", out, "--formats", "html"});
    EXPECT_EQ(merged.status, 0) << merged.err;
    EXPECT_EQ(names_in(out), (std::set<std::string>{"review.draft.translated-pl.html"}));
    for (const std::vector<std::string>& look :
         {std::vector<std::string>{"--size", "24"}, {"--style", "large-print"}}) {
        std::vector<std::string> again{"translate", "merge", file, xliff, "-o", out, "--formats", "html"};
        again.insert(again.end(), look.begin(), look.end());
        EXPECT_EQ(run(again).status, 0);
        EXPECT_TRUE(names_in(out).contains("review.draft.translated-pl.large-print.html"));
        std::filesystem::remove_all(out);
    }
    EXPECT_EQ(run({"translate", "merge", file, xliff, "-o", out, "--size", "15"}).status, 64);
    EXPECT_EQ(run({"translate", "check", base.write("no.xlf", "<x/>").string()}).status, 65);
}

// ---------------------------------------------------------------- words about itself

TEST_F(CommandLine, what_is_mistyped_gets_the_nearest_and_64) {
    const auto hint = [](const std::vector<std::string>& arguments) {
        const auto ran = run(arguments);
        EXPECT_EQ(ran.status, 64) << ran.err;
        return ran.err;
    };
    EXPECT_NE(hint({"convrt", "a.md"}).find("did you mean 'convert'?"), std::string::npos);
    EXPECT_NE(hint({"convert", "a.md", "-o", "x", "--verions", "plain"}).find("did you mean '--versions'?"),
              std::string::npos);
    EXPECT_NE(hint({"convert", "a.md", "-o", out, "--versions", "plian"}).find("did you mean 'plain'?"),
              std::string::npos);
    EXPECT_NE(hint({"convert", "a.md", "-o", out, "--date", "3 May"}).find("2026-12-03"), std::string::npos);
    EXPECT_NE(hint({"explain", "acronym/undefined"}).find("did you mean 'acronyms/undefined'?"),
              std::string::npos);
    EXPECT_NE(hint({"list", "redaers"}).find("did you mean 'readers'?"), std::string::npos);
    EXPECT_NE(hint({"translate", "merg"}).find("did you mean 'merge'?"), std::string::npos);
    EXPECT_NE(hint({"convert", "a.md"}).find("--output"), std::string::npos);
}

TEST_F(CommandLine, version_for_versions_is_a_slip_and_nothing_is_made) {
    const std::string file = base.write("review.md", minutes).string();
    for (const std::vector<std::string>& slip :
         {std::vector<std::string>{"--version", "plain"}, {"--version=plain"}, {"--version"}}) {
        std::vector<std::string> arguments{"convert", file, "-o", out};
        arguments.insert(arguments.end(), slip.begin(), slip.end());
        const auto ran = run(arguments);
        EXPECT_EQ(ran.status, 64) << slip.front();
        EXPECT_NE(ran.err.find("did you mean '--versions'?"), std::string::npos) << ran.err;
        EXPECT_EQ(ran.out, "");
        EXPECT_FALSE(fs::exists(out));
    }
    EXPECT_EQ(run({"check", file, "--version"}).status, 64);
    EXPECT_EQ(run({"--version"}).status, 0);
    EXPECT_EQ(run({"--color", "never", "--version"}).status, 0);
}

TEST_F(CommandLine, help_is_there_for_every_command_and_fits_80_columns) {
    for (const std::vector<std::string>& command :
         std::vector<std::vector<std::string>>{{},
                                               {"convert"},
                                               {"check"},
                                               {"translate"},
                                               {"translate", "extract"},
                                               {"translate", "merge"},
                                               {"translate", "check"},
                                               {"glossary"},
                                               {"glossary", "check"},
                                               {"glossary", "list"},
                                               {"glossary", "export"},
                                               {"glossary", "import"},
                                               {"explain"},
                                               {"doctor"},
                                               {"list"}}) {
        std::vector<std::string> arguments = command;
        arguments.emplace_back("--help");
        const auto ran = run(arguments);
        EXPECT_EQ(ran.status, 0);
        EXPECT_NE(ran.out.find("Usage: plainsend"), std::string::npos);
        std::istringstream lines(ran.out);
        for (std::string line; std::getline(lines, line);)
            EXPECT_LT(line.size(), 80U) << line;
    }
    EXPECT_NE(run({"--version"}).out.find("plainsend 0."), std::string::npos);
}

TEST_F(CommandLine, lists_what_there_is_and_explains_every_rule_it_lists) {
    for (const char* what : {"readers", "stages", "writers", "versions", "styles", "kinds"})
        EXPECT_GT(run({"list", what}).out.size(), 100U) << what;
    const std::string rules = run({"list", "rules"}).out;
    EXPECT_NE(rules.find("acronyms/undefined"), std::string::npos);
    EXPECT_NE(run({"explain", "acronyms/undefined"}).out.find("Rather not:"), std::string::npos);
    EXPECT_NE(rules.find("plain-words/"), std::string::npos);
    const std::size_t at = rules.find("plain-words/");
    const std::string name = rules.substr(at, rules.find_first_of(" \n", at) - at);
    EXPECT_EQ(run({"explain", name}).status, 0) << name;
}

TEST_F(CommandLine, doctor_looks_at_this_machine) {
    const auto ran = run({"doctor"});
    EXPECT_EQ(ran.status, 0) << ran.out;
    for (const char* what : {"libxml2: 2.", "seccomp", "Landlock", "dictionary", "large-print as pdf"})
        EXPECT_NE(ran.out.find(what), std::string::npos) << what;
}

TEST_F(CommandLine, the_glossary_has_no_mistakes_and_a_mistake_is_found_with_its_line) {
    const auto well = run({"glossary", "check"});
    EXPECT_EQ(well.status, 0) << well.out;
    const std::string own = base.write("own.xml", "<glossary>\n<trem/>\n</glossary>\n").string();
    const auto ill = run({"glossary", "check", "--glossary", own});
    EXPECT_EQ(ill.status, 78);
    EXPECT_NE(ill.err.find("own.xml:"), std::string::npos) << ill.err;
}

TEST_F(CommandLine, explains_with_the_source_and_the_line_of_the_word_list) {
    const std::string fixed = run({"explain", "acronyms/undefined"}).out;
    EXPECT_NE(fixed.find("Source:\n  WCAG 2.2"), std::string::npos) << fixed;
    const std::string word = run({"explain", "careful-words/wheelchair-bound"}).out;
    EXPECT_NE(word.find("careful-words.xml:"), std::string::npos) << word;
    const std::string term = run({"explain", "EHC plan"}).out;
    EXPECT_NE(term.find("Children and Families Act 2014, section 37"), std::string::npos) << term;
    EXPECT_NE(term.find("terms-england.xml:"), std::string::npos) << term;
    const std::string senses = run({"explain", "CP"}).out;
    EXPECT_NE(senses.find("cerebral palsy"), std::string::npos) << senses;
    EXPECT_NE(senses.find("child protection"), std::string::npos) << senses;
    EXPECT_EQ(run({"explain", "no such word"}).status, 64);
}

TEST_F(CommandLine, a_schools_own_term_is_explained_from_its_own_file_and_given_advice) {
    const std::string own =
        base.write("own.xml",
                   "<glossary jurisdiction=\"england\">\n"
                   "<term id=\"ours\" statutory=\"no\" replaceable=\"no\"><name>annual review</name>\n"
                   "<explanation>A statutory multi-agency evaluation of educational provision.</explanation>"
                   "</term>\n</glossary>\n")
            .string();
    const std::string term = run({"explain", "annual review", "--glossary", own}).out;
    EXPECT_NE(term.find("statutory multi-agency"), std::string::npos) << term;
    EXPECT_NE(term.find("own.xml:2"), std::string::npos) << term;
    EXPECT_NE(term.find("in place of \"annual review\" of"), std::string::npos) << term;
    const auto checked = run({"glossary", "check", "--glossary", own});
    EXPECT_EQ(checked.status, 0) << "advice is no mistake";
    EXPECT_NE(checked.out.find("own.xml:2: advice:"), std::string::npos) << checked.out;
    EXPECT_NE(checked.out.find("A statutory multi-agency evaluation"), std::string::npos) << checked.out;
    EXPECT_EQ(run({"glossary", "check"}).out.find("advice:"), std::string::npos);
}

TEST_F(CommandLine, an_import_tells_twenty_mistakes_and_makes_no_file) {
    std::string table = "name,explanation\n";
    for (int row = 0; row < 23; ++row)
        table += "Word " + std::to_string(row) + ",\n";
    const std::string file = base.write("words.csv", table).string();
    const std::string made = (base.path() / "words.xml").string();
    const auto ran = run({"glossary", "import", file, "-o", made});
    EXPECT_EQ(ran.status, 78);
    EXPECT_NE(ran.err.find("words.csv:2: "), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("words.csv:21: "), std::string::npos) << ran.err;
    EXPECT_EQ(ran.err.find("words.csv:22: "), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("23 mistakes"), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("3 more"), std::string::npos) << ran.err;
    EXPECT_FALSE(std::filesystem::exists(made));
}

TEST_F(CommandLine, a_data_folder_that_is_none_is_told) {
    const auto ran = run({"list", "versions", "--data", base.path().string()});
    EXPECT_EQ(ran.status, 78);
    EXPECT_NE(ran.err.find("glossary/"), std::string::npos);
}

TEST_F(CommandLine, colours_come_when_asked_for) {
    const std::string file = base.write("review.md", minutes).string();
    EXPECT_EQ(run({"check", file}).out.find('\x1B'), std::string::npos);
    EXPECT_NE(run({"check", file, "--color", "always"}).out.find('\x1B'), std::string::npos);
    EXPECT_EQ(
        run({"check", file, "--color", "always"}, {.in_child = [] { setenv("NO_COLOR", "1", 1); }}).status,
        0);
}

} // namespace
} // namespace plainsend
