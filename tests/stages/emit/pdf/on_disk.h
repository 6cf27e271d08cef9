// A PDF on disk, and what other programs say of it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace plainsend {

// A PDF on disk for as long as the judges need it.
class OnDisk {
public:
    explicit OnDisk(const std::string& bytes)
        : path_(std::filesystem::temp_directory_path() /
                ("plainsend-pdf-" + std::to_string(::getpid()) + "-" + std::to_string(++count()) + ".pdf")) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~OnDisk() { std::filesystem::remove(path_); }
    OnDisk(const OnDisk&) = delete;
    OnDisk& operator=(const OnDisk&) = delete;
    std::string path() const { return path_.string(); }

private:
    static int& count() {
        static int number = 0;
        return number;
    }
    std::filesystem::path path_;
};

inline std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    EXPECT_NE(pipe, nullptr);
    std::array<char, 4096> chunk{};
    for (std::size_t size = 0; (size = fread(chunk.data(), 1, chunk.size(), pipe)) > 0;)
        text.append(chunk.data(), size);
    EXPECT_EQ(pclose(pipe), 0) << command;
    return text;
}

} // namespace plainsend
