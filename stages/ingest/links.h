// Which addresses a document may point to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plainsend {

// The address when it is http, https, mailto or tel, made safe (no white space, controls or quotes); else
// nothing.
std::optional<std::string> allowed_target(std::string_view address);

} // namespace plainsend
