// The bullets and numbers that people type by hand before their lines. Private to typed_lists.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plainsend::typed {

constexpr int tolerance = 100;         // twentieths of a point: people set paragraphs by eye
constexpr std::size_t most_levels = 9; // as in Word

// What stands before the words. values: what the number may mean ("i" is a letter and a numeral); shape: what
// stands around it, which all of a list share.
struct Label {
    bool bullet = false;
    bool weak = false; // also a sign of ordinary text
    std::string printed;
    std::string shape;
    std::vector<std::pair<char, int>> values;
    std::size_t length = 0; // bytes, with the white space around
    int deeper = 0;         // levels that the number itself says: 1 for "2.1"
    int indent = 0;
};

using Labels = std::vector<std::optional<Label>>;

std::optional<Label> label_of(std::string_view line);
// Whether the label is the next of the same list.
bool follows(const Label& before, const Label& label);
// Takes the labels away of what only looks like an item: a dash or a number with none like it beside it.
void keep_true_labels(Labels&);

} // namespace plainsend::typed
