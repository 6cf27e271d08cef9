#include "stages/document/runs.h"

#include "stages/document/walk.h"

namespace plainsend {

std::vector<RunStart> runs_in(const Inlines& inlines) {
    std::vector<RunStart> runs;
    std::size_t at = 0;
    const auto add = [&](const std::string& text, const Place& place) {
        if (!text.empty() && (runs.empty() || !(runs.back().place == place)))
            runs.push_back({at, place});
        at += text.size();
    };
    for_each_inline(inlines, [&](const Inline& in) {
        if (const auto* text = std::get_if<Text>(&in.node))
            add(text->text, text->place);
        else if (const auto* field = std::get_if<Field>(&in.node))
            add(field->text, field->place);
        else if (std::holds_alternative<LineBreak>(in.node))
            ++at;
    });
    return runs;
}

std::vector<RunStart> runs_of(const Document& document, const Block& block) {
    if (const auto known = document.runs.find(block.id); known != document.runs.end())
        return known->second;
    const Inlines* inlines = inlines_of(block);
    return inlines == nullptr ? std::vector<RunStart>{{0, block.place}} : runs_in(*inlines);
}

} // namespace plainsend
