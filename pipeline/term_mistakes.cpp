#include "pipeline/term_mistakes.h"

#include <algorithm>
#include <optional>
#include <string>

#include "stages/language/glossary.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// The <term> elements, comments apart.
std::vector<Span> terms_in(std::string_view bytes) {
    constexpr std::string_view opening = "<term";
    constexpr std::string_view closing = "</term>";
    std::vector<Span> found;
    for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
        const std::string_view rest = bytes.substr(at);
        const bool comment = rest.starts_with("<!--");
        const bool term = rest.starts_with(opening) && rest.size() > opening.size() &&
                          std::string_view(" \t\r\n>").find(rest[opening.size()]) != std::string_view::npos;
        if (!comment && !term)
            continue;
        const std::string_view close = comment ? std::string_view("-->") : closing;
        const std::size_t end = bytes.find(close, at);
        if (end == std::string_view::npos)
            break;
        if (term)
            found.push_back({at, end + close.size()});
        at = end;
    }
    return found;
}

// Lines stay where they are.
void blank(std::string& text, const Span& span) {
    std::replace_if(
        text.begin() + static_cast<std::ptrdiff_t>(span.begin),
        text.begin() + static_cast<std::ptrdiff_t>(span.end), [](char c) { return c != '\n' && c != '\r'; },
        ' ');
}

std::optional<Error> first_mistake(std::string_view bytes, std::string_view name, std::string_view schema) {
    try {
        Glossary glossary;
        add_terms(glossary, bytes, name, schema);
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

} // namespace

std::vector<Error> term_mistakes(std::string_view bytes, std::string_view name, std::string_view schema,
                                 std::size_t most) {
    const std::optional<Error> first = first_mistake(bytes, name, schema);
    if (!first)
        return {};
    std::vector<Error> found;
    const std::vector<Span> terms = terms_in(bytes);
    for (std::size_t shown = 0; shown < terms.size() && found.size() < most; ++shown) {
        std::string alone(bytes);
        for (std::size_t other = 0; other < terms.size(); ++other)
            if (other != shown)
                blank(alone, terms[other]);
        std::optional<Error> mistake = first_mistake(alone, name, schema);
        const auto is_there = [&](const Error& told) { return told.where == mistake->where; };
        // What is wrong outside of the terms is found beside each of them.
        if (mistake && std::none_of(found.begin(), found.end(), is_there))
            found.push_back(std::move(*mistake));
    }
    if (found.empty())
        found.push_back(*first);
    return found;
}

} // namespace plainsend
