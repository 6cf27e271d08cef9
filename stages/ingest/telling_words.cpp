#include "stages/ingest/telling_words.h"

#include <algorithm>
#include <vector>

#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t fewest_digits = 9; // of a telephone number with its area code
constexpr std::size_t most_digits = 15;  // ITU-T E.164
constexpr std::size_t around = 3;        // words of the quotation on either side

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view bare(std::string_view word) {
    constexpr std::string_view marks = ".,;:!?()[]'\"";
    while (!word.empty() && marks.find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
    while (!word.empty() && marks.find(word.front()) != std::string_view::npos)
        word.remove_prefix(1);
    return word;
}

std::vector<Span> spaced_words(std::string_view text) {
    std::vector<Span> found;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin)
            found.push_back({begin, end});
        begin = end + 1;
    }
    return found;
}

bool is_month(std::string_view word) {
    return word.size() >= 3 && word.size() <= 10 && starts_upper(word) &&
           date_words("en-GB").months.contains(word);
}

// "3", "03" or "3rd".
bool is_day(std::string_view word) {
    return !word.empty() && word.size() <= 4 && is_digit(word[0]) &&
           std::all_of(word.begin() + 1, word.end(),
                       [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); });
}

// "03/12/2026", "3.12.26", "2026-12-03".
bool is_date_in_figures(std::string_view word) {
    return word.size() >= 6 && word.size() <= 10 && std::count_if(word.begin(), word.end(), is_digit) >= 4 &&
           (std::count(word.begin(), word.end(), '/') == 2 ||
            std::count(word.begin(), word.end(), '-') == 2 ||
            std::count(word.begin(), word.end(), '.') == 2) &&
           word.find_first_not_of("0123456789/-.") == std::string_view::npos;
}

bool is_mail_address(std::string_view word) {
    const std::size_t at = word.find('@');
    return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
}

class Looked {
public:
    explicit Looked(std::string_view text) : text_(text), spans_(spaced_words(text)) {}

    std::string first() const {
        for (std::size_t i = 0; i < spans_.size(); ++i)
            if (const std::size_t length = length_at(i); length != 0)
                return quoted(i, i + length);
        return {};
    }

private:
    std::string_view word(std::size_t i) const {
        return i < spans_.size() ? text_.substr(spans_[i].begin, spans_[i].end - spans_[i].begin)
                                 : std::string_view();
    }

    // How many words from here are telling.
    std::size_t length_at(std::size_t i) const {
        const std::string_view here = bare(word(i));
        const std::string_view next = bare(word(i + 1));
        if (is_date_in_figures(here) || is_mail_address(here))
            return 1;
        if ((is_day(here) && is_month(next)) || (is_month(here) && is_day(next)))
            return is_day(bare(word(i + 2))) ? 3 : 2;
        if (here == "Yours" || here == "Kind" || here == "Best" || here == "Warm" || here == "With") {
            const std::string second = lower(next.substr(0, 20));
            for (const std::string_view end : {"sincerely", "faithfully", "truly", "regards", "wishes"})
                if (second == end)
                    return 2;
        }
        return telephone_at(i);
    }

    // "0114 496 0000", "(01632) 960001", "+44 20 7946 0000".
    std::size_t telephone_at(std::size_t i) const {
        const std::string_view start = word(i);
        if (start.empty() || (start[0] != '0' && start[0] != '+' && start[0] != '('))
            return 0;
        std::size_t digits = 0;
        std::size_t length = 0;
        for (; length < 6 && i + length < spans_.size(); ++length) {
            const std::string_view part = bare(word(i + length));
            if (part.empty() || part.find_first_not_of("0123456789+()-./") != std::string_view::npos)
                break;
            digits += static_cast<std::size_t>(std::count_if(part.begin(), part.end(), is_digit));
        }
        return digits >= fewest_digits && digits <= most_digits ? length : 0;
    }

    std::string quoted(std::size_t from, std::size_t to) const {
        const std::size_t first = from > around ? from - around : 0;
        const std::size_t last = std::min(to + around, spans_.size());
        std::string quotation = first > 0 ? "\u2026 " : "";
        for (std::size_t i = first; i < last; ++i) {
            quotation += i > first ? " " : "";
            quotation += word(i).size() <= 80 ? word(i) : "\u2026";
        }
        return quotation + (last < spans_.size() ? " \u2026" : "");
    }

    std::string_view text_;
    std::vector<Span> spans_;
};

} // namespace

std::string telling_words(std::string_view text) {
    return Looked(text).first();
}

} // namespace plainsend
