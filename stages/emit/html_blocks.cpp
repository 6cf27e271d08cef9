// The blocks of HtmlText: headings, lists, tables, records, notes.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "stages/document/walk.h"
#include "stages/emit/chrome.h"
#include "stages/emit/html_escape.h"
#include "stages/emit/html_lists.h"
#include "stages/emit/html_table.h"
#include "stages/emit/html_text.h"

namespace plainsend {

namespace {

bool is_draft(const Document& document) {
    return document.status.openness == Openness::draft;
}

std::string span(std::string_view name, int value) {
    return value > 1 ? " " + std::string(name) + "=\"" + std::to_string(value) + "\"" : "";
}

std::string columns(const Table& table, int count) {
    const double total = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
    if (static_cast<int>(table.widths.size()) != count || !std::isfinite(total) || total <= 0 ||
        std::any_of(table.widths.begin(), table.widths.end(), [](double width) { return !(width > 0); }))
        return "";
    std::string result = "<colgroup>";
    for (const double width : table.widths)
        result += "<col style=\"width:" + std::to_string(static_cast<int>(std::lround(width / total * 100))) +
                  "%\">";
    return result + "</colgroup>\n";
}

// Numbers and sums stand under one another when a whole column consists of them.
bool is_number(const Cell& cell) {
    if (cell.content.size() != 1)
        return false;
    const std::string text = block_text(cell.content.front());
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::any_of(text.begin(), text.end(), digit) && text.size() < 20 &&
           text.find_first_not_of("0123456789.,%+- ") == std::string::npos;
}

std::vector<bool> number_columns(const PlacedTable& table) {
    std::vector<bool> numbers(static_cast<std::size_t>(table.columns), true);
    std::vector<bool> seen(static_cast<std::size_t>(table.columns), false);
    for (std::size_t row = static_cast<std::size_t>(table.header_rows); row < table.rows.size(); ++row)
        for (const PlacedCell& cell : table.rows[row]) {
            if (cell.cell == nullptr || cell.cell->content.empty() || cell.column_span > 1)
                continue;
            const auto column = static_cast<std::size_t>(cell.column);
            numbers[column] = numbers[column] && is_number(*cell.cell);
            seen[column] = true;
        }
    for (std::size_t column = 0; column < numbers.size(); ++column)
        numbers[column] = numbers[column] && seen[column];
    return numbers;
}

} // namespace

void HtmlText::write(const Blocks& content) {
    for (const Block& block : content)
        write(block);
}

void HtmlText::write_number(const Block& block) {
    if (block.number.empty() || block.number_is_authors || where_ == Where::beside)
        return;
    const std::string target = id_of(block.id);
    if (is_draft(document_) && !target.empty())
        out_ += "<a class=\"number\" data-chrome href=\"#change-" + target + "\">" +
                escape_html(block.number) + " </a>";
    else
        out_ += "<span class=\"number\" data-chrome>" + escape_html(block.number) + " </span>";
}

std::string HtmlText::number_line(const Block& block) {
    if (block.number.empty() || block.number_is_authors || where_ == Where::beside)
        return "";
    std::string before = std::move(out_);
    out_.clear();
    write_number(block);
    std::string line = "<p class=\"number-line\" data-chrome>" + out_ + "</p>\n";
    out_ = std::move(before);
    return line;
}

void HtmlText::write(const Block& block) {
    const std::string before = block_;
    if (!block.id.empty())
        block_ = block.id;
    const auto wrapped = [&](std::string_view element, std::string_view classes, const Blocks& content) {
        out_ += number_line(block) + "<" + std::string(element) + attributes(block);
        out_ += classes.empty() ? ">\n" : " class=\"" + std::string(classes) + "\">\n";
        write(content);
        out_ += "</" + std::string(element) + ">\n";
    };
    std::visit(overloaded{
                   [&](const Heading& node) { write_heading(block, node); },
                   [&](const Paragraph& node) {
                       out_ += "<p" + attributes(block) + ">";
                       write_number(block);
                       write(node.content);
                       out_ += "</p>\n";
                   },
                   [&](const List& node) { write_list(block, node); },
                   [&](const Table& node) { write_table(block, node); },
                   [&](const Records& node) { write_records(block, node); },
                   [&](const Quotation& node) { wrapped("blockquote", "", node.content); },
                   [&](const Preformatted& node) {
                       out_ += number_line(block) + "<pre" + attributes(block) + ">";
                       out_ += node.text.starts_with('\n') ? "\n" : ""; // HTML drops the first line break
                       write_text(node.text);
                       out_ += "</pre>\n";
                   },
                   [&](const Letterhead& node) { wrapped("div", "letterhead", node.content); },
                   [&](const Separator&) { out_ += "<hr" + attributes(block) + ">\n"; },
               },
               block.node);
    block_ = before;
}

void HtmlText::write_heading(const Block& block, const Heading& node) {
    const auto found = levels_.find(block.id);
    const int level = found == levels_.end() ? std::clamp(node.level, 2, 6) : found->second;
    const std::string element = "h" + std::to_string(level);
    out_ += "<" + element + attributes(block) + ">";
    write_number(block);
    write(node.content);
    out_ += "</" + element + ">\n";
}

void HtmlText::write_list(const Block& block, const List& node) {
    const ListPlan plan = plan_list(node);
    const std::string element =
        node.kind == ListKind::bulleted && plan.form == ListForm::bullets ? "ul" : "ol";
    out_ += number_line(block) + "<" + element + attributes(block);
    if (plan.form == ListForm::labels)
        out_ += " class=\"labelled\"";
    if (plan.form == ListForm::marker && plan.type != "1")
        out_ += " type=\"" + plan.type + "\"";
    if (plan.form == ListForm::marker && !plan.values.empty() && plan.values.front() != 1)
        out_ += " start=\"" + std::to_string(plan.values.front()) + "\"";
    out_ += ">\n";
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const ListItem& item = node.items[i];
        const bool jumps = plan.form == ListForm::marker && i > 0 && plan.values[i] != plan.values[i - 1] + 1;
        out_ += jumps ? "<li value=\"" + std::to_string(plan.values[i]) + "\">" : "<li>";
        if (plan.form == ListForm::labels) {
            out_ += "<span class=\"label\">";
            write_text(item.label);
            out_ += "</span> <div class=\"item\">";
        }
        write(item.content);
        out_ += plan.form == ListForm::labels ? "</div></li>\n" : "</li>\n";
    }
    out_ += "</" + element + ">\n";
}

void HtmlText::write_table(const Block& block, const Table& node) {
    const PlacedTable table = place_cells(node);
    const std::vector<bool> numbers = number_columns(table);
    const std::string label =
        say_text(document_, style_, "table-label", {{"number", std::to_string(++tables_)}});
    // A wide table scrolls inside its own frame, which the keyboard can reach; the page itself never does.
    out_ += number_line(block) + "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"" +
            escape_html(label) + "\">\n<table" + attributes(block) + ">\n";
    if (!inline_text(node.caption).empty()) {
        out_ += "<caption>";
        write(node.caption);
        out_ += "</caption>\n";
    }
    out_ += columns(node, table.columns);
    const auto head = static_cast<std::size_t>(table.header_rows);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out_ += row == 0 && head > 0 ? "<thead>\n" : row == head ? "<tbody>\n" : "";
        out_ += "<tr>\n";
        for (const PlacedCell& cell : table.rows[row]) {
            const bool data = cell.role == CellRole::data;
            out_ += data ? "<td" : "<th";
            if (cell.role == CellRole::column_header)
                out_ += cell.column_span > 1 ? " scope=\"colgroup\"" : " scope=\"col\"";
            if (cell.role == CellRole::row_header)
                out_ += cell.row_span > 1 ? " scope=\"rowgroup\"" : " scope=\"row\"";
            if (cell.cell != nullptr && cell.column_span == 1 &&
                numbers[static_cast<std::size_t>(cell.column)])
                out_ += " class=\"amount\"";
            out_ += span("colspan", cell.column_span) + span("rowspan", cell.row_span) + ">";
            if (cell.cell != nullptr)
                write(cell.cell->content);
            out_ += data ? "</td>\n" : "</th>\n";
        }
        out_ += "</tr>\n";
        out_ += row + 1 == head ? "</thead>\n" : row + 1 == table.rows.size() ? "</tbody>\n" : "";
    }
    out_ += "</table>\n</div>\n";
}

void HtmlText::write_records(const Block& block, const Records& node) {
    out_ += number_line(block) + "<div class=\"records\"" + attributes(block) + ">\n";
    if (!inline_text(node.caption).empty()) {
        out_ += "<p class=\"caption\">";
        write(node.caption);
        out_ += "</p>\n";
    }
    if (!node.headings.empty()) {
        // The author's header cells, once and in their place; the labels below repeat them.
        out_ += "<div class=\"headings\"><p data-chrome>";
        write_beside(say(document_, style_, "records-lead"));
        out_ += "</p>\n<ul>\n";
        for (const Cell& heading : node.headings) {
            out_ += "<li>";
            write(heading.content);
            out_ += "</li>\n";
        }
        out_ += "</ul></div>\n";
    }
    for (const Record& record : node.records) {
        out_ += "<dl class=\"record\">\n";
        for (const RecordEntry& entry : record.entries) {
            out_ += "<div><dt>";
            write(entry.label);
            out_ += "</dt><dd>";
            write(entry.content);
            out_ += "</dd></div>\n";
        }
        out_ += "</dl>\n";
    }
    out_ += "</div>\n";
}

std::string HtmlText::notes() {
    if (document_.notes.empty())
        return "";
    where_ = Where::main;
    const std::string title = own_id("notes-title");
    out_ =
        "<section class=\"notes\" aria-labelledby=\"" + title + "\">\n<h2 id=\"" + title + "\" data-chrome>";
    write_beside(say(document_, style_, "notes-title"));
    out_ += "</h2>\n<ol class=\"labelled\">\n";
    for (const Note& note : document_.notes) {
        const NotePlace& place = notes_.at(note.id);
        out_ += written_.insert(place.id).second ? "<li id=\"" + place.id + "\">" : "<li>";
        out_ +=
            "<span class=\"label\" data-chrome>" + escape_html(note.label) + "</span> <div class=\"item\">";
        write(note.content);
        if (!place.mark.empty()) {
            out_ += "<p class=\"back\" data-chrome><a href=\"#" + place.mark + "\">";
            write_beside(say(document_, style_, "note-back", {{"label", note.label}}));
            out_ += "</a></p>\n";
        }
        out_ += "</div></li>\n";
    }
    out_ += "</ol>\n</section>\n";
    return std::move(out_);
}

} // namespace plainsend
