// SmartArt (21.4): its shapes are points, whose order and nesting stand in connections of their own. Charts.
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "stages/document/error.h"
#include "stages/ingest/docx_reading.h"

namespace plainsend {

namespace {

constexpr int deepest = 8;

// Paragraphs and lines of a shape, or of a title, in one.
void add_words(xml::Node node, std::string& text) {
    for (const xml::Node child : xml::children(node)) {
        if (child.is("p") || child.is("br"))
            text += text.empty() || text.back() == ' ' ? "" : " ";
        if (child.is("t"))
            text += child.all_text();
        else if (child.is_element())
            add_words(child, text);
    }
}

std::string words_in(xml::Node node) {
    std::string text;
    add_words(node, text);
    text.erase(std::min(text.find_last_not_of(' ') + 1, text.size()));
    return text;
}

class DiagramReader {
public:
    DiagramReader(xml::Node model, const Place& place) : place_(place) {
        const xml::Node points = model.first("ptLst");
        for (xml::Node point = points.first("pt"); point; point = point.next("pt")) {
            const std::string type = point.attribute("type");
            if (type == "pres")
                continue; // how it is drawn
            const std::string id = point.attribute("modelId");
            if (type == "doc")
                root_ = id;
            order_.push_back(id);
            words_.emplace(id, words_in(point.first("t")));
        }
        const xml::Node connections = model.first("cxnLst");
        for (xml::Node link = connections.first("cxn"); link; link = link.next("cxn")) {
            const std::string type = link.attribute("type");
            if (type.empty() || type == "parOf")
                below_[link.attribute("srcId")].emplace_back(number_of(link, "srcOrd").value_or(0),
                                                             link.attribute("destId"));
        }
        for (auto& [id, links] : below_)
            std::stable_sort(links.begin(), links.end(),
                             [](const auto& a, const auto& b) { return a.first < b.first; });
    }

    Blocks read() {
        List list;
        known_.insert(root_);
        add_below(root_, list, 0);
        for (const std::string& id : order_) // what no connection leads to
            add(id, list, 0);
        if (list.items.empty())
            return {};
        return {block(std::move(list))};
    }

private:
    Block block(BlockNode node) const {
        Block made;
        made.place = place_;
        made.node = std::move(node);
        return made;
    }

    void add_below(const std::string& id, List& list, int depth) {
        if (const auto found = below_.find(id); found != below_.end())
            for (const auto& [order, next] : found->second)
                add(next, list, depth);
    }

    void add(const std::string& id, List& list, int depth) {
        const auto found = words_.find(id);
        if (found == words_.end() || depth > deepest || !known_.insert(id).second)
            return;
        if (found->second.empty()) // a shape without words only holds others
            return add_below(id, list, depth + 1);
        ListItem item;
        item.label = "\u2022";
        item.content.push_back(block(Paragraph{{Inline{Text{found->second, place_}}}}));
        List deeper;
        add_below(id, deeper, depth + 1);
        if (!deeper.items.empty())
            item.content.push_back(block(std::move(deeper)));
        list.items.push_back(std::move(item));
    }

    Place place_;
    std::string root_;
    std::vector<std::string> order_;
    std::map<std::string, std::string> words_;
    std::map<std::string, std::vector<std::pair<int, std::string>>> below_;
    std::set<std::string> known_;
};

} // namespace

Blocks read_docx_diagram(DocxReading& reading, const std::string& part, const Place& place) {
    try {
        const xml::Tree tree = reading.package.tree(part);
        return DiagramReader(tree.root(), place).read();
    } catch (const Error&) {
        reading.left_out.add(Omission::broken_part, place, part);
        return {};
    }
}

std::string chart_title(DocxReading& reading, const std::string& part) {
    try {
        const xml::Tree tree = reading.package.tree(part);
        return words_in(tree.root().first("chart").first("title"));
    } catch (const Error&) {
        return {};
    }
}

} // namespace plainsend
