// XLIFF out and in: one unit per paragraph, heading, caption and picture description, formatting as inline
// codes. Written as 2.1 (OASIS XLIFF 2.1, glossary module) and 1.2; read as 1.2, 2.0, 2.1 and 2.2.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/finding.h"
#include "stages/translate/codes.h"

namespace plainsend {

struct Style;

// The target language is document.target_language; empty makes a file without one, for the translator to fill
// in.
Reported<std::string> write_xliff(const Document&, const Style&);
Reported<std::string> write_xliff12(const Document&, const Style&);

enum class UnitState { initial, translated, reviewed, final_state };

// A term and how it is to be translated, from the file's own glossary.
struct AgreedTerm {
    std::string term;
    std::string translation;
};

// line: 1-based, in the XLIFF file. target: nothing when not (wholly) translated.
struct Unit {
    std::string id;
    UnitPieces source;
    std::optional<UnitPieces> target;
    UnitState state = UnitState::initial;
    std::vector<AgreedTerm> terms;
    std::uint32_t line = 0;
};

struct XliffFile {
    std::string name;
    std::string version;
    std::string source_language;
    std::string target_language;
    std::vector<Unit> units;
    Findings problems; // what the structure of the file itself breaks
};

// Throws Error{unusable} when it is no XLIFF that can be read.
XliffFile parse_xliff(std::string_view bytes, std::string_view name);

// What a schema cannot see: ids used twice, references to nothing, codes that do not match, numbers and
// {{fields}} that differ, names and agreed terms that are missing, units without a translation, and units
// nobody reviewed that are the same in both languages. Place of each finding: line in the file; block: the
// unit's id.
Findings check_xliff(const XliffFile&);

// The original with the translated words in its structure. A unit that is missing, broken or not translated
// keeps the original words, marked with their language, and is named in the findings. Checked by a person
// only when every unit is reviewed or final.
Reported<Document> merge(Document original, const XliffFile&);

} // namespace plainsend
