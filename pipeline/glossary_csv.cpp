#include "pipeline/glossary_csv.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <vector>

#include "stages/document/error.h"
#include "stages/io/csv.h"
#include "stages/io/xml.h"
#include "stages/text/ascii.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::array<std::string_view, 17> columns{
    "id",          "name",     "short",        "read as word", "roles",       "variants",
    "explanation", "use",      "jurisdiction", "law",          "replaceable", "valid from",
    "valid to",    "evidence", "hints",        "idle",         "source"};

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

// A row by its headings.
class TermRow {
public:
    TermRow(const std::map<std::string, std::size_t>& headings, const csv::CsvRow& row, std::string_view name)
        : headings_(headings), row_(row), name_(name) {}

    std::string cell(std::string_view heading) const {
        const auto found = headings_.find(std::string(heading));
        return found == headings_.end() || found->second >= row_.cells.size()
                   ? std::string()
                   : csv::plain(collapse_space(row_.cells[found->second]));
    }

    std::string needed(std::string_view heading) const {
        std::string value = cell(heading);
        if (value.empty())
            mistake("the cell \"" + std::string(heading) + "\" is empty", "fill it in, or delete the row");
        return value;
    }

    // "yes" or "no"; an empty cell is "no".
    std::string yes_or_no(std::string_view heading) const {
        const std::string value = ascii_lower(cell(heading));
        if (!value.empty() && value != "yes" && value != "no")
            mistake("the cell \"" + std::string(heading) + "\" says \"" + value + "\"", "write yes or no");
        return value.empty() ? "no" : value;
    }

    [[noreturn]] void mistake(std::string message, std::string hint) const {
        throw Error(Trouble::data_file, std::move(message),
                    std::string(name_) + ":" + std::to_string(row_.line), std::move(hint));
    }

private:
    const std::map<std::string, std::size_t>& headings_;
    const csv::CsvRow& row_;
    std::string_view name_;
};

std::map<std::string, std::size_t> headings_of(const csv::CsvRow& row, std::string_view name) {
    std::map<std::string, std::size_t> headings;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string heading = ascii_lower(collapse_space(row.cells[i]));
        if (heading.empty())
            continue;
        if (std::find(columns.begin(), columns.end(), heading) == columns.end())
            throw Error(Trouble::data_file, "there is no column \"" + heading + "\"",
                        std::string(name) + ":" + std::to_string(row.line),
                        fmt::format("the columns are: {}", fmt::join(columns, ", ")));
        headings[heading] = i;
    }
    for (const std::string_view needed : {"name", "explanation"})
        if (!headings.contains(std::string(needed)))
            throw Error(Trouble::data_file, "the first row has no column \"" + std::string(needed) + "\"",
                        std::string(name) + ":" + std::to_string(row.line),
                        "give each column its heading, at least name and explanation");
    return headings;
}

// The row's id, or one made of its name; different from all before.
std::string own_id(const TermRow& row, std::set<std::string>& ids) {
    const std::string given = row.cell("id");
    std::string id = given.empty() ? id_of(row.needed("name")) : given;
    for (int more = 2; given.empty() && ids.contains(id); ++more)
        id = id_of(row.needed("name")) + "-" + std::to_string(more);
    if (!ids.insert(id).second)
        row.mistake("a second term with the id \"" + id + "\"", "give each term its own id");
    return id;
}

void add_elements(std::string& out, std::string_view element, const std::vector<std::string>& texts) {
    for (const std::string& text : texts)
        out += fmt::format("    <{0}>{1}</{0}>\n", element, xml::escape(text));
}

void add_short_forms(std::string& out, const TermRow& row) {
    const std::vector<std::string> spoken = parted(row.cell("read as word"));
    const std::vector<std::string> roles = parted(row.cell("roles"));
    for (const std::string& text : parted(row.cell("short"))) {
        out += "    <short";
        if (std::find(spoken.begin(), spoken.end(), text) != spoken.end())
            out += " read-as=\"word\"";
        for (const std::string& role : roles)
            if (role.starts_with(text + ":"))
                out += fmt::format(" role=\"{}\"", xml::escape(collapse_space(role.substr(text.size() + 1))));
        out += fmt::format(">{}</short>\n", xml::escape(text));
    }
}

std::string term_element(const TermRow& row, const std::string& id) {
    std::string out = fmt::format("  <term id=\"{}\" statutory=\"{}\" replaceable=\"{}\"", id,
                                  row.yes_or_no("law"), row.yes_or_no("replaceable"));
    for (const auto& [attribute, heading] :
         {std::pair{"valid-from", "valid from"}, std::pair{"valid-to", "valid to"}})
        if (const std::string date = row.cell(heading); !date.empty())
            out += fmt::format(" {}=\"{}\"", attribute, xml::escape(date));
    out += ">\n";
    add_elements(out, "name", {row.needed("name")});
    add_short_forms(out, row);
    add_elements(out, "variant", parted(row.cell("variants")));
    add_elements(out, "explanation", {row.needed("explanation")});
    if (const std::string use = row.cell("use"); !use.empty())
        add_elements(out, "use", {use});
    add_elements(out, "evidence", parted(row.cell("evidence")));
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

// What the schema and the reader of terms have to say about one row.
void check_term(const TermRow& row, const std::string& jurisdiction, const std::string& term,
                std::string_view schema) {
    try {
        Glossary glossary;
        add_terms(glossary, file_of(jurisdiction, term), "term", schema);
    } catch (const Error& error) {
        row.mistake(error.message, error.hint);
    }
}

} // namespace

std::string glossary_as_csv(const Glossary& glossary, std::string_view jurisdiction) {
    std::string out = "\uFEFF" + csv::row({columns.begin(), columns.end()});
    for (const GlossaryTerm& term : glossary.terms) {
        if (!jurisdiction.empty() && term.jurisdiction != jurisdiction)
            continue;
        out += csv::row({term.id, term.name, joined(term.short_forms), joined(term.spoken), roles_of(term),
                         joined(term.variants), term.explanation, term.use, term.jurisdiction,
                         term.statutory == Statutory::yes ? "yes" : "no",
                         term.replaceable == Replaceable::yes ? "yes" : "no", day(term.valid_from),
                         day(term.valid_to), joined(term.evidence), joined(term.hints), joined(term.idle),
                         term.source});
    }
    return out;
}

std::string glossary_from_csv(std::string_view bytes, std::string_view name, std::string_view jurisdiction,
                              std::string_view schema) {
    const std::string text = decode(bytes).text;
    const std::vector<csv::CsvRow> rows = csv::read(text, name);
    if (rows.size() < 2)
        throw Error(Trouble::data_file, "there is no term in the table", std::string(name),
                    "write the headings in the first row, name and explanation at least, and a term in each "
                    "row below");
    const auto headings = headings_of(rows.front(), name);
    std::string of_all(jurisdiction);
    std::string terms;
    std::set<std::string> ids;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const TermRow row(headings, rows[i], name);
        const std::string here = ascii_lower(row.cell("jurisdiction"));
        if (!jurisdiction.empty() && !here.empty() && here != jurisdiction)
            continue;
        if (of_all.empty())
            of_all = here.empty() ? "uk" : here;
        if (!here.empty() && here != of_all)
            row.mistake("this row is for \"" + here + "\" and those above for \"" + of_all + "\"",
                        "a file of terms is for one nation: choose its rows with --jurisdiction");
        const std::string term = term_element(row, xml::escape(own_id(row, ids)));
        check_term(row, of_all, term, schema);
        terms += term;
    }
    if (terms.empty())
        throw Error(Trouble::data_file, "no row is for \"" + of_all + "\"", std::string(name),
                    "look at the column jurisdiction");
    return file_of(of_all, terms);
}

} // namespace plainsend
