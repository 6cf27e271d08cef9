#include "pipeline/compare_claims.h"

#include <algorithm>
#include <array>

#include "stages/language/mentions.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

constexpr std::array<std::string_view, 13> kind_names{"number", "quantity",  "money", "percent", "date",
                                                      "time",   "frequency", "limit", "order",   "scope",
                                                      "duty",   "negation",  "name"};

bool is_amount(FactKind kind) {
    return kind == FactKind::number || kind == FactKind::quantity || kind == FactKind::frequency ||
           kind == FactKind::money || kind == FactKind::percent;
}

bool touch(Span a, Span b) {
    return a.begin < b.end && b.begin < a.end;
}
bool holds(Span outer, Span inner) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

class Reading {
public:
    Reading(std::string_view text, const LanguageData& data, const KnownNames& names)
        : text_(text), data_(data), facts_(find_facts(text, data.facts, names)) {
        weigh();
        mention();
        for (Amount& amount : amounts_of(text_, amount_facts(), limits_))
            add(std::move(amount));
        for (const Fact& fact : facts_)
            if (!is_amount(fact.kind) && fact.kind != FactKind::limit)
                add(fact);
        for (const Fact& fact : facts_) // those that no amount and no date has taken
            if (fact.kind == FactKind::limit)
                add(fact);
        std::stable_sort(claims_.begin(), claims_.end(),
                         [](const Claim& a, const Claim& b) { return a.span.begin < b.span.begin; });
        join_neighbours();
    }

    Claims take() { return std::move(claims_); }

private:
    const Scale& scale_of(const ScaleWords::Words& words) const { return data_.scales.scales[words.scale]; }

    // ------------------------------------------------ words that weigh

    void weigh() {
        for (const ScaleMatch& match : find_scale_words(text_, data_.scales)) {
            const ScaleWords::Words& words = data_.scales.words[match.words];
            const Scale& scale = scale_of(words);
            if (scale.beside_amount) {
                limits_.push_back({words.value, words.strength, match.span});
                continue;
            }
            const auto fact = std::find_if(facts_.begin(), facts_.end(),
                                           [&](const Fact& each) { return touch(each.span, match.span); });
            const bool is_fact = fact != facts_.end();
            if (is_fact && !(holds(match.span, fact->span) || is_one_person(*fact, match.span, scale) ||
                             (words.is_exact && fact->span.begin == match.span.begin)))
                continue;
            if (is_fact && fact->span == match.span &&
                (fact->kind == FactKind::date || (fact->kind == FactKind::name && scale.kind == "duty")))
                continue; // the month of May, a man named Will
            Claim claim;
            claim.kind = scale.kind;
            claim.value = words.value;
            claim.span = match.span;
            claim.weight = Rank{words.scale, words.strength};
            claim.counts_alone = scale.counts_alone;
            claim.is_words = !words.is_exact;
            if (is_fact && fact->span == match.span && is_said_by_one_word(fact->kind)) {
                claim.kind = kind_names[static_cast<std::size_t>(fact->kind)];
                claim.value = fact->value;
                claim.counts_alone = true;
                claim.is_words = false;
            }
            std::erase_if(facts_, [&](const Fact& each) { // of "cannot" the "not" stays
                return touch(each.span, match.span) &&
                       !(each.kind == FactKind::negation && each.span == match.span);
            });
            claims_.push_back(std::move(claim));
        }
    }

    // "An adult" counts nobody.
    bool is_one_person(const Fact& fact, Span match, const Scale& scale) const {
        return scale.kind == "person" && fact.kind == FactKind::quantity && fact.span.end == match.end &&
               (text_[fact.span.begin] | 0x20) == 'a';
    }

    static bool is_said_by_one_word(FactKind kind) {
        return kind == FactKind::duty || kind == FactKind::scope || kind == FactKind::order ||
               kind == FactKind::negation;
    }

    // ------------------------------------------------ what the glossary knows

    // What a short form stands for, weighed: "SaLT" as a therapist.
    std::optional<ScaleWords::Words> weight_of(const Mention& mention) const {
        const std::string written =
            fold(text_.substr(mention.span.begin, mention.span.end - mention.span.begin));
        for (const std::size_t term : mention.terms) {
            const GlossaryTerm& entry = data_.glossary.terms[term];
            const auto role = entry.roles.find(written);
            const auto found =
                find_scale_words(role == entry.roles.end() ? entry.name : role->second, data_.scales);
            if (!found.empty() && is_of_help(scale_of(data_.scales.words[found.back().words]).kind))
                return data_.scales.words[found.back().words];
        }
        return std::nullopt;
    }

    static bool is_of_help(std::string_view kind) {
        return kind == "person" || kind == "training" || kind == "provision";
    }

    void mention() {
        for (const Mention& found : mentions(text_, data_)) {
            const auto is_in = [&](const auto& each) { return touch(each.span, found.span); };
            const bool has_other_fact = std::any_of(facts_.begin(), facts_.end(), [&](const Fact& fact) {
                return is_in(fact) && (fact.kind != FactKind::name || !holds(found.span, fact.span));
            });
            const bool has_other_weight =
                std::any_of(claims_.begin(), claims_.end(), [&](const Claim& claim) {
                    const bool is_its_and = claim.kind == "choice" && holds(found.span, claim.span);
                    return is_in(claim) && !is_of_help(claim.kind) && !is_its_and;
                });
            if (has_other_fact || has_other_weight)
                continue;
            Claim claim;
            claim.span = found.span;
            claim.value = fold(text_.substr(found.span.begin, found.span.end - found.span.begin));
            claim.terms = found.terms;
            claim.is_short = found.is_short;
            claim.is_words = true;
            if (std::any_of(facts_.begin(), facts_.end(), is_in))
                claim.kind = "name";
            if (const auto words = found.is_short ? weight_of(found) : std::nullopt) {
                claim.kind = scale_of(*words).kind;
                claim.weight = Rank{words->scale, words->strength};
            }
            for (const Claim& part : claims_)
                if (is_in(part) && part.kind != "choice")
                    take_over(claim, part);
            std::erase_if(facts_, is_in);
            std::erase_if(claims_, is_in);
            claims_.push_back(std::move(claim));
        }
    }

    // "qualified" and "teacher of the deaf" as one.
    static void take_over(Claim& claim, const Claim& part) {
        claim.span = {std::min(claim.span.begin, part.span.begin), std::max(claim.span.end, part.span.end)};
        if (!claim.weight || claim.kind == "training" || part.kind == "training") {
            const int both = (claim.weight ? claim.weight->strength : 0) + part.weight->strength;
            if (!claim.weight || claim.kind == "training") {
                claim.kind = part.kind;
                claim.weight = part.weight;
            }
            claim.weight->strength = both;
        }
    }

    // ------------------------------------------------ amounts and other facts

    Facts amount_facts() const {
        Facts amounts;
        for (const Fact& fact : facts_)
            if (is_amount(fact.kind) && !is_hour_beside_noon(fact))
                amounts.push_back(fact);
        return amounts;
    }

    // "12 noon"
    bool is_hour_beside_noon(const Fact& fact) const {
        return fact.value == "12" && std::any_of(facts_.begin(), facts_.end(), [&](const Fact& other) {
                   return other.kind == FactKind::time && other.span.begin == fact.span.end + 1;
               });
    }

    void add(Amount amount) {
        Claim claim;
        const bool says_number = amount.number || amount.many != 1 || !amount.raw.empty();
        claim.kind = amount.every && !amount.number && amount.unit.empty()
                         ? "frequency"
                         : kind_names[static_cast<std::size_t>(amount.kind)];
        claim.value = value_of(amount);
        claim.counts_alone = says_number || amount.every || !is_occasion(amount.unit);
        claim.span = amount.span;
        claim.apart = amount.apart;
        for (std::size_t i = 0; i < data_.scales.scales.size(); ++i)
            if (const auto strength = data_.scales.scales[i].amount; strength && amount.every)
                claim.weight = Rank{i, *strength};
        claim.amount = std::move(amount);
        claims_.push_back(std::move(claim));
    }

    void add(const Fact& fact) {
        const bool is_taken = std::any_of(claims_.begin(), claims_.end(),
                                          [&](const Claim& claim) { return touch(claim.span, fact.span); });
        if (is_taken && fact.kind == FactKind::limit)
            return;
        Claim claim;
        claim.kind = kind_names[static_cast<std::size_t>(fact.kind)];
        claim.value = fact.value;
        claim.span = fact.span;
        if (fact.kind == FactKind::date || fact.kind == FactKind::time)
            limit(claim);
        if (fact.kind == FactKind::name) {
            claim.is_words = true;
            for (std::size_t i = 0; i < data_.scales.scales.size(); ++i)
                if (const auto strength = data_.scales.scales[i].name)
                    claim.weight = Rank{i, *strength};
        }
        if (fact.kind == FactKind::time && fact.span.begin >= 3 &&
            text_.substr(fact.span.begin - 3, 3) == "12 ")
            claim.span.begin -= 3;
        claims_.push_back(std::move(claim));
    }

    // "by 15 March", "around 15 March"
    void limit(Claim& claim) const {
        for (const Limit& each : limits_) {
            if (each.span.end > claim.span.begin)
                break;
            const std::string_view gap = text_.substr(each.span.end, claim.span.begin - each.span.end);
            if (gap != " " && gap != " the ")
                continue;
            claim.limit = each;
            claim.span.begin = each.span.begin;
            claim.value = each.value + " " + claim.value;
        }
    }

    // ------------------------------------------------ neighbours that are one claim

    void join_neighbours() {
        Claims joined;
        for (Claim& claim : claims_) {
            if (!joined.empty()) {
                Claim& left = joined.back();
                if (claim.kind == "limit" && holds(left.span, claim.span))
                    continue;
                const std::size_t end = left.span.end;
                if (left.value == "both" && claim.kind == "person" && end + 1 == claim.span.begin)
                    left.amount = two_people(left.span);
                if (end < claim.span.begin && join(left, claim, text_.substr(end, claim.span.begin - end)))
                    continue;
            }
            joined.push_back(std::move(claim));
        }
        claims_ = std::move(joined);
    }

    // "both therapists"
    static Amount two_people(Span span) {
        Amount two;
        two.number = 2;
        two.span = span;
        return two;
    }

    static bool join(Claim& left, const Claim& right, std::string_view gap) {
        if (left.kind == "name" && right.kind == "name" && gap == " " && left.terms.empty() &&
            right.terms.empty()) {
            left.span.end = right.span.end;
            left.value += " " + right.value;
            return true;
        }
        if (left.kind == "training" && right.kind == "person" && gap == " ") {
            const std::string value = left.value + " " + right.value;
            take_over(left, right);
            left.value = value;
            left.terms = right.terms;
            return true;
        }
        // "never one"
        if (left.kind == "negation" && right.kind == "number" && gap == " ") {
            left.span.end = right.span.end;
            left.value += " " + right.value;
            return true;
        }
        // "speech and language therapist (SaLT)"
        if (!left.terms.empty() && right.is_short && gap == " (" && is_akin(left, right)) {
            left.span.end = right.span.end;
            return true;
        }
        return false;
    }

    std::string_view text_;
    const LanguageData& data_;
    Facts facts_;
    std::vector<Limit> limits_;
    Claims claims_;
};

std::string letters_of(std::string_view text) {
    std::string letters;
    std::string said(text);
    for (std::size_t at = said.find('&'); at != std::string::npos; at = said.find('&', at))
        said.replace(at, 1, " and ");
    for (const Span& word : words(said))
        for (const char c : fold(said.substr(word.begin, word.end - word.begin)))
            if (is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<signed char>(c) < 0)
                letters += c;
    return letters;
}

// What "doesn't" says besides "not", and "she'll" besides "will".
std::string stem_of(std::string_view written) {
    const std::string word = fold(written);
    for (const std::string_view ending : {"n't", "'ll", "'d"})
        if (word.size() > ending.size() && word.ends_with(ending)) {
            const std::string stem = word.substr(0, word.size() - ending.size());
            return stem == "ca" || stem == "wo" || stem == "sha" ? "" : stem;
        }
    return "";
}

bool is_of_calendar(const Claim& claim) {
    return claim.kind == "date" || claim.kind == "time";
}

// "for an hour" is "an hour", "the 3rd of March" is "3 March".
std::size_t begin_with_small_word(std::string_view text, const Claim& claim) {
    const std::string_view before = text.substr(0, claim.span.begin);
    if (claim.amount && before.ends_with(" for "))
        return claim.span.begin - 4;
    return claim.kind == "date" && before.ends_with(" the ") ? claim.span.begin - 4 : claim.span.begin;
}

} // namespace

Claims claims_of(std::string_view text, const LanguageData& data, const KnownNames& names) {
    return Reading(text, data, names).take();
}

bool is_akin(const Claim& a, const Claim& b) {
    return std::any_of(a.terms.begin(), a.terms.end(), [&](std::size_t term) {
        return std::binary_search(b.terms.begin(), b.terms.end(), term);
    });
}

bool is_same(const Claim& a, const Claim& b) {
    const bool is_of_one_kind =
        a.kind == b.kind || (a.amount && b.amount) || (!a.terms.empty() && !b.terms.empty());
    return (is_of_one_kind && a.value == b.value) || ((a.is_short || b.is_short) && is_akin(a, b));
}

Pieces pieces_of(std::string_view text, const Claims& claims) {
    Pieces pieces;
    pieces.letters.emplace_back();
    std::size_t at = 0;
    std::vector<Span> apart;
    for (const Claim& claim : claims)
        if (claim.apart)
            apart.push_back(*claim.apart);
    std::sort(apart.begin(), apart.end(), [](Span a, Span b) { return a.begin < b.begin; });
    std::size_t next = 0;
    const auto add_letters = [&](std::size_t end) {
        for (; next < apart.size() && apart[next].end <= end; ++next) {
            if (apart[next].begin > at)
                pieces.letters.back() += letters_of(text.substr(at, apart[next].begin - at));
            at = std::max(at, apart[next].end);
        }
        if (end > at)
            pieces.letters.back() += letters_of(text.substr(at, end - at));
        at = std::max(at, end);
    };
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const Claim& claim = claims[i];
        if (claim.is_words && claim.terms.empty())
            continue;
        add_letters(begin_with_small_word(text, claim));
        // "Mon-Fri" is "Monday to Friday", "9-11am" is "9am to 11am".
        if (!pieces.claims.empty() && is_of_calendar(claim) &&
            claims[pieces.claims.back()].kind == claim.kind && pieces.letters.back() == "to")
            pieces.letters.back().clear();
        const bool shares = (i > 0 && claims[i - 1].span == claim.span) ||
                            (i + 1 < claims.size() && claims[i + 1].span == claim.span);
        if (!claim.is_words && !shares)
            pieces.letters.back() +=
                stem_of(text.substr(claim.span.begin, claim.span.end - claim.span.begin));
        pieces.key += pieces.letters.back() + "|" + claim.value + "|";
        pieces.claims.push_back(i);
        pieces.letters.emplace_back();
        at = std::max(at, claim.span.end);
    }
    add_letters(text.size());
    pieces.key += pieces.letters.back();
    return pieces;
}

bool say_the_same(const Pieces& a, const Claims& of_a, const Pieces& b, const Claims& of_b) {
    if (a.letters != b.letters)
        return false;
    for (std::size_t i = 0; i < a.claims.size(); ++i)
        if (!is_same(of_a[a.claims[i]], of_b[b.claims[i]]))
            return false;
    return true;
}

} // namespace plainsend
