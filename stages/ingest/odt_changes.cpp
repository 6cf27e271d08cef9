// Tracked changes of an OpenDocument text: marks stand in the text where they begin and end.
#include <set>

#include "stages/ingest/odt_reading.h"

namespace plainsend {

namespace {

struct OdtChange {
    Place place;
    std::string words;
    std::size_t before = 0; // bytes of its paragraph's text
};
using OdtChanges = std::map<std::string, OdtChange>; // where it stands and what was inserted, by change

constexpr std::size_t most_open = 50; // changes at once, as each takes down every word

class ChangeMarks {
public:
    explicit ChangeMarks(const OdtStory& story) : story_(story) {}

    void look_in(xml::Node parent) {
        for (const xml::Node node : xml::children(parent)) {
            if (node.is_text()) {
                add(node.all_text());
            } else if (node.is("change-start") || node.is("change")) {
                const std::string id = node.attribute("change-id");
                changes_.emplace(id, OdtChange{place_in(story_, node), {}, since_start_});
                if (node.is("change-start") && open_.size() < most_open)
                    open_.insert(id);
            } else if (node.is("change-end")) {
                open_.erase(node.attribute("change-id"));
            } else if (!node.is("tracked-changes") && !node.is("annotation")) {
                const bool paragraph = node.is("p") || node.is("h");
                if (paragraph || node.is("s") || node.is("tab") || node.is("line-break"))
                    add(" ");
                if (paragraph)
                    since_start_ = 0;
                look_in(node);
            }
        }
    }
    OdtChanges take() { return std::move(changes_); }

private:
    // Only the beginning is ever shown.
    void add(const std::string& text) {
        constexpr std::size_t enough = 400;
        since_start_ += text.size();
        for (const std::string& id : open_)
            if (OdtChange& change = changes_[id]; change.words.size() < enough)
                change.words += text.substr(0, enough);
    }

    const OdtStory& story_;
    OdtChanges changes_;
    std::set<std::string> open_;
    std::size_t since_start_ = 0; // of the paragraph: bytes of text
};

OdtChanges odt_changes(const OdtStory& story, xml::Node text) {
    ChangeMarks marks(story);
    marks.look_in(text);
    return marks.take();
}

} // namespace

std::string odt_comment(xml::Node annotation) {
    std::string words;
    for (const xml::Node child : xml::children(annotation))
        if (child.is("p") || child.is("list"))
            words += (words.empty() ? "" : " ") + child.all_text();
    return words;
}

void tell_odt_changes(OdtReading& reading, const OdtStory& story, xml::Node tracked_changes) {
    const OdtChanges marks = odt_changes(story, tracked_changes.parent());
    for (xml::Node region = tracked_changes.first("changed-region"); region;
         region = region.next("changed-region")) {
        const auto mark = marks.find(region.attribute("id"));
        const OdtChange change =
            mark == marks.end() ? OdtChange{place_in(story, region), {}, 0} : mark->second;
        if (const xml::Node deletion = region.first("deletion")) {
            std::string words;
            for (const xml::Node child : xml::children(deletion))
                if (child.is("p") || child.is("h"))
                    words += (words.empty() ? "" : " ") + child.all_text();
            reading.left_out.add(Omission::deletion, change.place, words, change.before);
        } else if (region.first("insertion") && !change.words.empty()) {
            reading.left_out.add(Omission::insertion, change.place, change.words, change.before);
        }
    }
}

} // namespace plainsend
