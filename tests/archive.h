// A ZIP writer for tests: stored entries only, and every field can be made to lie.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace plainsend::tests {

struct ArchiveEntry {
    std::string name;
    std::string content;
    std::uint16_t flags = 0x0800; // names are UTF-8
    std::uint16_t method = 0;
    std::uint32_t attributes = 0; // external; symlinks live here
    std::string local_name = {};  // when it is not the same
    std::uint32_t crc_error = 0;  // xor
    std::uint32_t declared = 0;   // other inflated size than the content's
    bool shares_previous = false; // its directory record points at the entry before
};

inline std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return crc ^ 0xFFFFFFFFU;
}

inline void append_number(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

inline std::string archive(const std::vector<ArchiveEntry>& entries) {
    std::string out;
    std::string directory;
    std::uint32_t begin = 0;
    for (const ArchiveEntry& entry : entries) {
        const auto size = static_cast<std::uint32_t>(entry.content.size());
        const std::uint32_t declared = entry.declared != 0 ? entry.declared : size;
        const auto common = [&](std::string& to, const std::string& name) {
            append_number(to, 20, 2);
            append_number(to, entry.flags, 2);
            append_number(to, entry.method, 2);
            append_number(to, 0x21 << 16, 4); // 1980-01-01
            append_number(to, crc32_of(entry.content) ^ entry.crc_error, 4);
            append_number(to, size, 4);
            append_number(to, declared, 4);
            append_number(to, static_cast<std::uint32_t>(name.size()), 2);
            append_number(to, 0, 2);
        };
        if (!entry.shares_previous) {
            begin = static_cast<std::uint32_t>(out.size());
            const std::string local = entry.local_name.empty() ? entry.name : entry.local_name;
            out += "PK\x03\x04";
            common(out, local);
            out += local + entry.content;
        }
        directory += "PK\x01\x02";
        append_number(directory, 0x0314, 2); // made on UNIX
        common(directory, entry.name);
        append_number(directory, 0, 2);
        append_number(directory, 0, 2);
        append_number(directory, 0, 2);
        append_number(directory, entry.attributes, 4);
        append_number(directory, begin, 4);
        directory += entry.name;
    }
    const auto at = static_cast<std::uint32_t>(out.size());
    out += directory;
    out += "PK\x05\x06";
    append_number(out, 0, 4);
    append_number(out, static_cast<std::uint32_t>(entries.size()), 2);
    append_number(out, static_cast<std::uint32_t>(entries.size()), 2);
    append_number(out, static_cast<std::uint32_t>(directory.size()), 4);
    append_number(out, at, 4);
    append_number(out, 0, 2);
    return out;
}

} // namespace plainsend::tests
