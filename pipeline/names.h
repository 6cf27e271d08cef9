// The names of output files (contract): minutes.draft.plain.html, letter.standard.pdf, minutes.draft-2.json.
#pragma once

#include <string>
#include <string_view>

#include "stages/document/document.h"

namespace plainsend {

// style: only when it is not the version's own, else empty.
std::string output_name(std::string_view stem, const Status&, std::string_view version,
                        std::string_view style, std::string_view extension);
std::string ledger_name(std::string_view stem, const Status&, std::string_view version);
std::string record_name(std::string_view stem, const Status&);

// A file name as a relative link: every byte that means something else in a URL is escaped.
std::string as_link(std::string_view file_name);

} // namespace plainsend
