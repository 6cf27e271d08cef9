"""What a page of a PDF shows, as numbers: every glyph with its place, size, font and colour, every line, box and
picture, and what each belongs to (tagged content, artifact or neither). Nothing here knows plainsend's writer."""

import struct
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf
from pikepdf import Array, Dictionary, Name

import pdf_tags
from ua.cmaps import CMap

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
BLACK = (0.0, 0.0, 0.0)
INVISIBLE = 3  # text rendering mode


def times(m, n):
    return (m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
            m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5])


def apply(m, x, y):
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


class Font:
    """Widths, texts and outlines of a font as the file has it."""

    def __init__(self, font):
        self.base = str(font.get("/BaseFont", ""))[1:]
        self.name = self.base.split("+", 1)[-1]
        self.texts, self.width_of_code = pdf_tags.to_unicode(font)
        self.inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
        self.descriptor = self.inner.get("/FontDescriptor", Dictionary())
        self.bold = "bold" in self.name.lower() or int(self.descriptor.get("/Flags", 0)) & 1 << 18 != 0
        self.italic = (float(self.descriptor.get("/ItalicAngle", 0)) != 0 or int(self.descriptor.get("/Flags", 0)) & 1 << 6 != 0
                       or any(word in self.name.lower() for word in ("italic", "oblique", "slanted")))
        self.default_width = float(self.inner.get("/DW", 1000 if "/DescendantFonts" in font else 0))
        self.widths = {}
        encoding = font.get("/Encoding")
        # widths go by CID (ISO 32000-1, 9.7.4.3), which is the code itself only where no CMap says otherwise
        self.cids = CMap(encoding) if isinstance(encoding, pikepdf.Stream) else None
        if "/W" in self.inner:
            self.read_widths(list(self.inner["/W"]))
        elif "/Widths" in self.inner:
            first = int(self.inner.get("/FirstChar", 0))
            self.widths = {first + i: float(w) for i, w in enumerate(self.inner["/Widths"])}

    def read_widths(self, entries):
        at = 0
        while at < len(entries):
            first = int(entries[at])
            if isinstance(entries[at + 1], Array):
                for i, width in enumerate(entries[at + 1]):
                    self.widths[first + i] = float(width)
                at += 2
            else:
                for code in range(first, int(entries[at + 1]) + 1):
                    self.widths[code] = float(entries[at + 2])
                at += 3

    def glyphs(self, string):
        """(code, width in em, text) of each code of a string."""
        size = self.width_of_code
        data = bytes(string)
        codes = struct.unpack(f">{len(data) // 2}H", data[:len(data) // 2 * 2]) if size == 2 else data
        widths, texts, default = self.widths, self.texts, self.default_width
        cid = (lambda code: self.cids.cid(size, code)) if self.cids else (lambda code: code)
        return [(widths.get(cid(code), default) / 1000, texts.get(code, "\ufffd")) for code in codes]

    @cached_property
    def outlines(self):
        """Text of one character -> (outline as bytes, height of its box in em), of TrueType fonts; else empty."""
        if "/FontFile2" not in self.descriptor:
            return {}
        data = self.descriptor["/FontFile2"].read_bytes()
        tables = {}
        for i in range(struct.unpack(">H", data[4:6])[0]):
            tag, _, offset, length = struct.unpack(">4sLLL", data[12 + 16 * i:28 + 16 * i])
            tables[tag] = data[offset:offset + length]
        if not {b"head", b"loca", b"glyf"} <= tables.keys():
            return {}
        head, loca, glyf = tables[b"head"], tables[b"loca"], tables[b"glyf"]
        em = struct.unpack(">H", head[18:20])[0]
        long_offsets = struct.unpack(">h", head[50:52])[0] == 1
        places = struct.unpack(f">{len(loca) // 4}L", loca) if long_offsets else [2 * p for p in struct.unpack(f">{len(loca) // 2}H", loca)]
        mapping = self.inner.get("/CIDToGIDMap")
        to_glyph = mapping.read_bytes() if isinstance(mapping, pikepdf.Stream) else None
        found = {}
        for code, text in self.texts.items():
            if len(text) != 1:
                continue
            glyph = struct.unpack(">H", to_glyph[2 * code:2 * code + 2])[0] if to_glyph and len(to_glyph) >= 2 * code + 2 else code
            if glyph + 1 < len(places) and places[glyph + 1] > places[glyph]:
                outline = glyf[places[glyph]:places[glyph + 1]]
                found[text] = (outline, struct.unpack(">h", outline[8:10])[0] / em)
        return found


@dataclass
class Run:
    """Glyphs shown at one go. glyphs: (x, advance, text), lengths in points on the page."""
    page: int
    mcid: int | None
    artifact: str | None
    font: Font
    size: float
    stretch: float  # width of the letters to their height; 1 is natural
    level: bool     # runs from left to right, neither turned nor slanted nor mirrored
    y: float
    colour: tuple
    visible: bool
    order: int
    glyphs: list

    @property
    def text(self):
        return "".join(text for _, _, text in self.glyphs)

    @property
    def box(self):
        """Where ink is to be expected: capitals above the baseline, tails below; white space has none."""
        inked = [g for g in self.glyphs if g[2].strip()] or self.glyphs
        return (min(g[0] for g in inked), self.y - 0.22 * self.size, max(g[0] + g[1] for g in inked), self.y + 0.72 * self.size)


@dataclass
class Mark:
    """A picture, a filled box or a drawn line. width: of the pen, for drawn lines."""
    page: int
    kind: str  # picture, fill, stroke
    box: tuple
    colour: tuple
    width: float
    order: int
    artifact: str | None


@dataclass
class Page:
    number: int
    media: tuple
    crop: tuple
    turned: int
    unit: float
    runs: list = field(default_factory=list)
    marks: list = field(default_factory=list)


@dataclass
class State:
    matrix: tuple = IDENTITY
    fill: tuple = BLACK
    stroke: tuple = BLACK
    pen: float = 1.0
    font: Font = None
    size: float = 0.0
    letter: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self):
        return State(**self.__dict__)


def colour_of(operands):
    values = [float(v) for v in operands if not isinstance(v, Name)]
    if len(values) == 1:
        return tuple(values * 3)
    if len(values) == 4:
        return tuple((1 - v) * (1 - values[3]) for v in values[:3])
    return tuple(values) if len(values) == 3 else BLACK


class Interpreter:
    def __init__(self, page, fonts):
        self.page, self.fonts = page, fonts
        self.order = 0

    def run(self, stream, resources, state, tags=()):
        """Draws a content stream; forms are drawn where they stand."""
        now, saved, tags = state, [], list(tags)
        text = line = IDENTITY
        path, point = [], (0.0, 0.0)

        def show(items):
            nonlocal text
            glyphs = []
            font, size = now.font, now.size
            matrix = times((now.stretch * size, 0, 0, size, 0, now.rise), times(text, now.matrix))
            across, height = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5, (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
            start, step = matrix[4], matrix[0]
            pen = 0.0  # em
            letter, word = (now.letter / size, now.word / size) if size else (0, 0)
            for item in items:
                if isinstance(item, pikepdf.String):
                    for width, shown in font.glyphs(item):
                        glyphs.append((start + pen * step, width * step, shown))
                        pen += width + letter
                        if shown == " " and font.width_of_code == 1:
                            pen += word
                else:
                    pen -= float(item) / 1000
            text = times((1, 0, 0, 1, pen * now.stretch * size, 0), text)
            if glyphs:
                tagged = [tag for kind, tag in tags if kind == "tag"]
                artifact = next((tag for kind, tag in tags if kind == "artifact"), None)
                self.page.runs.append(Run(
                    self.page.number, tagged[-1] if tagged else None, artifact, font, height, across / height if height else 0,
                    abs(matrix[1]) + abs(matrix[2]) < 1e-3 * height and matrix[0] > 0 and matrix[3] > 0, matrix[5], now.fill,
                    now.mode != INVISIBLE, self.order, glyphs))
                self.order += 1

        def paint(kind):
            artifact = next((tag for what, tag in tags if what == "artifact"), None)
            for x1, y1, x2, y2 in path:
                corners = [apply(now.matrix, x, y) for x, y in ((x1, y1), (x2, y1), (x1, y2), (x2, y2))]
                xs, ys = [x for x, _ in corners], [y for _, y in corners]
                self.page.marks.append(Mark(self.page.number, kind, (min(xs), min(ys), max(xs), max(ys)),
                                            now.fill if kind == "fill" else now.stroke,
                                            now.pen * abs(now.matrix[3]) if kind == "stroke" else 0, self.order, artifact))
                self.order += 1

        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            if name == "TJ":
                show(operands[0])
            elif name == "Tm":
                text = line = tuple(float(v) for v in operands)
            elif name == "Tf":
                font = resources["/Font"][operands[0]]
                if font.objgen not in self.fonts:
                    self.fonts[font.objgen] = Font(font)
                now.font, now.size = self.fonts[font.objgen], float(operands[1])
            elif name == "BT":
                text = line = IDENTITY
            elif name == "ET":
                pass
            elif name in ("BDC", "BMC"):
                tags.append(self.tag_of(operands, name, resources))
            elif name == "EMC":
                if tags:
                    tags.pop()
            elif name in ("rg", "g", "k", "sc", "scn"):
                now.fill = colour_of(operands)
            elif name in ("RG", "G", "K", "SC", "SCN"):
                now.stroke = colour_of(operands)
            elif name == "q":
                saved.append(now.copy())
            elif name == "Q":
                now = saved.pop() if saved else now
            elif name == "cm":
                now.matrix = times(tuple(float(v) for v in operands), now.matrix)
            elif name == "re":
                x, y, width, height = (float(v) for v in operands)
                path.append((x, y, x + width, y + height))
            elif name == "m":
                point = tuple(float(v) for v in operands)
            elif name in ("l", "c", "v", "y"):
                values = [float(v) for v in operands]
                path.append((*point, *values[-2:]))  # a curve by its ends
                point = tuple(values[-2:])
            elif name in ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"):
                if name[0] in "fFBb":
                    paint("fill")
                if name[0] in "SsBb":
                    paint("stroke")
                path = []
            elif name == "w":
                now.pen = float(operands[0])
            elif name == "Do":
                self.draw(resources["/XObject"][operands[0]], now, tags)
            elif name == "Tj":
                show([operands[0]])
            elif name in ("Td", "TD"):
                if name == "TD":
                    now.leading = -float(operands[1])
                text = line = times((1, 0, 0, 1, float(operands[0]), float(operands[1])), line)
            elif name in ("T*", "'", '"'):
                if name == '"':
                    now.word, now.letter = float(operands[0]), float(operands[1])
                text = line = times((1, 0, 0, 1, 0, -now.leading), line)
                if name != "T*":
                    show([operands[-1]])
            elif name == "Tc":
                now.letter = float(operands[0])
            elif name == "Tw":
                now.word = float(operands[0])
            elif name == "Tz":
                now.stretch = float(operands[0]) / 100
            elif name == "TL":
                now.leading = float(operands[0])
            elif name == "Ts":
                now.rise = float(operands[0])
            elif name == "Tr":
                now.mode = int(operands[0])

    @staticmethod
    def tag_of(operands, name, resources):
        properties = operands[1] if name == "BDC" else Dictionary()
        if isinstance(properties, Name):
            properties = resources["/Properties"][properties]
        if operands[0] == "/Artifact":
            return "artifact", str(properties.get("/Type", "/"))[1:]
        return ("tag", int(properties["/MCID"])) if "/MCID" in properties else ("other", None)

    def draw(self, thing, now, tags):
        if thing.get("/Subtype") == "/Image":
            corners = [apply(now.matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            self.page.marks.append(Mark(self.page.number, "picture", (min(xs), min(ys), max(xs), max(ys)), BLACK, 0, self.order, None))
            self.order += 1
        elif thing.get("/Subtype") == "/Form":
            inside = now.copy()
            inside.matrix = times(tuple(float(v) for v in thing.get("/Matrix", IDENTITY)), now.matrix)
            self.run(thing, thing.get("/Resources", Dictionary()), inside, tags)


def read_pages(pdf):
    fonts, pages = {}, []
    for number, page in enumerate(pdf.pages, 1):
        media = tuple(float(v) for v in page.MediaBox)
        crop = tuple(float(v) for v in page.obj.get("/CropBox", page.MediaBox))
        pages.append(Page(number, media, crop, int(page.obj.get("/Rotate", 0)), float(page.obj.get("/UserUnit", 1))))
        Interpreter(pages[-1], fonts).run(page.obj, page.obj.get("/Resources", Dictionary()), State())
    return pages
