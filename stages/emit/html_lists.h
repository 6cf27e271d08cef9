// Which HTML list prints the author's numbers: the browser's own marker where it prints the same, else the
// labels as text.
#pragma once

#include <string>
#include <vector>

#include "stages/document/document.h"

namespace plainsend {

enum class ListForm { bullets, marker, labels };

struct ListPlan {
    ListForm form = ListForm::labels;
    std::string type;        // of <ol>: "1", "a", "A", "i", "I"
    std::vector<int> values; // of the items, for ListForm::marker
};

ListPlan plan_list(const List&);

} // namespace plainsend
