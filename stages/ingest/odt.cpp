// The ODT reader (OpenDocument 1.3, part 3; also flat, in one XML file). What it does with what it finds:
//
// taken over
//   headings (text:h) with the numbers of the outline or of the list they stand in, as text; Title
//   lists with the labels of their list style or of an item's own, continued lists, start values, nested
//   lists, numbered paragraphs; empty items, as room to write
//   tables: header rows and columns, spans both ways, repeated cells (capped); boxes, alone or in a
//   column, as text
//   bold, italic, underline, strike, super- and subscript, direct and from styles
//   links to the web, e-mail and telephone; footnotes and endnotes; spaces, tabs, line breaks
//   PNG and JPEG pictures with svg:desc or svg:title as alternative text, "decorative" kept
//   text boxes and shapes with words; room to write: dots, underscores, leaders, underlined space
//   controls and fields of forms: what is ticked, filled in or chosen; else the box, the room or the choices
//   bibliographies; letters of picture fonts, as the signs they show
//   tracked insertions; results of fields; languages of spans and paragraphs; quotations; ruby, in brackets
//   the first page's header and footer, or those of every page when they hold a logo or an address, as the
//   letterhead (footer last)
// with a finding
//   linked sections, as last saved; formulas (MathML), as plain text; lists whose bullets or numbers were
//   typed by hand; header rows told by look
// left out with a finding
//   tracked deletions, comments, hidden text, paragraphs and sections, placeholders, contents lists, other
//   indexes, page numbers, other headers and footers, watermarks, other links, buttons, other kinds of
//   picture, charts and embedded objects, linked sections that are empty, macros, tables nested or repeated
//   beyond the limit
// not yet
//   colours, alignment, columns; numbers of captions as links; list labels in scripts other
//   than Latin
#include "stages/ingest/odt.h"

#include <utility>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/odt_reading.h"

namespace plainsend {

namespace {

constexpr const char* save_again = "open it in LibreOffice and save it again as .odt";

xml::XmlLimits part_limits() {
    xml::XmlLimits limits;
    limits.depth = 250; // as in the DOCX reader: what is too deep is told with its place instead
    return limits;
}

xml::Tree parse_part(const Zip& zip, std::string_view file, const std::string& part) {
    return xml::Tree::parse(zip.read(part), std::string(file) + ": " + part, part_limits());
}

std::optional<xml::Tree> optional_part(OdtReading& reading, std::string_view file, const std::string& part) {
    if (!reading.zip->has(part))
        return std::nullopt;
    try {
        return parse_part(*reading.zip, file, part);
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
    // The manifest may have a DOCTYPE, so it is looked through, not parsed. LibreOffice can also lock up the
    // whole document in one part.
    const bool locked = zip.has("META-INF/manifest.xml") &&
                        zip.read("META-INF/manifest.xml").find("encryption-data") != std::string::npos;
    if (locked || zip.has("encrypted-package"))
        throw Error(Trouble::unusable, "is protected by a password", name,
                    "open it in LibreOffice, take the password off and save it again");
    if (!zip.has("content.xml"))
        throw Error(Trouble::unusable, "is not an OpenDocument text", name, save_again);
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

void read_title(OdtReading& reading, xml::Node meta) {
    bool heading = false;
    for_each_block(reading.document, [&](const Block& block) {
        heading = heading || std::holds_alternative<Heading>(block.node);
    });
    if (!heading)
        reading.document.metadata.title = meta.first("meta").first("title").all_text();
}

// LibreOffice writes an empty library into every document; only a program is worth a word.
bool is_program(const Zip& zip, const std::string& part) {
    if (part.starts_with("Scripts/"))
        return !part.ends_with('/');
    if (!part.starts_with("Basic/") || !part.ends_with(".xml") || part.ends_with("/script-lc.xml") ||
        part.ends_with("/script-lb.xml"))
        return false;
    try {
        const std::string text = xml::Tree::parse(zip.read(part), part).root().all_text();
        return text.find_first_not_of(" \t\r\n") != std::string::npos;
    } catch (const Error&) {
        return true; // that nobody can read; it is not run either
    }
}

void tell_macros(OdtReading& reading, xml::Node content) {
    const xml::Node scripts = content.first("scripts");
    bool macros = scripts.first("event-listeners").first("event-listener") ? true : false;
    for (xml::Node script = scripts.first("script"); script; script = script.next("script"))
        macros = macros || script.all_text().find_first_not_of(" \t\r\n") != std::string::npos;
    for (const std::string& name : reading.zip == nullptr ? std::vector<std::string>() : reading.zip->names())
        macros = macros || is_program(*reading.zip, name);
    if (macros)
        reading.left_out.add(Omission::macros, {});
}

// The parts of a text; in a flat file they are one.
struct Parts {
    const xml::Tree& content;
    const xml::Tree* shared = nullptr; // styles, headers and footers
    xml::Node meta;
};

void read_parts(OdtReading& reading, const Parts& parts, const Source& source) {
    const xml::Node text = parts.content.root().first("body").first("text");
    if (!text)
        throw Error(Trouble::unusable, "has no text: it is not an OpenDocument text", source.name,
                    save_again);
    const bool flat = &parts.content == parts.shared;
    OdtStyles header_styles;
    if (parts.shared != nullptr)
        header_styles.add(parts.shared->root());
    OdtStyles styles = header_styles;
    if (!flat)
        styles.add(parts.content.root());
    const std::string& language = styles.default_language();
    // American English is what the program says when nobody chose.
    reading.document.metadata.language = language.empty() || language == "en-US" ? "en-GB" : language;
    reading.title_shift = has_title(text, styles) ? 1 : 0;

    const OdtStory body{parts.content, styles, add_part(reading.document, flat ? source.name : "content.xml"),
                        false};
    reading.controls = odt_controls(text);
    reading.document.body = read_odt_blocks(reading, body, text, 0);
    if (parts.shared != nullptr) {
        const std::uint32_t part = flat ? body.part : add_part(reading.document, "styles.xml");
        const OdtStory headers{*parts.shared, header_styles, part, true};
        read_odt_pages(reading, headers, first_master_page(text, styles));
    }
    tell_macros(reading, parts.content.root());
    read_title(reading, parts.meta);
    finish_reading(reading.document);
}

} // namespace

Place place_in(const OdtStory& story, xml::Node node) {
    return {story.part, node.offset(), node.line(), story.tree.column(node)};
}

int sniff_odt(std::string_view bytes) {
    constexpr std::string_view type = "application/vnd.oasis.opendocument.text";
    // The first entry is "mimetype", stored, so that this can be seen without unpacking.
    if (bytes.starts_with("PK\x03\x04"))
        return bytes.substr(0, 200).find(type) != std::string_view::npos ? 3 : 0;
    // A flat file says it in its first tag, among the names of some thirty namespaces.
    const std::string_view head = bytes.substr(0, 8192);
    return head.find("<office:document") != std::string_view::npos &&
                   head.find(type) != std::string_view::npos
               ? 3
               : 0;
}

Reported<Document> read_odt(const Source& source, const Limits& limits) {
    OdtReading reading{.zip = nullptr, .limits = limits};
    const bool flat = !source.bytes.starts_with("PK") && sniff_odt(source.bytes) != 0;
    if (!flat) {
        const Zip zip = Zip::open(source.bytes, source.name, limits);
        check_is_readable(zip, source.name);
        reading.zip = &zip;
        const xml::Tree content = parse_part(zip, source.name, "content.xml");
        const auto shared = optional_part(reading, source.name, "styles.xml");
        const auto meta = optional_part(reading, source.name, "meta.xml");
        read_parts(reading, {content, shared ? &*shared : nullptr, meta ? meta->root() : xml::Node()},
                   source);
    } else {
        const xml::Tree whole = xml::Tree::parse(source.bytes, source.name, part_limits());
        read_parts(reading, {whole, &whole, whole.root()}, source);
    }
    reading.zip = nullptr;

    Findings findings = reading.left_out.findings("odt");
    findings.insert(findings.end(), reading.remarks.begin(), reading.remarks.end());
    attach_to_blocks(findings, reading.document);
    return {std::move(reading.document), std::move(findings)};
}

} // namespace plainsend
