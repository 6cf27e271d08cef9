// Where the machine keeps a font family: the only use of fontconfig. Families are found by their exact name
// and never replaced by another: the output must not depend on what else is installed.
#pragma once

#include <optional>
#include <string>

namespace plainsend::pdf {

enum class Weight { regular, bold };

struct FontFile {
    std::string path;
    unsigned index = 0; // of the face in a collection
    bool operator==(const FontFile&) const = default;
    auto operator<=>(const FontFile&) const = default;
};

// Looked up once per process. A family without a bold gives its regular.
std::optional<FontFile> find_font(const std::string& family, Weight);

// Throws Error that names the Debian package of the family.
[[noreturn]] void missing_font(const std::string& family);

// The sRGB profile that PDF/A wants inside the file; throws Error when icc-profiles-free is not installed.
const std::string& srgb_profile();

// Bytes of a file; throws Error.
std::string read_whole(const std::string& path);

} // namespace plainsend::pdf
