#include <string>
#include <utility>
#include <variant>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/docx_reading.h"
#include "stages/ingest/html.h"
#include "stages/ingest/text.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

bool ends_with(const std::string& name, std::string_view extension) {
    return ascii_lower(name).ends_with(extension);
}

// Nothing when it is of a kind that is not read here (RTF, a page saved with its pictures).
std::optional<Reported<Document>> read_chunk(const Source& source, const Limits& limits) {
    if (source.bytes.starts_with("PK"))
        return read_docx_inside(source, limits);
    if (ends_with(source.name, "htm") || ends_with(source.name, "html") || sniff_html(source.bytes) > 1)
        return read_html(source, limits);
    if (ends_with(source.name, ".txt"))
        return read_text(source, limits);
    return std::nullopt;
}

void move_place(Place& place, std::uint32_t parts) {
    place.part += parts;
}

// Places, notes and findings of the inner document become those of the outer one.
Blocks settle(DocxReading& reading, Reported<Document> read, const std::string& part) {
    Document& inner = read.value;
    const auto parts = static_cast<std::uint32_t>(reading.document.parts.size());
    const std::string prefix = "t" + std::to_string(++reading.taken);
    const bool same =
        base_language(inner.metadata.language) == base_language(reading.document.metadata.language);
    for (const std::string& name : inner.parts)
        reading.document.parts.push_back(name == part ? name : part + ": " + name);
    for_each_block(inner, [&](Block& block) {
        move_place(block.place, parts);
        if (!same && block.language.empty() && is_leaf(block))
            block.language = inner.metadata.language;
        Inlines* content = inlines_of(block);
        if (content == nullptr)
            return;
        for_each_inline(*content, [&](Inline& in) {
            if (auto* text = std::get_if<Text>(&in.node))
                move_place(text->place, parts);
            else if (auto* field = std::get_if<Field>(&in.node))
                move_place(field->place, parts);
            else if (auto* image = std::get_if<Image>(&in.node))
                move_place(image->place, parts);
            else if (auto* mark = std::get_if<NoteMark>(&in.node))
                mark->note = prefix + mark->note;
        });
    });
    for (Note& note : inner.notes) {
        note.id = prefix + note.id;
        reading.taken_notes.push_back(std::move(note));
    }
    reading.document.resources.merge(inner.resources);
    for (Finding& finding : read.findings) {
        finding.block.clear(); // ids are given anew; its place says where it is
        move_place(finding.place, parts);
        reading.remarks.push_back(std::move(finding));
    }
    return std::move(inner.body);
}

} // namespace

Blocks read_docx_chunk(DocxReading& reading, const DocxStory& story, xml::Node chunk, int depth) {
    const Place place = place_in(story, chunk);
    const auto found = story.relationships.find(chunk.attribute("id"));
    const bool here = found != story.relationships.end() && !found->second.external &&
                      reading.package.has(found->second.target);
    const std::string part = found == story.relationships.end() ? std::string() : found->second.target;
    if (!here || reading.is_inside || depth + 1 >= reading.limits.depth) {
        reading.left_out.add(Omission::embedded_document, place, part);
        return {};
    }
    try {
        const Source source{reading.package.bytes(part), part, {}};
        // One part may be named a thousand times.
        reading.taken_bytes += source.bytes.size();
        Limits limits = reading.limits;
        limits.depth -= depth;
        if (reading.taken_bytes <= limits.part_bytes)
            if (auto read = read_chunk(source, limits))
                return settle(reading, std::move(*read), part);
        reading.left_out.add(Omission::embedded_document, place, part);
    } catch (const Error& error) {
        reading.left_out.add(Omission::embedded_document, place, part + " (" + error.message + ")");
    }
    return {};
}

} // namespace plainsend
