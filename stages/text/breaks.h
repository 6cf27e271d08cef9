// ICU's break iterators, opened once per language and thread: they are costly to create. Private to
// stages/text.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace plainsend {

enum class BreakKind { word, sentence };

// Calls piece(begin, end, status) for every piece between two boundaries, in order. Offsets are bytes of the
// UTF-8 given; status is ICU's rule status of the piece (words: 100 and above hold a letter or digit).
void for_each_piece(BreakKind, std::string_view text, std::string_view language,
                    const std::function<void(std::size_t begin, std::size_t end, int status)>& piece);

// "en" of "en-GB"; empty when it is not a language tag that ICU could know.
std::string_view primary_subtag(std::string_view language);

} // namespace plainsend
