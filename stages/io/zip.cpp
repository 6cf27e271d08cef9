#include "stages/io/zip.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include <zip.h>

#include "stages/document/error.h"

namespace plainsend {

namespace {

constexpr const char* save_again = "open it in Word or LibreOffice and save it again as .docx or .odt";
constexpr std::size_t ratio_from = std::size_t{1} << 20;
constexpr std::size_t most_ratio = 200;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

struct Entry {
    std::uint64_t index = 0;
    std::size_t packed = 0;
};

std::size_t number(std::string_view bytes, std::size_t at, std::size_t length) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < length; ++i)
        value |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

// What the central directory says (APPNOTE 4.3.12), read by ourselves because libzip does not tell where an
// entry begins, and overlapping entries are how a small archive inflates without end.
struct DirectoryRecord {
    std::string_view name;
    std::size_t packed = 0;
    std::size_t begin = 0;
    bool encrypted = false;
};

std::optional<std::vector<DirectoryRecord>> read_directory(std::string_view bytes) {
    constexpr std::size_t end_size = 22;
    constexpr std::size_t record_size = 46;
    if (bytes.size() < end_size)
        return std::nullopt;
    const std::size_t end = bytes.rfind("PK\x05\x06");
    if (end == std::string_view::npos || end + end_size > bytes.size() ||
        end + end_size + number(bytes, end + 20, 2) != bytes.size())
        return std::nullopt;
    const std::size_t count = number(bytes, end + 10, 2);
    std::size_t at = number(bytes, end + 16, 4);
    std::vector<DirectoryRecord> records;
    for (std::size_t i = 0; i < count; ++i) {
        if (at + record_size > end || bytes.substr(at, 4) != "PK\x01\x02")
            return std::nullopt;
        const std::size_t name = number(bytes, at + 28, 2);
        const std::size_t size = record_size + name + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
        if (at + size > end)
            return std::nullopt;
        records.push_back({bytes.substr(at + record_size, name), number(bytes, at + 20, 4),
                           number(bytes, at + 42, 4), (number(bytes, at + 8, 2) & 0x41) != 0});
        at += size;
    }
    return records;
}

bool overlap(std::string_view bytes, const std::vector<DirectoryRecord>& records) {
    constexpr std::size_t local_size = 30;
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    for (const DirectoryRecord& record : records) {
        if (record.begin + local_size > bytes.size())
            return true;
        const std::size_t extra = number(bytes, record.begin + 26, 2) + number(bytes, record.begin + 28, 2);
        ranges.emplace_back(record.begin, record.begin + local_size + extra + record.packed);
    }
    std::sort(ranges.begin(), ranges.end());
    for (std::size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i].first < ranges[i - 1].second)
            return true;
    return !ranges.empty() && ranges.back().second > bytes.size();
}

// Nothing is ever extracted, but a name that tries to climb out says enough about the file.
bool is_fair_name(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
        name.find('\0') != std::string_view::npos || (name.size() > 1 && name[1] == ':'))
        return false;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        if (name.substr(begin, end - begin) == "..")
            return false;
        begin = end + 1;
    }
    return true;
}

bool is_utf8_name(std::string_view name) {
    std::size_t follow = 0;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (follow > 0) {
            if ((byte & 0xC0) != 0x80)
                return false;
            --follow;
        } else if (byte >= 0x80) {
            if (byte < 0xC2 || byte > 0xF4)
                return false;
            follow = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
        } else if (byte < 0x20) {
            return false;
        }
    }
    return follow == 0;
}

[[noreturn]] void refuse(const std::string& what, std::string_view name, const char* hint = save_again) {
    throw Error(Trouble::unusable, what, std::string(name), hint);
}

void check_entry(zip_t* archive, std::uint64_t index, const DirectoryRecord& record, std::string_view name) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive, index, ZIP_FL_ENC_RAW, &stat) != 0 || stat.name == nullptr ||
        record.name != stat.name)
        refuse("is damaged or cut short", name);
    if (!is_fair_name(record.name) || !is_utf8_name(record.name))
        refuse("has a part with a name that is not allowed", name);
    if (record.encrypted || (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) == 0 ||
        stat.encryption_method != ZIP_EM_NONE)
        refuse("is protected by a password", name, "take the password off and save it again");
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
        refuse("is packed in a way that word processors do not use", name);
    std::uint8_t system = 0;
    std::uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 &&
        system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16))
        refuse("has a part that points out of the file", name);
}

} // namespace

struct Zip::Inside {
    std::string bytes;
    std::string name;
    Limits limits;
    std::unique_ptr<zip_t, Discard> archive;
    std::map<std::string, Entry, std::less<>> entries;
    std::vector<std::string> order;
    std::size_t inflated = 0;
};

Zip::Zip(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Zip::Zip(Zip&&) noexcept = default;
Zip& Zip::operator=(Zip&&) noexcept = default;
Zip::~Zip() = default;

Zip Zip::open(std::string_view bytes, std::string_view name, const Limits& limits) {
    if (bytes.size() > limits.input_bytes)
        refuse("is too large (" + std::to_string(bytes.size() >> 20) + " MiB)", name,
               "make its pictures smaller or split it into several documents");
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        refuse("is an old Word file or is protected by a password", name,
               "open it in Word, take the password off and save it as .docx");
    if (!bytes.starts_with("PK\x03\x04"))
        refuse("is not a Word or OpenDocument file, whatever its name says", name,
               "open it in the program that it was made with and save it as .docx or .odt");
    auto inside = std::make_unique<Inside>();
    inside->bytes = bytes;
    inside->name = name;
    inside->limits = limits;
    const auto records = read_directory(inside->bytes);
    if (!records)
        refuse("is damaged or cut short", name);
    if (records->size() > limits.entries)
        refuse("has too many parts (" + std::to_string(records->size()) + ")", name);
    if (overlap(inside->bytes, *records))
        refuse("has parts that lie over each other", name);

    zip_source_t* source = zip_source_buffer_create(inside->bytes.data(), inside->bytes.size(), 0, nullptr);
    if (source == nullptr)
        refuse("cannot be read: there is not enough memory", name);
    inside->archive.reset(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr));
    if (!inside->archive) {
        zip_source_free(source);
        refuse("is damaged or cut short", name);
    }
    if (zip_get_num_entries(inside->archive.get(), 0) != static_cast<zip_int64_t>(records->size()))
        refuse("is damaged or cut short", name);
    for (std::size_t index = 0; index < records->size(); ++index) {
        const DirectoryRecord& record = (*records)[index];
        check_entry(inside->archive.get(), index, record, name);
        std::string entry(record.name);
        if (!inside->entries.emplace(entry, Entry{index, record.packed}).second)
            refuse("has two parts of the same name", name);
        inside->order.push_back(std::move(entry));
    }
    return Zip(std::move(inside));
}

bool Zip::has(std::string_view entry) const {
    return inside_->entries.find(entry) != inside_->entries.end();
}

std::vector<std::string> Zip::names() const {
    return inside_->order;
}

std::string Zip::read(std::string_view entry) const {
    const std::string where = inside_->name + ": " + std::string(entry);
    const auto found = inside_->entries.find(entry);
    if (found == inside_->entries.end())
        refuse("is missing from the file", where);
    const std::unique_ptr<zip_file_t, CloseFile> file(
        zip_fopen_index(inside_->archive.get(), found->second.index, 0));
    if (!file)
        refuse("cannot be read", where);
    std::string out;
    std::array<char, std::size_t{64} << 10> buffer{};
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got < 0)
            refuse("is damaged", where);
        if (got == 0)
            return out;
        out.append(buffer.data(), static_cast<std::size_t>(got));
        inside_->inflated += static_cast<std::size_t>(got);
        if (out.size() > inside_->limits.part_bytes || inside_->inflated > inside_->limits.inflated_bytes)
            refuse("is too large when unpacked", where);
        if (out.size() > ratio_from && out.size() / most_ratio > found->second.packed)
            refuse("unpacks to far more than it should", where);
    }
}

} // namespace plainsend
