// The one child that a plan or report is about, as far as the document itself shows it: a field, its title,
// how often a name stands there. Private to stages/language.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stages/language/names_data.h"
#include "stages/language/passage.h"

namespace plainsend {

// written: the first name as it stands there. own: all names of the child in lower case, short ones too.
// uses: how often the first name stands in the text. named: a field or a heading names the child.
struct Child {
    std::string written;
    WordSet own;
    std::size_t uses = 0;
    bool named = false;
};

// Nothing unless it is clear, and the first name stands there at least so often.
std::optional<Child> child_of(const Document&, const std::vector<Passage>&, const NameWords&,
                              std::size_t least_uses = 3);

// Whether the name may be a short form or another spelling of one of the child's.
bool may_be_same_name(std::string_view name, const Child&, const NameWords&);

} // namespace plainsend
