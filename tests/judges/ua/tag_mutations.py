"""Mistakes in the structure tree (see ua_mutations.py)."""

from pikepdf import Array, Dictionary, Name, String

from .mutations import Mutations, NotHere, cells, child, element, elements, give, kids, table

TAGS = Mutations()


# ---- types

@TAGS.breaks("7.1-t05")
def type_of_our_own(pdf):
    element(pdf, "P").S = Name.Paragraph


@TAGS.breaks("7.1-t05")
def type_mapped_to_another_of_our_own(pdf):
    element(pdf, "P").S = Name.Paragraph
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Paragraph=Name.Text)


@TAGS.breaks("7.1-t06")
def types_mapped_in_a_circle(pdf):
    element(pdf, "P").S = Name.Paragraph
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Paragraph=Name.Text, Text=Name.Paragraph)


@TAGS.breaks("7.1-t07")
def standard_type_mapped(pdf):
    element(pdf, "P")
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Span)


@TAGS.breaks()
def nothing_but_a_type_mapped_in_two_steps(pdf):
    element(pdf, "P").S = Name.Paragraph
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Paragraph=Name.Text, Text=Name.P)


@TAGS.breaks("7.1-t12")
def element_without_parent(pdf):
    del element(pdf, "P").P


# ---- nesting

def stray(rule, kind):
    """An element where its kind does not belong."""
    def make(pdf):
        child(pdf, element(pdf, "Document"), kind)
    make.__name__ = f"{kind} in Document"
    TAGS.breaks(rule)(make)


for RULE, KIND in (("7.2-t04", "TR"), ("7.2-t05", "THead"), ("7.2-t06", "TBody"), ("7.2-t07", "TFoot"), ("7.2-t08", "TH"),
                   ("7.2-t09", "TD"), ("7.2-t17", "LI"), ("7.2-t18", "LBody"), ("7.2-t26", "TOCI")):
    stray(RULE, KIND)


def intruder(rule, kind):
    """A paragraph among kids that must be of other kinds."""
    def make(pdf):
        child(pdf, element(pdf, kind), "P")
    make.__name__ = f"P in {kind}"
    TAGS.breaks(rule)(make)


for RULE, KIND in (("7.2-t03", "Table"), ("7.2-t10", "TR"), ("7.2-t19", "L"), ("7.2-t20", "LI"), ("7.2-t27", "TOC"),
                   ("7.2-t36", "THead"), ("7.2-t37", "TBody")):
    intruder(RULE, KIND)


@TAGS.breaks("7.2-t38")
def paragraph_in_a_table_foot(pdf):
    child(pdf, child(pdf, table(pdf, parts=["TBody"]), "TFoot"), "P")


@TAGS.breaks("7.2-t11")
def two_table_heads(pdf):
    child(pdf, table(pdf, parts=["THead"]), "THead")


@TAGS.breaks("7.2-t12")
def two_table_feet(pdf):
    found = table(pdf, parts=["TBody"])
    child(pdf, found, "TFoot")
    child(pdf, found, "TFoot")


def rename(found, before, after):
    for kid in kids(found):
        if kid.S == Name("/" + before):
            kid.S = Name("/" + after)


@TAGS.breaks("7.2-t13", "7.2-t14")
def table_without_body(pdf):
    rename(table(pdf, parts=["THead", "TBody"]), "TBody", "TFoot")


@TAGS.breaks("7.2-t14")
def table_head_without_body(pdf):
    found = table(pdf, parts=["THead", "TBody"])
    bodies = [kid for kid in kids(found) if kid.S == Name.TBody]
    found.K = Array([row for kid in kids(found) for row in (kids(kid) if kid in bodies else [kid])])


@TAGS.breaks("7.2-t16")
def caption_in_the_middle(pdf):
    found = table(pdf, parts=["Caption", "THead", "TBody"])
    items = sorted(kids(found), key=lambda kid: kid.S == Name.Caption)
    found.K = Array([items[0], items[-1], *items[1:-1]])


@TAGS.breaks("7.2-t39")
def two_captions(pdf):
    child(pdf, table(pdf, parts=["Caption"]), "Caption")


@TAGS.breaks("7.2-t40")
def caption_at_the_end_of_a_list(pdf):
    child(pdf, element(pdf, "L"), "Caption")


@TAGS.breaks("7.2-t28")
def caption_at_the_end_of_the_contents(pdf):
    child(pdf, element(pdf, "TOC"), "Caption")


# ---- the grid of a table

@TAGS.breaks("7.2-t15")
def cells_that_overlap(pdf):
    """The last cell of the first row reaches down, and the row below runs into it."""
    rows = cells(table(pdf))
    give(rows[0][-1], RowSpan=2)
    row = rows[1][0].P
    row.K = Array(kids(row)[:-1])
    give(rows[1][-2], ColSpan=2)


@TAGS.breaks("7.2-t41")
def row_span_past_the_end(pdf):
    give(cells(table(pdf))[-1][0], RowSpan=3)


@TAGS.breaks("7.2-t42")
def row_too_long(pdf):
    give(cells(table(pdf))[-1][-1], ColSpan=2)


@TAGS.breaks("7.2-t43")
def row_too_short(pdf):
    row = cells(table(pdf))[-1][0].P
    row.K = Array(kids(row)[:-1])


def scoped(pdf):
    """A table with headers that need their scope."""
    for found in elements(pdf, "Table"):
        kinds = {str(cell.S) for row in cells(found) for cell in row}
        if kinds == {"/TH", "/TD"}:
            return [cell for row in cells(found) for cell in row]
    raise NotHere


@TAGS.breaks("7.5-t01")
def header_without_scope(pdf):
    head = next(cell for cell in scoped(pdf) if cell.S == Name.TH)
    del head.A


@TAGS.breaks("7.5-t01")
def header_with_an_unknown_scope(pdf):
    give(next(cell for cell in scoped(pdf) if cell.S == Name.TH), Scope=Name.Columns)


@TAGS.breaks("7.5-t02")
def headers_that_are_not_there(pdf):
    give(next(cell for cell in scoped(pdf) if cell.S == Name.TD), Headers=Array([String("nowhere")]))


@TAGS.breaks()
def nothing_but_headers_named_instead_of_scopes(pdf):
    found = scoped(pdf)
    for number, cell in enumerate(found):
        if cell.S == Name.TH:
            cell.ID = String(f"head{number}")
            if "/A" in cell:
                del cell.A
    names = Array([cell.ID for cell in found if cell.S == Name.TH])
    for cell in found:
        if cell.S == Name.TD:
            give(cell, Headers=names)


# ---- pictures, headings, notes

@TAGS.breaks("7.3-t01")
def figure_without_alternative_text(pdf):
    del element(pdf, "Figure").Alt


@TAGS.breaks("7.3-t01")
def figure_with_empty_alternative_text(pdf):
    element(pdf, "Figure").Alt = String("")


@TAGS.breaks("7.7-t01")
def formula_without_alternative_text(pdf):
    child(pdf, element(pdf, "P"), "Formula")


@TAGS.breaks("7.4.2-t01")
def first_heading_of_level_two(pdf):
    element(pdf, "H1").S = Name.H2


@TAGS.breaks("7.4.2-t01")
def heading_level_skipped(pdf):
    element(pdf, "H2").S = Name.H4


@TAGS.breaks("7.4.4-t02", "7.4.4-t03")
def heading_without_number_beside_numbered(pdf):
    if len(elements(pdf, "H1", "H2")) < 2:
        raise NotHere
    elements(pdf, "H1", "H2")[-1].S = Name.H


@TAGS.breaks("7.4.4-t01")
def two_headings_without_number_in_one_element(pdf):
    for heading in elements(pdf, *(f"H{level}" for level in range(1, 7))):
        heading.S = Name.P
    document = element(pdf, "Document")
    child(pdf, document, "H")
    child(pdf, document, "H")


@TAGS.breaks("7.9-t01")
def note_without_id(pdf):
    del element(pdf, "Note").ID


@TAGS.breaks("7.9-t02")
def two_notes_with_one_id(pdf):
    note = element(pdf, "Note")
    child(pdf, note.P, "Note", ID=note.ID)
