// What looks like an acronym and is none: shouting, initials, Roman numerals, references. Private to
// stages/language.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "stages/language/glossary.h"
#include "stages/language/passage.h"
#include "stages/language/speller.h"

namespace plainsend {

// By token: words of a run of capitals in which an ordinary word stands ("ANNUAL REVIEW OF EHCP").
std::vector<bool> shouted_words(const Passage&, const Speller&);

// Digits in it ("7B", "LS1"), or capitals inside a name ("McKay").
bool is_excluded_shape(const Passage&, std::size_t token, std::string_view text);
// Joined to digits or signs: "ABC/123", "REF-0042".
bool is_part_of_reference(const Passage&, std::size_t token);
// "AB12 CDE": the second half of a number plate.
bool is_behind_code(const Passage&, std::size_t token);
// "Part II": a numeral; "VI" may also be vision impairment, where nothing before it asks for a number.
bool is_numeral(const Passage&, std::size_t token, std::string_view text, bool known);
// A word that is more often stressed than short for something: "IS", "IT", "NOT".
bool is_little_word(std::string_view folded);
// "SEND", "ADD"
bool is_verb_in_capitals(std::string_view folded);
// "we SEND it", "SEND the form", "a dog called PIP", "ODD and even": of a known short form that is a word
// too, where it stands as the word.
bool stands_as_word(const Passage&, std::size_t token);
// "the IS", "her IS": no verb.
bool stands_as_noun(const Passage&, std::size_t token);
// Short forms that every family knows better than what they stand for.
bool is_everyday(std::string_view text);

// "Mrs PE Jones": the initials of a person, whatever else they may be short for.
bool is_part_of_titled_name(const Passage&, std::size_t token);
// "AR Khan", "EP Ayesha": perhaps initials, perhaps a role; two or three letters and a capitalised word.
bool may_be_part_of_name(const Passage&, std::size_t token);

// "Ms Khan, EP", "our EP, Ms Khan", "Ms Khan is the EP": what a person is.
bool is_beside_person(const Passage&, std::size_t token);

// The same, or "the OT came", "an OT": somebody, not a thing.
bool acts_as_person(const Passage&, std::size_t token);
// "OT report", "SALT team": it only says of what kind the next thing is.
bool stands_before_noun(const Passage&, std::size_t token);

// "a" or "an": most are read letter by letter ("an SpLD"), some as a word ("a SENCo").
std::string_view article_before_acronym(std::string_view text, const Glossary&);
// Words in such letters that an acronym at their start is said as it is spoken: "SEND Information, ..." like
// "send".
std::string as_spoken(std::string_view words, const Glossary&);

// People named in the document, by their folded initials: "js" -> "Jane Smith".
std::map<std::string, std::string> names_by_initials(const std::vector<Passage>&, const Speller&);

} // namespace plainsend
