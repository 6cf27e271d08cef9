"""Word documents about the file itself: its parts, namespaces, encodings, headers, pictures and what is taken in."""

from word import (EMPTY, STYLES, TRANSITIONAL, Package, field, h, p, picture, png, r, section, sdt, tbl, tr)

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = ".main+xml"


def strict():
    """ISO Strict: other namespaces, true and false in words, measures in points."""
    return Package(h(1, "Strict file") + p("Bold ", r("word", '<w:b w:val="true"/>'), " here.") + p("one", num=2) + p("two", num=2) + tbl(tr("A", "B", properties="<w:tblHeader/>"), tr("c", "d")) +
                   p('<w:hyperlink r:id="rLink">' + r("Link") + "</w:hyperlink>"), strict=True).relate("hyperlink", "https://alderbrook.example/", "rLink", external=True)


def utf16_parts():
    """Every part in UTF-16 with a byte order mark."""
    return Package(h(1, "Crème brûlée day") + p("Żółć and naïve words survive."), encoding="utf-16")


def byte_order_mark():
    """A byte order mark before the declaration of every part."""
    return Package(h(1, "Marked file") + p("Read me."), encoding="utf-8-sig")


def renamed_main_part():
    """The main part has another name in another folder."""
    made = Package(h(1, "Elsewhere") + p("one", num=2) + p("two", num=2), main="content/document22.xml")
    for kind in ("styles", "numbering"):
        made.relationships = [line.replace(f'Target="{kind}.xml"', f'Target="/word/{kind}.xml"') for line in made.relationships]
    return made


def macros():
    """A .docm: its macros are named and left alone."""
    return Package(h(1, "Register") + p("Nothing runs.")).file("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 not run", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "rVba")


def taken_in():
    """Other documents taken in whole (altChunk): a web page, plain text and a Word file."""
    import io
    inner = io.BytesIO()
    Package(h(2, "From the nurse") + p("Bring medicine to the office.") + p("labelled", num=1) + p("in date", num=1)).write(inner)
    page = "<html><head><title>x</title></head><body><h2>From the kitchen</h2><p>Soup on <b>Monday</b>.</p><ul><li>peas</li><li>leeks</li></ul></body></html>"
    chunk = lambda n: f'<w:altChunk r:id="rChunk{n}"/>'
    made = Package(h(1, "Notices") + p("Before.") + chunk(1) + p("Between.") + chunk(2) + chunk(3) + p("After."))
    for n, (name, data) in enumerate((("afchunk1.htm", page.encode()), ("afchunk2.txt", "Lost: one blue glove.\r\n\r\nFound: two.\r\n".encode()), ("afchunk3.docx", inner.getvalue())), 1):
        made.file("word/" + name, data, "aFChunk", f"rChunk{n}")
    return made


def letterhead():
    """The first page's header with the logo and address is the letterhead; the running header and footer are reported."""
    made = Package(h(1, "Invitation") + p("Dear parent,") + p("Please come on Monday.") +
                   section('<w:headerReference w:type="first" r:id="rHead1"/>', '<w:headerReference w:type="default" r:id="rHead2"/>', '<w:footerReference w:type="default" r:id="rFoot"/>', more="<w:titlePg/>"))
    made.part("word/header1.xml", "hdr", p(picture("rLogo", description="Alder leaf")) + p("Alder Brook School"), "header", "rHead1")
    made.entries["word/_rels/header1.xml.rels"] = f'<Relationships><Relationship Id="rLogo" Type="{OFFICE}image" Target="media/logo.png"/></Relationships>'
    made.entries["word/media/logo.png"] = png((0, 96, 64))
    made.part("word/header2.xml", "hdr", p("Alder Brook School invitation"), "header", "rHead2")
    return made.part("word/footer1.xml", "ftr", p("Page ", field("PAGE", "1"), " of ", field("NUMPAGES", "2")), "footer", "rFoot")


def sections_and_columns():
    """Three sections: one column, two columns, and a page across."""
    columns = '<w:type w:val="continuous"/><w:cols w:num="2" w:space="720"/>'
    return Package(h(1, "Newsletter") + p("Across the page.") + f"<w:p><w:pPr>{section()}</w:pPr></w:p>" + p("Left column words.") + p('<w:r><w:br w:type="column"/></w:r>', "Right column words.") +
                   f"<w:p><w:pPr>{section(more=columns)}</w:pPr>{r('Last words of the columns.')}</w:p>" + tbl(tr("wide", "table"), tr("on its", "side")) + section(more='<w:cols w:num="1"/>'))


def images():
    """Pictures with the author's words, with a name only, with a title only, decorative, linked, in a list and in a table."""
    decorative = '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
    vml = '<w:r><w:pict><v:shape alt="A row of tents"><v:imagedata r:id="rPic2" o:title="tents"/></v:shape></w:pict></w:r>'
    made = Package(h(1, "Gallery") + p(picture("rPic1", description="Children planting bulbs")) + p(picture("rPic2", name="Picture 14")) + p(picture("rPic3", name="Grafik 3", title="Our hall")) +
                   p(picture("rPic1", description="", extension=decorative)) + p("A tick ", picture("rPic2", description="green tick"), " in a line.") +
                   p('<w:hyperlink r:id="rLink">' + picture("rPic3", description="Map of the site") + "</w:hyperlink>") + p(vml) + p(picture("rPic1", description="a badge"), num=1) +
                   tbl(tr(picture_cell("rPic2", "Miss Farrow"), "Miss Farrow"), tr(picture_cell("rPic3", "Mr Dunn"), "Mr Dunn")))
    for n, colour in enumerate(((200, 30, 30), (30, 160, 30), (30, 30, 200)), 1):
        made.file(f"word/media/image{n}.png", png(colour), "image", f"rPic{n}")
    return made.relate("hyperlink", "https://alderbrook.example/map", "rLink", external=True)


def picture_cell(relationship, words):
    from word import tc
    return tc(p(picture(relationship, description=words)))


def no_styles_part():
    """A file from a small program: no styles part; the identifiers are all there is."""
    made = Package(p("Newsletter", style="Title") + p("Dates", style="Heading1") + p("Term ends on Friday.") + p("Thanks", style="Heading2") + p("To all."), lists="")
    made.relationships = [line for line in made.relationships if "styles" not in line]
    del made.entries["word/styles.xml"]
    return made


def long_report(count=8):
    """A long paper with everything a little: what a governing body gets."""
    parts = [p("Report to governors", style="Title")]
    for n in range(1, count + 1):
        parts += [h(1, f"Part {n}"), p(f"In part {n} we say what we did this term and what it changed for children."), p("first", num=2), p("second", num=2), p("detail", num=2, level=1),
                  tbl(tr("Year", "Pupils", "Share", properties="<w:tblHeader/>"), *(tr(f"Year {y}", str(20 + y * n % 11), f"{y * n % 100}%") for y in range(1, 7)), columns=3), EMPTY,
                  h(2, f"What comes next in part {n}"), p("We will ask families in May.", ) + p("a survey", num=1) + p("a coffee morning", num=1)]
    return Package("".join(parts), title="Report to governors", styles=STYLES)
