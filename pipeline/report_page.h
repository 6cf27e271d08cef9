// The frame of the pages that tell an author something: one file, offline, for screens of every width and for
// paper.
#pragma once

#include <string>
#include <string_view>

namespace plainsend {

// Up to and with <body>. title: already escaped. css: what this page needs besides.
std::string report_page_head(std::string_view title, std::string_view css);

} // namespace plainsend
