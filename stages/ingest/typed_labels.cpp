#include "stages/ingest/typed_labels.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "stages/text/ascii.h"

namespace plainsend::typed {

namespace {

constexpr int a_space = 60; // twentieths of a point
constexpr int a_tab = 720;
constexpr std::size_t longest_number = 3;

constexpr std::array<std::string_view, 13> bullets{"\u2022", "\u25A1", "\u25CF", "\u25AA", "\u25A0",
                                                   "\u25E6", "\u25CB", "\u2023", "\u2043", "\u27A2",
                                                   "\u2756", "\u00B7", "\uF0B7"};
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
    // "- - - Cut here" is no item, "-5" is a number, and "o 9.00 tan 10.00" is Welsh.
    if (rest.empty() || rest.starts_with(sign) || (weak && space == 0) ||
        (sign == "o" && is_digit(rest.front())))
        return std::nullopt;
    Label label;
    label.bullet = true;
    label.weak = weak;
    label.printed = sign == "\u25A1" ? std::string(sign) : "\u2022"; // an empty box is to be ticked
    label.shape = sign;
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

// "2.1", "2.1.", "2.1.3": one level deeper for each point inside.
std::optional<Label> decimal_at(std::string_view text, std::size_t at) {
    std::vector<std::string> parts;
    std::size_t end = at;
    for (;;) {
        const std::size_t begin = end;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        if (end == begin || end - begin > longest_number)
            break;
        parts.emplace_back(text.substr(begin, end - begin));
        if (end + 1 >= text.size() || text[end] != '.' || !is_digit(text[end + 1]))
            break;
        ++end;
    }
    if (parts.size() < 2 || parts.size() > most_levels)
        return std::nullopt;
    Label label;
    label.printed = std::string(text.substr(at, end - at));
    label.shape = label.printed.substr(0, label.printed.rfind('.') + 1);
    if (end < text.size() && text[end] == '.')
        label.printed += text[end++];
    const std::size_t space = space_at(text, end);
    if (space == 0 || end + space >= text.size())
        return std::nullopt;
    label.values.emplace_back('1', std::atoi(parts.back().c_str()));
    label.deeper = static_cast<int>(parts.size()) - 1;
    label.length = end + space;
    return label;
}

// "2.1" below "2." or "2", "2.1.1" below "2.1".
bool begins_below(const Label& above, const Label& label) {
    if (label.deeper == 0 || label.values.front().second != 1)
        return false;
    std::string wanted = label.shape;
    wanted.pop_back();
    std::string printed = above.printed;
    if (printed.ends_with('.'))
        printed.pop_back();
    return printed == wanted;
}

bool is_dash(const Label& label) {
    return label.shape == "-" || label.shape == "\u2013";
}

// Filled and empty signs side by side say something: "\u25CF Yes", "\u25CB No".
void keep_telling_signs(Labels& labels) {
    constexpr std::array<std::string_view, 4> telling{"\u25CF", "\u25CB", "\u25A0", "\u25A1"};
    const auto tells = [&](const std::optional<Label>& label) {
        return label && label->bullet &&
               std::find(telling.begin(), telling.end(), label->shape) != telling.end();
    };
    for (std::size_t i = 1; i < labels.size(); ++i) {
        if (!tells(labels[i - 1]) || !tells(labels[i]) || labels[i - 1]->shape == labels[i]->shape ||
            std::abs(labels[i - 1]->indent - labels[i]->indent) > tolerance)
            continue;
        labels[i - 1]->printed = labels[i - 1]->shape;
        labels[i]->printed = labels[i]->shape;
    }
}

} // namespace

std::optional<Label> label_of(std::string_view text) {
    const std::size_t begin = space_at(text, 0);
    auto label = bullet_at(text, begin);
    if (!label)
        label = decimal_at(text, begin);
    if (!label)
        label = number_at(text, begin);
    if (label)
        label->indent = width_of(text.substr(0, begin)) + label->deeper * a_tab;
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

void keep_true_labels(Labels& labels) {
    std::vector<bool> kept(labels.size());
    std::map<int, std::size_t> last; // number at that indent, since the last paragraph without a label
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!labels[i]) {
            last.clear();
            continue;
        }
        if (labels[i]->bullet) {
            const auto like = [&](std::size_t other) {
                return labels[other] && labels[other]->bullet &&
                       (!labels[i]->weak || labels[other]->shape == labels[i]->shape ||
                        !labels[other]->weak || (is_dash(*labels[i]) && is_dash(*labels[other])));
            };
            kept[i] = !labels[i]->weak || (i > 0 && like(i - 1)) || (i + 1 < labels.size() && like(i + 1));
            continue;
        }
        if (i > 0 && labels[i - 1] && begins_below(*labels[i - 1], *labels[i]))
            kept[i] = kept[i - 1] = true;
        const auto [found, is_new] = last.emplace(labels[i]->indent / tolerance, i);
        if (!is_new && follows(*labels[found->second], *labels[i]))
            kept[i] = kept[found->second] = true;
        found->second = i;
    }
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (!kept[i])
            labels[i].reset();
    keep_telling_signs(labels);
}

} // namespace plainsend::typed
