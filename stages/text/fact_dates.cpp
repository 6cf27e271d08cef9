#include "stages/text/fact_dates.h"

#include <algorithm>
#include <array>

#include "stages/text/ascii.h"

namespace plainsend {

namespace {

using Before = FactToken::Before;
using Is = FactToken::Is;

std::string two_digits(unsigned value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string with_capital(std::string word) {
    if (word.front() >= 'a' && word.front() <= 'z')
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

class DateReader {
public:
    DateReader(std::string_view text, const std::vector<FactToken>& tokens, std::size_t at)
        : text_(text), tokens_(tokens), at_(at) {}

    std::optional<DateFact> read() const {
        for (const auto& found : {numeric(), dotted(), day_first(), month_first(), weekday(), clock()})
            if (found)
                return found;
        return std::nullopt;
    }

private:
    std::optional<int> number(std::size_t at, int most) const {
        if (at >= tokens_.size() || tokens_[at].is != Is::number)
            return std::nullopt;
        const std::string& digits = tokens_[at].word;
        if (digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), is_digit))
            return std::nullopt;
        const int value = std::stoi(digits);
        return value >= 1 && value <= most ? std::optional(value) : std::nullopt;
    }

    std::optional<int> year(std::size_t at) const {
        const auto value = number(at, 2199);
        return value && *value >= 1900 ? value : std::nullopt;
    }

    bool is(std::size_t at, std::string_view word) const {
        return at < tokens_.size() && tokens_[at].word == word;
    }

    std::string_view between(std::size_t at) const { // a token and the next
        return at + 1 < tokens_.size()
                   ? text_.substr(tokens_[at].span.end, tokens_[at + 1].span.begin - tokens_[at].span.end)
                   : std::string_view();
    }

    std::optional<unsigned> month(std::size_t at) const {
        if (at >= tokens_.size() || !tokens_[at].capital)
            return std::nullopt;
        const auto& months = date_words("en-GB").months;
        const auto found = months.find(with_capital(tokens_[at].word));
        return found == months.end() ? std::nullopt : std::optional(found->second);
    }

    static std::string written(std::optional<int> year, unsigned month, std::optional<int> day) {
        const std::string value = (year ? std::to_string(*year) + "-" : "") + two_digits(month);
        return day ? value + "-" + two_digits(static_cast<unsigned>(*day)) : value;
    }

    // "03/12/2026", "2026-12-03"
    std::optional<DateFact> numeric() const {
        const std::string_view sign = between(at_);
        if ((sign != "/" && sign != "-") || between(at_ + 1) != sign)
            return std::nullopt;
        if (const auto first = year(at_), second = number(at_ + 1, 12), third = number(at_ + 2, 31);
            first && second && third)
            return DateFact{FactKind::date, written(*first, static_cast<unsigned>(*second), *third), 3};
        const auto day = number(at_, 31);
        const auto of = number(at_ + 1, 12);
        auto last = number(at_ + 2, 2199);
        if (!day || !of || !last || (*last > 99 && *last < 1900))
            return std::nullopt;
        if (*last <= 99)
            *last += 2000;
        return DateFact{FactKind::date, written(*last, static_cast<unsigned>(*of), *day), 3};
    }

    // "3.3.27"
    std::optional<DateFact> dotted() const {
        const std::string& written_so = tokens_[at_].word;
        const std::size_t first = written_so.find('.');
        const std::size_t second = first == std::string::npos ? first : written_so.find('.', first + 1);
        const auto value = [&](std::size_t begin, std::size_t end) {
            const std::string digits = written_so.substr(begin, end - begin);
            const bool plain =
                !digits.empty() && digits.size() <= 4 && std::all_of(digits.begin(), digits.end(), is_digit);
            return plain ? std::stoi(digits) : 0;
        };
        if (tokens_[at_].is != Is::number || second == std::string::npos)
            return std::nullopt;
        const int day = value(0, first);
        const int of = value(first + 1, second);
        const std::size_t digits = written_so.size() - second - 1;
        const int last = value(second + 1, written_so.size()) + (digits == 2 ? 2000 : 0);
        if (day < 1 || day > 31 || of < 1 || of > 12 || last < 1900 || last > 2199)
            return std::nullopt;
        return DateFact{FactKind::date, written(last, static_cast<unsigned>(of), day), 1};
    }

    // How many tokens the ending of "3rd" takes.
    std::size_t ending(std::size_t at) const {
        static constexpr std::array<std::string_view, 4> endings{"st", "nd", "rd", "th"};
        return at < tokens_.size() && tokens_[at].before == Before::nothing &&
                       std::find(endings.begin(), endings.end(), tokens_[at].word) != endings.end()
                   ? 1
                   : 0;
    }

    std::optional<DateFact> day_first() const {
        const auto day = number(at_, 31);
        if (!day)
            return std::nullopt;
        std::size_t next = at_ + 1 + ending(at_ + 1);
        if (is(next, "of"))
            ++next;
        const auto of = month(next);
        if (!of || tokens_[next].before == Before::stop)
            return std::nullopt;
        const auto in = tokens_.size() > next + 1 && tokens_[next + 1].before != Before::stop ? year(next + 1)
                                                                                              : std::nullopt;
        return DateFact{FactKind::date, written(in, *of, *day), next - at_ + (in ? 2 : 1)};
    }

    // "December 3rd, 2026", "December 2026", "March". "May" alone is for the duties.
    std::optional<DateFact> month_first() const {
        const auto of = month(at_);
        if (!of)
            return std::nullopt;
        const auto day = number(at_ + 1, 31);
        const std::size_t next = at_ + 1 + (day ? 1 + ending(at_ + 2) : 0);
        const auto in = year(next);
        const std::string& word = tokens_[at_].word;
        const bool starts = tokens_[at_].before == Before::stop;
        if (!day && !in && (word == "mar" || word == "jan" || (starts && word == "may")))
            return std::nullopt;
        return DateFact{FactKind::date, written(in, *of, day), next - at_ + (in ? 1 : 0)};
    }

    std::optional<DateFact> weekday() const {
        const FactToken& token = tokens_[at_];
        if (token.is != Is::word || (!token.capital && token.word.size() < 6))
            return std::nullopt;
        std::string name =
            token.word.ends_with('s') ? token.word.substr(0, token.word.size() - 1) : token.word;
        if (!date_words("en-GB").weekdays.contains(with_capital(name)) &&
            !date_words("en-GB").weekdays.contains(with_capital(token.word)))
            return std::nullopt;
        return DateFact{FactKind::date, name.substr(0, 3), 1};
    }

    // "3.15pm", "9 a.m.", "15:15"
    std::optional<DateFact> clock() const {
        const FactToken& token = tokens_[at_];
        if (token.is != Is::number)
            return std::nullopt;
        const std::size_t point = token.word.find_first_of(".:");
        const std::string hours = token.word.substr(0, point);
        const std::string minutes = point == std::string::npos ? "00" : token.word.substr(point + 1);
        if (hours.empty() || hours.size() > 2 || minutes.size() != 2 ||
            !std::all_of(minutes.begin(), minutes.end(), is_digit) || minutes > "59")
            return std::nullopt;
        int hour = std::stoi(hours);
        std::size_t count = 1;
        const bool two_letters = is(at_ + 2, "m") && (is(at_ + 1, "a") || is(at_ + 1, "p"));
        if (is(at_ + 1, "am") || is(at_ + 1, "pm") || two_letters) {
            const bool afternoon = tokens_[at_ + 1].word.front() == 'p';
            hour = hour % 12 + (afternoon && hour <= 12 ? 12 : 0);
            count += two_letters ? 2 : 1;
        } else if (point == std::string::npos || token.word[point] != ':') {
            return std::nullopt;
        }
        if (hour > 23)
            return std::nullopt;
        return DateFact{FactKind::time, two_digits(static_cast<unsigned>(hour)) + ":" + minutes, count};
    }

    std::string_view text_;
    const std::vector<FactToken>& tokens_;
    std::size_t at_;
};

} // namespace

std::optional<DateFact> date_at(std::string_view text, const std::vector<FactToken>& tokens, std::size_t at) {
    const FactToken& token = tokens[at];
    return token.is == Is::number || (token.is == Is::word && token.word.size() >= 3)
               ? DateReader(text, tokens, at).read()
               : std::nullopt;
}

} // namespace plainsend
