// What a word-processor reader did not take over, in words for a school office. It is collected while reading
// and told at the end: what somebody must look at one by one, each with its place (the first few); of other
// kinds how many there were and where the first one stood.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/document.h"
#include "stages/document/finding.h"

namespace plainsend {

// In the order in which they are told.
enum class Omission {
    deletion,
    insertion,
    comment,
    hidden_text,
    placeholder,
    contents_list,
    page_number,
    watermark,
    running_header,
    running_footer,
    link,
    picture,
    drawing,
    embedded_object,
    form_control,
    embedded_document,
    external_content,
    macros,
    formula,
    equation,
    merge_field,
    diagram,
    typed_list,
    symbol,
    note_circle,
    missing_note,
    columns,
    repetition,
    depth,
    broken_part,
};

class LeftOut {
public:
    // detail: what it was, in the author's words (a quotation, a link's target); may be empty. before: how
    // many bytes of its paragraph's text come before it, when the reader knows.
    void add(Omission, const Place&, std::string_view detail = {}, std::size_t before = 0);
    std::size_t count(Omission) const;
    // Whether the next one is told with its place: only then need the reader know what comes before it.
    bool places_next(Omission) const;
    // format: "docx" or "odt", the first half of the rule names.
    Findings findings(std::string_view format) const;

private:
    struct Spot {
        Place place;
        std::size_t before = 0;
        std::string detail;
    };
    struct Seen {
        std::size_t count = 0;
        std::vector<Spot> spots; // those that are told with their place
        std::vector<std::string> details;
    };
    std::map<Omission, Seen> seen_;
};

// A finding about one place that is not an omission ("docx/header-row-inferred").
Finding remark(std::string_view format, std::string_view what, Severity, const Place&, std::string message);

// Points findings that know only their input place at the block that was read from there, or at the last
// words before it: what was left out has no block of its own.
void attach_to_blocks(Findings&, const Document&);

} // namespace plainsend
