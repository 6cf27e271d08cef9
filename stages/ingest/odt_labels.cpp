// The labels of lists and headings as OpenDocument counts them.
#include "stages/ingest/odt_reading.h"

namespace plainsend {

namespace {

std::string number_text(const OdtListStyle& style, const OdtCounters& counters, std::size_t level) {
    std::string text = numeral(counters[level].value_or(style[level].start), style[level].format);
    if (style[level].format == NumberFormat::decimal && text.size() < style[level].digits)
        text.insert(0, style[level].digits - text.size(), '0');
    return text;
}

// "%1%.%2%": the numbers of these levels. A level without one takes the dot after it along.
std::string filled_in(const OdtListStyle& style, const OdtCounters& counters, const std::string& pattern) {
    std::string label;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t end = pattern[at] == '%' ? pattern.find('%', at + 1) : std::string::npos;
        std::size_t level = 0;
        for (std::size_t i = at + 1; end != std::string::npos && i < end; ++i)
            level = pattern[i] >= '0' && pattern[i] <= '9' && level < 100
                        ? level * 10 + static_cast<std::size_t>(pattern[i] - '0')
                        : 100;
        if (level == 0 || level > odt_list_levels) {
            label += pattern[at++];
            continue;
        }
        const std::string number = number_text(style, counters, level - 1);
        label += number;
        at = end + 1;
        if (number.empty() && at < pattern.size() && pattern[at] == '.')
            ++at;
    }
    return label;
}

} // namespace

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
    if (!at.pattern.empty())
        return filled_in(style, counters, at.pattern);
    std::string label = at.prefix;
    for (std::size_t shown = level + 1 - static_cast<std::size_t>(at.shown_levels); shown <= level; ++shown) {
        const std::string part = number_text(style, counters, shown);
        label += part;
        if (!part.empty() && shown < level)
            label += '.';
    }
    return label + at.suffix;
}

} // namespace plainsend
