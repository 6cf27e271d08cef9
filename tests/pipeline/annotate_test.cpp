#include "pipeline/annotate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/docx.h"
#include "stages/io/zip.h"
#include "tests/annotated_word.h"
#include "tests/pipeline/loaded_data.h"
#include "tests/word_document.h"

namespace plainsend {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using tests::paragraph;
using tests::run;
using tests::seen;
using tests::SeenPart;
using tests::View;
using tests::word_document;
using tests::word_part;
using namespace std::chrono;

constexpr Date day = 2026y / December / 3;

// Says "Look here." of the first place of these words; instead: as a change.
Annotation about(const Document& document, const std::string& words,
                 const std::optional<std::string>& instead = std::nullopt) {
    Annotation made{"", 0, 0, words, {"Look here."}, instead, "Better: " + instead.value_or("")};
    for_each_block(document, [&](const Block& block) {
        const std::size_t at = block_text(block).find(words);
        if (!made.block.empty() || at == std::string::npos)
            return;
        made.block = block.id;
        made.begin = at;
        made.end = at + words.size();
    });
    EXPECT_FALSE(made.block.empty()) << words;
    return made;
}

struct Annotated {
    AnnotatedCopy copy;
    std::map<std::string, std::string> before;
    std::map<std::string, std::string> after;
    const std::string& body() const { return after.at("word/document.xml"); }
};

std::map<std::string, std::string> parts_of(const std::string& bytes) {
    const Zip zip = Zip::open(bytes, "a.docx", Limits{});
    std::map<std::string, std::string> parts;
    for (const std::string& name : zip.names())
        parts.emplace(name, zip.read(name));
    return parts;
}

Annotated annotated(const std::string& bytes, const std::string& words,
                    const std::optional<std::string>& instead = std::nullopt) {
    const Source source{bytes, "a.docx", {}};
    const Document document = read_docx(source, Limits{}).value;
    Annotated made{
        annotate_docx(source, document, {about(document, words, instead)}, day), parts_of(bytes), {}};
    made.after = parts_of(made.copy.bytes);
    return made;
}

// Where words may stand in a Word document, and what can be done to them there.
struct Row {
    std::string name;
    std::string body;
    std::string words;
    bool on_words = true;
    bool changed = true;
};

const std::string box = "<w:p>" + run("In the margin we utilise it.") + "</w:p>";

const std::vector<Row> rows{
    {"inside a run", paragraph("We will utilise this."), "utilise"},
    {"at the start of a run", paragraph("Utilise this."), "Utilise"},
    {"a whole run", "<w:p>" + run("We ") + run("utilise", "<w:b/>") + run(" it.") + "</w:p>", "utilise"},
    {"a run without preserved space", "<w:p><w:r><w:t>  We utilise it </w:t></w:r></w:p>", "utilise"},
    {"split in many runs",
     "<w:p>" + run("We uti") + run("li") + "<w:proofErr w:type='x'/>" + run("se it.") + "</w:p>", "utilise"},
    {"across formats", "<w:p>" + run("We make ") + run("use", "<w:b/>") + run(" of it.") + "</w:p>",
     "make use of"},
    {"after a tab", "<w:p><w:r><w:t>When</w:t><w:tab/><w:t>we utilise it</w:t></w:r></w:p>", "utilise"},
    {"across a tab", "<w:p><w:r><w:t>We</w:t><w:tab/><w:t>utilise it</w:t></w:r></w:p>", "We\tutilise"},
    {"across a line break", "<w:p>" + run("We utilise") + "<w:r><w:br/></w:r>" + run("it here.") + "</w:p>",
     "utilise\nit", true, false},
    {"with signs of XML", paragraph("Tom &amp; Zoë &lt;both&gt; utilise &quot;it&quot;."), "utilise \"it\""},
    {"in CDATA", "<w:p><w:r><w:t xml:space='preserve'><![CDATA[We <utilise> it]]></w:t></w:r></w:p>",
     "utilise"},
    {"in a link",
     "<w:p>" + run("See ") + "<w:hyperlink w:anchor='x'>" + run("how we utilise it") + "</w:hyperlink></w:p>",
     "utilise"},
    {"from a link to the text",
     "<w:p><w:hyperlink w:anchor='x'>" + run("We utilise") + "</w:hyperlink>" + run(" it.") + "</w:p>",
     "utilise it"},
    {"in a field of a link",
     "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"https://a.example\" "
     "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" +
         run("we utilise it") + "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
     "utilise"},
    {"in a field that Word works out",
     "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF b </w:instrText></w:r><w:r>"
     "<w:fldChar w:fldCharType='separate'/></w:r>" +
         run("we utilise it") + "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
     "utilise", true, false},
    {"in a table",
     "<w:tbl><w:tr><w:tc>" + paragraph("We utilise it.") + "</w:tc><w:tc>" + paragraph("Two") +
         "</w:tc></w:tr><w:tr><w:tc>" + paragraph("Three") + "</w:tc><w:tc>" + paragraph("Four") +
         "</w:tc></w:tr></w:tbl>",
     "utilise"},
    {"behind a typed label",
     paragraph("1. We utilise it.") + paragraph("2. We like it.") + paragraph("3. Done well."), "utilise"},
    {"in a heading", paragraph("We utilise it", "<w:outlineLvl w:val='0'/>") + paragraph("Text."), "utilise"},
    {"beside a picture's place",
     "<w:p><w:r><w:t>We </w:t><w:lastRenderedPageBreak/><w:t>utilise it</w:t></w:r></w:p>", "utilise"},
    {"in words that another put in",
     "<w:p>" + run("We ") + "<w:ins w:id='3' w:author='Ms Lark'>" + run("utilise") + "</w:ins>" +
         run(" it.") + "</w:p>",
     "utilise", true, false},
    {"around words that another took out",
     "<w:p>" + run("We utilise ") +
         "<w:del w:id='3' w:author='Ms Lark'><w:r><w:delText>all of </w:delText></w:r></w:del>" + run("it.") +
         "</w:p>",
     "utilise it"},
    {"in a control of free text",
     "<w:p><w:sdt><w:sdtPr/><w:sdtContent>" + run("we utilise it") + "</w:sdtContent></w:sdt></w:p>",
     "utilise"},
    {"in a control of plain text",
     "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + run("we utilise it") +
         "</w:sdtContent></w:sdt></w:p>",
     "utilise", false, false},
    {"in a box",
     "<w:p>" + run("Beside it.") + "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + box +
         "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
     "utilise", false, true},
};

TEST(Annotate, puts_comments_and_changes_on_the_right_words) {
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const Annotated made = annotated(word_document(row.body), row.words, "USE");
        const std::string original = seen(made.before.at("word/document.xml"), View::rejected).text;
        const SeenPart rejected = seen(made.body(), View::rejected);
        EXPECT_EQ(rejected.text, original);
        ASSERT_EQ(rejected.words.size(), 1U);
        EXPECT_EQ(rejected.words.begin()->second, row.on_words ? row.words : "");
        EXPECT_EQ(made.copy.on_words, row.on_words ? 1U : 0U);
        EXPECT_EQ(made.copy.at_paragraph, row.on_words ? 0U : 1U);
        EXPECT_EQ(made.copy.changes, row.changed ? 1U : 0U);
        std::string expected = original;
        const std::string seen_words =
            row.name == "around words that another took out" ? "utilise it" : row.words;
        if (row.changed)
            expected.replace(expected.find(seen_words), seen_words.size(), "USE");
        EXPECT_EQ(seen(made.body(), View::accepted).text, expected);
        const std::string& comments = made.after.at("word/comments.xml");
        EXPECT_THAT(comments, HasSubstr("Look here."));
        EXPECT_EQ(comments.find("Better: USE") == std::string::npos, row.changed);
        EXPECT_EQ(comments.find("About the words") == std::string::npos, row.on_words);
    }
}

TEST(Annotate, leaves_every_byte_beside_the_marks) {
    const std::string body = paragraph("First &#x41;.") + "<!-- kept -->" + paragraph("We utilise it.") +
                             "<w:sectPr  w:rsidR = '1'/>";
    const Annotated made = annotated(word_document(body), "utilise");
    const std::string& before = made.before.at("word/document.xml");
    const std::size_t at = before.find("<w:r><w:rPr></w:rPr><w:t xml:space='preserve'>We");
    const std::size_t behind = before.find("</w:p><w:sectPr");
    EXPECT_EQ(made.body().substr(0, at), before.substr(0, at));
    EXPECT_TRUE(made.body().ends_with(before.substr(behind)));
}

TEST(Annotate, keeps_the_format_in_every_piece_and_numbers_records_of_it_anew) {
    const std::string properties = "<w:b/><w:rPrChange w:id='7' w:author='Ms Lark'><w:rPr/></w:rPrChange>";
    const std::string body =
        annotated(word_document("<w:p>" + run("We utilise it.", properties) + "</w:p>"), "utilise", "use")
            .body();
    std::size_t bold = 0;
    for (std::size_t at = body.find("<w:b/>"); at != std::string::npos; at = body.find("<w:b/>", at + 1))
        ++bold;
    EXPECT_EQ(bold, 4U); // before, taken out, put in, behind
    EXPECT_EQ(body.find("w:rPrChange w:id='7'"), body.rfind("w:rPrChange w:id='7'"));
    std::size_t records = 0;
    for (std::size_t at = body.find("<w:rPrChange"); at != std::string::npos;
         at = body.find("<w:rPrChange", at + 1))
        ++records;
    EXPECT_EQ(records, 3U);
}

TEST(Annotate, changes_both_alternatives_of_a_box_and_comments_where_it_hangs) {
    const std::string inside = "<w:txbxContent>" + box + "</w:txbxContent>";
    const std::string body = "<w:p>" + run("Beside it.") +
                             "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>" +
                             inside + "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" +
                             inside + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    const Annotated made = annotated(word_document(body), "utilise", "use");
    EXPECT_EQ(made.copy.changes, 1U);
    EXPECT_EQ(made.copy.at_paragraph, 1U);
    const std::string& changed = made.body();
    const std::size_t first = changed.find("<w:delText");
    EXPECT_NE(changed.find("<w:delText", first + 1), std::string::npos);
    EXPECT_LT(changed.find("<w:commentReference"), changed.find("<w:txbxContent"));
    EXPECT_EQ(seen(changed, View::rejected).text,
              seen(made.before.at("word/document.xml"), View::rejected).text);
}

TEST(Annotate, comments_on_a_note_stand_at_its_mark_and_changes_in_the_note) {
    const std::string note = "<w:footnote w:id='2'>" + paragraph("Here we utilise it.") + "</w:footnote>";
    const std::string body =
        paragraph("First.") + "<w:p>" + run("Second") + "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>";
    const Annotated made = annotated(
        word_document(body, {{"word/footnotes.xml", word_part("footnotes", note)}}), "utilise", "use");
    EXPECT_EQ(made.copy.changes, 1U);
    EXPECT_EQ(made.copy.at_paragraph, 1U);
    const std::string& notes = made.after.at("word/footnotes.xml");
    EXPECT_EQ(seen(notes, View::accepted).text, "Here we use it.\n");
    EXPECT_EQ(seen(notes, View::rejected).text, "Here we utilise it.\n");
    EXPECT_THAT(notes, Not(HasSubstr("comment")));
    EXPECT_GT(made.body().find("<w:commentReference"), made.body().find("First."));
}

TEST(Annotate, adds_to_comments_that_are_there_and_takes_no_number_twice) {
    const std::string comments = word_part("comments", "<w:comment w:id='1' w:author='Ms Lark'>" +
                                                           paragraph("Mine.") + "</w:comment>");
    const std::string body = "<w:p><w:bookmarkStart w:id='2' w:name='b'/><w:commentRangeStart w:id='1'/>" +
                             run("We utilise it.") +
                             "<w:commentRangeEnd w:id='1'/><w:r><w:commentReference "
                             "w:id='1'/></w:r><w:bookmarkEnd w:id='2'/></w:p>";
    const Annotated made = annotated(word_document(body, {{"word/comments.xml", comments}}), "utilise");
    const std::string& after = made.after.at("word/comments.xml");
    EXPECT_TRUE(after.starts_with(comments.substr(0, comments.rfind("</w:comments>"))));
    EXPECT_THAT(after, HasSubstr("w:id=\"3\""));
    EXPECT_EQ(made.after.at("[Content_Types].xml"), made.before.at("[Content_Types].xml"));
    EXPECT_EQ(made.after.at("word/_rels/document.xml.rels"), made.before.at("word/_rels/document.xml.rels"));
    const SeenPart rejected = seen(made.body(), View::rejected);
    EXPECT_EQ(rejected.words.at("1"), "We utilise it.");
    EXPECT_EQ(rejected.words.at("3"), "utilise");
}

TEST(Annotate, makes_a_part_of_comments_known_to_the_package) {
    const Annotated made = annotated(word_document(paragraph("We utilise it.")), "utilise");
    EXPECT_THAT(made.after.at("[Content_Types].xml"), HasSubstr("PartName=\"/word/comments.xml\""));
    EXPECT_THAT(made.after.at("word/_rels/document.xml.rels"), HasSubstr("Target=\"comments.xml\""));
    EXPECT_THAT(made.after.at("word/comments.xml"),
                HasSubstr("w:author=\"plainsend\" w:date=\"2026-12-03T00:00:00Z\" w:initials=\"ps\""));
}

TEST(Annotate, writes_strict_documents_in_their_own_namespaces) {
    const std::string strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    std::string body = "<s:document xmlns:s='" + strict +
                       "'><s:body><s:p><s:r><s:t>We utilise it.</s:t></s:r></s:p></s:body></s:document>";
    const std::string type = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
    const std::string bytes =
        tests::archive({{"[Content_Types].xml", "<Types/>"},
                        {"_rels/.rels", "<Relationships><Relationship Id='a' Type='" + type +
                                            "' Target='text/main.xml'/></Relationships>"},
                        {"text/main.xml", body}});
    const Annotated made = annotated(bytes, "utilise", "use");
    EXPECT_THAT(made.after.at("text/main.xml"),
                HasSubstr("<s:delText xml:space=\"preserve\">utilise</s:delText>"));
    EXPECT_THAT(made.after.at("text/comments.xml"), HasSubstr("xmlns:w=\"" + strict + "\""));
    EXPECT_THAT(made.after.at("text/_rels/main.xml.rels"),
                HasSubstr("purl.oclc.org/ooxml/officeDocument/relationships/comments"));
}

TEST(Annotate, says_in_the_first_comment_what_is_about_the_whole_document) {
    const Source source{word_document("<w:tbl/>" + paragraph("One.") + paragraph("Two.")), "a.docx", {}};
    const Document document = read_docx(source, Limits{}).value;
    const AnnotatedCopy copy =
        annotate_docx(source, document,
                      {{"", 0, 0, "", {"No contact."}, {}, ""}, {"", 0, 0, "", {"No date."}, {}, ""}}, day);
    EXPECT_EQ(copy.about_document, 2U);
    const auto parts = parts_of(copy.bytes);
    EXPECT_THAT(parts.at("word/comments.xml"), HasSubstr("No contact."));
    EXPECT_LT(parts.at("word/document.xml").find("commentReference"),
              parts.at("word/document.xml").find("One."));
}

TEST(Annotate, gives_the_same_bytes_for_the_same_input) {
    const std::string bytes = word_document(paragraph("We utilise it."));
    EXPECT_EQ(annotated(bytes, "utilise", "use").copy.bytes, annotated(bytes, "utilise", "use").copy.bytes);
}

// ---------------------------------------------------------------- with what check says

JobOptions on_the_day() {
    JobOptions options;
    options.choices.date = day;
    return options;
}

TEST(Annotate, tracks_the_certain_edits_of_the_plain_version) {
    const Source source{
        word_document(paragraph("We will utilise the hall prior to the meeting.")), "a.docx", {}};
    const CheckResult result = check_document(source, on_the_day(), data());
    const AnnotatedCopy copy = annotate_document(source, result, on_the_day(), data());
    EXPECT_EQ(copy.on_words + copy.about_document, result.findings.size());
    EXPECT_GT(copy.changes, 0U);
    const std::string accepted = seen(parts_of(copy.bytes).at("word/document.xml"), View::accepted).text;
    EXPECT_THAT(accepted, HasSubstr("We will use the hall"));
    EXPECT_THAT(copy_in_words(copy), HasSubstr("tracked change"));
}

TEST(Annotate, is_for_word_files_only) {
    const Source source{"# Minutes\n\nWe utilise it.\n", "a.md", {}};
    const CheckResult result = check_document(source, on_the_day(), data());
    try {
        annotate_document(source, result, on_the_day(), data());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::usage);
        EXPECT_EQ(error.message, "--annotate works with Word files (.docx)");
    }
}

} // namespace
} // namespace plainsend
