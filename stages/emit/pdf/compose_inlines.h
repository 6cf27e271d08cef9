// The inlines of one block, laid flat: one paragraph of spans between pictures. For compose*.cpp only.
#pragma once

#include "stages/emit/pdf/composer.h"

namespace plainsend::pdf {

class InlineComposer {
public:
    // element: the block's own, in which text and links stand. from: the block, for findings; may be null.
    InlineComposer(Composer&, const Setting&, int element, const Block* from);
    void add(const Inlines&);
    // What is added from now on is part of this link.
    void follow(int link) { look_.link = link; }
    // Text pieces and pictures in order; empty when there is nothing to see.
    Boxes finish();

private:
    struct Look {
        int element = 0;
        Weight weight = Weight::regular;
        Ink ink = Ink::text;
        bool strike = false;
        double rise = 0;
        int link = -1;
        std::string language;
        bool authors = true; // counts in the block's text
    };

    void add(const Inlines&, const Look&);
    void add(const Inline&, const Look&);
    void text(std::string_view, const Look&, Blank = Blank::no);
    void piece(std::string_view, const Look&, Blank, int element);
    void link(const Link&, Look);
    void term(const Term&, Look);
    void note_mark(const NoteMark&, Look);
    void image(const Image&, const Look&);
    void skip_space_at_the_start();
    void end_piece();
    int span(const Look&, const char* type = "Span");
    int slot_of(int element);

    Composer& composer_;
    Setting setting_;
    const Block* from_;
    Look look_;
    Paragraph paragraph_;
    std::size_t source_ = 0;       // bytes of the block's text so far
    std::vector<MarkPlace> marks_; // of the paragraph
    Boxes boxes_;
};

} // namespace plainsend::pdf
