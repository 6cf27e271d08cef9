#include "pipeline/gather.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "stages/document/edit.h"
#include "stages/document/walk.h"

namespace plainsend {

namespace {

// One block's edits, and its text before them.
struct Before {
    const Block* block = nullptr;
    std::vector<const Edit*> edits;
};

// A range of the edited text, taken back to the unedited; a range that meets an edit grows to the words it
// stands for.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool met_an_edit = false;
};

Range taken_back(const std::vector<const Edit*>& edits, std::size_t begin, std::size_t end) {
    Range range{begin, end, false};
    std::size_t removed = 0; // bytes of `before` and of `after` passed so far
    std::size_t added = 0;
    const auto unedited = [&](std::size_t at) { return at + removed - added; };
    std::size_t first = std::string::npos;
    std::size_t last = std::string::npos;
    for (const Edit* edit : edits) {
        const std::size_t from = edit->begin + added - removed; // in the edited text
        const std::size_t to = from + edit->after.size();
        if (first == std::string::npos && begin < from)
            first = unedited(begin);
        if (last == std::string::npos && end <= from)
            last = unedited(end);
        if (first == std::string::npos && begin < to)
            first = edit->begin;
        if (last == std::string::npos && end <= to)
            last = edit->end;
        if (begin < to && end > from)
            range.met_an_edit = true;
        removed += edit->before.size();
        added += edit->after.size();
    }
    range.begin = first == std::string::npos ? unedited(begin) : first;
    range.end = last == std::string::npos ? unedited(end) : last;
    return range;
}

Finding taken_back(Finding finding, const Before& before) {
    const Range range = taken_back(before.edits, finding.begin, finding.end);
    const std::string text = block_text(*before.block);
    finding.begin = std::min(range.begin, text.size());
    finding.end = std::clamp(range.end, finding.begin, text.size());
    finding.text = text.substr(finding.begin, finding.end - finding.begin);
    finding.place = place_of(*before.block, finding.begin);
    if (range.met_an_edit)
        finding.replacement.reset(); // it was made for words that are not the author's
    return finding;
}

// A picture without a description is told by the step that looks for such pictures. The writers say it again,
// because they are also used without that step.
constexpr std::array<std::string_view, 3> undescribed{
    "images/no-alternative", "html/image-without-alternative", "pdf/image-without-alternative"};

Findings without_echoes(Findings findings) {
    std::map<std::string, std::size_t> first; // block -> who told it, the first of `undescribed`
    const auto teller = [](const Finding& finding) {
        return static_cast<std::size_t>(std::find(undescribed.begin(), undescribed.end(), finding.rule) -
                                        undescribed.begin());
    };
    for (const Finding& finding : findings)
        if (const std::size_t who = teller(finding); who < undescribed.size()) {
            std::size_t& best = first.emplace(finding.block, who).first->second;
            best = std::min(best, who);
        }
    std::erase_if(findings, [&](const Finding& finding) {
        const std::size_t who = teller(finding);
        return who < undescribed.size() && who > first.at(finding.block);
    });
    return findings;
}

} // namespace

Findings taken_back(Findings findings, const Document& edited) {
    if (edited.ledger.empty() || findings.empty())
        return findings;
    const Document unedited = undo(edited);
    std::map<std::string, Before> blocks;
    for (const Edit& edit : edited.ledger)
        blocks[edit.block].edits.push_back(&edit);
    for_each_block(unedited, [&](const Block& block) {
        if (const auto entry = blocks.find(block.id); entry != blocks.end())
            entry->second.block = &block;
    });
    for (Finding& finding : findings) {
        const auto entry = blocks.find(finding.block);
        if (entry != blocks.end() && entry->second.block != nullptr)
            finding = taken_back(std::move(finding), entry->second);
    }
    return findings;
}

Findings gathered(Findings findings, const Document& document) {
    std::set<std::tuple<std::string, std::string, std::size_t, std::size_t, std::string>> seen;
    std::erase_if(findings, [&](const Finding& finding) {
        // About words it is the same news in every version. What is not about words is told apart by its
        // place (two pictures in one paragraph), and what is about the whole document by what it says.
        std::string apart;
        if (finding.block.empty())
            apart = finding.message;
        else if (finding.begin == finding.end)
            apart = std::to_string(finding.place.part) + ":" + std::to_string(finding.place.offset);
        return !seen.insert({finding.rule, finding.block, finding.begin, finding.end, apart}).second;
    });
    findings = without_echoes(std::move(findings));
    std::map<std::string, std::size_t> order{{"", 0}};
    for_each_block(document, [&](const Block& block) { order.emplace(block.id, order.size()); });
    const auto place = [&](const Finding& finding) {
        const auto found = order.find(finding.block);
        return std::pair(found == order.end() ? order.size() : found->second, finding.begin);
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
    return findings;
}

} // namespace plainsend
