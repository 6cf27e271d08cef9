// Any bytes as a Markdown: read, or refused with an Error.
#include "stages/document/error.h"
#include "stages/ingest/markdown.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(plainsend::sniff_markdown(bytes));
    try {
        static_cast<void>(plainsend::read_markdown({bytes, "fuzz.md", {}}, {}));
    } catch (const plainsend::Error&) {
        return 0;
    }
    return 0;
}
