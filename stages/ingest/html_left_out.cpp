// What of a web page is not read, and how that is told.
#include "stages/ingest/html_folds.h"
#include "stages/ingest/html_main.h"
#include "stages/ingest/html_reader.h"
#include "stages/ingest/telling_words.h"
#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr std::size_t much_text = 30;  // words outside the main part: more than a slogan
constexpr std::size_t a_few_words = 3; // of hidden text: a hint for a program, not a paragraph

std::string excerpt(Node node) {
    std::string words = node.all_text();
    if (words.size() <= 60)
        return words;
    std::size_t end = 60;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U)
        --end;
    return words.substr(0, end) + "\u2026";
}

// Not inside an article, a section or the main part.
bool belongs_to_site(Node node, Node main_part) {
    for (Node up = node.parent(); up; up = up.parent()) {
        if (up.is("main") || up.is("article") || up.is("section") || up.attribute("role") == "main" ||
            up == main_part)
            return false;
    }
    return true;
}

} // namespace

bool Reader::is_left_out(Node node) const {
    const std::string_view tag = node.tag();
    const std::string_view role = node.attribute("role");
    if (asides_.parts.contains(node.key()))
        return true;
    if (kind_of(tag) == Kind::left_out || tag == "nav" || role == "navigation" || is_own_addition(node) ||
        site_.parts.contains(node.key()) || folds_.moved.contains(node.key()) ||
        (is_hidden(node) && !folds_.opened.contains(node.key())))
        return true;
    if (tag == "header" || role == "banner")
        return !(node == header_of_text_) && belongs_to_site(node, main_part_) &&
               (text_is_marked_ || role == "banner" || (node.find("nav") && !node.find("h1")));
    if (tag == "footer" || role == "contentinfo")
        return belongs_to_site(node, main_part_) &&
               (text_is_marked_ || role == "contentinfo" || node.find("nav") ||
                node.all_text().find("\u00A9") != std::string::npos);
    const bool skip_link = tag == "a" && node.attribute("href").starts_with('#') &&
                           fold(node.all_text()).starts_with("skip to ");
    return skip_link;
}

void Reader::tell_left_out(std::string rule, Node node, const std::string& what, Severity severity) {
    const std::string words = excerpt(node);
    remark(std::move(rule), severity, node,
           what + (words.empty() ? "" : " ('" + words + "')") + " was left out.");
}

// What may be more than the site's frame is told as such.
void Reader::tell_with_care(std::string rule, Node node, const std::string& what) {
    const std::string telling = telling_words(node.all_text());
    if (telling.empty())
        tell_left_out(std::move(rule), node, what);
    else
        remark(std::move(rule), Severity::warning, node,
               what + " was left out, though it says '" + telling +
                   "'. If that belongs to the document, put it into the main part of the page.");
}

void Reader::tell_outside(Node node) {
    if (asides_.parts.contains(node.key()) || node.all_text().empty())
        return;
    const std::string what = "What stands outside the main part of the page";
    const auto part = site_.parts.find(node.key());
    const bool frame =
        part != site_.parts.end() && part->second != SitePart::header && part->second != SitePart::footer;
    if (frame || node.is("nav") || node.attribute("role") == "navigation" ||
        node.attribute("role") == "search")
        tell_left_out("html/outside-main", node, what);
    else if (const std::size_t count = running_words(node, [this](Node one) { return is_left_out(one); });
             count > much_text)
        remark("html/outside-main", Severity::warning, node,
               what + " ('" + excerpt(node) + "') was left out, though it has about " +
                   std::to_string(count) +
                   " words of text. If it belongs to the document, put it into the main part.");
    else
        tell_with_care("html/outside-main", node, what);
}

void Reader::page_has_frame(Node body) {
    site_ = site_parts(body);
}

void Reader::tell_menu_left() {
    if (site_.menu_left)
        remark("html/menu", Severity::note, site_.menu_left,
               "No main part of the page was marked; look for menus left in the text, such as '" +
                   excerpt(site_.menu_left) + "'.");
}

void Reader::leave_out_of_site(Node node, SitePart part) {
    switch (part) {
    case SitePart::navigation:
        tell_left_out("html/navigation", node, "The page's navigation");
        break;
    case SitePart::cookies:
        tell_left_out("html/cookies", node, "A notice about cookies");
        break;
    case SitePart::skip_link:
        tell_left_out("html/skip-link", node, "A link that only helps to move about in the page");
        break;
    case SitePart::header:
        tell_with_care("html/header", node, "The site's header");
        break;
    case SitePart::footer:
        tell_with_care("html/footer", node, "The site's footer");
        break;
    case SitePart::sharing:
        tell_left_out("html/sharing", node, "What shares the page with others");
        break;
    }
}

void Reader::leave_out(Node node) {
    if (is_own_ || folds_.moved.contains(node.key()) || asides_.parts.contains(node.key()))
        return; // told once, for all; read above what it opens
    const std::string_view tag = node.tag();
    if (const auto part = site_.parts.find(node.key()); part != site_.parts.end()) {
        leave_out_of_site(node, part->second);
        return;
    }
    if (tag == "script" || tag == "style" || tag == "noscript")
        tell_left_out("html/script", node,
                      tag == "style"    ? "A style sheet"
                      : tag == "script" ? "A script"
                                        : "Text for browsers without scripts");
    else if (tag == "nav" || node.attribute("role") == "navigation")
        tell_left_out("html/navigation", node, "The page's navigation");
    else if (tag == "header" || node.attribute("role") == "banner")
        tell_with_care("html/header", node, "The site's header");
    else if (tag == "footer" || node.attribute("role") == "contentinfo")
        tell_with_care("html/footer", node, "The site's footer");
    else if (tag == "a" && !is_hidden(node))
        tell_left_out("html/skip-link", node, "A link that only helps to move about in the page");
    else if (is_hidden(node) && kind_of(tag) != Kind::left_out)
        tell_left_out("html/hidden", node, "Text that the page hides",
                      words(node.all_text()).size() > a_few_words ? Severity::warning : Severity::note);
    else if (kind_of(tag) == Kind::left_out && (node.first() || tag == "embed" || tag == "iframe") &&
             tag != "head" && tag != "template" && tag != "title" && tag != "colgroup" && tag != "datalist")
        tell_unprintable(node);
}

// A part that opens only when asked stands open, below the words of its button when those stand elsewhere.
void Reader::open_fold(Node node, Blocks& out, const Around& around) {
    const auto label = folds_.labels.find(node.key());
    if (label != folds_.labels.end())
        strong_paragraph(label->second, out, inside(label->second, around));
    tell_opened(node);
}

void Reader::tell_opened(Node node) {
    if (!folds_.opened.contains(node.key()) || opened_++ != 0)
        return;
    first_opened_ = place_(node.offset());
    opened_words_ = excerpt(node);
}

void Reader::tell_all_opened() {
    if (opened_ == 0)
        return;
    Finding finding;
    finding.rule = "html/opened";
    finding.severity = Severity::warning;
    finding.message =
        (opened_ == 1
             ? "A part of the page that opens only when asked ('"
             : std::to_string(opened_) + " parts of the page that open only when asked (the first: '") +
        opened_words_ + (opened_ == 1 ? "') was read" : "') were read") + " as if open. Look whether " +
        (opened_ == 1 ? "it belongs" : "they belong") + " to the document.";
    finding.place = first_opened_;
    findings_.push_back(std::move(finding));
    opened_ = 0;
}

} // namespace plainsend::html
