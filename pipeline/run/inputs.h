// Which documents a run is over: the files named, and those in the folders named, in name order; under which
// name each goes out; and what was passed over, and why.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "stages/document/error.h"

namespace plainsend {

// path "-" is standard input. name: for the report, the place below the folder that was named (equal wherever
// that folder lies). folder: below OUT, "" = OUT itself. passed_over: why it is not read, else empty.
// what_to_do: when it is passed over but holds a document's words.
struct Input {
    std::filesystem::path path;
    std::string name;
    std::string folder;
    std::string stem;
    std::string passed_over;
    std::optional<Error> trouble; // with the argument itself
    std::string what_to_do = {};
};

// out: left out when it lies in a folder that is walked. Never throws for one bad argument: it is an Input
// with trouble.
std::vector<Input> find_inputs(const std::vector<std::string>& arguments, const std::filesystem::path& out);

// True for a web page that plainsend wrote (its generator mark).
bool is_own_page(std::string_view beginning);

} // namespace plainsend
