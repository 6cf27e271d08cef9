#include "pipeline/compare_units.h"

#include <algorithm>

#include "stages/document/walk.h"
#include "stages/text/ascii.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// "4.3 The school", "(a) to read", "1. Ms Nair": numbers change when something is put in before them.
std::string_view without_label(std::string_view text) {
    std::size_t end = text.starts_with('(') ? 1 : 0;
    const std::size_t begin = end;
    bool digits = false;
    while (end < text.size() && (is_digit(text[end]) || (text[end] == '.' && digits))) {
        digits = true;
        ++end;
    }
    if (end == begin && end < text.size() && text[end] >= 'a' && text[end] <= 'z')
        ++end; // "a)"
    if (end == begin || end - begin > 8)
        return text;
    const bool closed = end < text.size() && text[end] == ')';
    const bool pointed = digits && text.substr(begin, end - begin).find('.') != std::string_view::npos;
    if (closed)
        ++end;
    if ((!closed && !pointed) || end >= text.size() || text[end] != ' ')
        return text;
    const std::string_view rest = text.substr(end + 1);
    return closed || starts_upper(rest.substr(0, 4)) ? rest : text;
}

// White space says nothing, even where it does not break.
std::string trimmed(std::string text) {
    for (const std::string_view space : {"\u00a0", "\u202f", "\u2009"})
        for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space, at))
            text.replace(at, space.size(), " ");
    return collapse_space(text);
}

// Longer ones are taken clause by clause, so that no sentence costs more than it must.
constexpr std::size_t longest_sentence = 1000;

class Units {
public:
    Units(const Document& document, const LanguageData& data, const KnownNames& names)
        : document_(document), data_(data), names_(names) {
        for_each_block(document, [&](const Block& block) {
            has_headings_ = has_headings_ || std::holds_alternative<Heading>(block.node);
        });
        visit(document.body);
        for (const Note& note : document.notes)
            visit(note.content);
    }

    std::vector<ComparedUnit> take() { return std::move(units_); }

private:
    void visit(const Blocks& blocks) {
        for (const Block& block : blocks)
            visit(block);
    }

    void visit(const Block& block) {
        if (const auto* table = std::get_if<Table>(&block.node)) {
            visit_table(*table);
            return;
        }
        if (const auto* heading = std::get_if<Heading>(&block.node)) {
            while (!headings_.empty() && headings_.back().first >= heading->level)
                headings_.pop_back();
            add_text(block);
            headings_.emplace_back(heading->level, trimmed(block_text(block)));
            return;
        }
        if (is_leaf(block))
            add_text(block);
        for (const Blocks* children : children_of(block))
            visit(*children);
    }

    void visit_table(const Table& table) {
        std::vector<std::string> columns;
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const Row& row = table.rows[r];
            const bool is_header = static_cast<int>(r) < table.header_rows;
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                const std::string cell = text_of_cell(row.cells[c]);
                if (is_header)
                    columns.resize(std::max(columns.size(), c + 1));
                if (is_header)
                    columns[c] = cell;
                row_ = c == 0 ? "" : text_of_cell(row.cells.front());
                beside_ = c == 0 && row.cells.size() > 1 ? text_of_cell(row.cells[1]) : row_;
                column_ = is_header || c >= columns.size() ? "" : columns[c];
                is_first_cell_ = c == 0 && row.cells.size() > 1;
                in_cell_ = true;
                visit(row.cells[c].content);
                in_cell_ = false;
                row_.clear();
                column_.clear();
            }
        }
    }

    static std::string text_of_cell(const Cell& cell) {
        std::string text;
        for_each_block(cell.content, [&](const Block& block) {
            if (is_leaf(block))
                text += block_text(block) + " ";
        });
        text = trimmed(text);
        return text.size() > 80 ? text.substr(0, text.find(' ', 60)) : text;
    }

    void add_text(const Block& block) {
        const std::string text = block_text(block);
        const std::string& language = block.language.empty() ? document_.metadata.language : block.language;
        ++paragraph_;
        for (const Span& span : sentences(text, language)) {
            const bool is_long = span.end - span.begin > longest_sentence;
            std::size_t begin = span.begin;
            for (std::size_t at = begin; at <= span.end; ++at) {
                const bool ends = at == span.end || text[at] == '\n' || text[at] == ';';
                if (ends || ends_before_digit(text, begin, at) || (is_long && may_cut(text, begin, at))) {
                    add(text.substr(begin, at - begin));
                    begin = at + (ends || text[at] == ',' ? 1 : 0);
                }
            }
        }
    }

    // A sentence that has no end is taken in pieces: at commas, else between words, at worst between
    // characters.
    static bool may_cut(const std::string& text, std::size_t begin, std::size_t at) {
        const bool is_far = at - begin >= longest_sentence;
        if (text[at] == ',' || (is_far && text[at] == ' '))
            return text[at] == ' ' || text[at + 1] == ' ';
        const bool begins_character = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
        return at - begin >= 2 * longest_sentence && begins_character;
    }

    // "... a week. 2 hours of": ICU sees no end where a digit and then a small letter follow (UAX #29, SB8).
    // Behind a word of four small letters no abbreviation stands; "approx." is the one that does.
    static bool ends_before_digit(std::string_view text, std::size_t begin, std::size_t at) {
        if (at < begin + 5 || text[at] != ' ' || text[at - 1] != '.' || at + 1 >= text.size() ||
            !is_digit(text[at + 1]))
            return false;
        const std::string_view word = text.substr(at - 5, 4);
        return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
               !text.substr(0, at).ends_with("approx.");
    }

    void add(const std::string& written) {
        ComparedUnit unit;
        const std::string text = trimmed(written);
        unit.text = std::string(without_label(text));
        for (const Span& word : words(unit.text))
            unit.words.push_back(fold(unit.text.substr(word.begin, word.end - word.begin)));
        if (unit.words.empty())
            return;
        unit.claims = claims_of(unit.text, data_, names_);
        unit.pieces = pieces_of(unit.text, unit.claims);
        unit.is_cell = in_cell_;
        for (const auto& [level, heading] : headings_)
            unit.path += fold(without_label(heading)) + "/";
        if (!headings_.empty())
            unit.place = headings_.back().second;
        else
            unit.place =
                has_headings_ ? "Before the first heading" : "Paragraph " + std::to_string(paragraph_);
        if (in_cell_) {
            if (is_first_cell_)
                unit.row = unit.path + "/" + fold(column_);
            unit.path += fold(beside_) + "/" + fold(column_);
            if (!row_.empty())
                unit.place = row_ + (column_.empty() ? "" : " (" + column_ + ")");
        }
        units_.push_back(std::move(unit));
    }

    const Document& document_;
    const LanguageData& data_;
    const KnownNames& names_;
    std::vector<ComparedUnit> units_;
    std::vector<std::pair<int, std::string>> headings_;
    std::string row_;    // its first cell
    std::string beside_; // that tells a cell from others of its column: the first cell, or of that the second
    std::string column_;
    bool in_cell_ = false;
    bool is_first_cell_ = false;
    bool has_headings_ = false;
    std::size_t paragraph_ = 0;
};

} // namespace

std::vector<ComparedUnit> compared_units(const Document& document, const LanguageData& data,
                                         const KnownNames& names) {
    return Units(document, data, names).take();
}

std::string all_words(const Document& document) {
    std::string text;
    for_each_block(document, [&](const Block& block) {
        if (is_leaf(block))
            text += block_text(block) + "\n";
    });
    return text;
}

} // namespace plainsend
