"""What plainsend read, from its JSON (docs/guide/json-format.md)."""

from readings.facts import Block


def pieces(content, link=None):
    out = []
    for piece in content:
        kind = piece["type"]
        if kind in ("text", "field"):
            out.append((piece.get("text", ""), link))
        elif kind == "line-break":
            out.append(("\n", link))
        elif kind == "image":
            out.append((None, "decorative" if piece.get("decorative") else piece.get("alternative", "")))
        elif kind == "link":
            out += pieces(piece.get("content", []), piece["target"])
        else:
            out += pieces(piece.get("content", []), link)
    return out


def fields(content):
    out = []
    for piece in content:
        out += [piece.get("text", "")] if piece["type"] == "field" else fields(piece.get("content", []))
    return out


def block(value):
    kind = value["type"]
    if kind == "list":
        numbered = value.get("kind") == "numbered"
        return Block("list", children=[Block("item", children=blocks(item.get("content", [])), label=item.get("label", ""), numbered=numbered) for item in value["items"]])
    if kind == "table":
        rows = [Block("row", children=[Block("cell", children=blocks(cell.get("content", [])), spans=(cell.get("column_span", 1), cell.get("row_span", 1))) for cell in row.get("cells", [])]) for row in value["rows"]]
        table = Block("table", children=rows, headers=(value.get("header_rows", 0), value.get("header_columns", 0)))
        return Block("group", children=[Block("paragraph", pieces(value["caption"])), table]) if value.get("caption") else table
    if kind in ("quotation", "letterhead"):
        return Block("group", children=blocks(value.get("content", [])))
    if kind == "preformatted":
        return Block("paragraph", [(value["text"], None)])
    if kind == "heading":
        return Block("heading", pieces(value.get("content", [])), level=value.get("level", 1), fields=fields(value.get("content", [])))
    return Block("paragraph", pieces(value.get("content", [])), fields=fields(value.get("content", [])))


def blocks(values):
    return [block(value) for value in values]


def read(tree):
    """(blocks, notes) of plainsend's tree."""
    return blocks(tree.get("body", [])), [Block("group", children=blocks(note.get("content", []))) for note in tree.get("notes", [])]
