#include "stages/io/zip_writer.h"

#include <memory>

#include <zip.h>

#include "stages/document/error.h"

namespace plainsend {

namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using SourcePointer = std::unique_ptr<zip_source_t, FreeSource>;

[[noreturn]] void refuse(std::string_view name) {
    throw Error(Trouble::output, "the copy cannot be packed", std::string(name),
                "open the file in Word, save it and try again");
}

// The oldest date that the format knows, as Word itself writes: entries of a document have no day of their
// own.
constexpr zip_uint16_t midnight = 0;
constexpr zip_uint16_t first_of_january_1980 = 0x21;

void put(zip_t* archive, const ZipEntry& entry, std::string_view name) {
    SourcePointer source(zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0));
    if (!source)
        refuse(name);
    zip_int64_t index = zip_name_locate(archive, entry.name.c_str(), ZIP_FL_ENC_RAW);
    if (index < 0)
        index = zip_file_add(archive, entry.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
    else if (zip_file_replace(archive, static_cast<zip_uint64_t>(index), source.get(), 0) != 0)
        index = -1;
    if (index < 0)
        refuse(name);
    static_cast<void>(source.release()); // the archive's own now
    const auto place = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 0) != 0 ||
        zip_file_set_dostime(archive, place, midnight, first_of_january_1980, 0) != 0)
        refuse(name);
}

std::string bytes_of(zip_source_t* source, std::string_view name) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_open(source) != 0)
        refuse(name);
    std::string bytes;
    if (zip_source_stat(source, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0)
        bytes.resize(stat.size);
    const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (bytes.empty() || got != static_cast<zip_int64_t>(bytes.size()))
        refuse(name);
    return bytes;
}

} // namespace

std::string with_entries(std::string_view archive, std::string_view name,
                         const std::vector<ZipEntry>& entries) {
    SourcePointer source(zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr));
    if (!source)
        refuse(name);
    zip_source_keep(source.get()); // it is read after the archive is closed
    std::unique_ptr<zip_t, Discard> open(zip_open_from_source(source.get(), 0, nullptr));
    if (!open) {
        zip_source_free(source.get()); // what was kept for the archive
        refuse(name);
    }
    for (const ZipEntry& entry : entries)
        put(open.get(), entry, name);
    if (zip_close(open.get()) != 0)
        refuse(name);
    static_cast<void>(open.release());
    return bytes_of(source.get(), name);
}

} // namespace plainsend
