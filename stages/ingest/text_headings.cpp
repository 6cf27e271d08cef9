// Which lines of a plain text head what follows them.
#include <algorithm>
#include <string>
#include <utility>

#include "stages/document/walk.h"
#include "stages/ingest/address.h"
#include "stages/ingest/fill_in.h"
#include "stages/ingest/text_reader.h"

namespace plainsend::plain_text {

namespace {

constexpr std::size_t most_words_above = 8; // of a heading right above its text

} // namespace

bool Reader::followed_by_rule(std::size_t at, std::string_view signs) const {
    if (at + 1 >= lines_.size() || lines_[at].length > 100 || rule_sign(words_of(lines_[at])) != 0)
        return false;
    const char sign = rule_sign(words_of(lines_[at + 1]));
    return sign != 0 && signs.find(sign) != std::string_view::npos;
}

bool Reader::stands_alone(std::size_t at) const {
    return (at == 0 || lines_[at - 1].blank()) && (at + 1 == lines_.size() || lines_[at + 1].blank());
}

// The first line of its group, with a sentence right below: not the first line of an address or a sign-off.
bool Reader::stands_above_text(std::size_t at) const {
    if ((at != 0 && !lines_[at - 1].blank()) || at + 1 >= lines_.size() || lines_[at + 1].blank() ||
        words(words_of(lines_[at])).size() > most_words_above)
        return false;
    const std::string_view below = words_of(lines_[at + 1]);
    if (is_upper(below) || rule_sign(below) != 0 || starts_small(below) || quotes(below))
        return false;
    if (document_.body.empty() && begins_letter(at))
        return false;
    return ends_sentence(below) || marker_of(below) ||
           (words(below).size() >= 4 && !looks_like_address(below));
}

// The lines at the top are the sender's: one of them is an address, or a greeting follows somewhere.
bool Reader::begins_letter(std::size_t at) const {
    for (std::size_t i = at; i < lines_.size() && !lines_[i].blank(); ++i)
        if (looks_like_address(words_of(lines_[i])))
            return true;
    for (std::size_t i = at; i < lines_.size(); ++i)
        if (is_greeting(i) && stands_alone(i))
            return true;
    return false;
}

// "ALDERWOOD SCHOOL" and "Minutes of the meeting on 3 March", at the very top and nothing else with them.
bool Reader::is_title_of_two_lines(std::size_t at) const {
    return document_.body.empty() && stands_above_text(at) && is_heading_in_capitals(at) &&
           at + 2 < lines_.size() && lines_[at + 2].blank() && lines_[at + 1].length <= 90 &&
           !ends_sentence(words_of(lines_[at + 1])) && !marker_of(words_of(lines_[at + 1]));
}

// The last words of a text head nothing, unless they are all there is.
bool Reader::ends_text(std::size_t at) const {
    return !document_.body.empty() &&
           std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(at) + 1, lines_.end(),
                       [](const Line& line) { return line.blank(); });
}

// Spaced dots below other words are room to write on; on their own they part.
bool Reader::is_cut(std::size_t at) const {
    const std::string_view line = words_of(lines_[at]);
    return is_cut_line(line) && (line.find('.') == std::string_view::npos || stands_alone(at));
}

// "WHAT WE AGREED", but not "SEN", a postcode or a line to fill in.
bool Reader::is_heading_in_capitals(std::size_t at) const {
    const std::string_view line = words_of(lines_[at]);
    if ((!stands_alone(at) && !stands_above_text(at)) || ends_text(at) || lines_[at].length < 4 ||
        lines_[at].length > 60 || !is_upper(line) || is_greeting(at))
        return false;
    const std::vector<Span> found = words(line);
    const bool names_something = std::any_of(found.begin(), found.end(), [&](const Span& word) {
        return word.end - word.begin >= 4 && is_upper(line.substr(word.begin, word.end - word.begin));
    });
    return names_something && with_fields({std::string(line), {}}).size() == 1 && line.back() != ',' &&
           line.back() != '.';
}

// Between "Dear ..." and "Yours ..." a short line that stands alone is the letter's subject or a heading:
// it has no stop, colon or number, as an address, a date or an answer would.
bool Reader::is_heading_in_letter(std::size_t at) const {
    const std::string_view line = words_of(lines_[at]);
    if (!in_letter_ || is_greeting(at) || !stands_alone(at) ||
        (!open_.empty() && lines_[at].indent > open_.back().indent) ||
        lines_[at].length > (subject_seen_ ? 60U : 90U) || !starts_upper(line) || at + 2 >= lines_.size())
        return false;
    const bool plain =
        line.find_first_of(subject_seen_ ? ".,:;!0123456789_" : ";!_") == std::string_view::npos;
    return plain && std::string_view(".,:").find(line.back()) == std::string_view::npos &&
           words(line).size() >= 2;
}

// "Re: Our trip to the farm" says itself that it is the subject, also above the greeting.
bool Reader::is_subject(std::size_t at) const {
    const std::string line = fold(words_of(lines_[at]));
    return !subject_named_ && stands_alone(at) && lines_[at].length <= 90 &&
           (line.starts_with("re: ") || line.starts_with("subject: "));
}

// Follows the parts of a letter from line to line.
void Reader::follow_letter(std::size_t at) {
    const std::string line = fold(words_of(lines_[at]).substr(0, 80));
    if (is_greeting(at) && stands_alone(at)) {
        in_letter_ = true;
        subject_seen_ = subject_named_;
        return;
    }
    for (const std::string_view end : {"yours ", "kind regards", "best wishes", "with best wishes",
                                       "with kind regards", "with thanks", "many thanks", "regards"})
        in_letter_ = in_letter_ && !(line.starts_with(end) && line.size() < 40);
}

bool Reader::is_greeting(std::size_t at) const {
    return fold(words_of(lines_[at]).substr(0, 80)).starts_with("dear ");
}

void Reader::add_letter_heading() {
    const Line& line = lines_[at_];
    add_heading(subject_seen_ ? 2 : 1);
    Finding finding;
    finding.rule = "text/heading";
    finding.severity = Severity::note;
    finding.message = "'" + std::string(words_of(line)) +
                      "' was taken for a heading, because it stands alone. If it "
                      "is none, end it with a full stop.";
    finding.place = place(line.begin);
    findings_.push_back(std::move(finding));
}

void Reader::add_title_of_two_lines() {
    Inlines content;
    append_words(content, lines_[at_].begin, lines_[at_].end);
    content.push_back({LineBreak{}});
    append_words(content, lines_[at_ + 1].begin, lines_[at_ + 1].end);
    add(document_.body, lines_[at_].begin, Heading{1, std::move(content)});
    at_ += 2;
}

void Reader::add_heading(int level) {
    const Line& line = lines_[at_];
    Inlines content;
    append_words(content, line.begin, line.end);
    add(document_.body, line.begin, Heading{level, std::move(content)});
    open_.clear();
}

} // namespace plainsend::plain_text
