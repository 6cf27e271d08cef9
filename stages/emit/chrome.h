// What plainsend adds around the author's text, made once for every writer: banner, versions offered,
// glossary, contacts, how to reply. Blocks of Generated text: a writer renders them like any block and marks
// them as chrome.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "stages/document/document.h"
#include "stages/emit/style.h"
#include "stages/text/text.h"

namespace plainsend {

// A message with its {placeholders} filled, in the document's language or else English (then as a
// LanguageRun).
Inlines say(const Document&, const Style&, std::string_view key,
            const std::map<std::string, std::string>& values = {});
// The same as plain text.
std::string say_text(const Document&, const Style&, std::string_view key,
                     const std::map<std::string, std::string>& values = {});

// The same with values that are more than text (a link to write to).
Inlines say_with(const Document&, const Style&, std::string_view key,
                 const std::map<std::string, Inlines>& values);

// "Name: words", "first, next", "words (more)", with the signs of the document's language. Not marked as
// English where English lends them: signs belong to the words that they stand between.
Inlines labelled(const Document&, const Style&, Inlines label, Inlines words);
std::string labelled_text(const Document&, const Style&, std::string label, std::string words);
Inlines listed(const Document&, const Style&, Inlines first, Inlines next);
std::string in_brackets(const Style&, std::string_view language, std::string_view words,
                        std::string_view more);

// A date written out ("Thursday 3 December 2026") in the language in which the message of that key will be
// said.
std::string date_text(const Document&, const Style&, std::string_view key, const Date&,
                      Weekday = Weekday::named);

// "Draft 1, Thursday 3 December 2026", or "" for a final document.
std::string status_line(const Document&, const Style&, Weekday = Weekday::named);
// The version's name as a parent sees it: "Large print".
std::string version_name(const Document&, const Style&, std::string_view version);

// The same in another language, for a link that speaks to whoever needs it.
std::string version_name_in(const Style&, std::string_view language, std::string_view version);

// The document's title, or words that say it has none.
std::string title_of(const Document&, const Style&);
// "Annual review – Draft 1 – Large print": for the window and for metadata.
std::string page_title(const Document&, const Style&);
// "Annual review · Large print · Draft 1, 3 December 2026": at the head of every page.
enum class HeaderVersion { named, left_out };
std::string running_header(const Document&, const Style&, HeaderVersion = HeaderVersion::named);
// A letter wears no numbers and, when final, nothing but one line at its foot.
bool is_letter(const Document&);

// Level of every heading by block id, without gaps: the first is 1 when the body prints the title, otherwise
// the writer prints title_of() as level 1 and the headings follow from 2 (WCAG 1.3.1; PDF/UA-1 7.4.2).
std::map<std::string, int> heading_levels(const Document&);
// True when the body has no heading that can serve as the title.
bool title_is_chrome(const Document&);

// A number to give as an example in "such as ¶ 3": the first one that stands beside a paragraph, or "".
std::string example_number(const Document&);
// Whom to send corrections to, with every way of reaching them; empty when nobody is named.
Inlines contact_of(const Document&);
// The same in short, for a sentence: name, role and one way.
Inlines person_to_ask(const Document&);

// The box at the top of a draft: what this is, until when, how and whom to ask. Empty for a final document.
Blocks banner(const Document&, const Style&);
// How many blocks of the body stand above what was agreed and the contents: the letterhead, the title and the
// few paragraphs under it. A list or table there has to wait.
std::size_t opening_blocks(const Document&);
// What was agreed, on the first page of a draft: who does what by when, quoted from the document's own table
// of actions. Its title is the message "agreed-title". Empty without actions, and for a final document.
Blocks agreed(const Document&, const Style&);
// After the text: contact, independent support, other formats and interpreter, complaints. What the profile
// does not say is said to be missing, in drafts, and left out in finals.
Blocks closing(const Document&, const Style&);
// What the reader must know about this version, first of all: a translation nobody checked, words that were
// made plainer. Empty otherwise.
Blocks review_notice(const Document&, const Style&);

// What the glossary has of a word: the word, and its long form (if any) with the explanation. They are
// English: in a document of another language each is marked so.
Inlines glossary_term(const Document&, const GlossaryItem&);
enum class Telling { in_sentences, briefly };
Inlines glossary_words(const Document&, const Style&, const GlossaryItem&, Telling = Telling::in_sentences);

// Where to send corrections: the contact's e-mail or "".
std::string reply_address(const Document&);

} // namespace plainsend
