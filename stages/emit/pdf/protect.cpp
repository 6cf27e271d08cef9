#include "stages/emit/pdf/protect.h"

#include <algorithm>
#include <array>

#include "stages/text/ascii.h"
#include "stages/text/person.h"

namespace plainsend::pdf {

namespace {

bool is_letter(char c) {
    return is_capital(c) || (c >= 'a' && c <= 'z');
}

template<std::size_t n>
bool one_of(std::string_view word, const std::array<std::string_view, n>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string_view bare(std::string_view word) {
    while (!word.empty() && (word.front() == '(' || word.front() == '"' || word.front() == '\''))
        word.remove_prefix(1);
    while (!word.empty() && std::string_view(".,;:!?)'\"").find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
    if (word.ends_with("\xE2\x80\xA6")) // an ellipsis
        word.remove_suffix(3);
    return word;
}

bool all_digits(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

// "3", "21st", "14th"
bool is_day(std::string_view word) {
    std::size_t digits = 0;
    while (digits < word.size() && is_digit(word[digits]))
        ++digits;
    const std::string_view rest = word.substr(digits);
    return digits >= 1 && digits <= 2 &&
           (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th");
}

bool is_month(std::string_view word) {
    static constexpr std::array<std::string_view, 24> months = {
        "January",   "February", "March",    "April",    "May",  "June", "July", "August",
        "September", "October",  "November", "December", "Jan",  "Feb",  "Mar",  "Apr",
        "Jun",       "Jul",      "Aug",      "Sep",      "Sept", "Oct",  "Nov",  "Dec"};
    return one_of(word, months);
}

bool is_weekday(std::string_view word) {
    static constexpr std::array<std::string_view, 14> days = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "Mon",    "Tue",     "Wed",       "Thu",      "Fri",    "Sat",      "Sun"};
    return one_of(word, days);
}

bool is_title(std::string_view word) {
    return one_of(word, person_titles);
}

// "Year 3", "page 12", "No. 10"
bool takes_a_number(std::string_view word) {
    static constexpr std::array<std::string_view, 16> words = {
        "Year", "year", "Yr",   "Page", "page",  "Section", "section", "Part",
        "part", "No",   "Room", "room", "Stage", "Class",   "Draft",   "\xC2\xB6"};
    return one_of(word, words);
}

bool is_clock(std::string_view word) {
    return !word.empty() && is_digit(word.front()) && word.size() <= 5;
}

bool is_half_of_day(std::string_view word) {
    static constexpr std::array<std::string_view, 8> halves = {"am",   "pm",       "a.m", "p.m",
                                                               "noon", "midnight", "AM",  "PM"};
    return one_of(word, halves);
}

// The two halves of a postcode: "AB12" and "3CD".
bool is_outward(std::string_view word) {
    return word.size() >= 2 && word.size() <= 4 && is_capital(word.front()) &&
           std::any_of(word.begin(), word.end(), is_digit) &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_capital(c) || is_digit(c); });
}
bool is_inward(std::string_view word) {
    return word.size() == 3 && is_digit(word[0]) && is_capital(word[1]) && is_capital(word[2]);
}

// A group of a telephone number, or of "20 000".
bool is_group(std::string_view word) {
    std::string_view digits = word;
    if (digits.starts_with("+"))
        digits.remove_prefix(1);
    return all_digits(digits) && word.size() >= 2;
}

bool is_unit(std::string_view word) {
    static constexpr std::array<std::string_view, 44> units = {
        "second",  "seconds", "minute", "minutes", "min",   "mins",  "hour",   "hours", "hr",
        "hrs",     "day",     "days",   "week",    "weeks", "month", "months", "year",  "years",
        "term",    "terms",   "pupil",  "pupils",  "page",  "pages", "times",  "time",  "lesson",
        "lessons", "metre",   "metres", "percent", "per",   "pence", "pounds", "mm",    "cm",
        "km",      "kg",      "mg",     "ml",      "g",     "m",     "%",      "p"};
    return one_of(word, units);
}

// "15", "2.5", "£11.50", "22-hour" is none
bool is_number(std::string_view word) {
    if (word.starts_with("\xC2\xA3"))
        word.remove_prefix(2);
    return !word.empty() && is_digit(word.front()) &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.' || c == ','; });
}

bool belong_together(std::string_view left, std::string_view right) {
    const std::string_view before = bare(left);
    const std::string_view after = bare(right.substr(0, right.find("\xC2\xA0")));
    if (before.empty() || after.empty())
        return false;
    const bool closed =
        left.back() == ',' || left.back() == ';' || left.back() == ':'; // a comma ends the piece
    if (closed)
        return false;
    return (is_day(before) && is_month(after)) ||
           (is_month(before) && all_digits(after) && after.size() <= 4) ||
           (is_number(before) && is_unit(after)) || (is_clock(before) && is_half_of_day(after)) ||
           (is_title(before) && is_capital(after.front())) ||
           (takes_a_number(before) && is_digit(after.front())) || (is_outward(before) && is_inward(after)) ||
           (is_group(before) && is_group(after));
}

} // namespace

void protect(std::string_view text, std::vector<Break>& breaks) {
    std::string_view left;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && text[end] != ' ' && text[end] != '\n' && text[end] != '\t') {
            const bool hyphen = text[end] == '-' && end > at && is_letter(text[end - 1]);
            ++end;
            if (end < text.size() && breaks[end] == Break::yes && hyphen && is_letter(text[end]))
                breaks[end] = Break::spare;
            if (end < text.size() && text[end] == '[' && breaks[end] == Break::yes)
                breaks[end] = Break::no; // the mark of a note belongs to its word
            if (end < text.size() && breaks[end] == Break::yes && text.substr(0, end).ends_with("\xC2\xAD"))
                breaks[end] = Break::spare; // a soft hyphen: no word is split
        }
        const std::string_view right = text.substr(at, end - at);
        if (breaks[at] == Break::yes && belong_together(left, right))
            breaks[at] = Break::spare;
        else if (breaks[at] == Break::yes && is_weekday(bare(left)) && is_day(bare(right)))
            breaks[at] = Break::reluctant;
        left = right;
        at = end;
    }
}

} // namespace plainsend::pdf
