// Any bytes as a web page: read, or refused with an Error.
#include "stages/document/error.h"
#include "stages/ingest/html.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(plainsend::sniff_html(bytes));
    try {
        static_cast<void>(plainsend::read_html({bytes, "fuzz.html", {}}, {}));
    } catch (const plainsend::Error&) {
        return 0;
    }
    return 0;
}
