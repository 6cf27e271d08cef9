"""Word documents about tables, boxes and forms."""

from word import (BOLD, EMPTY, HEADER, NO_BORDERS, STYLES, TAB, Package, field, h, p, r, sdt, tbl, tc, tr)

BOLDLY = lambda text: tc(p(r(text, BOLD)))


def tables_merged():
    """Cells merged across and down, and both at once."""
    return Package(h(1, "Timetable") + tbl(
        tr(tc("Day", merge="restart"), tc("Morning", span=2), tc("Afternoon", merge="restart"), properties=HEADER),
        tr(tc(merge="continue"), "Nine", "Eleven", tc(merge="continue"), properties=HEADER),
        tr("Monday", tc("Reading", span=2, merge="restart"), "Games"),
        tr("Tuesday", tc(span=2, merge="continue"), "Art"),
        tr("Friday", "Maths", tc("Trip all day", span=2)), columns=4))


def tables_ragged():
    """Rows that begin late, end early, or have fewer cells; a row in a content control; a deleted row."""
    return Package(h(1, "Rota") + tbl(
        tr("Week", "Who", "Where", properties=HEADER), tr("One", "Asha"), tr("Ben", "Hall", properties='<w:gridBefore w:val="1"/>'),
        sdt(tr("Three", "Cal", "Field")), tr("Gone", "Gone", "Gone", properties='<w:del w:id="4" w:author="x"/>'),
        tr("Four", sdt(tc("Dee")), "Gym"), tr(tc("Last", span=2), "Any", properties='<w:gridAfter w:val="0"/>'), columns=3))


def tables_nested():
    """A table in a cell of a table, with words before and after it, three deep."""
    inner = tbl(tr("Mon", "Tue"), tr("run", tc(tbl(tr("am", "pm"), tr("swim", "row")))))
    return Package(h(1, "Clubs") + tbl(tr("Club", "When", properties=HEADER), tr("Sports", tc("See below:", inner, "Bring kit.")), tr("Chess", "Friday")))


def tables_headers_by_look():
    """No row is marked: one table's first row is bold, one has bold on both sides, one has nothing."""
    return Package(h(1, "Results") + tbl(tr(BOLDLY("Subject"), BOLDLY("Target")), tr("Reading", "Fluent"), tr("Maths", "Secure")) + EMPTY +
                   tbl(tr(BOLDLY("Week"), BOLDLY("Mon"), BOLDLY("Tue")), tr(BOLDLY("One"), "Art", "Music"), tr(BOLDLY("Two"), "Games", "Drama"), columns=3) + EMPTY +
                   tbl(tr("Sam", "12"), tr("Ali", "14")))


def tables_for_layout():
    """Boxes of one cell with a heading inside, a column of boxes, and a borderless row that only sets two columns side by side."""
    side = tbl(tr(tc(p("Alder Brook School"), p("Mill Lane")), tc(p("Telephone 01632 960001"), p("Open from eight"))), borders=NO_BORDERS)
    return Package(side + tbl(tr(tc(h(1, "Your child's plan"), p("Keep this page."))), columns=1) + p("Between the boxes.") +
                   tbl(tr(tc(h(2, "What Sam likes"), p("Trains."))), tr(tc(h(2, "What helps"), p("A calm voice."))), columns=1) + p("The end."))


def tables_as_forms():
    """Questions on the left, answers on the right, some of them empty."""
    return Package(h(1, "About your child") + tbl(tr("Child's name:", "Sam Field"), tr("Date of birth:", ""), tr("What does your child enjoy?", tc("Drawing", "Swimming")), tr("Allergies:", "none known")) +
                   p("Thank you."))


def tables_in_letters():
    """A table between two paragraphs of a list, one with a caption above, and one with nothing in it at all."""
    caption = p("Table ", field("SEQ Table \\* ARABIC", "1"), ": who helps", style="Caption")
    return Package(h(1, "Support") + caption + tbl(tr("Name", "Role", properties=HEADER), tr("Mrs Obi", "SENCo"), tr("Mr Dunn", "helper")) + p("Below the table.") + tbl(tr("", ""), tr("", "")) + p("Last."))


def content_controls():
    """Answers in controls beside their questions: text, date, list, tick boxes, a placeholder, a repeated section."""
    tick = lambda on, sign: sdt(r(sign), f'<w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox>')
    choice = sdt(r("Large print"), '<w:dropDownList><w:listItem w:displayText="Large print" w:value="lp"/><w:listItem w:displayText="Audio" w:value="au"/></w:dropDownList>')
    placeholder = sdt(r("Click here to enter text.", '<w:rStyle w:val="PlaceholderText"/>'), "<w:showingPlcHdr/><w:text/>")
    repeated = sdt(sdt(p("Asha Field, mother"), "<w15:repeatingSectionItem/>") + sdt(p("Ben Field, father"), "<w15:repeatingSectionItem/>"), "<w15:repeatingSection/>")
    return Package(h(1, "Family form") + p("Name: ", sdt(r("Sam Field"), "<w:text/>")) + p("Meeting on ", sdt(r("4 May 2026"), '<w:date w:fullDate="2026-05-04T00:00:00Z"/>'), " at three.") +
                   p(tick(1, "\u2612"), " I will come") + p(tick(0, "\u2610"), " I cannot come") + p("Format: ", choice) + p("Other: ", placeholder) + repeated +
                   tbl(tr("Question", "Answer", properties=HEADER), tr("Who can collect?", sdt(tc("Gran"), "<w:text/>")), tr("Telephone", tc(sdt(p("01632 960002"))))) + sdt(sdt(p("Two controls deep."))))


def legacy_form():
    """A form of the old kind: text fields, tick boxes without a text, a drop-down list."""
    begin = lambda data: f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/><w:enabled/>{data}</w:ffData></w:fldChar></w:r>'
    code = lambda text: f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'
    separate, end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    tick = lambda on: begin(f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked w:val="{on}"/></w:checkBox>') + code("FORMCHECKBOX") + end
    drop = begin('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Bus"/><w:listEntry w:val="Walking"/></w:ddList>') + code("FORMDROPDOWN") + end
    text = begin("<w:textInput/>") + code("FORMTEXT") + separate + r("Riverside") + end
    return Package(h(1, "Travel form") + p("School: ", text) + p(tick(1), " Yes ", tick(0), " No") + p("How: ", drop))


def tear_off_slip():
    """Dots, underscores, leaders and underlined space to write on."""
    leader = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8000"/></w:tabs>'
    line = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">            </w:t></w:r>'
    rule = p(properties='<w:pBdr><w:bottom w:val="dashed" w:sz="6"/></w:pBdr>')
    return Package(h(1, "Trip to the farm") + p("Please return the slip by Friday.") + rule + p("Child: ......................") + p("Class: __________ Date: ", line) +
                   p("Signed", TAB, properties=leader) + p("I can \u2026\u2026\u2026 help."))


def text_boxes():
    """A box drawn the new way with its old fallback copy, an old one, one in the middle of a sentence, and a group."""
    def new(*inside):
        blocks = "".join(p(part) for part in inside)
        shape = f'<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>{blocks}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>'
        frame = (f'<wp:anchor><wp:extent cx="9" cy="9"/><wp:docPr id="3" name="Text Box 3"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}'
                 "</a:graphicData></a:graphic></wp:anchor>")
        return (f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{frame}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{blocks}'
                "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>")

    old = "<w:r><w:pict><v:shape id='s1'><v:textbox><w:txbxContent>" + p("An old box.") + tbl(tr("in a", "table"), tr("of", "two")) + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    return Package(h(1, "Poster") + p(new("Summer fair", "Saturday at two")) + p("Come to the field ", new("Bring coins"), "behind the hall.") + p(old) + p("See you there."))


def nothing_but_quirks():
    """Words outside any paragraph, empty runs, custom XML, a document in a table in a control."""
    styles = STYLES
    custom = '<w:customXml w:element="child"><w:customXmlPr/>' + p("In custom markup.") + "</w:customXml>"
    return Package(h(1, "Quirks") + custom + sdt(tbl(tr(tc(sdt(p("Deep inside"))), "beside"), tr("below", "right"))) + p("<w:r/>", "<w:bookmarkStart w:id='1' w:name='_GoBack'/>", "After nothing", "<w:bookmarkEnd w:id='1'/>") +
                   p('<w:permStart w:id="1" w:edGrp="everyone"/>', "Editable by all", '<w:permEnd w:id="1"/>', '<w:ins w:id="2" w:author="A"><w:smartTag w:element="x">' + r(" and tagged") + "</w:smartTag></w:ins>") +
                   "<w:moveToRangeStart w:id='9' w:name='m'/>" + p("Moved here.") + "<w:moveToRangeEnd w:id='9'/>", styles=styles)
