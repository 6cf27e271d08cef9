#include "stages/language/fidelity.h"

#include <algorithm>
#include <map>
#include <set>

#include "stages/document/edit.h"
#include "stages/document/walk.h"

namespace plainsend {

namespace {

// A block's text with some of its edits taken back.
template<class IsTakenBack>
std::string text_without(std::string text, const std::vector<const Edit*>& edits, IsTakenBack is_taken_back) {
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        if (!is_taken_back(**edit))
            continue;
        std::size_t at = (*edit)->begin;
        for (const Edit* earlier : edits)
            if (earlier->begin < (*edit)->begin)
                at = at + earlier->after.size() - earlier->before.size();
        text.replace(at, (*edit)->after.size(), (*edit)->before);
    }
    return text;
}

// "Occupational therapist (OT)" for "OT": the short form still stands there, its words are the glossary's.
bool is_written_out(const Edit& edit) {
    return edit.rule == "acronyms/expand" && edit.after.find(edit.before) != std::string::npos;
}

bool is_same(const Fact& a, const Fact& b) {
    return a.kind == b.kind && a.value == b.value;
}

// What the first has and the second has not.
Facts missing_from(const Facts& all, const Facts& of) {
    std::vector<bool> used(of.size());
    Facts missing;
    for (const Fact& fact : all) {
        std::size_t i = 0;
        while (i < of.size() && (used[i] || !is_same(of[i], fact)))
            ++i;
        if (i < of.size())
            used[i] = true;
        else
            missing.push_back(fact);
    }
    return missing;
}

std::string quoted(const Facts& facts, const std::string& text) {
    std::string list;
    for (std::size_t i = 0; i < facts.size(); ++i)
        list += (i == 0                  ? ""
                 : i + 1 == facts.size() ? " and "
                                         : ", ") +
                ("'" + text.substr(facts[i].span.begin, facts[i].span.end - facts[i].span.begin)) + "'";
    return list;
}

std::string what_changed(const std::string& before, const Facts& lost, const std::string& after,
                         const Facts& added) {
    if (lost.empty() && added.empty())
        return "would have put the facts in another order";
    if (added.empty())
        return "would have lost " + quoted(lost, before);
    if (lost.empty())
        return "would have added " + quoted(added, after);
    return "would have turned " + quoted(lost, before) + " into " + quoted(added, after);
}

class Proof {
public:
    Proof(const Document& document, const LanguageData& data) : data_(data) {
        for (const Edit& edit : document.ledger)
            edits_[edit.block].push_back(&edit);
        for_each_block(document, [&](const Block& block) {
            if (const auto entry = edits_.find(block.id); entry != edits_.end())
                look_at(block, entry->second);
        });
    }

    const Findings& findings() const { return findings_; }

private:
    // A capital where a sentence begins marks a name too, unless a dictionary has the word.
    KnownNames names_of(const std::string& text) const {
        KnownNames names = capitalised_words(text);
        for (const Span& word : words(text))
            if (const std::string_view written =
                    std::string_view(text).substr(word.begin, word.end - word.begin);
                starts_upper(written) && !data_.speller.is_word(lower(written)))
                names.insert(lower(written.substr(0, written.find_first_of("'\xE2"))));
        return names;
    }

    void look_at(const Block& block, const std::vector<const Edit*>& edits) {
        const std::string edited = block_text(block);
        const std::string before = text_without(edited, edits, [](const Edit&) { return true; });
        const std::string after = text_without(edited, edits, is_written_out);
        KnownNames names = names_of(before);
        names.merge(names_of(after));
        const Facts then = find_facts(before, data_.facts, names);
        const Facts now = find_facts(after, data_.facts, names);
        if (std::equal(then.begin(), then.end(), now.begin(), now.end(), is_same))
            return;
        const Facts lost = missing_from(then, now);
        const Facts added = missing_from(now, then);
        Finding finding;
        finding.rule = "fidelity/changed";
        finding.severity = Severity::warning;
        finding.block = block.id;
        finding.begin = lost.empty() ? edits.front()->begin : lost.front().span.begin;
        finding.end = lost.empty() ? edits.front()->end : lost.front().span.end;
        finding.text = before.substr(finding.begin, finding.end - finding.begin);
        finding.place = place_of(block, finding.begin);
        finding.message =
            "The plain wording " + what_changed(before, lost, after, added) +
            ", so this paragraph keeps your own words. Please make it plainer by hand if you can.";
        findings_.push_back(std::move(finding));
    }

    const LanguageData& data_;
    std::map<std::string, std::vector<const Edit*>> edits_;
    Findings findings_;
};

} // namespace

Reported<Document> proven(Document edited, const LanguageData& data) {
    Findings findings = Proof(edited, data).findings();
    std::set<std::string> blocks;
    for (const Finding& finding : findings)
        blocks.insert(finding.block);
    return {undo(std::move(edited), blocks), std::move(findings)};
}

} // namespace plainsend
