#include "stages/emit/pdf/glyphs.h"

#include <array>
#include <string>
#include <unordered_map>

#include <hb.h>

#include "stages/emit/pdf/face_inside.h"

namespace plainsend::pdf {

namespace {

// Words remembered, before all are forgotten: some ten megabytes.
constexpr std::size_t most_words = 40'000;
constexpr std::size_t longest_stretch = 1000; // bytes
constexpr std::size_t longest_word = 64;      // bytes; longer ones do not come again

void shape(const Shaping& shaping, std::string_view text, std::size_t begin, std::size_t end,
           std::vector<Glyph>& glyphs) {
    thread_local const Handle<hb_buffer_t, hb_buffer_destroy> buffer(hb_buffer_create());
    hb_buffer_t* out = buffer.get();
    hb_buffer_clear_contents(out);
    hb_buffer_add_utf8(out, text.data(), static_cast<int>(text.size()), static_cast<unsigned>(begin),
                       static_cast<int>(end - begin));
    hb_buffer_set_direction(out, shaping.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(out, static_cast<hb_script_t>(shaping.script));
    hb_buffer_set_language(
        out, hb_language_from_string(shaping.language.data(), static_cast<int>(shaping.language.size())));
    hb_buffer_set_cluster_level(out, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    static constexpr std::array<hb_feature_t, 2> apart = {
        {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
         {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END}}};
    const bool spaced = shaping.apart == Apart::yes;
    hb_shape(shaping.face->inside().font.get(), out, spaced ? apart.data() : nullptr, spaced ? 2 : 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(out, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(out, &count);
    for (unsigned i = 0; i < count; ++i)
        glyphs.push_back({infos[i].codepoint, infos[i].cluster, static_cast<float>(positions[i].x_advance),
                          static_cast<float>(positions[i].x_offset),
                          static_cast<float>(positions[i].y_offset)});
}

// Where a stretch of at most longest_stretch bytes ends: after a space, else between two characters.
std::size_t stretch_end(std::string_view text, std::size_t begin, std::size_t end) {
    if (end - begin <= longest_stretch)
        return end;
    const std::size_t limit = begin + longest_stretch;
    const std::size_t space = text.substr(begin, longest_stretch).rfind(' ');
    if (space != std::string_view::npos)
        return begin + space + 1;
    std::size_t at = limit;
    while (at > begin + 1 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

// HarfBuzz needs the square of the length where nothing but marks stand over a letter, so it is given long
// text in stretches; it sees what is around each.
void shape_in_stretches(const Shaping& shaping, std::string_view text, std::size_t begin, std::size_t end,
                        std::vector<Glyph>& glyphs) {
    if (end - begin <= longest_stretch)
        return shape(shaping, text, begin, end, glyphs);
    std::vector<std::size_t> cuts{begin};
    while (cuts.back() < end)
        cuts.push_back(stretch_end(text, cuts.back(), end));
    if (shaping.level % 2 == 0)
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
            shape(shaping, text, cuts[i], cuts[i + 1], glyphs);
    else // visual order: the last words stand first
        for (std::size_t i = cuts.size() - 1; i > 0; --i)
            shape(shaping, text, cuts[i - 1], cuts[i], glyphs);
}

// A word's glyphs by everything they depend on. The face's address stands for the face: faces are never
// closed.
const std::vector<Glyph>& shaped_word(const Shaping& shaping, std::string_view word) {
    thread_local std::unordered_map<std::string, std::vector<Glyph>> words;
    thread_local std::string key;
    key.assign(reinterpret_cast<const char*>(&shaping.face), sizeof shaping.face);
    key.append(reinterpret_cast<const char*>(&shaping.script), sizeof shaping.script);
    key += shaping.apart == Apart::yes ? '\1' : '\0';
    key += static_cast<char>(shaping.level % 2);
    key += shaping.language;
    key += '\0';
    key += word;
    if (const auto found = words.find(key); found != words.end())
        return found->second;
    if (words.size() >= most_words)
        words.clear();
    std::vector<Glyph> glyphs;
    shape(shaping, word, 0, word.size(), glyphs);
    return words.emplace(key, std::move(glyphs)).first->second;
}

// Letters that join, and Nastaliq's words that lean over the space between them, are shaped as they stand.
bool words_stand_alone(const Shaping& shaping) {
    const auto script = static_cast<hb_script_t>(shaping.script);
    return shaping.level % 2 == 0 && script != HB_SCRIPT_ARABIC && script != HB_SCRIPT_SYRIAC &&
           script != HB_SCRIPT_MONGOLIAN && script != HB_SCRIPT_NKO;
}

} // namespace

void append_glyphs(const Shaping& shaping, std::string_view text, std::size_t begin, std::size_t end,
                   std::vector<Glyph>& glyphs) {
    if (!words_stand_alone(shaping))
        return shape_in_stretches(shaping, text, begin, end, glyphs);
    for (std::size_t at = begin; at < end;) {
        std::size_t next = at;
        if (text[at] == ' ')
            ++next;
        else
            while (next < end && text[next] != ' ')
                ++next;
        if (next - at > longest_word) {
            shape_in_stretches(shaping, text, at, next, glyphs);
        } else {
            for (Glyph glyph : shaped_word(shaping, text.substr(at, next - at))) {
                glyph.begin += static_cast<std::uint32_t>(at);
                glyphs.push_back(glyph);
            }
        }
        at = next;
    }
}

} // namespace plainsend::pdf
