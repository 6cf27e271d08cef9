#include "pipeline/messages.h"

#include <algorithm>
#include <array>

#include "pipeline/nearest.h"
#include "stages/document/error.h"

namespace plainsend {

namespace {

// The program and its data may come from different days: a key that the data lacks would be printed as it
// stands. The tests hold this list against styles/words/en.xml.
constexpr std::array<std::string_view, 107> keys{"agreed-intro",
                                                 "agreed-intro-numbered",
                                                 "agreed-item",
                                                 "agreed-no-date",
                                                 "agreed-nobody",
                                                 "agreed-title",
                                                 "closing-title",
                                                 "complaints",
                                                 "complaints-missing",
                                                 "contact",
                                                 "contact-missing",
                                                 "contents-title",
                                                 "draft-ask",
                                                 "draft-ask-missing",
                                                 "draft-how",
                                                 "draft-how-numbered",
                                                 "draft-line",
                                                 "draft-line-undated",
                                                 "draft-reply-by",
                                                 "draft-ways",
                                                 "draft-ways-email",
                                                 "draft-what",
                                                 "draft-word",
                                                 "field-room",
                                                 "glossary-back",
                                                 "glossary-long-form",
                                                 "glossary-mark",
                                                 "glossary-title",
                                                 "image-lost",
                                                 "image-missing",
                                                 "in-brackets",
                                                 "kept-after-number",
                                                 "kept-before-number",
                                                 "labelled",
                                                 "language-name",
                                                 "listed",
                                                 "mail-body",
                                                 "mail-subject",
                                                 "mail-subject-all",
                                                 "note-back",
                                                 "note-mark",
                                                 "notes-title",
                                                 "offer",
                                                 "offer-contact",
                                                 "opening-hours",
                                                 "page",
                                                 "page-title",
                                                 "page-title-draft",
                                                 "plain-changed",
                                                 "plain-changed-once",
                                                 "record-label",
                                                 "records-lead",
                                                 "reply-check",
                                                 "reply-check-how",
                                                 "reply-check-none",
                                                 "reply-check-title",
                                                 "reply-choose",
                                                 "reply-copied",
                                                 "reply-copy",
                                                 "reply-copy-failed",
                                                 "reply-email",
                                                 "reply-intro",
                                                 "reply-label",
                                                 "reply-name",
                                                 "reply-on-paper",
                                                 "reply-other",
                                                 "reply-other-label",
                                                 "reply-read",
                                                 "reply-save",
                                                 "reply-says",
                                                 "reply-send",
                                                 "reply-suggest",
                                                 "reply-title",
                                                 "review-unchecked",
                                                 "running-header",
                                                 "running-header-draft",
                                                 "running-header-draft-unnamed",
                                                 "skip-link",
                                                 "slip-date",
                                                 "slip-document",
                                                 "slip-instead",
                                                 "slip-intro",
                                                 "slip-name",
                                                 "slip-number",
                                                 "slip-other",
                                                 "slip-reach",
                                                 "slip-return",
                                                 "slip-return-by",
                                                 "slip-school",
                                                 "slip-title",
                                                 "slip-words",
                                                 "standard-page",
                                                 "struck-begin",
                                                 "struck-end",
                                                 "style-dyslexia-friendly",
                                                 "style-high-contrast",
                                                 "support",
                                                 "support-missing",
                                                 "table-label",
                                                 "untitled",
                                                 "untitled-letter",
                                                 "version-large-print",
                                                 "version-plain",
                                                 "version-standard",
                                                 "version-translatable",
                                                 "versions-title",
                                                 "words-unchecked"};

// These are said of the plain version only, which is English.
bool is_for_english(std::string_view key) {
    return key.starts_with("plain-");
}

} // namespace

std::vector<std::string_view> message_keys() {
    return {keys.begin(), keys.end()};
}

void check_english(const Messages& messages, const std::string& where) {
    std::vector<std::string> missing;
    for (const std::string_view key : keys)
        if (!messages.has("en", key))
            missing.emplace_back(key);
    if (missing.empty())
        return;
    const bool one = missing.size() == 1;
    const std::size_t total = missing.size();
    constexpr std::size_t shown = 8;
    missing.resize(std::min(total, shown));
    throw Error(Trouble::data_file,
                (one ? "a message is missing: " : std::to_string(total) + " messages are missing: ") +
                    listed(missing) + (total > shown ? " ..." : ""),
                where, "take the file that came with this plainsend, or say --data DIR");
}

std::size_t missing_messages(const Messages& messages, std::string_view language) {
    return static_cast<std::size_t>(std::count_if(keys.begin(), keys.end(), [&](std::string_view key) {
        return !is_for_english(key) && !messages.has(language, key);
    }));
}

} // namespace plainsend
