// Any bytes as plain text: read, or refused with an Error.
#include "stages/document/error.h"
#include "stages/ingest/text.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(plainsend::sniff_text(bytes));
    try {
        static_cast<void>(plainsend::read_text({bytes, "fuzz.txt", {}}, {}));
    } catch (const plainsend::Error&) {
        return 0;
    }
    return 0;
}
