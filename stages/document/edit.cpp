#include "stages/document/edit.h"

#include <algorithm>
#include <map>

#include "stages/document/walk.h"

namespace plainsend {

namespace {

// The Text that holds [begin, end) of the block's text, with the offset at which it starts.
struct Run {
    Text* text = nullptr;
    std::size_t start = 0;
};

Run run_at(Inlines& inlines, std::size_t begin, std::size_t end) {
    Run run;
    std::size_t at = 0;
    for_each_inline(inlines, [&](Inline& in) {
        if (auto* text = std::get_if<Text>(&in.node)) {
            if (run.text == nullptr && begin >= at && end <= at + text->text.size())
                run = {text, at};
            at += text->text.size();
        } else if (const auto* field = std::get_if<Field>(&in.node)) {
            at += field->text.size();
        } else if (std::holds_alternative<LineBreak>(in.node)) {
            ++at;
        }
    });
    return run;
}

bool comes_first(const Finding* a, const Finding* b) {
    if (a->begin != b->begin)
        return a->begin < b->begin;
    return a->end > b->end;
}

} // namespace

Reported<Document> apply(Document document, const Findings& proposed) {
    std::map<std::string, std::vector<const Finding*>> by_block;
    for (const Finding& finding : proposed) {
        // An empty range has no place of its own between two runs, so it could not be undone exactly.
        if (finding.replacement && finding.confidence == Confidence::certain && finding.begin < finding.end)
            by_block[finding.block].push_back(&finding);
    }
    Findings findings;
    for_each_block(document, [&](Block& block) {
        const auto entry = by_block.find(block.id);
        Inlines* inlines = inlines_of(block);
        if (entry == by_block.end() || inlines == nullptr)
            return;
        std::stable_sort(entry->second.begin(), entry->second.end(), comes_first);
        std::size_t taken = 0;
        std::vector<Edit> edits;
        for (const Finding* finding : entry->second) {
            if (finding->begin < taken)
                continue; // overlaps an earlier edit
            const Run run = run_at(*inlines, finding->begin, finding->end);
            if (run.text == nullptr ||
                run.text->text.compare(finding->begin - run.start, finding->end - finding->begin,
                                       finding->text) != 0 ||
                finding->replacement->empty()) {
                Finding left = *finding;
                left.rule = "edit/not-applied";
                left.severity = Severity::note;
                left.message = "'" + finding->text +
                               "' was left as it is, because its formatting changes inside "
                               "the words; change it by hand if you agree with " +
                               finding->rule + ".";
                left.replacement.reset();
                findings.push_back(std::move(left));
                continue;
            }
            edits.push_back({block.id, finding->begin, finding->end, finding->text, *finding->replacement,
                             finding->rule, finding->message});
            taken = finding->end;
        }
        for (auto edit = edits.rbegin(); edit != edits.rend();
             ++edit) { // last first: earlier places stay valid
            const Run run = run_at(*inlines, edit->begin, edit->end);
            run.text->text.replace(edit->begin - run.start, edit->end - edit->begin, edit->after);
        }
        document.ledger.insert(document.ledger.end(), edits.begin(), edits.end());
    });
    return {std::move(document), std::move(findings)};
}

Document undo(Document document) {
    std::set<std::string> blocks;
    for (const Edit& edit : document.ledger)
        blocks.insert(edit.block);
    return undo(std::move(document), blocks);
}

Document undo(Document document, const std::set<std::string>& blocks) {
    if (blocks.empty())
        return document;
    std::map<std::string, std::vector<Edit>> by_block;
    std::vector<Edit> kept;
    for (Edit& edit : document.ledger)
        (blocks.contains(edit.block) ? by_block[edit.block] : kept).push_back(std::move(edit));
    document.ledger = std::move(kept);
    for_each_block(document, [&](Block& block) {
        const auto entry = by_block.find(block.id);
        Inlines* inlines = inlines_of(block);
        if (entry == by_block.end() || inlines == nullptr)
            return;
        for (const Edit& edit : entry->second) { // in order: everything before is already restored
            const Run run = run_at(*inlines, edit.begin, edit.begin + edit.after.size());
            if (run.text != nullptr)
                run.text->text.replace(edit.begin - run.start, edit.after.size(), edit.before);
        }
    });
    return document;
}

} // namespace plainsend
