// One document and its translation: the words out to a translator, and back into the document's structure.
#pragma once

#include "pipeline/job.h"

namespace plainsend {

// The file for the translator. options.target_language and options.xliff decide its language and version.
struct Extracted {
    std::string xliff;
    Findings findings;
    std::vector<std::string> parts; // names of the input's parts, for the findings' places
};
// Throws Error{usage} when the document is in that language already.
Extracted extract_words(const Source&, const JobOptions&, const Data&);

// The translated document: <stem>.draft.translated-<language>.html and .pdf (or options.formats). Throws
// Error{unusable} when the translation belongs to another document.
JobResult merge_translation(const Source&, std::string_view stem, std::string_view xliff,
                            std::string_view xliff_name, const JobOptions&, const Data&);

// Of a translator's file by itself. Throws Error when it is none.
Findings check_translation(std::string_view xliff, std::string_view name);

} // namespace plainsend
