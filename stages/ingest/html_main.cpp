#include "stages/ingest/html_main.h"

#include <algorithm>

#include "stages/ingest/html_kinds.h"
#include "stages/ingest/html_site.h"
#include "stages/text/text.h"

namespace plainsend::html {

namespace {

constexpr std::size_t a_sentence = 6;   // words: fewer in a block are a label or a button
constexpr std::size_t a_few_words = 15; // outside the main part: a slogan
constexpr std::size_t times_fewer = 4;
constexpr std::size_t most_candidates = 5;

void collect_main(Node node, const Test& hidden, std::vector<Node>& found) {
    if (node.is("main") || node.attribute("role") == "main") {
        if (!hidden(node))
            found.push_back(node);
        return;
    }
    for (Node child = node.first(); child; child = child.next())
        collect_main(child, hidden, found);
}

void collect_called_main(Node node, std::vector<Node>& found) {
    if (found.size() < most_candidates && is_called_main(node))
        found.push_back(node);
    for (Node child = node.first(); child; child = child.next())
        collect_called_main(child, found);
}

class WordCount {
public:
    explicit WordCount(const Test& left_out) : left_out_(left_out) {}

    std::size_t count(Node node) {
        look(node);
        end_block();
        return words_;
    }

private:
    void look(Node node) {
        if (node.is_text()) {
            in_block_ += words(node.text()).size();
            return;
        }
        const Kind kind = kind_of(node.tag());
        if (!node.is_element() || node.is("a") || node.is("button") || kind == Kind::left_out ||
            left_out_(node))
            return;
        if (kind != Kind::inline_element)
            end_block();
        for (Node child = node.first(); child; child = child.next())
            look(child);
        if (kind != Kind::inline_element)
            end_block();
    }

    void end_block() {
        words_ += in_block_ >= a_sentence ? in_block_ : 0;
        in_block_ = 0;
    }

    const Test& left_out_;
    std::size_t in_block_ = 0;
    std::size_t words_ = 0;
};

} // namespace

std::vector<Node> main_parts(Node body, const Test& hidden) {
    std::vector<Node> found;
    collect_main(body, hidden, found);
    return found;
}

std::size_t running_words(Node node, const Test& left_out) {
    return WordCount(left_out).count(node);
}

bool text_is_elsewhere(Node body, const std::vector<Node>& main, const Test& left_out) {
    std::size_t inside = 0;
    for (const Node& one : main)
        inside += words(one.all_text()).size();
    const std::size_t outside = running_words(body, [&](Node node) {
        return node.is("aside") || node.is("footer") || node.is("form") || left_out(node) ||
               std::find(main.begin(), main.end(), node) != main.end();
    });
    return outside > a_few_words && inside * times_fewer < outside;
}

Node part_called_main(Node body) {
    std::vector<Node> candidates;
    collect_called_main(body, candidates);
    for (const Node& candidate : candidates)
        if (candidate.all_text().size() * 2 >= body.all_text().size())
            return candidate;
    return {};
}

} // namespace plainsend::html
