#include "stages/ingest/guessed_headings.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "stages/document/walk.h"
#include "stages/ingest/letter_lines.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t longest = 90; // bytes of a heading; more is a sentence in bold
constexpr std::size_t longest_below = 60;
constexpr std::size_t near_the_start = 8; // blocks in which the title is looked for

constexpr std::string_view schools[] = {"school", "academy", "college", "nursery", "council"};

bool is_white(const Inline& in) {
    const auto* text = std::get_if<Text>(&in.node);
    return std::holds_alternative<LineBreak>(in.node) ||
           (text != nullptr && text->text.find_first_not_of(" \t\n") == std::string::npos);
}

bool is_bold(const Inlines& inlines) {
    bool words = false;
    for (const Inline& in : inlines) {
        if (is_white(in))
            continue;
        const auto* marked = std::get_if<Marked>(&in.node);
        if (marked == nullptr || (marked->mark != Mark::strong && !is_bold(marked->content)))
            return false;
        bool plain = true; // a picture, a note or a line to fill in makes no heading
        for_each_inline(marked->content, [&](const Inline& inside) {
            plain = plain && (std::holds_alternative<Text>(inside.node) ||
                              std::holds_alternative<Marked>(inside.node) ||
                              std::holds_alternative<LineBreak>(inside.node));
        });
        if (!plain)
            return false;
        words = true;
    }
    return words;
}

// The name of the school above the title.
bool names_a_school(const Block& block) {
    const std::string text = " " + fold(block_text(block)) + " ";
    return std::any_of(std::begin(schools), std::end(schools), [&](std::string_view word) {
        return text.find(" " + std::string(word) + " ") != std::string::npos;
    });
}

bool looks_like_heading(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.node);
    if (paragraph == nullptr || !is_bold(paragraph->content))
        return false;
    const std::string text = collapse_space(block_text(block));
    return text.size() <= longest && code_points(text) > 1 &&
           std::string_view(".,;!?").find(text.back()) == std::string_view::npos && !is_letter_line(text);
}

bool is_bold_line(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.node);
    return paragraph != nullptr && is_bold(paragraph->content);
}

// Bold lines that belong to a letter's address or to the names below its closing.
std::vector<bool> lines_of_the_frame(const Blocks& body) {
    constexpr std::size_t longest_signature = 4; // blocks
    std::vector<bool> frame(body.size());
    std::size_t run = 0; // where the bold lines that end here begin
    std::size_t signed_until = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const std::string text = collapse_space(block_text(body[i]));
        if (!is_bold_line(body[i]))
            run = i + 1;
        else if (ends_address(text) && i > run)
            std::fill(frame.begin() + static_cast<std::ptrdiff_t>(run),
                      frame.begin() + static_cast<std::ptrdiff_t>(i) + 1, true);
        if (closes_letter(text))
            signed_until = i + longest_signature;
        if (i < signed_until)
            frame[i] = true;
    }
    return frame;
}

// A line that stands above text of its own, below a heading that the author marked.
bool heads_what_follows(const Blocks& body, std::size_t at) {
    if (at + 1 >= body.size() || !looks_like_heading(body[at]))
        return false;
    const Block& next = body[at + 1];
    return block_text(body[at]).size() <= longest_below && !std::holds_alternative<Heading>(next.node) &&
           !std::holds_alternative<Separator>(next.node) && !looks_like_heading(next) &&
           starts_upper(collapse_space(block_text(body[at])));
}

// Where the author marked some headings, bold lines often do the work of the next level. One alone may be
// stress, or a name.
void guess_below(Reported<Document>& read) {
    Document& document = read.value;
    std::vector<std::pair<std::size_t, int>> found;
    int level = 0;
    for (std::size_t i = 0; i < document.body.size(); ++i) {
        if (const auto* heading = std::get_if<Heading>(&document.body[i].node))
            level = heading->level;
        else if (level > 0 && heads_what_follows(document.body, i))
            found.emplace_back(i, level < 6 ? level + 1 : 6);
    }
    if (found.size() < 2)
        return;
    for (const auto& [at, below] : found) {
        Block& block = document.body[at];
        block.node = Heading{below, std::move(std::get<Paragraph>(block.node).content)};
    }
    const Block& first = document.body[found.front().first];
    Finding finding =
        about_document("document/headings-guessed", Severity::note,
                       std::to_string(found.size()) + " short bold lines were taken for headings below those "
                                                      "with a heading style, this one first. Give "
                                                      "them a heading style too, and nobody has to guess.");
    finding.block = first.id;
    finding.place = first.place;
    read.findings.push_back(std::move(finding));
}

// What to do for a title. Never "the first line": in a letter that is whom it is for.
std::string how_to_give_a_title(std::string_view format) {
    const std::string what = "Say it, as the subject of a letter does, ";
    if (format == "text")
        return what + "on a short line of its own, with an empty line before and after it.";
    if (format == "markdown")
        return what + "on a line of its own that begins with # and a space (# School trip).";
    if (format == "html")
        return what + "in a heading of the first level (<h1>School trip</h1>).";
    return what + "on a line of its own with the style Title or Heading 1.";
}

} // namespace

void guess_headings(Reported<Document>& read, BoldBelowHeadings below, std::string_view format) {
    Document& document = read.value;
    bool has_heading = false;
    bool has_words = false;
    for_each_block(document, [&](const Block& block) {
        has_heading = has_heading || std::holds_alternative<Heading>(block.node);
        has_words = has_words || (is_leaf(block) && !block_text(block).empty());
    });
    if (has_heading && below == BoldBelowHeadings::may_head)
        guess_below(read);
    if (has_heading)
        return;
    if (!has_words)
        return;
    std::size_t guessed = 0;
    const Block* first = nullptr;
    const std::vector<bool> frame = lines_of_the_frame(document.body);
    for (std::size_t i = 0; i < document.body.size(); ++i) {
        Block& block = document.body[i];
        // The last words of a document head nothing.
        if (i + 1 == document.body.size() || frame[i] || !looks_like_heading(block))
            continue;
        if (guessed == 0 && names_a_school(block) && looks_like_heading(document.body[i + 1]))
            continue;
        const bool is_title =
            guessed == 0 &&
            i < near_the_start + static_cast<std::size_t>(std::count(
                                     frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(i), true));
        block.node = Heading{is_title ? 1 : 2, std::move(std::get<Paragraph>(block.node).content)};
        first = first == nullptr ? &block : first;
        ++guessed;
    }
    finish_reading(document);
    if (guessed > 0) {
        Finding finding = about_document(
            "document/headings-guessed", Severity::note,
            "No line has a heading style, so " +
                (guessed == 1 ? std::string("1 short bold line was taken for a heading: this one.")
                              : std::to_string(guessed) +
                                    " short bold lines were taken for headings, this one first.") +
                " Give headings a style (Title, Heading 1 and so on), and nobody has to guess.");
        finding.block = first->id;
        finding.place = first->place;
        read.findings.push_back(std::move(finding));
    }
    if (document.metadata.title.empty())
        read.findings.push_back(
            about_document("document/no-title", Severity::warning,
                           "The document has no title, so nothing at the head of its pages, nor in "
                           "the mails about it, says what it is about. " +
                               how_to_give_a_title(format)));
}

} // namespace plainsend
