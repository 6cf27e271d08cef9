#include <algorithm>
#include <set>

#include "stages/text/text.h"
#include "stages/translate/language_tag.h"
#include "stages/translate/xliff.h"

namespace plainsend {

namespace {

using Kind = UnitPiece::Kind;

std::string listed(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items)
        text += (text.empty() ? "" : ", ") + item;
    return text.empty() ? "none" : text;
}

std::vector<std::string> only_in(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> rest;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
    return rest;
}

std::vector<std::string> kept_names(const UnitPieces& pieces) {
    std::vector<std::string> names;
    bool inside = false;
    for (const UnitPiece& piece : pieces) {
        if (piece.kind == Kind::keep_open) {
            inside = true;
            names.emplace_back();
        } else if (piece.kind == Kind::keep_close) {
            inside = false;
        } else if (inside && piece.kind == Kind::text) {
            names.back() += piece.text;
        }
    }
    return names;
}

// Chinese writes "February" as a number ("2月"): such a number is no mistake when the other text names the
// month. Each name excuses one number.
void excuse_months(const std::vector<std::string>& numbers, std::vector<std::string>& others,
                   const std::string& text, const std::string& language) {
    const DateWords& dates = date_words(language);
    for (const Span& word : words(text, language)) {
        const auto month =
            dates.months.find(std::string_view(text).substr(word.begin, word.end - word.begin));
        if (month == dates.months.end())
            continue;
        const std::string number = std::to_string(month->second);
        const auto surplus = std::find(others.begin(), others.end(), number);
        if (surplus != others.end() && std::count(numbers.begin(), numbers.end(), number) <
                                           std::count(others.begin(), others.end(), number))
            others.erase(surplus);
    }
}

// "{{child}}": what a mail merge fills in, as codes and as words alike.
std::vector<std::string> fields_of(const UnitPieces& pieces) {
    std::string text;
    for (const UnitPiece& piece : pieces)
        if (piece.kind == Kind::text)
            text += piece.text;
    std::vector<std::string> fields;
    for (std::size_t at = text.find("{{"); at != std::string::npos; at = text.find("{{", at + 2)) {
        const std::size_t end = text.substr(at, 82).find("}}");
        if (end != std::string::npos)
            fields.push_back(text.substr(at, end + 2));
    }
    std::sort(fields.begin(), fields.end());
    return fields;
}

// Names, addresses, numbers and e-mail addresses stay as they are in every language: only other words ask for
// a translation. In an English address every word but the smallest has a capital; a sentence goes on in small
// ones.
bool is_to_translate(const UnitPieces& pieces) {
    constexpr std::size_t enough = 2;
    constexpr std::size_t shortest = 3; // not the "of" of a name or an address
    bool kept = false;
    std::size_t small = 0;
    for (const UnitPiece& piece : pieces) {
        if (piece.kind == Kind::keep_open || piece.kind == Kind::keep_close)
            kept = piece.kind == Kind::keep_open;
        if (kept || piece.kind != Kind::text)
            continue;
        std::string_view rest = piece.text;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
            const std::string_view word = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const bool address = word.find_first_of("@0123456789") != std::string_view::npos ||
                                 word.starts_with("www.") || word.find("://") != std::string_view::npos;
            if (!address && word.size() >= shortest && word != "the" && word != "and" &&
                !starts_upper(std::string(word)))
                ++small;
        }
    }
    return small >= enough;
}

class Checker {
public:
    explicit Checker(const XliffFile& file) : file_(file), findings_(file.problems) {}

    Findings check() {
        if (file_.source_language.empty())
            report("translate/language", Severity::warning, nullptr,
                   "The file does not say which language it is from.");
        if (file_.target_language.empty() &&
            std::any_of(file_.units.begin(), file_.units.end(),
                        [](const Unit& unit) { return unit.target.has_value(); }))
            report("translate/language", Severity::warning, nullptr,
                   "The file has translations but does not say in which language.");
        check_tag(file_.source_language, "from");
        check_tag(file_.target_language, "into");
        if (!file_.source_language.empty() && file_.source_language == file_.target_language)
            report("translate/language", Severity::warning, nullptr,
                   "The file is from '" + file_.source_language + "' into the same language.");
        if (file_.units.empty())
            report("translate/no-units", Severity::warning, nullptr,
                   "The file has no unit in it, so there is nothing to translate or to put back. Is it the "
                   "file that was sent?");
        std::set<std::string> ids;
        for (const Unit& unit : file_.units) {
            if (unit.id.empty() || !ids.insert(unit.id).second)
                report("translate/id", Severity::warning, &unit,
                       unit.id.empty() ? "A unit has no id." : "The id " + unit.id + " is used twice.");
            check_unit(unit);
        }
        report_same();
        return std::move(findings_);
    }

private:
    void report(std::string rule, Severity severity, const Unit* unit, std::string message) {
        Finding finding;
        finding.rule = std::move(rule);
        finding.severity = severity;
        finding.message = std::move(message);
        if (unit != nullptr)
            finding.place.line = unit->line;
        findings_.push_back(std::move(finding));
    }

    // A page in a language that nobody knows is read aloud in the wrong voice.
    void check_tag(const std::string& tag, const std::string& direction) {
        if (tag.empty())
            return; // said in its own words
        if (const std::string problem = problem_of_tag(tag); !problem.empty())
            report("translate/language", Severity::warning, nullptr,
                   "The language that the file is translated " + direction + ", '" + tag + "', " + problem +
                       ".");
    }

    void check_unit(const Unit& unit) {
        if (const std::string problem = problem_of(unit.source, unit.source); !problem.empty())
            report("translate/code", Severity::warning, &unit,
                   "Unit " + unit.id + ", source: " + problem + ".");
        if (!unit.target) {
            report("translate/missing", Severity::warning, &unit, "Unit " + unit.id + " has no translation.");
            return;
        }
        if (const std::string problem = problem_of(unit.source, *unit.target); !problem.empty())
            report("translate/code", Severity::warning, &unit, "Unit " + unit.id + ": " + problem + ".");
        const std::string source = text_of(unit.source);
        const std::string target = text_of(*unit.target);
        auto wanted = numbers_of(source);
        auto got = numbers_of(target);
        excuse_months(wanted, got, source, file_.source_language);
        excuse_months(got, wanted, target, file_.target_language);
        if (wanted != got)
            report("translate/number", Severity::warning, &unit,
                   "Unit " + unit.id +
                       ": the numbers differ. Only in the source: " + listed(only_in(wanted, got)) +
                       "; only in the translation: " + listed(only_in(got, wanted)) + ".");
        const auto fields = fields_of(unit.source);
        const auto got_fields = fields_of(*unit.target);
        if (fields != got_fields)
            report("translate/field", Severity::warning, &unit,
                   "Unit " + unit.id +
                       ": the fields differ. Only in the source: " + listed(only_in(fields, got_fields)) +
                       "; only in the translation: " + listed(only_in(got_fields, fields)) +
                       ". Copy them as they are.");
        if (unit.state < UnitState::reviewed && source == target && words(source).size() >= 4 &&
            file_.source_language != file_.target_language && is_to_translate(unit.source))
            same_.push_back(&unit);
        for (const AgreedTerm& term : unit.terms)
            if (fold(source).find(fold(term.term)) != std::string::npos &&
                fold(target).find(fold(term.translation)) == std::string::npos)
                report("translate/term", Severity::suggestion, &unit,
                       "Unit " + unit.id + ": for '" + term.term + "' the glossary of the file says '" +
                           term.translation + "', which is not in the translation.");
        for (const std::string& name : kept_names(unit.source)) {
            // Titles are translated ("Mrs" becomes "Pani"), and some languages change a name's last letter.
            const std::size_t space = name.find(' ');
            const std::string rest = space == std::string::npos ? name : name.substr(space + 1);
            if (target.find(rest.substr(0, std::max<std::size_t>(rest.size() - 1, 2))) == std::string::npos)
                report("translate/name", Severity::suggestion, &unit,
                       "Unit " + unit.id + ": '" + rest +
                           "' is not in the translation. Check that the name is right.");
        }
    }

    // One line for all of them: a file that comes back as it went has nothing but such units.
    void report_same() {
        constexpr std::size_t most_named = 5;
        if (same_.empty())
            return;
        std::vector<std::string> ids;
        for (const Unit* unit : same_)
            if (ids.size() < most_named)
                ids.push_back(unit->id);
        const std::string more =
            same_.size() > most_named ? " and " + std::to_string(same_.size() - most_named) + " more" : "";
        report("translate/same", Severity::suggestion, same_.front(),
               (same_.size() == 1
                    ? "Unit " + same_.front()->id + " is"
                    : std::to_string(same_.size()) + " units (" + listed(ids) + more + ") are") +
                   " the same in both languages. " + (same_.size() == 1 ? "Is it" : "Are they") +
                   " still to be translated?");
    }

    const XliffFile& file_;
    std::vector<const Unit*> same_;
    Findings findings_;
};

} // namespace

Findings check_xliff(const XliffFile& file) {
    return Checker(file).check();
}

} // namespace plainsend
