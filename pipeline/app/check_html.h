// The page that `check` makes for a person to work through: what to do first, with a box to tick for each
// item. It works without scripts, and on paper.
#pragma once

#include <string>
#include <vector>

#include "pipeline/app/check_report.h"
#include "pipeline/work_list.h"

namespace plainsend {

// Documents are told in their order. Of a great many the first are shown, the others counted.
class CheckPage {
public:
    CheckPage(std::vector<Task>, RuleBook);
    void tell(const CheckedFile&);
    std::string page() const;

private:
    struct Document {
        std::string file;
        std::string reader;
        Readability readability;
        WorkList work;
        std::optional<ErrorText> error;
    };
    std::string opening() const;
    std::string contents() const;
    static std::string summary(const Document&);
    std::string section(const Document&) const;
    std::string group(const Document&, const WorkGroup&, std::size_t number) const;
    std::string prefix(const Document&) const;
    std::size_t boxes() const; // on the page
    bool is_single() const { return told_ == 1; }

    std::vector<Task> tasks_;
    RuleBook rules_;
    std::vector<Document> documents_;
    std::size_t told_ = 0;
    std::size_t failed_ = 0;
    std::size_t to_do_ = 0;
    std::size_t certain_ = 0;
};

// One item of the list. level: of its heading.
std::string item_html(const WorkItem&, const std::string& prefix, int level);
// One line for what only is told.
std::string told_item_html(const WorkItem&);

// Words of a document as text of a page: on one line, with nothing that hides or turns them.
std::string page_text(std::string_view);

} // namespace plainsend
