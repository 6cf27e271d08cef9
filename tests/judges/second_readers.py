#!/usr/bin/python3
"""Reads the text of every PDF back as three programs of other people read it, and compares with the HTML of the same name
(what plainsend added left out on both sides): Poppler by the structure tree, MuPDF by the order of painting and as it
copies text, pdf.js by the structure tree as a browser hands it to assistive technology.

    second_readers.py OUT [MODULES]      MODULES: where node_modules lies (default: build/judges)

What is evened out before the comparison, and why:
- white space of any kind and length is one space; a block begins and ends with one;
- U+200C is left out: glyphs beyond the first of a cluster carry it, because PDF/UA-1 7.21.7 forbids to say nothing;
- dots, underscores and cutting lines that leave room to write count for nothing (page_text.ROOM);
- MuPDF as it copies, and pdf.js, drop the space that was drawn at the end of a line: there a space may stand or not;
- pdf.js and MuPDF as it copies take every raised or lowered sign for another line, and Nastaliq is raised and lowered throughout: in scripts from
  right to left their letters are compared, and the spaces left to Poppler and to the order of painting;
- pdf.js takes a glyph that stands for several signs for a mark without width when one of them is a mark (its pattern
  "^(\\s)|(\\p{Mn})|(\\p{Cf})$" finds one anywhere), and MuPDF as it copies measures gaps from marks that are set aside: in
  the scripts of India, too, their letters are compared, and the spaces left to Poppler and to the order of painting;
- pdf.js turns round a right-to-left letter and the vowel sign over it when one glyph stands for both: there it is asked
  for the letters only.
"""

import html
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary

import page_text
import pdf_tags

SOFT = "\x00"  # a place where a reader may or may not have a space
CLUSTERS = re.compile(pdf_tags.RTL.pattern + "|[\u0900-\u0dff]")  # scripts whose signs are set round each other


# ---- comparing

# page_text.ROOM where a reader may have put spaces and ends of lines between the signs
ROOM = re.compile(r"(?:[.…·][\s\0]*){4,}|_(?:[\s\0]*_)+|(?:[-–—✂][\s\0]*){4,}|…(?:[\s\0]*…)+")
VOWEL_SIGNS = re.compile(r"[\u064b-\u065f\u0670]")


def even(text):
    text = unicodedata.normalize("NFC", text.replace("\u200c", "").replace("\u00ad", ""))
    return ROOM.sub(" ", text)


def spaced(text):
    """Every sign with the space before it: True, False or None where nobody knows."""
    signs, space = [], True
    for c in even(text):
        if c == SOFT:
            space = None if space is False else space
        elif c.isspace():
            space = True
        else:
            signs.append((c, space))
            space = False
    return signs


def first_difference(found, expected, spaces_of_clusters=True):
    """None when the texts are equal, else what a person needs to see."""
    ours, theirs = spaced(found), spaced(expected)
    for at in range(max(len(ours), len(theirs))):
        near = slice(max(0, at - 25), at + 25)
        if at >= len(ours) or at >= len(theirs) or ours[at][0] != theirs[at][0]:
            what = "other words"
        elif None not in (ours[at][1], theirs[at][1]) and ours[at][1] != theirs[at][1]:
            here = "".join(c for c, _ in ours[max(0, at - 1):at + 1])
            if not spaces_of_clusters and CLUSTERS.search("".join(c for c, _ in ours[max(0, at - 8):at + 8])):
                continue
            what = f"a space {'too many' if ours[at][1] else 'lost'} in “{here}”"
        else:
            continue
        return f"{what}: expected “{shown(theirs[near])}”, found “{shown(ours[near])}”"
    return None


def shown(signs):
    return "".join((" " if space else "") + c for c, space in signs).strip()


# ---- which pieces of a page are the author's

class Pieces:
    """For every piece of marked content: is it silent (added, or an automatic label), and in which block does it stand."""

    def __init__(self, pdf):
        self.silent, self.block, self.blocks, self.pages = {}, {}, 0, [page.obj.objgen[0] for page in pdf.pages]
        root = pdf.Root.StructTreeRoot
        self.roles = {str(k): str(v) for k, v in root.get("/RoleMap", {}).items()}
        for kid in listed(root.get("/K", [])):
            self.walk(kid, None, False)

    def walk(self, element, page, silent):
        kind = self.roles.get(str(element.S), str(element.S))[1:]
        silent = silent or kind == "Lbl" or str(element.get("/T", "")) == pdf_tags.ADDED
        page = element.get("/Pg", page)
        block = kind in pdf_tags.Tree.BLOCKS
        self.blocks += block
        for kid in listed(element.get("/K", [])):
            if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
                continue
            if isinstance(kid, Dictionary) and kid.get("/Type") != "/MCR":
                self.walk(kid, page, silent)
                continue
            where, mcid = (kid.get("/Pg", page), int(kid.MCID)) if isinstance(kid, Dictionary) else (page, int(kid))
            self.silent[where.objgen[0], mcid] = silent
            self.block[where.objgen[0], mcid] = self.blocks
        self.blocks += block

    def join(self, pieces):
        """Text of the author's pieces, given as ((page, MCID), text) in the order of a reader."""
        parts, last = [], None
        for key, text in pieces:
            if not self.silent.get(key, True):
                if self.block[key] != last:
                    parts.append("\n")
                parts.append(text)
                last = self.block[key]
        return "".join(parts)


def listed(kids):
    return list(kids) if isinstance(kids, Array) else [kids]


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip() or 'failed'}")
    return done.stdout


# ---- Poppler

ELEMENT = re.compile(r'^( *)([A-Za-z][A-Za-z0-9]*)(?: <[^>]*>)?(?: "(.*?)")?(?: \((?:block|inline)\))?:?$')
TEXT = re.compile(r'^( *)"(.*)"$', re.DOTALL)


def poppler(pdf, scratch):
    """pdfinfo -struct-text inverts the colour profile anew for every piece of text, which takes nine tenths of the time;
    a copy without the profile has the same text."""
    if "/OutputIntents" in pdf.Root:
        del pdf.Root.OutputIntents
    copy = scratch / "copy.pdf"
    pdf.save(copy)
    parts, silent = [], []  # silent: depth from which nothing counts
    for line in run("pdfinfo", "-struct-text", copy).splitlines():
        depth = len(line) - len(line.lstrip(" "))
        while silent and depth <= silent[-1]:
            silent.pop()
        if found := TEXT.match(line):
            if not silent:
                parts.append(found[2])
        elif (found := ELEMENT.match(line)) and found[2] != "Object":
            if found[2] in pdf_tags.Tree.BLOCKS and not silent:
                parts.append("\n")
            if found[3] == pdf_tags.ADDED or found[2] == "Lbl":
                silent.append(depth)
                parts.append("\n" if found[2] in pdf_tags.Tree.BLOCKS else "")
    return "".join(parts)


# ---- MuPDF

PIECE = re.compile(r'<(page) |<(layer) name="([^"]*)"|<(end_layer)|<g unicode="([^"]*)"(?: glyph="[^"]*")? x="[^"]*" y="([^"]*)"')


def mupdf(path, pages):
    """What is painted, in order: ((page, MCID), text) of every tagged piece, and the text of everything with a soft place
    where the height changes. The n-th tagged piece of a page has MCID n."""
    pieces, everything, height = [], [], None
    page, open_layers, count = -1, [], 0
    for new_page, layer, name, end, sign, y in PIECE.findall(run("mutool", "draw", "-q", "-F", "trace", path)):
        if new_page:
            page, open_layers, count = page + 1, [], 0
            everything.append(SOFT)
        elif layer:
            if name == "Artifact":
                open_layers.append(None)
            else:
                pieces.append([(pages[page], count), ""])
                open_layers.append(len(pieces) - 1)
                count += 1
            everything.append(SOFT)
        elif end:
            open_layers.pop()
            everything.append(SOFT)
        else:
            sign = html.unescape(sign)
            if y != height:
                everything.append(SOFT)
                height = y
            everything.append(sign)
            inside = next((layer for layer in reversed(open_layers) if layer is not None), None)
            if inside is not None:
                pieces[inside][1] += sign
    return pieces, "".join(everything)


def mupdf_copy(path):
    """As MuPDF copies text: lines found by place. Where lines and spans end a space may stand."""
    pages = json.loads(run("mutool", "draw", "-q", "-F", "stext.json", path))["pages"]
    return SOFT.join(line["text"] for page in pages for block in page["blocks"] for line in block.get("lines", []))


# ---- pdf.js

def pdf_js(paths, modules):
    """For each file the pieces in the order of its structure tree, page after page."""
    here = Path(__file__).resolve().parent
    for line in run("node", here / "pdf_reader.mjs", modules, *paths).splitlines():
        pieces = []
        for page in json.loads(line)["pages"]:
            for name in page["order"]:
                number, mcid = re.fullmatch(r"p(\d+)R_mc(\d+)", name).groups()
                # at the end of a piece, as of a line, a space that was drawn is dropped
                pieces.append(((int(number), int(mcid)), SOFT + page["says"].get(name, "").replace("\n", SOFT) + SOFT))
        yield pieces


# ---- judging

def judge(path, pieces_of_pdf_js, scratch):
    page = path.with_suffix(".html")
    if not page.exists():
        yield f"{path}: there is no HTML of the same name to compare with"
        return
    expected = page_text.main_text(page)
    pdf = pikepdf.open(path)
    pieces = Pieces(pdf)
    painted, everything = mupdf(path, pieces.pages)
    def without_vowels(text):
        return VOWEL_SIGNS.sub("", text)

    for reader, difference in (
            ("Poppler, structure", first_difference(poppler(pdf, scratch), expected)),
            ("MuPDF, order of painting", first_difference(pieces.join(painted), expected)),
            ("MuPDF, as it copies", first_difference(mupdf_copy(path), everything, spaces_of_clusters=False)),
            ("pdf.js, structure", first_difference(without_vowels(pieces.join(pieces_of_pdf_js)), without_vowels(expected), spaces_of_clusters=False))):
        if difference:
            yield f"{path}: {reader}: {difference}"


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        sys.exit(__doc__)
    modules = arguments[1] if len(arguments) == 2 else Path(__file__).resolve().parent.parent.parent / "build/judges"
    paths = sorted(Path(arguments[0]).rglob("*.pdf"))
    failures = [] if paths else [f"{arguments[0]}: no PDF"]
    with tempfile.TemporaryDirectory() as scratch:
        for path, pieces in zip(paths, pdf_js(paths, modules), strict=True) if paths else ():
            failures += judge(path, pieces, Path(scratch))
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"second readers: {len(paths)} files, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
