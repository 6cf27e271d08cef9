#include "pipeline/run/terminal.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

#include "stages/document/unseen.h"

namespace plainsend {

namespace {

// One code point at the start of bytes; size 0 when they are not UTF-8.
struct Decoded1 {
    std::uint32_t code = 0;
    std::size_t size = 0;
};

Decoded1 first_code_point(std::string_view bytes) {
    const auto lead = static_cast<unsigned char>(bytes[0]);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t size = lead >= 0xF0 && lead < 0xF5   ? 4
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                                                           : 0;
    if (size == 0 || bytes.size() < size)
        return {};
    std::uint32_t code = lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if ((byte & 0xC0U) != 0x80)
            return {};
        code = (code << 6) | (byte & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (code < least[size] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    return {code, size};
}

bool is_harmful(std::uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
           turns_text(code) || is_unseen(code) || code == 0x200E || code == 0x200F || code == 0x061C;
}

std::string escaped(std::uint32_t code) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), code < 0x100 ? "\\x%02X" : "\\u%04X",
                  static_cast<unsigned>(code));
    return text.data();
}

} // namespace

std::string visible(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const Decoded1 next = first_code_point(text);
        if (next.size == 0) {
            result += escaped(static_cast<unsigned char>(text[0]));
            text.remove_prefix(1);
            continue;
        }
        if (is_harmful(next.code))
            result += next.code == '\n' ? "\\n" : next.code == '\t' ? "\\t" : escaped(next.code);
        else
            result += text.substr(0, next.size);
        text.remove_prefix(next.size);
    }
    return result;
}

std::string Terminal::paint(Ink ink, std::string_view text) const {
    if (!colours || ink == Ink::plain)
        return std::string(text);
    std::string_view code;
    switch (ink) {
    case Ink::bold:
        code = "1";
        break;
    case Ink::red:
        code = "1;31";
        break;
    case Ink::yellow:
        code = "33";
        break;
    case Ink::blue:
        code = "34";
        break;
    default:
        code = "2";
    }
    return "\x1B[" + std::string(code) + "m" + std::string(text) + "\x1B[0m";
}

Terminal terminal_of(std::FILE* stream, ColourChoice choice) {
    Terminal terminal;
    const int fd = fileno(stream);
    terminal.is_terminal = isatty(fd) == 1;
    terminal.breaks_lines = terminal.is_terminal;
    const char* no_color = std::getenv("NO_COLOR");
    const char* kind = std::getenv("TERM");
    const bool dumb = kind == nullptr || std::string_view(kind) == "dumb" || std::string_view(kind).empty();
    const bool unwanted = no_color != nullptr && *no_color != '\0';
    terminal.colours = choice == ColourChoice::always ||
                       (choice == ColourChoice::automatic && terminal.is_terminal && !dumb && !unwanted);
    if (terminal.is_terminal && dumb)
        terminal.is_terminal = false; // no way to rewrite a line
    winsize size{};
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
        terminal.columns = size.ws_col;
    return terminal;
}

std::string wrapped(std::string_view lines, const Terminal& terminal) {
    if (!terminal.breaks_lines)
        return std::string(lines);
    constexpr std::size_t least = 40; // narrower, hardly a word would stand beside another
    const std::size_t columns = std::max(least, static_cast<std::size_t>(terminal.columns));
    std::string out;
    std::size_t space = std::string::npos; // in out: the last one that the line may be broken at
    std::size_t seen = 0;                  // characters of this line
    std::size_t after_space = 0;           // of those, after that space
    bool started = false;                  // a line's own indent is no place to break it
    bool painting = false;                 // codes of colours take no room
    for (const char c : lines) {
        out += c;
        if (painting || c == '\x1B') {
            painting = c != 'm';
            continue;
        }
        if (c == '\n') {
            space = std::string::npos;
            seen = after_space = 0;
            started = false;
            continue;
        }
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80)
            continue;
        ++seen;
        ++after_space;
        if (c == ' ' && started) {
            space = out.size() - 1;
            after_space = 0;
        }
        started = started || c != ' ';
        if (seen > columns && space != std::string::npos && c != ' ') {
            out[space] = '\n';
            seen = after_space;
            space = std::string::npos;
        }
    }
    return out;
}

std::string fitted(std::string_view text, std::size_t columns) {
    std::size_t seen = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
        if (starts && seen++ == columns) {
            std::size_t cut = at; // one character back, for the mark
            while (cut > 0 && (static_cast<unsigned char>(text[--cut]) & 0xC0U) == 0x80) {
            }
            return std::string(text.substr(0, cut)) + "…";
        }
    }
    return std::string(text);
}

} // namespace plainsend
