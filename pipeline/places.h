// Where findings stand in the input. Documents keep a place for each run of text. Of a packed document (DOCX,
// ODT) that is as near as anyone gets; in inputs that are text themselves (Markdown, HTML, plain text) the
// source is walked beside the words from there, so that the exact bytes can be had, and editors want them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "stages/document/finding.h"

namespace plainsend {

// place: where the words begin, or their run. length: bytes of the input from there; read as the format says
// (encoding, references, markup, folded white space) they are the words. 0 = the place is only near them.
// Then also, in characters and lines from 1: column, end_line, end_column (behind the last), and the words as
// they stand in the input, in UTF-8.
struct SourceSpan {
    Place place;
    std::size_t length = 0;
    std::uint32_t column = 0;
    std::uint32_t end_line = 0;
    std::uint32_t end_column = 0;
    std::string words;
};

// Finds the places of one document's words. The document and the bytes must outlive it.
class Places {
public:
    // document: as it was read, without edits. reader: the name of the reader that read it.
    Places(const Document&, std::string_view bytes, std::string_view reader);
    ~Places();
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;

    // Of the bytes [begin, end) of a block's text. Blocks that come one after another are fastest.
    SourceSpan of(const std::string& block, std::size_t begin, std::size_t end);
    // Of a finding; of one that is not about words its own place.
    SourceSpan of(const Finding&);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace plainsend
