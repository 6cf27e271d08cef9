// Any bytes as an archive: every entry read, or refused with an Error.
#include "stages/document/error.h"
#include "stages/io/zip.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    try {
        const auto zip = plainsend::Zip::open({reinterpret_cast<const char*>(data), size}, "fuzz.zip", {});
        for (const std::string& name : zip.names())
            static_cast<void>(zip.read(name));
    } catch (const plainsend::Error&) {
        return 0;
    }
    return 0;
}
