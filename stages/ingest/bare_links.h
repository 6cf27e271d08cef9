// Addresses that stand in running text without being marked as links: www.school.example,
// office@school.example.
#pragma once

#include "stages/document/document.h"

namespace plainsend {

// Makes links of them, but not inside links and code. Words stay as they are.
void link_bare_addresses(Inlines&);

} // namespace plainsend
