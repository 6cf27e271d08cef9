#include "stages/ingest/text_lines.h"

#include <algorithm>
#include <array>

#include "stages/text/ascii.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

// "12", "c" or "iv" at the start: how many bytes; 0 when none. Capitals are left alone: "A. Khan" is a name.
std::size_t ordinal_length(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && length < 3 && is_digit(text[length]))
        ++length;
    if (length > 0)
        return length;
    while (length < text.size() && length < 5 &&
           std::string_view("ivx").find(text[length]) != std::string_view::npos)
        ++length;
    if (length > 0)
        return length;
    return !text.empty() && is_small_letter(text[0]) ? 1 : 0;
}

} // namespace

bool starts_small(std::string_view text) {
    return !text.empty() && lower(text.substr(0, 4)) == text.substr(0, 4) && !starts_upper(text) &&
           !(text[0] >= '0' && text[0] <= '9') && static_cast<unsigned char>(text[0]) > '@';
}

bool ends_sentence(std::string_view line) {
    while (!line.empty() && std::string_view(")]\"' \t").find(line.back()) != std::string_view::npos)
        line.remove_suffix(1);
    if (line.ends_with("\u2019") || line.ends_with("\u201D"))
        line.remove_suffix(3);
    return !line.empty() && std::string_view(".?!:;").find(line.back()) != std::string_view::npos;
}

bool quotes(std::string_view line) {
    if (!line.starts_with('>'))
        return false;
    const std::size_t word = line.find_first_not_of("> \t");
    return word == std::string_view::npos || !is_digit(line[word]); // "> 5 pupils" says more than
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t stop = std::min(text.find('\n', at), text.size());
        Line line;
        line.begin = at;
        while (line.begin < stop && (text[line.begin] == ' ' || text[line.begin] == '\t')) {
            line.indent = text[line.begin] == '\t' ? (line.indent / 8 + 1) * 8 : line.indent + 1;
            ++line.begin;
        }
        line.end = stop;
        while (line.end > line.begin && (text[line.end - 1] == ' ' || text[line.end - 1] == '\t'))
            --line.end;
        line.length = code_points(text.substr(line.begin, line.end - line.begin));
        lines.push_back(line);
        at = stop + 1;
    }
    return lines;
}

std::optional<Marker> marker_of(std::string_view line) {
    static constexpr std::array<std::string_view, 8> bullets{"- ",      "* ",      "\u2022 ", "\u2022\t",
                                                             "\u2013 ", "\u25AA ", "\u25CF ", "\u00B7 "};
    const auto up_to_word = [&](std::size_t at) {
        const std::size_t word = line.find_first_not_of(" \t", at);
        return word == std::string_view::npos ? line.size() : word;
    };
    for (const std::string_view bullet : bullets) {
        // "- - - Cut here - - -" is no list.
        if (line.starts_with(bullet) && !line.substr(bullet.size()).starts_with(bullet))
            return Marker{ListKind::bulleted, "\u2022", up_to_word(bullet.size()), std::nullopt};
    }
    const bool open = line.starts_with('(');
    const std::size_t begin = open ? 1 : 0;
    const std::size_t length = ordinal_length(line.substr(begin));
    const std::size_t stop = begin + length;
    if (length == 0 || stop + 1 >= line.size() || (line[stop + 1] != ' ' && line[stop + 1] != '\t'))
        return std::nullopt;
    if (line[stop] != ')' && (open || line[stop] != '.'))
        return std::nullopt;
    Marker marker{ListKind::numbered, std::string(line.substr(0, stop + 1)), up_to_word(stop + 1),
                  std::nullopt};
    if (is_digit(line[begin]))
        marker.number = std::stoi(std::string(line.substr(begin, length)));
    return marker;
}

bool is_cut_line(std::string_view line) {
    static constexpr std::array<std::string_view, 7> signs{"-", "*", "=", ".", "\u2013", "\u2014", "\u00B7"};
    bool scissors = false;
    std::size_t drawn = 0;
    std::size_t gaps = 0;
    std::string_view sign;
    for (std::size_t at = 0; at < line.size();) {
        const std::string_view rest = line.substr(at);
        if (rest[0] == ' ' || rest[0] == '\t') {
            ++gaps;
            ++at;
            continue;
        }
        if (rest.starts_with("\u2700") || rest.starts_with("\u2701") || rest.starts_with("\u2702") ||
            rest.starts_with("\u2703") || rest.starts_with("\u2704")) {
            scissors = true;
            at += 3;
            continue;
        }
        if (rest.starts_with("\uFE0E") || rest.starts_with("\uFE0F")) { // how the scissors are drawn
            at += 3;
            continue;
        }
        const auto found = std::find_if(signs.begin(), signs.end(),
                                        [&](std::string_view one) { return rest.starts_with(one); });
        if (found == signs.end() || (!sign.empty() && *found != sign))
            return false;
        sign = *found;
        ++drawn;
        at += sign.size();
    }
    // Dots in a row without spaces are room to write.
    return drawn >= 3 && (scissors || gaps + 1 >= drawn);
}

char rule_sign(std::string_view line) {
    if (line.size() < 3 || std::string_view("=-*_~").find(line[0]) == std::string_view::npos)
        return 0;
    return line.find_first_not_of(line[0]) == std::string_view::npos ? line[0] : '\0';
}

} // namespace plainsend
