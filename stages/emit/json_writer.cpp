#include "stages/emit/json_writer.h"

#include "stages/io/document_json.h"

namespace plainsend {

Reported<std::string> write_json(const Document& document, const Style&) {
    return {write_document_json(document), {}};
}

} // namespace plainsend
