#include "pipeline/run/inputs.h"

#include <gtest/gtest.h>
#include <map>
#include <sys/stat.h>

#include "tests/pipeline/temporary_folder.h"

namespace plainsend {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> read_names(const std::vector<Input>& inputs) {
    std::vector<std::string> names;
    for (const Input& input : inputs)
        if (input.passed_over.empty())
            names.push_back(input.name);
    return names;
}

std::map<std::string, std::string> passed_over(const std::vector<Input>& inputs) {
    std::map<std::string, std::string> reasons;
    for (const Input& input : inputs)
        if (!input.passed_over.empty())
            reasons[input.name] = input.passed_over;
    return reasons;
}

TEST(Inputs, a_folder_is_walked_in_name_order_and_mirrored) {
    const test::TemporaryFolder base;
    for (const char* name : {"b.md", "a/z.txt", "a/c/y.docx", "B.md", "c.HTML"})
        base.write(name, "x");
    const auto inputs = find_inputs({base.path().string()}, "");
    EXPECT_EQ(read_names(inputs),
              (std::vector<std::string>{"B.md", "a/c/y.docx", "a/z.txt", "b.md", "c.HTML"}));
    EXPECT_EQ(inputs[1].folder, "a/c");
    EXPECT_EQ(inputs[1].stem, "y");
}

TEST(Inputs, what_is_passed_over_is_said_with_the_reason) {
    const test::TemporaryFolder base;
    base.write("~$letter.docx", "x");
    base.write(".hidden.md", "x");
    base.write(".git/a.md", "x");
    base.write("photo.heic", "x");
    base.write("letter.standard.html", "<!DOCTYPE html><meta charset=\"utf-8\">"
                                       "<meta name=\"generator\" content=\"plainsend 0.1.0\">");
    base.write("letter.draft.json", "{}");
    base.write("letter.draft.standard.pdf", "%PDF");
    base.write("out/letter.md", "x");
    base.write("letter.md", "x");
    fs::create_directory_symlink(base.path(), base.path() / "loop");
    mkfifo((base.path() / "pipe.md").c_str(), 0600);
    const auto inputs = find_inputs({base.path().string()}, base.path() / "out");
    EXPECT_EQ(read_names(inputs), (std::vector<std::string>{"letter.md"}));
    const auto reasons = passed_over(inputs);
    EXPECT_EQ(reasons.size(), 10U);
    EXPECT_EQ(reasons.at("letter.standard.html"), "written by plainsend");
    EXPECT_EQ(reasons.at("out"), "the folder for the outputs");
    EXPECT_EQ(reasons.at("loop"), "a link to another folder");
    EXPECT_EQ(reasons.at("pipe.md"), "not an ordinary file");
    EXPECT_TRUE(reasons.contains("letter.draft.json"));
    EXPECT_TRUE(reasons.contains(".git"));
}

TEST(Inputs, a_link_in_a_folder_is_passed_over_wherever_it_leads_and_one_that_is_named_is_read) {
    const test::TemporaryFolder base;
    const fs::path outside = base.write("secrets/passwords.txt", "x");
    base.write("in/letter.md", "x");
    const fs::path link = base.path() / "in/link.txt";
    fs::create_symlink(outside, link);
    fs::create_symlink(base.path() / "in/letter.md", base.path() / "in/near.md");
    fs::create_directory_symlink(base.path() / "secrets", base.path() / "in/more");
    const auto inputs = find_inputs({(base.path() / "in").string()}, "");
    EXPECT_EQ(read_names(inputs), (std::vector<std::string>{"letter.md"}));
    for (const Input& input : inputs)
        EXPECT_EQ(input.what_to_do.empty(), input.name == "letter.md") << input.name;
    EXPECT_EQ(passed_over(inputs).at("link.txt"), "a link to another file");
    EXPECT_EQ(read_names(find_inputs({link.string()}, "")), (std::vector<std::string>{"link.txt"}));
}

TEST(Inputs, a_document_of_a_kind_that_cannot_be_read_says_what_to_do_and_its_own_pdf_does_not) {
    const test::TemporaryFolder base;
    for (const char* name : {"a.DOC", "b.rtf", "c.pdf", "d.pages", "photo.jpg"})
        base.write(name, "x");
    base.write("e.standard.pdf", "%PDF-1.7 <pdf:Producer>plainsend</pdf:Producer>");
    std::map<std::string, std::string> advice;
    for (const Input& input : find_inputs({base.path().string()}, ""))
        advice[input.name] = input.passed_over + "; " + input.what_to_do;
    EXPECT_EQ(advice.at("a.DOC"), "an old Word file; open it in Word and save it as .docx");
    EXPECT_EQ(advice.at("b.rtf"), "a rich text file; open it in Word and save it as .docx");
    EXPECT_EQ(advice.at("c.pdf"), "a PDF, which plainsend makes but does not read; use the Word or "
                                  "OpenDocument file that it was made from");
    EXPECT_EQ(advice.at("d.pages"), "a Pages file; open it in Pages and export it to Word");
    EXPECT_EQ(advice.at("e.standard.pdf"), "written by plainsend; ");
    EXPECT_TRUE(advice.at("photo.jpg").ends_with("; "));
}

TEST(Inputs, a_named_file_is_read_whatever_it_is_called) {
    const test::TemporaryFolder base;
    const fs::path own = base.write("x.tree.json", "{}");
    EXPECT_EQ(read_names(find_inputs({own.string(), "-", "missing.docx"}, "")),
              (std::vector<std::string>{"x.tree.json", "stdin", "missing.docx"}));
}

TEST(Inputs, two_with_one_stem_keep_their_extension) {
    const test::TemporaryFolder base;
    for (const char* name : {"Minutes.odt", "letter.md", "minutes.docx", "sub/minutes.docx"})
        base.write(name, "x");
    std::map<std::string, std::string> stems;
    for (const Input& input : find_inputs({base.path().string()}, ""))
        stems[input.name] = input.stem;
    EXPECT_EQ(stems.at("Minutes.odt"), "Minutes.odt");
    EXPECT_EQ(stems.at("minutes.docx"), "minutes.docx");
    EXPECT_EQ(stems.at("letter.md"), "letter");
    EXPECT_EQ(stems.at("sub/minutes.docx"), "minutes");
}

TEST(Inputs, files_of_one_name_from_two_folders_do_not_overwrite_each_other) {
    const test::TemporaryFolder base;
    const std::string one = base.write("one/minutes.docx", "x").string();
    const std::string two = base.write("two/minutes.docx", "x").string();
    const auto inputs = find_inputs({one, two, one}, "");
    ASSERT_EQ(inputs.size(), 3U);
    EXPECT_EQ(inputs[0].stem, "minutes.docx");
    EXPECT_EQ(inputs[1].stem, "minutes.docx-2");
    EXPECT_EQ(inputs[2].passed_over, "named twice");
    EXPECT_NE(inputs[0].name, inputs[1].name);
}

TEST(Inputs, two_files_of_one_name_are_both_named_by_their_path) {
    const test::TemporaryFolder base;
    const std::string one = base.write("x1/m.md", "x").string();
    const std::string two = base.write("x2/m.md", "x").string();
    const std::string other = base.write("n.md", "x").string();
    EXPECT_EQ(read_names(find_inputs({one, two, other}, "")), (std::vector<std::string>{one, two, "n.md"}));
}

TEST(Inputs, standard_input_is_taken_once) {
    const auto inputs = find_inputs({"-", "-"}, "");
    ASSERT_EQ(inputs.size(), 2U);
    EXPECT_EQ(inputs[0].passed_over, "");
    EXPECT_EQ(inputs[1].passed_over, "named twice");
}

TEST(Inputs, a_pipe_that_is_named_is_trouble_of_its_own) {
    const test::TemporaryFolder base;
    const std::string pipe = (base.path() / "pipe").string();
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_TRUE(find_inputs({pipe}, "").at(0).trouble.has_value());
    EXPECT_FALSE(find_inputs({base.write("a.md", "x").string()}, "").at(0).trouble.has_value());
}

} // namespace
} // namespace plainsend
