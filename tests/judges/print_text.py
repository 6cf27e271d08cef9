"""The text of a printed page as a reader sees it: lines, gathered into the blocks of the structure tree. Built on the
numbers of print_page; knows tags, not plainsend's writer."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from pikepdf import Array, Dictionary

import print_page

ADDED = "plainsend"  # /T of a structure element whose content plainsend added
BLOCKS = {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "TH", "TD", "Caption", "Note", "BibEntry", "Index"}
RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
NUMBER = re.compile(r"¶\s*\S+\s*$")  # what stands beside or above a paragraph for people to quote


@dataclass(eq=False)
class Node:
    """An element of the structure tree."""
    kind: str
    parent: "Node"
    language: str
    added: bool
    kids: list = field(default_factory=list)
    content: list = field(default_factory=list)  # (page number, MCID)
    objects: list = field(default_factory=list)  # annotations

    def above(self, *kinds):
        """The nearest of these kinds, itself included, or None."""
        node = self
        while node is not None and node.kind not in kinds:
            node = node.parent
        return node

    def within(self):
        """Itself and everything below, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.within()


@dataclass(eq=False)
class Line:
    page: int
    runs: list
    block: "Block" = None

    @cached_property
    def glyphs(self):
        return [glyph for run in self.runs for glyph in run.glyphs]

    @cached_property
    def text(self):
        return "".join(text for _, _, text in self.glyphs)

    @cached_property
    def y(self):
        """The baseline: where most of the line stands; raised and lowered signs do not move it."""
        widths = Counter()
        for run in self.runs:
            widths[round(run.y, 2)] += sum(g[1] for g in run.glyphs)
        return widths.most_common(1)[0][0]

    @cached_property
    def size(self):
        return max(run.size for run in self.runs)

    @cached_property
    def shown(self):
        """Glyphs without the white space at the end of the line."""
        glyphs = list(self.glyphs)
        while glyphs and not glyphs[-1][2].strip(" \u200c\u200b"):
            glyphs.pop()
        return glyphs

    @property
    def left(self):
        return min((g[0] for g in self.shown), default=self.glyphs[0][0])

    @property
    def right(self):
        return max((g[0] + g[1] for g in self.shown), default=self.glyphs[0][0])

    @property
    def fonts(self):
        return {run.font for run in self.runs}

    def letters(self):
        """Characters a reader counts: marks on letters, vowel signs beside them included, are none of their own."""
        return sum(1 for c in self.text.strip() if not unicodedata.category(c) in ("Mn", "Mc", "Me", "Cf"))


@dataclass(eq=False)
class Block:
    """Lines that are read as one: a paragraph, a heading, a label. node is None for what is no content."""
    node: Node | None
    kind: str
    lines: list
    right_to_left: bool = False

    @property
    def heading(self):
        return re.fullmatch("H[1-6]?", self.kind) is not None

    @cached_property
    def text(self):
        return "".join(line.text for line in self.lines)

    @property
    def table(self):
        return self.node is not None and self.node.above("Table") is not None

    def quote(self, most=50):
        text = " ".join(self.text.split())
        return text if len(text) <= most else text[:most].rstrip() + "…"


class Document:
    """A PDF for the rules: pages, structure, blocks in reading order, and the lines of headers and footers."""

    def __init__(self, pdf, leading_of=lambda language: 1.4):
        self.pdf = pdf
        self.pages = print_page.read_pages(pdf)
        self.numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self.leading_of = leading_of
        self.language = str(pdf.Root.get("/Lang", "en"))
        root = pdf.Root.get("/StructTreeRoot", Dictionary())
        self.roles = {str(k)[1:]: str(v)[1:] for k, v in root.get("/RoleMap", {}).items()}
        self.root = Node("Root", None, self.language, False)
        self.owner = {}
        for kid in listed(root.get("/K", [])):
            self.read_node(kid, self.root, None)
        self.gather()

    def read_node(self, element, parent, page):
        kind = str(element.get("/S", "/"))[1:]
        node = Node(self.roles.get(kind, kind), parent, str(element.get("/Lang", parent.language)),
                    parent.added or str(element.get("/T", "")) == ADDED)
        parent.kids.append(node)
        page = element.get("/Pg", page)
        for kid in listed(element.get("/K", [])):
            if not isinstance(kid, Dictionary):
                self.own(node, page, int(kid))
            elif kid.get("/Type") == "/MCR":
                self.own(node, kid.get("/Pg", page), int(kid["/MCID"]))
            elif kid.get("/Type") == "/OBJR":
                node.objects.append(kid["/Obj"])
            else:
                self.read_node(kid, node, page)

    def own(self, node, page, mcid):
        if page is not None and page.objgen in self.numbers:
            key = self.numbers[page.objgen], mcid
            node.content.append(key)
            self.owner[key] = node

    # ---- from runs to blocks

    def gather(self):
        """Tagged runs by block, in reading order; artifacts by their place."""
        runs, loose = {}, []
        for page in self.pages:
            for run in page.runs:
                if run.mcid is not None and (page.number, run.mcid) in self.owner:
                    runs.setdefault((page.number, run.mcid), []).append(run)
                else:
                    loose.append(run)
        blocks = {}  # kept in order of reading
        for node in self.root.within():
            for key in node.content:
                blocks.setdefault(self.block_of(node, key, runs), []).extend(runs.get(key, []))
        self.blocks = []
        for (node, part), found in blocks.items():
            if found:
                found.sort(key=lambda run: (run.page, run.order))
                language = node.language.split("-")[0].lower()
                block = Block(node, part or node.kind, [], language in RIGHT_TO_LEFT)
                block.lines = self.lines_of(found, block, self.leading_of(language))
                self.blocks.append(block)
        self.blocks.sort(key=lambda block: (block.lines[0].page, block.lines[0].runs[0].order))
        self.loose = []
        mirrored = Block(None, "artifact", [], self.language.split("-")[0].lower() in RIGHT_TO_LEFT)
        for chunk in painted_together(loose):
            self.loose += self.lines_of(chunk, mirrored, self.leading_of(self.language))
        self.loose = [line for line in self.loose if line.text.strip()]
        self.find_running()

    def block_of(self, node, key, runs):
        """Content goes to the nearest block. The number of a paragraph and the page number of an entry in a contents
        list are blocks of their own: they stand apart."""
        if node.added and node.kind == "Span" and node.parent.kind not in ("Span", "Link"):
            if NUMBER.match("".join(run.text for run in runs.get(key, []))) and node is node.parent.kids[0]:
                return node.above(*BLOCKS) or node, "number"
        entry = node.above("TOCI")
        if entry is not None:
            return (entry, "page number") if node is entry else (entry, "entry")
        return node.above(*BLOCKS) or node, ""

    @staticmethod
    def lines_of(runs, block, leading):
        """Raised and lowered signs belong to their line. In scripts that hang words down from the right, heights alone do
        not tell lines apart: there a line begins where the pen is back at the edge."""
        lines = []
        edge = max(max(g[0] + g[1] for g in run.glyphs) for run in runs)
        left = 0
        for run in runs:
            last = lines[-1] if lines else None
            fall = (last.runs[0].y - run.y) / (leading * max(run.size, 1)) if last else 0
            new = last is None or last.page != run.page or fall > (0.75 if block.right_to_left else 0.5) or fall < (-1 if block.right_to_left else -0.5)
            if block.right_to_left and not new and fall > 0.3:
                new = max(g[0] + g[1] for g in run.glyphs) > edge - 0.5 * run.size and left < edge - 3 * run.size
            if new:
                lines.append(Line(run.page, [], block))
                left = edge
            lines[-1].runs.append(run)
            left = min(left, run.glyphs[-1][0])
        return lines

    def find_running(self):
        """Headers, folios and repeated table headings: artifacts above, below and among the tagged lines."""
        tagged = [line.y for block in self.blocks for line in block.lines]
        top, bottom = max(tagged, default=0), min(tagged, default=0)
        self.header = [line for line in self.loose if line.y > top]
        self.folio = [line for line in self.loose if line.y < bottom]
        self.repeated = [line for line in self.loose if bottom <= line.y <= top]
        for part, kind in ((self.header, "header"), (self.folio, "folio"), (self.repeated, "repeated heading")):
            for line in part:
                line.block = Block(None, kind, [line], self.language.split("-")[0].lower() in RIGHT_TO_LEFT)

    @property
    def lines(self):
        for block in self.blocks:
            yield from block.lines
        yield from self.loose


def painted_together(runs):
    """Lists of runs of one page with nothing between them."""
    chunk = []
    for run in runs:
        if chunk and (run.page != chunk[-1].page or run.order != chunk[-1].order + 1):
            yield chunk
            chunk = []
        chunk.append(run)
    if chunk:
        yield chunk


def listed(kids):
    return list(kids) if isinstance(kids, Array) else [kids]
