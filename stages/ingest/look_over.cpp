#include "stages/ingest/look_over.h"

#include <string>
#include <string_view>
#include <utility>

#include "stages/document/walk.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// In UTF-8 they all begin with E2 80 or E2 81.
bool is_direction_control(std::string_view text) {
    const auto last = static_cast<unsigned char>(text.size() < 3 ? 0 : text[2]);
    return (text.starts_with("\xE2\x80") && last >= 0xAA && last <= 0xAE) ||
           (text.starts_with("\xE2\x81") && last >= 0xA6 && last <= 0xA9);
}

class Cleaner {
public:
    void clean(Document& document) {
        text(document.metadata.contact);
        const std::size_t before = count_;
        text(document.metadata.title);
        if (document.metadata.title_in_body)
            count_ = before; // it is the heading's, which is counted below
        for_each_block(document, [&](Block& block) { clean_block(block); });
        for (Note& note : document.notes)
            text(note.label);
    }

    std::size_t count() const { return count_; }
    const std::string& first_block() const { return first_block_; }
    const Place& place() const { return place_; }

private:
    void text(std::string& words) {
        std::size_t at = words.find('\xE2');
        if (at == std::string::npos)
            return;
        std::string kept = words.substr(0, at);
        while (at < words.size()) {
            const bool control = is_direction_control(std::string_view(words).substr(at));
            count_ += control ? 1 : 0;
            if (!control)
                kept += words[at];
            at += control ? 3 : 1;
        }
        words = std::move(kept);
    }

    void inlines(Inlines& content) {
        for_each_inline(content, [&](Inline& in) {
            if (auto* words = std::get_if<Text>(&in.node))
                text(words->text);
            else if (auto* field = std::get_if<Field>(&in.node))
                text(field->text);
            else if (auto* image = std::get_if<Image>(&in.node))
                text(image->alternative);
            else if (auto* abbreviation = std::get_if<Abbreviation>(&in.node))
                text(abbreviation->expansion);
        });
    }

    void clean_block(Block& block) {
        const std::size_t before = count_;
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
        if (count_ > before && first_block_.empty()) {
            first_block_ = block.id;
            place_ = block.place;
        }
    }

    std::size_t count_ = 0;
    std::string first_block_;
    Place place_;
};

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
    if (cleaner.count() != 0) {
        Finding finding = about_document(
            "document/direction-controls", Severity::note,
            (cleaner.count() == 1 ? std::string("1 invisible character that forces the direction of text was")
                                  : std::to_string(cleaner.count()) +
                                        " invisible characters that force the direction of text were") +
                " left out. They can make words read backwards; check that the words here are in the "
                "right order.");
        finding.block = cleaner.first_block();
        finding.place = cleaner.place();
        read.findings.push_back(std::move(finding));
    }
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
