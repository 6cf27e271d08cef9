// An OpenDocument text: bytes that are no archive stand for content.xml, so that the reader itself is
// reached.
#include "stages/document/error.h"
#include "stages/document/tree.h"
#include "stages/ingest/odt.h"
#include "tests/archive.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    try {
        const std::string file =
            bytes.starts_with("PK")
                ? bytes
                : plainsend::tests::archive(
                      {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", bytes}});
        const auto read = plainsend::read_odt({file, "fuzz.odt", {}}, {});
        static_cast<void>(plainsend::dump(read.value));
    } catch (const plainsend::Error&) {
        return 0;
    }
    return 0;
}
