"""Writes a DOCX from its body, the way Word does it: runs cut in odd places, revision marks, proofing marks.

What a document shows stands in the docx_*.py files; here is only what every Word file has around it.
"""

import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

TRANSITIONAL = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
STRICT = {
    "w": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "wp": "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    "a": "http://purl.oclc.org/ooxml/drawingml/main",
    "pic": "http://purl.oclc.org/ooxml/drawingml/picture",
    "m": "http://purl.oclc.org/ooxml/officeDocument/math",
}
COMMON = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


# ---- paragraphs

def r(text, properties=""):
    """A run. Long ones are cut in two within a word, with a revision number, as Word does after an edit."""
    format = f"<w:rPr>{properties}</w:rPr>" if properties else ""

    def one(piece, rsid):
        return f'<w:r w:rsidR="{rsid}">{format}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'

    if len(text) < 30:
        return one(text, "00AB12CD")
    cut = len(text) // 2
    return one(text[:cut], "00AB12CD") + '<w:proofErr w:type="spellStart"/>' + one(text[cut:], "00F4411E")


def p(*content, style="", num=None, level=0, properties=""):
    """A paragraph; strings that are no markup become runs. num: the list it belongs to."""
    inside = "".join(part if part.startswith("<") else r(part) for part in content)
    head = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        head += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    head += properties
    return f'<w:p w:rsidR="00AB12CD">{f"<w:pPr>{head}</w:pPr>" if head else ""}{inside}</w:p>'


def h(level, *content, **more):
    return p(*content, style=f"Heading{level}", **more)


EMPTY = "<w:p/>"
TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
BOLD = "<w:b/>"


def field(code, result, properties=""):
    """A complex field: begin, code, separate, result, end."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = result if result.startswith("<") else r(result, properties)
    return (mark.format("begin") + f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>' +
            mark.format("separate") + shown + mark.format("end"))


def sdt(content, properties=""):
    """A content control."""
    return f'<w:sdt><w:sdtPr><w:id w:val="1208"/>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


# ---- tables

def tc(*blocks, span=1, merge="", properties=""):
    """A cell. merge: restart or continue (down)."""
    inside = "".join(part if part.startswith("<") else p(part) for part in blocks) or EMPTY
    head = (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + (f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else "")
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{head}{properties}</w:tcPr>{inside}</w:tc>'


def tr(*cells, properties=""):
    inside = "".join(cell if cell.startswith("<w:tc") or cell.startswith("<w:sdt") else tc(cell) for cell in cells)
    return f'<w:tr w:rsidR="00AB12CD">{f"<w:trPr>{properties}</w:trPr>" if properties else ""}{inside}</w:tr>'


HEADER = "<w:tblHeader/>"
BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
NO_BORDERS = BORDERS.replace("single", "nil")


def tbl(*rows, columns=2, borders=BORDERS, properties=""):
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f'<w:tbl><w:tblPr>{properties}<w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


# ---- pictures

def png(colour):
    """A small picture of one colour (three numbers)."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(colour) * 8) * 8
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def picture(relationship, name="Picture 1", description="", title="", extension=""):
    described = f' descr="{escape(description)}"' if description else ""
    described += f' title="{escape(title)}"' if title else ""
    return (f'<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="{name}"{described}>{extension}</wp:docPr>'
            f'<a:graphic><a:graphicData uri="{TRANSITIONAL["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="IMG_2041.png"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relationship}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')


# ---- the parts around it

def style(identifier, name, based_on="Normal", paragraph="", run="", kind="paragraph"):
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{based}<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'


DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"/><w:lang w:val="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
HEADINGS = "".join(style(f"Heading{n}", f"heading {n}", paragraph=f'<w:outlineLvl w:val="{n - 1}"/>', run=BOLD) for n in range(1, 7))
STYLES = DEFAULTS + NORMAL + HEADINGS + style("Title", "Title") + style("ListParagraph", "List Paragraph", paragraph='<w:ind w:left="720"/>')


def lvl(level, format, text, more="", start=1, font=""):
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    indent = f'<w:pPr><w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr>'
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/>{indent}{fonts}</w:lvl>'


BULLETS = lvl(0, "bullet", "\uf0b7", font="Symbol") + lvl(1, "bullet", "o", font="Courier New") + lvl(2, "bullet", "\uf0a7", font="Wingdings")
NUMBERS = lvl(0, "decimal", "%1.") + lvl(1, "lowerLetter", "(%2)") + lvl(2, "lowerRoman", "%3.")


def numbering(kinds, lists):
    """kinds: levels of each abstract list. lists: numId to (kind, overrides)."""
    return ("".join(f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>' for i, levels in enumerate(kinds)) +
            "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{kind}"/>{overrides}</w:num>' for n, (kind, overrides) in lists.items()))


USUAL_LISTS = numbering([BULLETS, NUMBERS], {1: (0, ""), 2: (1, "")})


def section(*references, more=""):
    return f'<w:sectPr>{"".join(references)}<w:pgSz w:w="11906" w:h="16838"/>{more}</w:sectPr>'


class Package:
    """One file in the making. strict: ISO Strict namespaces. main: name of the main part."""

    def __init__(self, body, styles=STYLES, lists=USUAL_LISTS, parts=(), strict=False, main="word/document.xml", encoding="utf-8", title=""):
        self.names = {**(STRICT if strict else TRANSITIONAL), **COMMON}
        self.strict, self.main, self.encoding, self.entries = strict, main, encoding, {}
        self.relationships, self.types = [], []
        self.part("word/styles.xml", "styles", styles, "styles")
        if lists:
            self.part("word/numbering.xml", "numbering", lists, "numbering")
        for name, root, content, kind in parts:
            self.part(name, root, content, kind)
        self.body, self.title = body, title

    def wrap(self, root, content):
        names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in self.names.items())
        text = f'<?xml version="1.0" encoding="{self.encoding.removesuffix("-sig")}" standalone="yes"?>\n<w:{root}{names} mc:Ignorable="w14 w15">{content}</w:{root}>'
        return text.encode(self.encoding)

    def relate(self, kind, target, identifier="", external=False):
        identifier = identifier or f"rId{len(self.relationships) + 1}"
        kind = kind if "/" in kind else f'{self.names["r"]}/{kind}'
        mode = ' TargetMode="External"' if external else ""
        self.relationships.append(f'<Relationship Id="{identifier}" Type="{kind}" Target="{escape(target)}"{mode}/>')
        return self

    def part(self, name, root, content, kind, identifier=""):
        self.entries[name] = self.wrap(root, content)
        self.types.append(f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{root}+xml"/>')
        return self.relate(kind, name.split("/")[-1], identifier or kind)

    def file(self, name, data, kind, identifier):
        self.entries[name] = data
        return self.relate(kind, "/" + name, identifier)

    def write(self, path, of_main=""):
        folder, name = self.main.rsplit("/", 1)
        office = self.names["r"]
        kind = of_main or "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        types = "".join(f'<Default Extension="{extension}" ContentType="{mime}"/>' for extension, mime in
                        (("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"), ("png", "image/png"), ("htm", "text/html"), ("txt", "text/plain"), ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")))
        core = f'<cp:coreProperties xmlns:cp="{PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(self.title)}</dc:title></cp:coreProperties>'
        entries = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types">{types}<Override PartName="/{self.main}" ContentType="{kind}"/>{"".join(self.types)}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="/{self.main}"/>'
                           f'<Relationship Id="rId2" Type="{PACKAGE}relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
            "docProps/core.xml": core,
            self.main: self.wrap("document", f"<w:body>{self.body}</w:body>"),
            f"{folder}/_rels/{name}.rels": f'<Relationships xmlns="{PACKAGE}relationships">{"".join(self.relationships)}</Relationships>',
            **self.entries,
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry, data in entries.items():
                archive.writestr(zipfile.ZipInfo(entry, (2026, 9, 1, 8, 0, 0)), data)
