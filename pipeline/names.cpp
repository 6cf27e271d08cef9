#include "pipeline/names.h"

namespace plainsend {

namespace {

// "minutes.draft", "minutes.draft-2", "letter"
std::string with_status(std::string_view stem, const Status& status) {
    std::string name(stem);
    if (status.openness == Openness::draft)
        name += status.revision > 1 ? ".draft-" + std::to_string(status.revision) : ".draft";
    return name;
}

} // namespace

std::string output_name(std::string_view stem, const Status& status, std::string_view version,
                        std::string_view style, std::string_view extension) {
    std::string name = with_status(stem, status) + "." + std::string(version);
    if (!style.empty())
        name += "." + std::string(style);
    return name + "." + std::string(extension);
}

std::string ledger_name(std::string_view stem, const Status& status, std::string_view version) {
    return output_name(stem, status, version, "", "edits.json");
}

std::string record_name(std::string_view stem, const Status& status) {
    return with_status(stem, status) + ".json";
}

std::string as_link(std::string_view file_name) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string link;
    for (const char c : file_name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
        if (plain) {
            link += c;
        } else {
            link += '%';
            link += digits[byte >> 4];
            link += digits[byte & 15];
        }
    }
    return link;
}

} // namespace plainsend
