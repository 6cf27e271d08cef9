// Headings that nobody marked: most school files make them of bold paragraphs. Words stay as they
// are.
#pragma once

#include <string_view>

#include "stages/document/finding.h"

namespace plainsend {

// Where no block is a heading, short paragraphs of bold words alone become headings, the first one near the
// start the title; below headings that the author marked, several such lines become headings of the next
// level. Reports what was guessed, or that a title is missing.
// Pages have bold lines of their own below headings: the terms of a list of definitions.
enum class BoldBelowHeadings { may_head, is_content };
// format: the reader's name, as each kind of file has its own way to mark a title.
void guess_headings(Reported<Document>&, BoldBelowHeadings = BoldBelowHeadings::may_head,
                    std::string_view format = "docx");

} // namespace plainsend
