#include "stages/emit/html_text.h"

#include <algorithm>
#include <cmath>

#include "stages/document/walk.h"
#include "stages/emit/chrome.h"
#include "stages/emit/html_escape.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr double pixels_per_point = 96.0 / 72.0; // CSS

std::string quoted(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + escape_html(value) + "\"";
}

// The reply form makes ids of its own from those of blocks.
std::string block_id(std::string_view id) {
    const std::string safe = html_id(id);
    return safe.starts_with("change-") || safe.starts_with("say-") ? "block-" + safe : safe;
}

} // namespace

HtmlText::HtmlText(const Document& document, const Style& style)
    : document_(document), style_(style), levels_(heading_levels(document)),
      direction_(direction_of(document.metadata.language)) {
    for (const std::string_view own :
         {"text", "reply", "check", "look", "answers", "answers-part", "answers-title", "send", "copy",
          "keep", "said", "contents-title", "agreed-title", "glossary-title", "reply-title", "slip-title",
          "say-name", "say-other"})
        own_id(std::string(own));
    for_each_block(document, [&](const Block& block) {
        if (!block.id.empty() && !block_ids_.contains(block.id))
            block_ids_.emplace(block.id, own_id(block_id(block.id)));
    });
    for (const GlossaryItem& item : document.glossary)
        if (!entry_ids_.contains(item.id))
            entry_ids_.emplace(item.id, own_id("word-" + html_id(item.id)));
    for (const Note& note : document.notes)
        if (!notes_.contains(note.id))
            notes_.emplace(note.id, NotePlace{own_id("note-" + html_id(note.id)), note.label, ""});
}

std::string HtmlText::own_id(std::string wanted) {
    std::size_t& asked =
        taken_[wanted]; // the count is kept: a thousand marks of one note must not search a thousand ids
    if (++asked == 1)
        return wanted;
    for (;; ++asked) {
        std::string next = wanted + "-" + std::to_string(asked);
        if (taken_.try_emplace(next, 1).second)
            return next;
    }
}

std::string HtmlText::id_of(std::string_view block) const {
    const auto found = block_ids_.find(block);
    return found == block_ids_.end() ? "" : found->second;
}

std::string HtmlText::entry_id(std::string_view entry) const {
    const auto found = entry_ids_.find(entry);
    return found == entry_ids_.end() ? "" : found->second;
}

std::string HtmlText::first_use(std::string_view entry) const {
    const auto found = first_uses_.find(entry);
    return found == first_uses_.end() ? "" : found->second;
}

std::string HtmlText::blocks(const Blocks& content, Where where) {
    where_ = where;
    out_.clear();
    write(content);
    return std::move(out_);
}

std::string HtmlText::inlines(const Inlines& content, Where where) {
    where_ = where;
    out_.clear();
    write(content);
    return std::move(out_);
}

void HtmlText::report(std::string_view rule, Severity severity, const std::string& message,
                      const Place& place) {
    Finding finding;
    finding.rule = rule;
    finding.severity = severity;
    finding.block = block_;
    finding.message = message;
    finding.place = place;
    findings_.push_back(std::move(finding));
}

std::string HtmlText::language_attributes(std::string_view language) const {
    const std::string tag = html_language(language);
    if (tag.empty() || tag == document_.metadata.language)
        return "";
    return quoted("lang", tag) +
           (direction_of(tag) == Direction::right_to_left ? " dir=\"rtl\"" : " dir=\"ltr\"");
}

std::string HtmlText::attributes(const Block& block) {
    const std::string id = id_of(block.id);
    const bool first = !id.empty() && written_.insert(id).second;
    return (first ? quoted("id", id) : "") + language_attributes(block.language);
}

void HtmlText::write_text(std::string_view text) {
    if (!direction_reported_ && forces_direction(text)) {
        direction_reported_ = true;
        report("html/direction-controls", Severity::note,
               "Invisible characters that force the direction of the text were left out. Nothing to do, "
               "unless the "
               "words now stand in the wrong order.",
               {});
    }
    write_words(text);
}

// In a right-to-left text a telephone number or an address is isolated, or its groups would change places.
void HtmlText::write_words(std::string_view text) {
    std::size_t done = 0;
    if (direction_ == Direction::right_to_left) {
        for (const Span& stretch : left_to_right_stretches(text)) {
            out_ += escape_html(text.substr(done, stretch.begin - done)) + "<bdi dir=\"ltr\">" +
                    escape_html(text.substr(stretch.begin, stretch.end - stretch.begin)) + "</bdi>";
            done = stretch.end;
        }
    }
    out_ += escape_html(text.substr(done));
}

void HtmlText::write_chrome(std::string_view key, const std::map<std::string, std::string>& values,
                            std::string_view classes) {
    out_ += "<span" + (classes.empty() ? "" : quoted("class", classes)) + " data-chrome>";
    write_beside(say(document_, style_, key, values));
    out_ += "</span>";
}

// Inside an element that is marked as chrome already.
void HtmlText::write_beside(const Inlines& content) {
    const Where before = where_;
    where_ = Where::beside;
    write(content);
    where_ = before;
}

// ---------------------------------------------------------------- inlines

void HtmlText::write(const Inlines& content) {
    for (const Inline& in : content)
        write(in);
}

void HtmlText::write(const Inline& in) {
    std::visit(overloaded{
                   [&](const Text& node) { write_text(node.text); },
                   [&](const LineBreak&) { out_ += "<br>"; },
                   [&](const Marked& node) { write_marked(node); },
                   [&](const Link& node) { write_link(node); },
                   [&](const LanguageRun& node) {
                       const Direction before = direction_;
                       direction_ = direction_of(html_language(node.language));
                       out_ += "<bdi" + language_attributes(node.language) + ">";
                       write(node.content);
                       out_ += "</bdi>";
                       direction_ = before;
                   },
                   [&](const Image& node) { write_image(node); },
                   [&](const NoteMark& node) { write_note_mark(node); },
                   [&](const Term& node) { write_term(node); },
                   [&](const Abbreviation& node) {
                       out_ += "<abbr" + quoted("title", node.expansion) + ">";
                       write(node.content);
                       out_ += "</abbr>";
                   },
                   [&](const Field& node) { write_field(node); },
                   [&](const Generated& node) {
                       out_ += where_ == Where::main ? "<span data-chrome>" : "";
                       write_words(node.text);
                       out_ += where_ == Where::main ? "</span>" : "";
                   },
               },
               in.node);
}

void HtmlText::write_marked(const Marked& node) {
    const auto wrap = [&](std::string_view element) {
        out_ += "<" + std::string(element) + ">";
        write(node.content);
        out_ += "</" + std::string(element) + ">";
    };
    switch (node.mark) {
    case Mark::strong:
        return wrap("strong");
    case Mark::emphasis:
        return wrap("em");
    case Mark::underline:
        return wrap("u");
    case Mark::strike: // screen readers are silent about a struck-out word, so words say it
        out_ += "<s>";
        write_chrome("struck-begin", {}, "hidden");
        write(node.content);
        write_chrome("struck-end", {}, "hidden");
        out_ += "</s>";
        return;
    case Mark::superscript:
        return wrap("sup");
    case Mark::subscript:
        return wrap("sub");
    case Mark::code:
        return wrap("code");
    }
}

void HtmlText::write_link(const Link& node) {
    std::string address = node.target.starts_with('#') ? id_of(std::string_view(node.target).substr(1))
                                                       : safe_address(node.target);
    if (!address.empty() && node.target.starts_with('#'))
        address.insert(address.begin(), '#');
    const bool has_words = !inline_text(node.content).empty() || where_ == Where::beside;
    if (address.empty() || in_link_ || !has_words) { // a link without words would be an unnamed target
        if (address.empty())
            report("html/link-dropped", Severity::note,
                   "A link leads to a kind of address that is not passed on. The words stay; write the "
                   "address out.",
                   {});
        write(node.content);
        return;
    }
    in_link_ = true;
    out_ += "<a" + quoted("href", address) + ">";
    write(node.content);
    out_ += "</a>";
    in_link_ = false;
}

void HtmlText::write_image(const Image& node) {
    const auto found = document_.resources.find(node.resource);
    const bool shown = found != document_.resources.end() && !found->second.bytes.empty() &&
                       (found->second.media_type == "image/png" || found->second.media_type == "image/jpeg");
    if (!shown) {
        if (node.decorative)
            return;
        write_chrome("image-lost", {}, "missing");
        if (!node.alternative.empty())
            out_ += "<span class=\"missing\" data-chrome>: " + escape_html(node.alternative) + "</span>";
        report("html/image-not-shown", Severity::warning,
               "A picture could not be put into the page. Save it as PNG or JPEG and insert it again.",
               node.place);
        return;
    }
    const Resource& resource = found->second;
    double width = node.width > 0 ? node.width * pixels_per_point : resource.width;
    double height = node.height > 0 ? node.height * pixels_per_point : resource.height;
    if (node.width > 0 && node.height <= 0 && resource.width > 0)
        height = width * resource.height / resource.width;
    if (node.height > 0 && node.width <= 0 && resource.height > 0)
        width = height * resource.width / resource.height;
    out_ += "<img src=\"data:" + resource.media_type + ";base64," + base64(resource.bytes) + "\"" +
            quoted("alt", node.decorative ? "" : node.alternative);
    if (width >= 1 && height >= 1 && width < 10'000 && height < 10'000)
        out_ += quoted("width", std::to_string(std::lround(width))) +
                quoted("height", std::to_string(std::lround(height)));
    out_ += ">";
    if (!node.decorative && node.alternative.empty()) {
        write_chrome("image-missing", {}, "missing");
        report("html/image-without-alternative", Severity::warning,
               "A picture has no description. Add alternative text in your word processor, or mark the "
               "picture as "
               "decorative in the school profile.",
               node.place);
    }
}

void HtmlText::write_note_mark(const NoteMark& node) {
    const auto found = notes_.find(node.note);
    if (found == notes_.end())
        return;
    const std::string id = own_id("mark-" + html_id(node.note));
    if (found->second.mark.empty())
        found->second.mark = id;
    const std::string name = say_text(document_, style_, "note-mark", {{"label", found->second.label}});
    out_ += "<sup class=\"mark\" data-chrome><a" + quoted("id", id) + quoted("href", "#" + found->second.id) +
            quoted("aria-label", name) + ">" + escape_html(found->second.label) + "</a></sup>";
}

void HtmlText::write_term(const Term& node) {
    const std::string entry = entry_id(node.entry);
    if (entry.empty() || in_link_) {
        write(node.content);
        return;
    }
    std::string id;
    if (!first_uses_.contains(node.entry) && where_ == Where::main) {
        id = own_id("use-" + html_id(node.entry));
        first_uses_.emplace(node.entry, id);
    }
    in_link_ = true;
    out_ += "<a class=\"term\"" + (id.empty() ? "" : quoted("id", id)) + quoted("href", "#" + entry) + ">";
    write(node.content);
    out_ += "</a>";
    in_link_ = false;
}

void HtmlText::write_field(const Field& node) {
    // The dots stay in the text, for whoever compares or copies it; what is seen is a ruled blank of their
    // length.
    const double width = std::clamp(static_cast<double>(node.text.size()) * 0.3, 4.0, 24.0);
    out_ += "<span class=\"field\" style=\"width:" + std::to_string(static_cast<int>(width)) +
            "em\"><span class=\"dots\" aria-hidden=\"true\">" + escape_html(node.text) + "</span>";
    write_chrome("field-room", {}, "hidden");
    out_ += "</span>";
}

} // namespace plainsend
