"""What the file itself cannot say (headings that are only bold, tables that are only layout, how a text is meant), written
by hand in tests/corpus/expected/NAME.txt. A section replaces what the oracle found; a file says "everything" when there is
no oracle.

    words            the words in order, as running text
    headings         a line each: level, then text
    list             a line each, indented by two spaces a level: "- text" or "1. text" with the label as printed
    tables           rows as lines "a | b"; "c*2" spans two columns, "c/2" two rows; an empty line ends a table,
                     which may begin with "header rows N, columns M"
    links            target, then text
    alt              a picture's words a line; "decorative"; "(none)"
    fields           room to write, a line each: the dots as printed, or "space" where only a line is drawn
    findings         rules that the author must hear of, a line each: what was inferred, left out or is missing
"""

import re

from readings.facts import Block, Facts, clean, grid

SECTIONS = ("words", "headings", "list", "tables", "links", "alt", "fields", "findings")


def sections(path):
    found, at = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.rstrip(":") in SECTIONS and line.endswith(":"):
            at = found.setdefault(line[:-1], [])
        elif at is not None:
            at.append(line)
    return found


def cell(text):
    columns = rows = 1
    if match := re.search(r"\*(\d+)$", text):
        columns, text = int(match[1]), text[:match.start()]
    if match := re.search(r"/(\d+)$", text):
        rows, text = int(match[1]), text[:match.start()]
    return Block("cell", [], [Block("paragraph", [(text, None)])] if text else [], spans=(columns, rows))


def tables(lines):
    out, rows, headers = [], [], (0, 0)
    for line in [*lines, ""]:
        if match := re.fullmatch(r"header rows (\d+), columns (\d+)", line):
            headers = int(match[1]), int(match[2])
        elif line.strip():
            rows.append(Block("row", children=[cell(clean(text)) for text in line.split(" | ")]))
        elif rows:
            out.append(Block("table", children=rows, headers=headers))
            rows, headers = [], (0, 0)
    return out


def findings(path):
    """The rules that the file must be told of."""
    return {line.strip() for line in sections(path).get("findings", []) if line.strip()} if path.exists() else set()


def apply(path, facts):
    """The oracle's facts with the sections of the expectation in place of its own."""
    if not path.exists():
        return facts
    facts = facts or Facts()
    for name, lines in sections(path).items():
        lines = [line for line in lines if line.strip()] if name != "tables" else lines
        if name == "words":
            facts.lists["words"] = " ".join(lines).split()
        elif name == "headings":
            facts.lists["headings"] = [(int(line.split()[0]), clean(line.split(maxsplit=1)[1])) for line in lines]
        elif name == "list":
            facts.lists["list items"], facts.lists["nesting"], facts.lists["labels"] = [], [], []
            for line in lines:
                depth = (len(line) - len(line.lstrip())) // 2 + 1
                label, text = line.split(maxsplit=1)
                facts["list items"].append(("bulleted" if label == "-" else "numbered", clean(text)))
                facts["nesting"].append((depth, clean(text)))
                if label != "-":
                    facts["labels"].append((label, clean(text)))
        elif name == "tables":
            found = tables(lines)
            facts.lists["table grids"] = [grid(table) for table in found]
            facts.lists["table headers"] = [(*table.headers, grid(table)[0]) for table in found]
        elif name == "links":
            facts.lists["links"] = [(line.split()[0], clean(line.split(maxsplit=1)[1])) for line in lines]
        elif name == "fields":
            facts.lists["fields"] = [clean(line) for line in lines]
        elif name == "alt":
            facts.lists["alt"] = ["" if line == "(none)" else clean(line) for line in lines]
    return facts
