#include "pipeline/app/check_html.h"

#include <algorithm>

#include "pipeline/report_page.h"
#include "stages/io/digest.h"

namespace plainsend {

namespace {

constexpr std::size_t most_documents = 100;
constexpr int aim = 9; // years: what most adults read with ease

constexpr std::string_view css = R"(html { scroll-padding: 1rem 0 4rem; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h1 { margin: 0; font-size: 1.75rem; }
h2 { margin-bottom: .25rem; }
.lead { font-size: 1.375rem; line-height: 1.35; margin: .75rem 0; }
.small, .uses, .where, .why, .also { font-size: 1rem; color: #595959; }
.uses { font-weight: normal; }
nav ol { list-style: none; padding: 0; margin: 1rem 0; border-top: 1px solid #ccd6e0; }
nav li { border-bottom: 1px solid #ccd6e0; }
nav a { display: flex; justify-content: space-between; gap: 1rem; min-height: 2.75rem; align-items: center; text-decoration: none; }
nav a:hover { text-decoration: underline; }
section section h3 { margin-top: 2rem; font-size: 1.25rem; }
.certain { margin: 1.5rem 0 .25rem; }
.count { font-weight: bold; white-space: nowrap; }
.item { display: grid; grid-template-columns: 2.5rem 1fr; border-bottom: 1px solid #ccd6e0; padding: .5rem 0; break-inside: avoid; }
.item input { width: 1.5rem; height: 1.5rem; margin: .6rem 0 0; accent-color: #036; }
body { counter-reset: ticked; }
.item input:checked { counter-increment: ticked; }
.item h3, .item h4 { margin: 0; font-size: 1.125rem; }
.item label { display: block; padding: .6rem 0; cursor: pointer; }
.body { grid-column: 2; }
.body p { margin: 0 0 .5rem; }
.item > input:checked ~ .body { display: none; }
.item > input:checked ~ h3, .item > input:checked ~ h4 { font-weight: normal; color: #595959; text-decoration: line-through; }
ul.places, ul.try { list-style: none; padding: 0; margin: 0 0 .5rem; }
ul.places li { margin: 0 0 .5rem; padding-left: .75rem; border-left: .25rem solid #ccd6e0; }
ul.try { list-style: disc; padding-left: 1.25rem; }
p.try { margin-bottom: 0; }
.where { margin-right: .25rem; white-space: nowrap; }
mark { background: #fdf0c4; color: inherit; font-weight: bold; padding: 0 .1em; }
ins { text-decoration: none; font-weight: bold; }
h2 + p, h3 + p { margin-top: 0; }
.progress { position: sticky; bottom: 0; margin: 2rem -1.5rem 0; padding: .5rem 1.5rem; background: #036; color: #fff; }
.progress::before { content: counter(ticked) " of " attr(data-of) " ticked off"; }
@media (max-width: 30rem) { body { padding: 1rem; } .progress { margin: 2rem -1rem 0; padding: .5rem 1rem; } .item { grid-template-columns: 2.25rem 1fr; } }
@media (max-height: 30rem) { .progress { position: static; } }
@media print { html { font-size: 80%; } body { max-width: none; padding: 0; } .skip, .progress { display: none; } h2, h3, h4 { break-after: avoid; } a { text-decoration: none; color: inherit; } }
)";

std::string many(std::size_t number, const std::string& one, const std::string& more) {
    return std::to_string(number) + " " + (number == 1 ? one : more);
}

std::string name_of(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    return slash == std::string::npos ? file : file.substr(slash + 1);
}

std::string things(std::size_t to_do) {
    return to_do == 0 ? "Nothing to do was found" : many(to_do, "thing to look at", "things to look at");
}

std::string settled(std::size_t certain) {
    if (certain == 0)
        return "";
    return " plainsend itself changes " + std::to_string(certain) + " of them in the plain version.";
}

std::string one_decimal(std::size_t counted, std::size_t by) {
    const std::size_t tenths = by == 0 ? 0 : (counted * 20 + by) / (2 * by);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string reading_age(const Readability& measured) {
    if (measured.words == 0)
        return "";
    std::string age = reading_age_in_words(measured);
    age.front() = static_cast<char>(age.front() - 'a' + 'A');
    return "<p><strong>" + age + "</strong>; the aim is about " + std::to_string(aim) +
           ".<br><span class=\"small\">" + many(measured.words, "word", "words") + " in " +
           many(measured.sentences, "sentence", "sentences") + ", " +
           one_decimal(measured.words, measured.sentences) + " words a sentence; " +
           many(measured.complex_words, "word", "words") +
           " of three or more syllables. A formula knows nothing of meaning: ask a reader.</span></p>\n";
}

std::string told(const ErrorText& error) {
    const auto sentence = [](const std::string& text) {
        return page_text(text) + (text.ends_with('.') ? "" : ".");
    };
    return "<p><strong>It could not be read:</strong> " + sentence(error.message) + "</p>\n" +
           (error.hint.empty() ? "" : "<p><strong>What to do:</strong> " + sentence(error.hint) + "</p>\n");
}

} // namespace

CheckPage::CheckPage(std::vector<Task> tasks, RuleBook rules)
    : tasks_(std::move(tasks)), rules_(std::move(rules)) {}

void CheckPage::tell(const CheckedFile& file) {
    ++told_;
    failed_ += file.error ? 1 : 0;
    Document document{file.file, "", {}, {}, file.error};
    if (file.result) {
        document.reader = file.result->reader;
        document.readability = file.result->readability;
        document.work = work_list(*file.result, tasks_, rules_);
        to_do_ += document.work.to_do;
        certain_ += document.work.certain;
    }
    if (documents_.size() < most_documents)
        documents_.push_back(std::move(document));
}

// Ids are those of the item in its document, whatever stands beside it.
std::string CheckPage::prefix(const Document& document) const {
    return is_single() ? "" : "f" + sha256(document.file).substr(0, 8) + "-";
}

std::string CheckPage::summary(const Document& document) {
    return document.error ? "could not be read" : things(document.work.to_do);
}

std::string CheckPage::opening() const {
    const std::string heading =
        is_single() ? page_text(name_of(documents_.front().file)) : many(told_, "document", "documents");
    std::string text = report_page_head("What to do in " + heading, css) +
                       "<a class=\"skip\" href=\"#work\">Go to the tasks</a>\n<header>\n<h1>" + heading +
                       "</h1>\n";
    if (is_single() && documents_.front().error)
        return text + told(*documents_.front().error) + "</header>\n";
    const std::size_t shown = boxes();
    text += "<p class=\"lead\">" + things(to_do_) + (is_single() || to_do_ == 0 ? "" : " in " + heading) +
            (shown < to_do_ ? ", " + std::to_string(shown) + " of them on this page" : "") + "." +
            settled(certain_) + "</p>\n";
    if (failed_ > 0)
        text += "<p><strong>" + many(failed_, "document", "documents") + " could not be read.</strong></p>\n";
    if (is_single())
        text += reading_age(documents_.front().readability);
    if (to_do_ > 0)
        text += "<p>Work from top to bottom: what matters most comes first. Tick what is done, and it folds "
                "away. Ticks are lost when the page is closed; print it to keep the list.</p>\n";
    return text + "</header>\n";
}

std::string CheckPage::contents() const {
    std::string text;
    for (const Document& document : documents_)
        text += "<li><a href=\"#" + prefix(document) + "document\"><span>" + page_text(document.file) +
                "</span> <span class=\"count\">" + summary(document) + "</span></a></li>\n";
    if (told_ > documents_.size())
        text += "<li>" + many(told_ - documents_.size(), "document", "documents") +
                " more are not on this page. Check them by themselves.</li>\n";
    return "<nav aria-label=\"Documents\">\n<ol>\n" + text + "</ol>\n</nav>\n";
}

std::string CheckPage::group(const Document& document, const WorkGroup& work, std::size_t number) const {
    const int level = is_single() ? 2 : 3;
    const std::string heading = "h" + std::to_string(level);
    const std::string id = prefix(document) + work.task.id;
    // In a page of several documents their sections are the landmarks.
    std::string text = (is_single() ? "<section aria-labelledby=\"" + id + "\">" : "<section>") + "\n<" +
                       heading + " id=\"" + id + "\">" + std::to_string(number) + ". " +
                       page_text(work.task.heading) + "</" + heading + ">\n<p>" +
                       page_text(work.task.advice) + "</p>\n";
    if (work.task.to_do) {
        bool certain = false;
        for (const WorkItem& item : work.items) {
            if (item.certain && !certain)
                text +=
                    "<p class=\"certain\"><strong>The plain version does these by itself.</strong> Change "
                    "them here only if you want them in every version.</p>\n";
            certain = item.certain;
            text += item_html(item, prefix(document), level + 1);
        }
    } else {
        text += "<ul>\n";
        for (const WorkItem& item : work.items)
            text += told_item_html(item);
        text += "</ul>\n";
    }
    if (work.all > work.items.size())
        text += "<p><strong>" + std::to_string(work.all - work.items.size()) +
                " more of this kind are not shown.</strong> Do these first, then check again.</p>\n";
    return text + "</section>\n";
}

std::string CheckPage::section(const Document& document) const {
    std::string text;
    std::string tasks;
    for (std::size_t i = 0; i < document.work.groups.size(); ++i) {
        const WorkGroup& work = document.work.groups[i];
        text += group(document, work, i + 1);
        tasks += "<li><a href=\"#" + prefix(document) + work.task.id + "\"><span>" + std::to_string(i + 1) +
                 ". " + page_text(work.task.heading) + "</span> <span class=\"count\">" +
                 std::to_string(work.all) + "</span></a></li>\n";
    }
    const std::string name = page_text(name_of(document.file));
    if (!tasks.empty())
        tasks = "<nav aria-label=\"Tasks for " + name + "\">\n<ol>\n" + tasks + "</ol>\n</nav>\n";
    if (is_single())
        return tasks + text;
    const std::string id = prefix(document) + "document";
    return "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + name + "</h2>\n" +
           (document.error ? told(*document.error)
                           : "<p>" + things(document.work.to_do) + "." + settled(document.work.certain) +
                                 "</p>\n" + reading_age(document.readability)) +
           tasks + text + "</section>\n";
}

// Items with a box: what is too much to read has none.
std::size_t CheckPage::boxes() const {
    std::size_t count = 0;
    for (const Document& document : documents_)
        for (const WorkGroup& work : document.work.groups)
            count += work.task.to_do ? work.items.size() : 0;
    return count;
}

std::string CheckPage::page() const {
    if (documents_.empty())
        return report_page_head("No documents", css) +
               "<main>\n<h1>No documents were found</h1>\n</main>\n</body>\n</html>\n";
    std::string text = opening();
    if (!is_single())
        text += contents();
    text += "<main id=\"work\">\n";
    for (const Document& document : documents_)
        text += section(document);
    text += "</main>\n";
    if (const std::size_t shown = boxes(); shown > 0) {
        text += "<footer class=\"progress\" data-of=\"" + std::to_string(shown) + "\">" +
                (shown < to_do_ ? "; " + std::to_string(to_do_ - shown) + " more not shown" : "") +
                "</footer>\n";
    }
    return text + "</body>\n</html>\n";
}

} // namespace plainsend
