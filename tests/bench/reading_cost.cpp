// What reading costs when the program runs already: reading_cost TIMES FILE... prints for each file the CPU
// milliseconds a reading, and the words read. For ./dev bench.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

#include "pipeline/job.h"
#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/text/text.h"

namespace {

double cpu_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

int main(int count, char** words_given) {
    using namespace plainsend;
    if (count < 3)
        return 64;
    try {
        const int times = std::atoi(words_given[1]);
        for (int file_number = 2; file_number < count; ++file_number) {
            std::ifstream file(words_given[file_number], std::ios::binary);
            const Source source{
                std::string{std::istreambuf_iterator<char>(file), {}}, words_given[file_number], {}};
            const ReadDocument read = read_document(source, {}); // also loads what is loaded once
            std::size_t found = 0;
            for_each_block(read.document.value,
                           [&](const Block& block) { found += words(block_text(block)).size(); });
            const double begin = cpu_milliseconds();
            for (int i = 0; i < times; ++i)
                read_document(source, {});
            std::printf("%.3f %zu\n", (cpu_milliseconds() - begin) / times, found);
        }
    } catch (const Error& error) {
        std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.message.c_str());
        return 70;
    }
    return 0;
}
