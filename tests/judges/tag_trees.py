#!/usr/bin/python3
"""The tag trees of a few PDFs as a person can read them, held against the ones that a person has read
(tests/judges/trees). After a change that is meant, `./dev golden` writes them anew: read that diff as code.

    tag_trees.py OUT [--rewrite]
"""

import difflib
import sys
from pathlib import Path

from pikepdf import Array, Dictionary

import pdf_tags

GOLDENS = Path(__file__).resolve().parent / "trees"
ADDED_SHOWN = 6  # lines of a part that plainsend added
WIDTH = 72  # letters of a text that are shown
ATTRIBUTES = ("/Scope", "/RowSpan", "/ColSpan", "/ListNumbering", "/TextDecorationType")


def attributes_of(element):
    found = element.get("/A", Array())
    owners = list(found) if isinstance(found, Array) else [found]
    told = [f"{key[1:]}={str(owner[key]).lstrip('/')}" for owner in owners for key in ATTRIBUTES if key in owner]
    for key, name in (("/Lang", "lang"), ("/ID", "id")):
        if key in element:
            told.append(f"{name}={element[key]}")
    for key, name in (("/Alt", "alt"), ("/E", "expansion"), ("/ActualText", "actual")):
        if key in element:
            told.append(f"{name}={shortened(str(element[key]))}")
    if str(element.get("/T", "")) == pdf_tags.ADDED:
        told.append("added")
    return "".join(f" {each}" for each in told)


def shortened(text):
    text = " ".join(text.replace("\u200c", "").split())  # what is drawn without letters of its own
    return repr(text if len(text) <= WIDTH else text[:WIDTH - 1] + "…")


def lines_of(document, tree, element, page, depth):
    page = element.get("/Pg", page)
    yield "  " * depth + tree.role(element) + attributes_of(element)
    words = ""
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            if words.strip():
                yield "  " * (depth + 1) + shortened(words)
            words = ""
            yield from lines_of(document, tree, kid, page, depth + 1)
        elif isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
            target = kid["/Obj"].get("/A", Dictionary()).get("/URI")
            yield "  " * (depth + 1) + ("-> " + str(target) if target is not None else "-> a place in the document")
        else:
            inside = isinstance(kid, Dictionary)
            words += document.text[(kid.get("/Pg", page) if inside else page).objgen, int(kid["/MCID"] if inside else kid)]
    if words.strip():
        yield "  " * (depth + 1) + shortened(words)


def dump(path):
    document = pdf_tags.Pdf(path)
    tree = pdf_tags.Tree(document)
    kids = tree.root.get("/K", [])
    lines = [line for kid in (kids if isinstance(kids, Array) else [kids]) for line in lines_of(document, tree, kid, None, 0)]
    # what plainsend adds is much alike in every document: its first lines say which part it is
    shown, hidden = [], 0
    inside = 0  # lines of an added part so far
    for line in lines:
        depth = (len(line) - len(line.lstrip())) // 2
        if depth <= 1:
            inside = 1 if line.endswith(" added") else 0
        elif inside:
            inside += 1
        if inside > ADDED_SHOWN:
            hidden += 1
            continue
        if hidden:
            shown.append(f"    ({hidden} more lines)")
            hidden = 0
        shown.append(line)
    return [*shown, *([f"    ({hidden} more lines)"] if hidden else [])]


def main(arguments):
    if not arguments or arguments[1:] not in ([], ["--rewrite"]):
        sys.exit(__doc__)
    out, failures = Path(arguments[0]), 0
    goldens = sorted(GOLDENS.glob("*.txt"))
    if not goldens:
        sys.exit(f"no goldens in {GOLDENS}")
    for golden in goldens:
        now = dump(out / (golden.stem + ".pdf"))
        if arguments[1:]:
            golden.write_text("\n".join(now) + "\n", encoding="utf-8")
            continue
        before = golden.read_text(encoding="utf-8").splitlines()
        if now != before:
            failures += 1
            print(*difflib.unified_diff(before, now, f"read/{golden.name}", f"now/{golden.name}", lineterm="", n=2), sep="\n")
    print(f"tag trees: {len(goldens)} files, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
