"""What a web page says, by lxml: the corpus' own pages, and what other programs make of the other files."""

import re

from lxml import html

from readings.docx_numbers import letters, roman
from readings.facts import Block

OUT = {"script", "style", "template", "nav", "head", "title", "aside", "noscript"}
BLOCKS = {"p", "div", "section", "article", "main", "ul", "ol", "li", "table", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "details", "summary", "pre", "header", "footer", "hr", "body", "center", "address", "form"}
CHROME = ("navigation", "banner", "contentinfo")
PRINTED = {"a": letters, "A": lambda n: letters(n).upper(), "i": lambda n: roman(n).lower(), "I": roman}


class Page:
    def __init__(self, tidy):
        self.tidy = tidy  # leave out what belongs to a site, not to the text
        self.notes = []

    def left_out(self, element):
        if not isinstance(element.tag, str) or element.tag in OUT or ":" in element.tag:
            return True
        return self.tidy and (element.get("role") in CHROME or element.get("hidden") is not None)

    def blocks(self, parent):
        out, loose = [], []

        def flush():
            if not Block("paragraph", loose).blank:
                out.append(Block("paragraph", list(loose)))
            loose.clear()

        def walk(node, link):
            if node.text:
                loose.append((re.sub(r"[ \t\r\n]+", " ", node.text), link))
            for child in node:
                if not self.left_out(child):
                    if child.tag in BLOCKS:
                        flush()
                        out.extend(self.block(child))
                    elif child.tag == "br":
                        loose.append(("\n", link))
                    elif child.tag == "img":
                        loose.append((None, child.get("alt") or "decorative" if child.get("alt") is not None else ""))
                    elif child.tag == "input":
                        loose.append(("☒" if child.get("checked") is not None else "☐", link))
                    elif child.tag == "a" and child.get("href") and re.match("https?:|mailto:|tel:", child.get("href")):
                        walk(child, child.get("href"))
                    else:
                        walk(child, link)
                if child.tail:
                    loose.append((re.sub(r"[ \t\r\n]+", " ", child.tail), link))

        walk(parent, None)
        flush()
        return out

    def block(self, element):
        tag = element.tag
        if re.fullmatch("h[1-6]", tag):
            inside = self.blocks(element)
            for block in inside:
                if block.kind == "paragraph":
                    block.kind, block.level = "heading", int(tag[1])
            return inside
        if tag in ("ul", "ol"):
            return self.list(element)
        if tag == "table":
            return self.table(element)
        if tag == "pre":
            return [Block("paragraph", [(element.text_content(), None)])]
        return self.blocks(element)

    def list(self, element):
        made, number = Block("list"), int(element.get("start") or 1)
        for child in element:
            if child.tag == "li":
                number = int(child.get("value") or number)
                label = PRINTED.get(element.get("type"), str)(number) + "."
                made.children.append(Block("item", children=self.blocks(child), label=label, numbered=element.tag == "ol"))
                number += 1
            elif isinstance(child.tag, str) and made.children:
                made.children[-1].children += self.block(child)
            elif isinstance(child.tag, str):  # a list in a list without an item: only an indent
                return self.block(child)
        return [made]

    def table(self, element):
        made, marked, caption = Block("table"), 0, []
        for part in element.iter("tr", "caption"):
            if next(up for up in part.iterancestors() if up.tag == "table") is not element:
                continue
            if part.tag == "caption":
                caption = self.blocks(part)
                continue
            row = Block("row")
            for cell in part:
                if cell.tag in ("td", "th"):
                    row.children.append(Block("cell", children=self.blocks(cell), spans=(int(cell.get("colspan") or 1), int(cell.get("rowspan") or 1))))
            made.children.append(row)
            heads = all(cell.tag == "th" for cell in part)
            marked += heads and marked == len(made.children) - 1
        made.headers = (marked, 1 if first_column_heads(element) and len(made.children) > marked else 0)
        return caption + [made]


def first_column_heads(element):
    covered = 0  # rows that the cell above still fills
    for row in element.iter("tr"):
        if covered == 0:
            if len(row) == 0 or row[0].tag != "th":
                return False
            covered = int(row[0].get("rowspan") or 1)
        covered -= 1
    return True


def read(path):
    page = Page(tidy=True)
    data = path.read_bytes()
    root = html.fromstring(data)
    found = root.xpath("//main") or root.xpath("//body") or [root]
    return [block for element in found for block in page.blocks(element)], []


def read_made(text):
    """Of the HTML that another program made: all of it."""
    root = html.document_fromstring(text)
    for mark in root.xpath("//a[starts-with(@href, '#')]"):
        if re.fullmatch(r"\W*[\divx]{0,3}\W*", mark.text_content()):
            mark.drop_tree()  # the mark of a note, or the way back from it
    for hidden in root.xpath("//*[contains(@style, 'display: none')]"):
        hidden.drop_tree()
    for title in root.xpath("//p[contains(concat(' ', @class, ' '), ' title ')]"):
        title.tag = "h1"
    for heading in root.xpath("//h1|//h2|//h3|//h4|//h5|//h6"):
        if number := re.match(r"\s*\d+(?:\.\d+)*\.?(?=[^\s\d.])", heading.text or ""):
            heading.text = number[0] + " " + heading.text[number.end():]  # a gap that only a style draws
    return Page(tidy=False).blocks(root.find("body")), []
