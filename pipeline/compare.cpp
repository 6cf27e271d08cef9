#include "pipeline/compare.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "pipeline/compare_facts.h"
#include "pipeline/compare_units.h"
#include "stages/document/walk.h"
#include "stages/language/language_data.h"

namespace plainsend {

namespace {

using Units = std::vector<ComparedUnit>;
constexpr std::size_t nobody = static_cast<std::size_t>(-1);
// Partner of what is said in one sentence there and in several here, or in a cell each.
constexpr std::size_t regrouped = nobody - 1;

// Two sentences are one sentence reworded when they share this much.
constexpr double alike_enough = 0.55;
constexpr std::size_t most_candidates = 60;

class Alignment {
public:
    Alignment(const Units& then, const Units& now)
        : then_(then), now_(now), partner_(then.size(), nobody), back_(now.size(), nobody) {
        // What stands in its old place comes before what moved, also when its facts are others now: amounts
        // swapped between two subjects have not moved.
        match_equal(
            [](const Units& units, std::size_t i) { return below_label(units, i, units[i].pieces.key); });
        match_equal(
            [](const Units& units, std::size_t i) { return below_label(units, i, form_of(units[i])); });
        match_equal(
            [](const Units& units, std::size_t i) { return units[i].path + "\n" + units[i].pieces.key; });
        match_equal([](const Units& units, std::size_t i) {
            return units[i].row.empty() ? std::string() : units[i].row + "\n" + units[i].pieces.key;
        });
        match_equal([](const Units& units, std::size_t i) {
            const bool is_told_by_words = units[i].words.size() > 2 && !units[i].is_cell;
            return is_told_by_words ? units[i].path + "\n" + form_of(units[i]) : std::string();
        });
        match_equal([](const Units& units, std::size_t i) {
            return units[i].is_cell && units[i].words.size() < 4 ? std::string() : units[i].pieces.key;
        });
        match_regrouped();
        match_cells();
        match_alike();
    }

    std::size_t new_of(std::size_t old_index) const { return partner_[old_index]; }
    std::size_t old_of(std::size_t new_index) const { return back_[new_index]; }

private:
    void join(std::size_t old_index, std::size_t new_index) {
        partner_[old_index] = new_index;
        back_[new_index] = old_index;
    }

    // The words around the claims, and of which kind these are.
    static std::string form_of(const ComparedUnit& unit) {
        std::string form;
        for (std::size_t i = 0; i < unit.pieces.claims.size(); ++i) {
            const Claim& claim = unit.claims[unit.pieces.claims[i]];
            form += unit.pieces.letters[i] + "|" + (claim.amount ? "amount" : claim.kind) + "|";
        }
        return form + unit.pieces.letters.back();
    }

    // Empty where no label stands before: a few words that are no sentence and say no amount, such as
    // "Maths".
    static std::string below_label(const Units& units, std::size_t i, const std::string& key) {
        constexpr std::size_t most_words = 4;
        if (i == 0 || units[i].is_cell || units[i - 1].is_cell || units[i - 1].path != units[i].path)
            return "";
        const ComparedUnit& label = units[i - 1];
        const bool says_amount = std::any_of(label.claims.begin(), label.claims.end(),
                                             [](const Claim& claim) { return claim.amount.has_value(); });
        if (says_amount || label.words.size() > most_words ||
            std::string_view(".!?").find(label.text.back()) != std::string_view::npos)
            return "";
        return label.path + "\n" + label.pieces.key + "\n" + key;
    }

    // The first with the first, the second with the second.
    template<class KeyOf>
    void match_equal(KeyOf key_of) {
        std::map<std::string, std::vector<std::size_t>> places;
        for (std::size_t i = then_.size(); i-- > 0;)
            if (partner_[i] == nobody)
                places[key_of(then_, i)].push_back(i);
        places.erase("");
        for (std::size_t j = 0; j < now_.size(); ++j) {
            if (back_[j] != nobody)
                continue;
            const auto found = places.find(key_of(now_, j));
            if (found == places.end() || found->second.empty())
                continue;
            join(found->second.back(), j);
            found->second.pop_back();
        }
    }

    // The same words in the same order, but parted in another way: "Reading: 20 minutes" in two cells.
    void match_regrouped() {
        constexpr std::size_t start = 3; // letters
        constexpr std::size_t most_starts = 60;
        std::map<std::string, std::vector<std::size_t>> starts;
        for (std::size_t j = 0; j < now_.size(); ++j)
            if (back_[j] == nobody)
                if (auto& list = starts[now_[j].pieces.key.substr(0, start)]; list.size() < most_starts)
                    list.push_back(j);
        for (std::size_t i = 0; i < then_.size(); ++i)
            if (const auto found = starts.find(then_[i].pieces.key.substr(0, start)); found != starts.end())
                for (const std::size_t j : found->second)
                    if (partner_[i] == nobody && back_[j] == nobody)
                        match_group(i, j);
    }

    // Takes one sentence after the other, always of the side that has said less.
    void match_group(std::size_t i, std::size_t j) {
        constexpr std::size_t most_parts = 24;
        std::string old_words;
        std::string new_words;
        std::size_t old_end = i;
        std::size_t new_end = j;
        do {
            const bool takes_old = old_words.size() <= new_words.size();
            const std::size_t end = takes_old ? old_end : new_end;
            if (end == (takes_old ? then_ : now_).size() || (takes_old ? partner_ : back_)[end] != nobody ||
                old_end - i + new_end - j == most_parts)
                return;
            (takes_old ? old_words : new_words) += (takes_old ? then_ : now_)[end].pieces.key;
            ++(takes_old ? old_end : new_end);
            const std::size_t both = std::min(old_words.size(), new_words.size());
            if (old_words.compare(0, both, new_words, 0, both) != 0)
                return;
        } while (old_words != new_words || old_end - i + new_end - j == 2);
        std::fill(partner_.begin() + static_cast<std::ptrdiff_t>(i),
                  partner_.begin() + static_cast<std::ptrdiff_t>(old_end), regrouped);
        std::fill(back_.begin() + static_cast<std::ptrdiff_t>(j),
                  back_.begin() + static_cast<std::ptrdiff_t>(new_end), regrouped);
    }

    // What stands in the same row and column is the same cell, whatever it says now.
    void match_cells() {
        std::map<std::string, std::pair<std::size_t, std::size_t>> open; // path -> old, new
        std::set<std::string> several;
        for (std::size_t i = 0; i < then_.size(); ++i)
            if (partner_[i] == nobody && then_[i].is_cell &&
                !open.try_emplace(then_[i].path, i, nobody).second)
                several.insert(then_[i].path);
        for (std::size_t j = 0; j < now_.size(); ++j) {
            const auto found = open.find(now_[j].path);
            if (back_[j] != nobody || !now_[j].is_cell || found == open.end())
                continue;
            if (found->second.second != nobody)
                several.insert(now_[j].path);
            found->second.second = j;
        }
        for (const auto& [path, pair] : open)
            if (pair.second != nobody && !several.contains(path) && !path.ends_with("//"))
                join(pair.first, pair.second);
    }

    struct Pair {
        double likeness;
        std::size_t old_index;
        std::size_t new_index;
    };

    void match_alike() {
        std::map<std::string_view, std::vector<std::size_t>> holders; // of a word, among what is left of old
        for (std::size_t i = 0; i < then_.size(); ++i)
            if (partner_[i] == nobody)
                for (const std::string& word : then_[i].words)
                    if (auto& list = holders[word]; list.empty() || list.back() != i)
                        list.push_back(i);
        std::vector<Pair> pairs;
        for (std::size_t j = 0; j < now_.size(); ++j) {
            if (back_[j] != nobody)
                continue;
            for (const std::size_t i : candidates(holders, now_[j]))
                if (const double likeness = likeness_of(then_[i], now_[j]); likeness >= alike_enough)
                    pairs.push_back({likeness, i, j});
        }
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
        for (const Pair& pair : pairs)
            if (partner_[pair.old_index] == nobody && back_[pair.new_index] == nobody)
                join(pair.old_index, pair.new_index);
    }

    // Those that share its rarest words, so that long documents cost no more than they must.
    static std::set<std::size_t>
    candidates(const std::map<std::string_view, std::vector<std::size_t>>& holders,
               const ComparedUnit& unit) {
        std::vector<const std::vector<std::size_t>*> lists;
        for (const std::string& word : unit.words)
            if (const auto found = holders.find(word); found != holders.end())
                lists.push_back(&found->second);
        std::stable_sort(lists.begin(), lists.end(),
                         [](const auto* a, const auto* b) { return a->size() < b->size(); });
        std::set<std::size_t> found;
        for (const auto* list : lists) {
            if (found.size() + list->size() > most_candidates && !found.empty())
                break;
            found.insert(list->begin(), list->begin() + static_cast<std::ptrdiff_t>(
                                                            std::min(list->size(), most_candidates)));
        }
        return found;
    }

    static double likeness_of(const ComparedUnit& a, const ComparedUnit& b) {
        std::multiset<std::string_view> left(a.words.begin(), a.words.end());
        std::size_t shared = 0;
        for (const std::string& word : b.words)
            if (const auto found = left.find(word); found != left.end()) {
                left.erase(found);
                ++shared;
            }
        const double dice =
            2.0 * static_cast<double>(shared) / static_cast<double>(a.words.size() + b.words.size());
        return a.path == b.path ? dice + 0.1 : dice;
    }

    const Units& then_;
    const Units& now_;
    std::vector<std::size_t> partner_;
    std::vector<std::size_t> back_;
};

// Of a sequence of places, those that stand in order (the most there can be).
std::set<std::size_t> in_order(const std::vector<std::size_t>& places) {
    std::vector<std::size_t> ends; // ends[n]: index of the least place that ends a run of n + 1
    std::vector<std::size_t> before(places.size(), nobody);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto at = std::lower_bound(ends.begin(), ends.end(), i,
                                         [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
        if (at != ends.begin())
            before[i] = *(at - 1);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::set<std::size_t> kept;
    for (std::size_t i = ends.empty() ? nobody : ends.back(); i != nobody; i = before[i])
        kept.insert(places[i]);
    return kept;
}

class Comparing {
public:
    Comparing(const Units& then, const Units& now, const ScaleWords& scales)
        : then_(then), now_(now), scales_(scales.scales), alignment_(then, now) {
        std::vector<std::size_t> matched;
        for (std::size_t j = 0; j < now.size(); ++j)
            if (alignment_.old_of(j) < then.size())
                matched.push_back(alignment_.old_of(j));
        const std::set<std::size_t> stayed = in_order(matched);
        std::size_t next = 0; // of the old version: what is gone is told where it stood
        for (std::size_t j = 0; j < now.size(); ++j) {
            const std::size_t i = alignment_.old_of(j);
            if (i == regrouped) {
                ++found_.same;
                continue;
            }
            if (i == nobody) {
                add({ChangeKind::added, now[j].place, "", "", now[j].text, {}});
                continue;
            }
            if (stayed.contains(i)) {
                for (; next < i; ++next)
                    tell_removed(next);
                next = i + 1;
            }
            tell_pair(i, j, stayed.contains(i));
        }
        for (; next < then.size(); ++next)
            tell_removed(next);
    }

    Comparison take() { return std::move(found_); }

private:
    void tell_removed(std::size_t i) {
        if (alignment_.new_of(i) == nobody)
            add({ChangeKind::removed, then_[i].place, "", then_[i].text, "", {}});
    }

    void tell_pair(std::size_t i, std::size_t j, bool stayed) {
        const ComparedUnit& then = then_[i];
        const ComparedUnit& now = now_[j];
        if (!say_the_same(then.pieces, then.claims, now.pieces, now.claims)) {
            std::vector<FactChange> facts = changed_facts(then, now, scales_);
            const ChangeKind kind = facts.empty() ? ChangeKind::reworded : ChangeKind::facts;
            found_.changes.push_back({kind, now.place, "", then.text, now.text, std::move(facts)});
        } else if (!stayed &&
                   !(now.is_cell && (then.path == now.path || (!now.row.empty() && then.row == now.row)))) {
            add({ChangeKind::moved, now.place, then.place, then.text, now.text, {}});
        } else {
            ++found_.same;
        }
    }

    // Neighbouring sentences of one place that share a fate are told together.
    void add(Change change) {
        if (!found_.changes.empty()) {
            Change& last = found_.changes.back();
            if (last.kind == change.kind && last.place == change.place &&
                last.old_place == change.old_place) {
                for (auto text : {&Change::old_text, &Change::new_text})
                    if (!(change.*text).empty())
                        last.*text += "\n" + change.*text;
                return;
            }
        }
        found_.changes.push_back(std::move(change));
    }

    const Units& then_;
    const Units& now_;
    const std::vector<Scale>& scales_;
    Alignment alignment_;
    Comparison found_;
};

} // namespace

Comparison compare(const Document& old_version, const Document& new_version, const LanguageData& data) {
    KnownNames names = capitalised_words(all_words(old_version));
    names.merge(capitalised_words(all_words(new_version)));
    const Units then = compared_units(old_version, data, names);
    const Units now = compared_units(new_version, data, names);
    Comparison found = Comparing(then, now, data.scales).take();
    found.old_title = old_version.metadata.title;
    found.new_title = new_version.metadata.title;
    return found;
}

Comparison compare_documents(const Source& old_version, const Source& new_version, const JobOptions& options,
                             const Data& data) {
    return compare(read_document(old_version, options).document.value,
                   read_document(new_version, options).document.value, *data.language);
}

std::string_view change_name(ChangeKind kind) {
    static constexpr std::array<std::string_view, 5> names{"facts", "removed", "added", "moved", "reworded"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view verdict_name(Verdict verdict) {
    static constexpr std::array<std::string_view, 5> names{"", "less", "more", "weaker", "stronger"};
    return names[static_cast<std::size_t>(verdict)];
}

} // namespace plainsend
