#include "stages/emit/pdf.h"

#include <algorithm>
#include <optional>

#include "stages/document/walk.h"
#include "stages/emit/chrome.h"
#include "stages/emit/large_print.h"
#include "stages/emit/pdf/addressee.h"
#include "stages/emit/pdf/draw.h"
#include "stages/emit/pdf/metadata.h"

namespace plainsend {

namespace {

constexpr double points_a_millimetre = 72 / 25.4;

// A contents list helps from here on.
constexpr std::size_t long_document = 5; // pages

enum class Contents { left_out, shown };

pdf::Boxes joined(const pdf::Composition& composition, Contents contents) {
    pdf::Boxes boxes = composition.before;
    if (contents == Contents::shown)
        boxes.insert(boxes.end(), composition.contents.begin(), composition.contents.end());
    boxes.insert(boxes.end(), composition.after.begin(), composition.after.end());
    return boxes;
}

// What is on a page beside the text. A letter on one page has neither header nor folio, and less white above
// and below (millimetres).
// window: whom it is for stands where an envelope shows it.
enum class Window { shown, none };
struct Surround {
    std::optional<double> letter_margin = {};
    Window window = Window::none;
};

// Header and folio are as large as the text and stay 10 mm from the edge, which printers need; where they are
// larger than the margin, the margin gives way.
void set_margins(pdf::Geometry& geometry, const Style& style, const pdf::Composition& composition,
                 const Surround& surround) {
    constexpr double edge = 11 * points_a_millimetre;
    geometry.margin = style.margin * points_a_millimetre;
    geometry.top = geometry.bottom = surround.letter_margin.value_or(style.margin) * points_a_millimetre;
    if (surround.letter_margin)
        return;
    // As large as the text, but no further from it than a line of common size is high: a page holds few lines
    // of large print.
    const double clear = std::min(style.size, 20.0);
    geometry.header_width = composition.header_width;
    const auto lines = pdf::cut_lines(*composition.running_header, geometry.header_width).size();
    geometry.header_leading = style.size * 1.25;
    geometry.header_baseline = edge + std::max(style.size * 0.8, composition.running_header->ascent);
    geometry.top =
        std::max(geometry.margin, edge + geometry.header_leading * static_cast<double>(lines) + clear);
    // The folio is in the header's script, whose letters may hang far below the line (Nastaliq).
    geometry.folio_baseline = edge + std::max(style.size * 0.3, composition.running_header->descent);
    geometry.bottom = std::max(geometry.margin, geometry.folio_baseline + style.size * 0.8 + clear);
}

pdf::Running running_of(const Document& document, std::size_t pages) {
    if (!is_letter(document) || document.status.openness == Openness::draft)
        return pdf::Running::every_page;
    return pages > 1 ? pdf::Running::from_second_page : pdf::Running::none;
}

// A document laid out, and what it was laid out from.
struct Setting {
    pdf::Composition composition;
    pdf::Sheet sheet;
    pdf::Pages pages;
};

// A table with a word that is wider than its column is told row by row: a torn word or sum cannot be read.
enum class WideTables { row_by_row, torn };

Setting set_in_type(const Document& document, const Style& style, pdf::Shaper& shaper,
                    const Surround& surround = {}, WideTables tables = WideTables::row_by_row) {
    Setting setting{pdf::compose(document, style, shaper), {}, {}};
    const pdf::Composition& composition = setting.composition;
    pdf::Geometry& geometry = setting.sheet.geometry;
    set_margins(geometry, style, composition, surround);
    pdf::Area area;
    area.x = composition.number_column;
    area.width = geometry.width - 2 * geometry.margin - area.x;
    area.page_height = geometry.height - geometry.top - geometry.bottom;
    area.measure = style.measure * points_a_millimetre;
    area.direction = direction_of(document.metadata.language);
    if (surround.window == Window::shown && area.direction == Direction::left_to_right) {
        area.window = pdf::window_top * points_a_millimetre - geometry.top;
        area.window_height = pdf::window_height * points_a_millimetre;
    }

    const auto laid_out = [&](Contents contents) {
        return pdf::lay_out(joined(composition, contents), style, shaper, area);
    };
    pdf::Layout layout = laid_out(Contents::left_out);
    if (!layout.too_wide.empty() && tables == WideTables::row_by_row) {
        Setting told = set_in_type(row_by_row(document, layout.too_wide, style.messages.get()), style, shaper,
                                   surround, WideTables::torn);
        for (const std::string& block : layout.too_wide) {
            Finding finding;
            finding.rule = "pdf/table";
            finding.severity = Severity::note;
            finding.block = block;
            finding.message =
                "This table is too wide for the page, so the PDF tells it row by row. Nothing was left "
                "out. With fewer columns it would stay a table.";
            told.composition.findings.push_back(std::move(finding));
        }
        return told;
    }
    setting.pages = pdf::paginate(layout, area.page_height);
    if (setting.pages.pages.size() >= long_document && !composition.contents.empty())
        setting.pages = pdf::paginate(laid_out(Contents::shown), area.page_height);
    return setting;
}

// A letter of one page stays on one page: where it nearly fits, space gives way as far as the style allows,
// never the size of the letters nor the length of a line. First the white around the text, then that between
// paragraphs, last that between lines, which reading depends on most.
struct Fitted {
    Style style;
    Surround surround;
};
Fitted fitted(const Document& document, const Style& style) {
    constexpr int steps = 10;
    if (!is_letter(document) || document.status.openness == Openness::draft)
        return {style, {}};
    const auto pages = [&](const Style& tried, const Surround& surround) {
        pdf::Shaper shaper(tried);
        return set_in_type(document, tried, shaper, surround).pages.pages.size();
    };
    const bool posted = pdf::addressee_of(document) != nullptr;
    const std::size_t natural = pages(style, {});
    if (posted && natural == pages(style, {{}, Window::shown}) && (natural != 2 || !style.one_page))
        return {style, {{}, Window::shown}};
    if (natural > 2 || !style.one_page || (natural == 1 && !posted))
        return {style, {}};
    for (const Window window : {Window::shown, Window::none}) {
        if (window == Window::shown ? !posted : natural == 1)
            continue;
        for (int step = 0; step <= steps; ++step) {
            // From the style's value to the least one, while the step goes from one number to the other.
            const auto give = [&](double value, double least, int first, int last) {
                return value + (least - value) * std::clamp(step - first, 0, last - first) / (last - first);
            };
            Fitted tried{style, {give(style.margin, style.one_page->margin, 0, 4), window}};
            tried.style.paragraph_space = give(style.paragraph_space, style.one_page->paragraph_space, 1, 8);
            tried.style.leading = give(style.leading, style.one_page->leading, 4, steps);
            if (pages(tried.style, tried.surround) == 1)
                return tried;
        }
    }
    return {style, {}};
}

} // namespace

Reported<std::string> write_pdf(const Document& document, const Style& wanted) {
    const auto [style, surround] = fitted(document, printed(wanted));
    pdf::Shaper shaper(style);
    auto [composition, sheet, pages] = set_in_type(document, style, shaper, surround);

    sheet.running = running_of(document, pages.pages.size());
    for (std::size_t i = 0; i < pages.pages.size(); ++i)
        sheet.folios.push_back(pdf::chrome_line(
            style, shaper,
            say_text(document, style, "page",
                     {{"page", std::to_string(i + 1)}, {"pages", std::to_string(pages.pages.size())}}),
            document.metadata.language, pdf::Ink::quiet));

    pdf::Canvas canvas;
    pdf::draw(canvas, document, style, shaper, composition, pages, sheet);
    // Whoever reads with the ear hears the character; whoever reads with the eye does not see it.
    const bool all_there = !composition.alternatives_missing && !shaper.lost_any();
    pdf::write_metadata(canvas, document, style, all_there ? pdf::Claim::pdf_ua : pdf::Claim::none);
    return {canvas.save(), std::move(composition.findings)};
}

std::map<std::string, int> blocks_by_page(const Document& document, const Style& wanted) {
    const auto [style, surround] = fitted(document, printed(wanted));
    pdf::Shaper shaper(style);
    const pdf::Pages pages = set_in_type(document, style, shaper, surround).pages;
    std::map<std::string, int> first;
    if (pages.pages.size() < 2)
        return first;
    int last = -1;
    for_each_block(document.body, [&](const Block& block) {
        const auto place = block.number.empty() || block.number_is_authors ? pages.anchors.end()
                                                                           : pages.anchors.find(block.id);
        if (place == pages.anchors.end() || place->second.page <= last)
            return;
        last = place->second.page;
        first.emplace(block.id, last + 1);
    });
    return first;
}

} // namespace plainsend
