// The controls of forms in an OpenDocument text (OpenDocument 1.3 part 3, 13): what is filled in, as words;
// room to write for what is not.
#pragma once

#include <map>
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

} // namespace plainsend
