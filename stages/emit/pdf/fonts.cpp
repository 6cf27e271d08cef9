#include "stages/emit/pdf/fonts.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include <fontconfig/fontconfig.h>

#include "stages/document/error.h"

namespace plainsend::pdf {

namespace {

struct FreePattern {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, FreePattern>;

struct FreeSet {
    void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
};

// Upright, with the weight asked for; of several the one of normal width, then the first by path, so that
// order of directories does not matter. Symbola calls itself a little narrow and has no other width.
std::optional<FontFile> look_up(const std::string& family, Weight weight) {
    const Pattern pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
    const std::unique_ptr<FcObjectSet, decltype(&FcObjectSetDestroy)> wanted(
        FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_WIDTH, nullptr), FcObjectSetDestroy);
    const std::unique_ptr<FcFontSet, FreeSet> set(FcFontList(nullptr, pattern.get(), wanted.get()));
    std::optional<FontFile> best;
    int best_off = 0; // from the normal width
    for (int i = 0; set && i < set->nfont; ++i) {
        FcChar8* path = nullptr;
        int index = 0;
        int its_weight = 0;
        int its_width = FC_WIDTH_NORMAL;
        if (FcPatternGetString(set->fonts[i], FC_FILE, 0, &path) != FcResultMatch ||
            FcPatternGetInteger(set->fonts[i], FC_WEIGHT, 0, &its_weight) != FcResultMatch)
            continue;
        FcPatternGetInteger(set->fonts[i], FC_INDEX, 0, &index);
        FcPatternGetInteger(set->fonts[i], FC_WIDTH, 0, &its_width);
        if (its_weight != (weight == Weight::bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR))
            continue;
        FontFile file{reinterpret_cast<const char*>(path), static_cast<unsigned>(index)};
        const int off = std::abs(its_width - FC_WIDTH_NORMAL);
        if (!best || off < best_off || (off == best_off && file < *best)) {
            best = std::move(file);
            best_off = off;
        }
    }
    return best;
}

std::string package_of(const std::string& family) {
    if (family.starts_with("Noto Sans CJK"))
        return "fonts-noto-cjk";
    if (family.starts_with("Noto"))
        return "fonts-noto-core";
    if (family == "Andika")
        return "fonts-sil-andika";
    if (family == "Symbola")
        return "fonts-symbola";
    return "";
}

} // namespace

std::optional<FontFile> find_font(const std::string& family, Weight weight) {
    static std::mutex mutex;
    static std::map<std::pair<std::string, Weight>, std::optional<FontFile>> known;
    const std::lock_guard lock(mutex);
    const auto key = std::pair(family, weight);
    if (const auto found = known.find(key); found != known.end())
        return found->second;
    auto file = look_up(family, weight);
    if (!file && weight == Weight::bold)
        file = look_up(family, Weight::regular);
    known.emplace(key, file);
    return file;
}

void missing_font(const std::string& family) {
    const std::string package = package_of(family);
    throw Error(Trouble::data_file, "the font '" + family + "' is not installed", "",
                package.empty() ? "install it, or name another family in the style"
                                : "install the package " + package);
}

const std::string& srgb_profile() {
    static const std::string profile = [] {
        try {
            return read_whole("/usr/share/color/icc/sRGB.icc");
        } catch (const Error&) {
            throw Error(Trouble::data_file, "the colour profile sRGB.icc is not installed", "",
                        "install the package icc-profiles-free");
        }
    }();
    return profile;
}

std::string read_whole(const std::string& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::string bytes(file ? static_cast<std::size_t>(std::max<std::streamoff>(0, file.tellg())) : 0, '\0');
    file.seekg(0);
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file || bytes.empty())
        throw Error(Trouble::missing, "cannot be read", path, "check that the file is there and may be read");
    return bytes;
}

} // namespace plainsend::pdf
