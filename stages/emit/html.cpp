#include "stages/emit/html.h"

#include "stages/document/walk.h"
#include "stages/emit/chrome.h"
#include "stages/emit/html_escape.h"
#include "stages/emit/html_reply.h"
#include "stages/emit/html_style.h"
#include "stages/emit/html_text.h"
#include "stages/io/digest.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t headings_for_contents = 8; // with more than these, a reader wants to see them at once
constexpr std::size_t longest_contents = 24;     // with more than these, only the main ones

class Page {
public:
    Page(const Document& document, const Style& style)
        : document_(document), style_(style), text_(document, style) {}

    Reported<std::string> write() {
        const std::string main = main_part(); // first: it finds where words are used and notes are marked
        std::string page = "<!DOCTYPE html>\n<html lang=\"" + language() + "\" dir=\"" +
                           (direction_of(language()) == Direction::right_to_left ? "rtl" : "ltr") + "\">\n" +
                           head() + "<body" + body_class() + ">\n<a class=\"skip\" href=\"#text\">" +
                           html("skip-link") + "</a>\n" + header() + main + glossary();
        if (is_letter(document_) && !draft())
            page += foot();
        else
            page += help();
        if (draft())
            page += reply_form(document_, style_, text_) + reply_slip(document_, style_, text_) + "<script>" +
                    std::string(reply_script()) + "</script>\n";
        page += "</body>\n</html>\n";
        return {std::move(page), text_.findings()};
    }

private:
    bool draft() const { return document_.status.openness == Openness::draft; }
    bool numbered() const { return !example_number(document_).empty(); }
    std::string language() const {
        const std::string tag = html_language(document_.metadata.language);
        return tag.empty() ? "en-GB" : tag;
    }
    std::string html(std::string_view key, const std::map<std::string, std::string>& values = {}) {
        return text_.inlines(say(document_, style_, key, values), HtmlText::Where::beside);
    }
    std::string beside(const Blocks& content) { return text_.blocks(content, HtmlText::Where::beside); }

    std::string body_class() const {
        const bool letter = is_letter(document_);
        if (!numbered() && !letter)
            return "";
        return std::string(" class=\"") + (numbered() ? "numbered" : "") + (numbered() && letter ? " " : "") +
               (letter ? "letter" : "") + "\"";
    }

    std::string head() {
        // Even if a mistake let markup of the input through, the browser would fetch nothing and run nothing
        // of it.
        std::string policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
                             "form-action 'none'";
        if (draft())
            policy += "; script-src 'sha256-" + base64(bytes_of_hex(sha256(reply_script()))) + "'";
        return "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" +
               escape_html(policy) +
               "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"generator\" content=\"plainsend " PLAINSEND_VERSION "\">\n"
               "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
               escape_html(page_title(document_, style_)) + "</title>\n<style>\n" + style_sheet(style_) +
               "</style>\n</head>\n";
    }

    std::string versions() {
        std::string links;
        for (const Sibling& sibling : document_.siblings) {
            const bool page = sibling.href.ends_with(".html");
            const bool same = sibling.version == document_.version &&
                              primary_language(sibling.language) == primary_language(language());
            if (page && same)
                continue;
            std::string name = escape_html(version_name_in(style_, sibling.language, sibling.version));
            if (const std::size_t dot = sibling.href.rfind('.'); !page && dot != std::string::npos)
                name = in_brackets(style_, sibling.language, name,
                                   escape_html(upper(sibling.href.substr(dot + 1))));
            const std::string tag = html_language(sibling.language);
            const bool foreign = !tag.empty() && tag != language();
            links += "<li><a href=\"" + escape_html(file_address(sibling.href)) + "\"" +
                     (foreign ? " lang=\"" + tag + "\" hreflang=\"" + tag + "\" dir=\"" +
                                    (direction_of(tag) == Direction::right_to_left ? "rtl" : "ltr") + "\""
                              : "") +
                     ">" + name + "</a></li>\n";
        }
        if (links.empty())
            return "";
        const std::string current = document_.version.starts_with("translated")
                                        ? version_name_in(style_, language(), document_.version)
                                        : version_name(document_, style_, document_.version);
        return "<nav class=\"versions\" aria-label=\"" +
               escape_html(say_text(document_, style_, "versions-title")) +
               "\">\n<ul>\n<li><span aria-current=\"page\">" + escape_html(current) + "</span></li>\n" +
               links + "</ul>\n</nav>\n";
    }

    std::string header() {
        std::string content = versions();
        if (const Blocks notice = review_notice(document_, style_); !notice.empty())
            content += "<div class=\"notice\">\n" + beside(notice) + "</div>\n";
        if (const Blocks box = banner(document_, style_); !box.empty())
            content += "<div class=\"draft\">\n" + beside(box) + "</div>\n";
        return content.empty() ? "" : "<header>\n" + content + "</header>\n";
    }

    std::string contents() {
        struct Entry {
            std::string id;
            std::string words;
            int level;
        };
        const auto levels = heading_levels(document_);
        std::vector<Entry> entries;
        std::size_t all = 0;
        for_each_block(document_, [&](const Block& block) {
            const auto* heading = std::get_if<Heading>(&block.node);
            if (heading == nullptr)
                return;
            ++all;
            const auto level = levels.find(block.id);
            const std::string words = collapse_space(inline_text(heading->content));
            if (level != levels.end() && (level->second == 2 || level->second == 3) && !words.empty())
                entries.push_back({text_.id_of(block.id), words, level->second});
        });
        if (all <= headings_for_contents || entries.empty())
            return "";
        const bool short_enough = entries.size() <= longest_contents;
        std::string result = "<nav class=\"contents\" data-chrome aria-labelledby=\"contents-title\">\n<h2 "
                             "id=\"contents-title\">" +
                             html("contents-title") + "</h2>\n<ul>\n";
        for (const Entry& entry : entries)
            if (short_enough || entry.level == 2)
                result += std::string(entry.level == 3 ? "<li class=\"deeper\">" : "<li>") + "<a href=\"#" +
                          entry.id + "\">" +
                          text_.inlines({{Generated{entry.words}}}, HtmlText::Where::beside) + "</a></li>\n";
        return result + "</ul>\n</nav>\n";
    }

    std::string main_part() {
        // What was agreed and the contents stand below the title and what is said under it, where the eye
        // looks first.
        const auto begin = document_.body.begin();
        const auto end = document_.body.end();
        const auto split = begin + static_cast<std::ptrdiff_t>(opening_blocks(document_));
        std::string title; // a letter has its subject; its title is for screen readers only
        if (title_is_chrome(document_))
            title = std::string("<h1 data-chrome") + (is_letter(document_) ? " class=\"hidden\">" : ">") +
                    escape_html(title_of(document_, style_)) + "</h1>\n";
        std::string result = "<main id=\"text\" tabindex=\"-1\">\n";
        result += text_.blocks({begin, split}, HtmlText::Where::main) + title + actions() + contents() +
                  text_.blocks({split, end}, HtmlText::Where::main);
        return result + text_.notes() + "</main>\n";
    }

    std::string actions() {
        const Blocks list = agreed(document_, style_);
        if (list.empty())
            return "";
        return "<section class=\"agreed\" data-chrome aria-labelledby=\"agreed-title\">\n<h2 "
               "id=\"agreed-title\">" +
               html("agreed-title") + "</h2>\n" + beside(list) + "</section>\n";
    }

    std::string glossary() {
        std::string entries;
        for (const GlossaryItem& item : document_.glossary) {
            const std::string id = text_.entry_id(item.id);
            entries +=
                "<div id=\"" + id + "\"><dt>" +
                text_.inlines(glossary_term(document_, item), HtmlText::Where::beside) + "</dt>\n<dd><p>" +
                text_.inlines(glossary_words(document_, style_, item), HtmlText::Where::beside) + "</p>";
            if (const std::string use = text_.first_use(item.id); !use.empty())
                entries += "\n<p class=\"back\"><a href=\"#" + use + "\">" +
                           html("glossary-back", {{"term", item.term}}) + "</a></p>";
            entries += "</dd></div>\n";
        }
        if (entries.empty())
            return "";
        return "<section class=\"glossary\" aria-labelledby=\"glossary-title\">\n<h2 id=\"glossary-title\">" +
               html("glossary-title") + "</h2>\n<p class=\"print-only\">" + html("glossary-mark") +
               "</p>\n<dl>\n" + entries + "</dl>\n</section>\n";
    }

    std::string help() {
        const Blocks blocks = closing(document_, style_);
        if (blocks.empty())
            return "";
        return "<footer class=\"help\">\n<h2>" + html("closing-title") + "</h2>\n" + beside(blocks) +
               "</footer>\n";
    }

    std::string foot() {
        return "<footer class=\"foot\">\n" + beside(closing(document_, style_)) + "</footer>\n";
    }

    const Document& document_;
    const Style& style_;
    HtmlText text_;
};

} // namespace

Reported<std::string> write_html(const Document& document, const Style& style) {
    return Page(document, style).write();
}

} // namespace plainsend
