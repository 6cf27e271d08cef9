"""What a person reads in an HTML output: the text of <main> without what plainsend added (the chrome rule of
docs/contract: outside <main>, or carrying data-chrome). Shared by the judges that compare texts."""

import re
import unicodedata
from pathlib import Path

from lxml import html

NAME = re.compile(
    r"^(?P<stem>.+?)(?P<draft>\.draft(?:-\d+)?)?\.(?P<version>standard|plain|large-print|translatable|translated-[A-Za-z0-9-]+)"
    r"(?:\.(?P<style>[a-z-]+?))?\.(?P<extension>html|pdf|xlf|edits\.json)$"
)
BLOCKS = set(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
SILENT = {"script", "style", "template", "head"}


def outputs(folder, version=None, extension=None):
    """Every output under the folder as (path, parts of its name), in name order."""
    found = []
    for path in sorted(Path(folder).rglob("*")):
        match = NAME.match(path.name)
        if match and (version is None or match["version"] == version) and (extension is None or match["extension"] == extension):
            found.append((path, match.groupdict()))
    return found


def is_chrome(element):
    return element.get("data-chrome") is not None or not isinstance(element.tag, str) or element.tag in SILENT


def text_of(element, labels=False):
    """Text of an element without chrome. Blocks stand on lines of their own; <br> is a line break. The number of a
    note and the author's list numbers (class "label") are left out unless asked for."""
    parts = []

    def walk(node):
        if is_chrome(node) or (not labels and is_label(node)):
            return
        block = node.tag in BLOCKS
        if block:
            parts.append("\n")
        if node.tag == "br":
            parts.append("\n")
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if block:
            parts.append("\n")

    walk(element)
    return "".join(parts)


def is_label(node):
    return node.get("data-label") is not None or "label" in (node.get("class") or "").split()


def parse(path):
    return html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()


def main_of(path):
    mains = parse(path).xpath("//main")
    if len(mains) != 1:
        raise ValueError(f"{path}: {len(mains)} <main> elements, expected one")
    return mains[0]


def main_text(path):
    return text_of(main_of(path))


ROOM = re.compile(r"(?:[.…·]\s?){4,}|_{2,}|(?:[-–—✂]\s?){4,}|…{2,}")


def words(text):
    """Words and signs in order. Room to fill in (dots, underscores, cutting lines) and spaces count for nothing."""
    # glyphs beyond the first of a cluster carry U+200C in a PDF: PDF/UA-1 7.21.7 forbids to say nothing
    text = unicodedata.normalize("NFC", text.replace("\u200c", "")).replace("\u00ad", "")
    text = ROOM.sub(" ", text)
    return re.findall(r"\w+(?:[\u0300-\u036f]\w*)*|[^\w\s]", text)


def first_difference(ours, theirs, context=6):
    """None when equal, else a line that shows where the two lists part."""
    for index in range(max(len(ours), len(theirs))):
        if index >= len(ours) or index >= len(theirs) or ours[index] != theirs[index]:
            begin = max(0, index - context)
            return (f"word {index + 1}: expected “{' '.join(theirs[begin:index + context])}”, "
                    f"found “{' '.join(ours[begin:index + context])}”")
    return None
