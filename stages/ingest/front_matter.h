// What a document says about itself: the lines between --- (YAML) or +++ (TOML) at the top of Markdown, and
// the meta elements of HTML.
#pragma once

#include <optional>
#include <string_view>

#include "stages/document/finding.h"

namespace plainsend {

// "2026-12-03" or "3 December 2026" (also with the weekday, "3rd", "Dec").
std::optional<Date> read_date(std::string_view text);

// True for something like "en", "pl-PL" or "zh-Hant".
bool is_language_tag(std::string_view tag);

// Sets title, date, kind, language, contact or jurisdiction. A value that cannot be used is a finding of
// `reader`.
enum class Known { yes, no };
Known set_metadata(Metadata&, std::string_view key, std::string_view value, std::string_view reader,
                   Findings&);

// The front matter at the start of the text, if there is one: how many bytes it takes (0 = none), and its
// values. What is not known is told and left out.
std::size_t read_front_matter(std::string_view text, Metadata&, std::string_view reader, Findings&);

} // namespace plainsend
