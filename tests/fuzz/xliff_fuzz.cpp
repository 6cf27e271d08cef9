// Any bytes as a translation: refused with an Error, or checked and merged into a letter.
#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/translate/xliff.h"

namespace {

plainsend::Document letter() {
    using namespace plainsend;
    Document document;
    Block paragraph;
    paragraph.node = Paragraph{{{Text{"Dear Mrs Okoro, come on ", {}}},
                                {Marked{Mark::strong, {{Text{"3 December", {}}}}}},
                                {LineBreak{}},
                                {Text{"with {{child}}.", {}}}}};
    document.body = {paragraph};
    finish_reading(document);
    return document;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    try {
        const auto file = plainsend::parse_xliff({reinterpret_cast<const char*>(data), size}, "fuzz.xlf");
        static_cast<void>(plainsend::check_xliff(file));
        static_cast<void>(plainsend::merge(letter(), file));
    } catch (const plainsend::Error&) {
        return 0;
    }
    return 0;
}
