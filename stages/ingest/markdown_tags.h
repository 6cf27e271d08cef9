// Tags of raw HTML among the words of a Markdown paragraph: cmark hands them over one by one, begin and end
// apart.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/tree.h"

namespace plainsend::markdown {

// "sup" of <sup class="x">, </sup> or <sup/>; empty for what is no tag.
std::string tag_name(std::string_view tag);

// The tags that wait for their end, at most 32 at a time; further ones mark nothing.
class OpenTags {
public:
    // from: how many inlines stood before it. wrapper: what will hold the ones that follow.
    void open(std::string name, std::size_t from, Inline wrapper);
    // Wraps what stands since the tag of that name began; tags that opened inside end with it.
    void close(const std::string& name, Inlines&);
    // A tag that is never closed reaches to the end of its paragraph.
    void close_all(Inlines&);
    int depth() const { return static_cast<int>(tags_.size()); }

private:
    struct Tag {
        std::string name;
        std::size_t from = 0;
        Inline wrapper;
    };
    std::vector<Tag> tags_;
};

// left_out: what stands between the tag and its end is not read (hidden text, scripts). wrapper: what holds
// it; nothing when the tag means nothing.
struct TagMeaning {
    bool left_out = false;
    std::optional<Inline> wrapper;
};

// What the HTML reader makes of a tag; remembered, and asked at most 20,000 times in a document.
class TagMeanings {
public:
    // read: the words of some HTML, or nothing where the HTML reader leaves them out.
    using Read = std::function<std::optional<Inlines>(const std::string& html)>;
    explicit TagMeanings(Read read) : read_(std::move(read)) {}
    const TagMeaning& of(std::string_view tag);

private:
    Read read_;
    std::map<std::string, TagMeaning, std::less<>> known_;
    TagMeaning none_;
    int asked_ = 0;
};

} // namespace plainsend::markdown
