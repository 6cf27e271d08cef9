#include "stages/ingest/look_over.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/document/walk.h"
#include "stages/text/text.h"
#include "stages/text/unseen.h"

namespace plainsend {

namespace {

struct TakenOut {
    std::size_t count = 0;
    std::string first_block;
    Place place;
};

class Cleaner {
public:
    void clean(Document& document) {
        text(document.metadata.contact);
        const std::size_t turned = turned_.count;
        const std::size_t hidden = hidden_.count;
        text(document.metadata.title);
        if (document.metadata.title_in_body) { // it is the heading's, which is counted below
            turned_.count = turned;
            hidden_.count = hidden;
        }
        for_each_block(document, [&](Block& block) {
            gone_.clear();
            clean_block(block);
            if (const auto runs = document.runs.find(block.id); runs != document.runs.end())
                move_up(runs->second);
        });
        for (Note& note : document.notes)
            text(note.label);
    }

    const TakenOut& turned() const { return turned_; }
    const TakenOut& hidden() const { return hidden_; }

private:
    // What was taken out, each with the byte of the words at which it stood.
    std::vector<std::pair<std::size_t, std::size_t>> text(std::string& words) {
        std::optional<SeenText> seen = without_unseen(words);
        if (!seen)
            return {};
        words = std::move(seen->text);
        turned_.count += seen->turned;
        hidden_.count += seen->hidden;
        return std::move(seen->gone);
    }

    void inlines(Inlines& content) {
        std::size_t at = 0; // in the block's text as it was
        const auto block_text = [&](std::string& words) {
            const std::size_t begin = at;
            at += words.size();
            for (const auto& [where, bytes] : text(words))
                gone_.emplace_back(begin + where, bytes);
        };
        for_each_inline(content, [&](Inline& in) {
            if (auto* words = std::get_if<Text>(&in.node))
                block_text(words->text);
            else if (auto* field = std::get_if<Field>(&in.node))
                block_text(field->text);
            else if (std::holds_alternative<LineBreak>(in.node))
                ++at;
            else if (auto* image = std::get_if<Image>(&in.node))
                text(image->alternative);
            else if (auto* abbreviation = std::get_if<Abbreviation>(&in.node))
                text(abbreviation->expansion);
        });
    }

    void clean_block(Block& block) {
        const std::size_t turned = turned_.count;
        const std::size_t hidden = hidden_.count;
        if (Inlines* content = inlines_of(block))
            inlines(*content);
        else if (auto* pre = std::get_if<Preformatted>(&block.node))
            text(pre->text);
        else if (auto* list = std::get_if<List>(&block.node))
            for (ListItem& item : list->items)
                text(item.label);
        else if (auto* table = std::get_if<Table>(&block.node))
            inlines(table->caption);
        else if (auto* records = std::get_if<Records>(&block.node))
            inlines(records->caption);
        note_first(turned_, turned, block);
        note_first(hidden_, hidden, block);
    }

    // Runs begin where they did, less what was taken out before them.
    void move_up(std::vector<RunStart>& runs) const {
        std::size_t next = 0;
        std::size_t taken = 0;
        for (RunStart& run : runs) {
            while (next < gone_.size() && gone_[next].first < run.begin)
                taken += gone_[next++].second;
            run.begin -= taken;
        }
    }

    static void note_first(TakenOut& taken, std::size_t before, const Block& block) {
        if (taken.count > before && taken.first_block.empty()) {
            taken.first_block = block.id;
            taken.place = block.place;
        }
    }

    TakenOut turned_;
    TakenOut hidden_;
    std::vector<std::pair<std::size_t, std::size_t>>
        gone_; // from the block looked at: where, and how many bytes
};

Finding told(const TakenOut& taken, std::string_view rule, std::string message) {
    Finding finding = about_document(std::string(rule), Severity::note, std::move(message));
    finding.block = taken.first_block;
    finding.place = taken.place;
    return finding;
}

// Lines to write on count as one word to ICU.
bool has_words(const std::string& text) {
    for (const Span& word : words(text))
        if (text.find_first_not_of('_', word.begin) < word.end)
            return true;
    return false;
}

struct Contents {
    bool words = false;
    bool pictures = false;
};

Contents contents_of(const Document& document) {
    Contents found;
    const auto look = [&](const Inlines& inlines) {
        found.words = found.words || has_words(inline_text(inlines));
        for_each_inline(inlines, [&](const Inline& in) {
            found.pictures = found.pictures || std::holds_alternative<Image>(in.node);
        });
    };
    for_each_block(document, [&](const Block& block) {
        if (found.words)
            return;
        if (const Inlines* inlines = inlines_of(block))
            look(*inlines);
        else if (const auto* pre = std::get_if<Preformatted>(&block.node))
            found.words = has_words(pre->text);
        else if (const auto* table = std::get_if<Table>(&block.node))
            look(table->caption);
    });
    return found;
}

} // namespace

void look_over(Reported<Document>& read) {
    Cleaner cleaner;
    cleaner.clean(read.value);
    const std::size_t turned = cleaner.turned().count;
    const std::size_t hidden = cleaner.hidden().count;
    if (turned != 0)
        read.findings.push_back(told(
            cleaner.turned(), "document/direction-controls",
            (turned == 1
                 ? std::string("1 invisible character that forces the direction of text was")
                 : std::to_string(turned) + " invisible characters that force the direction of text were") +
                " left out. They can make words read backwards; check that the words here are in the "
                "right order."));
    if (hidden != 0)
        read.findings.push_back(
            told(cleaner.hidden(), "document/invisible",
                 (hidden == 1 ? std::string("1 invisible character was")
                              : std::to_string(hidden) + " invisible characters were") +
                     " left out. They take no room on paper, but programs read them: words can be hidden in "
                     "them. Copied web pages often have some; else ask where the text comes from."));
    const Contents contents = contents_of(read.value);
    if (!contents.words && contents.pictures)
        read.findings.push_back(about_document(
            "document/no-words", Severity::warning,
            "The document has no words, only pictures. A picture of text cannot be read aloud, made "
            "larger or translated. Ask for the file that it was printed from, or type the words."));
    else if (!contents.words)
        read.findings.push_back(
            about_document("document/no-words", Severity::warning,
                           "The document has no words. Check that it is the right file, and that "
                           "it was saved or copied whole."));
}

} // namespace plainsend
