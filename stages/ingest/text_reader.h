// Reads the lines of a plain text one group after another. Private to the text reader.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/finding.h"
#include "stages/document/source.h"
#include "stages/ingest/text_lines.h"
#include "stages/ingest/text_tables.h"
#include "stages/text/text.h"

namespace plainsend::plain_text {

// Shorter lines were ended by their author; longer ones by the edge of the paper.
constexpr std::size_t shortest_wrapped = 50;
constexpr std::size_t longest_wrapped = 160;

class Reader {
public:
    Reader(const Source&, const Limits&);
    Reported<Document> read();

private:
    // An open list: where its items' labels stand, how they are written, and what continues it.
    struct OpenList {
        std::size_t indent = 0;
        std::string shape;
        List* list = nullptr;
        std::optional<int> last;
    };

    std::string_view words_of(const Line& line) const {
        return std::string_view(text_).substr(line.begin, line.end - line.begin);
    }
    std::size_t usual_width() const;
    bool runs_on(const Line&, const Line& next) const;
    Place place(std::size_t offset) const;
    void append_words(Inlines&, std::size_t begin, std::size_t end) const;
    void add(Blocks&, std::size_t begin, BlockNode) const;
    void add_table(const TextTable&);
    void remark(std::string rule, std::string message);
    void read_group();
    bool read_heading(bool first);
    void read_quotation();
    std::optional<Marker> marker_at(std::size_t at, bool first_of_group) const;
    List& list_for(const Line&, const Marker&);
    void read_item(const Marker&);
    void read_lines(Blocks& home, const Line& first);
    void read_paragraph(Blocks& home) { read_lines(home, lines_[at_]); }

    // text_headings.cpp
    bool followed_by_rule(std::size_t at, std::string_view signs) const;
    bool stands_alone(std::size_t at) const;
    bool stands_above_text(std::size_t at) const;
    bool begins_letter(std::size_t at) const;
    bool ends_text(std::size_t at) const;
    bool is_cut(std::size_t at) const;
    bool is_heading_in_capitals(std::size_t at) const;
    bool is_title_of_two_lines(std::size_t at) const;
    bool is_heading_in_letter(std::size_t at) const;
    bool is_subject(std::size_t at) const;
    bool is_greeting(std::size_t at) const;
    void follow_letter(std::size_t at);
    void add_heading(int level);
    void add_title_of_two_lines();
    void add_letter_heading();

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

} // namespace plainsend::plain_text
