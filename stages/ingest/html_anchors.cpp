// Links inside the page lead to the paragraph that is read from the place they name.
#include <algorithm>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/html_reader.h"

namespace plainsend::html {

// "#help", or the page's own name before it: the link as it waits for the ids of the blocks.
std::optional<Inline> Reader::inner_link(std::string_view address) const {
    const std::size_t hash = address.find('#');
    if (is_own_ || hash == std::string_view::npos || (hash > 0 && address.substr(0, hash) != source_.name))
        return std::nullopt;
    const std::string_view name = address.substr(hash + 1);
    if (!asides_.names.contains(name))
        return std::nullopt;
    return Inline{Link{"#" + std::string(name), {}}};
}

void Reader::lead_inner_links() const {
    std::vector<std::pair<std::size_t, std::string>> begins; // where paragraphs and headings begin
    for_each_block(std::as_const(document_), [&](const Block& block) {
        if (inlines_of(block) != nullptr)
            begins.emplace_back(block.place.offset, block.id);
    });
    if (begins.empty() || is_own_)
        return;
    std::stable_sort(begins.begin(), begins.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto lead = [&](Inlines& content) {
        for_each_inline(content, [&](Inline& in) {
            auto* link = std::get_if<Link>(&in.node);
            if (link == nullptr || !link->target.starts_with('#'))
                return;
            const auto named = asides_.names.find(std::string_view(link->target).substr(1));
            Node node = named == asides_.names.end() ? Node() : named->second;
            while (node && kind_of(node.tag()) == Kind::inline_element && node.parent() &&
                   kind_of(node.parent().tag()) != Kind::container)
                node = node.parent();
            const std::size_t offset = node ? place_(node.offset()).offset : 0;
            auto found = std::lower_bound(begins.begin(), begins.end(), offset,
                                          [](const auto& one, std::size_t at) { return one.first < at; });
            link->target = "#" + (found == begins.end() ? begins.back() : *found).second;
        });
    };
    for_each_block(document_, [&](Block& block) {
        if (Inlines* content = inlines_of(block))
            lead(*content);
        else if (auto* table = std::get_if<Table>(&block.node))
            lead(table->caption);
    });
}

} // namespace plainsend::html
