#include "stages/language/syllables.h"

namespace plainsend {
std::size_t count_syllables(std::string_view) {
    return 1;
}
} // namespace plainsend
