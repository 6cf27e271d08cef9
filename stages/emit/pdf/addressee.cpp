#include "stages/emit/pdf/addressee.h"

#include <algorithm>

#include "stages/document/walk.h"
#include "stages/text/postcode.h"

namespace plainsend::pdf {

namespace {

// "Hollowmere WX7 2LP"
bool ends_in_a_postcode(std::string_view line) {
    const std::size_t end = line.find_last_not_of(" .");
    line = line.substr(0, end == std::string_view::npos ? 0 : end + 1);
    const std::size_t second = line.rfind(' ');
    if (second == std::string_view::npos || !is_inward(line.substr(second + 1)))
        return false;
    line = line.substr(0, second);
    const std::size_t first = line.rfind(' ');
    return is_outward(first == std::string_view::npos ? line : line.substr(first + 1));
}

} // namespace

const Block* addressee_of(const Document& document) {
    constexpr std::size_t looked_at = 3; // blocks: a reference or the date may stand above the address
    const Blocks& body = document.body;
    if (body.empty() || !std::holds_alternative<Letterhead>(body.front().node))
        return nullptr;
    for (std::size_t i = 1; i < std::min(body.size(), looked_at + 1); ++i) {
        if (!std::holds_alternative<Paragraph>(body[i].node))
            return nullptr;
        const std::string text = block_text(body[i]);
        const auto breaks = std::count(text.begin(), text.end(), '\n');
        const std::size_t last = text.rfind('\n');
        if (breaks >= 2 && breaks <= 6 && ends_in_a_postcode(std::string_view(text).substr(last + 1)))
            return &body[i];
    }
    return nullptr;
}

} // namespace plainsend::pdf
