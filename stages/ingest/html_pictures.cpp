// Pictures of web pages, and what can only be named: films, drawings, parts of other pages.
#include <charconv>
#include <utility>

#include "stages/document/error.h"
#include "stages/ingest/html_reader.h"
#include "stages/ingest/links.h"
#include "stages/io/base64.h"
#include "stages/io/digest.h"
#include "stages/io/image.h"
#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr std::size_t longest_name = 80;

std::string cut(std::string words) {
    if (words.size() <= longest_name)
        return words;
    std::size_t end = longest_name;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U)
        --end;
    return words.substr(0, end) + "\u2026";
}

// Pixels of a width or height attribute as points; 0 when it is not a plain number.
double points(std::string_view pixels) {
    double value = 0;
    const auto result = std::from_chars(pixels.data(), pixels.data() + pixels.size(), value);
    const std::string_view rest(result.ptr,
                                static_cast<std::size_t>(pixels.data() + pixels.size() - result.ptr));
    return result.ec == std::errc() && (rest.empty() || rest == "px") && value > 0 && value < 10'000
               ? value * 0.75
               : 0;
}

std::string from_percent(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr == text.data() + i + 3) {
            out += static_cast<char>(value);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

// Pages that load pictures late keep the address elsewhere, and a grey dot in its place.
std::string_view address_of(Node node) {
    const std::string_view source = node.attribute("src");
    if (!source.empty() && !source.starts_with("data:"))
        return source;
    for (const std::string_view late : {"data-src", "data-lazy-src", "data-original"})
        if (!node.attribute(late).empty())
            return node.attribute(late);
    return source;
}

bool is_on_the_internet(std::string_view source) {
    return source.starts_with("http:") || source.starts_with("https:") || source.starts_with("//");
}

// One dot that only tells somebody that the page was opened.
bool is_tracker(Node node) {
    const auto small = [&](std::string_view side) {
        return node.has(side) && whole_number(node.attribute(side)).value_or(2) <= 1;
    };
    return small("width") && small("height") && collapse_space(node.attribute("alt")).empty();
}

// "a film ('How to apply')".
std::string plain_name(Node node) {
    const std::string_view tag = node.tag();
    const std::string address = lower(node.attribute("src"));
    const bool film = tag == "video" || address.find("youtube") != std::string::npos ||
                      address.find("youtu.be") != std::string::npos ||
                      address.find("vimeo") != std::string::npos;
    std::string name = film                              ? "A film"
                       : tag == "audio"                  ? "A sound recording"
                       : tag == "svg" || tag == "canvas" ? "A drawing"
                       : tag == "iframe"                 ? "A map or page from another site"
                       : tag == "map"                    ? "A picture with links on it"
                                                         : "An embedded file";
    std::string words =
        collapse_space(node.has("title") ? node.attribute("title") : node.attribute("aria-label"));
    if (words.empty() && tag == "svg")
        words = node.all_text();
    if (!words.empty())
        name += " ('" + cut(words) + "')";
    return name;
}

} // namespace

void Reader::tell_unprintable(Node node) {
    if (node.attribute("aria-hidden") == "true") // an ornament
        return;
    const std::string_view source = node.has("src") ? node.attribute("src") : node.attribute("data");
    remark("html/media", Severity::warning, node,
           plain_name(node) + " was left out, because it cannot be printed" +
               (is_on_the_internet(source) ? " (" + cut(std::string(source)) + ")" : "") +
               "; say in words what it shows.");
}

// What stands in for a film is only for old browsers, but for the links to it.
void Reader::links_to_film(Node node, Inlines& out, const Around& around) {
    if ((!node.is("video") && !node.is("audio")) || is_hidden(node))
        return;
    std::vector<Node> waiting{node.first()};
    while (!waiting.empty()) {
        const Node one = waiting.back();
        waiting.pop_back();
        if (!one)
            continue;
        waiting.push_back(one.next());
        if (one.is("a")) {
            out.push_back({Text{" ", {}}});
            link(one, out, around);
            out.push_back({Text{" ", {}}});
        } else {
            waiting.push_back(one.first());
        }
    }
}

// Why a picture cannot be had, and what to do.
void Reader::tell_missing_picture(Node node, std::string_view source, const std::string& called) {
    const std::string_view path = source.substr(0, source.find_first_of("?#"));
    const std::string file = from_percent(path.substr(path.find_last_of('/') + 1));
    if (source.starts_with("data:image/svg")) {
        remark("html/picture", Severity::warning, node,
               called + " was left out: a drawing inside the page (SVG) cannot be shown. Save it as PNG.");
    } else if (is_on_the_internet(source)) {
        const bool beside = !file.empty() && source_.find && source_.find(file);
        remark("html/picture-missing", Severity::warning, node,
               called + " is on the internet and was not fetched; save it beside the page and point to it" +
                   (beside ? ". A file of that name stands there already: write src=\"" + cut(file) + "\"."
                    : file.empty() ? "."
                                   : " (src=\"" + cut(file) + "\")."));
    } else {
        remark("html/picture-missing", Severity::warning, node,
               called + " was not found beside the page and was left out. Put the file into the same "
                        "folder.");
    }
}

// The key of the picture in the resources; empty, with a finding, when it cannot be had.
std::string Reader::picture(Node node) {
    const std::string_view source = address_of(node);
    std::optional<std::string> bytes;
    if (source.starts_with("data:")) {
        const std::size_t comma = source.find(',');
        if (comma != std::string_view::npos && source.substr(0, comma).ends_with(";base64") &&
            !source.starts_with("data:image/svg"))
            bytes = base64_decode(from_percent(source.substr(comma + 1)));
    } else if (source.find(':') == std::string_view::npos && !source.starts_with("/") && source_.find) {
        bytes = source_.find(from_percent(source.substr(0, source.find_first_of("?#"))));
    }
    const std::string name = source.starts_with("data:") ? "inside the page" : cut(std::string(source));
    const std::string alternative = cut(collapse_space(node.attribute("alt")));
    const std::string called = alternative.empty() ? "The picture '" + name + "'"
                                                   : "The picture '" + alternative + "' (" + name + ")";
    if (!bytes) {
        tell_missing_picture(node, source, called);
        return {};
    }
    std::string key = sha256(*bytes);
    if (document_.resources.contains(key))
        return key;
    try {
        document_.resources[key] = clean_image(*bytes, limits_.image_pixels_a_side);
        return key;
    } catch (const Error& error) {
        document_.resources.erase(key);
        const bool large = error.message.find("too many pixels") != std::string::npos;
        remark("html/picture", Severity::warning, node,
               called + " was left out: it " + error.message + ". Hint: " +
                   (large ? "make it smaller, at most " + std::to_string(limits_.image_pixels_a_side) +
                                " pixels wide and high"
                          : error.hint) +
                   ".");
        return {};
    }
}

void Reader::image(Node node, Inlines& out) {
    if (is_tracker(node))
        return;
    Image image;
    image.alternative = collapse_space(node.attribute("alt"));
    image.place.offset = static_cast<std::uint32_t>(node.offset());
    const std::string_view role = node.attribute("role");
    image.decorative =
        ((node.has("alt") && image.alternative.empty()) || role == "presentation" || role == "none") &&
        !own_words_are_missing(node);
    image.width = points(node.attribute("width"));
    image.height = points(node.attribute("height"));
    image.resource = picture(node);
    if (!image.resource.empty()) {
        out.push_back({std::move(image)});
    } else if (!image.alternative.empty()) { // as a browser shows it, but not glued to what is beside it
        const auto* before = out.empty() ? nullptr : std::get_if<Text>(&out.back().node);
        const bool picture_before = !out.empty() && std::holds_alternative<Image>(out.back().node);
        if (!picture_before && (before == nullptr || !before->text.ends_with('(')))
            out.push_back({Text{" ", {}}});
        const std::string_view after = node.next().text();
        const bool sign =
            !after.empty() && std::string_view(".,;:!?)").find(after.front()) != std::string_view::npos;
        out.push_back({Text{image.alternative, {0, image.place.offset, 1, 0}}});
        if (!sign)
            out.push_back({Text{" ", {}}});
    }
}

} // namespace plainsend::html
