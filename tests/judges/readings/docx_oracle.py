"""What a Word file says, read from its XML. Strict files are turned into Transitional names first."""

import re
import zipfile

from lxml import etree

from readings.docx_numbers import Numbers, W, value
from readings.facts import Block, nested

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
STRICT = ((b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"), (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
          (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()), (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"))
OUT = {W + n for n in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "sectPr", "instrText", "delText", "tblPr", "trPr", "tcPr", "tblGrid")} | {MC + "Fallback"}
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}
PICTURES = {("Wingdings", 0xFC): "✓", ("Wingdings", 0xFB): "✗", ("Wingdings", 0x71): "☐", ("Symbol", 0xB3): "≥"}
# "heading 2" as other programs call it
HEADING = re.compile(r"(?:heading|überschrift|titre|nagłówek|pennawd|título|titolo|kop|rubrik|overskrift) ?([1-9])", re.I)


def is_on(element, name):
    found = None if element is None else element.find(W + name)
    return found is not None and found.get(W + "val", "1") not in ("0", "false", "off")


class File:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.names = set(self.archive.namelist())
        root = self.relations("")
        main = next(target for kind, target, _ in root.values() if kind == "officeDocument")
        self.main, self.links = main, self.relations(main)
        styles = self.of_kind("styles")
        self.styles = {s.get(W + "styleId"): s for s in (styles.iter(W + "style") if styles is not None else ())}
        self.default = next((i for i, s in self.styles.items() if s.get(W + "default") == "1" and s.get(W + "type") == "paragraph"), None)
        self.numbers = Numbers(self.of_kind("numbering"), self.styles)

    def parse(self, name):
        data = self.archive.read(name)
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
        return etree.fromstring(data)

    def relations(self, part):
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels".lstrip("/")
        out = {}
        if path in self.names:
            for relation in self.parse(path):
                target = relation.get("Target")
                if relation.get("TargetMode") != "External":
                    target = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
                out[relation.get("Id")] = (relation.get("Type").rsplit("/", 1)[-1], target, relation.get("TargetMode") == "External")
        return out

    def of_kind(self, kind):
        for found, target, external in self.links.values():
            if found == kind and not external and target in self.names:
                return self.parse(target)
        return None

    def chain(self, style):
        seen = []
        while style in self.styles and style not in seen:
            seen.append(style)
            style = value(self.styles[style], "basedOn")
        return seen

    def from_style(self, style, path):
        """The nearest ancestor's value, and the style that says it."""
        for at in self.chain(style):
            if (found := value(self.styles[at], path)) is not None:
                return found, at
        return None, None

    def heading_level(self, paragraph, style):
        direct = value(paragraph.find(W + "pPr"), "outlineLvl")
        if direct is not None:
            return int(direct) + 1 if int(direct) < 9 else None
        if style and style not in self.styles:
            match = HEADING.fullmatch(style)
            return int(match[1]) if match else None
        for at in self.chain(style):
            outline = value(self.styles[at], "pPr/outlineLvl")
            if outline is not None:
                return int(outline) + 1 if int(outline) < 9 else None
            if match := HEADING.fullmatch(value(self.styles[at], "name", "")):
                return int(match[1])
        return None

    def is_title(self, style):
        return any(value(self.styles[at], "name", "").lower() == "title" for at in self.chain(style)) or (style not in self.styles and style == "Title")

    def hidden(self, run, style):
        properties = run.find(W + "rPr")
        if properties is not None and properties.find(W + "vanish") is not None:
            return is_on(properties, "vanish")
        for start in (value(properties, "rStyle"), style):
            for at in self.chain(start):
                if self.styles[at].find(f"{W}rPr/{W}vanish") is not None:
                    return is_on(self.styles[at].find(W + "rPr"), "vanish")
        return False


class Story:
    """One part: the body, a header, the notes."""

    def __init__(self, file, links, shift=0):
        self.file, self.links, self.shift = file, links, shift
        self.fields, self.notes, self.after, self.drop_cap, self.joined = [], [], [], "", []

    # ---- fields

    @property
    def silent(self):
        return any(f["part"] == "code" or f["kind"] in ("TOC", "INDEX", "PAGE", "NUMPAGES", "SECTIONPAGES") for f in self.fields)

    def mark(self, element, pieces):
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self.fields.append({"part": "code", "code": "", "kind": "", "link": None})
            box = element.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                pieces.append(("☒" if is_on(box, "checked") else "☐", None))
            choice = element.find(f"{W}ffData/{W}ddList")
            if choice is not None:
                self.fields[-1]["choice"] = choice.findall(W + "listEntry")[int(value(choice, "result", "0"))].get(W + "val")
        elif kind == "separate":
            self.fields[-1]["part"] = "result"
            self.settle()
        elif self.fields:
            done = self.fields.pop()
            if done["part"] == "code" and "choice" in done:
                pieces.append((done["choice"], None))

    def settle(self):
        code = self.fields[-1]["code"].split()
        self.fields[-1]["kind"] = code[0].upper() if code else ""
        if self.fields[-1]["kind"] == "HYPERLINK" and (match := re.match(r'\s*HYPERLINK\s+"([^"]+)"', self.fields[-1]["code"])):
            self.fields[-1]["link"] = match[1]

    # ---- inside a paragraph

    def inline(self, element, style, pieces, boxes, link=None):
        for child in element:
            if not isinstance(child.tag, str) or child.tag in OUT:
                continue
            if child.tag == W + "r":
                self.run(child, style, pieces, boxes, link)
            elif child.tag == W + "hyperlink":
                target = self.links.get(child.get(R + "id"), (None, None, False))
                self.inline(child, style, pieces, boxes, target[1] if target[2] else link)
            elif child.tag == W + "fldSimple":
                self.fields.append({"part": "result", "code": child.get(W + "instr"), "kind": "", "link": None})
                self.settle()
                self.inline(child, style, pieces, boxes, link)
                self.fields.pop()
            elif child.tag == W + "sdt":
                if child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    self.inline(child.find(W + "sdtContent"), style, pieces, boxes, link)
            elif child.tag in (M + "oMath", M + "oMathPara"):
                pieces.append((formula(child), link))
            else:
                self.inline(child, style, pieces, boxes, link)

    def run(self, run, style, pieces, boxes, link):
        hidden = self.file.hidden(run, style)
        font = run.find(f"{W}rPr/{W}rFonts")
        font = None if font is None else font.get(W + "ascii")
        for child in run:
            shown = not hidden and not self.silent
            link_here = next((f["link"] for f in reversed(self.fields) if f["link"]), link)
            if child.tag == W + "fldChar":
                self.mark(child, pieces)
            elif child.tag == W + "instrText" and self.fields:
                self.fields[-1]["code"] += child.text or ""
            elif not shown:
                continue
            elif child.tag == W + "t":
                text = child.text or ""
                if child.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                    text = text.strip(" ")
                pieces.append(("".join(PICTURES.get((font, ord(c) & 0xFF if ord(c) >= 0xF000 else ord(c)), c) for c in text), link_here))
            elif child.tag == W + "sym":
                pieces.append((PICTURES[(child.get(W + "font"), int(child.get(W + "char"), 16) & 0xFF)], link_here))
            elif child.tag == W + "br" and child.get(W + "type") in ("page", "column"):
                continue
            elif child.tag in SIGNS:
                pieces.append((SIGNS[child.tag], link_here))
            elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
                self.notes.append((child.tag[len(W):-len("Reference")], child.get(W + "id")))
            elif child.tag == W + "ruby":
                self.inline(child.find(W + "rubyBase"), style, pieces, boxes, link)
                pieces.append((" (", link))
                self.inline(child.find(W + "rt"), style, pieces, boxes, link)
                pieces.append((")", link))
            elif child.tag in (W + "drawing", W + "pict", W + "object", MC + "AlternateContent"):
                self.drawing(child, pieces, boxes, link_here)

    def drawing(self, element, pieces, boxes, link):
        blank = Block("paragraph", pieces).blank
        for found in element.iter(A + "blip", VML + "imagedata", W + "txbxContent"):
            if any(up.tag == MC + "Fallback" for up in found.iterancestors()) or any(up.tag == W + "txbxContent" for up in found.iterancestors() if up is not element and element in up.iterancestors()):
                continue
            if found.tag == W + "txbxContent":
                boxes[0 if blank else 1].extend(self.blocks(found))
            elif found.tag == VML + "imagedata":
                pieces.append((None, found.getparent().get("alt", "")))
            elif not self.links.get(found.get(R + "embed"), (None, None, True))[2]:  # what lies outside the file is never fetched
                frame = next(up for up in found.iterancestors() if up.tag in (WP + "inline", WP + "anchor"))
                described = frame.find(WP + "docPr")
                decorative = any(mark.get("val") == "1" for mark in frame.iter(DECORATIVE))
                pieces.append((None, "decorative" if decorative else described.get("descr", "")))

    # ---- paragraphs and what holds them

    def blocks(self, parent):
        flat = []
        self.container(parent, flat)
        return nested(flat)

    def container(self, parent, flat):
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in OUT:
                continue
            if child.tag == W + "p":
                self.paragraph(child, flat)
            elif child.tag == W + "tbl":
                flat.extend((None, None, block) for block in self.table(child))
            elif child.tag == W + "sdt":
                properties = child.find(W + "sdtPr")
                gallery = value(properties, "docPartObj/docPartGallery")
                if gallery != "Table of Contents" and (properties is None or properties.find(W + "showingPlcHdr") is None):
                    self.container(child.find(W + "sdtContent"), flat)
            else:
                self.container(child, flat)

    def paragraph(self, element, flat):
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle", self.file.default)
        pieces, boxes = [], ([], [])
        self.inline(element, style, pieces, boxes)
        flat.extend((None, None, box) for box in boxes[0])
        pieces = self.joined + pieces
        self.joined = []
        cap = None if properties is None else properties.find(W + "framePr")
        if (cap is not None and cap.get(W + "dropCap") in ("drop", "margin")) or (properties is not None and (properties.find(f"{W}rPr/{W}del") is not None or properties.find(f"{W}rPr/{W}moveFrom") is not None)):
            self.joined = pieces
            return
        numbered = self.number(properties, style)
        made = Block("paragraph", pieces)
        level = self.file.heading_level(element, style)
        if self.file.is_title(style):
            level = 1 - self.shift
        if not made.blank:
            if level is not None:
                made.kind, made.level = "heading", min(level + self.shift, 6)
                if numbered and numbered[1][1]:
                    made.pieces.insert(0, (numbered[1][0] + " ", None))
                flat.append((None, None, made))
            elif numbered:
                (number, depth), (label, counted) = numbered
                flat.append((depth, number, Block("item", children=[made], label=label, numbered=counted)))
            else:
                flat.append((None, None, made))
        flat.extend((None, None, box) for box in boxes[1])

    def number(self, properties, style):
        number, level = value(properties, "numPr/numId"), value(properties, "numPr/ilvl")
        if number is None:
            number, at = self.file.from_style(style, "pPr/numPr/numId")
            if number is not None and level is None:
                level = self.file.numbers.level_of_style(number, at)
        if level is None:
            level = self.file.from_style(style, "pPr/numPr/ilvl")[0] or 0
        if number in (None, "0"):
            return None
        label = self.file.numbers.next(number, int(level))
        return ((number, int(level)), label) if label else None

    # ---- tables

    def table(self, element):
        made, open_cells, marked, header = Block("table"), {}, 0, True
        for row in self.parts_of(element, "tr"):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                continue
            out, column = Block("row"), 0
            before = int(value(properties, "gridBefore", "0"))
            if before:
                out.children.append(Block("cell", spans=(before, 1)))
                column = before
            for cell in self.parts_of(row, "tc"):
                own = cell.find(W + "tcPr")
                width = int(value(own, "gridSpan", "1"))
                merge = None if own is None else own.find(W + "vMerge")
                blocks = self.blocks(cell)
                if merge is not None and merge.get(W + "val") != "restart" and column in open_cells:
                    origin = open_cells[column]
                    origin.spans = (origin.spans[0], origin.spans[1] + 1)
                    origin.children.extend(blocks)
                else:
                    made_cell = Block("cell", children=blocks, spans=(width, 1))
                    out.children.append(made_cell)
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = made_cell
                column += width
            header = header and is_on(properties, "tblHeader")
            marked += header
            made.children.append(out)
        if sum(len(row.children) for row in made.children) == 1:
            return made.children[0].children[0].children
        made.headers = (marked if marked < len(made.children) else 0, 0)
        return [made]

    def parts_of(self, element, name):
        for child in element:
            if child.tag == W + name:
                yield child
            elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
                yield from self.parts_of(child, name)


def formula(element):
    """A formula in one line: a/b and x^2 are all that the corpus has."""
    if element.tag == M + "t":
        return element.text or ""
    if element.tag == M + "f":
        return formula(element.find(M + "num")) + "/" + formula(element.find(M + "den"))
    if element.tag == M + "sSup":
        return formula(element.find(M + "e")) + "^" + formula(element.find(M + "sup"))
    return "".join(formula(child) for child in element)


def read(path):
    """(blocks, notes) of the file."""
    file = File(path)
    root = file.parse(file.main)
    titled = any(file.is_title(value(p.find(W + "pPr"), "pStyle", "")) and "".join(t.text or "" for t in p.iter(W + "t")) for p in root.iter(W + "p"))
    story = Story(file, file.links, 1 if titled else 0)
    blocks = story.blocks(root.find(W + "body"))
    return letterhead(file, root) + blocks, [Block("group", children=note) for note in notes(file, story.notes)]


def letterhead(file, root):
    section = next(root.iter(W + "sectPr"), None)
    if section is None or section.find(W + "titlePg") is None:
        return []
    out = []
    for reference in section.findall(W + "headerReference"):
        if reference.get(W + "type") == "first":
            part = file.links[reference.get(R + "id")][1]
            out += Story(file, file.relations(part)).blocks(file.parse(part))
    return out


def notes(file, wanted):
    for kind, number in dict.fromkeys(wanted):
        part = next(target for found, target, _ in file.links.values() if found == kind + "s")
        for note in file.parse(part).iter(W + kind):
            if note.get(W + "id") == number:
                yield Story(file, file.relations(part)).blocks(note)
