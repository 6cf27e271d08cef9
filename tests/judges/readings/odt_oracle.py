"""What an OpenDocument text says, read from its XML (OpenDocument 1.3, part 3)."""

import re
import zipfile

from lxml import etree

from readings.docx_numbers import letters, roman
from readings.facts import Block

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
T, O, TAB, DRAW, STYLE, SVG = (f"{{{NAMES}{name}:1.0}}" for name in ("text", "office", "table", "drawing", "style", "svg-compatible"))
FO = f"{{{NAMES}xsl-fo-compatible:1.0}}"
LINK = "{http://www.w3.org/1999/xlink}href"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
OUT = {T + n for n in ("tracked-changes", "page-number", "page-count", "placeholder", "sequence-decls", "table-of-content", "alphabetical-index", "change", "change-start", "change-end", "note-citation", "soft-page-break")} | {O + "annotation", O + "forms", O + "annotation-end"}
PRINTED = {"1": str, "a": letters, "A": lambda n: letters(n).upper(), "i": lambda n: roman(n).lower(), "I": roman}


class Text:
    def __init__(self, path):
        if path.suffix == ".fodt":
            self.content = self.shared = etree.fromstring(path.read_bytes())
        else:
            self.part = zipfile.ZipFile(path).read
            self.content = etree.fromstring(self.part("content.xml"))
            self.shared = etree.fromstring(self.part("styles.xml"))
        self.styles, self.lists, self.outline = {}, {}, {}
        for root in (self.shared, self.content):
            for style in root.iter(STYLE + "style"):
                self.styles[style.get(STYLE + "family"), style.get(STYLE + "name")] = style
            for kind in root.iter(T + "list-style"):
                self.lists[kind.get(STYLE + "name")] = {int(level.get(T + "level")): level for level in kind}
            for kind in root.iter(T + "outline-style"):
                self.outline = {int(level.get(T + "level")): level for level in kind}
        self.counts, self.list_counts, self.shift, self.notes = {}, {}, 0, []

    def chain(self, family, name):
        while (style := self.styles.get((family, name))) is not None:
            yield style
            parent = style.get(STYLE + "parent-style-name")
            if parent == name:
                return
            name = parent

    def is_title(self, paragraph):
        return any((s.get(STYLE + "display-name") or s.get(STYLE + "name")) == "Title" for s in self.chain("paragraph", paragraph.get(T + "style-name")))

    def hidden(self, name):
        for style in self.chain("text", name):
            properties = style.find(STYLE + "text-properties")
            if properties is not None and properties.get(T + "display") is not None:
                return properties.get(T + "display") == "none"
        return False

    # ---- numbers

    def label(self, levels, counts, depth, start=None):
        level = levels.get(depth)
        if level is None:
            return None
        if level.tag == T + "list-level-style-bullet":
            return "•", False
        if level.tag not in (T + "list-level-style-number", T + "outline-level-style"):
            return "•", False
        counts[depth] = start if start is not None else counts[depth] + 1 if depth in counts else int(level.get(T + "start-value", "1"))
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        form = level.get(STYLE + "num-format", "")
        shown = range(depth - int(level.get(T + "display-levels", "1")) + 1, depth + 1)
        numbers = [PRINTED[f](counts.get(n, 1)) for n in shown if (f := levels[n].get(STYLE + "num-format", "")) in PRINTED]
        text = level.get(STYLE + "num-prefix", "") + (".".join(numbers) if form else "") + level.get(STYLE + "num-suffix", "")
        return (text, True) if text.strip() else None

    # ---- inside a paragraph

    def inline(self, element, pieces, boxes, link=None, spaced=None):
        spaced = [True] if spaced is None else spaced  # whether white space stands before

        def say(text):
            if text:
                folded = re.sub(r"[ \t\r\n]+", " ", text)
                folded = folded[1:] if spaced[0] and folded.startswith(" ") else folded
                if folded:
                    spaced[0] = folded.endswith(" ")
                    pieces.append((folded, link))

        def sign(text):
            spaced[0] = text == "\n"
            pieces.append((text, link))

        say(element.text)
        for child in element:
            name = child.tag
            if not isinstance(name, str) or name in OUT:
                pass
            elif name == T + "s":
                sign(" " * int(child.get(T + "c", "1")))
            elif name == T + "tab":
                sign("\t")
            elif name == T + "line-break":
                sign("\n")
            elif name == T + "note":
                self.notes.append(Block("group", children=self.blocks(child.find(T + "note-body"))))
                spaced[0] = False
            elif name == T + "ruby":
                self.inline(child.find(T + "ruby-base"), pieces, boxes, link, spaced)
                sign(" (")
                self.inline(child.find(T + "ruby-text"), pieces, boxes, link, spaced)
                sign(")")
            elif name == T + "a":
                target = child.get(LINK)
                self.inline(child, pieces, boxes, None if target.startswith("#") else target, spaced)
            elif name.startswith(DRAW):
                self.drawing(child, pieces, boxes)
                spaced[0] = False
            elif not (name == T + "span" and self.hidden(child.get(T + "style-name"))):
                self.inline(child, pieces, boxes, link, spaced)
            say(child.tail)

    def drawing(self, element, pieces, boxes):
        blank = Block("paragraph", pieces).blank
        box = element.find(DRAW + "text-box")
        if box is not None or element.find(T + "p") is not None:
            boxes[0 if blank else 1].extend(self.blocks(box if box is not None else element))
        elif element.find(DRAW + "object") is not None:
            pieces.append((self.formula(element.find(DRAW + "object")), None))
        elif element.find(DRAW + "image") is not None:
            if element.find(DRAW + "image").get(LINK, "").startswith(("../", "http")):
                return  # lies outside the file, and is never fetched
            words = element.findtext(SVG + "desc") or element.findtext(SVG + "title") or ""
            pieces.append((None, "decorative" if element.get(LOEXT + "decorative") == "true" else words))
        else:
            for child in element:
                if isinstance(child.tag, str) and child.tag.startswith(DRAW):
                    self.drawing(child, pieces, boxes)

    def formula(self, element):
        if element.get(LINK):
            return formula(etree.fromstring(self.part(element.get(LINK).removeprefix("./").rstrip("/") + "/content.xml")))
        return formula(element[0])

    # ---- blocks

    def blocks(self, parent):
        out = []
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in OUT:
                continue
            if child.tag in (T + "p", T + "h"):
                out += self.paragraph(child)
            elif child.tag == T + "list":
                out += self.list(child, None, {}, 1)
            elif child.tag == TAB + "table":
                out += self.table(child)
            elif child.tag == T + "section" and child.get(T + "display") == "none":
                continue
            elif child.tag.startswith(DRAW):
                pieces, boxes = [], ([], [])
                self.drawing(child, pieces, boxes)
                out += boxes[0] + ([Block("paragraph", pieces)] if pieces else []) + boxes[1]
            else:
                out += self.blocks(child)
        return out

    def paragraph(self, element, label=None):
        pieces, boxes = [], ([], [])
        self.inline(element, pieces, boxes)
        made = Block("paragraph", pieces)
        heading, title = element.tag == T + "h", self.is_title(element)
        if not made.blank and (heading or title):
            level = int(element.get(T + "outline-level", "1"))
            made.kind, made.level = "heading", 1 if title else min(level + self.shift, 6)
            if heading and label is None and element.get(T + "is-list-header") != "true":
                label = self.label(self.outline, self.counts, level)
            if label and label[1]:
                made.pieces.insert(0, (label[0] + " ", None))
        return boxes[0] + ([] if made.blank else [made]) + boxes[1]

    def list(self, element, inherited, counts, depth):
        name = element.get(T + "style-name") or inherited
        first = element.find(f"{T}list-item/{T}p")
        if name is None and first is not None:
            name = next((s.get(STYLE + "list-style-name") for s in self.chain("paragraph", first.get(T + "style-name")) if s.get(STYLE + "list-style-name")), None)
        levels = self.lists.get(name, {})
        if depth == 1:
            before = self.list_counts.get(element.get(T + "continue-list"))
            if before is None and element.get(T + "continue-numbering") == "true":
                before = self.list_counts.get(("style", name))
            counts = dict(before or {})
        out, made = [], Block("list")

        def close():
            if made.children:
                out.append(Block("list", children=list(made.children)))
                made.children.clear()

        for item in element:
            content = [child for child in item if isinstance(child.tag, str)]
            labelled = item.tag == T + "list-item" and content and content[0].tag != T + "list"
            start = item.get(T + "start-value")
            label = self.label(levels, counts, depth, None if start is None else int(start)) if labelled else None
            blocks = []
            for child in content:
                if child.tag == T + "list":
                    blocks += self.list(child, name, counts, depth + 1)
                elif child.tag in (T + "p", T + "h"):
                    blocks += self.paragraph(child, label or ("", False))
                else:
                    blocks += self.blocks([child])
            if not blocks:
                continue
            if any(block.kind == "heading" for block in blocks) or (labelled and label is None):
                close()
                out += blocks
            elif labelled:
                made.children.append(Block("item", children=blocks, label=label[0], numbered=label[1]))
            elif made.children:
                made.children[-1].children += blocks
            else:
                out += blocks
        close()
        if depth == 1:
            self.list_counts[("style", name)] = counts
            self.list_counts[element.get(XML_ID, element)] = counts
        return out

    def table(self, element):
        made, marked = Block("table"), 0
        for row in element.iter(TAB + "table-row"):
            if next(up for up in row.iterancestors() if up.tag == TAB + "table") is not element:
                continue
            out = Block("row")
            for cell in row.findall(TAB + "table-cell"):
                for _ in range(int(cell.get(TAB + "number-columns-repeated", "1"))):
                    out.children.append(Block("cell", children=self.blocks(cell), spans=(int(cell.get(TAB + "number-columns-spanned", "1")), int(cell.get(TAB + "number-rows-spanned", "1")))))
            for _ in range(int(row.get(TAB + "number-rows-repeated", "1"))):
                made.children.append(out)
            marked += row.getparent().tag == TAB + "table-header-rows"
        if sum(len(row.children) for row in made.children) == 1:
            return made.children[0].children[0].children
        made.headers = (marked if marked < len(made.children) else 0, 0)
        return [made]


def formula(element):
    """A formula in one line: sums, fractions and powers are all that the corpus has."""
    name = etree.QName(element).localname
    if name == "annotation":
        return ""
    parts = [formula(child) for child in element]
    return parts[0] + {"mfrac": "/", "msup": "^"}[name] + parts[1] if name in ("mfrac", "msup") else (element.text or "") + "".join(parts)


def read(path):
    """(blocks, notes) of the file."""
    text = Text(path)
    body = text.content.find(f"{O}body/{O}text")
    text.shift = 1 if any(text.is_title(p) and "".join(p.itertext()).strip() for p in body.findall(T + "p")) else 0
    blocks = text.blocks(body)
    head = []
    for page in text.shared.iter(STYLE + "master-page"):
        first = page.find(STYLE + "header-first")
        if page.get(STYLE + "name") == "Standard" and first is not None and first.get(STYLE + "display") != "false":
            head = text.blocks(first)
    return head + blocks, text.notes
