#include "stages/io/jpeg.h"

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include <jerror.h>
#include <jpeglib.h>

#include "stages/document/error.h"

namespace plainsend {

namespace {

constexpr int most_scans = 100; // a progressive file with thousands of scans is an attack on time

struct Handler {
    jpeg_error_mgr manager;
    std::jmp_buf back;
};

[[noreturn]] void on_error(j_common_ptr info) {
    std::longjmp(reinterpret_cast<Handler*>(info->err)->back, 1);
}

// Missing or damaged data makes it another picture; stray bytes between markers do not.
void on_message(j_common_ptr info, int level) {
    const int code = info->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE))
        ++info->err->num_warnings;
}

void on_progress(j_common_ptr info) {
    if (info->is_decompressor != 0 &&
        reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > most_scans)
        on_error(info);
}

enum class Outcome { done, too_large, broken };

// Plain memory only: this is what the code that may be jumped out of works on.
struct Decoding {
    jpeg_decompress_struct info;
    jpeg_progress_mgr progress;
    Handler handler;
    unsigned char* samples;
    std::size_t row_bytes;
    bool cmyk;
    bool inverted;
};

struct Encoding {
    jpeg_compress_struct info;
    Handler handler;
    unsigned char* bytes;
    unsigned long size;
};

Outcome run_decoding(Decoding* work, const unsigned char* bytes, std::size_t size, int max_side) {
    work->info.err = jpeg_std_error(&work->handler.manager);
    work->handler.manager.error_exit = on_error;
    work->handler.manager.emit_message = on_message;
    if (setjmp(work->handler.back) != 0)
        return Outcome::broken;
    jpeg_create_decompress(&work->info);
    work->progress.progress_monitor = on_progress;
    work->info.progress = &work->progress;
    jpeg_mem_src(&work->info, bytes, static_cast<unsigned long>(size));
    jpeg_read_header(&work->info, TRUE);
    if (work->info.image_width > static_cast<unsigned>(max_side) ||
        work->info.image_height > static_cast<unsigned>(max_side))
        return Outcome::too_large;
    const bool grey = work->info.jpeg_color_space == JCS_GRAYSCALE;
    work->cmyk = work->info.jpeg_color_space == JCS_CMYK || work->info.jpeg_color_space == JCS_YCCK;
    work->inverted = work->info.saw_Adobe_marker != 0;
    work->info.out_color_space = work->cmyk ? JCS_CMYK : grey ? JCS_GRAYSCALE : JCS_RGB;
    work->info.dct_method = JDCT_ISLOW; // the same pixels on every machine
    jpeg_start_decompress(&work->info);
    work->row_bytes = static_cast<std::size_t>(work->info.output_width) *
                      static_cast<std::size_t>(work->info.output_components);
    work->samples = static_cast<unsigned char*>(std::malloc(work->row_bytes * work->info.output_height));
    if (work->samples == nullptr)
        return Outcome::broken;
    while (work->info.output_scanline < work->info.output_height) {
        JSAMPROW row = work->samples + work->row_bytes * work->info.output_scanline;
        jpeg_read_scanlines(&work->info, &row, 1);
    }
    jpeg_finish_decompress(&work->info);
    return work->handler.manager.num_warnings == 0 ? Outcome::done : Outcome::broken;
}

bool run_encoding(Encoding* work, const Raster* raster) {
    work->info.err = jpeg_std_error(&work->handler.manager);
    work->handler.manager.error_exit = on_error;
    work->handler.manager.emit_message = on_message;
    if (setjmp(work->handler.back) != 0)
        return false;
    jpeg_create_compress(&work->info);
    jpeg_mem_dest(&work->info, &work->bytes, &work->size);
    work->info.image_width = static_cast<JDIMENSION>(raster->width);
    work->info.image_height = static_cast<JDIMENSION>(raster->height);
    work->info.input_components = raster->channels;
    work->info.in_color_space = raster->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&work->info);
    jpeg_set_quality(&work->info, 90, TRUE);
    work->info.dct_method = JDCT_ISLOW;
    jpeg_start_compress(&work->info, TRUE);
    const std::size_t row_bytes =
        static_cast<std::size_t>(raster->width) * static_cast<std::size_t>(raster->channels);
    while (work->info.next_scanline < work->info.image_height) {
        auto* row = const_cast<JSAMPROW>(reinterpret_cast<const unsigned char*>(raster->samples.data()) +
                                         row_bytes * work->info.next_scanline);
        jpeg_write_scanlines(&work->info, &row, 1);
    }
    jpeg_finish_compress(&work->info);
    return true;
}

struct EndDecoding {
    void operator()(Decoding* work) const {
        jpeg_destroy_decompress(&work->info);
        std::free(work->samples);
        std::free(work);
    }
};
struct EndEncoding {
    void operator()(Encoding* work) const {
        jpeg_destroy_compress(&work->info);
        std::free(work->bytes);
        std::free(work);
    }
};

// Adobe writes CMYK upside down: 255 is no ink.
void append_rgb(std::string& out, const unsigned char* cmyk, bool inverted) {
    const unsigned flip = inverted ? 0 : 255;
    const unsigned black = cmyk[3] ^ flip;
    for (int i = 0; i < 3; ++i)
        out += static_cast<char>((cmyk[i] ^ flip) * black / 255);
}

[[noreturn]] void refuse(const char* what) {
    throw Error(Trouble::unusable, what, "picture", "put the picture in again as a PNG or JPEG file");
}

} // namespace

Raster decode_jpeg(std::string_view bytes, int max_side) {
    const std::unique_ptr<Decoding, EndDecoding> work(
        static_cast<Decoding*>(std::calloc(1, sizeof(Decoding))));
    if (!work)
        refuse("cannot be read: there is not enough memory");
    const Outcome outcome = run_decoding(work.get(), reinterpret_cast<const unsigned char*>(bytes.data()),
                                         bytes.size(), max_side);
    if (outcome == Outcome::too_large)
        refuse("is a picture with too many pixels");
    if (outcome == Outcome::broken)
        refuse("is a broken JPEG picture");
    Raster raster{static_cast<int>(work->info.output_width),
                  static_cast<int>(work->info.output_height),
                  work->info.output_components == 1 ? 1 : 3,
                  {}};
    const std::size_t size = work->row_bytes * work->info.output_height;
    if (!work->cmyk) {
        raster.samples.assign(reinterpret_cast<const char*>(work->samples), size);
        return raster;
    }
    raster.samples.reserve(size / 4 * 3);
    for (std::size_t at = 0; at < size; at += 4)
        append_rgb(raster.samples, work->samples + at, work->inverted);
    return raster;
}

std::string encode_jpeg(const Raster& raster) {
    const std::unique_ptr<Encoding, EndEncoding> work(
        static_cast<Encoding*>(std::calloc(1, sizeof(Encoding))));
    if (!work || !run_encoding(work.get(), &raster))
        refuse("is a JPEG picture that cannot be written again");
    return {reinterpret_cast<const char*>(work->bytes), work->size};
}

int jpeg_orientation(std::string_view bytes) {
    const auto byte = [&](std::size_t at) -> std::size_t {
        return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
    };
    for (std::size_t at = 2; byte(at) == 0xFF && byte(at + 1) >= 0xE0 && byte(at + 1) <= 0xEF;) {
        const std::size_t length = byte(at + 2) << 8 | byte(at + 3);
        if (byte(at + 1) == 0xE1 && bytes.substr(at + 4).starts_with(std::string_view("Exif\0\0", 6))) {
            const std::size_t tiff = at + 10;
            const bool little = byte(tiff) == 'I';
            const auto word = [&](std::size_t place) {
                return little ? byte(place) | byte(place + 1) << 8 : byte(place) << 8 | byte(place + 1);
            };
            const std::size_t directory = tiff + (little ? word(tiff + 4) : word(tiff + 6));
            for (std::size_t i = 0; i < word(directory) && i < 200; ++i)
                if (const std::size_t field = directory + 2 + 12 * i; word(field) == 0x0112)
                    return word(field + 8) >= 1 && word(field + 8) <= 8 ? static_cast<int>(word(field + 8))
                                                                        : 1;
            return 1;
        }
        at += 2 + length;
    }
    return 1;
}

Raster upright(Raster raster, int orientation) {
    if (orientation <= 1 || orientation > 8)
        return raster;
    const bool turned = orientation >= 5;
    const bool mirrored = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool flipped = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Raster out{
        turned ? raster.height : raster.width, turned ? raster.width : raster.height, raster.channels, {}};
    out.samples.reserve(raster.samples.size());
    const auto channels = static_cast<std::size_t>(raster.channels);
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            int from_x = turned ? y : x;
            int from_y = turned ? x : y;
            if (mirrored)
                from_x = raster.width - 1 - from_x;
            if (flipped)
                from_y = raster.height - 1 - from_y;
            const auto pixel = static_cast<std::size_t>(from_y) * static_cast<std::size_t>(raster.width) +
                               static_cast<std::size_t>(from_x);
            out.samples.append(raster.samples, pixel * channels, channels);
        }
    }
    return out;
}

} // namespace plainsend
