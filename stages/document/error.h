// The one exception: an input, option or data file that cannot be used. Bad content is a Finding, a bug is an
// assert. Caught only in pipeline/.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace plainsend {

// What kind of trouble; the value is the exit code (sysexits) when it is the only input's.
enum class Trouble {
    usage = 64,
    unusable = 65,
    missing = 66,
    crash = 70,
    cannot_create = 73,
    output = 74,
    locked = 75,
    permission = 77,
    data_file = 78
};

// message: what is wrong; where: file, part or "file:line"; hint: what to do about it.
struct Error : std::runtime_error {
    Error(Trouble kind, std::string what_is_wrong, std::string place, std::string what_to_do)
        : std::runtime_error(place.empty() ? what_is_wrong : place + ": " + what_is_wrong), trouble(kind),
          message(std::move(what_is_wrong)), where(std::move(place)), hint(std::move(what_to_do)) {}
    Trouble trouble;
    std::string message;
    std::string where;
    std::string hint;
};

} // namespace plainsend
