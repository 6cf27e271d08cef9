#include "stages/document/tree.h"

#include "stages/document/walk.h"

namespace plainsend {

namespace {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else
            out += c;
    }
    return out + "\"";
}

std::string_view mark_name(Mark mark) {
    switch (mark) {
    case Mark::strong:
        return "strong";
    case Mark::emphasis:
        return "emphasis";
    case Mark::underline:
        return "underline";
    case Mark::strike:
        return "strike";
    case Mark::superscript:
        return "superscript";
    case Mark::subscript:
        return "subscript";
    case Mark::code:
        return "code";
    }
    return "";
}

class Dumper {
public:
    explicit Dumper(DumpPlaces places) : places_(places) {}

    std::string inlines(const Inlines& content) const {
        std::string out;
        for (const Inline& in : content) {
            if (!out.empty())
                out += ' ';
            out += one(in);
        }
        return out;
    }

    void blocks(const Blocks& content, int depth) {
        for (const Block& item : content)
            block(item, depth);
    }

    void line(int depth, const std::string& text) {
        out_.append(static_cast<std::size_t>(depth) * 2, ' ');
        out_ += text;
        out_ += '\n';
    }

    std::string take() { return std::move(out_); }

private:
    std::string place(const Place& at) const {
        if (places_ == DumpPlaces::no)
            return {};
        if (at.line != 0)
            return "@" + std::to_string(at.line) + ":" + std::to_string(at.column);
        return "@" + std::to_string(at.offset);
    }

    std::string one(const Inline& in) const {
        const auto wrapped = [&](const std::string& name, const Inlines& content) {
            return name + "[" + inlines(content) + "]";
        };
        return std::visit(
            overloaded{
                [&](const Text& text) { return quoted(text.text) + place(text.place); },
                [](const LineBreak&) { return std::string("br"); },
                [&](const Marked& marked) {
                    return wrapped(std::string(mark_name(marked.mark)), marked.content);
                },
                [&](const Link& link) { return wrapped("link " + link.target + " ", link.content); },
                [&](const LanguageRun& run) { return wrapped("lang " + run.language + " ", run.content); },
                [](const Image& image) {
                    return "image " + image.resource.substr(0, 8) +
                           (image.decorative ? " decorative" : " alt=" + quoted(image.alternative));
                },
                [](const NoteMark& note) { return "note " + note.note; },
                [&](const Term& term) { return wrapped("term " + term.entry + " ", term.content); },
                [&](const Abbreviation& abbreviation) {
                    return wrapped("abbr " + quoted(abbreviation.expansion) + " ", abbreviation.content);
                },
                [](const Field& field) { return "field " + quoted(field.text); },
                [](const Generated& generated) { return "generated " + quoted(generated.text); },
            },
            in.node);
    }

    std::string head(const std::string& name, const Block& item) const {
        std::string out = name;
        if (!item.id.empty())
            out += " #" + item.id;
        if (!item.number.empty())
            out += " (" + item.number + (item.number_is_authors ? " author's)" : ")");
        if (!item.language.empty())
            out += " lang=" + item.language;
        const std::string at = place(item.place);
        return at.empty() ? out : out + " " + at;
    }

    void block(const Block& item, int depth) {
        std::visit(
            overloaded{
                [&](const Heading& heading) {
                    line(depth, head("heading " + std::to_string(heading.level), item) + " " +
                                    inlines(heading.content));
                },
                [&](const Paragraph& paragraph) {
                    line(depth, head("paragraph", item) + " " + inlines(paragraph.content));
                },
                [&](const List& list) {
                    line(depth,
                         head(list.kind == ListKind::numbered ? "numbered list" : "bulleted list", item));
                    for (const ListItem& entry : list.items) {
                        line(depth + 1, "item " + quoted(entry.label));
                        blocks(entry.content, depth + 2);
                    }
                },
                [&](const Table& table) {
                    line(depth, head("table", item) + " header rows " + std::to_string(table.header_rows) +
                                    ", header columns " + std::to_string(table.header_columns));
                    if (!table.caption.empty())
                        line(depth + 1, "caption " + inlines(table.caption));
                    for (const Row& row : table.rows) {
                        line(depth + 1, "row");
                        for (const Cell& cell : row.cells)
                            this->cell("cell", cell, depth + 2);
                    }
                },
                [&](const Records& records) {
                    line(depth, head("records", item));
                    if (!records.caption.empty())
                        line(depth + 1, "caption " + inlines(records.caption));
                    for (const Cell& cell : records.headings)
                        this->cell("heading cell", cell, depth + 1);
                    for (const Record& record : records.records) {
                        line(depth + 1, "record");
                        for (const RecordEntry& entry : record.entries) {
                            line(depth + 2, "entry " + inlines(entry.label));
                            blocks(entry.content, depth + 3);
                        }
                    }
                },
                [&](const Quotation& quotation) {
                    line(depth, head("quotation", item));
                    blocks(quotation.content, depth + 1);
                },
                [&](const Preformatted& pre) {
                    line(depth, head("preformatted", item) + " " + quoted(pre.text));
                },
                [&](const Letterhead& letterhead) {
                    line(depth, head("letterhead", item));
                    blocks(letterhead.content, depth + 1);
                },
                [&](const Separator&) { line(depth, head("separator", item)); },
            },
            item.node);
    }

    void cell(const std::string& name, const Cell& item, int depth) {
        std::string text = name;
        if (item.column_span != 1)
            text += " columns=" + std::to_string(item.column_span);
        if (item.row_span != 1)
            text += " rows=" + std::to_string(item.row_span);
        line(depth, text);
        blocks(item.content, depth + 1);
    }

    DumpPlaces places_;
    std::string out_;
};

std::string date_text(const std::optional<Date>& date) {
    if (!date)
        return "-";
    const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(static_cast<int>(date->year())) + "-" + two(static_cast<unsigned>(date->month())) +
           "-" + two(static_cast<unsigned>(date->day()));
}

} // namespace

std::string dump(const Inlines& inlines) {
    return Dumper(DumpPlaces::no).inlines(inlines);
}

std::string dump(const Document& document, DumpPlaces places) {
    Dumper dumper(places);
    const Metadata& meta = document.metadata;
    dumper.line(0, "document " + quoted(meta.title) + " kind=" + (meta.kind.empty() ? "-" : meta.kind) +
                       " language=" + meta.language + " date=" + date_text(meta.date) +
                       " version=" + document.version);
    if (document.status.openness == Openness::draft)
        dumper.line(0, "draft " + std::to_string(document.status.revision) + " of " +
                           date_text(document.status.date) + ", reply by " +
                           date_text(document.status.reply_by));
    dumper.blocks(document.body, 1);
    for (const Note& note : document.notes) {
        dumper.line(1, "note " + note.id + " " + quoted(note.label));
        dumper.blocks(note.content, 2);
    }
    for (const auto& [name, resource] : document.resources)
        dumper.line(0, "resource " + name.substr(0, 8) + " " + resource.media_type + " " +
                           std::to_string(resource.width) + "x" + std::to_string(resource.height));
    for (const GlossaryItem& item : document.glossary)
        dumper.line(0, "glossary " + item.id + " " + quoted(item.term) + " " + quoted(item.explanation));
    for (const Action& action : document.actions)
        dumper.line(0, "action " + action.block + " " + quoted(action.who) + " " + quoted(action.what) + " " +
                           quoted(action.when));
    for (const Edit& edit : document.ledger)
        dumper.line(0, "edit " + edit.block + " " + std::to_string(edit.begin) + "-" +
                           std::to_string(edit.end) + " " + quoted(edit.before) + " -> " +
                           quoted(edit.after) + " " + edit.rule);
    return dumper.take();
}

} // namespace plainsend
