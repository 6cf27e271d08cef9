// The ODT reader (OpenDocument 1.3, part 3). What it does with what it finds:
//
// taken over
//   headings (text:h) with the numbers of the outline or of the list they stand in, as text; Title
//   lists with the labels of their list style, continued lists, start values, nested lists
//   tables: header rows and columns, spans both ways, repeated cells (capped); one-cell boxes as text
//   bold, italic, underline, strike, super- and subscript, direct and from styles
//   links to the web, e-mail and telephone; footnotes and endnotes; spaces, tabs, line breaks
//   PNG and JPEG pictures with svg:desc or svg:title as alternative text, "decorative" kept
//   text boxes and shapes with words; room to write: dots, underscores, leaders, underlined space
//   tracked insertions; results of fields; languages of spans and paragraphs; quotations; ruby, in brackets
//   the first page's header and footer, or those of every page when they hold a logo or an address, as the
//   letterhead (footer last)
// with a finding
//   header rows told by look
// left out with a finding
//   tracked deletions, comments, hidden text and sections, placeholders, contents lists, page numbers, other
//   headers and footers, other links, other kinds of picture, charts and embedded objects, linked sections,
//   macros, tables nested beyond the limit
// not yet
//   flat .fodt files; form controls; colours, alignment, columns; formulas as text; numbers of captions as
//   links; list labels in scripts other than Latin
#include "stages/ingest/odt.h"

#include <utility>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/odt_reading.h"

namespace plainsend {

namespace {

constexpr const char* save_again = "open it in LibreOffice and save it again as .odt";

xml::Tree parse_part(const Zip& zip, std::string_view file, const std::string& part) {
    xml::XmlLimits limits;
    limits.depth = 250; // as in the DOCX reader: what is too deep is told with its place instead
    return xml::Tree::parse(zip.read(part), std::string(file) + ": " + part, limits);
}

std::optional<xml::Tree> optional_part(OdtReading& reading, std::string_view file, const std::string& part) {
    if (!reading.zip.has(part))
        return std::nullopt;
    try {
        return parse_part(reading.zip, file, part);
    } catch (const Error& error) {
        reading.left_out.add(Omission::broken_part, {}, error.where);
        return std::nullopt;
    }
}

std::uint32_t add_part(Document& document, const std::string& name) {
    document.parts.push_back(name);
    return static_cast<std::uint32_t>(document.parts.size() - 1);
}

void check_is_readable(const Zip& zip, const std::string& name) {
    if (!zip.has("content.xml"))
        throw Error(Trouble::unusable, "is not an OpenDocument text", name, save_again);
    // The manifest may have a DOCTYPE, so it is looked through, not parsed.
    if (zip.has("META-INF/manifest.xml") &&
        zip.read("META-INF/manifest.xml").find("encryption-data") != std::string::npos)
        throw Error(Trouble::unusable, "is protected by a password", name,
                    "open it in LibreOffice, take the password off and save it again");
}

// The body's first paragraph says on which kind of page the document begins.
std::string first_master_page(xml::Node text, const OdtStyles& styles) {
    for (const xml::Node node : xml::children(text)) {
        const bool paragraph = node.is("p") || node.is("h");
        if (paragraph)
            return styles.paragraph(node.attribute("style-name")).master_page;
        if (node.is("table") || node.is("list") || node.is("section"))
            return {};
    }
    return {};
}

bool has_title(xml::Node text, const OdtStyles& styles) {
    for (const xml::Node node : xml::children(text))
        if (node.is("p") && styles.paragraph(node.attribute("style-name")).names.contains("title") &&
            !node.all_text().empty())
            return true;
    return false;
}

void read_title(OdtReading& reading, std::string_view file) {
    bool heading = false;
    for_each_block(reading.document, [&](const Block& block) {
        heading = heading || std::holds_alternative<Heading>(block.node);
    });
    if (heading)
        return;
    if (const auto meta = optional_part(reading, file, "meta.xml"))
        reading.document.metadata.title = meta->root().first("meta").first("title").all_text();
}

void tell_macros(OdtReading& reading, xml::Node content) {
    bool macros = content.first("scripts").first("script") ? true : false;
    for (const std::string& name : reading.zip.names())
        macros =
            macros || ((name.starts_with("Basic/") || name.starts_with("Scripts/")) && !name.ends_with('/'));
    if (macros)
        reading.left_out.add(Omission::macros, {});
}

} // namespace

Place place_in(const OdtStory& story, xml::Node node) {
    return {story.part, node.offset(), node.line(), story.tree.column(node)};
}

int sniff_odt(std::string_view bytes) {
    if (!bytes.starts_with("PK\x03\x04"))
        return 0;
    // The first entry is "mimetype", stored, so that this can be seen without unpacking.
    return bytes.substr(0, 200).find("application/vnd.oasis.opendocument.text") != std::string_view::npos ? 3
                                                                                                          : 0;
}

Reported<Document> read_odt(const Source& source, const Limits& limits) {
    const Zip zip = Zip::open(source.bytes, source.name, limits);
    check_is_readable(zip, source.name);
    OdtReading reading{.zip = zip, .limits = limits};
    const xml::Tree content = parse_part(zip, source.name, "content.xml");
    const xml::Node text = content.root().first("body").first("text");
    if (!text)
        throw Error(Trouble::unusable, "has no text: it is not an OpenDocument text", source.name,
                    save_again);
    const auto shared = optional_part(reading, source.name, "styles.xml");
    OdtStyles header_styles;
    if (shared)
        header_styles.add(shared->root());
    OdtStyles styles = header_styles;
    styles.add(content.root());
    const std::string& language = styles.default_language();
    // American English is what the program says when nobody chose.
    reading.document.metadata.language = language.empty() || language == "en-US" ? "en-GB" : language;
    reading.title_shift = has_title(text, styles) ? 1 : 0;

    const OdtStory body{content, styles, add_part(reading.document, "content.xml"), false};
    reading.document.body = read_odt_blocks(reading, body, text, 0);
    if (shared) {
        const OdtStory headers{*shared, header_styles, add_part(reading.document, "styles.xml"), true};
        read_odt_pages(reading, headers, first_master_page(text, styles));
    }
    tell_macros(reading, content.root());
    read_title(reading, source.name);
    finish_reading(reading.document);

    Findings findings = reading.left_out.findings("odt");
    findings.insert(findings.end(), reading.remarks.begin(), reading.remarks.end());
    attach_to_blocks(findings, reading.document);
    return {std::move(reading.document), std::move(findings)};
}

} // namespace plainsend
