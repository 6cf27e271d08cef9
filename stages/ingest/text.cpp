// Plain text, as people type letters and notes. Supported: UTF-8, UTF-16, UTF-32 and windows-1252; paragraphs
// by empty lines; wrapped lines joined, address lines and sign-offs kept; headings underlined with === or
// ---, and short lines in capitals that stand alone; the subject and headings of a letter; lists with
// bullets, numbers and letters, nested by indentation; tables drawn with spaces or tabs, told; rules; dots
// and underscores to fill in. Not: tables drawn with lines, or whose cells go over several lines (their lines
// stay as they are).
#include "stages/ingest/text.h"

#include <algorithm>
#include <string>
#include <utility>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/bare_links.h"
#include "stages/ingest/fill_in.h"
#include "stages/ingest/refused.h"
#include "stages/ingest/text_lines.h"
#include "stages/ingest/text_tables.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// Shorter lines were ended by their author; longer ones by the edge of the paper.
constexpr std::size_t shortest_wrapped = 50;
constexpr std::size_t longest_wrapped = 160;

bool starts_small(std::string_view text) {
    return !text.empty() && lower(text.substr(0, 4)) == text.substr(0, 4) && !starts_upper(text) &&
           !(text[0] >= '0' && text[0] <= '9') && static_cast<unsigned char>(text[0]) > '@';
}

bool ends_sentence(std::string_view line) {
    while (!line.empty() && std::string_view(")]\"' \t").find(line.back()) != std::string_view::npos)
        line.remove_suffix(1);
    if (line.ends_with("\u2019") || line.ends_with("\u201D"))
        line.remove_suffix(3);
    return !line.empty() && std::string_view(".?!:;").find(line.back()) != std::string_view::npos;
}

class TextReader {
public:
    TextReader(const Source& source, const Limits& limits)
        : source_(source), limits_(limits), decoded_(decode(source.bytes)), text_(decoded_.text),
          lines_(lines_of(text_)) {}

    Reported<Document> read() {
        refuse_what_is_no_text(text_, source_.name);
        document_.parts = {source_.name};
        if (decoded_.encoding == Encoding::windows_1252)
            remark("text/encoding",
                   "The file is not in UTF-8; it was read as an older Windows text. Check accents and "
                   "quotation marks, or save it as UTF-8.");
        width_ = usual_width();
        while (at_ < lines_.size()) {
            if (lines_[at_].blank())
                ++at_;
            else
                read_group();
        }
        if (too_deep_)
            remark("text/too-deep", "Lists are nested too deeply; the innermost were put on one level.");
        finish_reading(document_);
        return {std::move(document_), std::move(findings_)};
    }

private:
    // An open list: where its items' labels stand, and what continues it.
    struct OpenList {
        std::size_t indent = 0;
        List* list = nullptr;
        std::optional<int> last;
    };

    void remark(std::string rule, std::string message) {
        Finding finding;
        finding.rule = std::move(rule);
        finding.severity = Severity::note;
        finding.message = std::move(message);
        findings_.push_back(std::move(finding));
    }

    std::string_view words_of(const Line& line) const {
        return std::string_view(text_).substr(line.begin, line.end - line.begin);
    }

    // The width at which the author's program wrapped lines: nine in ten of the long ones are no longer.
    std::size_t usual_width() const {
        std::vector<std::size_t> lengths;
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            const std::size_t length = lines_[i].length;
            if (length >= shortest_wrapped && length <= longest_wrapped && !lines_[i + 1].blank())
                lengths.push_back(length);
        }
        if (lengths.empty())
            return shortest_wrapped;
        std::sort(lengths.begin(), lengths.end());
        return lengths[lengths.size() * 9 / 10];
    }

    // Whether the line was ended by the edge of the paper, so that the next one goes on with it.
    bool runs_on(const Line& line, const Line& next) const {
        if (line.length > longest_wrapped)
            return false;
        const std::string_view follower = words_of(next);
        if (line.length >= shortest_wrapped - 10 && starts_small(follower))
            return true;
        // Nobody breaks a long line in the middle of a sentence on purpose.
        if (line.length >= shortest_wrapped && line.length * 4 >= width_ * 3 &&
            !ends_sentence(words_of(line)))
            return true;
        const std::size_t first_word = code_points(follower.substr(0, follower.find_first_of(" \t")));
        return line.length >= shortest_wrapped && line.length + 1 + first_word > width_;
    }

    Place place(std::size_t offset) const { return original_place(decoded_, source_.bytes, offset); }

    void append_words(Inlines& inlines, std::size_t begin, std::size_t end) const {
        Inlines pieces{Inline{Text{text_.substr(begin, end - begin), place(begin)}}};
        link_bare_addresses(pieces);
        find_fields(pieces);
        inlines.insert(inlines.end(), std::make_move_iterator(pieces.begin()),
                       std::make_move_iterator(pieces.end()));
    }

    void add(Blocks& blocks, std::size_t begin, BlockNode node) const {
        blocks.push_back({"", place(begin), "", "", false, std::move(node)});
    }

    bool followed_by_rule(std::size_t at, std::string_view signs) const {
        if (at + 1 >= lines_.size() || lines_[at].length > 100)
            return false;
        const char sign = rule_sign(words_of(lines_[at + 1]));
        return sign != 0 && signs.find(sign) != std::string_view::npos;
    }

    bool stands_alone(std::size_t at) const {
        return (at == 0 || lines_[at - 1].blank()) && (at + 1 == lines_.size() || lines_[at + 1].blank());
    }

    // The last words of a text head nothing, unless they are all there is.
    bool ends_text(std::size_t at) const {
        return !document_.body.empty() &&
               std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(at) + 1, lines_.end(),
                           [](const Line& line) { return line.blank(); });
    }

    // Spaced dots below other words are room to write on; on their own they part.
    bool is_cut(std::size_t at) const {
        const std::string_view line = words_of(lines_[at]);
        return is_cut_line(line) && (line.find('.') == std::string_view::npos || stands_alone(at));
    }

    // "WHAT WE AGREED", but not "SEN", a postcode or a line to fill in.
    bool is_heading_in_capitals(std::size_t at) const {
        const std::string_view line = words_of(lines_[at]);
        if (!stands_alone(at) || ends_text(at) || lines_[at].length < 4 || lines_[at].length > 60 ||
            !is_upper(line) || is_greeting(at))
            return false;
        const std::vector<Span> found = words(line);
        const bool names_something = std::any_of(found.begin(), found.end(), [&](const Span& word) {
            return word.end - word.begin >= 4 && is_upper(line.substr(word.begin, word.end - word.begin));
        });
        return names_something && with_fields({std::string(line), {}}).size() == 1 && line.back() != ',' &&
               line.back() != '.';
    }

    // Between "Dear ..." and "Yours ..." a short line that stands alone is the letter's subject or a heading:
    // it has no stop, colon or number, as an address, a date or an answer would.
    bool is_heading_in_letter(std::size_t at) const {
        const std::string_view line = words_of(lines_[at]);
        if (!in_letter_ || is_greeting(at) || !stands_alone(at) ||
            (!open_.empty() && lines_[at].indent > open_.back().indent) ||
            lines_[at].length > (subject_seen_ ? 60U : 90U) || !starts_upper(line) || at + 2 >= lines_.size())
            return false;
        const bool plain =
            line.find_first_of(subject_seen_ ? ".,:;!0123456789_" : ";!_") == std::string_view::npos;
        return plain && std::string_view(".,:").find(line.back()) == std::string_view::npos &&
               words(line).size() >= 2;
    }

    // "Re: Our trip to the farm" says itself that it is the subject, also above the greeting.
    bool is_subject(std::size_t at) const {
        const std::string line = fold(words_of(lines_[at]));
        return !subject_named_ && stands_alone(at) && lines_[at].length <= 90 &&
               (line.starts_with("re: ") || line.starts_with("subject: "));
    }

    // Follows the parts of a letter from line to line.
    void follow_letter(std::size_t at) {
        const std::string line = fold(words_of(lines_[at]).substr(0, 80));
        if (is_greeting(at) && stands_alone(at)) {
            in_letter_ = true;
            subject_seen_ = subject_named_;
            return;
        }
        for (const std::string_view end : {"yours ", "kind regards", "best wishes", "with best wishes",
                                           "with kind regards", "with thanks", "many thanks", "regards"})
            in_letter_ = in_letter_ && !(line.starts_with(end) && line.size() < 40);
    }

    void add_letter_heading() {
        const Line& line = lines_[at_];
        add_heading(subject_seen_ ? 2 : 1);
        Finding finding;
        finding.rule = "text/heading";
        finding.severity = Severity::note;
        finding.message = "'" + std::string(words_of(line)) +
                          "' was taken for a heading, because it stands alone. If it "
                          "is none, end it with a full stop.";
        finding.place = place(line.begin);
        findings_.push_back(std::move(finding));
    }

    void add_heading(int level) {
        const Line& line = lines_[at_];
        Inlines content;
        append_words(content, line.begin, line.end);
        add(document_.body, line.begin, Heading{level, std::move(content)});
        open_.clear();
    }

    void add_table(const TextTable& drawn) {
        Table table;
        // Two columns without a line below the first row are as often names and what belongs to them.
        table.header_rows = drawn.underlined || drawn.rows.front().size() > 2 ? 1 : 0;
        const std::size_t begin = drawn.rows.front().front().first;
        for (const auto& drawn_row : drawn.rows) {
            Row row;
            for (const auto& [from, to] : drawn_row) {
                Inlines content;
                append_words(content, from, to);
                Cell cell;
                add(cell.content, from, Paragraph{std::move(content)});
                row.cells.push_back(std::move(cell));
            }
            table.rows.push_back(std::move(row));
        }
        add(document_.body, begin, std::move(table));
        open_.clear();
        at_ += drawn.lines;
        remark("text/table",
               "Lines with columns were taken for a table. Look whether its headings are right.");
        findings_.back().place = place(begin);
    }

    // Lines up to the next empty one.
    void read_group() {
        bool first = true;
        const std::size_t start = at_;
        if (const auto table = table_at(text_, lines_, at_)) {
            add_table(*table);
            return;
        }
        follow_letter(at_);
        while (at_ < lines_.size() && !lines_[at_].blank()) {
            const Line& line = lines_[at_];
            const char sign = rule_sign(words_of(line));
            if (followed_by_rule(at_, "=") || (first && sign == 0 && followed_by_rule(at_, "-~"))) {
                add_heading(rule_sign(words_of(lines_[at_ + 1])) == '=' ? 1 : 2);
                at_ += 2;
            } else if ((sign != 0 && sign != '_') || is_cut(at_)) {
                add(document_.body, line.begin, Separator{});
                open_.clear();
                ++at_;
            } else if (is_heading_in_capitals(at_)) {
                add_heading(document_.body.empty() ? 1 : 2);
                ++at_;
            } else if (first && is_subject(at_)) {
                add_letter_heading();
                subject_named_ = true;
                ++at_;
            } else if (first && !marker_of(words_of(line)) && is_heading_in_letter(at_)) {
                add_letter_heading();
                ++at_;
            } else if (auto marker = marker_at(at_, first)) {
                read_item(*marker);
            } else if (first && !open_.empty() && line.indent > open_.back().indent) {
                read_paragraph(open_.back().list->items.back().content);
            } else {
                open_.clear();
                read_paragraph(document_.body);
            }
            first = false;
        }
        // The subject comes first after the greeting or not at all.
        subject_seen_ = subject_seen_ || (in_letter_ && !is_greeting(start));
    }

    bool is_greeting(std::size_t at) const {
        return fold(words_of(lines_[at]).substr(0, 80)).starts_with("dear ");
    }

    // A number or a dash in running text is no label: a list begins after an empty line, an item or a colon,
    // and one of bullets also where another follows.
    std::optional<Marker> marker_at(std::size_t at, bool first_of_group) const {
        auto marker = marker_of(words_of(lines_[at]));
        if (!marker || first_of_group || !open_.empty() || words_of(lines_[at - 1]).back() == ':')
            return marker;
        const bool another = at + 1 < lines_.size() && marker_of(words_of(lines_[at + 1]));
        if (marker->kind == ListKind::numbered || (starts_weakly(words_of(lines_[at])) && !another))
            return std::nullopt;
        return marker;
    }

    static bool starts_weakly(std::string_view line) {
        return line.starts_with('-') || line.starts_with('*') || line.starts_with("\u2013");
    }

    // The list that the item belongs to: an open one at its indentation, or a new one.
    List& list_for(const Line& line, const Marker& marker) {
        while (open_.size() > 1 && line.indent < open_.back().indent)
            open_.pop_back();
        const bool deeper = !open_.empty() && line.indent > open_.back().indent + 1;
        const bool continues =
            !open_.empty() && !deeper && open_.back().list->kind == marker.kind &&
            (!marker.number || !open_.back().last || *marker.number == *open_.back().last + 1);
        if (!continues) {
            const bool nest = deeper && open_.size() * 2 + 2 < static_cast<std::size_t>(limits_.depth);
            too_deep_ = too_deep_ || (deeper && !nest);
            if (!nest && !open_.empty())
                open_.pop_back();
            Blocks& home = open_.empty() ? document_.body : open_.back().list->items.back().content;
            add(home, line.begin, List{marker.kind, {}});
            open_.push_back({line.indent, &std::get<List>(home.back().node), std::nullopt});
        }
        open_.back().last = marker.number;
        return *open_.back().list;
    }

    void read_item(const Marker& marker) {
        const Line& line = lines_[at_];
        List& list = list_for(line, marker);
        list.items.push_back({marker.label, {}});
        Line words = line;
        words.begin = std::min(line.begin + marker.length, line.end);
        read_lines(list.items.back().content, words);
    }

    void read_paragraph(Blocks& home) { read_lines(home, lines_[at_]); }

    // One paragraph from `first`, which stands for the line at at_, up to where the group or the item ends.
    void read_lines(Blocks& home, const Line& first) {
        Inlines content;
        append_words(content, first.begin, first.end);
        for (++at_; at_ < lines_.size() && !lines_[at_].blank(); ++at_) {
            const Line& before = lines_[at_ - 1];
            const Line& line = lines_[at_];
            const char sign = rule_sign(words_of(line));
            if ((sign != 0 && sign != '_') || is_cut(at_) || followed_by_rule(at_, "=") ||
                marker_at(at_, false))
                break;
            const bool joined = runs_on(before, line);
            const bool in_item = !open_.empty();
            if (in_item && !joined && line.indent <= open_.back().indent)
                break; // back at the margin: the item is over
            if (joined)
                content.push_back({Text{" ", place(before.end)}});
            else
                content.push_back({LineBreak{}});
            append_words(content, line.begin, line.end);
        }
        add(home, first.begin, Paragraph{std::move(content)});
    }

    const Source& source_;
    const Limits& limits_;
    Decoded decoded_;
    const std::string& text_;
    std::vector<Line> lines_;
    std::size_t at_ = 0;
    std::size_t width_ = shortest_wrapped;
    std::vector<OpenList> open_;
    bool too_deep_ = false;
    bool in_letter_ = false;     // between the greeting and the sign-off
    bool subject_seen_ = false;  // or what would stand where it stands
    bool subject_named_ = false; // by "Re:"
    Document document_;
    Findings findings_;
};

} // namespace

int sniff_text(std::string_view bytes) {
    const Decoded decoded = decode(bytes.substr(0, 4096));
    const std::size_t strange = decoded.text.find("\uFFFD");
    return strange == std::string::npos && !bytes.empty() ? 1 : 0;
}

Reported<Document> read_text(const Source& source, const Limits& limits) {
    if (source.bytes.size() > limits.input_bytes)
        throw Error(Trouble::unusable, "is too large", source.name, "split it into several documents");
    refuse_known(source.bytes, source.name);
    return TextReader(source, limits).read();
}

} // namespace plainsend
