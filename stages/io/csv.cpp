#include "stages/io/csv.h"

#include <algorithm>
#include <utility>

#include "stages/document/error.h"

namespace plainsend::csv {

namespace {

// The signs with which a spreadsheet's formula begins; some skip white space first.
constexpr std::string_view formula_signs = "=+-@\t\r";

bool is_formula(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of(' ');
    return first != std::string_view::npos && formula_signs.find(cell[first]) != std::string_view::npos;
}

char separator_of(std::string_view text) {
    const std::string_view first = text.substr(0, text.find('\n'));
    const auto count = [&](char c) { return std::count(first.begin(), first.end(), c); };
    char best = ',';
    for (const char c : {';', '\t'})
        if (count(c) > count(best))
            best = c;
    return best;
}

class RowReader {
public:
    RowReader(std::string_view text, std::string_view name)
        : text_(text), name_(name), separator_(separator_of(text)) {}

    std::vector<CsvRow> read() {
        std::vector<CsvRow> rows;
        while (at_ < text_.size()) {
            CsvRow row{line_, {}};
            do
                row.cells.push_back(cell());
            while (take(separator_));
            take('\r');
            if (take('\n'))
                ++line_;
            if (std::any_of(row.cells.begin(), row.cells.end(), [](const auto& one) { return !one.empty(); }))
                rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c)
            return false;
        ++at_;
        return true;
    }

    std::string cell() {
        std::string value;
        if (take('"')) {
            const std::size_t began = line_;
            for (;; ++at_) {
                if (at_ >= text_.size())
                    throw Error(Trouble::data_file, "a quotation mark is never closed",
                                std::string(name_) + ":" + std::to_string(began),
                                "write a second one where the cell ends");
                if (text_[at_] == '"' && text_.substr(at_ + 1).starts_with('"'))
                    ++at_;
                else if (text_[at_] == '"')
                    break;
                line_ += text_[at_] == '\n' ? 1 : 0;
                value += text_[at_];
            }
            ++at_;
        }
        const std::size_t end =
            std::min(text_.find_first_of(std::string{separator_, '\n'}, at_), text_.size());
        value += text_.substr(at_, end - at_);
        at_ = end;
        while (value.ends_with('\r'))
            value.pop_back();
        return value;
    }

    std::string_view text_;
    std::string_view name_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

} // namespace

std::vector<CsvRow> read(std::string_view text, std::string_view name) {
    return RowReader(text, name).read();
}

std::string row(const std::vector<std::string>& cells) {
    std::string out;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front())
            out += ',';
        const std::string safe = (is_formula(cell) ? "'" : "") + cell;
        if (safe.find_first_of(",\"\r\n;\t") == std::string::npos) {
            out += safe;
            continue;
        }
        out += '"';
        for (const char c : safe)
            out += c == '"' ? std::string("\"\"") : std::string(1, c);
        out += '"';
    }
    return out + "\r\n";
}

std::string plain(std::string cell) {
    if (cell.starts_with('\'') && is_formula(std::string_view(cell).substr(1)))
        cell.erase(0, 1);
    return cell;
}

} // namespace plainsend::csv
