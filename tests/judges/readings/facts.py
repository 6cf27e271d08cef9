"""What is compared between a document and what somebody read in it.

An oracle gives a tree of Block; facts_of turns it into plain lists, the same for every reader.
"""

import re
from dataclasses import dataclass, field

FEATURES = ("words", "headings", "list items", "nesting", "labels", "table grids", "table headers", "links", "alt", "fields")
ROOM = re.compile(r"(?:[._\u2026] ?)*[._\u2026]")  # dots or a line to write on, when there are enough
BULLETS = set("•◦▪●○·o*-–—§✓➢\u2043")
LABEL = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[•◦▪●○·*–-]|o)[\s]+(?=\S)")


@dataclass
class Block:
    """kind: heading, paragraph, list, item, table, row, cell, group. pieces: (text, link) of a leaf; a picture's text is None
    and its link the alternative text. label: of an item, as printed."""

    kind: str
    pieces: list = field(default_factory=list)
    children: list = field(default_factory=list)
    level: int = 0
    label: str = ""
    numbered: bool = False
    spans: tuple = (1, 1)
    headers: tuple = (0, 0)
    fields: list = None  # room to write; of an oracle, what looks like it

    @property
    def text(self):
        return clean("".join(text for text, _ in self.pieces if text is not None))

    @property
    def blank(self):
        return not self.text and all(text is not None for text, _ in self.pieces)


@dataclass
class Facts:
    """One list a feature. words without the labels of lists: those are compared with their items."""

    lists: dict = field(default_factory=lambda: {name: [] for name in FEATURES})

    def __getitem__(self, name):
        return self.lists[name]


def clean(text):
    return " ".join(text.split())


def fields_of(block):
    if block.fields is not None:
        return [clean(text) or "space" for text in block.fields]
    found = ROOM.findall("".join(text for text, _ in block.pieces if text is not None))
    return [clean(text) for text in found if sum(3 if c == "\u2026" else c in "._" for c in text) >= 4]


def words_of(block):
    text = block.text
    if block.kind == "paragraph":
        # a label is the same label typed or counted; what it says is compared as a label
        text = LABEL.sub("", text, count=1) if LABEL.match(text) else text
    return text.split()


def leaves(block):
    """The leaves in order."""
    if block.kind in ("heading", "paragraph"):
        yield block
    for child in block.children:
        yield from leaves(child)


def own_text(item):
    """The words of an item without those of the lists inside it."""
    return clean(" ".join(leaf.text for child in item.children if child.kind not in ("list", "table") for leaf in leaves(child)))


def grid(table):
    rows = []
    for row in table.children:
        cells = [(*cell.spans, clean(" ".join(leaf.text for leaf in leaves(cell)))) for cell in row.children]
        while cells and cells[-1][2] == "":  # an empty cell at the end fills a row up
            cells.pop()
        if cells:
            rows.append(tuple(cells))
    return tuple(rows)


def facts_of(blocks, notes=()):
    facts = Facts()
    for block in blocks:
        collect(block, 0, facts)
    for note in notes:
        for leaf in leaves(note):
            facts["words"].extend(leaf.text.split())
            links_of(leaf, facts)
    return facts


def links_of(leaf, facts):
    open_link = None
    for text, link in leaf.pieces:
        if text is None:
            facts["alt"].append(link)
            continue
        if link is not None and link == open_link:
            target, words = facts["links"][-1]
            facts["links"][-1] = (target, clean(words + text))
        elif link is not None and text.strip():
            facts["links"].append((link, clean(text)))
        if text.strip() or link is not None:
            open_link = link


def collect(block, depth, facts):
    if block.kind in ("heading", "paragraph"):
        facts["words"].extend(words_of(block))
        facts["fields"].extend(fields_of(block))
        links_of(block, facts)
        if block.kind == "heading" and block.text:
            facts["headings"].append((block.level, block.text))
    elif block.kind == "item":
        text = own_text(block)
        facts["list items"].append(("numbered" if block.numbered else "bulleted", text))
        facts["nesting"].append((depth, text))
        if block.numbered:
            facts["labels"].append((clean(block.label), text))
    elif block.kind == "table" and (cells := grid(block)):
        facts["table grids"].append(cells)
        facts["table headers"].append((*block.headers, cells[0]))
    for child in block.children:
        collect(child, depth + (block.kind == "list"), facts)


def nested(items):
    """Blocks of a flat list of (depth level, Block item) and other blocks (level None): items go into lists by level."""
    out, open_lists = [], []  # (level, numbered, key, list)
    for level, key, block in items:
        if level is None:
            open_lists = []
            out.append(block)
            continue
        while open_lists and (open_lists[-1][0] > level or (open_lists[-1][0] == level and open_lists[-1][1] != (key, block.numbered))):
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            made = Block("list")
            (open_lists[-1][2].children[-1].children if open_lists else out).append(made)
            open_lists.append((level, (key, block.numbered), made))
        open_lists[-1][2].children.append(block)
    return out
