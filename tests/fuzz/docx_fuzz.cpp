// The body of a Word document: bytes that are no archive stand for word/document.xml, so that the reader
// itself is reached and not only the archive's checks.
#include "stages/document/error.h"
#include "stages/document/tree.h"
#include "stages/ingest/docx.h"
#include "tests/word_document.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    try {
        const bool packed = bytes.starts_with("PK");
        const auto read = plainsend::read_docx(
            {packed ? bytes : plainsend::tests::word_document(bytes), "fuzz.docx", {}}, {});
        static_cast<void>(plainsend::dump(read.value));
    } catch (const plainsend::Error&) {
        return 0;
    }
    return 0;
}
