// A Word document with its findings as comments and the certain edits of the plain version as tracked
// changes.
#pragma once

#include "pipeline/check.h"
#include "pipeline/job.h"
#include "stages/emit/annotate/annotate.h"

namespace plainsend {

// result: what check_document said of this source under these options. Throws Error{usage} for a document
// that is no Word file, Error{unusable} when nothing can be put into it.
AnnotatedCopy annotate_document(const Source&, const CheckResult& result, const JobOptions&, const Data&);

// What became of the findings, in one or two sentences for the terminal.
std::string copy_in_words(const AnnotatedCopy&);

} // namespace plainsend
