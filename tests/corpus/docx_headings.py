"""Word documents about headings, running text and everything that stands inside a paragraph."""

from word import BOLD, BREAK, EMPTY, PAGE_BREAK, STYLES, TAB, Package, field, h, p, r, style


def headings_by_outline():
    """Levels from a custom style's ancestors, from the paragraph itself, and taken away by level 9."""
    styles = STYLES + style("SchoolSection", "School Section", "SectionBase") + style("SectionBase", "Section base", paragraph='<w:outlineLvl w:val="1"/>') + \
        style("Boxed", "Boxed note", "Heading1", paragraph='<w:outlineLvl w:val="9"/>') + style("Policy", "Policy heading", "Heading1")
    return Package(p("Attendance policy", style="Policy") + p("Why it matters", style="SchoolSection") + p("Every day at school counts, and being on time counts too.") +
                   p("What we ask of families", properties='<w:outlineLvl w:val="2"/>') + p("Please ring the office before nine o'clock.") +
                   p("This box looks like a heading and is none.", style="Boxed") + p("Help is there", style="SchoolSection") + p("Speak to the class teacher first."), styles=styles)


def headings_localised():
    """Word in other languages keeps English names; other programs write their own."""
    styles = STYLES + "".join(style(i, n, run=BOLD) for i, n in (("Nagwek1", "Nagłówek 1"), ("berschrift2", "Überschrift 2"), ("Titre3", "Titre 3"), ("Pennawd2", "Pennawd 2"))) + \
        style("berschrift1", "heading 1", paragraph='<w:outlineLvl w:val="0"/>')
    return Package(p("Spotkanie z rodzicami", style="Nagwek1") + p("We meet in the hall at half past three.") + p("Was wir besprechen", style="berschrift2") +
                   p("Reading at home and the spring trip.") + p("Les devoirs", style="Titre3") + p("Ten minutes each evening is plenty.") +
                   p("Cymorth yn yr ysgol", style="Pennawd2") + p("Ask at the office for a Welsh copy.") + p("After the meeting", style="berschrift1") + p("Tea is served."), styles=styles)


def title_and_numbers():
    """A Title above numbered headings: the numbers are printed, so they are words."""
    from word import lvl, numbering
    linked = lvl(0, "decimal", "%1.", '<w:pStyle w:val="Heading1"/>') + lvl(1, "decimal", "%1.%2", '<w:pStyle w:val="Heading2"/>')
    styles = STYLES.replace('<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="7"/></w:numPr>').replace(
        '<w:outlineLvl w:val="1"/>', '<w:outlineLvl w:val="1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>')
    return Package(p("SEN policy", style="Title") + h(1, "Aims") + p("We want every child to belong.") + h(1, "Roles") + h(2, "The governing body") +
                   p("Governors meet each half term.") + h(2, "The head teacher") + p("The head teacher reports to governors.") + h(1, "Review") + p("Each July."),
                   styles=styles, lists=numbering([linked], {7: (0, "")}))


def headings_only_bold():
    """No heading style anywhere: short bold lines head the sections, and bold words in a sentence do not."""
    bold = lambda text: p(r(text, BOLD))
    return Package(bold("Supporting your child with reading") + p("Thank you for coming to our evening.") + EMPTY + bold("At home") +
                   p("Read together ", r("every day", BOLD), ", even for five minutes.") + EMPTY + bold("At school") +
                   p("Each class visits the library on Tuesday.") + p(r("Please return every book by the end of term, so that others can enjoy it too.", BOLD)) +
                   EMPTY + bold("Questions") + p("Ask Miss Farrow in the library."))


def headings_half_bold():
    """Two styled headings, and bold lines below them that do the work of the third level."""
    bold = lambda text: p(r(text, BOLD))
    return Package(h(1, "Anti-bullying policy") + p("Everyone has the right to feel safe.") + h(2, "What we do") + bold("Listening") +
                   p("We take every report seriously.") + bold("Acting") + p("We speak to each child on their own.") + h(2, "Who to tell") +
                   p("Any adult in school, or a friend."))


def empty_paragraphs():
    """Empty paragraphs, spaces and page breaks as spacing."""
    space = EMPTY * 5 + p("   ") + p(TAB) + p("<w:r><w:t></w:t></w:r>")
    return Package(h(1, "Sports day") + space + p("Bring a hat and water.") + PAGE_BREAK + space + h(1, "") + p("The field opens at one o'clock.") + EMPTY * 20 +
                   p("First line", BREAK, "second line", '<w:r><w:br w:type="column"/></w:r>', " and more.") + '<w:p><w:r><w:lastRenderedPageBreak/><w:t>Last words.</w:t></w:r></w:p>')


def tracked_changes():
    """Insertions count, deletions and moves away do not; a deleted paragraph mark joins; comments are listed."""
    who = 'w:id="3" w:author="R Hale" w:date="2026-05-04T09:00:00Z"'
    ins, gone = lambda inside: f"<w:ins {who}>{inside}</w:ins>", lambda text: f'<w:del {who}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    moved = lambda tag, text: f'<w:{tag}RangeStart w:id="8" w:name="move1"/><w:{tag} {who}>{r(text)}</w:{tag}><w:{tag}RangeEnd w:id="8"/>'
    joined = '<w:p><w:pPr><w:rPr><w:del w:id="5" w:author="R Hale"/></w:rPr></w:pPr>' + r("The plan was agreed by ") + "</w:p>"
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    changed = '<w:r><w:rPr><w:b/><w:rPrChange w:id="9" w:author="R Hale"><w:rPr/></w:rPrChange></w:rPr><w:t>bold now</w:t></w:r>'
    return Package(h(1, "Minutes") + p("We met on ", gone("Monday"), ins(r("Tuesday")), " at the school.") + joined + p("everyone who came.") +
                   p("Support will ", gone("might "), "continue", '<w:commentRangeStart w:id="0"/>', " daily", '<w:commentRangeEnd w:id="0"/>', comment, ".") +
                   p(moved("moveFrom", "This sentence went down.")) + p("A word is ", changed, ".") + p(moved("moveTo", "This sentence went down.")) +
                   f'<w:p><w:pPr><w:rPr><w:ins {who}/></w:rPr></w:pPr>{ins(r("A whole new paragraph."))}</w:p>',
                   parts=[("word/comments.xml", "comments", f'<w:comment {who} w:initials="RH">{p("Is this right?")}</w:comment>', "comments")])


def hidden_text():
    """Hidden directly, by a character style and by a paragraph style; web-hidden text prints, so it counts."""
    styles = STYLES + style("Secret", "Secret", "", run="<w:vanish/>", kind="character") + style("Quiet", "Quiet", run="<w:vanish/>")
    return Package(p("Seen. ", r("Unseen. ", "<w:vanish/>"), "Seen again.") + p(r("Hidden by style. ", '<w:rStyle w:val="Secret"/>'), "Open words.") +
                   p("A hidden paragraph.", style="Quiet") + p(r("Shown after all.", '<w:vanish w:val="0"/>'), style="Quiet") +
                   p(r("Only hidden on the web.", "<w:webHidden/>")), styles=styles)


def fields():
    """Links by relationship, by field and by address field; cross references, dates and page numbers."""
    link = '<w:hyperlink r:id="rLink" w:history="1">' + r("the school's page", '<w:rStyle w:val="Hyperlink"/>') + "</w:hyperlink>"
    inner = '<w:hyperlink w:anchor="_Ref1">' + r("section two") + "</w:hyperlink>"
    nested = field('IF "a" = "a"', field("DATE \\@ dd/MM/yyyy", "4 May 2026"))
    body = h(1, "Useful links") + p("See ", link, " for dates.") + p("Write to ", field('HYPERLINK "mailto:office@alderbrook.example"', "the office"), " or look at ", inner, ".") + \
        p('<w:bookmarkStart w:id="1" w:name="_Ref1"/>', "As ", field("REF _Ref1 \\h", "section two"), " says, today is ", nested, '<w:bookmarkEnd w:id="1"/>', ".") + \
        p("See page ", field("PAGEREF _Ref1", "4"), ".") + p('<w:fldSimple w:instr=" AUTHOR ">' + r("Priya Lane") + "</w:fldSimple>", " wrote this.") + \
        p("Bus times are at ", field('HYPERLINK "https://bus.example/times" \\o "Times"', "bus.example"), ".")
    return Package(body).relate("hyperlink", "https://alderbrook.example/dates?term=summer&year=2026", "rLink", external=True)


def contents_list():
    """A contents list in a content control and a bare one over three paragraphs; neither is the author's text."""
    from word import sdt
    entry = lambda text, page: p('<w:hyperlink w:anchor="_Toc1">' + r(text) + TAB + field("PAGEREF _Toc1 \\h", page) + "</w:hyperlink>", style="TOC1")
    toc = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    bare = p(mark.format("begin"), '<w:r><w:instrText> TOC \\h \\c "Table" </w:instrText></w:r>', mark.format("separate"), "Table 1: Who helps") + p("Table 2: When") + p("Table 3: Where", mark.format("end"))
    return Package(p("Handbook", style="Title") + sdt(p("Contents", style="TOCHeading") + entry("Arriving", "2") + entry("Leaving", "3"), toc) +
                   h(1, "Arriving") + p("Gates open at half past eight.") + h(1, "Leaving") + p("Gates close at four.") + bare + p("After the lists."))


def symbols():
    """Signs from picture fonts, as w:sym and as letters in the font; tabs, odd hyphens, smart tags, direction marks."""
    sym = lambda font, code: f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    place = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place"><w:smartTagPr><w:attr w:name="x" w:val="y"/></w:smartTagPr>'
    return Package(p(sym("Wingdings", "F0FC"), " Done") + p(sym("Wingdings", "F0FB"), " Not done") + p(sym("Symbol", "F0B3"), " 5 children") +
                   p(r("\uf0fc", wingdings), " Also done") + p(r("ü", wingdings), " Done in letters") + p(r("q", wingdings), " A box to tick") +
                   p("Name:", TAB, "Class:", TAB, "Date:") + p("A co", "<w:r/>", "<w:r><w:noBreakHyphen/></w:r>", "operative school, with a long", "<w:r><w:softHyphen/></w:r>", "ish word") +
                   p("Come to ", place + place + r("Alder Brook") + "</w:smartTag></w:smartTag>", " hall.") + p('<w:bdo w:val="ltr">' + r("In its own direction") + "</w:bdo>", ".") +
                   p("Caf\u00e9, na\u00efve, \u201cquoted\u201d \u2013 and 20\u00a0\u00b0C.") + p("One\u2009thin space, \U0001F642 smile."))


def ruby_and_formulas():
    """Ruby keeps its base and its reading; a formula is told as text."""
    ruby = "<w:r><w:ruby><w:rubyPr/><w:rt>" + r("とうきょう") + "</w:rt><w:rubyBase>" + r("東京") + "</w:rubyBase></w:ruby></w:r>"
    fraction = "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
    power = "<m:oMathPara><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>"
    return Package(h(1, "Maths and Japanese club") + p("We write ", ruby, " on the board.") + p("About ", fraction, " of the class came.") + p(power))


def notes():
    """Footnotes and endnotes, with their marks; separators are no notes."""
    mark = lambda kind, n: f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{n}"/></w:r>'
    note = lambda kind, n, *text: f'<w:{kind} w:id="{n}">{p(f"<w:r><w:{kind}Ref/></w:r>", *text)}</w:{kind}>'
    separators = lambda kind: f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    return Package(h(1, "How we decide") + p("Places are offered by distance", mark("footnote", 2), " and need", mark("endnote", 1), ".") + p("Siblings come first", mark("footnote", 3), "."),
                   parts=[("word/footnotes.xml", "footnotes", separators("footnote") + note("footnote", 2, " Measured in a straight line.") + note("footnote", 3, " Including step-siblings.") + note("footnote", 9, " Nobody points here."), "footnotes"),
                          ("word/endnotes.xml", "endnotes", separators("endnote") + note("endnote", 1, " See the admissions code."), "endnotes")])


def languages():
    """Runs in Polish, whole paragraphs in Urdu and Arabic from right to left."""
    polish = '<w:lang w:val="pl-PL"/>'
    rtl = '<w:rtl/><w:lang w:bidi="ur-PK"/>'
    return Package(h(1, "Welcome") + p("We say ", r("dzień dobry", polish), " every morning.") + p(r("خوش آمدید، آپ کا استقبال ہے", rtl), properties="<w:bidi/>") +
                   p(r("مرحبا", '<w:rtl/><w:lang w:bidi="ar-SA"/>'), " means hello."))


def drop_cap():
    """A big first letter stands in a paragraph of its own and begins the next one's first word."""
    cap = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'
    return Package(h(1, "Newsletter") + p("O", properties=cap) + p("nce a year the whole school plants bulbs.") + p("This year", properties='<w:framePr w:w="2000" w:wrap="around"/>') + p("there were four hundred."))


def capitals_and_marks():
    """Capitals by format change no letters; marks from styles cancel each other."""
    styles = STYLES + style("Strong", "Strong", "", run=BOLD, kind="character") + style("Loud", "Loud", run=BOLD)
    return Package(p(r("Please read", "<w:caps/>"), " this ", r("today", "<w:smallCaps/>"), ".") + p("All bold but ", r("this", '<w:rStyle w:val="Strong"/>'), ".", style="Loud") +
                   p("H", r("2", '<w:vertAlign w:val="subscript"/>'), "O and the 4", r("th", '<w:vertAlign w:val="superscript"/>'), " of May, ", r("struck", "<w:strike/>"), ".") +
                   p('<w:r><w:t>No space kept </w:t></w:r>', '<w:r><w:t xml:space="preserve"> here</w:t></w:r>'), styles=styles)
