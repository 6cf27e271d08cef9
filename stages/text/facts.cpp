#include "stages/text/facts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "stages/text/ascii.h"
#include "stages/text/fact_dates.h"
#include "stages/text/fact_tokens.h"
#include "stages/text/person.h"

namespace plainsend {

bool belongs_to_phrase(const FactToken& token) {
    using Before = FactToken::Before;
    return token.before == Before::space || token.before == Before::hyphen || token.before == Before::nothing;
}

const FactPhrase* phrase_at(const FactWords& words, const std::vector<FactToken>& tokens, std::size_t at) {
    const auto found = words.phrases.find(tokens[at].word);
    if (found == words.phrases.end())
        return nullptr;
    for (const FactPhrase& phrase : found->second) {
        bool fits = at + phrase.words.size() <= tokens.size();
        for (std::size_t i = 1; fits && i < phrase.words.size(); ++i)
            fits = tokens[at + i].word == phrase.words[i] && belongs_to_phrase(tokens[at + i]);
        if (fits)
            return &phrase;
    }
    return nullptr;
}

namespace {

using Before = FactToken::Before;
using Is = FactToken::Is;
using Tokens = std::vector<FactToken>;

// What is said in other words, in the words it is to be read as.
Tokens said_alike(const Tokens& tokens, const FactWords& words) {
    Tokens alike;
    alike.reserve(tokens.size());
    for (std::size_t at = 0; at < tokens.size();) {
        const FactPhrase* phrase = phrase_at(words, tokens, at);
        if (phrase == nullptr) {
            alike.push_back(tokens[at++]);
            continue;
        }
        const std::size_t count = phrase->words.size();
        if (phrase->same_as.empty())
            alike.insert(alike.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                         tokens.begin() + static_cast<std::ptrdiff_t>(at + count));
        for (const std::string& word : phrase->same_as)
            alike.push_back({{tokens[at].span.begin, tokens[at + count - 1].span.end},
                             word,
                             is_digit(word.front()) ? Is::number : Is::word,
                             &word == &phrase->same_as.front() ? tokens[at].before : Before::space,
                             false,
                             false});
        at += count;
    }
    return alike;
}

bool is_title(const FactToken& token) {
    return token.capital &&
           std::any_of(person_titles.begin(), person_titles.end(),
                       [&](std::string_view title) { return ascii_lower(title) == token.word; });
}

// A capital letter says nothing at the start of a sentence; after "Dr." or an initial none begins.
bool capital_is_due(const Tokens& tokens, std::size_t at) {
    if (tokens[at].before != Before::stop)
        return false;
    if (at == 0)
        return true;
    const std::string& before = tokens[at - 1].word;
    return !is_title(tokens[at - 1]) && before != "st" && !(before.size() == 1 && tokens[at - 1].capital);
}

class FactReader {
public:
    FactReader(std::string_view text, const FactWords& words, const KnownNames& known)
        : text_(text), words_(words), known_(known), tokens_(said_alike(fact_tokens(text), words)) {}

    Facts run() {
        while (at_ < tokens_.size()) {
            if (const auto date = date_at(text_, tokens_, at_))
                take(date->kind, date->value, date->count);
            else if (!money() && !frequency() && !unit_of_many_words() && !amount() && !phrase() && !code() &&
                     !name())
                ++at_;
        }
        return std::move(facts_);
    }

private:
    struct Number {
        std::string value;
        std::size_t count = 0;
    };

    const FactToken* token(std::size_t at) const { return at < tokens_.size() ? &tokens_[at] : nullptr; }
    bool is(std::size_t at, std::string_view word) const {
        return at < tokens_.size() && tokens_[at].word == word;
    }

    void take(FactKind kind, std::string value, std::size_t count) {
        facts_.push_back(
            {kind, std::move(value), {tokens_[at_].span.begin, tokens_[at_ + count - 1].span.end}});
        at_ += count;
        end_ = at_;
    }

    const FactPhrase* unit(std::size_t at) const {
        if (at >= tokens_.size())
            return nullptr;
        const FactPhrase* found = phrase_at(words_, tokens_, at);
        return found != nullptr && found->is_unit ? found : nullptr;
    }

    // A number word's value, or nothing.
    std::optional<std::string> number_word(std::size_t at) const {
        if (at >= tokens_.size())
            return std::nullopt;
        const FactPhrase* found = phrase_at(words_, tokens_, at);
        if (found == nullptr || found->kind != FactKind::number || found->is_unit || found->words.size() != 1)
            return std::nullopt;
        return found->value;
    }

    static std::optional<long> whole(const std::string& value) {
        if (value.empty() || value.size() > 6 || !std::all_of(value.begin(), value.end(), is_digit))
            return std::nullopt;
        return std::stol(value);
    }

    // "two hundred and fifty", "twenty-one", "twenty-first", "3rd", "1/2".
    std::optional<Number> number(std::size_t at) const {
        const FactToken* first = token(at);
        if (first == nullptr)
            return std::nullopt;
        if (first->is == Is::number) {
            static constexpr std::array<std::string_view, 4> endings{"st", "nd", "rd", "th"};
            const FactToken* next = token(at + 1);
            if (next != nullptr && next->before == Before::nothing &&
                std::find(endings.begin(), endings.end(), next->word) != endings.end())
                return Number{first->word + next->word, 2};
            const std::string sign = first->minus ? "-" : "";
            const FactToken* under = token(at + 2 <= tokens_.size() ? at + 1 : at);
            if (under != first && under != nullptr && under->is == Is::number &&
                text_.substr(first->span.end, under->span.begin - first->span.end) == "/")
                return Number{sign + first->word + "/" + under->word, 2};
            return Number{sign + first->word, 1};
        }
        return number_in_words(at);
    }

    std::optional<Number> number_in_words(std::size_t at) const {
        const auto first = number_word(at);
        if (!first)
            return std::nullopt;
        auto sum = whole(*first);
        if (!sum)
            return Number{*first, 1}; // "first", "half"
        std::size_t count = 1;
        for (;;) {
            const std::size_t joint = is(at + count, "and") && *sum >= 100 ? 1 : 0;
            const auto next = number_word(at + count + joint);
            if (!next || !belongs_to_phrase(tokens_[at + count + joint]))
                break;
            const auto more = whole(*next);
            const bool tens = *sum % 100 >= 20 && *sum % 10 == 0;
            if (!more) {
                if (!tens || joint != 0 || next->find('/') != std::string::npos)
                    break;
                const auto last = whole(next->substr(0, next->size() - 2));
                if (!last || *last > 9)
                    break;
                return Number{std::to_string(*sum + *last) + next->substr(next->size() - 2), count + 1};
            }
            if (*more == 100 || *more == 1000) {
                if (*sum >= *more || joint != 0)
                    break;
                *sum *= *more;
            } else if ((tens && *more < 10 && joint == 0) ||
                       (*sum >= 100 && *sum % 100 == 0 && *more < 100)) {
                *sum += *more;
            } else {
                break;
            }
            count += joint + 1;
        }
        return Number{std::to_string(*sum), count};
    }

    // "£11.50", "11 pounds", "50p".
    bool money() {
        static constexpr std::array<std::string_view, 3> signs{"£", "$", "€"};
        const std::string& sign = tokens_[at_].word;
        if (std::find(signs.begin(), signs.end(), sign) != signs.end()) {
            const FactToken* next = token(at_ + 1);
            if (next == nullptr || next->is != Is::number)
                return false;
            const bool minus = tokens_[at_].minus || next->minus;
            const std::string_view size = size_of_money(at_ + 2);
            take(FactKind::money, (minus ? "-" : "") + sign + without_zeros(next->word) + std::string(size),
                 size.empty() ? 2 : 3);
            return true;
        }
        const auto sum = number(at_);
        if (!sum)
            return false;
        const std::size_t next = at_ + sum->count;
        const bool pence = (is(next, "p") && tokens_[next].before == Before::nothing) || is(next, "pence");
        if (!pence && !is(next, "pounds") && !is(next, "pound"))
            return false;
        take(FactKind::money, pence ? sum->value + "p" : "£" + without_zeros(sum->value), sum->count + 1);
        return true;
    }

    // "£1.2m", "£1.2 billion"
    std::string_view size_of_money(std::size_t at) const {
        struct Size {
            std::string_view said;
            std::string_view size;
        };
        static constexpr std::array<Size, 6> sizes{
            {{"m", "m"}, {"million", "m"}, {"bn", "bn"}, {"billion", "bn"}, {"k", "k"}, {"thousand", "k"}}};
        for (const Size& each : sizes)
            if (is(at, each.said) && belongs_to_phrase(tokens_[at]))
                return each.size;
        return "";
    }

    // "11.00" of money is "11".
    static std::string without_zeros(const std::string& sum) {
        return sum.ends_with(".00") ? sum.substr(0, sum.size() - 3) : sum;
    }

    // "every week", "each half term", "every two weeks", "per day", and behind an amount "a week".
    bool frequency() {
        const bool article = is(at_, "a") || is(at_, "an");
        if (!article && !is(at_, "every") && !is(at_, "each") && !is(at_, "per"))
            return false;
        std::size_t count = 1;
        std::string value = "every ";
        if (const auto many = article ? std::nullopt : number(at_ + 1)) {
            value += many->value + " ";
            count += many->count;
        }
        const FactPhrase* of = unit(at_ + count);
        if (of == nullptr || !belongs_to_phrase(tokens_[at_ + count]))
            return false;
        count += of->words.size();
        const bool behind_amount =
            !facts_.empty() && end_ == at_ &&
            (facts_.back().kind == FactKind::quantity || facts_.back().kind == FactKind::number ||
             facts_.back().kind == FactKind::money);
        if (article && !(behind_amount && of->is_period))
            take(FactKind::quantity, "1 " + of->value, count);
        else
            take(FactKind::frequency, value + of->value, count);
        return true;
    }

    // "half term" is no half.
    bool unit_of_many_words() {
        const FactPhrase* found = unit(at_);
        if (found == nullptr || found->words.size() < 2)
            return false;
        take(FactKind::quantity, found->value, found->words.size());
        return true;
    }

    // "30 minutes", "half an hour", "50 per cent", "3".
    bool amount() {
        const auto many = number(at_);
        if (!many)
            return false;
        std::size_t next = at_ + many->count;
        if (is(next, "%") || is(next, "percent") || (is(next, "per") && is(next + 1, "cent"))) {
            take(FactKind::percent, many->value + "%", many->count + (is(next, "per") ? 2 : 1));
            return true;
        }
        if (many->value.find('/') != std::string::npos) { // "half an hour", "quarter of an hour"
            const std::size_t before = next;
            if (is(next, "of"))
                ++next;
            if (is(next, "a") || is(next, "an"))
                ++next;
            else
                next = before;
        }
        const FactPhrase* of = unit(next);
        if (of != nullptr && belongs_to_phrase(tokens_[next])) {
            take(FactKind::quantity, many->value + " " + of->value, next - at_ + of->words.size());
            return true;
        }
        // "a further 30-second pause": where "second" stands behind a number, it is the unit.
        if (is(next, "second") && whole(many->value) && belongs_to_phrase(tokens_[next])) {
            take(FactKind::quantity, many->value + " second", next - at_ + 1);
            return true;
        }
        const bool refers = is_reference();
        take(FactKind::number, many->value, many->count);
        facts_.back().is_reference = refers;
        return true;
    }

    // "section 2.1", "targets 1.1 and 1.2"
    bool is_reference() const {
        std::size_t before = at_;
        if (before > 1 && (is(before - 1, "and") || is(before - 1, "or") || is(before - 1, "to")))
            --before;
        if (!facts_.empty() && facts_.back().is_reference && end_ == before)
            return true;
        return at_ > 0 && words_.references.contains(tokens_[at_ - 1].word);
    }

    bool phrase() {
        const FactPhrase* found = phrase_at(words_, tokens_, at_);
        if (found == nullptr || found->kind == FactKind::number)
            return false;
        const std::size_t count = found->words.size();
        // "Will" and "May" are people and a month too.
        const bool is_name = tokens_[at_].capital && !tokens_[at_].mixed && !capital_is_due(tokens_, at_) &&
                             (is(at_, "will") || is(at_, "may"));
        if (is_name || (found->is_unit && !found->counts_alone) ||
            (found->before_number && !is_amount(at_ + count)))
            return false;
        take(found->is_unit ? FactKind::quantity : found->kind, found->value, count);
        return true;
    }

    // "about 30", "about £30", "about an hour"
    bool is_amount(std::size_t at) const {
        return number(at) || is(at, "£") ||
               ((is(at, "a") || is(at, "an") || is(at, "every")) && unit(at + 1) != nullptr);
    }

    // "KS2", "3b".
    bool code() {
        const std::string& word = tokens_[at_].word;
        if (tokens_[at_].is != Is::word || std::none_of(word.begin(), word.end(), is_digit))
            return false;
        take(FactKind::number, word, 1);
        return true;
    }

    bool name() {
        const FactToken& word = tokens_[at_];
        if (word.is != Is::word || !word.capital || word.word == "i" ||
            (!word.mixed && capital_is_due(tokens_, at_) && !known_.contains(word.word) && !is_title(word)))
            return false;
        take(FactKind::name, word.word, 1);
        return true;
    }

    std::string_view text_;
    const FactWords& words_;
    const KnownNames& known_;
    Tokens tokens_;
    Facts facts_;
    std::size_t at_ = 0;
    std::size_t end_ = 0; // of the last fact, in tokens
};

} // namespace

void add_fact_phrase(FactWords& words, std::string_view said, FactPhrase phrase) {
    for (const FactToken& token : fact_tokens(said))
        phrase.words.push_back(token.word);
    if (phrase.words.empty())
        return;
    std::vector<FactPhrase>& known = words.phrases[phrase.words.front()];
    const auto shorter = std::find_if(known.begin(), known.end(), [&](const FactPhrase& other) {
        return other.words.size() < phrase.words.size();
    });
    known.insert(shorter, std::move(phrase));
}

Facts find_facts(std::string_view text, const FactWords& words, const KnownNames& known) {
    return FactReader(text, words, known).run();
}

KnownNames capitalised_words(std::string_view text) {
    KnownNames names;
    const Tokens tokens = fact_tokens(text);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].capital && !capital_is_due(tokens, i))
            names.insert(tokens[i].word);
    for (const FactToken& token : tokens)
        if (!token.capital)
            names.erase(token.word);
    return names;
}

} // namespace plainsend
