#include "pipeline/app/check_report.h"

#include <algorithm>
#include <map>

#include "pipeline/finding_json.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t context = 36; // bytes shown before and after the words

// The part of the block's line around [begin, end), and where the words stand in it.
struct Excerpt {
    std::string before;
    std::string words;
    std::string after;
};

// Not inside a character.
std::size_t at_character(const std::string& text, std::size_t at) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80)
        ++at;
    return at;
}

// Looks no farther than is shown: a document may have a finding in each word of one long line.
Excerpt excerpt(const std::string& text, std::size_t begin, std::size_t end) {
    begin = std::min(begin, text.size());
    end = std::clamp(end, begin, text.size());
    const std::string_view all = text;
    const std::size_t words_end = std::min(all.substr(begin, end - begin).find('\n'), end - begin) + begin;
    const std::size_t back = begin - std::min(begin, context);
    const std::size_t newline = all.substr(back, begin - back).rfind('\n');
    const bool cut_before = newline == std::string_view::npos && back > 0 && text[back - 1] != '\n';
    const std::size_t from =
        newline != std::string_view::npos ? back + newline + 1 : at_character(text, back);
    const std::string_view behind = all.substr(words_end, context);
    const std::size_t line_end = behind.find('\n');
    const std::size_t last = words_end + behind.size();
    const bool cut_behind = line_end == std::string_view::npos && last < text.size() && text[last] != '\n';
    const std::size_t to =
        line_end != std::string_view::npos ? words_end + line_end : at_character(text, last);
    return {(cut_before ? "…" : "") + visible(text.substr(from, begin - from)),
            visible(text.substr(begin, words_end - begin)),
            visible(text.substr(words_end, to - words_end)) + (cut_behind ? "…" : "")};
}

using BlocksById = std::map<std::string_view, const ListedBlock*>;

const ListedBlock* block_of(const BlocksById& blocks, const std::string& id) {
    const auto found = blocks.find(id);
    return found == blocks.end() ? nullptr : found->second;
}

// "12:5" where the input has lines, else "¶ 12"; "" of the whole document.
struct Spot {
    std::string text;
    bool is_line = false;
};

Spot spot_of(const CheckedFile& file, const BlocksById& blocks, const Finding& finding,
             const SourceSpan& place) {
    if (finding.place.line > 0 && file.result->has_lines) {
        const std::string line = std::to_string(finding.place.line);
        const std::uint32_t column = place.column > 0 ? place.column : finding.place.column;
        return {column > 0 ? line + ":" + std::to_string(column) : line, true};
    }
    const ListedBlock* block = block_of(blocks, finding.block);
    if (block == nullptr)
        return {};
    const std::vector<ListedBlock>& all = file.result->blocks;
    return {visible(place_in_words(all, static_cast<std::size_t>(block - all.data()))), false};
}

// A person reads the document's name once, above; a program that reads lines needs it on every one:
// "minutes.md:12:5", "minutes.docx: ¶ 12".
std::string place_of(const CheckedFile& file, const Spot& spot, const Terminal& terminal) {
    if (terminal.breaks_lines)
        return spot.text.empty() ? "whole document" : spot.text;
    const std::string name = visible(file.file);
    return spot.text.empty() ? name : name + (spot.is_line ? ":" : ": ") + spot.text;
}

Ink ink_of(Severity severity) {
    return severity == Severity::warning      ? Ink::yellow
           : severity == Severity::suggestion ? Ink::blue
                                              : Ink::quiet;
}

std::string told(const CheckedFile& file, const BlocksById& blocks, const Finding& finding,
                 const SourceSpan& place, const Terminal& terminal) {
    const Ink ink = ink_of(finding.severity);
    const Spot spot = spot_of(file, blocks, finding, place);
    std::string text = terminal.paint(Ink::bold, place_of(file, spot, terminal)) + ": " +
                       terminal.paint(ink, severity_name(finding.severity)) + ": " +
                       visible(finding.message) + " " +
                       terminal.paint(Ink::quiet, "[" + visible(finding.rule) + "]") + "\n";
    text = wrapped(text, terminal); // the words and the marks under them stay as they are
    const ListedBlock* block = block_of(blocks, finding.block);
    if (block == nullptr || finding.begin >= finding.end)
        return text;
    const Excerpt shown = excerpt(block->text, finding.begin, finding.end);
    const std::size_t width = std::max<std::size_t>(1, code_points(shown.words));
    text += "    " + shown.before + terminal.paint(ink, shown.words) + shown.after + "\n    " +
            std::string(code_points(shown.before), ' ') + terminal.paint(ink, std::string(width, '^')) + "\n";
    if (finding.replacement)
        text += "    " + std::string(code_points(shown.before), ' ') + visible(*finding.replacement) + "\n";
    return text;
}

// The hardest first, each with why: where to begin.
std::string hardest(const CheckedFile& file, const BlocksById& blocks, const Terminal& terminal) {
    const CheckResult& result = *file.result;
    if (result.hardest.empty())
        return "";
    std::string text = terminal.paint(Ink::bold, "The hardest sentences of " + visible(file.file)) + "\n";
    std::size_t rank = 0;
    for (const HardSentence& sentence : result.hardest) {
        const ListedBlock* block = block_of(blocks, sentence.block);
        if (block == nullptr)
            continue;
        const std::string place =
            place_in_words(result.blocks, static_cast<std::size_t>(block - result.blocks.data()));
        constexpr std::size_t shown = 60; // bytes
        const std::size_t end = std::min(at_character(block->text, sentence.begin + shown), sentence.end);
        std::string line = std::to_string(++rank) + ". " + visible(place) + ": " + why_hard(sentence) +
                           ": \"" + visible(block->text.substr(sentence.begin, end - sentence.begin)) +
                           (end < sentence.end ? "…" : "") + "\"\n";
        std::replace(line.begin(), line.end() - 1, '\n', ' ');
        text += wrapped("  " + line, terminal);
    }
    return text;
}

std::string many(std::size_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

} // namespace

std::string check_text(const CheckedFile& file, const Terminal& terminal) {
    if (file.error)
        return terminal.paint(Ink::bold, visible(file.file)) + ": " + terminal.paint(Ink::red, "failed") +
               ": " + visible(file.error->message) +
               (file.error->hint.empty() ? "" : " (hint: " + visible(file.error->hint) + ")") + "\n";
    const CheckResult& result = *file.result;
    BlocksById blocks;
    for (const ListedBlock& block : result.blocks)
        blocks.emplace(block.id, &block);
    std::string text =
        terminal.breaks_lines ? terminal.paint(Ink::bold, visible(file.file)) + "\n" : std::string();
    std::size_t warnings = 0;
    std::size_t suggestions = 0;
    for (std::size_t i = 0; i < result.findings.size(); ++i) {
        const Finding& finding = result.findings[i];
        text += told(file, blocks, finding, result.places[i], terminal);
        warnings += finding.severity == Severity::warning ? 1 : 0;
        suggestions += finding.severity == Severity::suggestion ? 1 : 0;
    }
    text += hardest(file, blocks, terminal);
    const Readability& measure = result.readability;
    text += (terminal.breaks_lines ? std::string() : terminal.paint(Ink::bold, visible(file.file)) + ": ") +
            many(warnings, "warning") + ", " + many(suggestions, "suggestion") + ", " +
            many(result.findings.size() - warnings - suggestions, "note");
    if (measure.words > 0)
        text += "; " + many(measure.words, "word") + " in " + many(measure.sentences, "sentence") + ", " +
                reading_age_in_words(measure);
    return text + (terminal.breaks_lines ? "\n\n" : "\n"); // room before the next document
}

} // namespace plainsend
