#include "stages/emit/html_lists.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace plainsend {

namespace {

constexpr int largest = 3999; // beyond it Roman numerals differ between browsers

std::string roman(int value) {
    constexpr std::array<std::pair<int, std::string_view>, 13> signs{{{1000, "m"},
                                                                      {900, "cm"},
                                                                      {500, "d"},
                                                                      {400, "cd"},
                                                                      {100, "c"},
                                                                      {90, "xc"},
                                                                      {50, "l"},
                                                                      {40, "xl"},
                                                                      {10, "x"},
                                                                      {9, "ix"},
                                                                      {5, "v"},
                                                                      {4, "iv"},
                                                                      {1, "i"}}};
    std::string result;
    for (const auto& [worth, sign] : signs)
        for (; value >= worth; value -= worth)
            result += sign;
    return result;
}

std::string alphabetic(int value) { // a ... z, aa, ab ...
    std::string result;
    for (; value > 0; value = (value - 1) / 26)
        result.insert(result.begin(), static_cast<char>('a' + (value - 1) % 26));
    return result;
}

std::string raised(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    return text;
}

// What a browser prints for a value, without its full stop.
std::string printed(std::string_view type, int value) {
    if (type == "i")
        return roman(value);
    if (type == "I")
        return raised(roman(value));
    if (type == "a")
        return alphabetic(value);
    if (type == "A")
        return raised(alphabetic(value));
    return std::to_string(value);
}

// The value for which a browser prints this, when there is a small one.
std::optional<int> value_of(std::string_view type, std::string_view text) {
    if (text.empty() || text.size() > 9)
        return std::nullopt;
    int value = 0;
    if (type == "1") {
        for (const char c : text) {
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
    } else if (type == "a" || type == "A") {
        if (text.size() > 2)
            return std::nullopt;
        for (const char c : text)
            value = value * 26 + (c - type[0] + 1);
    } else {
        for (value = 1; value <= 200 && printed(type, value) != text; ++value) {
        }
    }
    if (value < 0 || value > largest || printed(type, value) != text)
        return std::nullopt; // "03" would be printed as "3"
    return value;
}

std::optional<std::vector<int>> values_of(const List& list, std::string_view type) {
    std::vector<int> values;
    for (const ListItem& item : list.items) {
        if (!item.label.ends_with('.'))
            return std::nullopt;
        const auto value = value_of(type, std::string_view(item.label).substr(0, item.label.size() - 1));
        const bool follows = values.empty() || (value && *value == values.back() + 1);
        if (!value || (type != "1" && !follows)) // "h. i. j." is no Roman numeral
            return std::nullopt;
        values.push_back(*value);
    }
    return values;
}

bool has_letter_or_digit(std::string_view label) {
    return std::any_of(label.begin(), label.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

} // namespace

ListPlan plan_list(const List& list) {
    const bool speaking = std::any_of(list.items.begin(), list.items.end(),
                                      [](const ListItem& item) { return has_letter_or_digit(item.label); });
    if (list.kind == ListKind::bulleted)
        // A lone "o" is how Word's second bullet comes out of its symbol font.
        return {speaking && !std::all_of(list.items.begin(), list.items.end(),
                                         [](const ListItem& item) { return item.label == "o"; })
                    ? ListForm::labels
                    : ListForm::bullets,
                "",
                {}};
    for (const std::string_view type : {"1", "i", "a", "I", "A"})
        if (auto values = values_of(list, type))
            return {ListForm::marker, std::string(type), std::move(*values)};
    return {ListForm::labels, "", {}};
}

} // namespace plainsend
