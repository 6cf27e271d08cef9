#!/usr/bin/python3
"""Judges that the Markdown reader reads the examples of the CommonMark specification (npm commonmark-spec) as the specification
does. Both sides are told in one small notation of blocks and marks: the specification's HTML, and plainsend's tree.

    commonmark.py PLAINSEND NODE_MODULES [NUMBER...]       NUMBER: only these, with both sides

What a document of plainsend does not hold is left out on both sides: where links lead (only the web, mail and telephone stay),
titles of links, whether a list is loose, the language of code. BY_DESIGN lists the examples that are read otherwise on purpose.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import html

MARKS = {"em": "emphasis", "strong": "strong", "code": "code", "del": "strike", "i": "emphasis", "b": "strong"}
GONE = {"script", "style", "textarea", "template", "title", "head"}
BY_DESIGN = {
    28: "cmark-gfm: of a number that is no character it makes the replacement character",
    354: "cmark-gfm: signs of money are no punctuation yet",
    625: "cmark-gfm: comments as they were before 0.31",
    626: "cmark-gfm: comments as they were before 0.31",
    50: "a line of underscores is room to write on",
    148: "raw HTML: an element does not reach over an empty line",
    167: "raw HTML: an element does not reach over an empty line",
    171: "raw HTML: a field of a form is room to write on",
    174: "raw HTML: an element that is never closed does not reach beyond its block",
    175: "raw HTML: an element that is never closed does not reach beyond its item",
    334: "code that is only a space shows nothing",
    182: "raw HTML: CDATA",
    628: "raw HTML: declarations are no text",
    629: "raw HTML: CDATA",
}


def examples(spec):
    """(number, section, markdown, html)"""
    found, section = [], ""
    fence = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$|^#{1,6} (.*?)$", re.S | re.M)
    for match in fence.finditer(spec):
        if match[3] is not None:
            section = match[3]
        else:
            found.append((len(found) + 1, section, match[1].replace("→", "\t"), match[2].replace("→", "\t")))
    return found


def clean(text):
    """White space as a browser shows it: none beside a line break, none at the edges of a mark."""
    text = re.sub(r"[ \t\r\n]+", " ", text)
    text = re.sub(r" ?/ ?", "/", text)
    return text.strip()


# ---- the specification's HTML

def html_inline(element):
    out = element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in GONE:
            inside = html_inline(child)
            if child.tag == "br":
                out += "/"
            elif child.tag == "img":
                out += child.get("alt") or ""
            elif child.tag in MARKS:
                out += f"{MARKS[child.tag]}({clean(inside)})"
            else:
                out += inside
        out += child.tail or ""
    return out


BLOCKS = {"p", "ul", "ol", "li", "pre", "blockquote", "hr", "div", "table", "body", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "tbody", "section"}


def html_blocks(parent):
    out, loose = [], parent.text or ""

    def flush():
        nonlocal loose
        if clean(loose):
            out.append(f"p {clean(loose)}")
        loose = ""

    for child in parent:
        if not isinstance(child.tag, str) or child.tag in GONE:
            pass
        elif child.tag in BLOCKS:
            flush()
            out += html_block(child)
        else:
            holder = html.fromstring("<span></span>")
            tail, child.tail = child.tail, None
            holder.append(child)
            loose += html_inline(holder)
            child.tail = tail
        loose += child.tail or ""
    flush()
    return out


def html_block(element):
    tag = element.tag
    if tag == "pre":
        return [f"pre {element.text_content().rstrip()}"] if element.text_content().strip() else []
    if tag == "hr":
        return ["rule"]
    if tag == "blockquote":
        inside = html_blocks(element)
        return [f"quote {inside}"] if inside else []
    if tag in ("ul", "ol"):
        items = [html_blocks(item) for item in element if item.tag == "li"]
        return [f"{tag}{element.get('start') or ''} {items}"] if any(items) else []
    if re.fullmatch("h[1-6]", tag):
        words = clean(html_inline(element))
        return [f"{tag} {words}"] if words else []
    return html_blocks(element)


# ---- plainsend's tree

def tree_inline(content):
    out = ""
    for piece in content:
        kind, inside = piece["type"], tree_inline(piece.get("content", []))
        if kind == "line-break":
            out += "/"
        elif kind == "image":
            out += piece.get("alternative", "")
        elif kind == "marked" and piece["mark"] in MARKS.values():
            out += f"{piece['mark']}({clean(inside)})"
        else:
            out += piece.get("text", "") or inside
    return out


def tree_blocks(blocks):
    out = []
    for block in blocks:
        kind = block["type"]
        if kind == "heading":
            out.append(f"h{block.get('level', 1)} {clean(tree_inline(block.get('content', [])))}")
        elif kind == "preformatted":
            out += [f"pre {block['text'].rstrip()}"] if block.get("text", "").strip() else []
        elif kind == "separator":
            out.append("rule")
        elif kind == "quotation":
            inside = tree_blocks(block.get("content", []))
            out += [f"quote {inside}"] if inside else []
        elif kind == "list":
            out += tree_list(block)
        elif kind == "table":
            out += [line for row in block["rows"] for cell in row.get("cells", []) for line in tree_blocks(cell.get("content", []))]
        else:
            words = clean(tree_inline(block.get("content", [])))
            out += [f"p {words}"] if words else []
    return out


def tree_list(block):
    first = block["items"][0].get("label", "")[:-1] if block.get("kind") == "numbered" else ""
    name = f"ol{first if first != '1' else ''}" if block.get("kind") == "numbered" else "ul"
    items = [tree_blocks(item.get("content", [])) for item in block["items"]]
    return [f"{name} {items}"] if any(items) else []


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    plainsend, modules, numbers = arguments[0], Path(arguments[1]), set(map(int, arguments[2:]))
    cases = examples((modules / "commonmark-spec" / "spec.txt").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        for number, _, markdown, _ in cases:
            # what stands before keeps a rule in the first line from beginning front matter
            (source / f"e{number:03}.md").write_text("\n" + markdown, encoding="utf-8")
        subprocess.run([plainsend, "convert", source, "-o", out, "--from", "markdown", "--versions", "standard", "--formats", "json", "--final", "--date", "2026-09-01", "--jobs", "1"], capture_output=True, check=False)
        failures, passed = [], 0
        for number, section, markdown, wanted in cases:
            made = out / f"e{number:03}.standard.tree.json"
            found = tree_blocks(json.loads(made.read_text(encoding="utf-8")).get("body", [])) if made.exists() else ["nothing"]
            expected = html_blocks(html.fromstring(f"<div>{wanted}</div>")) if wanted.strip() else []
            if number in numbers:
                print(number, section, repr(markdown), f"expected {expected}", f"found    {found}", sep="\n")
            if found == expected or (number in BY_DESIGN and not numbers):
                passed += 1
            else:
                failures.append(f"commonmark: example {number} ({section}): expected {expected}, found {found}")
    if not numbers:
        print(*failures, sep="\n", end="\n" if failures else "")
    print(f"commonmark: {passed} of {len(cases)} examples ({len(BY_DESIGN)} read otherwise by design)")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
