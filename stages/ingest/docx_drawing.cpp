#include <algorithm>
#include <array>
#include <string_view>

#include "stages/document/error.h"
#include "stages/ingest/docx_reading.h"
#include "stages/ingest/office_pictures.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

constexpr double units_per_point = 12'700; // English Metric Units

// Elements of that name below `node`, in order, but not inside a text box: that is read as blocks of its own.
void find_all(xml::Node node, std::string_view name, std::vector<xml::Node>& found) {
    for (const xml::Node child : xml::children(node)) {
        if (child.is(name))
            found.push_back(child);
        else if (child.is("AlternateContent"))
            find_all(chosen_alternative(child), name, found);
        else if (child.is_element() && !child.is("txbxContent"))
            find_all(child, name, found);
    }
}

std::vector<xml::Node> all_of(xml::Node node, std::string_view name) {
    std::vector<xml::Node> found;
    find_all(node, name, found);
    return found;
}

bool is_decorative(xml::Node properties) {
    for (const xml::Node mark : all_of(properties, "decorative"))
        if (is_on(mark))
            return true;
    return false;
}

// Word's name for the shape; nobody sees it.
bool is_watermark(std::string_view name) {
    return ascii_lower(name).find("watermark") != std::string::npos;
}

bool may_be_used(std::string_view part) {
    const std::string name = ascii_lower(part);
    return name.ends_with(".png") || name.ends_with(".jpg") || name.ends_with(".jpeg");
}

class DrawingReader {
public:
    DrawingReader(DocxReading& reading, DocxStory& story, const Place& place, int depth)
        : reading_(reading), story_(story), place_(place), depth_(depth) {}

    // DrawingML: wp:inline or wp:anchor around a picture, a shape or a group of them.
    void drawing(xml::Node frame) {
        const xml::Node properties = frame.first("docPr");
        const std::string words = properties.attribute("descr");
        const bool decorative = is_decorative(properties);
        const int width = std::max(number_of(frame.first("extent"), "cx").value_or(0), 0);
        const int height = std::max(number_of(frame.first("extent"), "cy").value_or(0), 0);
        const std::vector<xml::Node> pictures = all_of(frame, "blip");
        if (is_watermark(properties.attribute("name")))
            return watermark(words.empty() ? words_of_boxes(frame) : words);
        const std::size_t boxes_before = out_.boxes.size();
        text_boxes(frame);
        for (const xml::Node blip : pictures) {
            Image image;
            // In a group each picture has its own words, the group's go with the first.
            const xml::Node own = blip.parent().parent().first("nvPicPr").first("cNvPr");
            const std::string own_words = own.attribute("descr");
            image.alternative = pictures.size() == 1 && !words.empty() ? words : own_words;
            if (image.alternative.empty() && &blip == &pictures.front())
                image.alternative = words;
            image.decorative = decorative || is_decorative(own);
            image.width = pictures.size() == 1 ? width / units_per_point : 0;
            image.height = pictures.size() == 1 ? height / units_per_point : 0;
            picture(blip.attribute("embed"), blip.attribute("link"), std::move(image));
        }
        if (pictures.empty() && out_.boxes.size() == boxes_before && !decorative)
            unknown_drawing(frame, words);
    }

    // VML, as Word wrote until 2007 and still writes as a fallback.
    void shape(xml::Node node) {
        text_boxes(node);
        for (const xml::Node path : all_of(node, "textpath"))
            word_art(path);
        for (const xml::Node data : all_of(node, "imagedata")) {
            if (is_watermark(data.parent().attribute("id"))) {
                watermark("a picture");
                continue;
            }
            Image image;
            image.alternative = data.parent().attribute("alt");
            picture(data.attribute("id"), data.attribute("href"), std::move(image));
        }
        for (const xml::Node rectangle : all_of(node, "rect"))
            out_.rule = out_.rule || rectangle.attribute("hr") == "t";
    }

    // Words drawn as a picture. A watermark behind the pages is no part of the text.
    void word_art(xml::Node path) {
        const std::string words = path.attribute("string");
        if (words.empty())
            return;
        if (is_watermark(path.parent().attribute("id")))
            return watermark(words);
        Block block;
        block.place = place_;
        block.node = Paragraph{{Inline{Text{words, place_}}}};
        out_.boxes.push_back(std::move(block));
    }

    void embedded(xml::Node object) {
        if (object.first("control"))
            reading_.left_out.add(Omission::form_control, place_);
        for (const xml::Node ole : all_of(object, "OLEObject"))
            reading_.left_out.add(Omission::embedded_object, place_, ole.attribute("ProgID"));
        text_boxes(object);
    }

    DocxDrawing take() { return std::move(out_); }

private:
    // Lines, arrows and frames without words say nothing; charts, diagrams and shapes with words do.
    void unknown_drawing(xml::Node frame, const std::string& words) {
        const xml::Node data = frame.first("graphic").first("graphicData");
        const bool shape = data.attribute("uri").find("wordprocessing") != std::string::npos;
        if (const std::string part = part_of(data.first("relIds").attribute("dm")); !part.empty()) {
            Blocks list = read_docx_diagram(reading_, part, place_);
            if (!list.empty()) {
                reading_.left_out.add(Omission::diagram, place_, words);
                std::move(list.begin(), list.end(), std::back_inserter(out_.boxes));
                return;
            }
        }
        const std::string chart = part_of(data.first("chart").attribute("id"));
        const std::string title = words.empty() && !chart.empty() ? chart_title(reading_, chart) : words;
        if (!shape || !title.empty())
            reading_.left_out.add(Omission::drawing, place_, title);
    }

    // "" when it is not in the file.
    std::string part_of(const std::string& relationship) const {
        const auto found = story_.relationships.find(relationship);
        const bool here = found != story_.relationships.end() && !found->second.external &&
                          reading_.package.has(found->second.target);
        return here ? found->second.target : std::string();
    }

    // Each section's headers have the same one.
    void watermark(const std::string& words) {
        if (reading_.watermarks.insert(words).second)
            reading_.left_out.add(Omission::watermark, place_, words);
    }

    static std::string words_of_boxes(xml::Node frame) {
        std::string words;
        for (const xml::Node box : all_of(frame, "txbxContent"))
            words += tracked_text(box);
        return words;
    }

    void text_boxes(xml::Node node) {
        for (const xml::Node box : all_of(node, "txbxContent")) {
            Blocks blocks = read_docx_blocks(reading_, story_, box, depth_ + 1);
            std::move(blocks.begin(), blocks.end(), std::back_inserter(out_.boxes));
        }
    }

    void picture(const std::string& embedded, const std::string& linked, Image image) {
        const std::string number = "picture " + std::to_string(++reading_.pictures);
        const std::string& name = image.alternative.empty() ? number : image.alternative;
        const auto found = story_.relationships.find(embedded.empty() ? linked : embedded);
        if (found == story_.relationships.end())
            return lost(name, "is missing from the file");
        const std::string& part = found->second.target;
        if (found->second.external) {
            reading_.left_out.add(Omission::external_content, place_, part);
            return;
        }
        std::string bytes;
        try {
            bytes = reading_.package.bytes(part);
        } catch (const Error& error) {
            // A blank picture of another kind packs so well that it looks like an attack.
            const bool of_kind = may_be_used(part) || !reading_.package.has(part);
            return lost(name, of_kind ? error.message : "is a picture of a kind other than PNG or JPEG");
        }
        image.resource =
            keep_picture(reading_.document, bytes, reading_.limits, place_, name, reading_.left_out);
        image.place = place_;
        if (image.resource.empty())
            return;
        if (image.decorative)
            image.alternative.clear();
        if (image.alternative.find("Description automatically generated") != std::string::npos ||
            image.alternative.find("AI-generated content") != std::string::npos)
            reading_.remarks.push_back(remark("docx", "automatic-words", Severity::warning, place_,
                                              "The word processor made up the words for a picture: \u201C" +
                                                  image.alternative +
                                                  "\u201D. Say in your own words what the picture shows."));
        out_.images.push_back(std::move(image));
    }

    void lost(const std::string& name, const std::string& why) {
        reading_.left_out.add(Omission::picture, place_, name + " (" + why + ")");
    }

    DocxReading& reading_;
    DocxStory& story_;
    Place place_;
    int depth_;
    DocxDrawing out_;
};

} // namespace

xml::Node chosen_alternative(xml::Node alternate_content) {
    static constexpr std::array<std::string_view, 12> understood{"wps", "wpg", "wpc", "wp14", "w14",  "w15",
                                                                 "w16", "a14", "wp",  "pic",  "adec", "w"};
    const auto is_understood = [](std::string_view needed) {
        while (!needed.empty()) {
            const std::size_t end = needed.find(' ');
            const std::string_view prefix = needed.substr(0, end);
            bool known = prefix.empty();
            for (const std::string_view name : understood)
                known = known || name == prefix;
            if (!known)
                return false;
            needed = end == std::string_view::npos ? std::string_view() : needed.substr(end + 1);
        }
        return true;
    };
    for (xml::Node choice = alternate_content.first("Choice"); choice; choice = choice.next("Choice"))
        if (is_understood(choice.attribute("Requires")))
            return choice;
    const xml::Node fallback = alternate_content.first("Fallback");
    return fallback.first() ? fallback : alternate_content.first("Choice");
}

DocxDrawing read_docx_drawing(DocxReading& reading, DocxStory& story, xml::Node node, const Place& place,
                              int depth) {
    DrawingReader reader(reading, story, place, depth);
    if (node.is("drawing")) {
        for (const xml::Node frame : xml::children(node))
            if (frame.is_element())
                reader.drawing(frame);
    } else if (node.is("object")) {
        reader.embedded(node);
    } else {
        reader.shape(node);
    }
    return reader.take();
}

} // namespace plainsend
