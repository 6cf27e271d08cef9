// Pictures of DOCX and ODT packages: named by the SHA-256 of their input bytes, kept once, written again
// without metadata.
#pragma once

#include <string>
#include <string_view>

#include "stages/document/document.h"
#include "stages/document/source.h"
#include "stages/ingest/left_out.h"

namespace plainsend {

// The key of the picture in document.resources, or empty (and told in left_out) when it cannot be used.
// alternative: only to say which picture it was.
std::string keep_picture(Document&, std::string_view bytes, const Limits&, const Place&,
                         std::string_view alternative, LeftOut&);

} // namespace plainsend
