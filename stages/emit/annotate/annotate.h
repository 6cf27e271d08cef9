// The author's own Word file with what was found in it: comments on the words, and changes that the author
// can accept or reject. Every part that is not written into stays as it was, byte for byte, and so does every
// byte beside the marks. Rejecting all changes gives the author's words, accepting all gives the changed
// ones.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stages/document/document.h"
#include "stages/document/source.h"

namespace plainsend {

// What there is to say about [begin, end) of a block's text. block empty: about the whole document.
// paragraphs: of the comment. instead: the words to put there as a tracked change; nothing = comment only.
// otherwise: one more paragraph, for when the change could not be put into the text.
struct Annotation {
    std::string block;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string words;
    std::vector<std::string> paragraphs;
    std::optional<std::string> instead;
    std::string otherwise;
};

// Counts of annotations, each in one of the first four; changes are counted beside them.
struct AnnotatedCopy {
    std::string bytes;
    std::size_t on_words = 0;       // at the words, or at the paragraph where that is what they are about
    std::size_t at_paragraph = 0;   // at the paragraph, because the words cannot hold a comment
    std::size_t about_document = 0; // in the first comment, which is about the whole document
    std::size_t in_first = 0;       // there, too, because their paragraph cannot hold a comment
    std::size_t unplaced = 0;       // not in the copy: it has no paragraph that can hold a comment
    std::size_t changes = 0;
    std::size_t changes_not_made = 0; // told in their comments
};

// document: as it was read from this source, without edits. date: of the comments and changes. Throws
// Error{unusable} for a package in which no comment can be put.
AnnotatedCopy annotate_docx(const Source&, const Document&, const std::vector<Annotation>&, Date);

} // namespace plainsend
