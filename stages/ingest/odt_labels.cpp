// The labels of lists and headings as OpenDocument counts them.
#include "stages/ingest/odt_reading.h"

namespace plainsend {

std::string next_odt_label(const OdtListStyle& style, OdtCounters& counters, std::size_t level, int start) {
    const OdtListLevel& at = style[level];
    const bool restarted = start >= 0;
    if (restarted)
        counters[level] = start;
    else
        counters[level] = counters[level] && *counters[level] < 1'000'000 ? *counters[level] + 1 : at.start;
    for (std::size_t below = level + 1; below < odt_list_levels; ++below)
        counters[below].reset();
    if (at.format == NumberFormat::bullet)
        return at.bullet;
    if (at.format == NumberFormat::none)
        return at.prefix + at.suffix;
    std::string label = at.prefix;
    for (std::size_t shown = level + 1 - static_cast<std::size_t>(at.shown_levels); shown <= level; ++shown) {
        const std::string part = numeral(counters[shown].value_or(style[shown].start), style[shown].format);
        label += part;
        if (!part.empty() && shown < level)
            label += '.';
    }
    return label + at.suffix;
}

} // namespace plainsend
