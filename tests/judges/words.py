#!/usr/bin/python3
"""Judges that the standard version has every word of its input, in order, and no other (outside the chrome).
The inputs are read here by other means than plainsend's readers.

    words.py OUT INPUTS        INPUTS: the folder that was converted
"""

import re
import sys
import zipfile
from pathlib import Path

from lxml import etree, html

import page_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TAB = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"


class Words:
    """body: the words in order; notes: the words of the notes, in the order of their marks."""

    def __init__(self, body, notes=""):
        self.body, self.notes = page_text.words(body), page_text.words(notes)


# ---- DOCX

DOCX_OUT = {W + n for n in ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid")}
DOCX_OUT.add(MC + "Fallback")
DOCX_SIGN = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}


def docx_text(element, note_ids, parts, numbers=None):
    if numbers is not None and element.tag == W + "p":
        parts.append(numbers.of(element))
    if not isinstance(element.tag, str) or element.tag in DOCX_OUT:
        return
    if element.tag == W + "r" and element.find(f"{W}rPr/{W}vanish") is not None:
        return
    if element.tag == W + "t":
        parts.append(element.text or "")
    elif element.tag in DOCX_SIGN:
        parts.append(DOCX_SIGN[element.tag])
    elif element.tag in (W + "footnoteReference", W + "endnoteReference"):
        note_ids.append((element.tag[len(W):-len("Reference")], element.get(W + "id")))
    for child in element:
        docx_text(child, note_ids, parts, numbers)
    if element.tag in (W + "p", W + "tc"):
        # a deleted paragraph mark joins two paragraphs, but a space between words changes no word
        parts.append("\n")


def without_page_numbers(element):
    """A header or footer without "Page 1 of 2": a number that runs says nothing about the first page."""
    for paragraph in element.iter(W + "p"):
        inside = counts = False
        texts = []
        for node in paragraph.iter(W + "fldChar", W + "instrText", W + "t"):
            if node.tag == W + "fldChar":
                inside = node.get(W + "fldCharType") != "end"
                counts = counts and inside
            elif node.tag == W + "instrText":
                counts = counts or "PAGE" in (node.text or "")
                if counts:
                    texts.append(None)
            elif inside and counts:
                node.text = ""
            else:
                texts.append(node)
        for index, node in enumerate(texts):
            if node is not None and (None in texts[index:index + 2] or None in texts[max(0, index - 1):index]):
                node.text = re.sub(r"(?i)\b(page|of)\s*$", "", node.text or "")
    return element


class HeadingNumbers:
    """Numbers that the word processor prints before headings: the author's words, though they are not in the text.
    Numbers of list items are labels and compared by nobody."""

    def __init__(self, archive):
        def read(name):
            return etree.fromstring(archive.read(name)) if name in archive.namelist() else etree.Element("none")

        def value(element, path):
            found = None if element is None else element.find("/".join(W + step for step in path.split("/")))
            return None if found is None else found.get(W + "val")

        self.value = value
        self.styles = {style.get(W + "styleId"): style for style in read("word/styles.xml").iter(W + "style")}
        numbering = read("word/numbering.xml")
        kinds = {kind.get(W + "abstractNumId"): kind for kind in numbering.iter(W + "abstractNum")}
        self.lists = {}
        for number in numbering.iter(W + "num"):
            kind = kinds[value(number, "abstractNumId")]
            self.lists[number.get(W + "numId")] = {int(level.get(W + "ilvl")): level for level in kind.iter(W + "lvl")}
        self.counts = {}

    def of(self, paragraph):
        """The printed number of a heading with a space after it, or nothing."""
        properties = paragraph.find(W + "pPr")
        style = self.styles.get(self.value(properties, "pStyle"))
        if style is None or not (self.value(style, "name") or "").lower().startswith("heading"):
            return ""
        number = self.value(properties, "numPr/numId") or self.value(style, "pPr/numPr/numId")
        level = int(self.value(properties, "numPr/ilvl") or self.value(style, "pPr/numPr/ilvl") or 0)
        levels = self.lists.get(number, {})
        if level not in levels or self.value(levels[level], "numFmt") != "decimal":
            return ""
        counts = self.counts.setdefault(number, {})
        counts[level] = counts.get(level, int(self.value(levels[level], "start") or 1) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        pattern = self.value(levels[level], "lvlText") or ""
        return re.sub(r"%(\d)", lambda m: str(counts.get(int(m[1]) - 1, 1)), pattern) + " "


def docx_words(path):
    with zipfile.ZipFile(path) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        target = {r.get("Id"): r.get("Target") for r in relations}

        def part(name):
            return etree.fromstring(archive.read("word/" + name))

        def one_text(element):
            ids, parts = [], []
            docx_text(element, ids, parts)
            return "".join(parts)

        begin, end = "", ""
        section = document.find(f".//{W}sectPr")
        if section is not None and section.find(W + "titlePg") is not None:
            for reference in section.iter(W + "headerReference", W + "footerReference"):
                if reference.get(W + "type") != "first":
                    continue
                text = one_text(without_page_numbers(part(target[reference.get(R + "id")])))
                running = section.find(f"{reference.tag}[@{W}type='default']")
                if running is not None and one_text(without_page_numbers(part(target[running.get(R + "id")]))) == text:
                    continue  # the same on every page: it belongs to none
                if reference.tag == W + "headerReference":
                    begin += text
                elif reference.tag == W + "footerReference":
                    end += text
        ids, parts = [], []
        docx_text(document, ids, parts, HeadingNumbers(archive))
        notes = ""
        for kind, number in ids:
            for note in part(kind + "s.xml").iter(W + kind):
                if note.get(W + "id") == number:
                    notes += one_text(note)
    return Words(begin + end + "".join(parts), notes)


# ---- ODT

ODT_OUT = {T + "tracked-changes", O + "annotation", O + "forms", SVG + "desc", SVG + "title", T + "sequence-decls", T + "note-citation"}


def odt_text(element, notes, parts):
    if not isinstance(element.tag, str):
        return
    if element.tag in ODT_OUT:
        return
    if element.tag == T + "note":
        inner = []
        for child in element:
            odt_text(child, notes, inner)
        notes.append("".join(inner))
        return
    if element.tag == T + "s":
        parts.append(" " * int(element.get(T + "c", "1")))
    elif element.tag == T + "tab":
        parts.append(" ")
    elif element.tag == T + "line-break":
        parts.append("\n")
    paragraph = element.tag in (T + "p", T + "h")
    parts.append(element.text or "" if element.tag.startswith(T) else "")
    for child in element:
        odt_text(child, notes, parts)
        parts.append(child.tail or "" if element.tag.startswith(T) else "")
    if paragraph:
        parts.append("\n")


def odt_words(path):
    with zipfile.ZipFile(path) as archive:
        content = etree.fromstring(archive.read("content.xml"))
        styles = etree.fromstring(archive.read("styles.xml"))
    notes, parts = [], []
    for page in styles.iter(S + "master-page"):
        if page.get(S + "name") == "Standard":
            for kind in ("header-first", "footer-first"):
                for header in page.iter(S + kind):
                    if header.find(f".//{T}page-number") is None:
                        for child in header:
                            odt_text(child, notes, parts)
    odt_text(content.find(f".//{O}text"), notes, parts)
    return Words("".join(parts), "".join(notes))


# ---- HTML, Markdown, text

def html_words(path):
    root = html.fromstring(path.read_bytes())
    for away in root.xpath("//nav|//script|//style|//form|//aside|//template"):
        away.drop_tree()
    found = root.xpath("//article") or root.xpath("//main") or root.xpath("//body")
    return Words("".join(page_text.text_of(element, labels=True) for element in found))


def markdown_words(path):
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    notes = "".join(re.findall(r"^\[\^[^\]]+\]:(.*)$", text, flags=re.M))
    text = re.sub(r"^\[\^[^\]]+\]:.*$", "", text, flags=re.M)
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    text = re.sub(r"^\s*\|?[\s:|-]*-{3}[\s:|-]*$", "", text, flags=re.M)  # the line below a table's head
    text = re.sub(r"^(?=.*\|)\s*\||\|", " ", text, flags=re.M)
    text = re.sub(r"^\s*(?:#{1,6}|>|[-*+]|\d+[.)])(?:\s|$)", " ", text, flags=re.M)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(\*\*|\*|`)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    return Words(text, notes)


def plain_text_words(path):
    text = path.read_text(encoding="utf-8")
    # list labels stand apart
    return Words(re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", " ", text, flags=re.M))


READERS = {".docx": docx_words, ".odt": odt_words, ".html": html_words, ".htm": html_words,
           ".md": markdown_words, ".txt": plain_text_words}


def page_words(path):
    main = page_text.main_of(path)
    notes = ""
    for element in main.xpath(".//*[contains(concat(' ', @class, ' '), ' notes ')]"):
        notes += page_text.text_of(element)
        for child in list(element):
            element.remove(child)
        element.text = None
    return Words(page_text.text_of(main), notes)


def judge(input_path, output_path):
    expected, found = READERS[input_path.suffix.lower()](input_path), page_words(output_path)
    for name, ours, theirs in (("text", found.body, expected.body), ("notes", found.notes, expected.notes)):
        if difference := page_text.first_difference(ours, theirs):
            yield f"{output_path}: {name} of {input_path.name}: {difference}"


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    out, inputs = map(Path, arguments)
    failures, judged = [], 0
    for path in sorted(p for p in inputs.rglob("*") if p.suffix.lower() in READERS and p.name.lower() != "readme.md"):
        folder = out / path.parent.relative_to(inputs)
        pages = [p for p, name in page_text.outputs(folder, "standard", "html") if name["stem"] in (path.stem, path.name) and not name["style"]]
        if len(pages) != 1:
            failures.append(f"{path}: {len(pages)} standard HTML outputs in {folder}, expected one")
            continue
        judged += 1
        failures += judge(path, pages[0])
    if judged == 0:
        failures.append(f"{inputs}: nothing to judge")
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"words: {judged} documents, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
