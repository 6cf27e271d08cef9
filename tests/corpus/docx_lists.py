"""Word documents about lists: where numbers come from, how they go on, and those typed by hand."""

from word import BULLETS, EMPTY, NUMBERS, STYLES, TAB, Package, h, lvl, numbering, p, r, style, tbl, tr, tc


def lists_direct():
    """Numbers and bullets named in the paragraphs, three levels deep."""
    return Package(h(1, "Bring for the trip") + p("You need:") + p("a coat", num=1) + p("lunch", num=1) + p("a drink", num=1, level=1) + p("no glass", num=1, level=2) +
                   p("fruit", num=1, level=1) + p("boots", num=1) + p("What happens:") + p("Register", num=2) + p("Bus", num=2) + p("front seats first", num=2, level=1) +
                   p("belts on", num=2, level=2) + p("then the back", num=2, level=1) + p("Home", num=2))


def lists_by_style():
    """The paragraphs say nothing; their style, or its ancestor, has the number; levels are tied to styles."""
    tied = lvl(0, "decimal", "%1)", '<w:pStyle w:val="ListNumber"/>') + lvl(1, "lowerLetter", "%2)", '<w:pStyle w:val="ListNumber2"/>')
    styles = STYLES + style("ListNumber", "List Number", paragraph='<w:numPr><w:numId w:val="4"/></w:numPr>') + style("ListNumber2", "List Number 2", paragraph='<w:numPr><w:numId w:val="4"/></w:numPr>') + \
        style("ListBullet", "List Bullet", paragraph='<w:numPr><w:numId w:val="5"/></w:numPr>') + style("Points", "Our points", "ListBullet")
    item = lambda text, kind="ListNumber": p(text, style=kind)
    return Package(h(1, "Complaints") + item("Speak to the teacher.") + item("Write to the head.") + item("by letter", "ListNumber2") + item("or by e-mail", "ListNumber2") + item("Write to governors.") +
                   p("We promise:") + item("an answer in ten days", "Points") + item("a named person", "Points") +
                   p("No number here.", style="Points", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'), styles=styles,
                   lists=numbering([tied, BULLETS], {4: (0, ""), 5: (1, "")}))


def lists_overridden():
    """One definition, three lists: counting on, starting again at one, starting at five with another format."""
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    other = '<w:lvlOverride w:ilvl="0">' + lvl(0, "upperRoman", "%1 -", start=5) + "</w:lvlOverride>"
    lists = numbering([NUMBERS], {1: (0, ""), 2: (0, again), 3: (0, other), 4: (0, "")})
    return Package(h(1, "Three lists") + p("one", num=1) + p("two", num=1) + p("Starts again:") + p("one", num=2) + p("two", num=2) + p("Roman:") + p("five", num=3) + p("six", num=3) +
                   p("Goes on:") + p("next of the first", num=4), lists=lists)


def lists_resumed():
    """A list goes on after paragraphs, a table and a heading; a deeper level begins again each time."""
    return Package(h(1, "Agenda") + p("Welcome", num=2) + p("Apologies", num=2) + p("Mrs Bell sends hers.") + p("Reports", num=2) + p("from the head", num=2, level=1) + p("from the SENCo", num=2, level=1) +
                   tbl(tr("Who", "What"), tr("Head", "Attendance")) + p("Plans", num=2) + p("for reading", num=2, level=1) + h(2, "After the break") + p("Any other business", num=2))


def lists_formats():
    """Labels as Word prints them: letters past z, Roman, padded, ordinal, words, legal numbers, text before the number."""
    kinds = [lvl(0, "lowerLetter", "%1)", start=26), lvl(0, "upperRoman", "Part %1:"), lvl(0, "decimalZero", "%1"), lvl(0, "ordinal", "%1"), lvl(0, "cardinalText", "%1."),
             lvl(0, "upperLetter", "%1.") + lvl(1, "decimal", "%1.%2", "<w:isLgl/>"), lvl(0, "none", "Note:"), lvl(0, "decimal", "Target %1 \u2013", start=3), lvl(0, "bullet", "\u2013"), lvl(0, "bullet", "\uf0fc", font="Wingdings")]
    lists = numbering(kinds, {n + 1: (n, "") for n in range(len(kinds))})
    body = "".join(p(f"first of {n + 1}", num=n + 1) + p(f"second of {n + 1}", num=n + 1) + p("Next kind.") for n in range(len(kinds)) if n != 5)
    return Package(h(1, "Labels") + body + p("Section", num=6) + p("Clause", num=6, level=1) + p("Clause", num=6, level=1), lists=lists)


def lists_restart_rules():
    """A third level that goes on counting through the second (lvlRestart 1), and one that never restarts (0)."""
    kind = lvl(0, "decimal", "%1.") + lvl(1, "lowerLetter", "%2)") + lvl(2, "lowerRoman", "%3)", '<w:lvlRestart w:val="1"/>')
    never = lvl(0, "decimal", "%1.") + lvl(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')
    lists = numbering([kind, never], {1: (0, ""), 2: (1, "")})
    steps = ((1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    return Package(h(1, "Restarts") + "".join(p(f"point {i}", num=n, level=l) for i, (n, l) in enumerate(steps)) + p("Second list") +
                   "".join(p(f"item {i}", num=2, level=l) for i, l in enumerate((0, 1, 1, 0, 1))), lists=lists)


def lists_skipped_levels():
    """Items that begin two levels in, jump back, and a level that no definition has."""
    return Package(h(1, "Odd indents") + p("deep first", num=1, level=2) + p("then out", num=1) + p("deep again", num=1, level=2) + p("middle", num=1, level=1) + p("ninth level", num=2, level=8) + p("unknown list", num=77))


def lists_continued_inside():
    """A paragraph without a number, indented like the item above it, belongs to that item, and its points stay below."""
    inside = '<w:ind w:left="720"/>'
    return Package(h(1, "Steps") + p("Read the letter.", num=2) + p("It is two pages long.", style="ListParagraph", properties=inside) + p("Fill in the form.", num=2) + p("name", num=2, level=1) +
                   p("As on the birth certificate.", properties='<w:ind w:left="1440"/>') + p("date of birth", num=2, level=1) + p("Bring it back.", num=2))


def lists_typed():
    """Bullets and numbers typed by hand, with a tab or a space; a dash alone in a line of talk is none."""
    point = lambda text: p("\u2022", TAB, text)
    return Package(h(1, "What helps Sam") + p("At home:") + point("a quiet corner") + point("a timer") + point("one thing at a time") + p("In class:") + p("- a seat at the front") + p("- a visual plan") +
                   p("\u2013 a calm start") + p("Next steps:") + p("1. Meet in June") + p("2. Try the plan") + p("3. Meet again") + p("Then:") + p("a) write it down") + p("b) send it home") +
                   p("- said with a dash, and alone.") + p("2026. That was the year.") + p("The end - or nearly."))


def lists_typed_nested():
    """Bullets typed by hand with a second kind, indented, below the first."""
    inner = '<w:ind w:left="1080"/>'
    return Package(h(1, "Kit") + p("Bring:") + p("\u2022 boots") + p("o laces tied", properties=inner) + p("o clean", properties=inner) + p("\u2022 shin pads") + p("\u00b7 a drink") + p("Thank you."))


def lists_in_cells():
    """Lists within table cells, numbered through the rows, and a list in a paragraph with a picture bullet."""
    return Package(h(1, "Targets") + tbl(tr("Target", "How", properties="<w:tblHeader/>"), tr(tc(p("Read daily", num=2)), tc(p("short books", num=1), p("with Dad", num=1, level=1))),
                                         tr(tc(p("Write neatly", num=2)), tc(p("lined paper", num=1), "and a soft pencil")), tr(tc(p("Ask for help", num=2)), tc(EMPTY))))


def lists_to_the_limit():
    """Nine levels, each inside the last."""
    kind = "".join(lvl(n, "decimal", "".join(f"%{i + 1}." for i in range(n + 1))) for n in range(9))
    return Package(h(1, "Deep") + "".join(p(f"level {n + 1}", num=1, level=n) for n in range(9)) + p("and out", num=1), lists=numbering([kind], {1: (0, "")}))


def lists_linked_style():
    """A list style: the definition only points at it, and the style's own list has the levels."""
    styles = STYLES + '<w:style w:type="numbering" w:styleId="SchoolList"><w:name w:val="School list"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    lists = ('<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="SchoolList"/></w:abstractNum>'
             f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="SchoolList"/>{NUMBERS}</w:abstractNum>'
             '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="1"/></w:num>')
    return Package(h(1, "Linked") + p("first", num=3) + p("inner", num=3, level=1) + p(r("second"), num=3), styles=styles, lists=lists)
