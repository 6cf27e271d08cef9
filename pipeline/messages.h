// What plainsend itself says in an output: which messages there must be, and which a language lacks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/emit/style.h"

namespace plainsend {

// Every other language falls back on English, so English has them all. Throws Error{data_file} at `where`.
void check_english(const Messages&, const std::string& where);

// How many messages of a translated page stand in English because the language has no words for them.
std::size_t missing_messages(const Messages&, std::string_view language);

// The keys that the program asks for; in order.
std::vector<std::string_view> message_keys();

} // namespace plainsend
