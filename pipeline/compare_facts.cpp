#include "pipeline/compare_facts.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "pipeline/compare_weighing.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// Which claims of both sentences stay as they are.
struct Kept {
    std::vector<bool> of_old;
    std::vector<bool> of_new;
};

// Where the words around the claims are the same, the first claim belongs to the first.
Kept kept_by_place(const Claims& a, const Claims& b) {
    Kept found{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
    for (std::size_t i = 0; i < a.size(); ++i)
        found.of_old[i] = found.of_new[i] = is_same(a[i], b[i]);
    return found;
}

bool weigh_alike(const Claim& a, const Claim& b) {
    return a.kind == b.kind && (a.weight ? a.weight->strength : 0) == (b.weight ? b.weight->strength : 0);
}

// Else the longest common sequence stays, and what only stands elsewhere in the sentence. A sentence has few
// claims (longest_sentence), so the table stays small.
Kept kept_in_order(const Claims& a, const Claims& b) {
    std::vector<std::vector<std::size_t>> longest(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            longest[i][j] = is_same(a[i], b[j]) ? longest[i + 1][j + 1] + 1
                                                : std::max(longest[i + 1][j], longest[i][j + 1]);
    Kept found{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (is_same(a[i], b[j])) {
            found.of_old[i++] = true;
            found.of_new[j++] = true;
        } else if (longest[i + 1][j] >= longest[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size() && !found.of_old[i]; ++j)
            if (!found.of_new[j] && (is_same(a[i], b[j]) || (is_akin(a[i], b[j]) && weigh_alike(a[i], b[j]))))
                found.of_old[i] = found.of_new[j] = true;
    return found;
}

bool is_amount(const Claim& claim) {
    return claim.amount.has_value();
}

bool share_a_scale(const Claim& a, const Claim& b) {
    return a.weight && b.weight && a.weight->scale == b.weight->scale;
}

bool may_be_paired(const Claim& a, const Claim& b) {
    return a.kind == b.kind || (is_amount(a) && is_amount(b)) || share_a_scale(a, b);
}

class Telling {
public:
    Telling(const ComparedUnit& then, const ComparedUnit& now, const std::vector<Scale>& scales)
        : then_(then), now_(now), scales_(scales), by_place_(stand_alike()),
          kept_(by_place_ ? kept_by_place(then.claims, now.claims) : kept_in_order(then.claims, now.claims)) {
        drop_names_that_are_still_there(then_, kept_.of_old, now_);
        drop_names_that_are_still_there(now_, kept_.of_new, then_);
        std::vector<std::optional<std::size_t>> partner = pairs();
        counts_change_ = changes_a_count(partner);
        for (std::size_t i = 0; i < then.claims.size(); ++i)
            if (!kept_.of_old[i])
                partner[i] ? tell_pair(then.claims[i], now.claims[*partner[i]]) : tell_lost(then.claims[i]);
        for (std::size_t j = 0; j < now.claims.size(); ++j)
            if (!kept_.of_new[j] && std::find(partner.begin(), partner.end(), j) == partner.end())
                tell_new(now.claims[j]);
        if (changes_.empty())
            tell_item_of_a_list();
        const auto rank = [](const FactChange& change) {
            return change.verdict == Verdict::less || change.verdict == Verdict::weaker ? 0
                   : change.verdict == Verdict::none                                    ? 1
                                                                                        : 2;
        };
        std::stable_sort(changes_.begin(), changes_.end(),
                         [&](const FactChange& a, const FactChange& b) { return rank(a) < rank(b); });
    }

    std::vector<FactChange> take() { return std::move(changes_); }

private:
    bool stand_alike() const {
        const auto count_words = [](const Claims& claims) {
            return std::count_if(claims.begin(), claims.end(),
                                 [](const Claim& claim) { return claim.is_words; });
        };
        return then_.claims.size() == now_.claims.size() && then_.pieces.letters == now_.pieces.letters &&
               count_words(then_.claims) == count_words(now_.claims);
    }

    // A capital letter more or less makes no other person.
    static void drop_names_that_are_still_there(const ComparedUnit& unit, std::vector<bool>& kept,
                                                const ComparedUnit& other) {
        for (std::size_t i = 0; i < unit.claims.size(); ++i)
            if (unit.claims[i].kind == "name" && !kept[i])
                kept[i] = (" " + joined(other.words) + " ").find(" " + unit.claims[i].value + " ") !=
                          std::string::npos;
    }

    static std::string joined(const std::vector<std::string>& words) {
        return std::accumulate(words.begin(), words.end(), std::string(),
                               [](std::string all, const std::string& word) {
                                   return all.empty() ? word : std::move(all) + " " + word;
                               });
    }

    // For each old claim the new one that stands in its stead: of the same kind before one of the same scale.
    std::vector<std::optional<std::size_t>> pairs() const {
        std::vector<std::optional<std::size_t>> partner(then_.claims.size());
        std::vector<bool> taken(now_.claims.size());
        const auto pair = [&](auto fits) {
            for (std::size_t i = 0; i < then_.claims.size(); ++i)
                for (std::size_t j = 0; j < now_.claims.size() && !kept_.of_old[i] && !partner[i]; ++j)
                    if (!kept_.of_new[j] && !taken[j] && fits(i, j)) {
                        partner[i] = j;
                        taken[j] = true;
                    }
        };
        const Claims& a = then_.claims;
        const Claims& b = now_.claims;
        pair([&](std::size_t i, std::size_t j) { return by_place_ && i == j && may_be_paired(a[i], b[j]); });
        pair([&](std::size_t i, std::size_t j) { return a[i].kind == b[j].kind && !a[i].kind.empty(); });
        pair([&](std::size_t i, std::size_t j) { return is_amount(a[i]) && is_amount(b[j]); });
        pair([&](std::size_t i, std::size_t j) { return share_a_scale(a[i], b[j]); });
        return partner;
    }

    // ------------------------------------------------ verdicts

    // "3 blocks of 30 minutes" and "2 blocks of 40": whether the whole is less, the longer minutes do not
    // say.
    bool changes_a_count(const std::vector<std::optional<std::size_t>>& partner) const {
        const auto is_bare = [](const Claim& claim) {
            return claim.amount && claim.amount->number && claim.amount->unit.empty() && !claim.amount->every;
        };
        for (std::size_t i = 0; i < partner.size(); ++i)
            if (partner[i] && is_bare(then_.claims[i]) && is_bare(now_.claims[*partner[i]]))
                return true;
        return false;
    }

    int unsaid_limit() const {
        for (const Scale& scale : scales_)
            if (scale.beside_amount)
                return scale.unsaid.value_or(0);
        return 0;
    }

    static Verdict by_strength(int then, int now) {
        return then == now ? Verdict::none : now < then ? Verdict::weaker : Verdict::stronger;
    }

    static Verdict by_number(double then, double now) {
        return then == now ? Verdict::none : now < then ? Verdict::less : Verdict::more;
    }

    // "two TAs", "two adults"
    static bool counts_people(const ComparedUnit& unit, const Claim& claim) {
        if (!claim.amount || !claim.amount->number || claim.amount->every || claim.amount->up_to ||
            claim.amount->limit || claim.amount->many != 1)
            return false;
        return claim.amount->unit == "adult" ||
               (claim.amount->unit.empty() && claim.amount->kind == FactKind::number &&
                std::any_of(unit.claims.begin(), unit.claims.end(), [&](const Claim& other) {
                    return other.kind == "person" && other.span.begin == claim.span.end + 1;
                }));
    }

    // "may not" is no weaker than "can", so a duty is judged only where nothing denies it; nor is "not 30
    // minutes" an amount of help.
    static bool is_denied(const ComparedUnit& unit, const Claim& claim) {
        constexpr std::size_t near = 12;
        return std::any_of(unit.claims.begin(), unit.claims.end(), [&](const Claim& other) {
            if (claim.amount)
                return (other.kind == "negation" || other.kind == "order" || other.kind == "money" ||
                        other.kind == "percent") &&
                       &other != &claim;
            return other.kind == "negation" && other.span.begin >= claim.span.end &&
                   other.span.begin - claim.span.end < near;
        });
    }

    Verdict verdict_on_pair(const Claim& then, const Claim& now) const {
        if (is_denied(then_, then) || is_denied(now_, now))
            return Verdict::none;
        if (counts_people(then_, then) && counts_people(now_, now))
            return by_number(*then.amount->number, *now.amount->number);
        if (then.amount && now.amount)
            return counts_change_ && !then.amount->unit.empty()
                       ? Verdict::none
                       : verdict_on(*then.amount, *now.amount, unsaid_limit());
        if (then.kind == "date" || then.kind == "time") {
            const auto strength = [&](const Claim& claim) {
                return claim.limit ? claim.limit->strength : unsaid_limit();
            };
            return bare(then) == bare(now) ? by_strength(strength(then), strength(now)) : Verdict::none;
        }
        return share_a_scale(then, now) ? by_strength(then.weight->strength, now.weight->strength)
                                        : Verdict::none;
    }

    static std::string bare(const Claim& claim) {
        return claim.limit ? claim.value.substr(claim.limit->value.size() + 1) : claim.value;
    }

    // Of what is said only once, against a sentence that does not say it.
    Verdict verdict_on_one(const Claim& claim, bool is_lost) const {
        if (!claim.weight || claim.amount || !scales_[claim.weight->scale].unsaid)
            return Verdict::none;
        const int unsaid = *scales_[claim.weight->scale].unsaid;
        return is_lost ? by_strength(claim.weight->strength, unsaid)
                       : by_strength(unsaid, claim.weight->strength);
    }

    // ------------------------------------------------ words

    static std::string words_of(const ComparedUnit& unit, const Claim& claim) {
        const auto cut = [&](Span span) { return unit.text.substr(span.begin, span.end - span.begin); };
        if (!claim.apart)
            return cut(claim.span) + denial_behind(unit, claim);
        const Span first = claim.span.begin < claim.apart->begin ? claim.span : *claim.apart;
        const Span second = claim.span.begin < claim.apart->begin ? *claim.apart : claim.span;
        constexpr std::size_t few = 40;
        return second.begin - first.end <= few ? cut({first.begin, second.end})
                                               : cut(first) + " … " + cut(second);
    }

    // "may not"
    static std::string denial_behind(const ComparedUnit& unit, const Claim& claim) {
        for (const Claim& other : unit.claims)
            if (claim.kind == "duty" && other.kind == "negation" && other.span.begin == claim.span.end + 1)
                return " " + unit.text.substr(other.span.begin, other.span.end - other.span.begin);
        return "";
    }

    void tell_pair(const Claim& then, const Claim& now) {
        if (then.kind.empty() && now.kind.empty())
            return;
        FactChange change{then.kind.empty() ? now.kind : then.kind, words_of(then_, then),
                          words_of(now_, now), verdict_on_pair(then, now), ""};
        change.message = "It said '" + change.old_words + "'; it now says '" + change.new_words + "'.";
        if (then.amount && now.amount && then.amount->every && sum_of(*then.amount) == sum_of(*now.amount))
            change.message += " That is as much in all, but shared out in another way.";
        tell(std::move(change));
    }

    void tell_lost(const Claim& claim) {
        if (claim.kind.empty() || !claim.counts_alone)
            return;
        FactChange change{claim.kind, words_of(then_, claim), "", verdict_on_one(claim, true), ""};
        change.message = "It said '" + change.old_words + "'; that is no longer there.";
        tell(std::move(change));
    }

    void tell_new(const Claim& claim) {
        if (claim.kind.empty() || !claim.counts_alone)
            return;
        FactChange change{claim.kind, "", words_of(now_, claim), verdict_on_one(claim, false), ""};
        change.message = "'" + change.new_words + "' is new.";
        tell(std::move(change));
    }

    // ------------------------------------------------ items of a list inside a sentence

    struct Word {
        std::string folded;
        Span span;
    };
    // Without "and" and "or", which stand elsewhere when an item is gone.
    static std::vector<Word> listed_words(const std::string& text) {
        std::vector<Word> listed;
        for (const Span& span : words(text)) {
            std::string word = fold(text.substr(span.begin, span.end - span.begin));
            if (word != "and" && word != "or")
                listed.push_back({std::move(word), span});
        }
        return listed;
    }

    // Where the longer one only says more in one place: what, if it is an item between commas, "and" or "or".
    static std::string item_more(const std::string& longer, const std::string& shorter) {
        constexpr std::size_t most_words = 8;
        const std::vector<Word> more = listed_words(longer);
        const std::vector<Word> less = listed_words(shorter);
        if (more.size() <= less.size() || more.size() - less.size() > most_words || less.empty())
            return "";
        const auto is_same_word = [](const Word& a, const Word& b) { return a.folded == b.folded; };
        const auto first = std::mismatch(less.begin(), less.end(), more.begin(), more.end(), is_same_word);
        const auto last = std::mismatch(less.rbegin(), less.rend(), more.rbegin(), more.rend(), is_same_word);
        if (first.first - less.begin() + (last.first - less.rbegin()) < std::ssize(less))
            return "";
        const std::size_t begin = static_cast<std::size_t>(first.second - more.begin());
        const std::size_t end = begin + more.size() - less.size();
        const std::string before = longer.substr(0, more[begin].span.begin);
        const std::string behind = longer.substr(more[end - 1].span.end);
        const bool is_behind_joint =
            before.ends_with(", ") || before.ends_with(" and ") || before.ends_with(" or ");
        const bool is_before_joint =
            behind.starts_with(", ") || behind.starts_with(" and ") || behind.starts_with(" or ");
        if (!is_before_joint && !(is_behind_joint && end == more.size()))
            return "";
        return longer.substr(more[begin].span.begin, more[end - 1].span.end - more[begin].span.begin);
    }

    void tell_item_of_a_list() {
        if (const std::string gone = item_more(then_.text, now_.text); !gone.empty())
            tell({"item", gone, "", Verdict::none, "It said '" + gone + "'; that is no longer there."});
        else if (const std::string more = item_more(now_.text, then_.text); !more.empty())
            tell({"item", "", more, Verdict::none, "'" + more + "' is new."});
    }

    // The verdict in words that say what it means for the child.
    static std::string_view said(const FactChange& change) {
        const bool is_about_training = change.kind == "person" || change.kind == "training";
        const bool is_shared = change.kind == "sharing";
        switch (change.verdict) {
        case Verdict::less:
            return " This is less.";
        case Verdict::more:
            return " This is more.";
        case Verdict::weaker:
            return is_about_training ? " This may be someone with less training. This is a weaker promise."
                   : is_shared       ? " The help is shared with more people. This is a weaker promise."
                                     : " This is a weaker promise.";
        case Verdict::stronger:
            return is_about_training ? " This may be someone with more training. This is a stronger promise."
                   : is_shared       ? " The help is shared with fewer people. This is a stronger promise."
                                     : " This is a stronger promise.";
        case Verdict::none:
            break;
        }
        return "";
    }

    void tell(FactChange change) {
        change.message += said(change);
        if (change.kind == "negation" && (change.old_words.empty() || change.new_words.empty()))
            change.message += " The sentence may now mean the opposite.";
        changes_.push_back(std::move(change));
    }

    const ComparedUnit& then_;
    const ComparedUnit& now_;
    const std::vector<Scale>& scales_;
    bool by_place_;
    bool counts_change_ = false;
    Kept kept_;
    std::vector<FactChange> changes_;
};

} // namespace

std::vector<FactChange> changed_facts(const ComparedUnit& old_unit, const ComparedUnit& new_unit,
                                      const std::vector<Scale>& scales) {
    return Telling(old_unit, new_unit, scales).take();
}

} // namespace plainsend
