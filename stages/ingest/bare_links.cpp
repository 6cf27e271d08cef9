#include "stages/ingest/bare_links.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "stages/ingest/links.h"

namespace plainsend {

namespace {

struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string target;
};

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_space(char c) {
    return static_cast<unsigned char>(c) <= ' ';
}

// Punctuation at the end belongs to the sentence, and a bracket to whoever opened it.
std::size_t without_punctuation(std::string_view text, std::size_t begin, std::size_t end) {
    auto brackets = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                               text.begin() + static_cast<std::ptrdiff_t>(end), ')') -
                    std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                               text.begin() + static_cast<std::ptrdiff_t>(end), '(');
    while (end > begin) {
        const char last = text[end - 1];
        if (last == ')' && brackets > 0)
            --brackets;
        else if (std::string_view(".,;:!?*_~'\"]").find(last) == std::string_view::npos)
            break;
        --end;
    }
    return end;
}

// A host with a dot in it, of letters, digits and hyphens.
bool is_host(std::string_view host) {
    const std::size_t dot = host.find('.');
    return dot != std::string_view::npos && dot > 0 && dot + 1 < host.size() && host.back() != '-' &&
           host.find("..") == std::string_view::npos && std::all_of(host.begin(), host.end(), [](char c) {
               return is_letter_or_digit(c) || c == '.' || c == '-';
           });
}

// One run of text without white space; looked at once, so that the whole stays linear.
std::optional<Found> address_in(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end && std::string_view("([\"'*_~").find(text[begin]) != std::string_view::npos)
        ++begin;
    end = without_punctuation(text, begin, std::min(end, begin + 2048));
    const std::string_view word = text.substr(begin, end - begin);
    const bool web = word.starts_with("http://") || word.starts_with("https://");
    if (web || word.starts_with("www.")) {
        const std::size_t host = web ? word.find("//") + 2 : 0;
        const std::size_t stop = std::min(word.find_first_of("/?#:", host), word.size());
        if (!is_host(word.substr(host, stop - host)) || word.find_first_of("<>\"") != std::string_view::npos)
            return std::nullopt;
        const auto target = allowed_target(web ? std::string(word) : "http://" + std::string(word));
        return target ? std::optional(Found{begin, end, *target}) : std::nullopt;
    }
    const std::size_t at = word.find('@');
    if (at == std::string_view::npos || at == 0 || !is_host(word.substr(at + 1)))
        return std::nullopt;
    const bool fair = std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(at), [](char c) {
        return is_letter_or_digit(c) || std::string_view("._+-'").find(c) != std::string_view::npos;
    });
    return fair ? std::optional(Found{begin, end, "mailto:" + std::string(word)}) : std::nullopt;
}

// All pieces keep the place of the whole: they are one run of the input, in which a byte of text need not be
// a byte.
Inline piece_of(const Text& whole, std::size_t begin, std::size_t end) {
    return {Text{whole.text.substr(begin, end - begin), whole.place}};
}

void append_linked(Text text, Inlines& out) {
    const std::string_view words = text.text;
    std::size_t done = 0;
    for (std::size_t at = 0; at < words.size();) {
        if (is_space(words[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < words.size() && !is_space(words[end]))
            ++end;
        if (const auto found = address_in(words, at, end)) {
            if (found->begin > done)
                out.push_back(piece_of(text, done, found->begin));
            out.push_back({Link{found->target, {piece_of(text, found->begin, found->end)}}});
            done = found->end;
        }
        at = end;
    }
    if (done == 0)
        out.push_back({std::move(text)});
    else if (done < words.size())
        out.push_back(piece_of(text, done, words.size()));
}

} // namespace

void link_bare_addresses(Inlines& inlines) {
    Inlines result;
    result.reserve(inlines.size());
    for (Inline& in : inlines) {
        if (auto* text = std::get_if<Text>(&in.node)) {
            append_linked(std::move(*text), result);
            continue;
        }
        if (auto* marked = std::get_if<Marked>(&in.node); marked != nullptr && marked->mark != Mark::code)
            link_bare_addresses(marked->content);
        else if (auto* run = std::get_if<LanguageRun>(&in.node))
            link_bare_addresses(run->content);
        result.push_back(std::move(in));
    }
    inlines = std::move(result);
}

} // namespace plainsend
