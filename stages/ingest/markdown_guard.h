// Makes Markdown safe for cmark-gfm, whose tables and nested quotations can cost the square of their size.
#pragma once

#include <cstddef>
#include <string>

namespace plainsend {

// text has the same length: marks of quotations that nest too deeply and the rule of a table out of all
// proportion are overwritten with spaces; no word is lost. left_out: how many lines that were.
struct GuardedMarkdown {
    std::string text;
    std::size_t left_out = 0;
};
GuardedMarkdown guarded_markdown(std::string text);

} // namespace plainsend
