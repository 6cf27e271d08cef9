#include "stages/draft/numbering.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "stages/document/walk.h"

namespace plainsend {

namespace {

// A place in the document that can be quoted, and the number that its author printed there, or "".
struct Numberable {
    Block* block = nullptr;
    std::string authors;
};

// "4.3" out of "4.3", "4.3.", "4.3)"; "" for everything else.
std::string plain_number(std::string_view label) {
    while (!label.empty() && (label.back() == '.' || label.back() == ')' || label.back() == ':'))
        label.remove_suffix(1);
    if (label.empty() || label.size() > 12 || label.front() < '0' || label.front() > '9')
        return {};
    const bool digits =
        std::all_of(label.begin(), label.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return digits && label.back() != '.' && label.find("..") == std::string_view::npos ? std::string(label)
                                                                                       : std::string();
}

// The number typed at the start of a paragraph: "4.3 Sam now reads ..." or "4. Sam ...".
std::string typed_number(const std::string& text) {
    const std::size_t end = text.find_first_of(" \t\n");
    if (end == std::string::npos)
        return {};
    const std::string_view first = std::string_view(text).substr(0, end);
    // A bare number may be anything ("3 pupils were there"); a dot or bracket makes it a label.
    return first.find_first_of(".)") == std::string_view::npos ? std::string() : plain_number(first);
}

class Collector {
public:
    std::vector<Numberable> found;

    void blocks(Blocks& content, const std::string& label) {
        std::string waiting = label;
        for (Block& item : content) {
            block(item, waiting);
            waiting.clear();
        }
    }

private:
    void block(Block& item, const std::string& label) {
        std::visit(overloaded{
                       [](Heading&) {},
                       [&](Paragraph&) { add(item, label); },
                       [&](Preformatted&) { add(item, label); },
                       [&](Table&) {
                           found.push_back({&item, {}});
                       },
                       [&](Records&) {
                           found.push_back({&item, {}});
                       },
                       [&](List& list) {
                           for (ListItem& entry : list.items)
                               blocks(entry.content, entry.label);
                       },
                       [&](Quotation& quotation) { blocks(quotation.content, label); },
                       [](Letterhead&) {},
                       [](Separator&) {},
                   },
                   item.node);
    }

    void add(Block& item, const std::string& label) {
        const std::string from_label = plain_number(label);
        found.push_back({&item, from_label.empty() ? typed_number(block_text(item)) : from_label});
    }
};

} // namespace

Reported<Document> numbering(Document document, const Context&) {
    if (document.status.openness != Openness::draft)
        return {std::move(document), {}};
    Collector collector;
    collector.blocks(document.body, "");
    for (Note& note : document.notes)
        collector.blocks(note.content, "");

    std::map<std::string, int> uses;
    for (const Numberable& place : collector.found)
        if (!place.authors.empty())
            ++uses[place.authors];
    const bool unique =
        std::all_of(uses.begin(), uses.end(), [](const auto& use) { return use.second == 1; });
    // A number with a dot in it names one place even when other paragraphs have none. Bare numbers do so only
    // where most paragraphs have one: in a letter with one list of three points "2" is not a place in the
    // letter.
    const bool most = uses.size() * 2 > collector.found.size();

    std::size_t next = 1;
    for (Numberable& place : collector.found) {
        const bool serves =
            unique && !place.authors.empty() && (most || place.authors.find('.') != std::string::npos);
        place.block->number_is_authors = serves;
        place.block->number = serves ? place.authors : "¶ " + std::to_string(next);
        if (!serves)
            ++next;
    }
    return {std::move(document), {}};
}

} // namespace plainsend
