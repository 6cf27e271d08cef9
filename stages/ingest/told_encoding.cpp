#include "stages/ingest/told_encoding.h"

#include <string>

namespace plainsend {

std::optional<Finding> told_encoding(const Decoded& decoded, std::string_view bytes,
                                     std::string_view reader) {
    Finding finding;
    finding.rule = std::string(reader) + "/encoding";
    if (decoded.strays != 0) {
        finding.severity = Severity::warning;
        finding.place = original_place(decoded, bytes, decoded.first_stray);
        const std::string line = std::to_string(finding.place.line);
        finding.message =
            (decoded.strays == 1
                 ? "1 character in line " + line + " is not in UTF-8, as the rest of the file is; it was read"
                 : std::to_string(decoded.strays) +
                       " characters are not in UTF-8, as the rest of the file is (the first in line " + line +
                       "); they were read") +
            " as older Windows text. Look whether accents and quotation marks there are right.";
        return finding;
    }
    if (decoded.encoding != Encoding::windows_1252)
        return std::nullopt;
    finding.severity = Severity::note;
    finding.message = "The file is not in UTF-8; it was read as an older Windows text. Check accents and "
                      "quotation marks, or save it as UTF-8.";
    return finding;
}

} // namespace plainsend
