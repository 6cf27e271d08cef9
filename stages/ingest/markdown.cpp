// Markdown (CommonMark with GitHub's tables, strike-through, bare addresses, task lists and footnotes).
// Supported besides: front matter (YAML or TOML) with title, date, kind, language, contact and jurisdiction;
// raw HTML, as far as the HTML reader goes; dots and underscores to fill in, also a line of underscores
// alone; bullets and numbers typed by hand ("\u2022", "1\\."). Not: definition lists, formulas, attributes in
// braces; a footnote that nothing points to (told).
#include "stages/ingest/markdown.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/front_matter.h"
#include "stages/ingest/markdown_guard.h"
#include "stages/ingest/markdown_reader.h"
#include "stages/ingest/refused.h"
#include "stages/ingest/told_encoding.h"
#include "stages/text/text.h"

namespace plainsend {

namespace markdown {

Reader::Reader(const Source& source, const Limits& limits)
    : source_(source), limits_(limits), decoded_(decode(source.bytes)),
      html_(document_, findings_, source, limits, [this](std::size_t offset) { return html_place(offset); }),
      meanings_([this](const std::string& html) { return meaning(html); }) {}

Reported<Document> Reader::read() {
    refuse_what_is_no_text(decoded_, source_.bytes, source_.name);
    document_.parts = {source_.name};
    if (auto told = told_encoding(decoded_, source_.bytes, "markdown"))
        findings_.push_back(std::move(*told));
    start_ = read_front_matter(decoded_.text, document_.metadata, "markdown", findings_);
    GuardedMarkdown guarded = guarded_markdown(decoded_.text.substr(start_));
    if (guarded.left_out != 0)
        remark("markdown/too-deep", Severity::warning, start_,
               "Some tables or quotations are too large or nested too deeply; their words were kept as "
               "plain text.");
    find_lines();
    guarded_ = std::move(guarded.text);
    const markdown::Tree tree(guarded_);
    blocks(tree.root(), document_.body, 1);
    tell_lost_notes();
    html_.finish();
    finish_reading(document_);
    return {std::move(document_), std::move(findings_)};
}

void Reader::find_lines() {
    lines_.push_back(start_);
    for (std::size_t at = start_; (at = decoded_.text.find('\n', at)) != std::string::npos;)
        lines_.push_back(++at);
}

Place Reader::place(std::size_t offset) const {
    return original_place(decoded_, source_.bytes, offset);
}

Place Reader::near(std::size_t offset) const {
    Place somewhere = place(offset);
    somewhere.column = 0;
    return somewhere;
}

Place Reader::begin_of(Node node) {
    const auto begin = begins_.find(node.key());
    if (begin == begins_.end())
        return near(cursor_);
    cursor_ = begin->second;
    return place(cursor_);
}

Place Reader::html_place(std::size_t offset) const {
    const auto after = std::upper_bound(html_lines_.begin(), html_lines_.end(), offset,
                                        [](std::size_t at, const auto& line) { return at < line.first; });
    if (after == html_lines_.begin() || !std::prev(after)->second)
        return near(cursor_);
    return place(*std::prev(after)->second + offset - std::prev(after)->first);
}

std::size_t Reader::offset_of(Node node) const {
    if (node.line() == 0 || node.line() > lines_.size())
        return cursor_;
    return std::min(lines_[node.line() - 1] + std::max<std::size_t>(node.column(), 1) - 1,
                    decoded_.text.size());
}

void Reader::remark(std::string rule, Severity severity, std::size_t offset, std::string message) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.message = std::move(message);
    finding.place = place(offset);
    findings_.push_back(std::move(finding));
}

void Reader::too_deep(std::size_t offset) {
    if (!told_depth_)
        remark("markdown/too-deep", Severity::warning, offset,
               "The text is nested too deeply here; the words were kept, but not their lists or marks.");
    told_depth_ = true;
}

// cmark drops the text of a footnote that no mark points to.
void Reader::tell_lost_notes() {
    std::size_t defined = 0;
    std::size_t last = 0;
    for (const std::size_t line : lines_) {
        const std::size_t begin = decoded_.text.find_first_not_of(' ', line);
        if (begin == std::string::npos || begin - line > 3 || decoded_.text.compare(begin, 2, "[^") != 0)
            continue;
        const std::size_t end = decoded_.text.find_first_of("]\n", begin);
        if (end != std::string::npos && decoded_.text.compare(end, 2, "]:") == 0) {
            ++defined;
            last = begin;
        }
    }
    if (defined > document_.notes.size())
        remark("markdown/footnote", Severity::warning, last,
               "A footnote was left out because nothing in the text points to it; put its mark, such as "
               "[^1], "
               "where it belongs.");
}

} // namespace markdown

int sniff_markdown(std::string_view bytes) {
    const std::string text = decode(bytes.substr(0, 4096)).text;
    if (text.find("\uFFFD") != std::string::npos)
        return 0;
    Metadata metadata;
    Findings findings;
    if (read_front_matter(text, metadata, "markdown", findings) != 0)
        return 2;
    for (const std::string_view sign : {"# ", "## ", "### "}) {
        if (text.starts_with(sign) || text.find("\n" + std::string(sign)) != std::string::npos)
            return 2;
    }
    return 0;
}

Reported<Document> read_markdown(const Source& source, const Limits& limits) {
    if (source.bytes.size() > limits.input_bytes)
        throw Error(Trouble::unusable, "is too large", source.name, "split it into several documents");
    refuse_known(source.bytes, source.name);
    return markdown::Reader(source, limits).read();
}

} // namespace plainsend
