// The one door through which words get into a page. Nothing of the input ever becomes markup, and no address
// leaves that is not on the allow-list, whatever a reader let through.
#pragma once

#include <string>
#include <string_view>

namespace plainsend {

// Text or attribute value: & < > " ' escaped; what HTML forbids (NUL, controls, noncharacters, broken UTF-8)
// becomes U+FFFD; line and paragraph separators become references; characters that force a direction go.
std::string escape_html(std::string_view);

// Whether the text holds a character that forces a direction (Trojan source): it is left out, and a finding
// says so.
bool forces_direction(std::string_view);

// An http, https, mailto or tel address, ready for an attribute (not yet escaped); "" for every other.
std::string safe_address(std::string_view target);

// A file name in the same folder as a relative address.
std::string file_address(std::string_view name);

// "mailto:" with the parts encoded; address may be empty.
std::string mail_address(std::string_view address, std::string_view subject, std::string_view body);

// The letters, digits, "-" and "_" of an id; never empty.
std::string html_id(std::string_view);

// A BCP 47 tag that HTML accepts in form, or "".
std::string html_language(std::string_view);

std::string base64(std::string_view bytes);
// Of a string of hexadecimal digits.
std::string bytes_of_hex(std::string_view hex);

} // namespace plainsend
