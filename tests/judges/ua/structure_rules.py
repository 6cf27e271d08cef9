"""PDF/UA-1 rules about the tags: ISO 14289-1, 7.1 (types), 7.2 (nesting), 7.3, 7.4, 7.7, 7.9."""

import re
from collections import Counter

from pikepdf import Dictionary

from .rules import UA
from .structure import STANDARD_TYPES

HEADING = re.compile("H[1-6]")


# ---- 7.1: types

@UA.rule("7.1-t05", "a type of our own is mapped, at once or in steps, to a standard type")
def mapped(document):
    for element in document.structure.elements:
        # A circle has no end either, but is told as a circle (t06).
        if element.type is None and not document.structure.is_circular(element.name):
            yield f"{element} is mapped to no standard type"


@UA.rule("7.1-t06", "the role map has no circle")
def circular(document):
    for element in document.structure.elements:
        if document.structure.is_circular(element.name):
            yield f"the mapping of {element} leads back to itself"


@UA.rule("7.1-t07", "a standard type is not mapped to another")
def remapped(document):
    for element in document.structure.elements:
        if element.name in STANDARD_TYPES and document.structure.roles.get(element.name, element.name) != element.name:
            yield f"{element} is mapped to /{document.structure.roles[element.name]}"


@UA.rule("7.1-t12", "every element names its parent")
def has_parent(document):
    for element in document.structure.elements:
        if not isinstance(element.dictionary.get("/P"), Dictionary):
            yield f"{element} has no /P"


# ---- 7.2: which element may hold which

def parent_rule(name, kind, parents):
    says = f"{kind} stands in {' or '.join(sorted(parents))}"

    @UA.rule(name, says)
    def stands_in(document):
        for element in document.structure.of_type(kind):
            parent = element.parent.type if element.parent is not None else None
            if parent not in parents:
                yield f"{element} stands in /{parent}"


def kids_rule(name, kind, kids):
    @UA.rule(name, f"{kind} holds only {', '.join(sorted(kids))}")
    def holds_only(document):
        for element in document.structure.of_type(kind):
            for kid in element.elements:
                if kid.type not in kids:
                    yield f"{element} holds {kid}"


kids_rule("7.2-t03", "Table", {"TR", "THead", "TBody", "TFoot", "Caption"})
parent_rule("7.2-t04", "TR", {"Table", "THead", "TBody", "TFoot"})
parent_rule("7.2-t05", "THead", {"Table"})
parent_rule("7.2-t06", "TBody", {"Table"})
parent_rule("7.2-t07", "TFoot", {"Table"})
parent_rule("7.2-t08", "TH", {"TR"})
parent_rule("7.2-t09", "TD", {"TR"})
kids_rule("7.2-t10", "TR", {"TH", "TD"})
parent_rule("7.2-t17", "LI", {"L"})
parent_rule("7.2-t18", "LBody", {"LI"})
kids_rule("7.2-t19", "L", {"L", "LI", "Caption"})
kids_rule("7.2-t20", "LI", {"Lbl", "LBody"})
parent_rule("7.2-t26", "TOCI", {"TOC"})
kids_rule("7.2-t27", "TOC", {"TOC", "TOCI", "Caption"})
kids_rule("7.2-t36", "THead", {"TR"})
kids_rule("7.2-t37", "TBody", {"TR"})
kids_rule("7.2-t38", "TFoot", {"TR"})


def count_rule(name, kind, says, is_wrong):
    @UA.rule(name, says)
    def counted(document):
        for element in document.structure.of_type(kind):
            if is_wrong(element.kid_types):
                yield f"{element} holds {', '.join(f'/{kid}' for kid in element.kid_types[:12])}"


count_rule("7.2-t11", "Table", "a table has at most one THead", lambda kids: kids.count("THead") > 1)
count_rule("7.2-t12", "Table", "a table has at most one TFoot", lambda kids: kids.count("TFoot") > 1)
count_rule("7.2-t13", "Table", "a table with a TFoot has a TBody", lambda kids: "TFoot" in kids and "TBody" not in kids)
count_rule("7.2-t14", "Table", "a table with a THead has a TBody", lambda kids: "THead" in kids and "TBody" not in kids)
count_rule("7.2-t16", "Table", "the caption of a table is its first or last kid", lambda kids: "Caption" in kids[1:-1])
count_rule("7.2-t28", "TOC", "the caption of a table of contents is its first kid", lambda kids: "Caption" in kids[1:])
count_rule("7.2-t39", "Table", "a table has at most one caption", lambda kids: kids.count("Caption") > 1)
count_rule("7.2-t40", "L", "the caption of a list is its first kid", lambda kids: "Caption" in kids[1:])


# ---- 7.3, 7.7: pictures and formulas

def replacement_rule(name, kind):
    @UA.rule(name, f"a {kind} has alternative or replacement text")
    def has_replacement(document):
        for element in document.structure.of_type(kind):
            # An empty ActualText says that nothing stands for it, an empty Alt says nothing at all.
            if not element.text("/Alt") and element.text("/ActualText") is None:
                yield f"{element} has neither Alt nor ActualText"


replacement_rule("7.3-t01", "Figure")
replacement_rule("7.7-t01", "Formula")


# ---- 7.4: headings

@UA.rule("7.4.2-t01", "numbered headings begin with H1 and skip no level on the way down")
def levels(document):
    last = 0
    for element in document.structure.elements:
        if element.type and HEADING.fullmatch(element.type):
            level = int(element.type[1])
            if level > last + 1:
                yield f"{element} follows level {last}" if last else f"{element} is the first heading"
            last = level


@UA.rule("7.4.4-t01", "an element has at most one H among its kids")
def one_heading(document):
    for element in document.structure.elements:
        if element.kid_types.count("H") > 1:
            yield f"{element} holds {element.kid_types.count('H')} /H"


def mixed(document, reported):
    types = Counter("Hn" if element.type != "H" else "H" for element in document.structure.elements
                    if element.type == "H" or (element.type and HEADING.fullmatch(element.type)))
    if len(types) == 2:
        yield f"{types['H']} headings without number and {types['Hn']} with; {reported}"


@UA.rule("7.4.4-t02", "headings without number do not stand beside numbered ones")
def unnumbered_beside_numbered(document):
    yield from mixed(document, "/H is not allowed here")


@UA.rule("7.4.4-t03", "numbered headings do not stand beside ones without number")
def numbered_beside_unnumbered(document):
    yield from mixed(document, "/H1 to /H6 are not allowed here")


# ---- 7.9: notes

@UA.rule("7.9-t01", "a note has an ID")
def note_has_id(document):
    for element in document.structure.of_type("Note"):
        if not element.text("/ID"):
            yield f"{element} has no ID"


@UA.rule("7.9-t02", "no two notes have the same ID")
def note_ids_differ(document):
    ids = Counter(element.text("/ID") for element in document.structure.of_type("Note"))
    for element in document.structure.of_type("Note"):
        if element.text("/ID") and ids[element.text("/ID")] > 1:
            yield f"{element} shares the ID “{element.text('/ID')}”"
