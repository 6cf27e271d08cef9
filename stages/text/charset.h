// Text in one of the older encodings of the web, by the name that a page gives to it; and the way from
// decoded text to the bytes that came in, and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/text/text.h"

namespace plainsend {

// UTF-8 made of another encoding. way_back: pairs of one byte place in text and in the input, sorted, one
// wherever the two go apart.
struct Converted {
    std::string text;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> way_back;
};

// Nothing for a name that is not known, and for UTF-8, UTF-16 and Windows-1252, which decode() reads itself.
// Bytes that mean nothing become U+FFFD.
std::optional<Converted> utf8_of(std::string_view bytes, std::string_view charset);

// The name in the first bytes of a web page: its meta element, else its XML declaration; empty when there is
// none.
std::string declared_charset(std::string_view page);

// A text with the bytes it was made of; those must outlive it.
class DecodedInput {
public:
    // By decode() alone.
    static DecodedInput of_text(std::string_view bytes);
    // What is no Unicode is what the page says that it is.
    static DecodedInput of_page(std::string_view bytes);

    const Decoded& decoded() const { return decoded_; }
    const std::string& text() const { return decoded_.text; }
    // What decode() got: the input, or the UTF-8 made of it.
    std::string_view bytes() const { return converted_ ? std::string_view(converted_->text) : bytes_; }
    bool is_converted() const { return converted_.has_value(); }

    // The place in the input of a byte of the text, and the byte of the text of one of the input.
    Place original(std::size_t text_offset) const;
    std::size_t text_offset(std::size_t original) const;

private:
    std::string_view bytes_;
    std::optional<Converted> converted_;
    Decoded decoded_;
};

// The other way of original_place: the byte of decode(bytes).text that begins at or behind a byte of the
// input.
std::size_t text_offset(const Decoded&, std::string_view bytes, std::size_t original);

} // namespace plainsend
