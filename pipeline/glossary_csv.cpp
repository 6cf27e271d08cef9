#include "pipeline/glossary_csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "stages/document/error.h"
#include "stages/io/csv.h"
#include "stages/io/xml.h"
#include "stages/io/xml_bytes.h"
#include "stages/text/ascii.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::array<std::string_view, 19> columns{
    "id",          "name",   "short",        "read as word", "roles",       "everyday",   "variants",
    "explanation", "use",    "jurisdiction", "law",          "replaceable", "valid from", "valid to",
    "evidence",    "nearby", "hints",        "idle",         "source"};

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : "; ") + part;
    return out;
}

std::vector<std::string> parted(std::string_view cell) {
    std::vector<std::string> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(';'), cell.size());
        if (std::string part = collapse_space(cell.substr(0, end)); !part.empty())
            parts.push_back(std::move(part));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return parts;
}

// "OT: occupational therapist": what a person is who carries the short form.
std::string roles_of(const GlossaryTerm& term) {
    std::vector<std::string> roles;
    for (const std::string& short_form : term.short_forms)
        if (const auto role = term.roles.find(fold(short_form)); role != term.roles.end())
            roles.push_back(short_form + ": " + role->second);
    return joined(roles);
}

std::string day(const std::optional<Date>& date) {
    return date ? fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date->year()),
                              static_cast<unsigned>(date->month()), static_cast<unsigned>(date->day()))
                : std::string();
}

// What is wrong in a row, and what to do about it.
struct RowMistake {
    std::string message;
    std::string hint;
};

// "Bus pass (school)" -> "bus-pass-school"; of what has no Latin letters, "term".
std::string id_of(std::string_view name) {
    std::string id;
    for (const char c : ascii_lower(name)) {
        if (is_digit(c) || (c >= 'a' && c <= 'z'))
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (id.ends_with('-'))
        id.pop_back();
    return id.empty() ? "term" : id;
}

// "2014-09-01", and such a day exists.
bool is_day(std::string_view text) {
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + length, value);
        return error == std::errc() && end == text.data() + at + length ? value : 0;
    };
    return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
           Date{std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
                std::chrono::day(static_cast<unsigned>(number(8, 2)))}
               .ok();
}

// A row by its headings. A mistake is kept, so that all of them are told at once; the cell is then taken as
// empty.
class TermRow {
public:
    TermRow(const std::map<std::string, std::size_t>& headings, const csv::CsvRow& row)
        : headings_(headings), row_(row) {}

    // The same row with nothing in it but its name, a few words to explain it, and the cells under these
    // headings.
    TermRow with_only(std::vector<std::string_view> shown) const {
        TermRow part(headings_, row_);
        part.shown_ = std::move(shown);
        return part;
    }

    std::string cell(std::string_view heading) const {
        if (!is_shown(heading))
            return heading == "explanation" ? "A word." : "";
        const auto found = headings_.find(std::string(heading));
        return found == headings_.end() || found->second >= row_.cells.size()
                   ? std::string()
                   : csv::plain(collapse_space(row_.cells[found->second]));
    }

    // Must not be empty.
    void need(std::string_view heading, std::vector<RowMistake>& mistakes) const {
        if (cell(heading).empty())
            mistakes.push_back(
                {"the cell \"" + std::string(heading) + "\" is empty", "fill it in, or delete the row"});
    }

    // Must say yes or no, or be empty, which is "no".
    void need_yes_or_no(std::string_view heading, std::vector<RowMistake>& mistakes) const {
        const std::string value = ascii_lower(cell(heading));
        if (!value.empty() && value != "yes" && value != "no")
            mistakes.push_back(
                {"the cell \"" + std::string(heading) + "\" says \"" + value + "\"", "write yes or no"});
    }

    // Must be a day, or empty.
    void need_day(std::string_view heading, std::vector<RowMistake>& mistakes) const {
        if (const std::string value = cell(heading); !value.empty() && !is_day(value))
            mistakes.push_back({"the cell \"" + std::string(heading) + "\" says \"" + value + "\"",
                                "write a day as 2014-09-01"});
    }

    std::string yes_or_no(std::string_view heading) const {
        return ascii_lower(cell(heading)) == "yes" ? "yes" : "no";
    }

private:
    bool is_shown(std::string_view heading) const {
        return !shown_ || heading == "name" ||
               std::find(shown_->begin(), shown_->end(), heading) != shown_->end();
    }

    const std::map<std::string, std::size_t>& headings_;
    const csv::CsvRow& row_;
    std::optional<std::vector<std::string_view>> shown_; // all, when not set
};

void add_elements(std::string& out, std::string_view element, const std::vector<std::string>& texts) {
    for (const std::string& text : texts)
        out += fmt::format("    <{0}>{1}</{0}>\n", element, xml::escape(text));
}

void add_short_forms(std::string& out, const TermRow& row) {
    const std::vector<std::string> spoken = parted(row.cell("read as word"));
    const std::vector<std::string> roles = parted(row.cell("roles"));
    const std::vector<std::string> everyday = parted(row.cell("everyday"));
    for (const std::string& text : parted(row.cell("short"))) {
        out += "    <short";
        if (std::find(spoken.begin(), spoken.end(), text) != spoken.end())
            out += " read-as=\"word\"";
        for (const std::string& role : roles)
            if (role.starts_with(text + ":"))
                out += fmt::format(" role=\"{}\"", xml::escape(collapse_space(role.substr(text.size() + 1))));
        if (std::find(everyday.begin(), everyday.end(), text) != everyday.end())
            out += " everyday=\"yes\"";
        out += fmt::format(">{}</short>\n", xml::escape(text));
    }
}

std::string term_element(const TermRow& row, const std::string& id) {
    std::string out = fmt::format("  <term id=\"{}\" statutory=\"{}\" replaceable=\"{}\"", id,
                                  row.yes_or_no("law"), row.yes_or_no("replaceable"));
    for (const auto& [attribute, heading] :
         {std::pair{"valid-from", "valid from"}, std::pair{"valid-to", "valid to"}})
        if (const std::string date = row.cell(heading); is_day(date))
            out += fmt::format(" {}=\"{}\"", attribute, xml::escape(date));
    out += ">\n";
    add_elements(out, "name", {row.cell("name")});
    add_short_forms(out, row);
    add_elements(out, "variant", parted(row.cell("variants")));
    add_elements(out, "explanation", {row.cell("explanation")});
    if (const std::string use = row.cell("use"); !use.empty())
        add_elements(out, "use", {use});
    add_elements(out, "evidence", parted(row.cell("evidence")));
    add_elements(out, "nearby", parted(row.cell("nearby")));
    add_elements(out, "hint", parted(row.cell("hints")));
    add_elements(out, "idle", parted(row.cell("idle")));
    if (const std::string source = row.cell("source"); !source.empty())
        add_elements(out, "source", {source});
    return out + "  </term>\n";
}

std::string file_of(std::string_view jurisdiction, std::string_view terms) {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<glossary jurisdiction=\"{}\">\n{}</glossary>\n",
        xml::escape(jurisdiction), terms);
}

// What the schema and the reader of terms have to say about a row or a part of it: they stop at the first
// mistake.
std::optional<RowMistake> first_mistake(const TermRow& row, const std::string& id,
                                        const std::string& jurisdiction, std::string_view schema) {
    const std::string file = file_of(jurisdiction, term_element(row, id));
    try {
        Glossary glossary;
        add_terms(glossary, file, "term", schema);
    } catch (const Error& error) {
        RowMistake mistake{error.message, error.hint};
        // It quotes a line of XML that the author of the table has never seen.
        std::size_t line = 0;
        const std::size_t colon = error.where.rfind(':') + 1;
        std::from_chars(error.where.data() + colon, error.where.data() + error.where.size(), line);
        if (const std::string quoted = xml::quoted_line(file, line);
            line > 0 && mistake.message.ends_with(quoted))
            mistake.message.resize(mistake.message.size() - quoted.size());
        for (std::string* text : {&mistake.message, &mistake.hint}) // "<use>" is the column "use"
            std::replace_if(
                text->begin(), text->end(), [](char c) { return c == '<' || c == '>'; }, '"');
        return mistake;
    }
    return std::nullopt;
}

// So the row is shown to them in parts, and as a whole only when no part is wrong.
void check_term(const TermRow& row, const std::string& id, const std::string& jurisdiction,
                std::string_view schema, std::vector<RowMistake>& mistakes) {
    const std::size_t before = mistakes.size();
    for (const std::vector<std::string_view>& part :
         std::vector<std::vector<std::string_view>>{{"explanation"}, {"law", "replaceable", "use"}})
        if (auto mistake = first_mistake(row.with_only(part), "term", jurisdiction, schema))
            mistakes.push_back(std::move(*mistake));
    if (mistakes.size() > before)
        return;
    if (auto mistake = first_mistake(row, id, jurisdiction, schema))
        mistakes.push_back(std::move(*mistake));
}

// Reads a table row by row, and keeps what is wrong.
class TableReader {
public:
    TableReader(std::string_view text, std::string_view name, std::string_view schema)
        : text_(text), name_(name), schema_(schema) {}

    ImportedTerms read(std::string_view jurisdiction) {
        const std::vector<csv::CsvRow> rows = csv::read(text_, name_);
        if (rows.size() < 2)
            throw Error(Trouble::data_file, "there is no term in the table", std::string(name_),
                        "write the headings in the first row, name and explanation at least, and a term in "
                        "each row below");
        read_headings(rows.front());
        if (!headings_.contains("name") || !headings_.contains("explanation"))
            return std::move(imported_); // nobody knows what the cells below mean
        std::string of_all(jurisdiction);
        std::string terms;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const std::string here = ascii_lower(TermRow(headings_, rows[i]).cell("jurisdiction"));
            if (!jurisdiction.empty() && !here.empty() && here != jurisdiction)
                continue;
            if (of_all.empty())
                of_all = here.empty() ? "uk" : here;
            terms += read_row(rows[i], here, of_all);
        }
        if (terms.empty())
            throw Error(Trouble::data_file, "no row is for \"" + of_all + "\"", std::string(name_),
                        "look at the column jurisdiction");
        if (imported_.mistakes.empty())
            imported_.xml = file_of(of_all, terms);
        return std::move(imported_);
    }

private:
    void tell(const csv::CsvRow& row, const RowMistake& mistake) {
        imported_.mistakes.emplace_back(Trouble::data_file,
                                        mistake.message + xml::quoted_line(text_, row.line),
                                        std::string(name_) + ":" + std::to_string(row.line), mistake.hint);
    }

    void read_headings(const csv::CsvRow& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string heading = ascii_lower(collapse_space(row.cells[i]));
            if (heading.empty())
                continue;
            if (std::find(columns.begin(), columns.end(), heading) == columns.end())
                tell(row, {"there is no column \"" + heading + "\"",
                           fmt::format("the columns are: {}", fmt::join(columns, ", "))});
            headings_[heading] = i;
        }
        for (const std::string_view needed : {"name", "explanation"})
            if (!headings_.contains(std::string(needed)))
                tell(row, {"the first row has no column \"" + std::string(needed) + "\"",
                           "give each column its heading, at least name and explanation"});
    }

    std::string read_row(const csv::CsvRow& cells, const std::string& here, const std::string& of_all) {
        const TermRow row(headings_, cells);
        std::vector<RowMistake> mistakes;
        for (const char* heading : {"name", "explanation"})
            row.need(heading, mistakes);
        for (const char* heading : {"law", "replaceable"})
            row.need_yes_or_no(heading, mistakes);
        for (const char* heading : {"valid from", "valid to"})
            row.need_day(heading, mistakes);
        if (!here.empty() && here != of_all)
            mistakes.push_back({"this row is for \"" + here + "\" and those above for \"" + of_all + "\"",
                                "a file of terms is for one nation: choose its rows with --jurisdiction"});
        // One name may be two terms where the law changed: one until a day, the other from it on.
        const auto called = std::array{fold(row.cell("name")), row.cell("valid from"), row.cell("valid to")};
        if (const auto [first, is_new] = names_.try_emplace(called, cells.line);
            !is_new && !called[0].empty())
            mistakes.push_back({fmt::format("a second term with the name \"{}\", see line {}",
                                            row.cell("name"), first->second),
                                "keep one of the two, or give them days in valid from and valid to"});
        const std::string id = xml::escape(own_id(row, mistakes));
        if (!row.cell("name").empty() && !row.cell("explanation").empty())
            check_term(row, id, of_all, schema_, mistakes);
        for (const RowMistake& mistake : mistakes)
            tell(cells, mistake);
        return term_element(row, id);
    }

    // The row's id, or one made of its name; different from all before.
    std::string own_id(const TermRow& row, std::vector<RowMistake>& mistakes) {
        const std::string given = row.cell("id");
        std::string id = given.empty() ? id_of(row.cell("name")) : given;
        if (id != id_of(id)) {
            mistakes.push_back({"the cell \"id\" says \"" + id + "\"",
                                "write small letters, digits and hyphens, or leave it empty"});
            id = id_of(id);
        }
        for (int more = 2; given.empty() && ids_.contains(id); ++more)
            id = id_of(row.cell("name")) + "-" + std::to_string(more);
        if (!ids_.insert(id).second)
            mistakes.push_back({"a second term with the id \"" + id + "\"", "give each term its own id"});
        return id;
    }

    std::string_view text_;
    std::string_view name_;
    std::string_view schema_;
    std::map<std::string, std::size_t> headings_;
    std::set<std::string> ids_;
    std::map<std::array<std::string, 3>, std::size_t> names_; // folded, with its days -> line
    ImportedTerms imported_;
};

} // namespace

std::string glossary_as_csv(const Glossary& glossary, std::string_view jurisdiction) {
    std::string out = "\uFEFF" + csv::row({columns.begin(), columns.end()});
    for (const GlossaryTerm& term : glossary.terms) {
        if (!jurisdiction.empty() && term.jurisdiction != jurisdiction)
            continue;
        out += csv::row({term.id, term.name, joined(term.short_forms), joined(term.spoken), roles_of(term),
                         joined(term.everyday), joined(term.variants), term.explanation, term.use,
                         term.jurisdiction, term.statutory == Statutory::yes ? "yes" : "no",
                         term.replaceable == Replaceable::yes ? "yes" : "no", day(term.valid_from),
                         day(term.valid_to), joined(term.evidence), joined(term.nearby), joined(term.hints),
                         joined(term.idle), term.source});
    }
    return out;
}

ImportedTerms glossary_from_csv(std::string_view bytes, std::string_view name, std::string_view jurisdiction,
                                std::string_view schema) {
    const std::string text = decode(bytes).text;
    return TableReader(text, name, schema).read(jurisdiction);
}

} // namespace plainsend
