// The report as one web page that works offline: what needs doing first, every output linked.
#include <array>
#include <fmt/format.h>

#include "pipeline/finding_json.h"
#include "pipeline/names.h"
#include "pipeline/report_page.h"
#include "pipeline/run/report.h"
#include "pipeline/run/terminal.h"
#include "stages/io/xml.h"

namespace plainsend {

namespace {

struct Group {
    std::string_view id;
    std::string_view heading;
    std::string_view advice;
};
constexpr std::array groups{
    Group{"failed", "Could not be done", "Nothing was written for these. Each says what to do."},
    Group{"look", "Done, please look", "Something in these needs a person's eye before they go out."},
    Group{"ready", "Done", "Nothing in these stopped plainsend."},
    Group{"skipped", "Passed over", "These were in a folder but are not documents to convert."},
};
enum : std::size_t { failed, look, ready, passed_over };

std::size_t group_of(const DocumentReport& document) {
    if (document.state == State::failed)
        return failed;
    if (document.state == State::skipped)
        return passed_over;
    for (const Finding& finding : document.findings)
        if (finding.severity == Severity::warning)
            return look;
    return ready;
}

std::string html(std::string_view text) {
    return xml::escape(visible(text));
}

std::string many(std::size_t number, const std::string& one, const std::string& more) {
    return std::to_string(number) + " " + (number == 1 ? one : more);
}

std::string links(const DocumentReport& document) {
    std::string text = "<ul class=\"outputs\">\n";
    for (const std::string& output : document.outputs) {
        const std::size_t slash = output.rfind('/');
        const std::string name = slash == std::string::npos ? output : output.substr(slash + 1);
        text += "<li><a href=\"" + html(as_link(output)) + "\">" + html(name) + "</a></li>\n";
    }
    return text + "</ul>\n";
}

std::string age_of(const MeasuredVersion& measured) {
    std::string age = reading_age_in_words(measured.readability);
    constexpr std::string_view said_by_the_row = "reading age ";
    return age.starts_with(said_by_the_row) ? age.substr(said_by_the_row.size()) : age;
}

// The versions side by side: what the plain one gained, and what it did not.
std::string how_hard(const DocumentReport& document) {
    if (document.readability.empty())
        return "";
    std::string head;
    std::string ages;
    std::string lengths;
    std::string long_ones;
    std::string changes;
    for (const MeasuredVersion& measured : document.readability) {
        head += "<th scope=\"col\">" + html(measured.version) + "</th>";
        ages += "<td>" + age_of(measured) + "</td>";
        lengths += fmt::format("<td>{:.1f}</td>", words_per_sentence(measured.readability));
        long_ones += fmt::format("<td>{}</td>", measured.readability.long_sentences);
        changes += fmt::format("<td>{}</td>", measured.edits);
    }
    const auto row = [](std::string_view what, const std::string& cells) {
        return fmt::format("<tr><th scope=\"row\">{}</th>{}</tr>\n", what, cells);
    };
    return "<table>\n<caption>How hard it is to read</caption>\n<thead><tr><td></td>" + head +
           "</tr></thead>\n<tbody>\n" + row("Reading age", ages) + row("Words a sentence", lengths) +
           row("Sentences over 25 words", long_ones) + row("Changes of words", changes) +
           "</tbody>\n</table>\n";
}

std::string finding_item(const Finding& finding, std::string_view place) {
    std::string text = "<li>";
    if (!place.empty())
        text += "<strong>" + html(place) + "</strong>: ";
    text += html(finding.message);
    if (!finding.text.empty())
        text += " <q>" + html(finding.text) + "</q>";
    return text + " <code>" + html(finding.rule) + "</code></li>\n";
}

std::string findings_of(const DocumentReport& document) {
    std::string warnings;
    std::string others;
    std::size_t count = 0;
    for (std::size_t i = 0; i < document.findings.size(); ++i) {
        const std::string item = finding_item(document.findings[i], where_of(document, i));
        if (document.findings[i].severity == Severity::warning) {
            warnings += item;
        } else {
            others += item;
            ++count;
        }
    }
    std::string text;
    if (!warnings.empty())
        text += "<ul class=\"warnings\">\n" + warnings + "</ul>\n";
    if (count > 0)
        text += "<details><summary>" + many(count, "suggestion or note", "suggestions and notes") +
                "</summary>\n<ul>\n" + others + "</ul>\n</details>\n";
    return text;
}

std::string entry(const DocumentReport& document, bool) {
    std::string text = "<section>\n<h3>" + html(document.file) + "</h3>\n";
    if (!document.reason.empty())
        text += "<p>" + html(document.reason) + (document.reason.ends_with('.') ? "" : ".") + "</p>\n";
    if (!document.hint.empty())
        text += "<p><strong>What to do:</strong> " + html(document.hint) +
                (document.hint.ends_with('.') ? "" : ".") + "</p>\n";
    if (!document.outputs.empty())
        text += links(document);
    return text + how_hard(document) + findings_of(document) + "</section>\n";
}

constexpr std::string_view css = R"(ul.outputs { columns: 20rem 2; column-gap: 2rem; }
ul.outputs li { margin: 0 0 .25rem; break-inside: avoid; }
ul.outputs a, summary { display: inline-block; min-height: 1.75rem; }
table { border-collapse: collapse; margin: .5rem 0; }
caption { text-align: left; font-weight: bold; }
th, td { text-align: left; vertical-align: top; overflow-wrap: normal; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid #767676; }
tbody th { font-weight: normal; }
.warnings { border-left: .25rem solid #8a4b00; padding-left: 2.25rem; }
@media print { details { display: block; } }
)";

std::string beginning(const Counts& counts) {
    return report_page_head("What became of your documents", css) +
           "<main>\n<h1>What became of your documents</h1>\n<p>" +
           many(counts.done, "document", "documents") + " done, " + std::to_string(counts.failed) +
           " failed, " + std::to_string(counts.skipped) + " passed over.</p>\n";
}

std::string before(std::size_t group, std::size_t entries) {
    if (entries == 0)
        return "";
    const Group& told = groups[group];
    return "<section aria-labelledby=\"" + std::string(told.id) + "\">\n<h2 id=\"" + std::string(told.id) +
           "\">" + std::string(told.heading) + " (" + std::to_string(entries) + ")</h2>\n<p>" +
           std::string(told.advice) + "</p>\n";
}

std::string after(std::size_t, std::size_t entries) {
    return entries == 0 ? "" : "</section>\n";
}

std::string ending() {
    return "</main>\n</body>\n</html>\n";
}

} // namespace

const ReportFormat& html_report() {
    static const ReportFormat format{"html",    "html", groups.size(), group_of, entry,
                                     beginning, before, after,         ending};
    return format;
}

} // namespace plainsend
