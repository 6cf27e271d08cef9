// Plain text, as people type letters and notes. Supported: UTF-8, UTF-16, UTF-32 and windows-1252; paragraphs
// by empty lines; wrapped lines joined, address lines and sign-offs kept; headings underlined with === or
// ---, and short lines in capitals that stand alone or above their text; the subject and headings of a
// letter; lists with bullets, numbers and letters, nested by indentation; numbered paragraphs ("1.1"); what a
// mail quotes with ">"; tables drawn with spaces, tabs or lines, told; rules; dots and underscores to fill
// in. Not: tables whose cells go over several lines (their lines stay as they are).
#include "stages/ingest/text.h"

#include <algorithm>
#include <string>
#include <utility>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/bare_links.h"
#include "stages/ingest/fill_in.h"
#include "stages/ingest/refused.h"
#include "stages/ingest/text_reader.h"
#include "stages/ingest/told_encoding.h"
#include "stages/text/ascii.h"
#include "stages/text/text.h"

namespace plainsend {

namespace plain_text {

namespace {

// "1.1 Attendance is good.": a paragraph of its own, as numbered ones are.
bool starts_clause(std::string_view line) {
    std::size_t at = 0;
    std::size_t numbers = 0;
    for (;;) {
        const std::size_t begin = at;
        while (at < line.size() && is_digit(line[at]))
            ++at;
        if (at == begin || at - begin > 3)
            break;
        ++numbers;
        if (at >= line.size() || line[at] != '.')
            break;
        ++at;
    }
    const std::size_t word = line.find_first_not_of(" \t", at);
    return numbers >= 2 && word != std::string_view::npos && word > at && starts_upper(line.substr(word, 4));
}

// How a list's labels are written: "(a)" and "a)" are two lists.
std::string shape_of(const Marker& marker) {
    if (marker.kind == ListKind::bulleted)
        return marker.label;
    return {marker.label.front() == '(' ? '(' : '1', marker.label.back()};
}

bool starts_weakly(std::string_view line) {
    return line.starts_with('-') || line.starts_with('*') || line.starts_with("\u2013");
}

} // namespace

Reader::Reader(const Source& source, const Limits& limits)
    : source_(source), limits_(limits), decoded_(decode(source.bytes)), text_(decoded_.text),
      lines_(lines_of(text_)) {}

Reported<Document> Reader::read() {
    refuse_what_is_no_text(decoded_, source_.bytes, source_.name);
    document_.parts = {source_.name};
    if (auto told = told_encoding(decoded_, source_.bytes, "text"))
        findings_.push_back(std::move(*told));
    width_ = usual_width();
    while (at_ < lines_.size()) {
        if (lines_[at_].blank())
            ++at_;
        else
            read_group();
    }
    if (too_deep_)
        remark("text/too-deep", "Lists are nested too deeply; the innermost were put on one level.");
    finish_reading(document_);
    return {std::move(document_), std::move(findings_)};
}

void Reader::remark(std::string rule, std::string message) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = Severity::note;
    finding.message = std::move(message);
    findings_.push_back(std::move(finding));
}

// The width at which the author's program wrapped lines: nine in ten of the long ones are no longer.
std::size_t Reader::usual_width() const {
    std::vector<std::size_t> lengths;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
        const std::size_t length = lines_[i].length;
        if (length >= shortest_wrapped && length <= longest_wrapped && !lines_[i + 1].blank())
            lengths.push_back(length);
    }
    if (lengths.empty())
        return shortest_wrapped;
    std::sort(lengths.begin(), lengths.end());
    return lengths[lengths.size() * 9 / 10];
}

// Whether the line was ended by the edge of the paper, so that the next one goes on with it.
bool Reader::runs_on(const Line& line, const Line& next) const {
    if (line.length > longest_wrapped)
        return false;
    const std::string_view follower = words_of(next);
    if (line.length >= shortest_wrapped - 10 && starts_small(follower))
        return true;
    // Nobody breaks a long line in the middle of a sentence on purpose.
    if (line.length >= shortest_wrapped && line.length * 4 >= width_ * 3 && !ends_sentence(words_of(line)))
        return true;
    const std::size_t first_word = code_points(follower.substr(0, follower.find_first_of(" \t")));
    return line.length >= shortest_wrapped && line.length + 1 + first_word > width_;
}

Place Reader::place(std::size_t offset) const {
    return original_place(decoded_, source_.bytes, offset);
}

void Reader::append_words(Inlines& inlines, std::size_t begin, std::size_t end) const {
    Inlines pieces{Inline{Text{text_.substr(begin, end - begin), place(begin)}}};
    link_bare_addresses(pieces);
    find_fields(pieces);
    inlines.insert(inlines.end(), std::make_move_iterator(pieces.begin()),
                   std::make_move_iterator(pieces.end()));
}

void Reader::add(Blocks& blocks, std::size_t begin, BlockNode node) const {
    blocks.push_back({"", place(begin), "", "", false, std::move(node)});
}

void Reader::add_table(const TextTable& drawn) {
    Table table;
    // Two columns without a line below the first row are as often names and what belongs to them.
    table.header_rows = drawn.underlined || drawn.rows.front().size() > 2 ? 1 : 0;
    const std::size_t begin = drawn.rows.front().front().first;
    for (const auto& drawn_row : drawn.rows) {
        Row row;
        for (const auto& [from, to] : drawn_row) {
            Inlines content;
            if (from < to)
                append_words(content, from, to);
            Cell cell;
            if (from < to)
                add(cell.content, from, Paragraph{std::move(content)});
            row.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    add(document_.body, begin, std::move(table));
    open_.clear();
    at_ += drawn.lines;
    remark("text/table", "Lines with columns were taken for a table. Look whether its headings are right.");
    findings_.back().place = place(begin);
}

// Lines up to the next empty one.
void Reader::read_group() {
    bool first = true;
    const std::size_t start = at_;
    if (const auto table = table_at(text_, lines_, at_)) {
        add_table(*table);
        return;
    }
    follow_letter(at_);
    while (at_ < lines_.size() && !lines_[at_].blank()) {
        const Line& line = lines_[at_];
        const char sign = rule_sign(words_of(line));
        if (followed_by_rule(at_, "=") || (first && sign == 0 && followed_by_rule(at_, "-~"))) {
            add_heading(rule_sign(words_of(lines_[at_ + 1])) == '=' ? 1 : 2);
            at_ += 2;
        } else if ((sign != 0 && sign != '_') || is_cut(at_)) {
            add(document_.body, line.begin, Separator{});
            open_.clear();
            ++at_;
        } else if (quotes(words_of(line))) {
            read_quotation();
        } else if (first && is_title_of_two_lines(at_)) {
            add_title_of_two_lines();
        } else if (is_heading_in_capitals(at_)) {
            add_heading(document_.body.empty() ? 1 : 2);
            ++at_;
        } else if (first && is_subject(at_)) {
            add_letter_heading();
            subject_named_ = true;
            ++at_;
        } else if (first && !marker_of(words_of(line)) && is_heading_in_letter(at_)) {
            add_letter_heading();
            ++at_;
        } else if (auto marker = marker_at(at_, first)) {
            read_item(*marker);
        } else if ((first || starts_clause(words_of(line))) && !open_.empty() &&
                   line.indent > open_.back().indent) {
            read_paragraph(open_.back().list->items.back().content);
        } else {
            open_.clear();
            read_paragraph(document_.body);
        }
        first = false;
    }
    // The subject comes first after the greeting or not at all.
    subject_seen_ = subject_seen_ || (in_letter_ && !is_greeting(start));
}

// "> " before each line, as mail programs mark what they answer.
void Reader::read_quotation() {
    const std::size_t begin = lines_[at_].begin;
    Quotation quotation;
    Inlines content;
    std::size_t paragraph = begin;
    Line before;
    const auto end_paragraph = [&] {
        if (!content.empty())
            add(quotation.content, paragraph, Paragraph{std::exchange(content, {})});
    };
    for (; at_ < lines_.size() && quotes(words_of(lines_[at_])); ++at_) {
        Line line = lines_[at_];
        line.begin = std::min(text_.find_first_not_of("> \t", line.begin), line.end);
        line.length = code_points(words_of(line));
        if (line.blank()) {
            end_paragraph();
            continue;
        }
        if (content.empty())
            paragraph = line.begin;
        else if (runs_on(before, line))
            content.push_back({Text{" ", place(before.end)}});
        else
            content.push_back({LineBreak{}});
        append_words(content, line.begin, line.end);
        before = line;
    }
    end_paragraph();
    open_.clear();
    if (!quotation.content.empty())
        add(document_.body, begin, std::move(quotation));
}

// A number or a dash in running text is no label: a list begins after an empty line, an item or a colon,
// and one of bullets also where another follows.
std::optional<Marker> Reader::marker_at(std::size_t at, bool first_of_group) const {
    auto marker = marker_of(words_of(lines_[at]));
    if (!marker || first_of_group || !open_.empty() || words_of(lines_[at - 1]).back() == ':')
        return marker;
    const bool another = at + 1 < lines_.size() && marker_of(words_of(lines_[at + 1]));
    if (marker->kind == ListKind::numbered || (starts_weakly(words_of(lines_[at])) && !another))
        return std::nullopt;
    return marker;
}

// The list that the item belongs to: an open one at its indentation, or a new one.
List& Reader::list_for(const Line& line, const Marker& marker) {
    while (open_.size() > 1 && line.indent < open_.back().indent)
        open_.pop_back();
    const bool deeper = !open_.empty() && line.indent > open_.back().indent + 1;
    const std::string shape = shape_of(marker);
    const bool continues = !open_.empty() && !deeper && open_.back().list->kind == marker.kind &&
                           open_.back().shape == shape &&
                           (!marker.number || !open_.back().last || *marker.number == *open_.back().last + 1);
    if (!continues) {
        const bool nest = deeper && open_.size() * 2 + 2 < static_cast<std::size_t>(limits_.depth);
        too_deep_ = too_deep_ || (deeper && !nest);
        if (!nest && !open_.empty())
            open_.pop_back();
        Blocks& home = open_.empty() ? document_.body : open_.back().list->items.back().content;
        add(home, line.begin, List{marker.kind, {}});
        open_.push_back({line.indent, shape, &std::get<List>(home.back().node), std::nullopt});
    }
    open_.back().last = marker.number;
    return *open_.back().list;
}

void Reader::read_item(const Marker& marker) {
    const Line& line = lines_[at_];
    List& list = list_for(line, marker);
    list.items.push_back({marker.label, {}});
    Line words = line;
    words.begin = std::min(line.begin + marker.length, line.end);
    read_lines(list.items.back().content, words);
}

// One paragraph from `first`, which stands for the line at at_, up to where the group or the item ends.
void Reader::read_lines(Blocks& home, const Line& first) {
    Inlines content;
    append_words(content, first.begin, first.end);
    for (++at_; at_ < lines_.size() && !lines_[at_].blank(); ++at_) {
        const Line& before = lines_[at_ - 1];
        const Line& line = lines_[at_];
        const char sign = rule_sign(words_of(line));
        if ((sign != 0 && sign != '_') || is_cut(at_) || followed_by_rule(at_, "=") ||
            marker_at(at_, false) || quotes(words_of(line)) ||
            (starts_clause(words_of(line)) && !runs_on(before, line)))
            break;
        const bool joined = runs_on(before, line);
        const bool in_item = !open_.empty();
        if (in_item && !joined && line.indent <= open_.back().indent)
            break; // back at the margin: the item is over
        if (joined)
            content.push_back({Text{" ", place(before.end)}});
        else
            content.push_back({LineBreak{}});
        append_words(content, line.begin, line.end);
    }
    add(home, first.begin, Paragraph{std::move(content)});
}

} // namespace plain_text

int sniff_text(std::string_view bytes) {
    const Decoded decoded = decode(bytes.substr(0, 4096));
    const std::size_t strange = decoded.text.find("\uFFFD");
    return strange == std::string::npos && !bytes.empty() ? 1 : 0;
}

Reported<Document> read_text(const Source& source, const Limits& limits) {
    if (source.bytes.size() > limits.input_bytes)
        throw Error(Trouble::unusable, "is too large", source.name, "split it into several documents");
    refuse_known(source.bytes, source.name);
    return plain_text::Reader(source, limits).read();
}

} // namespace plainsend
