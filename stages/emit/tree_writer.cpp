#include "stages/emit/tree_writer.h"

#include "stages/document/tree.h"

namespace plainsend {

Reported<std::string> write_tree(const Document& document, const Style&) {
    return {dump(document), {}};
}

} // namespace plainsend
