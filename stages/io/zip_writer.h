// ZIP containers out: an archive with some entries replaced or added, and every other as it was (libzip
// copies what is packed without unpacking it). The same input gives the same bytes: no clock, no time zone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

struct ZipEntry {
    std::string name;
    std::string bytes;
};

// archive: one that Zip::open accepts. Replaced entries keep their position; added ones follow, in order.
// Throws Error{output} when it cannot be written.
std::string with_entries(std::string_view archive, std::string_view name, const std::vector<ZipEntry>&);

} // namespace plainsend
