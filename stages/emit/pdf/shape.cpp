#include "stages/emit/pdf/shape.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "stages/emit/pdf/addresses.h"
#include "stages/emit/pdf/face_inside.h"
#include "stages/emit/pdf/families.h"
#include "stages/emit/pdf/glyphs.h"
#include "stages/emit/pdf/protect.h"
#include "stages/text/ascii.h"
#include "stages/text/text.h"

namespace plainsend::pdf {

namespace {

// After the style's own families: the scripts of the languages that families speak. Those not installed are
// passed over; a character that none has becomes a finding.
constexpr std::array fallback_families = {"Noto Naskh Arabic",
                                          "Noto Sans Arabic",
                                          "Noto Sans Gurmukhi",
                                          "Noto Sans Bengali",
                                          "Noto Sans Devanagari",
                                          "Noto Sans Gujarati",
                                          "Noto Sans Tamil",
                                          "Noto Sans Ethiopic",
                                          "Noto Sans Hebrew",
                                          "Noto Sans Sinhala",
                                          "Noto Sans Telugu",
                                          "Noto Sans Malayalam",
                                          "Noto Sans Thai",
                                          "Noto Sans Georgian",
                                          "Noto Sans Armenian",
                                          "Noto Sans Kannada",
                                          "Noto Sans Khmer",
                                          "Noto Sans Myanmar",
                                          "Noto Sans CJK SC",
                                          "Noto Sans",
                                          "Noto Sans Symbols",
                                          "Noto Sans Symbols2",
                                          "Noto Sans Symbols 2",
                                          "Noto Sans Math",
                                          "Symbola"};

// Drawn for a character that no font has; every face has a question mark. Never glyph 0, which PDF/A and
// PDF/UA forbid.
constexpr std::array<char32_t, 2> replacements = {0xFFFD, U'?'};

hb_script_t script_of(char32_t c) {
    return hb_unicode_script(hb_unicode_funcs_get_default(), c);
}

bool is_neutral(hb_script_t script) {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

// Drawn as nothing, so no font need have it: format characters and variation selectors.
bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool joins_what_is_before(char32_t c) {
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK || is_invisible(c);
}

bool runs_against(const Span& span, Direction direction) {
    return !span.language.empty() && direction_of(span.language) != direction;
}

// Cut where another language begins: in "FSM: free school meals" the colon between two English pieces belongs
// to the right-to-left page around them.
std::vector<plainsend::Span> cut_at_languages(const std::vector<plainsend::Span>& stretches,
                                              const Paragraph& paragraph) {
    std::vector<plainsend::Span> pieces;
    auto span = paragraph.spans.begin();
    for (const plainsend::Span& stretch : stretches) {
        while (span != paragraph.spans.end() && span->end <= stretch.begin)
            ++span;
        std::optional<bool> last;
        for (auto each = span; each != paragraph.spans.end() && each->begin < stretch.end; ++each) {
            const plainsend::Span piece{std::max(stretch.begin, each->begin),
                                        std::min(stretch.end, each->end)};
            const bool other = runs_against(*each, paragraph.direction);
            if (last == other)
                pieces.back().end = piece.end;
            else
                pieces.push_back(piece);
            last = other;
        }
    }
    std::erase_if(pieces, [&](const plainsend::Span& piece) {
        const std::string_view words(paragraph.text.data() + piece.begin, piece.end - piece.begin);
        return std::none_of(words.begin(), words.end(),
                            [](char c) { return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z'); });
    });
    return pieces;
}

// Bidi level of every byte (UAX #9). A stretch in a language of the other direction is isolated, so that its
// punctuation stays with it, and so are names, numbers and addresses in a right-to-left paragraph; elsewhere
// the space inside a telephone number holds its groups in their order, as U+00A0 does.
std::vector<std::uint8_t> levels_of(const std::string& text, const Paragraph& paragraph) {
    const Direction direction = paragraph.direction;
    std::vector<std::uint8_t> levels(text.size(), 0);
    if (direction == Direction::left_to_right && !has_right_to_left(text))
        return levels;
    std::u16string wide;
    std::vector<std::size_t> bytes; // of each UTF-16 unit
    const auto mark = [&](char16_t c, std::size_t at) {
        wide += c;
        bytes.push_back(at);
    };
    std::size_t span = 0;
    bool isolated = false;
    const auto stretches = direction == Direction::right_to_left
                               ? cut_at_languages(left_to_right_stretches(text), paragraph)
                               : std::vector<plainsend::Span>{};
    auto stretch = stretches.begin();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (stretch != stretches.end() && stretch->end == begin) {
            mark(u'\u2069', begin);
            ++stretch;
        }
        while (span < paragraph.spans.size() && paragraph.spans[span].begin <= begin) {
            const bool other = runs_against(paragraph.spans[span], direction);
            if (isolated && !other)
                mark(u'\u2069', begin);
            if (other && !isolated)
                mark(direction == Direction::right_to_left ? u'\u2066' : u'\u2067', begin);
            isolated = other;
            ++span;
        }
        if (stretch != stretches.end() && stretch->begin == begin)
            mark(u'\u2066', begin);
        const char32_t c = character_at(text, at);
        const bool in_number =
            c == ' ' && begin > 0 && is_digit(text[begin - 1]) && at < text.size() && is_digit(text[at]);
        if (c >= 0x10000) {
            mark(static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10U)), begin);
            mark(static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FFU)), begin);
        } else {
            mark(in_number ? u'\u00A0' : static_cast<char16_t>(c), begin);
        }
    }
    UErrorCode status = U_ZERO_ERROR;
    const Handle<UBiDi, ubidi_close> bidi(ubidi_open());
    ubidi_setPara(bidi.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                  direction == Direction::right_to_left ? 1 : 0, nullptr, &status);
    const UBiDiLevel* found = U_SUCCESS(status) != 0 ? ubidi_getLevels(bidi.get(), &status) : nullptr;
    if (found == nullptr || U_FAILURE(status) != 0)
        return levels;
    for (std::size_t unit = 0; unit < bytes.size(); ++unit) {
        const std::size_t end = unit + 1 < bytes.size() ? bytes[unit + 1] : text.size();
        std::fill(levels.begin() + static_cast<std::ptrdiff_t>(bytes[unit]),
                  levels.begin() + static_cast<std::ptrdiff_t>(end), found[unit]);
    }
    return levels;
}

// Letters of these scripts hang together, on the line or from it, and cannot stand apart.
bool hangs_together(std::uint32_t script) {
    return script == static_cast<std::uint32_t>(HB_SCRIPT_ARABIC) ||
           script == static_cast<std::uint32_t>(HB_SCRIPT_BENGALI) ||
           script == static_cast<std::uint32_t>(HB_SCRIPT_DEVANAGARI) ||
           script == static_cast<std::uint32_t>(HB_SCRIPT_GURMUKHI);
}

} // namespace

struct Shaper::Inside {
    std::map<std::string, Families*, std::less<>> families; // by written language; "" for every other
    std::vector<const Face*> faces;
    bool lost_any = false;
    std::map<const Face*, std::uint16_t> numbers;
    std::shared_ptr<const Messages> messages;
    std::map<std::string, std::shared_ptr<const NumberWords>, std::less<>> number_words; // by language

    std::uint16_t number(const Face* face) {
        if (!faces.empty() && faces.front() == face)
            return 0;
        const auto [found, added] = numbers.try_emplace(face, static_cast<std::uint16_t>(faces.size()));
        if (added)
            faces.push_back(face);
        return found->second;
    }

    Families& families_for(std::string_view language) {
        const auto own = families.find(written_language(language));
        return *(own == families.end() ? families.find("") : own)->second;
    }

    std::vector<Run> runs_of(Shaped&);
    void find_breaks(Shaped&);
};

Shaper::Shaper(const Style& style) : inside_(std::make_unique<Inside>()) {
    std::vector<std::string> all = style.families;
    if (all.empty())
        all.emplace_back("Noto Sans");
    // The first family is the style; the others serve single characters.
    const std::string first = all.front();
    all.insert(all.end(), fallback_families.begin(), fallback_families.end());
    for (const auto& [language, faces] : style.language_faces) {
        std::vector<std::string> asked = faces.families;
        asked.insert(asked.end(), all.begin(), all.end());
        inside_->families.emplace(language, &Families::of(asked));
    }
    Families& own = Families::of(all);
    inside_->families.emplace("", &own);
    inside_->messages = style.messages;
    const Face* body = own.first(Weight::regular);
    if (body == nullptr)
        missing_font(first);
    inside_->number(body);
}

Shaper::~Shaper() = default;

bool Shaper::lost_any() const {
    return inside_->lost_any;
}

const Face& Shaper::face(std::size_t index) const {
    return *inside_->faces.at(index);
}
std::size_t Shaper::faces() const {
    return inside_->faces.size();
}

// Cuts the text where span, level, face or script changes. Marks stay with their letter; spaces and
// punctuation stay with the words before them where that font has them.
std::vector<Run> Shaper::Inside::runs_of(Shaped& shaped) {
    const std::string& text = shaped.drawn;
    const auto levels = levels_of(text, shaped.paragraph);
    std::vector<Run> runs;
    std::size_t span = 0;
    std::optional<std::uint16_t> letters; // face of the last character that belongs to a script
    Families* of_span = nullptr;          // of its language
    bool beside_han = false; // its fonts have digits of their own, but a date has one kind of them
    const auto face_for = [&](char32_t c, Weight weight) -> std::optional<std::uint16_t> {
        const Face* face = of_span->face_for(c, weight);
        return face == nullptr ? std::nullopt : std::optional(number(face));
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = character_at(text, at);
        while (at < text.size()) { // a letter with its marks
            std::size_t next = at;
            if (!joins_what_is_before(character_at(text, next)))
                break;
            at = next;
        }
        bool new_span = false;
        while (span + 1 < shaped.paragraph.spans.size() && shaped.paragraph.spans[span].end <= begin) {
            ++span;
            new_span = true;
        }
        const Weight weight = shaped.paragraph.spans[span].weight;
        if (new_span || of_span == nullptr) {
            const std::string& language = shaped.paragraph.spans[span].language;
            of_span = &families_for(language.empty() ? shaped.paragraph.language : language);
        }
        if (new_span && !runs.empty() && shaped.paragraph.spans[runs.back().span].weight != weight)
            letters.reset();
        const hb_script_t script = script_of(c);
        std::optional<std::uint16_t> face;
        if (is_invisible(c) && !runs.empty())
            face = runs.back().face;
        else if (is_neutral(script) && letters && faces[*letters]->has(c) &&
                 !(beside_han && c >= U'0' && c <= U'9'))
            face = letters;
        else
            face = face_for(is_invisible(c) ? U' ' : c, weight);
        if (!is_neutral(script)) {
            letters = face;
            beside_han =
                script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA;
        }
        const bool lost = !face;
        if (lost)
            shaped.missing.push_back({begin, c});
        const auto as_script = static_cast<std::uint32_t>(is_neutral(script) ? HB_SCRIPT_COMMON : script);
        if (lost)
            for (const char32_t sign : replacements)
                if (!face)
                    face = face_for(sign, weight);
        const std::uint16_t number = face.value_or(0);
        const auto common = static_cast<std::uint32_t>(HB_SCRIPT_COMMON);
        if (!lost && !runs.empty() && !runs.back().lost && runs.back().span == span &&
            runs.back().level == levels[begin] && runs.back().face == number &&
            (as_script == common || runs.back().script == common || runs.back().script == as_script)) {
            runs.back().end = static_cast<std::uint32_t>(at);
            if (runs.back().script == common)
                runs.back().script = as_script;
            continue;
        }
        runs.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at),
                        static_cast<std::uint32_t>(span), number, levels[begin], lost, as_script, 1});
    }
    return runs;
}

void Shaper::glyphs(const Shaped& shaped, const Run& run, std::size_t begin, std::size_t end,
                    std::vector<Glyph>& glyphs) const {
    const Face& its = face(run.face);
    if (run.lost) { // the sign for "a character stood here"; its own text stays in the file
        const std::uint32_t sign =
            its.glyph(replacements.front()).value_or(its.glyph(replacements.back()).value_or(0));
        glyphs.push_back({sign, run.begin, static_cast<float>(its.advance(sign)), 0, 0});
        return;
    }
    const Paragraph& paragraph = shaped.paragraph;
    const Span& span = paragraph.spans[run.span];
    const std::string& language = span.language.empty() ? paragraph.language : span.language;
    const bool spaced = paragraph.letter_space > 0 && !hangs_together(run.script) && its.spreads();
    std::size_t at = glyphs.size();
    append_glyphs({&its, run.script, run.level, language, spaced ? Apart::yes : Apart::no}, shaped.drawn,
                  begin, end, glyphs);
    for (std::size_t i = at; i < glyphs.size() && run.stretch != 1; ++i)
        glyphs[i].advance *= run.stretch;
    if (paragraph.letter_space <= 0 && paragraph.word_space <= 0)
        return;
    for (std::size_t next = at; at < glyphs.size(); at = next) {
        while (next < glyphs.size() && glyphs[next].begin == glyphs[at].begin)
            ++next;
        const bool space = shaped.drawn[glyphs[at].begin] == ' ';
        // What hangs together still has spaces around it, and they grow as much as any.
        const double more = run.stretch * ((spaced || space ? paragraph.letter_space : 0) +
                                           (space ? paragraph.word_space : 0));
        std::size_t last = next; // of the cluster's glyphs the last with a width; marks after it stay over it
        while (last > at && glyphs[last - 1].advance <= 0)
            --last;
        if (last == at)
            continue;
        glyphs[last - 1].advance += static_cast<float>(more * 1000);
        for (std::size_t mark = last; mark < next; ++mark)
            glyphs[mark].x -= static_cast<float>(more * 1000);
    }
}

// UAX #14 through ICU, less the breaks that tear a date, a number or a word.
void Shaper::Inside::find_breaks(Shaped& shaped) {
    const std::string& text = shaped.paragraph.text;
    shaped.breaks.assign(text.size() + 1, Break::no);
    UErrorCode status = U_ZERO_ERROR;
    // Opening one costs as much as breaking a page.
    thread_local std::map<std::string, Handle<UBreakIterator, ubrk_close>> iterators;
    auto& iterator = iterators[shaped.paragraph.language];
    if (!iterator)
        iterator.reset(ubrk_open(UBRK_LINE, shaped.paragraph.language.c_str(), nullptr, 0, &status));
    UText wide = UTEXT_INITIALIZER;
    utext_openUTF8(&wide, text.data(), static_cast<std::int64_t>(text.size()), &status);
    ubrk_setUText(iterator.get(), &wide, &status);
    if (U_SUCCESS(status) != 0)
        for (std::int32_t at = ubrk_first(iterator.get()); at != UBRK_DONE; at = ubrk_next(iterator.get())) {
            const auto rule = ubrk_getRuleStatus(iterator.get());
            const bool hard = rule >= UBRK_LINE_HARD && rule < UBRK_LINE_HARD_LIMIT;
            shaped.breaks[static_cast<std::size_t>(at)] = hard ? Break::must : Break::yes;
        }
    utext_close(&wide);
    shaped.breaks.front() = Break::no;
    shaped.breaks.back() = Break::must;
    part_addresses(text, shaped.breaks);
    const auto [words, added] = number_words.try_emplace(shaped.paragraph.language);
    if (added)
        words->second = pdf::number_words(messages, shaped.paragraph.language);
    protect(text, *words->second, shaped.breaks);
}

Shaped Shaper::shape(Paragraph paragraph) {
    Shaped shaped;
    shaped.paragraph = std::move(paragraph);
    const std::string& text = shaped.paragraph.text;
    shaped.drawn = text;
    for (char& c : shaped.drawn)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    if (shaped.paragraph.spans.empty()) {
        shaped.paragraph.spans.emplace_back();
        shaped.paragraph.spans.back().end = text.size();
    }
    shaped.runs = inside_->runs_of(shaped);
    inside_->lost_any = inside_->lost_any || !shaped.missing.empty();
    shaped.until.assign(text.size() + 1, 0.0F);
    std::vector<Glyph> made;
    for (Run& run : shaped.runs) {
        made.clear();
        glyphs(shaped, run, run.begin, run.end, made);
        if (shaped.paragraph.spans[run.span].blank == Blank::yes) {
            float natural = 0;
            for (const Glyph& glyph : made)
                natural += glyph.advance;
            const auto wanted = static_cast<float>(85.0 / shaped.paragraph.size * 1000);
            run.stretch = natural > 0 ? std::max(1.0F, wanted / natural) : 1.0F;
        }
        const float scale = run.stretch * static_cast<float>(shaped.paragraph.size / 1000);
        for (const Glyph& glyph : made)
            shaped.until[glyph.begin + 1] += glyph.advance * scale;
    }
    // Signs from another font (the arrow after a term, scissors) must not push the lines apart.
    const auto is_sign = [](const Run& run) {
        return run.script == static_cast<std::uint32_t>(HB_SCRIPT_COMMON);
    };
    const Metrics& body = face(0).metrics();
    shaped.usual_ascent = body.line_ascent * shaped.paragraph.size / 1000;
    shaped.usual_descent = -body.line_descent * shaped.paragraph.size / 1000;
    const bool signs_only = std::all_of(shaped.runs.begin(), shaped.runs.end(), is_sign);
    for (const Run& run : shaped.runs) {
        const Metrics& metrics = face(signs_only ? 0 : run.face).metrics();
        const double scale = shaped.paragraph.size / 1000;
        if (signs_only || !is_sign(run)) {
            shaped.ascent = std::max(shaped.ascent, metrics.line_ascent * scale);
            shaped.descent = std::max(shaped.descent, -metrics.line_descent * scale);
        }
    }
    for (std::size_t i = 1; i < shaped.until.size(); ++i)
        shaped.until[i] += shaped.until[i - 1];
    inside_->find_breaks(shaped);
    return shaped;
}

char32_t character_at(std::string_view text, std::size_t& offset) {
    const auto first = static_cast<unsigned char>(text[offset++]);
    const unsigned more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    char32_t c = more == 3 ? first & 7U : more == 2 ? first & 15U : more == 1 ? first & 31U : first;
    for (unsigned i = 0; i < more && offset < text.size(); ++i)
        c = (c << 6U) | (static_cast<unsigned char>(text[offset++]) & 63U);
    return c;
}

} // namespace plainsend::pdf
