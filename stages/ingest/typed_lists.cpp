#include "stages/ingest/typed_lists.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/typed_labels.h"

namespace plainsend {

using typed::Label;
using typed::Labels;
using typed::most_levels;
using typed::tolerance;

namespace {

// The text up to the first thing that is no text.
bool append_leading(const Inlines& inlines, std::string& text) {
    for (const Inline& in : inlines) {
        if (const auto* words = std::get_if<Text>(&in.node))
            text += words->text;
        else if (const auto* marked = std::get_if<Marked>(&in.node)) {
            if (!append_leading(marked->content, text))
                return false;
        } else if (const auto* run = std::get_if<LanguageRun>(&in.node)) {
            if (!append_leading(run->content, text))
                return false;
        } else
            return false;
    }
    return true;
}

// Takes bytes off the front and gives how many are still to go.
std::size_t cut_front(Inlines& inlines, std::size_t bytes) {
    std::size_t gone = 0;
    while (bytes > 0 && gone < inlines.size()) {
        InlineNode& node = inlines[gone].node;
        bool empty = false;
        if (auto* words = std::get_if<Text>(&node)) {
            const std::size_t cut = std::min(bytes, words->text.size());
            words->text.erase(0, cut);
            bytes -= cut;
            empty = words->text.empty();
        } else if (auto* marked = std::get_if<Marked>(&node)) {
            bytes = cut_front(marked->content, bytes);
            empty = marked->content.empty();
        } else if (auto* run = std::get_if<LanguageRun>(&node)) {
            bytes = cut_front(run->content, bytes);
            empty = run->content.empty();
        }
        if (!empty)
            break;
        ++gone;
    }
    inlines.erase(inlines.begin(), inlines.begin() + static_cast<std::ptrdiff_t>(gone));
    return bytes;
}

// A line in bold is more likely a heading with a number than an item.
bool is_all_strong(const Inlines& inlines) {
    return std::all_of(inlines.begin(), inlines.end(), [](const Inline& in) {
        const auto* marked = std::get_if<Marked>(&in.node);
        const auto* text = std::get_if<Text>(&in.node);
        return (marked != nullptr && marked->mark == Mark::strong) ||
               (text != nullptr && text->text.find_first_not_of(" \t") == std::string::npos);
    });
}

Labels labels_of(const Blocks& blocks, const Indents& indents) {
    Labels labels(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto* paragraph = std::get_if<Paragraph>(&blocks[i].node);
        std::string text;
        if (paragraph == nullptr)
            continue;
        append_leading(paragraph->content, text);
        labels[i] = typed::label_of(text);
        if (labels[i] && !labels[i]->bullet && is_all_strong(paragraph->content))
            labels[i].reset();
        if (const auto indent = indents.find(i); labels[i] && indent != indents.end())
            labels[i]->indent += indent->second;
    }
    return labels;
}

class ListMaker {
public:
    void item(Block block, const Label& label) {
        while (!open_.empty() && label.indent + tolerance < open_.back().label.indent)
            close_one();
        const bool deeper = !open_.empty() && label.indent > open_.back().label.indent + tolerance;
        if (!open_.empty() && !deeper && !goes_on(open_.back().label, label))
            close_one();
        if (open_.empty() || (deeper && open_.size() < most_levels)) {
            const ListKind kind = label.bullet ? ListKind::bulleted : ListKind::numbered;
            places_.push_back(block.place);
            open_.push_back({label, block.place, List{kind, {}}});
        }
        ListItem made;
        made.label = label.printed;
        cut_front(std::get<Paragraph>(block.node).content, label.length);
        made.content.push_back(std::move(block));
        open_.back().label = label;
        open_.back().list.items.push_back(std::move(made));
    }

    void other(Block block) {
        while (!open_.empty())
            close_one();
        out_.push_back(std::move(block));
    }

    Blocks take() {
        while (!open_.empty())
            close_one();
        return std::move(out_);
    }

    std::vector<Place> places() const { return places_; }

private:
    struct OpenList {
        Label label; // of the last item
        Place place;
        List list;
    };

    static bool goes_on(const Label& before, const Label& label) {
        return (before.bullet && label.bullet) || typed::follows(before, label);
    }

    void close_one() {
        OpenList done = std::move(open_.back());
        open_.pop_back();
        Block block;
        block.place = done.place;
        block.node = std::move(done.list);
        (open_.empty() ? out_ : open_.back().list.items.back().content).push_back(std::move(block));
    }

    std::vector<OpenList> open_;
    Blocks out_;
    std::vector<Place> places_;
};

// The paragraph, or a paragraph for each line that begins an item.
Blocks lines_of(Block block) {
    auto* paragraph = std::get_if<Paragraph>(&block.node);
    const auto is_break = [](const Inline& in) { return std::holds_alternative<LineBreak>(in.node); };
    std::vector<std::string> lines(1);
    if (paragraph != nullptr && std::any_of(paragraph->content.begin(), paragraph->content.end(), is_break))
        for (const Inline& in : paragraph->content) {
            if (is_break(in))
                lines.emplace_back();
            else
                append_leading({in}, lines.back());
        }
    const std::vector<bool> items = lines.size() > 1 ? typed_items(lines) : std::vector<bool>();
    Blocks out;
    if (std::count(items.begin(), items.end(), true) < 2) {
        out.push_back(std::move(block));
        return out;
    }
    std::vector<Inlines> parts(1);
    std::size_t line = 0;
    for (Inline& in : paragraph->content) {
        if (is_break(in) && items[++line])
            parts.emplace_back();
        else
            parts.back().push_back(std::move(in));
    }
    for (Inlines& part : parts) {
        Block made;
        made.place = block.place;
        made.language = block.language;
        made.node = Paragraph{std::move(part)};
        if (!inlines_of(made)->empty())
            out.push_back(std::move(made));
    }
    return out;
}

// A paragraph whose lines begin with labels of one list is one paragraph a line.
void part_lines(Blocks& blocks, Indents& indents) {
    Blocks out;
    Indents moved;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto indent = indents.find(i);
        for (Block& part : lines_of(std::move(blocks[i]))) {
            if (indent != indents.end())
                moved[out.size()] = indent->second;
            out.push_back(std::move(part));
        }
    }
    blocks = std::move(out);
    indents = std::move(moved);
}

} // namespace

std::vector<Place> find_typed_lists(Blocks& blocks, Indents indents) {
    part_lines(blocks, indents);
    Labels labels = labels_of(blocks, indents);
    typed::keep_true_labels(labels);
    if (std::none_of(labels.begin(), labels.end(), [](const auto& label) { return label.has_value(); }))
        return {};
    ListMaker maker;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (labels[i])
            maker.item(std::move(blocks[i]), *labels[i]);
        else
            maker.other(std::move(blocks[i]));
    }
    blocks = maker.take();
    return maker.places();
}

std::vector<bool> typed_items(const std::vector<std::string>& lines) {
    Labels labels; // without the lines that only go on
    std::vector<std::size_t> where;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto label = typed::label_of(lines[i]);
        if (!label)
            continue;
        labels.push_back(std::move(label));
        where.push_back(i);
    }
    typed::keep_true_labels(labels);
    std::vector<bool> items(lines.size());
    for (std::size_t i = 0; i < labels.size(); ++i)
        items[where[i]] = labels[i].has_value();
    return items;
}

} // namespace plainsend
