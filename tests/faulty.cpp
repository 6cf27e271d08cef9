// plainsend as it is, but for Word documents whose name asks for trouble: "-hang" never ends, "-crash" dies.
// Built for the tests only; the linker puts faulty_readers() in the place of readers() (--wrap).
#include <array>
#include <csignal>
#include <string_view>
#include <thread>
#include <vector>

#include "stages/stage.h"

namespace plainsend {

std::span<const Reader> real_readers() __asm__("__real__ZN9plainsend7readersEv");
std::span<const Reader> faulty_readers() __asm__("__wrap__ZN9plainsend7readersEv");

namespace {

Reported<Document> (*read_docx_well)(const Source&, const Limits&) = nullptr;

Reported<Document> read_docx_or_fail(const Source& source, const Limits& limits) {
    const std::string_view name = source.name;
    if (name.find("-crash") != std::string_view::npos)
        std::raise(SIGSEGV);
    while (name.find("-hang") != std::string_view::npos)
        std::this_thread::sleep_for(std::chrono::seconds(1));
    return read_docx_well(source, limits);
}

} // namespace

std::span<const Reader> faulty_readers() {
    static const std::vector<Reader> table = [] {
        std::vector<Reader> readers(real_readers().begin(), real_readers().end());
        for (Reader& reader : readers)
            if (reader.name == "docx") {
                read_docx_well = reader.read;
                reader.read = read_docx_or_fail;
            }
        return readers;
    }();
    return table;
}

} // namespace plainsend
