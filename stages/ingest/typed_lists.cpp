#include "stages/ingest/typed_lists.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include "stages/document/walk.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

constexpr int tolerance = 100; // twentieths of a point: people set paragraphs by eye
constexpr int a_space = 60;
constexpr int a_tab = 720;
constexpr std::size_t most_levels = 9; // as in Word
constexpr std::size_t longest_number = 3;

// What stands before the words. values: what the number may mean ("i" is a letter and a numeral); shape: what
// stands around it, which all of a list share.
struct Label {
    bool bullet = false;
    bool weak = false; // also a sign of ordinary text
    std::string printed;
    std::string shape;
    std::vector<std::pair<char, int>> values;
    std::size_t length = 0; // bytes, with the white space around
    int indent = 0;
};

constexpr std::array<std::string_view, 12> bullets{"\u2022", "\u25CF", "\u25AA", "\u25A0",
                                                   "\u25E6", "\u25CB", "\u2023", "\u2043",
                                                   "\u27A2", "\u2756", "\u00B7", "\uF0B7"};
constexpr std::array<std::string_view, 5> signs{"-", "\u2013", "*", "o", "+"};

// Bytes of white space at a place.
std::size_t space_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        if (text[end] == ' ' || text[end] == '\t')
            ++end;
        else if (text.substr(end).starts_with("\u00A0"))
            end += 2;
        else
            break;
    }
    return end - at;
}

int width_of(std::string_view space) {
    int width = 0;
    for (const char c : space)
        width += c == '\t' ? a_tab : c == '\xA0' ? 0 : a_space;
    return width;
}

std::optional<Label> bullet_at(std::string_view text, std::size_t at) {
    const auto found = [&](const auto& some) -> std::string_view {
        for (const std::string_view sign : some)
            if (text.substr(at).starts_with(sign))
                return sign;
        return {};
    };
    std::string_view sign = found(bullets);
    const bool weak = sign.empty();
    if (weak)
        sign = found(signs);
    if (sign.empty())
        return std::nullopt;
    const std::size_t after = at + sign.size();
    const std::size_t space = space_at(text, after);
    const std::string_view rest = text.substr(after + space);
    // "- - - Cut here" is no item, and "-5" is a number.
    if (rest.empty() || rest.starts_with(sign) || (weak && space == 0))
        return std::nullopt;
    Label label;
    label.bullet = true;
    label.weak = weak;
    label.printed = "\u2022";
    label.length = after + space;
    return label;
}

int roman_value(std::string_view text) {
    int sum = 0;
    int last = 0;
    for (std::size_t i = text.size(); i > 0; --i) {
        const char c = text[i - 1];
        const int value = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
        if (value == 0)
            return 0;
        sum += value < last ? -value : value;
        last = std::max(last, value);
    }
    return sum;
}

std::optional<Label> number_at(std::string_view text, std::size_t at) {
    const bool open = at < text.size() && text[at] == '(';
    const std::size_t begin = at + (open ? 1 : 0);
    std::size_t end = begin;
    while (end < text.size() && end - begin < longest_number + 2 &&
           ((text[end] >= '0' && text[end] <= '9') || (text[end] >= 'a' && text[end] <= 'z') ||
            (text[end] >= 'A' && text[end] <= 'Z')))
        ++end;
    if (end == begin || end >= text.size() || (text[end] != ')' && (open || text[end] != '.')))
        return std::nullopt;
    const std::size_t space = space_at(text, end + 1);
    if (space == 0 || end + 1 + space >= text.size())
        return std::nullopt;
    Label label;
    const std::string name = ascii_lower(text.substr(begin, end - begin));
    const bool digits = std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits && name.size() <= longest_number)
        label.values.emplace_back('1', std::atoi(name.c_str()));
    else if (name.size() == 1)
        label.values.emplace_back('a', name[0] - 'a' + 1);
    if (const int value = roman_value(name); value > 0)
        label.values.emplace_back('i', value);
    if (label.values.empty())
        return std::nullopt;
    const bool capital = text[begin] >= 'A' && text[begin] <= 'Z';
    label.printed = std::string(text.substr(at, end + 1 - at));
    label.shape = std::string(open ? "(" : "") + text[end] + (capital ? "A" : "");
    label.length = end + 1 + space;
    return label;
}

std::optional<Label> label_of(std::string_view text) {
    const std::size_t begin = space_at(text, 0);
    auto label = bullet_at(text, begin);
    if (!label)
        label = number_at(text, begin);
    if (label)
        label->indent = width_of(text.substr(0, begin));
    return label;
}

bool follows(const Label& before, const Label& label) {
    if (before.bullet || label.bullet || before.shape != label.shape)
        return false;
    for (const auto& [kind, value] : label.values)
        for (const auto& [other_kind, other] : before.values)
            if (kind == other_kind && value == other + 1)
                return true;
    return false;
}

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

using Labels = std::vector<std::optional<Label>>;

Labels labels_of(const Blocks& blocks, const Indents& indents) {
    Labels labels(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto* paragraph = std::get_if<Paragraph>(&blocks[i].node);
        std::string text;
        if (paragraph == nullptr)
            continue;
        append_leading(paragraph->content, text);
        labels[i] = label_of(text);
        if (labels[i] && !labels[i]->bullet && is_all_strong(paragraph->content))
            labels[i].reset();
        if (const auto indent = indents.find(i); labels[i] && indent != indents.end())
            labels[i]->indent += indent->second;
    }
    return labels;
}

// Takes the labels away of what only looks like an item: a dash or a number with none like it beside it.
void keep_true_labels(Labels& labels) {
    std::vector<bool> kept(labels.size());
    std::map<int, std::size_t> last; // number at that indent, since the last paragraph without a label
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!labels[i]) {
            last.clear();
            continue;
        }
        if (labels[i]->bullet) {
            const bool after = i > 0 && labels[i - 1] && labels[i - 1]->bullet;
            const bool before = i + 1 < labels.size() && labels[i + 1] && labels[i + 1]->bullet;
            kept[i] = !labels[i]->weak || after || before;
            continue;
        }
        const auto [found, is_new] = last.emplace(labels[i]->indent / tolerance, i);
        if (!is_new && follows(*labels[found->second], *labels[i]))
            kept[i] = kept[found->second] = true;
        found->second = i;
    }
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (!kept[i])
            labels[i].reset();
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
        return (before.bullet && label.bullet) || follows(before, label);
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

} // namespace

std::vector<Place> find_typed_lists(Blocks& blocks, const Indents& indents) {
    Labels labels = labels_of(blocks, indents);
    keep_true_labels(labels);
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
        auto label = label_of(lines[i]);
        if (!label)
            continue;
        labels.push_back(std::move(label));
        where.push_back(i);
    }
    keep_true_labels(labels);
    std::vector<bool> items(lines.size());
    for (std::size_t i = 0; i < labels.size(); ++i)
        items[where[i]] = labels[i].has_value();
    return items;
}

} // namespace plainsend
