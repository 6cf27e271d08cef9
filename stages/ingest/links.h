// Which addresses a document may point to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plainsend {

// The address when it is http, https, mailto or tel, made safe (no white space, controls or quotes; as a
// browser would read it; no copies to others); else nothing, also for a web address with a user name, which
// is made to look like another site.
std::optional<std::string> allowed_target(std::string_view address);

// Whether a web address has a user name before its site: "https://bank.example@other.example".
bool names_a_user(std::string_view address);

} // namespace plainsend
