#include "pipeline/compare_report.h"

#include <algorithm>
#include <array>

#include "pipeline/report_page.h"
#include "stages/io/xml.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::array groups{
    ChangeGroup{"weaker", "Less, weaker or gone",
                "Less help, a promise that is easier to break, or help that is no longer named."},
    ChangeGroup{"removed", "Taken out", "These sentences are only in the old version."},
    ChangeGroup{
        "facts", "Other facts that changed",
        "Numbers, dates, times, names and other words that count. Whether better or worse, you know best."},
    ChangeGroup{"stronger", "More or stronger", "More help, or a firmer promise."},
    ChangeGroup{"added", "Put in", "These sentences are only in the new version."},
    ChangeGroup{"moved", "Moved", "The same words, in another place."},
    ChangeGroup{"reworded", "Said in other words",
                "No number, date, name or duty changed here. Read whether it still means the same."},
};

// A sentence with both is told among what is weaker.
std::string_view group_of(const Change& change) {
    if (change.kind != ChangeKind::facts)
        return change_name(change.kind);
    const auto any = [&](auto fits) { return std::any_of(change.facts.begin(), change.facts.end(), fits); };
    if (any([](const FactChange& fact) {
            const bool is_help = fact.kind == "provision" || fact.kind == "person" || fact.kind == "item";
            return fact.verdict == Verdict::less || fact.verdict == Verdict::weaker ||
                   (is_help && fact.new_words.empty());
        }))
        return "weaker";
    return any([](const FactChange& fact) {
        return fact.verdict == Verdict::more || fact.verdict == Verdict::stronger;
    })
               ? "stronger"
               : "facts";
}

constexpr std::string_view css = R"(h3 { margin-top: 1.5rem; }
nav a { display: inline-block; min-height: 2.75rem; line-height: 2.75rem; padding-right: 1rem; }
p { margin: .25rem 0 .75rem; }
ul { margin: .25rem 0 .75rem; }
.facts { font-weight: bold; }
dl { margin: .5rem 0 1rem; border-left: .25rem solid #036; padding-left: 1rem; }
dt { font-size: 1rem; color: #595959; }
dd { margin: 0 0 .5rem; white-space: pre-line; }
del { text-decoration: line-through; text-decoration-thickness: .1em; background: #fdeeea; }
ins { text-decoration: underline; text-decoration-thickness: .15em; background: #e8f1fa; }
article { break-inside: avoid; }
@media (max-width: 30rem) { body { padding: 1rem; } dl { padding-left: .75rem; } }
)";

std::string html(std::string_view text) {
    return xml::escape(text);
}

std::vector<std::string> spaced_words(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        if (end > at)
            found.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

struct Differences {
    std::string old_text;
    std::string new_text;
};

// Both texts with what is not in the other marked, word by word.
Differences marked(const std::string& old_text, const std::string& new_text) {
    const auto a = spaced_words(old_text);
    const auto b = spaced_words(new_text);
    constexpr std::size_t too_many = 400;
    if (a.size() > too_many || b.size() > too_many)
        return {html(old_text), html(new_text)};
    std::vector<std::vector<std::size_t>> longest(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            longest[i][j] =
                a[i] == b[j] ? longest[i + 1][j + 1] + 1 : std::max(longest[i + 1][j], longest[i][j + 1]);
    Differences found;
    std::string gone;
    std::string come;
    const auto flush = [&] {
        const auto put = [](std::string& text, std::string& words, std::string_view tag) {
            if (words.empty())
                return;
            text += (text.empty() ? "<" : " <") + std::string(tag) + ">" + html(words) + "</" +
                    std::string(tag) + ">";
            words.clear();
        };
        put(found.old_text, gone, "del");
        put(found.new_text, come, "ins");
    };
    const auto collect = [](std::string& words, const std::string& word) {
        words += (words.empty() ? "" : " ") + word;
    };
    for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            flush();
            collect(found.old_text, html(a[i++]));
            collect(found.new_text, html(b[j++]));
        } else if (j == b.size() || (i < a.size() && longest[i + 1][j] >= longest[i][j + 1])) {
            collect(gone, a[i++]);
        } else {
            collect(come, b[j++]);
        }
    }
    flush();
    return found;
}

std::string entry_of(const Change& change) {
    std::string text = "<article>\n";
    if (!change.place.empty())
        text += "<h3>" + html(change.place) + "</h3>\n";
    if (!change.facts.empty()) {
        text += "<ul class=\"facts\">\n";
        for (const std::string& message : messages_of(change))
            text += "<li>" + html(message) + "</li>\n";
        text += "</ul>\n";
    }
    if (change.kind == ChangeKind::moved && change.old_place != change.place)
        text += "<p>It stood under ‘" + html(change.old_place) + "’.</p>\n";
    text += "<dl>\n";
    if (change.kind == ChangeKind::facts || change.kind == ChangeKind::reworded) {
        const Differences words = marked(change.old_text, change.new_text);
        text +=
            "<dt>Old</dt>\n<dd>" + words.old_text + "</dd>\n<dt>New</dt>\n<dd>" + words.new_text + "</dd>\n";
    } else {
        const bool is_old = change.kind == ChangeKind::removed;
        text += std::string("<dt>") + (is_old ? "Old" : "New") + "</dt>\n<dd>" +
                html(is_old ? change.old_text : change.new_text) + "</dd>\n";
    }
    return text + "</dl>\n</article>\n";
}

} // namespace

std::span<const ChangeGroup> change_groups() {
    return groups;
}

std::vector<const Change*> changes_in(const Comparison& comparison, const ChangeGroup& group) {
    std::vector<const Change*> found;
    for (const Change& change : comparison.changes)
        if (group_of(change) == group.id)
            found.push_back(&change);
    return found;
}

std::vector<std::string> messages_of(const Change& change) {
    constexpr std::size_t most = 12;
    std::vector<std::string> messages;
    for (std::size_t i = 0; i < change.facts.size() && i < most; ++i)
        messages.push_back(change.facts[i].message);
    if (change.facts.size() > most)
        messages.push_back("There are " + std::to_string(change.facts.size() - most) +
                           " more changes of this kind in the sentence. Read both wordings.");
    return messages;
}

std::string unchanged_of(const Comparison& comparison) {
    return comparison.same == 1 ? "1 sentence is as it was."
                                : std::to_string(comparison.same) + " sentences are as they were.";
}

std::string summary_of(const Comparison& comparison) {
    std::string text;
    for (const ChangeGroup& group : groups)
        if (const std::size_t count = changes_in(comparison, group).size(); count > 0)
            text += (text.empty() ? "" : ", ") + std::string(group.heading) + ": " + std::to_string(count);
    return text.empty() ? "No differences were found." : text + ".";
}

std::string comparison_html(const Comparison& comparison, std::string_view old_name,
                            std::string_view new_name) {
    std::string text = report_page_head("What changed", css) + "<main>\n<h1>What changed</h1>\n";
    text += "<p>Old version: " + html(old_name) + "<br>New version: " + html(new_name) + "</p>\n<p>" +
            html(summary_of(comparison)) + " " + unchanged_of(comparison) +
            " Layout and numbering were not compared.</p>\n";
    if (!comparison.changes.empty()) {
        text += "<nav aria-label=\"On this page\">\n";
        for (const ChangeGroup& group : groups)
            if (const std::size_t count = changes_in(comparison, group).size(); count > 0)
                text += "<a href=\"#" + std::string(group.id) + "\">" + std::string(group.heading) + " (" +
                        std::to_string(count) + ")</a>\n";
        text += "</nav>\n";
    }
    for (const ChangeGroup& group : groups) {
        const std::vector<const Change*> changes = changes_in(comparison, group);
        if (changes.empty())
            continue;
        text += "<section aria-labelledby=\"" + std::string(group.id) + "\">\n<h2 id=\"" +
                std::string(group.id) + "\">" + std::string(group.heading) + "</h2>\n<p>" +
                std::string(group.advice) + "</p>\n";
        for (const Change* change : changes)
            text += entry_of(*change);
        text += "</section>\n";
    }
    return text + "</main>\n</body>\n</html>\n";
}

json::Value comparison_json(const Comparison& comparison, std::string_view old_name,
                            std::string_view new_name) {
    json::Array changes;
    for (const Change& change : comparison.changes) {
        json::Array facts;
        for (const FactChange& fact : change.facts)
            facts.push_back(json::Object{{"kind", fact.kind},
                                         {"old", fact.old_words},
                                         {"new", fact.new_words},
                                         {"verdict", verdict_name(fact.verdict)},
                                         {"message", fact.message}});
        changes.push_back(json::Object{{"kind", change_name(change.kind)},
                                       {"place", change.place},
                                       {"old_place", change.old_place},
                                       {"old", change.old_text},
                                       {"new", change.new_text},
                                       {"facts", std::move(facts)}});
    }
    return json::Object{{"schema_version", 1},
                        {"old", old_name},
                        {"new", new_name},
                        {"same", comparison.same},
                        {"changes", std::move(changes)}};
}

} // namespace plainsend
