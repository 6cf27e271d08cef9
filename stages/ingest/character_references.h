// What character references stand for: "&eacute;", "&#39;", "&#x2019;". Asked of Gumbo once for each name,
// and of so many names only that nobody can make it slow.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace plainsend {

struct CharacterReference {
    std::string text; // UTF-8; empty when it stands for nothing
    std::size_t length = 0;
};

class CharacterReferences {
public:
    // at: where "&" stands.
    CharacterReference in_html(std::string_view source, std::size_t at);
    // In Markdown (CommonMark, 2.5) it must end with ";", and a number means just that character.
    CharacterReference in_markdown(std::string_view source, std::size_t at);

private:
    std::string named(const std::string& reference);

    std::map<std::string, std::string> known_;
};

} // namespace plainsend
