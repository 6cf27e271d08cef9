// What the parts of the ODT reader share while one document is read. Used by odt*.cpp only.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "stages/document/document.h"
#include "stages/document/source.h"
#include "stages/ingest/left_out.h"
#include "stages/ingest/odt_forms.h"
#include "stages/ingest/odt_styles.h"
#include "stages/ingest/pieces.h"
#include "stages/io/xml.h"
#include "stages/io/zip.h"

namespace plainsend {

inline constexpr const char* odt_room = "........"; // to write on

using OdtCounters = std::array<std::optional<int>, odt_list_levels>;

struct OdtReading {
    const Zip* zip; // none: a flat file, whose pictures stand in its text
    const Limits& limits;
    Document document{};
    LeftOut left_out{};
    Findings remarks{};
    OdtControls controls{};
    // By list id and, for the last one, by list style. Lists that continue one another count together.
    std::map<std::string, std::shared_ptr<OdtCounters>> list_counters{};
    OdtCounters outline_counters{};
    std::size_t copies = 0; // cells and lines of text that repetition in tables has made
    int footnotes = 0;
    int endnotes = 0;
    int title_shift = 0; // 1 when a Title stands above the headings
};

// One part with text: content.xml, or the headers in styles.xml with their own automatic styles.
struct OdtStory {
    const xml::Tree& tree;
    const OdtStyles& styles;
    std::uint32_t part = 0; // index into Document::parts
    bool flatten_tables = false;
};

Place place_in(const OdtStory&, xml::Node);

// odt_blocks.cpp: paragraphs, lists, tables of a container. depth counts levels.
Blocks read_odt_blocks(OdtReading&, const OdtStory&, xml::Node container, int depth);

// odt_changes.cpp: tracked changes. What was deleted stands there and only there; insertions stand in the
// text.
void tell_odt_changes(OdtReading&, const OdtStory&, xml::Node tracked_changes);
std::string odt_comment(xml::Node annotation); // its words

// odt_labels.cpp: counts one item at `level` and gives its label. start: 0 or more restarts.
std::string next_odt_label(const OdtListStyle&, OdtCounters&, std::size_t level, int start);

// odt_items.cpp: items of a list, and whether one is empty, to be written in; an only or last empty bullet
// was left there by chance. A paragraph may be hidden by a condition inside it.
std::vector<xml::Node> odt_list_items(xml::Node list);
bool is_empty_odt_item(xml::Node item);
bool ends_in_stray_bullet(const std::vector<xml::Node>& items);
bool is_hidden_paragraph(xml::Node paragraph);

// odt_objects.cpp: an object that is a formula, "" for every other; the resource that a picture becomes, ""
// when it was left out.
std::string odt_formula(const OdtReading&, xml::Node object);
std::string odt_picture(OdtReading&, xml::Node picture, const Image&);

// odt_tables.cpp
Blocks read_odt_table(OdtReading&, const OdtStory&, xml::Node table, int depth);

// odt_text.cpp: one text:p or text:h. before and after: what its text boxes hold.
struct OdtParagraph {
    Pieces pieces;
    Blocks before;
    Blocks after;
};
OdtParagraph read_odt_paragraph(OdtReading&, const OdtStory&, xml::Node paragraph, const OdtParagraphStyle&,
                                int depth);
// The same for a frame or a drawn shape that stands between paragraphs.
bool is_odt_drawing(xml::Node);
OdtParagraph read_odt_drawing(OdtReading&, const OdtStory&, xml::Node drawing, int depth);

// odt_pages.cpp: headers and footers. Puts a Letterhead at the start of the body, tells what goes.
void read_odt_pages(OdtReading&, const OdtStory& headers, const std::string& first_master_page);
// Words drawn large behind the pages, from their header.
bool is_odt_watermark(xml::Node shape);
void tell_odt_watermark(OdtReading&, const OdtStory&, xml::Node shape);

} // namespace plainsend
