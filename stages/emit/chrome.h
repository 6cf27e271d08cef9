// What plainsend adds around the author's text, made once for every writer: banner, versions offered, glossary,
// contacts, how to reply. Blocks of Generated text: a writer renders them like any block and marks them as chrome.
#pragma once

#include <string>
#include <string_view>

#include "stages/document/document.h"
#include "stages/emit/style.h"

namespace plainsend {

// A message with its {placeholders} filled, in the document's language or else English (then as a LanguageRun).
Inlines say(const Document&, const Style&, std::string_view key,
            const std::map<std::string, std::string>& values = {});
// The same as plain text.
std::string say_text(const Document&, const Style&, std::string_view key,
                     const std::map<std::string, std::string>& values = {});

// "Draft 1, Thursday 3 December 2026", or "" for a final document.
std::string status_line(const Document&, const Style&);
// The version's name as a parent sees it: "Large print".
std::string version_name(const Document&, const Style&, std::string_view version);

// The box at the top of a draft: what this is, until when, how and whom to ask. Empty for a final document.
Blocks banner(const Document&, const Style&);
// After the text: contact, independent support, other formats and interpreter, complaints. What the profile
// does not say is said to be missing, in drafts, and left out in finals.
Blocks closing(const Document&, const Style&);
// A translation nobody checked says so, first of all. Empty otherwise.
Blocks review_notice(const Document&, const Style&);

// Where to send corrections: the contact's e-mail or "".
std::string reply_address(const Document&);

} // namespace plainsend
