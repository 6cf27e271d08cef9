#include "stages/emit/pdf/spacing.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace plainsend::pdf {

namespace {

// A TrueType file is big-endian: a directory of tables, each with a checksum.
class Sfnt {
public:
    explicit Sfnt(std::string& bytes) : bytes_(bytes) {}

    struct Table {
        std::size_t entry = 0; // of the directory
        std::size_t offset = 0;
        std::size_t length = 0;
    };

    std::optional<Table> find(std::string_view tag) const {
        const unsigned tables = word(4);
        for (unsigned i = 0; i < tables; ++i) {
            const std::size_t entry = 12 + std::size_t{i} * 16;
            if (entry + 16 > bytes_.size())
                return std::nullopt;
            const Table table{entry, number(entry + 8), number(entry + 12)};
            if (std::string_view(bytes_).substr(entry, 4) == tag &&
                table.offset + table.length <= bytes_.size())
                return table;
        }
        return std::nullopt;
    }

    unsigned word(std::size_t at) const { return byte(at) << 8U | byte(at + 1); }
    std::uint32_t number(std::size_t at) const {
        return static_cast<std::uint32_t>(word(at)) << 16U | word(at + 2);
    }
    void set_word(std::size_t at, unsigned value) {
        bytes_[at] = static_cast<char>(value >> 8U);
        bytes_[at + 1] = static_cast<char>(value & 0xFFU);
    }
    void set_number(std::size_t at, std::uint32_t value) {
        set_word(at, value >> 16U);
        set_word(at + 2, value & 0xFFFFU);
    }
    std::uint32_t sum(std::size_t begin, std::size_t length) const {
        std::uint32_t total = 0;
        for (std::size_t at = 0; at < length; at += 4)
            total += number(begin + at);
        return total;
    }

private:
    unsigned byte(std::size_t at) const {
        return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0U;
    }
    std::string& bytes_;
};

} // namespace

void widen(std::string& file, const std::map<std::uint32_t, int>& by_glyph) {
    Sfnt font(file);
    const auto header = font.find("hhea");
    const auto metrics = font.find("hmtx");
    const auto head = font.find("head");
    if (!header || !metrics || !head || header->length < 36 || head->length < 12)
        return;
    const unsigned wide = font.word(header->offset + 34); // glyphs after these share the last one's width
    for (const auto& [glyph, units] : by_glyph) {
        const std::size_t at = metrics->offset + std::size_t{glyph} * 4;
        if (glyph >= wide || at + 4 > metrics->offset + metrics->length)
            continue;
        font.set_word(at,
                      static_cast<unsigned>(std::clamp(static_cast<int>(font.word(at)) + units, 0, 0xFFFF)));
    }
    font.set_number(metrics->entry + 4, font.sum(metrics->offset, metrics->length));
    font.set_number(head->offset + 8, 0); // the file's sum counts this as nothing
    font.set_number(head->offset + 8, 0xB1B0AFBAU - font.sum(0, file.size()));
}

} // namespace plainsend::pdf
