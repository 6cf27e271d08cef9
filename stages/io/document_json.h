// The document as JSON and back: the format of filters that others write (docs/guide/json-format.md).
// read_document_json(write_document_json(d)) == d for every document.
#pragma once

#include "stages/document/document.h"
#include "stages/io/json.h"

namespace plainsend {

inline constexpr int document_json_version = 1;
std::string write_document_json(const Document&);
Document read_document_json(std::string_view bytes, std::string_view name);

} // namespace plainsend
