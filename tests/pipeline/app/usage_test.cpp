#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "stages/io/json.h"
#include "tests/pipeline/app/program.h"

namespace plainsend {
namespace {

namespace fs = std::filesystem;
using test::run;

class Usage : public testing::Test {
protected:
    test::TemporaryFolder base;
    std::string document = base.write("letter.md", "# Letter\n\nDear Mr Khan,\n").string();
    std::string out = (base.path() / "out").string();
    std::string xliff = (base.path() / "letter.xlf").string();

    // The message of a command that is not understood.
    static std::string refused(const std::vector<std::string>& arguments) {
        const auto ran = run(arguments);
        EXPECT_EQ(ran.status, 64) << ran.err;
        return ran.err;
    }
    std::string refused_by_convert(const std::string& option, const std::string& value) const {
        const std::string message = refused({"convert", document, "-o", out, option, value});
        EXPECT_NE(message.find(option), std::string::npos) << message;
        EXPECT_FALSE(fs::exists(out)) << option;
        return message;
    }
    std::string refused_by_extract(const std::string& language) const {
        const std::string message =
            refused({"translate", "extract", document, "-o", xliff, "--to", language});
        EXPECT_FALSE(fs::exists(xliff)) << language;
        return message;
    }
    // A copy of the program's data, to be broken.
    fs::path own_data() const {
        const fs::path folder = base.path() / "data";
        fs::create_directories(folder);
        for (const char* part : {"glossary", "styles"})
            fs::copy(fs::path(PLAINSEND_SOURCE) / part, folder / part, fs::copy_options::recursive);
        return folder;
    }
};

TEST_F(Usage, a_value_that_is_no_number_is_refused) {
    for (const char* size : {"nan", "inf", "0x12", "1e1", "-18", "18pt", "1,8", "15.9", "37"})
        EXPECT_NE(refused_by_convert("--size", size).find("from 16 to 36"), std::string::npos) << size;
    for (const char* seconds : {"nan", "inf", "0", "0x5"})
        refused_by_convert("--timeout", seconds);
    for (const char* jobs : {"nan", "0", "2.5", "0x2", "1025"})
        refused_by_convert("--jobs", jobs);
}

TEST_F(Usage, an_empty_value_is_refused_and_never_means_as_usual) {
    for (const char* option :
         {"--size", "--versions", "--formats", "--style", "--timeout", "--jobs", "--kind", "--school",
          "--glossary", "--date", "--contact", "--report", "--data"})
        refused_by_convert(option, "");
    refused_by_convert("--versions", " , ");
    refused({"convert", "", "-o", out});
    refused({"check", document, "--detail", ""});
}

TEST_F(Usage, a_final_document_is_given_no_day_to_reply_by) {
    const std::string told = refused({"convert", document, "-o", out, "--final", "--reply-by", "2026-12-17"});
    EXPECT_NE(told.find("--reply-by: a final document has no day to reply by"), std::string::npos) << told;
    EXPECT_FALSE(fs::exists(out));
}

TEST_F(Usage, a_command_that_needs_another_names_those_it_has) {
    EXPECT_NE(refused({"translate"}).find("extract, merge and check"), std::string::npos);
    EXPECT_NE(refused({"glossary"}).find("check, list, export and import"), std::string::npos);
}

TEST_F(Usage, the_hint_names_the_whole_command) {
    EXPECT_NE(
        refused({"translate", "extract", document, "-o", xliff}).find("'plainsend translate extract --help'"),
        std::string::npos);
}

TEST_F(Usage, what_is_missing_or_given_twice_is_said_in_plain_words) {
    EXPECT_NE(refused({"convert", "-o", out}).find("FILE|DIR is required"), std::string::npos);
    EXPECT_NE(refused({"list"}).find("WHAT is required"), std::string::npos);
    EXPECT_NE(refused({"convert", document, "-o"}).find("--output needs a value: OUT"), std::string::npos);
    EXPECT_NE(refused({"--data"}).find("--data needs a value: DIR"), std::string::npos);
    EXPECT_NE(refused({"convert", document, "-o", out, "--size", "18", "--size", "20"})
                  .find("--size is given more than once"),
              std::string::npos);
    EXPECT_NE(refused({"convert", document, "-o", "-"}).find("need a folder"), std::string::npos);
}

TEST_F(Usage, a_closed_standard_file_is_told_and_no_other_file_takes_its_place) {
    const auto closed = [](int number) { return [number] { close(number); }; };
    EXPECT_EQ(run({"check", document}, {.in_child = closed(STDOUT_FILENO)}).status, 74);
    EXPECT_EQ(run({"check", "-"}, {.in_child = closed(STDIN_FILENO)}).status, 65);
    EXPECT_EQ(run({"convert", document, "-o", out, "--formats", "html"}, {.in_child = closed(STDERR_FILENO)})
                  .status,
              0);
}

TEST_F(Usage, a_reader_who_has_seen_enough_ends_it_quietly) {
    std::array<int, 2> closed{};
    ASSERT_EQ(pipe(closed.data()), 0);
    close(closed[0]);
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"check", document}, {"list", "rules"}, {"--help"}}) {
        const auto ran = run(command, {.in_child = [&] { dup2(closed[1], STDOUT_FILENO); }});
        EXPECT_EQ(ran.status, 128 + SIGPIPE) << command.front();
        EXPECT_EQ(ran.err, "") << command.front();
    }
    close(closed[1]);
}

TEST_F(Usage, check_says_when_there_was_nothing_to_check) {
    fs::create_directory(base.path() / "empty");
    const auto ran = run({"check", (base.path() / "empty").string()});
    EXPECT_EQ(ran.status, 0);
    EXPECT_NE(ran.err.find("nothing to do"), std::string::npos);
}

TEST_F(Usage, a_choice_of_colours_that_does_not_exist_is_refused) {
    EXPECT_NE(refused({"check", document, "--color", "alwyas"}).find("did you mean 'always'?"),
              std::string::npos);
}

TEST_F(Usage, a_language_that_does_not_exist_is_refused_and_the_one_that_was_meant_is_named) {
    EXPECT_NE(refused_by_extract("polish").find("did you mean 'pl' (Polish)?"), std::string::npos);
    EXPECT_NE(refused_by_extract("pt_BR").find("did you mean 'pt' (Portuguese)?"), std::string::npos);
    for (const char* language : {"\"><", "zz-bad-code", "zz", "p", ""})
        refused_by_extract(language);
}

TEST_F(Usage, the_documents_own_language_is_no_language_to_translate_into) {
    for (const char* language : {"en", "en-GB", "EN-gb"})
        EXPECT_NE(refused_by_extract(language).find("in this language already"), std::string::npos);
}

TEST_F(Usage, the_folder_of_a_translators_file_is_made) {
    const fs::path file = base.path() / "new" / "folder" / "letter.xlf";
    const auto ran = run({"translate", "extract", document, "-o", file.string(), "--to", "PT-br"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(test::read(file).find("trgLang=\"pt-BR\""), std::string::npos);
}

TEST_F(Usage, mistakes_in_a_translation_name_the_translators_file) {
    const auto merge = [&](const std::string& bytes) {
        const std::string file = base.write("sent/letter.xlf", bytes).string();
        return run({"translate", "merge", document, file, "-o", out, "--formats", "html"}).err;
    };
    const std::string broken = merge("<xliff>\n<file");
    EXPECT_EQ(broken.find(document), std::string::npos) << broken;
    EXPECT_NE(broken.find("sent/letter.xlf:"), std::string::npos) << broken;
    const std::string unknown =
        merge("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en-GB\" "
              "trgLang=\"pl\"><file id=\"f\"><unit id=\"b1\"><segment><source>Letter</source><target>List"
              "</target></segment></unit>\n<unit id=\"b99\"><segment><source>x</source><target>y</target>"
              "</segment></unit></file></xliff>");
    EXPECT_NE(unknown.find("sent/letter.xlf:2: warning: Unit b99"), std::string::npos) << unknown;
}

TEST_F(Usage, the_translation_of_another_document_is_refused_and_nothing_is_written) {
    const std::string samples = PLAINSEND_SOURCE "/samples/";
    const auto ran = run({"translate", "merge", samples + "annual-review-minutes.docx",
                          samples + "translations/trip-letter.pl.xlf", "-o", out, "--formats", "html"});
    EXPECT_EQ(ran.status, 65);
    EXPECT_NE(ran.err.find("trip-letter.pl.xlf: this translation belongs to another document"),
              std::string::npos)
        << ran.err;
    EXPECT_NE(ran.err.find("hint: "), std::string::npos);
    EXPECT_FALSE(fs::exists(out));
}

TEST_F(Usage, a_translation_is_set_in_the_style_and_size_that_a_family_needs) {
    const std::string samples = PLAINSEND_SOURCE "/samples/";
    const auto merge = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"translate",
                                       "merge",
                                       samples + "trip-letter.docx",
                                       samples + "translations/trip-letter.pl.xlf",
                                       "-o",
                                       out,
                                       "--formats",
                                       "html"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    };
    EXPECT_EQ(merge({"--style", "large-print", "--size", "24"}).status, 0);
    EXPECT_TRUE(fs::exists(fs::path(out) / "trip-letter.translated-pl.large-print.html"));
    EXPECT_EQ(merge({"--style", "lage-print"}).status, 64);
    EXPECT_EQ(merge({"--style", "large-print", "--size", "99"}).status, 64);
}

TEST_F(Usage, pipes_and_devices_are_refused_by_name) {
    const std::string pipe = (base.path() / "pipe.md").string();
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(run({"check", pipe}).status, 65);
    EXPECT_EQ(run({"convert", "/dev/zero", "-o", out}).status, 65);
    EXPECT_NE(run({"translate", "check", pipe}).err.find("not an ordinary file"), std::string::npos);
}

// Whether the program holds SIGINT back, as it does from before it waits for input.
bool holds_interruptions_back(pid_t program) {
    std::ifstream status("/proc/" + std::to_string(program) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("SigBlk:"))
            return (std::stoull(line.substr(7), nullptr, 16) >> (SIGINT - 1) & 1U) != 0;
    return false;
}

TEST_F(Usage, an_interruption_ends_a_wait_for_standard_input) {
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"check", "-"},
          std::vector<std::string>{"translate", "extract", "-", "-o", xliff, "--to", "pl"},
          std::vector<std::string>{"convert", "-", "-o", out}}) {
        std::array<int, 2> silent{};
        ASSERT_EQ(pipe(silent.data()), 0);
        const auto ran = run(command, {.meanwhile =
                                           [](pid_t program) {
                                               for (int i = 0; i < 600; ++i) {
                                                   if (holds_interruptions_back(program))
                                                       break;
                                                   usleep(50'000);
                                               }
                                               kill(program, SIGINT);
                                           },
                                       .in_child =
                                           [&] {
                                               dup2(silent[0], STDIN_FILENO);
                                               close(silent[1]);
                                           }});
        for (const int end : silent)
            close(end);
        EXPECT_EQ(ran.status, 130) << command.front() << ran.err;
    }
    EXPECT_TRUE(fs::is_empty(out));
}

TEST_F(Usage, a_limit_on_the_size_of_files_ends_with_a_message_and_nothing_is_left) {
    const auto limit = [](rlim_t bytes) {
        return [bytes] {
            const rlimit small{bytes, bytes};
            setrlimit(RLIMIT_FSIZE, &small);
        };
    };
    const auto ran = run({"convert", document, "-o", out, "--formats", "html"}, {.in_child = limit(5000)});
    EXPECT_EQ(ran.status, 74) << ran.err;
    EXPECT_NE(ran.err.find("ulimit"), std::string::npos) << ran.err;
    EXPECT_TRUE(fs::is_empty(out));
    const auto none = run({"convert", document, "-o", out, "--formats", "html"}, {.in_child = limit(0)});
    EXPECT_EQ(none.status, 74);
    EXPECT_TRUE(fs::is_empty(out)); // not even the lock, which could not say whose it is
}

TEST_F(Usage, standard_input_named_twice_is_read_once) {
    const auto ran = run({"convert", "-", "-", "-o", out, "--from", "markdown", "--formats", "html"},
                         {.standard_input = "# Letter\n\nHello.\n"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_NE(ran.err.find("1 done, 0 failed, 1 passed over"), std::string::npos) << ran.err;
}

TEST_F(Usage, a_finding_on_the_terminal_says_where_it_stands_and_in_which_of_several_files) {
    const std::string file = base.write("in/map.md", "# Our map\n\n![](map.png)\n").string();
    const std::string picture =
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAA"
        "AgABSK+kcQAAAABJRU5ErkJggg==";
    std::ofstream(file) << "<!DOCTYPE html><title>Map</title><main><h1>Our map</h1><p><img src=\"" + picture +
                               "\"></p></main>";
    const auto told = [&](const std::string& what) {
        return run({"convert", what, "-o", out, "--final", "--formats", "html", "--from", "html"}).err;
    };
    EXPECT_NE(told(file).find("warning: after “Our map”: This picture has no description"), std::string::npos)
        << told(file);
    const std::string in = fs::path(file).parent_path().string();
    fs::create_symlink(document, in + "/link.md");
    const std::string several = told(in);
    EXPECT_NE(several.find("warning: map.md: after “Our map”: "), std::string::npos) << several;
    EXPECT_NE(several.find("passed over: " + in + "/link.md: a link to another file; "), std::string::npos)
        << several;
}

TEST_F(Usage, a_size_that_changes_nothing_is_told_and_one_out_of_bounds_gets_the_bounds) {
    const auto told = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"convert", document, "-o", out, "--formats", "html", "--size", "24"};
        all.insert(all.end(), more.begin(), more.end());
        return run(all).err;
    };
    const std::string nothing = "--size had no effect";
    EXPECT_NE(told({"--versions", "standard"}).find(nothing), std::string::npos);
    EXPECT_EQ(told({"--versions", "standard", "--style", "high-contrast"}).find(nothing), std::string::npos);
    EXPECT_EQ(told({}).find(nothing), std::string::npos);
    for (const char* size : {"12", "37"})
        EXPECT_NE(run({"convert", document, "-o", out, "--size", size}).err.find("from 16 to 36 will do"),
                  std::string::npos);
}

TEST_F(Usage, the_advice_for_a_title_is_that_of_the_format_and_check_measures_no_handful_of_words) {
    const auto told = [&](const char* name, const std::string& words) {
        return run({"check", base.write(name, words).string(), "--date", "2026-11-23"}).out;
    };
    const std::string text = told("a.txt", "Hello.\n");
    EXPECT_NE(text.find("on a short line of its own"), std::string::npos) << text;
    EXPECT_NE(text.find("1 word in 1 sentence, too short to measure a reading age\n"), std::string::npos)
        << text;
    EXPECT_EQ(text.find("reading age about"), std::string::npos) << text;
    EXPECT_NE(told("a.md", "Hello.\n").find("begins with # and a space"), std::string::npos);
    EXPECT_NE(told("a.html", "<!DOCTYPE html><p>Hello.</p>").find("<h1>"), std::string::npos);
}

TEST_F(Usage, a_data_folder_without_the_english_words_is_refused_by_every_command) {
    const fs::path folder = own_data();
    fs::remove(folder / "styles/words/en.xml");
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"glossary", "check"}, {"doctor"}, {"convert", document, "-o", out}}) {
        std::vector<std::string> arguments = command;
        arguments.insert(arguments.end(), {"--data", folder.string()});
        const auto ran = run(arguments);
        EXPECT_EQ(ran.status, 78) << command.front();
        EXPECT_NE((ran.out + ran.err).find((folder / "styles/words/en.xml").string()), std::string::npos);
    }
}

TEST_F(Usage, a_mistake_in_a_data_file_is_named_by_the_path_that_opens_it) {
    const fs::path folder = own_data();
    for (const char* name : {"glossary/kinds.xml", "glossary/actions.xml", "glossary/calendar.xml",
                             "glossary/terms-uk.xml", "styles/plain.xml", "styles/words/pl.xml"}) {
        const std::string well = test::read(folder / name);
        std::ofstream(folder / name) << "<nonsense/>\n";
        const auto ran = run({"glossary", "check", "--data", folder.string()});
        EXPECT_EQ(ran.status, 78) << name;
        EXPECT_NE(ran.err.find("plainsend: " + (folder / name).string() + ":1: "), std::string::npos)
            << ran.err;
        std::ofstream(folder / name) << well;
    }
    std::ofstream(folder / "styles/other.xml") << test::read(folder / "styles/plain.xml");
    EXPECT_NE(run({"glossary", "check", "--data", folder.string()}).err.find("styles/other.xml"),
              std::string::npos);
}

TEST_F(Usage, a_mistake_in_the_school_profile_names_the_attribute_and_what_may_stand_there) {
    const auto told = [&](const std::string& right, const std::string& wrong) {
        std::string profile = test::read(PLAINSEND_SOURCE "/samples/school.xml");
        const std::size_t at = profile.find(right);
        EXPECT_NE(at, std::string::npos);
        profile.replace(at, right.size(), wrong);
        const auto ran = run(
            {"convert", document, "-o", out, "--school", base.write("mine/school.xml", profile).string()});
        EXPECT_EQ(ran.status, 78) << wrong;
        EXPECT_NE(ran.err.find("hint: compare it with samples/school.xml"), std::string::npos) << ran.err;
        return ran.err;
    };
    const std::string value = told("\"england\"", "\"englnd\"");
    EXPECT_NE(value.find("school.xml:3: jurisdiction=\"englnd\" may not stand in <school>: write england, "
                         "scotland, wales or northern-ireland"),
              std::string::npos)
        << value;
    const std::string missing = told(" jurisdiction=\"england\"", "");
    EXPECT_NE(missing.find("<school> needs the attribute 'jurisdiction': write england"), std::string::npos)
        << missing;
    const std::string name = told("telephone=", "telefone=");
    EXPECT_NE(name.find("<contact> has no attribute 'telefone'; it may have name, role, telephone"),
              std::string::npos)
        << name;
    const std::string pattern = told("\"01632 960 417\"", "\"ask Jo\"");
    EXPECT_NE(pattern.find("telephone"), std::string::npos) << pattern;
}

TEST_F(Usage, a_glossary_that_would_be_passed_over_is_refused) {
    EXPECT_NE(refused({"check", document, "--glossary", base.write("own.txt", "<glossary/>").string()})
                  .find("ends in .xml"),
              std::string::npos);
}

} // namespace
} // namespace plainsend
