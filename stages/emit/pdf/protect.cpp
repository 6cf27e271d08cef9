#include "stages/emit/pdf/protect.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "stages/text/ascii.h"
#include "stages/text/person.h"
#include "stages/text/postcode.h"

namespace plainsend::pdf {

namespace {

constexpr std::size_t longest_phrase = 3; // words

bool is_ascii_letter(char c) {
    return is_capital(c) || (c >= 'a' && c <= 'z');
}

// Also a part of a letter that is not of ASCII.
bool is_letter(char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

template<std::size_t n>
bool one_of(std::string_view word, const std::array<std::string_view, n>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// After these a new piece begins. Comma, semicolon and colon of every script that the letters here have.
constexpr std::array<std::string_view, 9> closing = {",", ";", ":", "،", "؛", "，", "；", "：", "、"};
constexpr std::array<std::string_view, 15> other_endings = {".", "!", "?",  ")",  "'", "\"", "…", "۔",
                                                            "؟", "।", "。", "）", "”", "»",  "’"};
constexpr std::array<std::string_view, 7> beginnings = {"(", "\"", "'", "（", "“", "«", "‘"};

// Most words begin and end so; they need no look at the lists of signs.
bool is_plain(char c) {
    return is_digit(c) || is_ascii_letter(c);
}

bool is_closed(std::string_view word) {
    return !word.empty() && !is_plain(word.back()) &&
           std::any_of(closing.begin(), closing.end(), [&](auto sign) { return word.ends_with(sign); });
}

// A word without the punctuation around it.
std::string_view bare(std::string_view word) {
    if (!word.empty() && is_plain(word.front()) && is_plain(word.back()))
        return word;
    const auto cut = [&](const auto& signs, auto does, auto remove) {
        const auto found = std::find_if(signs.begin(), signs.end(), does);
        if (found == signs.end())
            return false;
        remove(found->size());
        return true;
    };
    const auto begins = [&](std::string_view sign) { return word.starts_with(sign); };
    const auto ends = [&](std::string_view sign) { return word.ends_with(sign); };
    const auto front = [&](std::size_t size) { word.remove_prefix(size); };
    const auto back = [&](std::size_t size) { word.remove_suffix(size); };
    while (cut(beginnings, begins, front))
        ;
    while (cut(closing, ends, back) || cut(other_endings, ends, back))
        ;
    return word;
}

bool all_digits(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

// "3", "21st", "14th", "1er"
bool is_day(std::string_view word) {
    std::size_t digits = 0;
    while (digits < word.size() && is_digit(word[digits]))
        ++digits;
    const std::string_view rest = word.substr(digits);
    return digits >= 1 && digits <= 2 &&
           (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th" || rest == "er" ||
            rest == "º");
}

bool is_year(std::string_view word) {
    return all_digits(word) && word.size() <= 4;
}

bool is_title(std::string_view word) {
    return one_of(word, person_titles);
}

// A group of a telephone number, or of "20 000".
bool is_group(std::string_view word) {
    std::string_view digits = word;
    if (digits.starts_with("+"))
        digits.remove_prefix(1);
    return all_digits(digits) && word.size() >= 2;
}

// Of a word that is written together with a number, as Chinese does: the number at its end, or at its
// beginning.
std::string_view last_digits(std::string_view word) {
    std::size_t at = word.size();
    while (at > 0 && static_cast<unsigned char>(word[at - 1]) < 0x80)
        --at;
    return word.substr(at);
}
std::string_view first_digits(std::string_view word) {
    std::size_t end = 0;
    while (end < word.size() && static_cast<unsigned char>(word[end]) < 0x80)
        ++end;
    return word.substr(0, end);
}

// "15", "2.5", "£11.50", "9.15", "2-3"; "22-hour" is none
bool is_number(std::string_view word) {
    if (word.starts_with("£"))
        word.remove_prefix(2);
    if (word.empty() || !is_digit(word.front()))
        return false;
    if (word.size() <= 5 && std::none_of(word.begin(), word.end(), is_ascii_letter))
        return true;
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return is_digit(c) || c == '.' || c == ',' || c == ':'; });
}

struct Word {
    std::size_t begin = 0;
    std::string_view all;
    std::string bare; // up to a space that does not break; NFC, digits as 0 to 9
};

class Text {
public:
    Text(std::string_view text, const NumberWords& known, std::vector<Break>& breaks)
        : text_(text), known_(known), breaks_(breaks) {
        words_.reserve(text.size() / 5 + 1);
        for (std::size_t at = 0; at < text.size();) {
            if (is_blank(text[at])) {
                ++at;
                continue;
            }
            std::size_t end = at;
            while (end < text.size() && !is_blank(text[end]))
                ++end;
            const std::string_view word = text.substr(at, end - at);
            const std::string_view first = bare(word.substr(0, word.find("\xC2\xA0")));
            const bool ascii = std::none_of(first.begin(), first.end(),
                                            [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
            words_.push_back({at, word, ascii ? std::string(first) : nfc(with_european_digits(first))});
            at = end;
        }
    }

    void protect() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            inside(words_[i]);
            if (i == 0)
                continue;
            if (belong_together(i))
                turn(words_[i].begin, Break::spare);
            else if (is_weekday_and_date(i))
                turn(words_[i].begin, Break::reluctant);
        }
        for (std::size_t i = 0; i < words_.size(); ++i)
            phrases(i);
    }

private:
    static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

    void turn(std::size_t at, Break into) {
        if (breaks_[at] == Break::yes || (breaks_[at] == Break::reluctant && into == Break::spare))
            breaks_[at] = into;
    }

    template<class Among>
    bool in_dates(Among among, std::string_view word) const {
        return std::any_of(known_.dates.begin(), known_.dates.end(),
                           [&](const DateWords* dates) { return (dates->*among).contains(word); });
    }
    bool is_month(std::string_view word) const { return in_dates(&DateWords::months, word); }
    bool is_weekday(std::string_view word) const { return in_dates(&DateWords::weekdays, word); }
    bool is_joint(std::string_view word) const { return in_dates(&DateWords::joints, word); }

    std::string_view word(std::size_t i) const {
        return i < words_.size() ? std::string_view(words_[i].bare) : std::string_view();
    }

    // The word i and the one before it.
    bool belong_together(std::size_t i) const {
        const std::string_view before = word(i - 1);
        const std::string_view after = word(i);
        if (before.empty() || after.empty() || is_closed(words_[i - 1].all))
            return false;
        // Digits are asked for first: most words have none, and are looked up in no list.
        return (is_day(before) && is_month(after)) || (is_year(after) && is_month(before)) ||
               (is_capital(after.front()) && is_title(before)) || (is_inward(after) && is_outward(before)) ||
               (is_group(last_digits(before)) && is_group(first_digits(after))) ||
               // "12 de janeiro de 2027"
               (is_day(before) && is_joint(after) && is_month(word(i + 1))) ||
               (is_year(word(i + 1)) && is_joint(after) && is_month(before)) ||
               (i > 1 && ((is_day(word(i - 2)) && is_joint(before) && is_month(after)) ||
                          (is_year(after) && is_joint(before) && is_month(word(i - 2)))));
    }

    // "Friday 12", "2027 Cuma"
    bool is_weekday_and_date(std::size_t i) const {
        return (is_day(word(i)) && is_weekday(word(i - 1))) ||
               (i > 1 && is_year(word(i - 1)) && is_month(word(i - 2)) && is_weekday(word(i)));
    }

    // "9.15 po południu", "Year 3": the phrases that end before word i or begin at it, beside a number.
    void phrases(std::size_t i) {
        bool beside = i > 0 && is_number(word(i - 1));
        for (std::size_t next = i + 1; next <= i + longest_phrase && !beside; ++next)
            beside = !word(next).empty() && is_digit(word(next).front());
        if (!beside)
            return;
        std::string phrase;
        for (std::size_t length = 1; length <= longest_phrase && i + length <= words_.size(); ++length) {
            const std::size_t last = i + length - 1;
            if (length > 1 && is_closed(words_[last - 1].all))
                return;
            phrase += (phrase.empty() ? "" : " ") + words_[last].bare;
            std::size_t from = i + 1;
            std::size_t to = last + 1;
            const bool after = i > 0 && is_number(word(i - 1)) && !is_closed(words_[i - 1].all) &&
                               known_.after.contains(phrase);
            const bool before = last + 1 < words_.size() && !word(last + 1).empty() &&
                                is_digit(word(last + 1).front()) && !is_closed(words_[last].all) &&
                                known_.before.contains(phrase);
            if (!after && !before)
                continue;
            from -= after ? 1 : 0;
            to += before ? 1 : 0;
            for (std::size_t each = from; each < to; ++each)
                turn(words_[each].begin, Break::spare);
        }
    }

    // Breaks within a word: hyphens, the mark of a note, and scripts that write dates and times without
    // spaces ("2027年2月12日星期五上午9:15").
    void inside(const Word& word) {
        const std::size_t end = word.begin + word.all.size();
        for (std::size_t at = word.begin + 1; at < end; ++at) {
            if (breaks_[at] != Break::yes)
                continue;
            const char left = text_[at - 1];
            const char right = text_[at];
            if (left == '-' && at > word.begin + 1 && is_letter(text_[at - 2]) && is_letter(right))
                breaks_[at] = Break::spare;
            else if (right == '[')
                breaks_[at] = Break::no; // the mark of a note belongs to its word
            else if (text_.substr(0, at).ends_with("\xC2\xAD"))
                breaks_[at] = Break::spare; // a soft hyphen: no word is split
            else if (is_digit(left) || is_digit(right))
                beside_digit(word, at);
            else if (const auto past = text_.substr(0, at); follows_date(past) && is_weekday_at(at, end))
                breaks_[at] = Break::reluctant;
        }
    }

    void beside_digit(const Word& word, std::size_t at) {
        const auto ends = [&](const std::string& known) {
            return wide(known) && text_.substr(word.begin, at - word.begin).ends_with(known);
        };
        const auto begins = [&](const std::string& known) {
            return wide(known) && text_.substr(at).starts_with(known);
        };
        const bool right = is_digit(text_[at]);
        const auto joins = [&](const auto& list) {
            const auto found = right ? std::find_if(list.begin(), list.end(), ends)
                                     : std::find_if(list.begin(), list.end(), begins);
            if (found == list.end())
                return false;
            const std::size_t from = right ? at - found->size() + 1 : at;
            for (std::size_t each = from; each < from + found->size(); ++each)
                turn(each, Break::spare);
            return true;
        };
        if (joins(right ? known_.before : known_.after))
            return;
        for (const DateWords* dates : known_.dates)
            if (joins(dates->joints))
                return;
    }

    // Not a word of letters that are written with spaces between them.
    static bool wide(std::string_view known) {
        return !known.empty() && static_cast<unsigned char>(known.front()) >= 0xE3;
    }
    bool follows_date(std::string_view past) const {
        return std::any_of(known_.dates.begin(), known_.dates.end(), [&](const DateWords* dates) {
            return std::any_of(dates->joints.begin(), dates->joints.end(), [&](const std::string& joint) {
                return wide(joint) && past.ends_with(joint);
            });
        });
    }
    bool is_weekday_at(std::size_t at, std::size_t end) const {
        const std::string_view rest = text_.substr(at, end - at);
        return std::any_of(known_.dates.begin(), known_.dates.end(), [&](const DateWords* dates) {
            return std::any_of(dates->weekdays.begin(), dates->weekdays.end(),
                               [&](const std::string& day) { return rest.starts_with(day); });
        });
    }

    std::string_view text_;
    const NumberWords& known_;
    std::vector<Break>& breaks_;
    std::vector<Word> words_;
};

void add_list(const std::string& list, std::set<std::string, std::less<>>& words) {
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(", ", begin), list.size());
        words.insert(nfc(list.substr(begin, end - begin)));
        begin = end + 2;
    }
}

} // namespace

std::shared_ptr<const NumberWords> number_words(const std::shared_ptr<const Messages>& messages,
                                                std::string_view language) {
    constexpr std::size_t most_kept = 64;
    using Key = std::pair<std::shared_ptr<const Messages>, std::string>;
    thread_local std::map<Key, std::shared_ptr<const NumberWords>> kept;
    if (kept.size() >= most_kept)
        kept.clear();
    auto& slot = kept[{messages, std::string(language)}];
    if (slot)
        return slot;
    const auto words = std::make_shared<NumberWords>();
    words->dates = {&date_words("en-GB")};
    if (primary_language(language) != "en")
        words->dates.insert(words->dates.begin(), &date_words(language));
    for (const std::string_view each : {language, std::string_view("en")})
        if (messages != nullptr) {
            add_list(messages->find(each, "kept-before-number").text, words->before);
            add_list(messages->find(each, "kept-after-number").text, words->after);
        }
    slot = words;
    return slot;
}

void protect(std::string_view text, const NumberWords& words, std::vector<Break>& breaks) {
    Text(text, words, breaks).protect();
}

} // namespace plainsend::pdf
