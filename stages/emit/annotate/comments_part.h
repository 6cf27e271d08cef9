// The comments of a Word document: their part, extended or made anew, and what a package needs to know of a
// new one (ECMA-376 part 1, 11.3.2 and 17.13.4; part 2, content types and relationships).
#pragma once

#include <string>
#include <vector>

#include "stages/emit/annotate/marking.h"
#include "stages/io/zip.h"
#include "stages/io/zip_writer.h"

namespace plainsend {

struct Comment {
    std::string id;
    std::vector<std::string> paragraphs;
};

// What a main part leads to. Names of parts, empty when there is none.
struct RelatedParts {
    std::string comments;
    std::string footnotes;
    std::string endnotes;
    std::vector<std::string> headers; // and footers
};
RelatedParts related_parts(const Zip&, const std::string& main_part);

// Every w:id of the existing comments.
std::vector<std::string> comment_ids(const Zip&, const std::string& part);

// The entries that change: the comments, and for a new part the main part's relationships and the content
// types. space: the main part's namespace. Throws Error{unusable} when the package has no content types.
std::vector<ZipEntry> comment_entries(const Zip&, const std::string& main_part, const std::string& space,
                                      const std::vector<Comment>&, const Signature&);

} // namespace plainsend
