#include "stages/emit/pdf.h"

#include <algorithm>

#include "stages/document/walk.h"
#include "stages/emit/chrome.h"
#include "stages/emit/pdf/draw.h"
#include "stages/emit/pdf/metadata.h"
#include "stages/io/digest.h"

namespace plainsend {

namespace {

constexpr double points_a_millimetre = 72 / 25.4;

// A contents list helps from here on.
constexpr std::size_t long_document = 5; // pages

pdf::Boxes joined(const pdf::Composition& composition, bool with_contents) {
    pdf::Boxes boxes = composition.before;
    if (with_contents)
        boxes.insert(boxes.end(), composition.contents.begin(), composition.contents.end());
    boxes.insert(boxes.end(), composition.after.begin(), composition.after.end());
    return boxes;
}

// Header and folio are as large as the text and stay 10 mm from the edge, which printers need; where they are
// larger than the margin, the margin gives way.
void set_margins(pdf::Geometry& geometry, const Style& style, const pdf::Composition& composition) {
    constexpr double edge = 10 * points_a_millimetre;
    geometry.margin = style.margin * points_a_millimetre;
    const auto lines =
        pdf::cut_lines(*composition.running_header, geometry.width - 2 * geometry.margin).size();
    geometry.header_leading = style.size * 1.25;
    geometry.header_baseline = edge + style.size * 0.8;
    geometry.top =
        std::max(geometry.margin, edge + geometry.header_leading * static_cast<double>(lines) + style.size);
    geometry.folio_baseline = edge + style.size * 0.3;
    geometry.bottom = std::max(geometry.margin, geometry.folio_baseline + style.size * 1.8);
}

pdf::Running running_of(const Document& document, std::size_t pages) {
    if (!is_letter(document) || document.status.openness == Openness::draft)
        return pdf::Running::every_page;
    return pages > 1 ? pdf::Running::from_second_page : pdf::Running::none;
}

} // namespace

Reported<std::string> write_pdf(const Document& document, const Style& style) {
    pdf::Shaper shaper(style);
    pdf::Composition composition = pdf::compose(document, style, shaper);

    pdf::Sheet sheet;
    set_margins(sheet.geometry, style, composition);
    pdf::Area area;
    area.x = composition.number_column;
    area.width = sheet.geometry.width - 2 * sheet.geometry.margin - area.x;
    area.page_height = sheet.geometry.height - sheet.geometry.top - sheet.geometry.bottom;
    area.measure = style.measure * points_a_millimetre;
    area.direction = direction_of(document.metadata.language);

    pdf::Pages pages =
        pdf::paginate(pdf::lay_out(joined(composition, false), style, shaper, area), area.page_height);
    if (pages.pages.size() >= long_document && !composition.contents.empty())
        pages = pdf::paginate(pdf::lay_out(joined(composition, true), style, shaper, area), area.page_height);

    sheet.running = running_of(document, pages.pages.size());
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        sheet.folios.push_back(pdf::chrome_line(
            style, shaper,
            say_text(document, style, "page",
                     {{"page", std::to_string(i + 1)}, {"pages", std::to_string(pages.pages.size())}}),
            document.metadata.language, pdf::Ink::quiet));

    pdf::Canvas canvas;
    std::string content = pdf::draw(canvas, document, style, shaper, composition, pages, sheet);
    content += pdf::write_metadata(canvas, document, style,
                                   composition.alternatives_missing ? pdf::Claim::none : pdf::Claim::pdf_ua);
    const std::string digest = sha256(content);
    std::string identity;
    for (std::size_t i = 0; i < 32; i += 2)
        identity += static_cast<char>(std::stoi(digest.substr(i, 2), nullptr, 16));
    return {canvas.save(identity), std::move(composition.findings)};
}

} // namespace plainsend
