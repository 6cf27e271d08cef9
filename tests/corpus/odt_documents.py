"""OpenDocument texts, feature by feature."""

import re

from odf import AUTOMATIC, COVERED, STYLES, Text, cell, frame, h, items, p, row, span, style, table


def headings():
    """A title, headings of several levels, one with a style of its own, one empty, one within a section."""
    styles = STYLES + style("Policy", parent="Heading_20_1")
    return Text(p("Handbook", style="Title") + h(1, "Arriving", style="Policy") + p("Gates open at half past eight.") + h(2, "By bus") + p("", "") + h(2, "") +
                '<text:section text:name="S1" text:style-name="Sect1">' + h(2, "On foot") + p("Use the crossing.") + "</text:section>" + h(1, "Leaving") + p("By four."), styles=styles)


def outline_numbers():
    """Numbers from the outline style are printed before headings, so they are words."""
    outline = ('<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
               '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>')
    return Text(h(1, "Aims") + p("Belonging.") + h(1, "People") + h(2, "Governors") + p("Meet in May.") + h(2, "Staff") + p("Meet weekly."), styles=STYLES + outline)


def headings_only_bold():
    """No heading anywhere, only short bold lines."""
    return Text(p(span("Reading at home", "Bold")) + p("Thank you for coming.") + p() + p(span("Every day", "Bold")) + p("Read ", span("together", "Bold"), " for five minutes.") + p() + p(span("Questions", "Bold")) + p("Ask us."))


def lists():
    """Bullets and numbers in three levels, an item of two paragraphs, a list header, a value of its own."""
    return Text(h(1, "Trip") + items("L1", "a coat", p("lunch") + items("", p("a drink") + items("", "no glass"), "fruit"), p("boots") + p("Old ones will do.")) + p("Then:") +
                items("L2", "Register", p("Bus") + items("", "front first", "then the back"), "Home") + p("From seven:") +
                items("L2", '<text:list-item text:start-value="7">' + p("seven") + "</text:list-item>", "eight", "<text:list-header>" + p("Below eight, without a number.") + "</text:list-header>", "nine"))


def lists_resumed():
    """Lists that go on after a paragraph: by the list's id, by its style, and one that begins again."""
    first = items("L2", "Welcome", "Apologies", more=' xml:id="list1"')
    return Text(h(1, "Agenda") + first + p("Mrs Bell sends hers.") + items("L2", "Reports", "Plans", more=' text:continue-list="list1"') + p("More:") +
                items("L2", "Questions", more=' text:continue-numbering="true"') + p("A new list:") + items("L2", "first again"))


def lists_by_style():
    """The paragraph style names the list style; the list element says nothing. Letters, prefixes and levels shown."""
    lists = ('<text:list-style style:name="L7"><text:list-level-style-number text:level="1" style:num-format="A" style:num-prefix="(" style:num-suffix=")"/>'
             '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/></text:list-style>')
    automatic = AUTOMATIC + lists + '<style:style style:name="P9" style:family="paragraph" style:parent-style-name="Standard" style:list-style-name="L7"/>'
    item = lambda text: p(text, style="P9")
    return Text(h(1, "Rules") + items("", item("Be kind"), item("Be safe") + items("", "walk", "hold hands"), item("Be ready")), automatic=automatic)


def lists_typed():
    """Bullets typed by hand."""
    return Text(h(1, "Kit") + p("Bring:") + p("• boots") + p("•<text:tab/>".replace("<text:tab/>", ""), "<text:tab/>", "shin pads") + p("• a drink") + p("Thank you."))


def tables():
    """Header rows, cells merged both ways, repeated cells, a nested table."""
    inner = table(row("am", "pm"), row("run", "swim"))
    return Text(h(1, "Timetable") + table(row("Monday", cell("Reading", columns=2, rows=2), COVERED), row("Tuesday", COVERED, COVERED), row("Friday", "Maths", cell(inner)),
                                          row("Holiday", '<table:table-cell table:number-columns-repeated="2"><text:p>closed</text:p></table:table-cell>'), columns=3,
                                          header=[row("Day", cell("Morning and afternoon", columns=2), COVERED)]))


def boxes_and_layout():
    """A table of one cell, and a text box, are frames around text."""
    box = '<draw:frame draw:name="Frame1"><draw:text-box>' + p("Bring coins.") + p("Saturday at two.") + "</draw:text-box></draw:frame>"
    return Text(table(row(cell(h(1, "Summer fair"), p("Keep this page."))), columns=1) + p(box) + p("Come to the field ", box.replace("coins", "a friend"), "behind the hall."))


def images():
    """Descriptions, titles, a name that is no description, decorative, linked."""
    return Text(h(1, "Gallery") + p(frame("Image1", description="Children planting bulbs")) + p(frame("Image2", title="Our hall", image="Pictures/2.png")) + p(frame("DSC_0014")) +
                p(frame("Leaf", description="leaf", more=' loext:decorative="true"')) + p("Go by the ", '<text:a xlink:type="simple" xlink:href="https://alderbrook.example/map">map</text:a>', "."))


def changes_and_hidden():
    """Deletions lie apart; insertions stand in the text; hidden text, comments and placeholders are out."""
    tracked = ('<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>R Hale</dc:creator></office:change-info>' + p("gone") +
               '</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>R Hale</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>')
    comment = "<office:annotation><dc:creator>RH</dc:creator>" + p("Is this right?") + "</office:annotation>"
    return Text(tracked + h(1, "Minutes") + p("We met ", '<text:change text:change-id="c1"/>', '<text:change-start text:change-id="c2"/>on Tuesday<text:change-end text:change-id="c2"/>', ".") +
                p("Seen ", span("unseen ", "Hidden"), "again", comment, ".") + p("Name: ", '<text:placeholder text:placeholder-type="text">&lt;name&gt;</text:placeholder>') +
                '<text:section text:name="S" text:display="none">' + p("A hidden section.") + "</text:section>" + p("End."))


def inline_marks():
    """Spaces, tabs, line breaks, fields, notes, links, bookmarks, ruby and another language."""
    note = lambda kind, n, text: f'<text:note text:note-class="{kind}" text:id="f{n}"><text:note-citation>{n}</text:note-citation><text:note-body>{p(text)}</text:note-body></text:note>'
    ruby = "<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>"
    return Text(h(1, "Inside a line") + p("Three", '<text:s text:c="3"/>', "spaces,", "<text:tab/>", "a tab,", "<text:line-break/>", "a break\n   and folded   white space.") +
                p("By ", '<text:author-name text:fixed="true">Priya Lane</text:author-name>', " on ", '<text:date text:date-value="2026-05-04">4 May 2026</text:date>', note("footnote", "1", "Late notice."), ".") +
                p("See ", '<text:bookmark-start text:name="b"/>section two<text:bookmark-end text:name="b"/>', ", page ", "<text:page-number>4</text:page-number>", note("endnote", "i", "Admissions code."), ".") +
                p('<text:a xlink:type="simple" xlink:href="mailto:office@alderbrook.example">', span("the office", "Bold"), "</text:a>", " answers; we say ", span("dzień dobry", "Polish"), ".") +
                p("We write ", ruby, ".") + p("Signed: ......................"))


def letterhead():
    """The first page's own header is the letterhead; the running footer is reported."""
    masters = ('<style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header>' + p("Running header words") + "</style:header><style:header-first>" + p("Alder Brook School") + p("Mill Lane, Northtown NT1 4AB") +
               "</style:header-first><style:footer>" + p("Page ", "<text:page-number>1</text:page-number>") + "</style:footer></style:master-page>")
    return Text(h(1, "Invitation") + p("Dear parent,") + p("Please come."), masters=masters)


def contents_and_indexes():
    """A contents list and an index are made by the program, not by the author."""
    contents = ('<text:table-of-content text:name="C1"><text:table-of-content-source text:outline-level="3"/><text:index-body><text:index-title>' + p("Contents") + "</text:index-title>" +
                p("Arriving", "<text:tab/>", "1") + "</text:index-body></text:table-of-content>")
    return Text(p("Handbook", style="Title") + contents + h(1, "Arriving") + p("Gates open.") + p("The end."))


def flat():
    """A flat file: one XML document, no archive."""
    return Text(h(1, "Flat file") + items("L2", "one", p("two") + items("", "inner")) + table(row("Sam", "12"), header=[row("Name", "Age")]) + p("Some ", span("bold", "Bold"), " words."), flat=True)


def formula_and_shape():
    """A shape with words in it, a formula in a part of its own, and one that stands in the text."""
    names = 'xmlns="http://www.w3.org/1998/Math/MathML"'
    inner = "<semantics><mrow><mfrac><mn>3</mn><mn>4</mn></mfrac><mo>+</mo><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation>3 over 4 + x^2</annotation></semantics>"
    part = f"<math {names}>{inner}</math>"
    here = part.replace("<math ", "<math:math ").replace("</math>", "</math:math>").replace(names, "")
    here = re.sub(r"<(/?)(semantics|mrow|mfrac|mn|mo|msup|mi|annotation)>", r"<\1math:\2>", here)
    frame = lambda inside: f'<draw:frame text:anchor-type="as-char">{inside}</draw:frame>'
    shape = '<draw:custom-shape draw:name="Shape1">' + p("Inside the star.") + "</draw:custom-shape>"
    return Text(h(1, "Maths") + p(shape, "Beside the star.") + p("The end.") + items("L1", level_text()) +
                p("About ", frame('<draw:object xlink:href="./Object 1" xlink:type="simple"/>'), " of it, or ", frame(f"<draw:object>{here}</draw:object>"), "."),
                parts={"Object 1/content.xml": part})


def level_text():
    return p("a list item with ", '<text:span text:style-name="Bold">bold</text:span>', " in it")
