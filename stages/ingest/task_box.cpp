#include "stages/ingest/task_box.h"

namespace plainsend {

bool starts_with_task_box(std::string_view words) {
    return words.size() >= 4 && words[0] == '[' && (words[1] == ' ' || words[1] == 'x' || words[1] == 'X') &&
           words[2] == ']' && (words[3] == ' ' || words[3] == '\t');
}

void draw_task_box(Blocks& item) {
    auto* paragraph = item.empty() ? nullptr : std::get_if<Paragraph>(&item.front().node);
    auto* text = paragraph == nullptr || paragraph->content.empty()
                     ? nullptr
                     : std::get_if<Text>(&paragraph->content.front().node);
    // A box has as many bytes as what it stands for, so every word keeps its place.
    if (text != nullptr && starts_with_task_box(text->text))
        text->text.replace(0, 3, text->text[1] == ' ' ? "\u2610" : "\u2612");
}

} // namespace plainsend
