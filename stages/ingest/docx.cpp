// The DOCX reader (ECMA-376, Transitional and Strict). What it does with what it finds:
//
// taken over
//   headings by outline level, by style and its ancestors, and by style name, translated names too; Title
//   (level 1, the other headings move down one); automatic numbers of headings, as text
//   lists: direct and style numbering, levels, restarts, overrides, labels as Word prints them; text that
//   is set as far in as an item belongs to it
//   tables: marked header rows, spans both ways; boxes of one cell, alone or in a column,
//   become plain text
//   bold, italic, underline, strike, super- and subscript, direct and from styles
//   links to the web, e-mail and telephone; footnotes and endnotes, with the author's own marks; line breaks
//   (also where a page or column ends inside a paragraph); tabs
//   PNG and JPEG pictures with their alternative text, "decorative" kept; text boxes, once
//   room to write: dots, underscores, tabs with leaders, underlined space; tick boxes and drop-down lists of
//   old forms, unfilled text fields, items of lists without words; words drawn as a picture (WordArt, but no
//   watermark) tracked insertions; what content controls hold; languages of runs and paragraphs web pages,
//   texts and Word files taken in whole (altChunk; not those inside them) signs of picture fonts, also as
//   letters in such a font; ruby, in brackets; first letters set large the first page's header and footer, or
//   those of every page when they hold a logo or an address and the document has one section, as the
//   letterhead (footer last)
// with a finding
//   lists whose bullets or numbers were typed by hand; header rows told by look; a row without lines that
//   only sets text side by side, read as text; words that Word made up for a picture; formulas, as plain
//   text; the words of diagrams (SmartArt), as a list; fields that wait for a mail merge; marks of missing
//   notes
// left out with a finding
//   tracked deletions, comments, hidden text, placeholders, contents lists, page numbers, other headers and
//   footers, watermarks, other links, other kinds of picture, charts, ActiveX controls, embedded files,
//   content from outside, macros, unknown picture-font signs, EQ fields other than fractions, tables nested
//   beyond the limit
// not yet
//   capitals by format; colours, alignment, indents; columns; list labels in scripts other than Latin;
//   numbers of captions as links; notes that each section or page numbers anew
#include "stages/ingest/docx.h"

#include <algorithm>
#include <utility>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/docx_fields.h"
#include "stages/ingest/docx_reading.h"

namespace plainsend {

namespace {

// American English is what Word says when nobody chose: in a school of these islands it means nothing.
std::string document_language(const DocxStyles& styles) {
    const RunFormat normal = over(styles.paragraph("").run, styles.defaults());
    return normal.language.empty() || normal.language == "en-US" ? "en-GB" : normal.language;
}

std::optional<xml::Tree> optional_tree(DocxReading& reading, const Relationships& relationships,
                                       std::string_view type) {
    const Relationship* found = find_relationship(relationships, type);
    if (found == nullptr || found->external || !reading.package.has(found->target))
        return std::nullopt;
    try {
        return reading.package.tree(found->target);
    } catch (const Error&) {
        reading.left_out.add(Omission::broken_part, {}, found->target);
        return std::nullopt;
    }
}

// A Title above the headings takes level 1; the headings below it move down.
bool has_title(const DocxReading& reading, xml::Node node, int depth) {
    if (depth > reading.limits.depth)
        return false;
    for (const xml::Node child : xml::children(node)) {
        if (child.is("p")) {
            const std::string style = value_of(child.first("pPr"), "pStyle");
            if (!style.empty() && reading.styles.paragraph(style).names.contains("title") &&
                !child.all_text().empty())
                return true;
        } else if (child.is_element() && has_title(reading, child, depth + 1)) {
            return true;
        }
    }
    return false;
}

// Who wrote a comment is nobody's business but the author's.
void read_comments(DocxReading& reading, const Relationships& relationships) {
    if (const auto comments = optional_tree(reading, relationships, "comments"))
        for (xml::Node node = comments->root().first("comment"); node; node = node.next("comment"))
            reading.comments.emplace(node.attribute("id"), tracked_text(node));
}

void tell_parts(DocxReading& reading, const Relationships& relationships) {
    for (const auto& [id, words] : reading.comments) // those without a mark in the text
        reading.left_out.add(Omission::comment, {}, words);
    for (const auto& [id, relationship] : relationships) {
        if (relationship.type == "vbaProject")
            reading.left_out.add(Omission::macros, {});
        else if (relationship.external && relationship.type != "hyperlink" && relationship.type != "image")
            reading.left_out.add(Omission::external_content, {}, relationship.target);
        else if (relationship.type == "package")
            reading.left_out.add(Omission::embedded_object, {}, relationship.target);
    }
}

void read_title(DocxReading& reading) {
    bool heading = false;
    for_each_block(reading.document, [&](const Block& block) {
        heading = heading || std::holds_alternative<Heading>(block.node);
    });
    if (heading)
        return; // the text's own first heading is the title
    if (const auto core = optional_tree(reading, reading.package.package_relationships(), "core-properties"))
        reading.document.metadata.title = core->root().first("title").all_text();
}

Reported<Document> read_whole(const Source& source, const Limits& limits, bool is_inside) {
    const DocxPackage package(source, limits);
    DocxReading reading{.package = package, .limits = limits, .is_inside = is_inside};
    DocxStory body = open_story(reading, package.main_part());
    const xml::Node root = body.tree.root().first("body");
    if (!root)
        throw Error(Trouble::unusable, "has no text: it is not a Word document", source.name,
                    "open it in Word or LibreOffice and save it as .docx");
    if (const auto styles = optional_tree(reading, body.relationships, "styles"))
        reading.styles = DocxStyles(styles->root());
    if (const auto numbering = optional_tree(reading, body.relationships, "numbering"))
        reading.numbering = DocxNumbering(numbering->root(), reading.styles);
    reading.document.metadata.language = document_language(reading.styles);
    const auto settings = optional_tree(reading, body.relationships, "settings");
    read_note_numbers(reading, settings ? settings->root() : xml::Node(), root);
    read_comments(reading, body.relationships);
    reading.title_shift = has_title(reading, root, 0) ? 1 : 0;

    reading.document.body = read_docx_blocks(reading, body, root, 0);
    read_docx_headers(reading, body);
    read_notes(reading, body.relationships);
    std::move(reading.taken_notes.begin(), reading.taken_notes.end(),
              std::back_inserter(reading.document.notes));
    tell_parts(reading, body.relationships);
    read_title(reading);
    finish_reading(reading.document);

    Findings findings = reading.left_out.findings("docx");
    findings.insert(findings.end(), reading.remarks.begin(), reading.remarks.end());
    attach_to_blocks(findings, reading.document);
    return {std::move(reading.document), std::move(findings)};
}

} // namespace

DocxStory open_story(DocxReading& reading, const std::string& part) {
    DocxStory story{reading.package.tree(part), reading.package.relationships(part), 0, {}, false};
    story.unended_fields = unended_fields(story.tree.root());
    story.part = static_cast<std::uint32_t>(reading.document.parts.size());
    reading.document.parts.push_back(part);
    return story;
}

Place place_in(const DocxStory& story, xml::Node node) {
    return {story.part, node.offset(), node.line(), story.tree.column(node)};
}

int sniff_docx(std::string_view bytes) {
    if (!bytes.starts_with("PK\x03\x04"))
        return 0;
    // Names stand uncompressed in the archive's directory.
    return bytes.find("word/document") != std::string_view::npos         ? 3
           : bytes.find("[Content_Types].xml") != std::string_view::npos ? 2
                                                                         : 0;
}

Reported<Document> read_docx(const Source& source, const Limits& limits) {
    return read_whole(source, limits, false);
}

Reported<Document> read_docx_inside(const Source& source, const Limits& limits) {
    return read_whole(source, limits, true);
}

} // namespace plainsend
