// The controls of forms in an OpenDocument text (OpenDocument 1.3 part 3, 13): what is filled in, as words;
// room to write for what is not.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "stages/io/xml.h"

namespace plainsend {

// By the name under which the text shows them (draw:control).
using OdtControls = std::map<std::string, xml::Node>;
OdtControls odt_controls(xml::Node text);

// box: of what is ticked. words: label, answer or choices. room: something is to be filled in after the
// words.
struct OdtAnswer {
    enum class Box { none, empty, ticked };
    Box box = Box::none;
    std::string words;
    bool room = false;
};
// button: nothing happens on paper.
bool is_odt_button(xml::Node control);
OdtAnswer odt_answer(xml::Node control);

// The same for fields that stand in the text itself: those of old Word forms (field:fieldmark), and controls
// around words (loext:content-control). Nothing for those whose words are all there is.
std::optional<OdtAnswer> odt_fieldmark(xml::Node);
std::optional<OdtAnswer> odt_content_control(xml::Node);
// Whether a place for text begins here, whose words follow up to field:fieldmark-end.
bool is_odt_text_field(xml::Node fieldmark_start);

} // namespace plainsend
