#include "stages/ingest/fill_in.h"

#include <string_view>
#include <utility>

namespace plainsend {

namespace {

constexpr std::string_view ellipsis = "\u2026";

// Length of the run of dots, underscores or ellipses that starts the text, when it is long enough to write
// on.
std::size_t field_length(std::string_view text) {
    std::size_t end = 0;
    std::size_t marks = 0;
    while (end < text.size()) {
        if (text[end] == '.' || text[end] == '_') {
            ++end;
            ++marks;
        } else if (text.substr(end).starts_with(ellipsis)) {
            end += ellipsis.size();
            marks += 3;
        } else {
            break;
        }
    }
    return marks >= 4 ? end : 0;
}

bool may_start_field(char c) {
    return c == '.' || c == '_' || c == ellipsis[0];
}

// All pieces keep the place of the whole: they are one run of the input, in which a byte of text need not be
// a byte.
Text piece_of(const Text& whole, std::size_t begin, std::size_t end) {
    return {whole.text.substr(begin, end - begin), whole.place};
}

} // namespace

Inlines with_fields(Text whole) {
    Inlines pieces;
    std::size_t done = 0;
    for (std::size_t at = 0; at < whole.text.size();) {
        if (!may_start_field(whole.text[at])) {
            ++at;
            continue;
        }
        const std::size_t length = field_length(std::string_view(whole.text).substr(at));
        if (length == 0) { // skip the whole run, so that none is looked at twice
            const std::size_t next = whole.text.find_first_not_of("._", at);
            at = next == std::string::npos ? whole.text.size() : next > at ? next : at + 1;
            continue;
        }
        if (at > done)
            pieces.push_back({piece_of(whole, done, at)});
        Text dots = piece_of(whole, at, at + length);
        pieces.push_back({Field{std::move(dots.text), dots.place}});
        at += length;
        done = at;
    }
    if (done == 0)
        pieces.push_back({std::move(whole)});
    else if (done < whole.text.size())
        pieces.push_back({piece_of(whole, done, whole.text.size())});
    return pieces;
}

void find_fields(Inlines& inlines) {
    Inlines result;
    result.reserve(inlines.size());
    for (Inline& in : inlines) {
        if (auto* text = std::get_if<Text>(&in.node)) {
            for (Inline& piece : with_fields(std::move(*text)))
                result.push_back(std::move(piece));
            continue;
        }
        std::visit(overloaded{[](Marked& marked) {
                                  if (marked.mark != Mark::code)
                                      find_fields(marked.content);
                              },
                              [](LanguageRun& run) { find_fields(run.content); },
                              [](Term& term) { find_fields(term.content); },
                              [](Abbreviation& abbreviation) { find_fields(abbreviation.content); },
                              [](Text&) {}, [](LineBreak&) {}, [](Link&) {}, [](Image&) {}, [](NoteMark&) {},
                              [](Field&) {}, [](Generated&) {}},
                   in.node);
        result.push_back(std::move(in));
    }
    inlines = std::move(result);
}

} // namespace plainsend
