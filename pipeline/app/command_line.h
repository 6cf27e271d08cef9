// The command line of plainsend: main() hands over its arguments.
#pragma once

namespace plainsend {

// Returns the exit status (contract). The only place that turns an Error into one.
int command_line(int argc, const char* const* argv);

} // namespace plainsend
