// A fuzz target as a plain test: its seeds, and what becomes of them when they are cut, flipped and spliced
// always in the same way. replay SEED|FOLDER... The sanitizers judge; a target that throws anything but an
// Error ends the program.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::vector<std::string> seeds_of(int count, char** words) {
    std::vector<fs::path> files;
    for (int i = 1; i < count; ++i)
        if (fs::is_directory(words[i]))
            for (const auto& entry : fs::directory_iterator(words[i]))
                files.push_back(entry.path());
        else
            files.emplace_back(words[i]);
    std::sort(files.begin(), files.end());
    std::vector<std::string> seeds;
    for (const fs::path& file : files) {
        std::ifstream in(file, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return seeds;
}

// Numerical Recipes' generator: the same on every machine.
class Numbers {
public:
    std::size_t below(std::size_t limit) {
        state_ = state_ * 1664525U + 1013904223U;
        return limit == 0 ? 0 : (state_ >> 8U) % limit;
    }

private:
    std::uint32_t state_ = 1;
};

std::string changed(std::string bytes, const std::string& other, Numbers& numbers) {
    for (std::size_t changes = 1 + numbers.below(4); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = numbers.below(bytes.size());
        const std::size_t length = std::min(bytes.size() - at, 1 + numbers.below(40));
        switch (numbers.below(5)) {
        case 0:
            bytes[at] = static_cast<char>(numbers.below(256));
            break;
        case 1:
            bytes.erase(at, length);
            break;
        case 2: // the same once more
            bytes.insert(at, bytes.substr(at, length));
            break;
        case 3:
            bytes.insert(at, other.substr(numbers.below(other.size()), length));
            break;
        default:
            bytes.replace(at, length, std::string(length, static_cast<char>(numbers.below(256))));
        }
    }
    return bytes;
}

} // namespace

int main(int count, char** words) {
    constexpr int cuts = 16;
    constexpr int changes = 60;
    const std::vector<std::string> seeds = seeds_of(count, words);
    if (seeds.empty()) {
        std::fputs("replay: no seeds\n", stderr);
        return 1;
    }
    std::size_t runs = 0;
    const auto run = [&](const std::string& bytes) {
        LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        ++runs;
    };
    Numbers numbers;
    run("");
    for (const std::string& seed : seeds) {
        run(seed);
        for (int i = 0; i < cuts; ++i)
            run(seed.substr(0, seed.size() * static_cast<std::size_t>(i) / cuts));
        for (int i = 0; i < changes; ++i)
            run(changed(seed, seeds[numbers.below(seeds.size())], numbers));
    }
    std::printf("%zu inputs from %zu seeds\n", runs, seeds.size());
    return 0;
}
