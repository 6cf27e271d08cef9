// Any bytes as an XML part: read whole, or refused with an Error.
#include "stages/document/error.h"
#include "stages/io/xml.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    try {
        const auto tree =
            plainsend::xml::Tree::parse({reinterpret_cast<const char*>(data), size}, "fuzz.xml");
        static_cast<void>(plainsend::xml::escape(tree.root().all_text()));
    } catch (const plainsend::Error&) {
        return 0;
    }
    return 0;
}
