// The way through the source of a text beside the words that were read from it: character by character, past
// markup, references and folded white space. Every character must agree, or there is no way.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "stages/ingest/character_references.h"

namespace plainsend {

enum class Notation { plain, html, markdown };

// Of preformatted text the lines and spaces are kept, of every other they flow.
enum class Layout { flowing, kept };

// Words and where they stand, in bytes. As long in both: byte for byte; else (a character reference, white
// space that was folded) only its ends correspond.
struct Stretch {
    std::size_t text = 0;
    std::size_t text_size = 0;
    std::size_t source = 0;
    std::size_t source_size = 0;
};

class SourceWalk {
public:
    // source: UTF-8 with line ends as U+000A.
    SourceWalk(std::string_view source, Notation notation) : source_(source), notation_(notation) {}

    // Where all of the words stand, if the first of them stands at the byte `at`; else nothing.
    std::optional<std::vector<Stretch>> words(std::string_view words, std::size_t at, Layout);

    // Whether nothing stands between two bytes that a reader of the source would see. around: what is white
    // space in the words before and behind.
    enum class Around { words, space };
    bool only_markup(std::size_t from, std::size_t to, Around);

    // Behind a bullet or number that was typed by hand; nothing when there is none.
    std::optional<std::size_t> behind_label(std::size_t at);

private:
    // Bytes of the words and of the source that belong together; none of either: they do not agree.
    struct Step {
        std::size_t text = 0;
        std::size_t source = 0;
    };
    // before: the last character of the words that was found, 0 at their beginning.
    Step next(std::string_view rest, char before, std::size_t at, Layout);
    std::optional<Step> reference(std::string_view rest, std::size_t at);
    std::optional<Step> line_start(std::string_view rest, std::size_t at) const;
    Step line_break(std::size_t at) const;
    std::optional<std::size_t> behind_markup(std::size_t at, std::size_t to, Around);
    CharacterReference reference_at(std::size_t at);
    std::size_t behind_tag(std::size_t at) const;
    std::size_t behind_one_tag(std::size_t at) const;
    std::size_t behind_space(std::size_t at) const;
    bool escapes(std::size_t at) const;
    char at(std::size_t where) const { return where < source_.size() ? source_[where] : '\0'; }

    std::string_view source_;
    Notation notation_;
    CharacterReferences references_;
};

} // namespace plainsend
