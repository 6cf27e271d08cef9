#include "stages/text/unseen.h"

#include "stages/document/unseen.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

constexpr std::uint32_t black_flag = 0x1F3F4; // the flags of England, Scotland and Wales: with tags after it
constexpr std::uint32_t tag_end = 0xE007F;

// Thai, Lao, Tibetan, Myanmar and Khmer, where a zero-width space shows where a word ends.
bool writes_without_spaces(std::uint32_t code) {
    return (code >= 0xE00 && code <= 0x109F) || (code >= 0x1780 && code <= 0x17FF);
}

// Letters from Hebrew on, and pictures; not Latin, Greek and Cyrillic, and no punctuation.
bool may_join(std::uint32_t code) {
    return (code >= 0x590 && code < 0x1E00) || code >= 0x2100;
}

bool is_selector(std::uint32_t code) {
    return (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF);
}

bool is_han(std::uint32_t code) {
    return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0x20000 && code <= 0x3FFFF);
}

// How many bytes of tags stand at `at` when they are those of a flag, as "gbeng" and the end.
std::size_t flag_tags(std::string_view text, std::size_t at) {
    for (std::size_t end = at, count = 1; end < text.size() && count <= 7; ++count) {
        const Character c = character_at(text, end);
        if (!is_tag(c.code))
            break;
        end += c.length;
        if (c.code == tag_end)
            return count > 1 ? end - at : 0;
    }
    return 0;
}

// before, after: the characters kept last and standing next; 0 when there is none.
bool is_to_go(std::uint32_t code, std::uint32_t before, std::uint32_t after) {
    if (code == 0x200B)
        return !writes_without_spaces(before) && !writes_without_spaces(after);
    if (code == 0x200C || code == 0x200D)
        return !may_join(before) && !may_join(after);
    if (is_selector(code))
        return is_selector(before) || (code >= 0xE0100 && !is_han(before));
    return turns_text(code) || is_unseen(code);
}

} // namespace

bool may_go_unseen(std::uint32_t code) {
    return code == 0x200C || code == 0x200D || is_selector(code) || turns_text(code) || is_unseen(code);
}

std::optional<SeenText> without_unseen(std::string_view text) {
    SeenText seen;
    std::size_t done = 0; // copied up to there
    std::uint32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0xE1) { // no such character begins with less
            const Character c = character_at(text, at);
            before = c.code;
            at += c.length;
            continue;
        }
        const Character c = character_at(text, at);
        const std::size_t next = at + c.length;
        if (before == black_flag && is_tag(c.code)) {
            if (const std::size_t flag = flag_tags(text, at); flag != 0) {
                before = tag_end;
                at += flag;
                continue;
            }
        }
        const std::uint32_t after = next < text.size() ? character_at(text, next).code : 0;
        if (c.valid && is_to_go(c.code, before, after)) {
            (turns_text(c.code) ? seen.turned : seen.hidden) += 1;
            seen.text += text.substr(done, at - done);
            seen.gone.emplace_back(at, c.length);
            done = next;
        } else {
            before = c.code;
        }
        at = next;
    }
    if (done == 0)
        return std::nullopt;
    seen.text += text.substr(done);
    return seen;
}

} // namespace plainsend
