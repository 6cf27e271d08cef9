// One item of the page: a box to tick, what it is about, and below what to do, where and why.
#include <algorithm>

#include "pipeline/app/check_html.h"
#include "stages/io/xml.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// What is to be written instead; "→" is not read aloud well.
std::string becomes(const std::string& instead) {
    return " <span class=\"becomes\"><span aria-hidden=\"true\">→</span><span class=\"unseen\"> instead: "
           "</span> " +
           (instead.empty() ? "<em>leave it out</em>" : "<ins>" + page_text(instead) + "</ins>") + "</span>";
}

std::string with_marks(const std::string& words, const std::vector<Span>& marks) {
    std::string text;
    std::size_t at = 0;
    for (const Span& mark : marks) {
        if (mark.begin < at || mark.end > words.size())
            continue;
        text += page_text(std::string_view(words).substr(at, mark.begin - at)) + "<mark>" +
                page_text(std::string_view(words).substr(mark.begin, mark.end - mark.begin)) + "</mark>";
        at = mark.end;
    }
    return text + page_text(std::string_view(words).substr(at));
}

// A sentence that is itself what is meant needs no mark.
std::string said(const WorkItem& item, const WorkPlace& place) {
    if (place.words.empty())
        return page_text(place.note);
    std::string text = "<q><bdi>" + page_text(place.before);
    if (place.before.empty() && place.after.empty())
        text += with_marks(place.words, item.long_words);
    else
        text += "<mark>" + page_text(place.words) + "</mark>";
    return text + page_text(place.after) + "</bdi></q>";
}

std::string places(const WorkItem& item) {
    std::string text;
    for (const WorkPlace& place : item.places) {
        const std::string words = said(item, place);
        if (place.where.empty() && words.empty())
            continue;
        text += "<li>" +
                (place.where.empty() ? "" : "<span class=\"where\">" + page_text(place.where) + "</span> ") +
                words + (!item.instead && place.instead ? becomes(*place.instead) : "") + "</li>\n";
    }
    return text.empty() ? "" : "<ul class=\"places\">\n" + text + "</ul>\n";
}

std::string other_places(const WorkItem& item) {
    std::string text;
    for (const std::string& where : item.also_at)
        text += (text.empty() ? "" : ", ") + page_text(where);
    if (item.unlisted > 0)
        text += (text.empty() ? "" : " and ") + std::to_string(item.unlisted) +
                (text.empty() ? " other" : " more") + (item.unlisted == 1 ? " place" : " places");
    return text.empty() ? "" : "<p class=\"also\">Also: " + text + "</p>\n";
}

std::string alternatives(const WorkItem& item) {
    std::string text;
    for (const std::string& alternative : item.alternatives)
        text += "<li>" + page_text(alternative) + "</li>\n";
    return text.empty() ? "" : "<p class=\"try\">Perhaps:</p>\n<ul class=\"try\">\n" + text + "</ul>\n";
}

std::string uses(const WorkItem& item) {
    return item.uses < 2 ? "" : " <span class=\"uses\">" + std::to_string(item.uses) + " times</span>";
}

} // namespace

std::string page_text(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    return xml::escape(visible(line));
}

std::string item_html(const WorkItem& item, const std::string& prefix, int level) {
    const std::string id = prefix + item.id;
    const std::string heading = "h" + std::to_string(level);
    std::string text = "<article class=\"item\" id=\"" + id + "\">\n<input type=\"checkbox\" id=\"" + id +
                       "-box\">\n<" + heading + "><label for=\"" + id + "-box\">" + page_text(item.title) +
                       (item.instead ? becomes(*item.instead) : "") + uses(item) + "</label></" + heading +
                       ">\n<div class=\"body\">\n";
    if (!item.certain && !item.message.empty())
        text += "<p>" + page_text(item.message) + "</p>\n";
    text += alternatives(item) + places(item) + other_places(item);
    if (!item.certain && !item.why.empty())
        text += "<p class=\"why\">" + page_text(item.why) + "</p>\n";
    return text + "</div>\n</article>\n";
}

std::string told_item_html(const WorkItem& item) {
    const bool is_named = item.message.find(item.title) != std::string::npos;
    return "<li>" +
           (is_named ? page_text(item.message)
                     : "<strong>" + page_text(item.title) + "</strong> " + page_text(item.message)) +
           uses(item) + "</li>\n";
}

} // namespace plainsend
