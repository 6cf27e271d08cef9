#include "stages/emit/annotate/word_part.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "stages/text/one_of.h"

namespace plainsend {

namespace {

constexpr std::array<std::string_view, 13> holds_blocks{
    "document",  "body",      "tbl",      "tr",       "tc",      "sdt", "sdtContent",
    "customXml", "footnotes", "endnotes", "footnote", "endnote", "hdr"};
constexpr std::array<std::string_view, 7> holds_runs{"hyperlink",  "smartTag", "customXml", "sdt",
                                                     "sdtContent", "bdo",      "dir"};
constexpr std::array<std::string_view, 5> without_text{"pPr", "rPr", "sectPr", "tblPr", "sdtPr"};

// A control whose words are chosen, bound to data or locked: Word would refuse or overwrite what is put
// there.
bool is_restricted(xml::Node control) {
    static constexpr std::array<std::string_view, 11> kinds{"text",     "dropDownList", "comboBox",    "date",
                                                            "picture",  "checkbox",     "dataBinding", "lock",
                                                            "citation", "equation",     "bibliography"};
    for (const xml::Node property : xml::children(control.first("sdtPr")))
        if (property.is_element() && is_one_of(kinds, property.name()))
            return true;
    return false;
}

bool is_hyperlink_field(std::string_view instruction) {
    const std::size_t begin = instruction.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && instruction.substr(begin).starts_with("HYPERLINK");
}

// What holds at a place of the tree.
struct Around {
    bool block_comment = true; // paragraphs here may hold comments ...
    bool block_change = true;
    bool run_comment = false; // ... and runs
    bool run_change = false;
    bool needs_twin = false;
    bool in_alternative = false;
    std::size_t home = nowhere;
    std::size_t paragraph = nowhere;
    std::string note;
};

struct OpenField {
    std::string instruction;
    bool in_result = false;
};

// The two alternatives of one box.
struct Alternatives {
    xml::ElementSpan choice;
    xml::ElementSpan fallback;
};

class Walk {
public:
    explicit Walk(WordPart& part) : part_(part) {}

    void children(xml::Node parent, const Around& around) {
        for (const xml::Node node : xml::children(parent))
            if (node.is_element())
                child(node, around);
    }

    // Runs with the same words in both alternatives of a box are changed together.
    void find_twins() {
        for (const Alternatives& pair : alternatives_) {
            const auto [begin, end] = runs_in(pair.choice);
            const auto [other, other_end] = runs_in(pair.fallback);
            if (end - begin != other_end - other)
                continue;
            bool same = true;
            for (std::size_t i = 0; i < end - begin; ++i)
                same = same && part_.runs[begin + i].text == part_.runs[other + i].text;
            for (std::size_t i = 0; same && i < end - begin; ++i)
                part_.runs[begin + i].twin = other + i;
        }
    }

private:
    const xml::ElementSpan* span_of(xml::Node node) const { return xml::span_at(part_.spans, node.offset()); }

    std::pair<std::size_t, std::size_t> runs_in(const xml::ElementSpan& span) const {
        const auto before = [](const WordRun& run, std::size_t at) { return run.span.begin < at; };
        const auto begin = std::lower_bound(part_.runs.begin(), part_.runs.end(), span.begin, before);
        const auto end = std::lower_bound(begin, part_.runs.end(), span.end, before);
        return {static_cast<std::size_t>(begin - part_.runs.begin()),
                static_cast<std::size_t>(end - part_.runs.begin())};
    }

    void child(xml::Node node, Around around) {
        const std::string_view name = node.name();
        if (node.has("id"))
            part_.used_ids.push_back(node.attribute("id"));
        if (is_one_of(without_text, name))
            return properties(node);
        const bool ours = node.space() == part_.space; // formulas and drawings have runs of their own kind
        if (ours && name == "p")
            return paragraph(node, around);
        if (ours && name == "r")
            return run(node, around);
        if (name == "AlternateContent")
            return alternate(node, around);
        if (name == "txbxContent")
            box(around);
        else if (name == "footnote" || name == "endnote")
            around.note = node.attribute("id");
        else
            enter(node, around);
        children(node, around);
    }

    // Ids of changed formats and the like; nothing is read here.
    void properties(xml::Node node) {
        for (const xml::Node inside : xml::children(node))
            if (inside.is_element()) {
                if (inside.has("id"))
                    part_.used_ids.push_back(inside.attribute("id"));
                properties(inside);
            }
    }

    static void box(Around& around) {
        around.block_comment = false;
        around.run_comment = around.run_change = false;
        around.paragraph = nowhere;
    }

    static void enter(xml::Node node, Around& around) {
        const std::string_view name = node.name();
        const bool locked = name == "sdt" && is_restricted(node);
        const bool drawing = around.paragraph == nowhere && !is_one_of(holds_blocks, name) && name != "ftr";
        around.block_comment = around.block_comment && !locked && !drawing;
        around.block_change = around.block_change && !locked && !drawing;
        if (around.paragraph == nowhere)
            return;
        const bool change = name == "ins" || name == "moveTo";
        const bool field = name == "fldSimple";
        const bool free = is_one_of(holds_runs, name) && !locked;
        around.run_comment = around.run_comment && (free || change || field);
        around.run_change =
            around.run_change && (free || (field && is_hyperlink_field(node.attribute("instr"))));
    }

    void alternate(xml::Node node, Around around) {
        const xml::Node choice = node.first("Choice");
        const xml::Node fallback = node.first("Fallback");
        const bool is_pair = choice && fallback && !choice.next("Choice") && !around.in_alternative;
        const xml::ElementSpan* first = choice ? span_of(choice) : nullptr;
        const xml::ElementSpan* second = fallback ? span_of(fallback) : nullptr;
        around.run_comment = around.run_change = false;
        around.block_comment = false;
        around.in_alternative = true;
        for (const xml::Node alternative : xml::children(node)) {
            if (!alternative.is_element())
                continue;
            Around inside = around;
            inside.needs_twin = is_pair && alternative == choice;
            inside.block_change = around.block_change && inside.needs_twin;
            children(alternative, inside);
        }
        if (is_pair && first != nullptr && second != nullptr)
            alternatives_.push_back({*first, *second});
    }

    void paragraph(xml::Node node, Around around) {
        const xml::ElementSpan* span = span_of(node);
        if (span == nullptr)
            return;
        around.paragraph = span->begin;
        around.run_comment = around.block_comment;
        around.run_change = around.block_change;
        const xml::Node properties = node.first("pPr");
        const xml::ElementSpan* before = properties ? span_of(properties) : nullptr;
        const bool usable = around.block_comment && !span->is_empty_tag();
        if (usable)
            around.home = span->begin;
        part_.paragraphs.push_back(
            {span->begin, before == nullptr ? span->inside : before->end, around.home, around.note});
        children(node, around);
    }

    // ---------------------------------------------------------------- runs

    void run(xml::Node node, const Around& around) {
        const xml::ElementSpan* span = span_of(node);
        if (span == nullptr)
            return;
        const std::size_t index = part_.runs.size();
        part_.runs.emplace_back();
        WordRun made;
        made.span = *span;
        if (const xml::Node properties = node.first("rPr")) {
            if (const xml::ElementSpan* found = span_of(properties))
                made.properties = *found;
            if (const xml::Node change = properties.first("rPrChange"))
                if (const xml::ElementSpan* found = span_of(change))
                    made.format_change = *found;
        }
        made.may_hold_comment = around.run_comment;
        made.may_change = around.run_change;
        made.needs_twin = around.needs_twin;
        for (const xml::Node inside : xml::children(node))
            if (inside.is_element())
                run_child(inside, made, around);
        part_.runs[index] = std::move(made);
    }

    void run_child(xml::Node node, WordRun& run, const Around& around) {
        const std::string_view name = node.name();
        if (name == "rPr")
            return properties(node);
        const xml::ElementSpan* span = span_of(node);
        if (span == nullptr)
            return;
        RunChild made;
        made.span = *span;
        made.begin = run.text.size();
        run.text += text_of(node, made.kind);
        made.end = run.text.size();
        run.children.push_back(made);
        if (name == "fldChar" || name == "instrText")
            field(node, run);
        else if (made.kind == RunChild::Kind::words && !fields_allow_change())
            run.may_change = false;
        else if (name == "footnoteReference")
            part_.footnote_marks.emplace(node.attribute("id"), around.paragraph);
        else if (name == "endnoteReference")
            part_.endnote_marks.emplace(node.attribute("id"), around.paragraph);
        else if (made.kind == RunChild::Kind::other) {
            Around inside = around;
            inside.run_comment = inside.run_change = false;
            child(node, inside); // drawings, and the boxes in them
        }
    }

    // As the reader takes it.
    static std::string text_of(xml::Node node, RunChild::Kind& kind) {
        const std::string_view name = node.name();
        kind = RunChild::Kind::sign;
        if (name == "tab" || name == "ptab")
            return "\t";
        if (name == "cr" ||
            (name == "br" && node.attribute("type") != "page" && node.attribute("type") != "column"))
            return "\n";
        if (name == "noBreakHyphen")
            return "\u2011";
        if (name == "softHyphen")
            return "\u00AD";
        if (name == "lastRenderedPageBreak") {
            kind = RunChild::Kind::page_break_mark;
            return {};
        }
        if (name != "t") {
            kind = RunChild::Kind::other;
            return {};
        }
        kind = RunChild::Kind::words;
        std::string words = node.all_text();
        for (char& c : words)
            c = c == '\n' || c == '\r' ? ' ' : c;
        if (node.attribute("space") == "preserve")
            return words;
        const std::size_t begin = words.find_first_not_of(' ');
        return begin == std::string::npos ? "" : words.substr(begin, words.find_last_not_of(' ') - begin + 1);
    }

    void field(xml::Node node, WordRun& run) {
        run.may_change = false;
        if (node.is("instrText")) {
            if (!fields_.empty() && !fields_.back().in_result)
                fields_.back().instruction += node.all_text();
            return;
        }
        const std::string type = node.attribute("fldCharType");
        if (type == "begin")
            fields_.emplace_back();
        else if (type == "separate" && !fields_.empty())
            fields_.back().in_result = true;
        else if (type == "end" && !fields_.empty())
            fields_.pop_back();
    }

    bool fields_allow_change() const {
        return std::all_of(fields_.begin(), fields_.end(), [](const OpenField& field) {
            return field.in_result && is_hyperlink_field(field.instruction);
        });
    }

    WordPart& part_;
    std::vector<OpenField> fields_;
    std::vector<Alternatives> alternatives_;
};

} // namespace

WordPart open_word_part(std::string name, std::string bytes, PartKind kind) {
    xml::XmlLimits limits;
    limits.depth = 250; // as the reader
    const xml::Tree tree = xml::Tree::parse(bytes, name, limits);
    WordPart part;
    part.name = std::move(name);
    part.bytes = std::move(bytes);
    if (part.bytes.starts_with("\xFE\xFF") || part.bytes.starts_with("\xFF\xFE"))
        return part; // UTF-16: its places are those of other bytes
    part.spans = xml::element_spans(part.bytes);
    const xml::ElementSpan* root = xml::span_at(part.spans, tree.root().offset());
    if (root == nullptr)
        return part;
    part.space = tree.root().space();
    part.prefix =
        prefix_for(std::string_view(part.bytes).substr(root->begin, root->inside - root->begin), part.space);
    if (part.prefix.empty())
        return part;
    Walk walk(part);
    Around around;
    around.block_comment = kind == PartKind::main;
    walk.children(tree.root(), around);
    walk.find_twins();
    return part;
}

std::string prefix_for(std::string_view start_tag, std::string_view space) {
    for (std::size_t at = start_tag.find("xmlns:"); at != std::string_view::npos;
         at = start_tag.find("xmlns:", at + 1)) {
        const std::size_t name = at + 6;
        const std::size_t equals = start_tag.find('=', name);
        const std::size_t quote = start_tag.find_first_of("\"'", name);
        if (equals == std::string_view::npos || quote == std::string_view::npos)
            break;
        const std::size_t end = start_tag.find(start_tag[quote], quote + 1);
        if (start_tag.substr(quote + 1, end - quote - 1) != space)
            continue;
        const std::string_view prefix = start_tag.substr(name, equals - name);
        return std::string(prefix.substr(0, prefix.find_last_not_of(" \t\r\n") + 1)) + ":";
    }
    return {};
}

const WordRun* run_at(const WordPart& part, std::size_t begin) {
    const auto found =
        std::lower_bound(part.runs.begin(), part.runs.end(), begin,
                         [](const WordRun& run, std::size_t at) { return run.span.begin < at; });
    return found == part.runs.end() || found->span.begin != begin ? nullptr : &*found;
}

const WordParagraph* paragraph_at(const WordPart& part, std::size_t begin) {
    const auto found =
        std::lower_bound(part.paragraphs.begin(), part.paragraphs.end(), begin,
                         [](const WordParagraph& paragraph, std::size_t at) { return paragraph.begin < at; });
    return found == part.paragraphs.end() || found->begin != begin ? nullptr : &*found;
}

} // namespace plainsend
