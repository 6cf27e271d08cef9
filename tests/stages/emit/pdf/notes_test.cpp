// The way to a note and back.
#include <gtest/gtest.h>

#include "stages/emit/pdf/canvas.h"
#include "stages/emit/pdf/compose.h"
#include "stages/emit/pdf/pages.h"
#include "tests/stages/emit/pdf/documents.h"

namespace plainsend::pdf {
namespace {

// A paragraph longer than a page with the mark of a note at its end.
Document with_note() {
    Document document;
    document.metadata.title = "Plan";
    document.body.push_back(example::heading(1, "Plan"));
    std::string text;
    for (int i = 0; i < 150; ++i)
        text += "We talked about what helps Amina to join in. ";
    Inlines words = example::words(text);
    words.push_back({NoteMark{"n1"}});
    document.body.push_back(example::paragraph(std::move(words)));
    Note note;
    note.id = "n1";
    note.label = "1";
    note.content.push_back(example::paragraph("A note."));
    document.notes.push_back(std::move(note));
    finish_reading(document);
    return document;
}

const LinkTarget* link_to(const Structure& structure, const std::string& place) {
    for (const LinkTarget& link : structure.links)
        if (link.target == "#" + place)
            return &link;
    return nullptr;
}

TEST(Notes, lead_back_to_their_mark_and_say_so) {
    const Document document = with_note();
    const Style& style = example::style();
    Shaper shaper(style);
    const Composition made = compose(document, style, shaper);
    const auto& elements = made.structure.elements;
    const LinkTarget* there = link_to(made.structure, "n1");
    const LinkTarget* back = link_to(made.structure, "plainsend-mark-n1");
    ASSERT_NE(there, nullptr);
    ASSERT_NE(back, nullptr);
    EXPECT_EQ(back->description, "Back to note 1 in the text");
    const Element& link = elements.at(static_cast<std::size_t>(back->element));
    EXPECT_EQ(link.type, "Link");
    EXPECT_EQ(elements.at(static_cast<std::size_t>(link.parent)).type, "Lbl");
    EXPECT_TRUE(made.structure.in_chrome(back->element));

    Boxes text = made.before;
    text.insert(text.end(), made.after.begin(), made.after.end());
    const Pages pages = paginate(lay_out(text, style, shaper, {}), 700);
    EXPECT_EQ(pages.anchors.at(document.body.back().id).page, 0);
    EXPECT_GE(pages.anchors.at("plainsend-mark-n1").page, 1)
        << "where the mark is, not its paragraph's beginning";
}

TEST(Notes, that_nobody_mentions_lead_nowhere) {
    Document document = with_note();
    std::get<plainsend::Paragraph>(document.body.back().node).content.pop_back();
    const Style& style = example::style();
    Shaper shaper(style);
    const Composition made = compose(document, style, shaper);
    EXPECT_EQ(link_to(made.structure, "plainsend-mark-n1"), nullptr);
}

} // namespace
} // namespace plainsend::pdf
