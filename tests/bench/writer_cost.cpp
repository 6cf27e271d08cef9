// What one output costs when everything is loaded: writer_cost DATA FILE VERSION FORMAT TIMES prints the CPU
// milliseconds a writing, and the bytes written. For ./dev bench.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>

#include "pipeline/job.h"
#include "stages/document/error.h"

namespace {

double cpu_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

int main(int count, char** words) {
    using namespace plainsend;
    using namespace std::chrono;
    if (count != 6)
        return 64;
    try {
        const Data data = load_data(words[1]);
        std::ifstream file(words[2], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        JobOptions options;
        options.choices.date = 2026y / December / 3;
        const Source source{bytes, words[2], {}};
        const ReadDocument read = read_document(source, options);
        for (const Recipe& recipe : data.recipes) {
            if (recipe.name != words[3])
                continue;
            const Document made =
                make_version(read.document.value, recipe, options, data, Edits::apply).value;
            std::size_t written = 0;
            const auto once = [&] {
                written = write_version(made, recipe, "bench", {words[4]}, options, data)
                              .value.front()
                              .bytes.size();
            };
            once(); // loads the fonts
            const int times = std::atoi(words[5]);
            const double begin = cpu_milliseconds();
            for (int i = 0; i < times; ++i)
                once();
            std::printf("%.3f %zu\n", (cpu_milliseconds() - begin) / times, written);
        }
    } catch (const Error& error) {
        std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.message.c_str());
        return 70;
    }
    return 0;
}
