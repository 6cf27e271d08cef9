// Outputs that appear whole or not at all: written beside, synced, renamed. One run at a time in a folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/job.h"

namespace plainsend {

// A part of a file: bytes that live elsewhere, or all of a scratch file.
struct FilePiece {
    std::string_view bytes;
    int scratch = -1;
};

// The folder of a run's outputs, held by a lock as long as this lives.
class OutputFolder {
public:
    // Creates it (private) when needed and sweeps what a killed run left. Throws Error{locked} with the
    // owner's process, Error{cannot_create, permission}.
    explicit OutputFolder(std::filesystem::path);
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;
    ~OutputFolder();

    const std::filesystem::path& path() const { return path_; }
    // folder: below this one, "" = here. All temporary files are complete before the first is renamed. Throws
    // Error{output, cannot_create, permission}, then nothing new is there (or, had a rename failed, whole
    // files).
    void write(const std::string& folder, const std::vector<Output>&);
    // A file without a name in this folder, for what is gathered during the run; a descriptor to close.
    int scratch() const;
    // Writes one file here out of pieces, with the same promise.
    void assemble(const std::string& name, const std::vector<FilePiece>&);

private:
    std::string write_temporary(const std::vector<FilePiece>&, const std::string& shown);
    void write_files(const std::filesystem::path& target, const std::vector<std::string>& names,
                     const std::vector<std::vector<FilePiece>>&);
    void lock();
    void sweep();

    std::filesystem::path path_;
    int folder_ = -1;    // descriptor of path_
    int temporary_ = -1; // of the folder for unfinished files
    int lock_ = -1;
    unsigned serial_ = 0;
};

// One file, whole or not at all, wherever it is to stand. Throws Error{output, cannot_create, permission}.
void write_whole(const std::filesystem::path& file, std::string_view bytes);

} // namespace plainsend
