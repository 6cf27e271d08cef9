#include "stages/ingest/character_references.h"

#include <charconv>
#include <cstdint>
#include <optional>

#include "stages/ingest/html_tree.h"
#include "stages/text/ascii.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

constexpr std::size_t longest = 40;       // the longest name has 32 letters
constexpr std::size_t most_names = 5'000; // HTML has about 2,200

bool is_letter_or_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "&" and what may belong to it, with the ";" if there is one.
std::string_view reference_at(std::string_view source, std::size_t at) {
    std::size_t end = at + 1;
    if (end < source.size() && source[end] == '#')
        ++end;
    while (end < source.size() && end - at < longest && is_letter_or_digit(source[end]))
        ++end;
    if (end < source.size() && source[end] == ';')
        ++end;
    return source.substr(at, end - at);
}

// Of "&#39;" or "&#x27;"; nothing when it is no such number.
std::optional<std::uint32_t> number_in(std::string_view reference) {
    if (!reference.starts_with("&#") || !reference.ends_with(';'))
        return std::nullopt;
    reference = reference.substr(2, reference.size() - 3);
    const bool hexadecimal = reference.starts_with('x') || reference.starts_with('X');
    reference.remove_prefix(hexadecimal ? 1 : 0);
    std::uint32_t number = 0;
    const auto [end, error] =
        std::from_chars(reference.data(), reference.data() + reference.size(), number, hexadecimal ? 16 : 10);
    if (reference.empty() || error != std::errc() || end != reference.data() + reference.size())
        return std::nullopt;
    return number;
}

std::string utf8(std::uint32_t code) {
    std::string text;
    append_utf8(text, code);
    return text;
}

bool is_character(std::uint32_t code) {
    return code != 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

} // namespace

CharacterReference CharacterReferences::in_html(std::string_view source, std::size_t at) {
    const std::string_view reference = reference_at(source, at);
    if (reference.size() < 3)
        return {};
    // What browsers read for 0x80 to 0x9F, and for what is no character, Gumbo knows.
    const auto number = number_in(reference);
    const bool plain = number && is_character(*number) && (*number < 0x80 || *number > 0x9F);
    std::string text = plain ? utf8(*number) : named(std::string(reference));
    return {text == reference ? std::string() : std::move(text), reference.size()};
}

CharacterReference CharacterReferences::in_markdown(std::string_view source, std::size_t at) {
    const std::string_view reference = reference_at(source, at);
    if (reference.size() < 4 || !reference.ends_with(';'))
        return {};
    if (const auto number = number_in(reference))
        return {is_character(*number) ? utf8(*number) : "\uFFFD", reference.size()};
    std::string text = named(std::string(reference));
    return {text == reference ? std::string() : std::move(text), reference.size()};
}

std::string CharacterReferences::named(const std::string& reference) {
    const auto known = known_.find(reference);
    if (known != known_.end())
        return known->second;
    if (known_.size() >= most_names)
        return {};
    return known_.emplace(reference, html::characters_of(reference)).first->second;
}

} // namespace plainsend
