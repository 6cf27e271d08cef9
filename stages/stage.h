// The three shapes of function that plainsend is made of, and their tables (stages.cpp): which formats come
// in, which steps there are and in which order, which formats go out. The CLI, --help, the job and the tests
// are fed by these tables; to add a format or a stage, write one function and one line there.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "stages/document/document.h"
#include "stages/document/error.h"
#include "stages/document/finding.h"
#include "stages/document/source.h"

namespace plainsend {

struct Style;        // stages/emit/style.h
struct Messages;     // stages/emit/style.h
struct LanguageData; // stages/language/language_data.h
struct DraftData;    // stages/draft/draft_data.h

// extensions: with the dot, comma-separated. sniff: how sure the bytes are of this format, 0 (no) to 3
// (certain).
struct Reader {
    std::string_view name;
    std::string_view extensions;
    std::string_view summary;
    int (*sniff)(std::string_view bytes);
    Reported<Document> (*read)(const Source&, const Limits&);
};

enum class DateIs { said, today };

// What the person who started the run decided; empty or unset means "not said". date is always set: to
// today when nobody said a day.
struct Choices {
    std::optional<Openness> openness;
    std::string kind;
    std::string jurisdiction;
    std::string contact;
    Date date{};
    DateIs date_is = DateIs::said;
    std::optional<Date> reply_by;
    std::optional<int> revision;
    std::optional<double> size; // body size in points
};

// What a stage may look at besides the document. All immutable, loaded once per run.
struct Context {
    const LanguageData& language;
    const DraftData& draft;
    Choices choices;
    const Messages* messages = nullptr; // what plainsend itself says; null: English signs
};

// A step. It wraps, marks and restructures, or proposes edits as findings; it never changes words.
struct Stage {
    std::string_view name;
    std::string_view summary;
    Reported<Document> (*run)(Document, const Context&);
};

// extension: without the dot.
struct Writer {
    std::string_view name;
    std::string_view extension;
    std::string_view summary;
    Reported<std::string> (*write)(const Document&, const Style&);
};

// What `plainsend explain RULE` says of a rule.
struct RuleText {
    std::string_view name;    // "acronyms/undefined"
    std::string_view summary; // one line
    std::string_view why;     // the reason, for the author
    std::string_view right;   // an example that is right
    std::string_view wrong;   // and one that is not
};

std::span<const Reader> readers();
std::span<const Stage> stages();
std::span<const Writer> writers();
std::span<const RuleText> rules();

} // namespace plainsend
