// Lists of words in the code: "is this one of them?"
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace plainsend {

template<class Words>
bool is_one_of(const Words& words, std::string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

} // namespace plainsend
