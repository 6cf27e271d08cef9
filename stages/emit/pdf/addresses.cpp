#include "stages/emit/pdf/addresses.h"

namespace plainsend::pdf {

namespace {

constexpr std::string_view signs = "/.@-_?&=#";

bool is_address(std::string_view word) {
    const std::size_t at = word.find('@');
    const bool mail = at != std::string_view::npos && at > 0 && at + 1 < word.size();
    return mail || word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos;
}

bool is_sign(char c) {
    return signs.find(c) != std::string_view::npos;
}

// Addresses are written in ASCII: the letters of a script without spaces around them are none of theirs.
bool is_ascii(char c) {
    return c > ' ' && c < '\x7F';
}

// [begin, end): the address. Two signs in a row ("//") are not parted, nor the last letter or what closes the
// sentence, nor the mark of a note.
void part(std::string_view text, std::size_t begin, std::size_t end, std::vector<Break>& breaks) {
    for (std::size_t at = begin + 1; at < end; ++at) {
        const bool here = is_sign(text[at - 1]) && !is_sign(text[at]) && text[at] != '[' && at + 1 < end;
        if (here)
            breaks[at] = Break::spare;
        else if (breaks[at] != Break::must)
            breaks[at] = Break::no;
    }
}

} // namespace

void part_addresses(std::string_view text, std::vector<Break>& breaks) {
    for (std::size_t begin = 0; begin < text.size();) {
        const bool ascii = is_ascii(text[begin]);
        std::size_t end = begin;
        while (end < text.size() && is_ascii(text[end]) == ascii)
            ++end;
        if (ascii && is_address(text.substr(begin, end - begin)))
            part(text, begin, end, breaks);
        begin = end;
    }
    for (const std::string_view dash : {" \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 "})
        for (std::size_t at = text.find(dash); at != std::string_view::npos; at = text.find(dash, at + 1))
            if (breaks[at + 1] == Break::yes)
                breaks[at + 1] = Break::spare;
}

} // namespace plainsend::pdf
