// The stage `acronyms`: finds acronyms and what each stands for; proposes the long form at first use, asks
// where there are two meanings, and marks what is explained.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "stages/stage.h"

namespace plainsend {

Reported<Document> acronyms(Document, const Context&);

// One occurrence of an acronym. source: document, glossary, ambiguous or unknown. senses: what it can mean,
// when ambiguous. [begin, end): bytes of the block's text.
struct AcronymUse {
    std::string short_form;
    std::string long_form;
    std::string source;
    std::vector<std::string> senses;
    std::string block;
    std::size_t begin = 0;
    std::size_t end = 0;
};
std::vector<AcronymUse> find_acronyms(const Document&, const Context&);

} // namespace plainsend
