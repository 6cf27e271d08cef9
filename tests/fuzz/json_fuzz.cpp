// Any bytes as a document tree in JSON: refused with an Error, or read so that writing and reading it again
// gives the same.
#include <cstdlib>

#include "stages/document/error.h"
#include "stages/ingest/json_reader.h"
#include "stages/io/document_json.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    try {
        const auto document = plainsend::read_json({bytes, "fuzz.json", {}}, {}).value;
        const std::string written = plainsend::write_document_json(document);
        if (plainsend::read_document_json(written, "again.json") != document)
            std::abort();
    } catch (const plainsend::Error&) {
        return 0;
    }
    return 0;
}
