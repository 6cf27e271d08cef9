#include "stages/emit/html_reply.h"

#include "stages/document/walk.h"
#include "stages/emit/chrome.h"
#include "stages/emit/html_escape.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_start = 90; // bytes of a paragraph repeated beside its number
constexpr int slip_lines = 5;

// Builds one piece of the form; remembers what every sentence needs.
class Form {
public:
    Form(const Document& document, const Style& style, HtmlText& text)
        : document_(document), style_(style), text_(text), address_(reply_address(document)) {}

    std::string form();
    std::string slip();

private:
    using Values = std::map<std::string, std::string>;

    std::string html(std::string_view key, const Values& values = {}) {
        return text_.inlines(say(document_, style_, key, values), HtmlText::Where::beside);
    }
    std::string plain(std::string_view key, const Values& values = {}) {
        return escape_html(say_text(document_, style_, key, values));
    }
    // "Your name: ", for words that the script puts after it
    std::string label(std::string_view key) {
        return escape_html(labelled_text(document_, style_, say_text(document_, style_, key), ""));
    }
    std::string number(const std::string& text) { return "<bdi>" + escape_html(text) + "</bdi>"; }
    std::string change(const Block&);
    std::string other();
    std::string check();
    std::string return_to();
    static std::string lines(int count);

    const Document& document_;
    const Style& style_;
    HtmlText& text_;
    std::string address_;
};

// The first words of a paragraph, so that nobody has to remember what its number stood for.
std::string start_of(const Block& block) {
    std::string text = collapse_space(block_text(block));
    if (const auto* table = std::get_if<Table>(&block.node))
        text = collapse_space(inline_text(table->caption));
    if (const auto* records = std::get_if<Records>(&block.node))
        text = collapse_space(inline_text(records->caption));
    for (const Blocks* inner : children_of(block)) // a table without a caption begins with its first words
        for (const Block& child : *inner)
            if (text.size() < longest_start / 2)
                text = collapse_space(text + " " + block_text(child));
    if (text.size() <= longest_start)
        return text;
    std::size_t end = text.rfind(' ', longest_start);
    if (end == std::string::npos || end < longest_start / 2)
        for (end = longest_start; end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U;
             --end) {
        }
    return text.substr(0, end) + " …";
}

std::string Form::change(const Block& block) {
    const std::string id = text_.id_of(block.id);
    const Values values{{"number", block.number}};
    std::string result = "<details class=\"change\" id=\"change-" + id + "\">\n<summary><b>" +
                         html("reply-suggest", values) + "</b> <span class=\"start\"";
    if (const std::string language = html_language(block.language); !language.empty())
        result += " lang=\"" + language + "\"";
    result += "><bdi>" + escape_html(start_of(block)) + "</bdi></span></summary>\n<div>\n<label for=\"say-" +
              id + "\">" + html("reply-label", values) + "</label>\n<textarea id=\"say-" + id +
              "\" rows=\"5\" data-says=\"" + plain("reply-says", values) +
              "\"></textarea>\n<p class=\"actions\">";
    if (!address_.empty()) {
        Values named = values;
        named["title"] = title_of(document_, style_);
        result += "<a href=\"" +
                  escape_html(mail_address(address_, say_text(document_, style_, "mail-subject", named),
                                           say_text(document_, style_, "mail-body", values) + "\r\n")) +
                  "\">" + html("reply-email", values) + "</a> ";
    }
    return result + "<a href=\"#" + id + "\">" + html("reply-read", values) +
           "</a></p>\n</div>\n</details>\n";
}

std::string Form::other() {
    return "<details class=\"change\">\n<summary><b>" + html("reply-other") +
           "</b></summary>\n<div>\n<label for=\"say-other\">" + html("reply-other-label") +
           "</label>\n<textarea id=\"say-other\" rows=\"5\" data-says=\"" + label("reply-other") +
           "\"></textarea>\n</div>\n</details>\n";
}

// Shown by the script only: without it the buttons could do nothing.
std::string Form::check() {
    const std::string subject =
        say_text(document_, style_, "mail-subject-all",
                 {{"title", title_of(document_, style_)}, {"status", status_line(document_, style_)}});
    std::string result =
        "<div class=\"check\" id=\"check\" hidden data-none=\"" + plain("reply-check-none") +
        "\" data-copied=\"" + plain("reply-copied") + "\" data-failed=\"" + plain("reply-copy-failed") +
        "\" data-name=\"" + label("reply-name") + "\" data-subject=\"" + escape_html(subject) +
        "\">\n<button type=\"button\" id=\"look\">" + html("reply-check") +
        "</button>\n<div id=\"answers-part\" hidden>\n<h3 id=\"answers-title\" tabindex=\"-1\">" +
        html("reply-check-title") + "</h3>\n<dl class=\"answers\" id=\"answers\"></dl>\n<p>" +
        html("reply-check-how") + "</p>\n<p class=\"actions\">";
    if (!address_.empty())
        result += "<a class=\"button\" id=\"send\" href=\"" +
                  escape_html(mail_address(address_, subject, "")) + "\">" + html("reply-send") + "</a> ";
    return result + "<button type=\"button\" class=\"quiet\" id=\"copy\">" + html("reply-copy") +
           "</button> <button type=\"button\" class=\"quiet\" id=\"keep\">" + html("reply-save") +
           "</button></p>\n</div>\n<p id=\"said\" role=\"status\"></p>\n</div>\n";
}

std::string Form::form() {
    std::string changes;
    for_each_block(document_, [&](const Block& block) {
        if (!block.number.empty() && !text_.id_of(block.id).empty())
            changes += change(block);
    });
    std::string result =
        "<section class=\"reply\" id=\"reply\" aria-labelledby=\"reply-title\">\n<h2 id=\"reply-title\">" +
        html("reply-title") + "</h2>\n<p class=\"hint\">" + html("reply-intro") + "</p>\n<p class=\"hint\">" +
        html("reply-on-paper") + "</p>\n";
    if (!changes.empty())
        result += "<p class=\"hint\">" + html("reply-choose") + "</p>\n";
    return result + changes + other() + "<p class=\"name\"><label for=\"say-name\">" + html("reply-name") +
           "</label><input id=\"say-name\" type=\"text\" autocomplete=\"name\"></p>\n" + check() +
           "</section>\n";
}

std::string Form::return_to() {
    Inlines contact = contact_of(document_);
    if (contact.empty() && document_.school && !document_.school->name.empty())
        contact = {{Generated{document_.school->name}}};
    if (contact.empty())
        contact = say(document_, style_, "slip-school");
    if (!document_.status.reply_by)
        return text_.inlines(say_with(document_, style_, "slip-return", {{"contact", contact}}),
                             HtmlText::Where::beside);
    return text_.inlines(
        say_with(
            document_, style_, "slip-return-by",
            {{"contact", contact},
             {"date",
              {{Generated{date_text(document_, style_, "slip-return-by", *document_.status.reply_by)}}}}}),
        HtmlText::Where::beside);
}

std::string Form::lines(int count) {
    std::string result = "<div class=\"lines\">";
    for (int line = 0; line < count; ++line)
        result += "<i></i>";
    return result + "</div>\n";
}

std::string Form::slip() {
    const std::string example = example_number(document_);
    std::string title = number(title_of(document_, style_));
    if (const std::string status = status_line(document_, style_); !status.empty())
        title += " – " + number(status);
    const std::string about =
        text_.inlines(labelled(document_, style_,
                               {{Marked{Mark::strong, say(document_, style_, "slip-document")}}}, {}),
                      HtmlText::Where::beside) +
        title;
    std::string result = "<section class=\"slip\" aria-labelledby=\"slip-title\">\n<h2 id=\"slip-title\">" +
                         html("slip-title") + "</h2>\n<p>" + about + "</p>\n<p>" + return_to() + " " +
                         html("slip-intro") + "</p>\n";
    result += "<p>" + (example.empty() ? html("slip-words") : html("slip-number", {{"number", example}})) +
              "</p>\n" + lines(1) + "<p>" + html("slip-instead") + "</p>\n" + lines(slip_lines) + "<p>" +
              html("slip-other") + "</p>\n" + lines(3) + "<div class=\"row\"><div><p>" + html("slip-name") +
              "</p>" + lines(1) + "</div><div><p>" + html("slip-date") + "</p>" + lines(1) +
              "</div></div>\n<p>" + html("slip-reach") + "</p>\n" + lines(1);
    return result + "</section>\n";
}

} // namespace

std::string reply_form(const Document& document, const Style& style, HtmlText& text) {
    return Form(document, style, text).form();
}

std::string reply_slip(const Document& document, const Style& style, HtmlText& text) {
    return Form(document, style, text).slip();
}

std::string_view reply_script() {
    return R"js(
(function () {
  "use strict";
  var byId = function (id) { return document.getElementById(id); };
  var check = byId("check");
  var said = byId("said");
  var answers = function () {
    var found = [];
    document.querySelectorAll("textarea[data-says]").forEach(function (area) {
      if (area.value.trim()) found.push([area.dataset.says, area.value.trim()]);
    });
    return found;
  };
  var asText = function () {
    var lines = [check.dataset.subject, ""];
    answers().forEach(function (pair) { lines.push(pair[0], pair[1], ""); });
    var name = byId("say-name").value.trim();
    if (name) lines.push(check.dataset.name + name);
    return lines.join("\r\n");
  };
  var openAsked = function () {
    var part = byId(decodeURIComponent(location.hash.slice(1)));
    if (part && part.tagName === "DETAILS") {
      part.open = true;
      part.querySelector("textarea").focus();
    }
  };
  var selectAnswers = function () {
    var range = document.createRange();
    range.selectNodeContents(byId("answers"));
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  byId("look").addEventListener("click", function () {
    var list = byId("answers");
    var found = answers();
    list.textContent = "";
    found.forEach(function (pair) {
      var title = document.createElement("dt");
      var words = document.createElement("dd");
      title.textContent = pair[0];
      words.textContent = pair[1];
      words.dir = "auto";
      list.append(title, words);
    });
    byId("answers-part").hidden = found.length === 0;
    said.textContent = found.length === 0 ? check.dataset.none : "";
    if (found.length > 0) byId("answers-title").focus();
  });
  if (byId("send")) byId("send").addEventListener("click", function () {
    this.href = this.href.split("&body=")[0] + "&body=" + encodeURIComponent(asText());
  });
  byId("copy").addEventListener("click", function () {
    var done = function () { said.textContent = check.dataset.copied; };
    var failed = function () { selectAnswers(); said.textContent = check.dataset.failed; };
    if (navigator.clipboard) navigator.clipboard.writeText(asText()).then(done, failed);
    else failed();
  });
  byId("keep").addEventListener("click", function () {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([asText()], { type: "text/plain;charset=utf-8" }));
    link.download = (check.dataset.subject.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "answers") + ".txt";
    link.click();
  });
  window.addEventListener("hashchange", openAsked);
  openAsked();
  check.hidden = false;
})();
)js";
}

} // namespace plainsend
