#include "stages/emit/pdf/embed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

#include "stages/document/error.h"
#include "stages/emit/pdf/deflate.h"
#include "stages/emit/pdf/shape.h"
#include "stages/emit/pdf/spacing.h"
#include "stages/io/digest.h"

namespace plainsend::pdf {

namespace {

std::string hex(unsigned value, const char* format = "%04X") {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

// UTF-16BE in hexadecimal. Characters that PDF/UA-1 forbids here (7.21.7) become a character without width;
// so do the further glyphs of a cluster, whose text stands with its first glyph.
std::string unicode_of(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = character_at(text, at);
        if (c == 0 || c == 0xFEFF || c == 0xFFFE || (c >= 0xD800 && c < 0xE000))
            continue;
        if (c >= 0x10000)
            out += hex(0xD800U + ((c - 0x10000U) >> 10U)) + hex(0xDC00U + ((c - 0x10000U) & 0x3FFU));
        else
            out += hex(c);
    }
    return out.empty() ? "200C" : out;
}

// A face's outlines for some glyphs, ready to be put into files.
struct Program {
    std::string deflated;
    std::size_t length = 0; // before that
    std::map<std::uint32_t, std::uint32_t> glyphs;
    std::string tag; // six letters that come from what it holds, so the same text gives the same bytes
};

// What nearly every English page uses. Every Latin subset has them all, so that the next document's subset is
// the same one and need not be made again; it costs one or two thousand bytes.
std::set<std::uint32_t> common_glyphs(const Face& face) {
    std::set<std::uint32_t> glyphs;
    for (char32_t c = 0x20; c < 0x7F; ++c)
        if (const auto glyph = face.glyph(c))
            glyphs.insert(*glyph);
    for (const char32_t c : U"\u00A0£¶·é–—‘’“”•…→")
        if (const auto glyph = c == 0 ? std::nullopt : face.glyph(c))
            glyphs.insert(*glyph);
    return glyphs;
}

template<class Extra>
std::shared_ptr<const Program> program_of(const Face& face, std::set<std::uint32_t> glyphs,
                                          const Spacing& spacing, const Extra& extra) {
    constexpr std::size_t most_kept = 64;
    thread_local std::map<const Face*, std::set<std::uint32_t>> common;
    using Key = std::tuple<const Face*, double, double, std::set<std::uint32_t>>;
    thread_local std::map<Key, std::shared_ptr<const Program>> kept;
    const auto [usual, added] = common.try_emplace(&face);
    if (added)
        usual->second = common_glyphs(face);
    const auto e = face.glyph(U'e'); // a text, not just a sign or two from this face
    if (e && glyphs.contains(*e))
        glyphs.insert(usual->second.begin(), usual->second.end());
    const Key key{&face, spacing.letters, spacing.spaces, std::move(glyphs)};
    if (const auto found = kept.find(key); found != kept.end())
        return found->second;
    Subset subset = face.subset(std::get<3>(key));
    if (spacing.letters > 0 || spacing.spaces > 0) {
        std::map<std::uint32_t, int> wider;
        for (const auto& [glyph, in_file] : subset.glyphs)
            wider[in_file] = extra(glyph);
        widen(subset.file, wider);
    }
    auto program = std::make_shared<Program>();
    program->deflated = deflated(subset.file, Effort::thorough);
    program->length = subset.file.size();
    program->glyphs = subset.glyphs;
    for (const char c : sha256(subset.file).substr(0, 6))
        program->tag += static_cast<char>('A' + (c <= '9' ? c - '0' : c - 'a' + 10));
    if (kept.size() >= most_kept)
        kept.clear();
    kept.emplace(key, program);
    return program;
}

Dictionary system_info() {
    return {{"Registry", ByteString{"Adobe"}}, {"Ordering", ByteString{"Identity"}}, {"Supplement", 0}};
}

// From our codes, which count from 1, to the numbers of a font's glyphs (two bytes each, from code 0).
std::string code_map(const std::string& glyphs, const std::string& name) {
    std::string map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (Identity) def\n"
                      "/Supplement 0 def\nend def\n/CMapName /" +
                      name +
                      " def\n/CMapType 1 def\n/WMode 0 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t most = 100; // in a section
    const std::size_t codes = glyphs.size() / 2;
    for (std::size_t begin = 1; begin < codes; begin += most) {
        const std::size_t end = std::min(codes, begin + most);
        map += std::to_string(end - begin) + " begincidchar\n";
        for (std::size_t code = begin; code < end; ++code) {
            const auto high = static_cast<unsigned char>(glyphs[2 * code]);
            const auto low = static_cast<unsigned char>(glyphs[2 * code + 1]);
            map += "<" + hex(static_cast<unsigned>(code)) + "> " + std::to_string(high << 8U | low) + "\n";
        }
        map += "endcidchar\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

} // namespace

FontUse::FontUse(const Face& face, const Spacing& spacing)
    : face_(&face), spacing_(face.spreads() ? spacing : Spacing{}), space_(face.glyph(U' ').value_or(0)) {}

int FontUse::extra(std::uint32_t glyph) const {
    if (face_->advance(glyph) <= 0) // a mark over a letter
        return 0;
    const double thousandths = spacing_.letters + (glyph == space_ ? spacing_.spaces : 0);
    return static_cast<int>(std::lround(thousandths * face_->metrics().units_an_em / 1000));
}

double FontUse::advance(std::uint32_t glyph) const {
    return face_->advance(glyph) + extra(glyph) * 1000.0 / face_->metrics().units_an_em;
}

std::uint16_t FontUse::code(std::uint32_t glyph, std::string_view text) {
    if (codes_.size() <= glyph)
        codes_.resize(glyph + 1);
    auto& codes = codes_[glyph];
    if (const auto found = codes.find(text); found != codes.end())
        return found->second;
    if (uses_.size() >= 65000)
        throw Error(Trouble::unusable, "has too many different characters for one PDF", "",
                    "divide the document into parts");
    uses_.push_back({glyph, std::string(text), advance(glyph)});
    return codes.emplace(text, static_cast<std::uint16_t>(uses_.size())).first->second;
}

Ref FontUse::write(Canvas& canvas) const {
    std::set<std::uint32_t> glyphs;
    for (const Use& use : uses_)
        glyphs.insert(use.glyph);
    const std::shared_ptr<const Program> subset =
        program_of(*face_, std::move(glyphs), spacing_, [this](std::uint32_t glyph) { return extra(glyph); });
    const std::string name = subset->tag + "+" + face_->name();

    const Metrics& metrics = face_->metrics();
    Dictionary file{{"Length1", static_cast<int>(subset->length)}};
    if (face_->is_cff())
        file = {{"Subtype", Name{"CIDFontType0C"}}};
    const Ref font_file = canvas.stream(subset->deflated, std::move(file), Canvas::Filter::deflated_already);
    const Ref descriptor =
        canvas.dictionary({{"Type", Name{"FontDescriptor"}},
                           {"FontName", Name{name}},
                           {"Flags", 4},
                           {"FontBBox", Array{metrics.left, metrics.bottom, metrics.right, metrics.top}},
                           {"ItalicAngle", 0},
                           {"Ascent", metrics.ascent},
                           {"Descent", metrics.descent},
                           {"CapHeight", metrics.cap_height},
                           {"StemV", 80},
                           {face_->is_cff() ? "FontFile3" : "FontFile2", font_file}});

    Array widths;
    std::string to_glyph(2, '\0');
    std::string mapping;
    std::size_t in_section = 0;
    std::string sections;
    const auto close_section = [&] {
        if (in_section > 0)
            sections += std::to_string(in_section) + " beginbfchar\n" + mapping + "endbfchar\n";
        mapping.clear();
        in_section = 0;
    };
    Array row;
    std::map<std::uint32_t, double> by_own_number;
    for (std::size_t i = 0; i < uses_.size(); ++i) {
        // A CFF font keeps its own numbers when it is cut down, and those of Noto CJK are its glyph ids.
        const std::uint32_t in_file = face_->is_cff() ? uses_[i].glyph : subset->glyphs.at(uses_[i].glyph);
        to_glyph += static_cast<char>(in_file >> 8U);
        to_glyph += static_cast<char>(in_file & 0xFFU);
        if (face_->is_cff()) // its widths go by its own numbers
            by_own_number.emplace(in_file, advance(uses_[i].glyph));
        else
            row.emplace_back(advance(uses_[i].glyph));
        mapping += "<" + hex(static_cast<unsigned>(i + 1)) + "> <" + unicode_of(uses_[i].text) + ">\n";
        if (++in_section == 100) // a section holds at most this many
            close_section();
        if (!row.empty() && (row.size() >= most_items || i + 1 == uses_.size())) {
            widths.emplace_back(static_cast<int>(i + 2 - row.size()));
            widths.emplace_back(std::move(row));
            row = {};
        }
    }
    close_section();
    for (const auto& [number, width] : by_own_number) {
        widths.emplace_back(static_cast<int>(number));
        widths.emplace_back(Array{width});
    }
    const std::string map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" +
                            sections + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

    Dictionary descendant{{"Type", Name{"Font"}},
                          {"Subtype", Name{face_->is_cff() ? "CIDFontType0" : "CIDFontType2"}},
                          {"BaseFont", Name{name}},
                          {"CIDSystemInfo", system_info()},
                          {"DW", 0},
                          {"W", std::move(widths)},
                          {"FontDescriptor", descriptor}};
    // A TrueType font is told the glyph of every code; a CFF font has numbers of its own, so the codes are
    // told those (ISO 32000-1, 9.7.4.2 and 9.7.5.3).
    Value encoding = Name{"Identity-H"};
    if (face_->is_cff())
        encoding = canvas.stream(code_map(to_glyph, "plainsend-" + subset->tag),
                                 {{"Type", Name{"CMap"}},
                                  {"CMapName", Name{"plainsend-" + subset->tag}},
                                  {"CIDSystemInfo", system_info()}});
    else
        descendant.emplace_back("CIDToGIDMap", canvas.stream(to_glyph, {}));
    const Ref cid_font = canvas.dictionary(std::move(descendant));
    return canvas.dictionary({{"Type", Name{"Font"}},
                              {"Subtype", Name{"Type0"}},
                              {"BaseFont", Name{name}},
                              {"Encoding", std::move(encoding)},
                              {"DescendantFonts", Array{cid_font}},
                              {"ToUnicode", canvas.stream(map, {})}});
}

} // namespace plainsend::pdf
