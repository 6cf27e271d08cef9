#include "stages/ingest/left_out.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "stages/document/walk.h"

namespace plainsend {

namespace {

constexpr std::size_t most_details = 5;
constexpr std::size_t longest_detail = 80;

// How many of a kind are told one by one, each with its place. What only sums up has one place, the first.
std::size_t most_apart(Omission omission) {
    switch (omission) {
    case Omission::comment:
        return 10;
    case Omission::deletion:
    case Omission::insertion:
    case Omission::hidden_text:
    case Omission::link:
    case Omission::picture:
    case Omission::drawing:
    case Omission::diagram:
    case Omission::equation:
    case Omission::embedded_object:
    case Omission::missing_note:
        return 5;
    default:
        return 1;
    }
}

// "{n}" is the count, "{what}" the details.
struct Telling {
    std::string_view rule;
    Severity severity;
    std::string_view one;
    std::string_view many;
};

Telling telling(Omission omission) {
    switch (omission) {
    case Omission::deletion:
        return {
            "tracked-changes", Severity::note,
            "A passage that somebody deleted with tracked changes was left out{what}. Accept or reject the "
            "changes before you send the document.",
            "{n} passages that somebody deleted with tracked changes were left out{what}. Accept or reject "
            "the "
            "changes before you send the document."};
    case Omission::insertion:
        return {
            "tracked-changes", Severity::note,
            "A passage that somebody inserted or moved with tracked changes was kept{what}. Accept or reject "
            "the changes before you send the document.",
            "{n} passages that somebody inserted or moved with tracked changes were kept{what}. Accept or "
            "reject the changes before you send the document."};
    case Omission::comment:
        return {"comments", Severity::note, "A comment was left out{what}; it is not part of the letter.",
                "{n} comments were left out{what}; they are not part of the letter."};
    case Omission::hidden_text:
        return {
            "hidden-text", Severity::warning,
            "A piece of hidden text was left out. Look at it in your word processor: it may hold what nobody "
            "should see.",
            "{n} pieces of hidden text were left out. Look at them in your word processor: they may hold "
            "what "
            "nobody should see."};
    case Omission::placeholder:
        return {"placeholder", Severity::warning,
                "1 box of the form was never filled in and was left out{what}.",
                "{n} boxes of the form were never filled in and were left out{what}."};
    case Omission::contents_list:
        return {"contents-list", Severity::note,
                "The contents list was left out; long documents get a new one with working links.",
                "{n} contents lists were left out; long documents get a new one with working links."};
    case Omission::page_number:
        return {"page-number", Severity::note,
                "A page number was left out; every version numbers its own pages.",
                "{n} page numbers were left out; every version numbers its own pages."};
    case Omission::watermark:
        return {
            "watermark", Severity::note,
            "The watermark behind the pages was left out{what}. If families need these words, put them in "
            "the text.",
            "{n} watermarks behind the pages were left out{what}. If families need these words, put them "
            "in the text."};
    case Omission::running_header:
        return {"running-header", Severity::note,
                "The header at the top of the pages was left out{what}. If families need these words, put "
                "them in "
                "the text.",
                "{n} headers at the top of the pages were left out{what}. If families need these words, put "
                "them in "
                "the text."};
    case Omission::running_footer:
        return {"running-footer", Severity::note,
                "The footer at the bottom of the pages was left out{what}. If families need these words, put "
                "them "
                "in the text.",
                "{n} footers at the bottom of the pages were left out{what}. If families need these words, "
                "put them "
                "in the text."};
    case Omission::link:
        return {
            "link", Severity::warning,
            "A link leads to no web page, e-mail address or telephone number; its words stay, the link is "
            "gone{what}.",
            "{n} links lead to no web page, e-mail address or telephone number; their words stay, the links "
            "are "
            "gone{what}."};
    case Omission::picture:
        return {"picture", Severity::warning,
                "A picture could not be used{what}. Put it in again as a PNG or JPEG picture.",
                "{n} pictures could not be used{what}. Put them in again as PNG or JPEG pictures."};
    case Omission::drawing:
        return {
            "drawing", Severity::warning,
            "A chart or drawing was left out{what}. Say in words what it shows, or put it in as a picture.",
            "{n} charts or drawings were left out{what}. Say in words what they show, or put them in as "
            "pictures."};
    case Omission::embedded_object:
        return {"embedded-object", Severity::warning,
                "A file that is embedded in the document was left out{what}. Send it on its own.",
                "{n} files that are embedded in the document were left out{what}. Send them on their own."};
    case Omission::form_control:
        return {
            "form-control", Severity::warning,
            "1 tick box, button or box to type in that only works in Word was left out{what}. Put a "
            "\u2610 or a dotted line there, so that everyone can answer.",
            "{n} tick boxes, buttons or boxes to type in that only work in Word were left out{what}. Put a "
            "\u2610 or a dotted line in their places, so that everyone can answer."};
    case Omission::embedded_document:
        return {
            "embedded-document", Severity::warning,
            "1 other document that this one takes in was left out{what}. Copy its text into the document.",
            "{n} other documents that this one takes in were left out{what}. Copy their text into the "
            "document."};
    case Omission::external_content:
        return {"external-content", Severity::warning,
                "1 thing that lies outside the file was not fetched{what}. Put it into the document itself.",
                "{n} things that lie outside the file were not fetched{what}. Put them into the document "
                "itself."};
    case Omission::macros:
        return {"macros", Severity::note,
                "The document has macros; they were left out and nothing of them was run.",
                "The document has macros; they were left out and nothing of them was run."};
    case Omission::formula:
        return {"formula", Severity::warning,
                "1 formula was taken over as plain text; check that it reads right.",
                "{n} formulas were taken over as plain text; check that they read right."};
    case Omission::equation:
        return {"equation", Severity::warning,
                "A formula of an old kind was left out{what}. Write it in words, or with Word's button for "
                "equations.",
                "{n} formulas of an old kind were left out{what}. Write them in words, or with Word's button "
                "for equations."};
    case Omission::merge_field:
        return {"merge-field", Severity::warning,
                "1 place is still to be filled in by mail merge{what}. Run the merge in Word first.",
                "{n} places are still to be filled in by mail merge{what}. Run the merge in Word first."};
    case Omission::diagram:
        return {"diagram", Severity::warning,
                "The words of a diagram were read as a list, without its arrows and boxes{what}. Check that "
                "the list makes sense by itself.",
                "The words of {n} diagrams were read as lists, without their arrows and boxes{what}. Check "
                "that the lists make sense by themselves."};
    case Omission::typed_list:
        return {
            "typed-list", Severity::note,
            "1 list has bullets or numbers that were typed by hand. It was taken for a list; make it one "
            "with "
            "the list button, so that nobody has to guess.",
            "{n} lists have bullets or numbers that were typed by hand. They were taken for lists; make them "
            "so with the list button, so that nobody has to guess."};
    case Omission::symbol:
        return {
            "symbol", Severity::warning,
            "1 sign from a picture font is not known and was left out. Use a letter or word instead.",
            "{n} signs from a picture font are not known and were left out. Use letters or words instead."};
    case Omission::note_circle:
        return {"note-circle", Severity::warning,
                "1 mark inside a note was left out, because it leads back to that note or an earlier one. "
                "Write in words which note is meant.",
                "{n} marks inside notes were left out, because they lead back to the same note or an earlier "
                "one. Write in words which notes are meant."};
    case Omission::missing_note:
        return {
            "missing-note", Severity::warning,
            "A mark leads to a note that is not in the file{what}. Write the note again, or take its mark "
            "away.",
            "{n} marks lead to notes that are not in the file{what}. Write the notes again, or take their "
            "marks away."};
    case Omission::columns:
        return {"columns", Severity::warning,
                "1 row of a table has more than 1000 columns; the words of the rest were put together in its "
                "last cell. Split the table.",
                "{n} rows of tables have more than 1000 columns; the words of the rest were put together in "
                "their last cells. Split the tables."};
    case Omission::repetition:
        return {"repetition", Severity::warning,
                "1 row or cell of a table is repeated so often that only the first ones were kept{what}. "
                "Write out the rows and cells that you need.",
                "{n} rows or cells of tables are repeated so often that only the first ones were kept{what}. "
                "Write out the rows and cells that you need."};
    case Omission::depth:
        return {"depth", Severity::warning,
                "1 part lies too many tables or boxes deep and was left out. Make the layout simpler.",
                "{n} parts lie too many tables or boxes deep and were left out. Make the layout simpler."};
    case Omission::broken_part:
        return {
            "broken-part", Severity::warning,
            "1 part of the file could not be read and was left out{what}. Open the document in your word "
            "processor and save it again.",
            "{n} parts of the file could not be read and were left out{what}. Open the document in your word "
            "processor and save it again."};
    }
    return {};
}

std::string shortened(std::string_view text) {
    std::string out;
    bool space = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            space = !out.empty();
            continue;
        }
        if (space)
            out += ' ';
        space = false;
        out += c;
    }
    if (out.size() <= longest_detail)
        return out;
    std::size_t cut = longest_detail;
    while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80)
        --cut;
    return out.substr(0, cut) + " ...";
}

void replace(std::string& text, std::string_view key, const std::string& value) {
    if (const std::size_t at = text.find(key); at != std::string::npos)
        text.replace(at, key.size(), value);
}

std::string quoted(const std::string& detail) {
    return detail.empty() ? detail : ": \u201C" + detail + "\u201D";
}

std::string listed(const std::vector<std::string>& details, std::size_t count) {
    std::string what;
    for (const std::string& detail : details)
        what += (what.empty() ? ": \u201C" : ", \u201C") + detail + "\u201D";
    return what + (!what.empty() && count > details.size() ? " and others" : "");
}

// How much of the block's text comes before the picture of that place in the input.
std::size_t text_before_picture(const Block& block, std::uint32_t offset) {
    std::size_t at = 0;
    std::size_t before = 0;
    if (const Inlines* inlines = inlines_of(block))
        for_each_inline(*inlines, [&](const Inline& in) {
            if (const auto* text = std::get_if<Text>(&in.node))
                at += text->text.size();
            else if (const auto* field = std::get_if<Field>(&in.node))
                at += field->text.size();
            else if (std::holds_alternative<LineBreak>(in.node))
                ++at;
            else if (const auto* image = std::get_if<Image>(&in.node); image && image->place.offset == offset)
                before = at;
        });
    return before;
}

// A reader counts before white space is put in order: never past the end, nor inside a character.
std::size_t within(const std::string& text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80)
        --at;
    return at;
}

} // namespace

void LeftOut::add(Omission omission, const Place& place, std::string_view detail, std::size_t before) {
    std::string text = shortened(detail);
    const bool placed = places_next(omission);
    Seen& seen = seen_[omission];
    ++seen.count;
    if (placed)
        seen.spots.push_back({place, before, text});
    if (!text.empty() && seen.details.size() < most_details &&
        std::find(seen.details.begin(), seen.details.end(), text) == seen.details.end())
        seen.details.push_back(std::move(text));
}

std::size_t LeftOut::count(Omission omission) const {
    const auto found = seen_.find(omission);
    return found == seen_.end() ? 0 : found->second.count;
}

// One more than are told apart: the sum of the rest has the place of the first of them.
bool LeftOut::places_next(Omission omission) const {
    const std::size_t apart = most_apart(omission);
    return count(omission) < (apart > 1 ? apart + 1 : 1);
}

Findings LeftOut::findings(std::string_view format) const {
    Findings out;
    for (const auto& [omission, seen] : seen_) {
        const Telling told = telling(omission);
        const auto tell = [&](std::string_view words, const std::string& number, const std::string& what,
                              const Spot& spot) {
            std::string message(words);
            replace(message, "{n}", number);
            replace(message, "{what}", what);
            out.push_back(remark(format, told.rule, told.severity, spot.place, std::move(message)));
            out.back().begin = out.back().end = spot.before;
        };
        const std::size_t apart = most_apart(omission);
        if (apart == 1) {
            tell(seen.count == 1 ? told.one : told.many, std::to_string(seen.count),
                 listed(seen.details, seen.count), seen.spots.front());
            continue;
        }
        for (std::size_t i = 0; i < std::min(apart, seen.count); ++i)
            tell(told.one, {}, quoted(seen.spots[i].detail), seen.spots[i]);
        if (seen.count > apart)
            tell(told.many, std::to_string(seen.count - apart) + " more", {}, seen.spots[apart]);
    }
    return out;
}

Finding remark(std::string_view format, std::string_view what, Severity severity, const Place& place,
               std::string message) {
    Finding finding;
    finding.rule = std::string(format) + "/" + std::string(what);
    finding.severity = severity;
    finding.message = std::move(message);
    finding.place = place;
    return finding;
}

void attach_to_blocks(Findings& findings, const Document& document) {
    using Key = std::pair<std::uint32_t, std::uint32_t>; // part and offset
    std::map<Key, std::string> ids;
    std::map<Key, const Block*> leaves;
    for_each_block(document, [&](const Block& block) {
        const Key key(block.place.part, block.place.offset);
        ids.emplace(key, block.id);
        if (is_leaf(block))
            leaves.insert_or_assign(key, &block);
    });
    for (Finding& finding : findings) {
        if (!finding.block.empty())
            continue;
        const std::size_t counted = std::exchange(finding.begin, 0);
        finding.end = 0;
        const Key key(finding.place.part, finding.place.offset);
        if (const auto found = ids.find(key); found != ids.end()) {
            finding.block = found->second;
            continue;
        }
        const auto after = leaves.upper_bound(key);
        if (finding.place.line == 0 || after == leaves.begin() || std::prev(after)->first.first != key.first)
            continue;
        const Block& block = *std::prev(after)->second;
        finding.block = block.id;
        finding.begin = finding.end =
            within(block_text(block), counted > 0 ? counted : text_before_picture(block, key.second));
    }
}

} // namespace plainsend
