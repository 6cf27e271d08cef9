// The reader of one paragraph's runs: docx_text.cpp has what runs hold, docx_text_fields.cpp the fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/ingest/docx_reading.h"

namespace plainsend {

class DocxText {
public:
    DocxText(DocxReading&, DocxStory&, const ParagraphStyle&, xml::Node paragraph, int depth);
    void container(xml::Node parent);
    DocxParagraph take();

private:
    void child(xml::Node node);
    // The text before is looked at only where it is told.
    void leave_out(Omission omission, xml::Node node, std::string_view detail);
    void inserted(xml::Node node);
    void content_control(xml::Node node);
    // How a word is read, printed small above it: in one line it follows in brackets.
    void ruby(xml::Node node, const RunFormat& format);
    void formula(xml::Node node);
    void hyperlink(xml::Node node);
    std::string fair_link(const std::string& target, xml::Node node);
    void simple_field(xml::Node node);
    void field_character(xml::Node node);
    // What a reader sees where the field's result says nothing by itself.
    void end_field(xml::Node node);
    // Room to write, when nobody wrote there: only spaces, or still the prompt.
    void text_field(const DocxField& field, xml::Node node);
    // Some fields have their words in the instruction.
    void instructed(const DocxField& field, const std::string& kind, xml::Node node);
    void add_known(std::string text, Omission otherwise, std::string_view detail, xml::Node node);
    // A tick box of an old form has no text at all, yet whether it is ticked matters more than any word.
    void check_box(xml::Node box, xml::Node node);
    void begin_result(xml::Node node);
    bool silent() const;
    std::string current_link() const;
    RunFormat format_of(xml::Node run) const;
    void run(xml::Node node);
    // 17.11.14: instead of a number, the sign after it in its run.
    static std::string own_mark(xml::Node node);
    void run_child(xml::Node node, const RunFormat& format, const Place& place);
    void text(xml::Node node, const RunFormat& format, const Place& place);
    void comment(xml::Node node);
    // A tab that draws dots or a line, or that is underlined, is room to write.
    void tab(const RunFormat& format, const Place& place);
    void line_break(xml::Node node, const RunFormat& format);
    void symbol(xml::Node node, const RunFormat& format, const Place& place);
    void note_mark(xml::Node node, const RunFormat& format, const std::string& mark);
    void drawing(xml::Node node, const RunFormat& format, const Place& place);
    void add(InlineNode node, const RunFormat& format);
    void add_text(const Text& text, const RunFormat& format);
    void add_words(Text text, const RunFormat& format, const std::string& language);
    DocxReading& reading_;
    DocxStory& story_;
    const ParagraphStyle& style_;
    std::size_t paragraph_; // its place
    int depth_;
    std::vector<TabStop> tabs_;
    std::size_t tab_number_ = 0;
    std::string link_;
    bool parted_ = false; // a page or column ended after what was read
    DocxParagraph out_;
};

} // namespace plainsend
