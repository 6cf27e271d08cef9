#include "stages/emit/pdf/face.h"

#include <array>
#include <mutex>

#include <hb-ot.h>
#include <hb-subset.h>

#include "stages/document/error.h"
#include "stages/emit/pdf/face_inside.h"

namespace plainsend::pdf {

namespace {

constexpr int units = 1000;

Metrics metrics_of(hb_face_t* face, hb_font_t* font) {
    Metrics metrics;
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font, &extents);
    metrics.ascent = extents.ascender;
    metrics.descent = extents.descender;
    // A Latin face leaves room above its letters for stacked marks that no language here writes; with it,
    // lines would stand further apart than the style says. What its capitals with accents need is enough.
    hb_glyph_extents_t above{};
    hb_glyph_extents_t below{};
    hb_codepoint_t ring = 0;
    hb_codepoint_t tail = 0;
    if (hb_font_get_nominal_glyph(font, U'\u00C5', &ring) != 0 &&
        hb_font_get_nominal_glyph(font, U'g', &tail) != 0 &&
        hb_font_get_glyph_extents(font, ring, &above) != 0 &&
        hb_font_get_glyph_extents(font, tail, &below) != 0) {
        metrics.line_ascent = above.y_bearing;
        metrics.line_descent = below.y_bearing + below.height;
    } else {
        metrics.line_ascent = metrics.ascent;
        metrics.line_descent = metrics.descent;
    }
    hb_position_t height = 0;
    metrics.cap_height = hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &height) != 0
                             ? height
                             : metrics.ascent;
    metrics.units_an_em = static_cast<int>(hb_face_get_upem(face));
    // The bounding box of all glyphs: bytes 36 to 43 of the table 'head' (OpenType 1.9, "head").
    const Handle<hb_blob_t, hb_blob_destroy> head(hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd')));
    unsigned length = 0;
    const char* bytes = hb_blob_get_data(head.get(), &length);
    const double scale = double{units} / hb_face_get_upem(face);
    const auto at = [&](unsigned offset) {
        const auto high = static_cast<unsigned char>(bytes[offset]);
        const auto low = static_cast<unsigned char>(bytes[offset + 1]);
        return static_cast<std::int16_t>(static_cast<unsigned>(high) << 8U | low) * scale;
    };
    if (length >= 44) {
        metrics.left = at(36);
        metrics.bottom = at(38);
        metrics.right = at(40);
        metrics.top = at(42);
    }
    return metrics;
}

std::string name_of(hb_face_t* face) {
    std::array<char, 128> text{};
    unsigned size = text.size();
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size,
                        text.data());
    std::string name;
    for (const char c : std::string_view(text.data(), size))
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-')
            name += c;
    return name.empty() ? "Font" : name;
}

} // namespace

Face::Face() : inside_(std::make_unique<Inside>()) {}
Face::~Face() = default;

std::shared_ptr<const Face> Face::open(const FontFile& file) {
    static std::mutex mutex;
    static std::map<FontFile, std::shared_ptr<const Face>> open_faces;
    const std::lock_guard lock(mutex);
    auto& slot = open_faces[file];
    if (slot)
        return slot;
    std::shared_ptr<Face> face(new Face);
    Inside& inside = *face->inside_;
    inside.bytes = read_whole(file.path);
    inside.blob.reset(hb_blob_create(inside.bytes.data(), static_cast<unsigned>(inside.bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    inside.face.reset(hb_face_create(inside.blob.get(), file.index));
    if (hb_face_get_glyph_count(inside.face.get()) == 0) {
        open_faces.erase(file);
        throw Error(Trouble::data_file, "is not a font that can be used", file.path,
                    "install its package again");
    }
    hb_face_make_immutable(inside.face.get());
    inside.font.reset(hb_font_create(inside.face.get()));
    hb_font_set_scale(inside.font.get(), units, units);
    hb_font_make_immutable(inside.font.get());
    inside.metrics = metrics_of(inside.face.get(), inside.font.get());
    inside.name = name_of(inside.face.get());
    const Handle<hb_blob_t, hb_blob_destroy> table(
        hb_face_reference_table(inside.face.get(), HB_TAG('C', 'F', 'F', ' ')));
    inside.cff = hb_blob_get_length(table.get()) > 0;
    // A face of one script; those for Latin letters may have others besides (Shaper looks at the letters,
    // too).
    const bool hangs = !face->has(U'e') && (face->has(U'\u0627') || face->has(U'\u0915') ||
                                            face->has(U'\u0995') || face->has(U'\u0A15'));
    inside.spreads = !inside.cff && !hangs;
    slot = std::move(face);
    return slot;
}

std::optional<std::uint32_t> Face::glyph(char32_t character) const {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(inside_->font.get(), character, &glyph) == 0 || glyph == 0)
        return std::nullopt;
    return glyph;
}

double Face::advance(std::uint32_t glyph) const {
    return hb_font_get_glyph_h_advance(inside_->font.get(), glyph);
}

const Metrics& Face::metrics() const {
    return inside_->metrics;
}
const std::string& Face::name() const {
    return inside_->name;
}
bool Face::spreads() const {
    return inside_->spreads;
}
bool Face::is_cff() const {
    return inside_->cff;
}

Subset Face::subset(const std::set<std::uint32_t>& glyphs) const {
    const Handle<hb_subset_input_t, hb_subset_input_destroy> input(hb_subset_input_create_or_fail());
    if (!input)
        throw Error(Trouble::crash, "no memory for a font", "", "close other programs and try again");
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    for (const std::uint32_t glyph : glyphs)
        hb_set_add(wanted, glyph);
    // A PDF viewer neither shapes nor names glyphs: only outlines and widths stay.
    hb_set_t* drop = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* tag :
         {"GSUB", "GPOS", "GDEF", "kern", "name", "post", "OS/2", "DSIG", "STAT", "BASE", "cmap",
          "gasp", "meta", "FFTM", "Glat", "Gloc", "Silf", "Sill", "Feat", "morx", "feat"})
        hb_set_add(drop, hb_tag_from_string(tag, -1));
    // Hints stay only where they cost nothing.
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    const Handle<hb_subset_plan_t, hb_subset_plan_destroy> plan(
        hb_subset_plan_create_or_fail(inside_->face.get(), input.get()));
    const Handle<hb_face_t, hb_face_destroy> small(plan ? hb_subset_plan_execute_or_fail(plan.get())
                                                        : nullptr);
    if (!small)
        throw Error(Trouble::crash, "the font " + inside_->name + " cannot be made smaller", "",
                    "install its package again");
    const hb_map_t* renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    Subset subset;
    for (const std::uint32_t glyph : glyphs)
        subset.glyphs[glyph] = hb_map_get(renumbered, glyph);
    const Handle<hb_blob_t, hb_blob_destroy> bytes(
        inside_->cff ? hb_face_reference_table(small.get(), HB_TAG('C', 'F', 'F', ' '))
                     : hb_face_reference_blob(small.get()));
    unsigned length = 0;
    const char* data = hb_blob_get_data(bytes.get(), &length);
    subset.file.assign(data, length);
    return subset;
}

} // namespace plainsend::pdf
