#include "stages/ingest/markdown_tags.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "stages/text/text.h"

namespace plainsend::markdown {

namespace {

constexpr std::size_t most_open_tags = 32;
constexpr int most_tags_read = 20'000;

// A wrapper's content; null for what holds none.
Inlines* content_of(Inline& wrapper) {
    return std::visit(
        [](auto& one) -> Inlines* {
            if constexpr (requires { one.content; })
                return &one.content;
            else
                return nullptr;
        },
        wrapper.node);
}

} // namespace

std::string tag_name(std::string_view tag) {
    std::string name;
    for (const char c : tag.substr(tag.starts_with("</") ? 2 : 1)) {
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
            break;
        name += c;
    }
    return lower(name);
}

void OpenTags::open(std::string name, std::size_t from, Inline wrapper) {
    if (tags_.size() < most_open_tags)
        tags_.push_back({std::move(name), from, std::move(wrapper)});
}

void OpenTags::close(const std::string& name, Inlines& out) {
    const auto found =
        std::find_if(tags_.rbegin(), tags_.rend(), [&](const Tag& tag) { return tag.name == name; });
    if (found == tags_.rend())
        return;
    Inline wrapper = std::move(found->wrapper);
    const auto from = out.begin() + static_cast<std::ptrdiff_t>(found->from);
    Inlines content(std::make_move_iterator(from), std::make_move_iterator(out.end()));
    out.erase(from, out.end());
    *content_of(wrapper) = std::move(content);
    out.push_back(std::move(wrapper));
    tags_.erase(std::prev(found.base()), tags_.end());
}

void OpenTags::close_all(Inlines& out) {
    while (!tags_.empty())
        close(std::string(tags_.back().name), out);
}

const TagMeaning& TagMeanings::of(std::string_view tag) {
    auto known = known_.find(tag);
    if (known == known_.end()) {
        const std::string name = tag_name(tag);
        if (name.empty() || ++asked_ > most_tags_read)
            return none_;
        std::optional<Inlines> made = read_(std::string(tag) + "x</" + name + ">");
        TagMeaning meaning{!made, {}};
        if (made && made->size() == 1) {
            if (Inlines* content = content_of(made->front())) {
                content->clear();
                meaning.wrapper = std::move(made->front());
            }
        }
        known = known_.emplace(tag, std::move(meaning)).first;
    }
    return known->second;
}

} // namespace plainsend::markdown
