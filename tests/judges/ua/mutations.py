"""Mutations: a good file with one mistake made in it, and the rules that must then be reported, no more and no fewer.
What they share: finding a place for the mistake, and the run over the files of a folder."""

import re
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .report import files


class NotHere(Exception):
    """The file has no place for this mistake."""


class Mutations:
    def __init__(self, finish=lambda data: data):
        self.all = []  # (what, rules, function)
        self.finish = finish  # for what the saved bytes need before a checker sees them

    def breaks(self, *rules):
        """Registers a mistake. The function changes the Pdf it is given; it may return options for saving, or a
        function that changes the saved bytes. Its docstring, or its name, says what the mistake is."""
        def register(make):
            self.all.append((make.__name__.replace("_", " "), frozenset(rules), make))
            return make
        return register

    def run(self, folder, failures):
        """What went wrong, as lines. `failures` is the checker: bytes -> [(rule, place)]."""
        sources = sorted(((path.stat().st_size, path) for path in files([folder])), key=lambda pair: (pair[0], pair[1].name))
        sources = [(path, path.read_bytes()) for _, path in sources]
        clean = {}
        for what, rules, make in self.all:
            for path, data in sources:
                mutated = mutate(data, make, self.finish)
                if mutated is None:
                    continue
                if path not in clean:
                    clean[path] = failures(data)
                    yield from (f"{path.name}: {rule} before any mutation: {place}" for rule, place in clean[path])
                found = {rule for rule, _ in failures(mutated)} - {rule for rule, _ in clean[path]}
                if found != rules:
                    yield f"{path.name}: {what}: expected {', '.join(sorted(rules))}, reported {', '.join(sorted(found)) or 'nothing'}"
                break
            else:
                yield f"{what}: no file has a place for this mistake"


def mutate(data, make, finish):
    """The bytes of the file with the mistake in it; None when it has no place for it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        try:
            told = make(pdf)
        except NotHere:
            return None
        out = BytesIO()
        # pikepdf would mend the XMP packet on the way
        # objects in the open, so that mistakes can be made in their bytes
        options = {"static_id": True, "fix_metadata_version": False, "object_stream_mode": pikepdf.ObjectStreamMode.disable, **(told if isinstance(told, dict) else {})}
        if "encryption" in options:
            del options["static_id"]
        pdf.save(out, **options)
    finished = finish(out.getvalue())
    return told(finished) if callable(told) else finished


# ---- finding places

def elements(pdf, *types):
    found = [obj for obj in pdf.objects if isinstance(obj, Dictionary) and str(obj.get("/S", ""))[1:] in types and "/P" in obj]
    if not found:
        raise NotHere
    return found


def element(pdf, *types):
    return elements(pdf, *types)[0]


def kids(node):
    found = node.get("/K", Array())
    return list(found) if isinstance(found, Array) else [found]


def child(pdf, parent, kind, at=None, **entries):
    """A new element among the kids of another, by default the last."""
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + kind), P=parent, K=Array(), **entries))
    items = kids(parent)
    items.insert(len(items) if at is None else at, made)
    parent.K = Array(items)
    return made


def cells(table):
    """The cells of a table, row by row."""
    rows = [row for kid in kids(table) for row in ([kid] if kid.S == Name.TR else kids(kid)) if row.S == Name.TR]
    return [[cell for cell in kids(row) if cell.S in (Name.TH, Name.TD)] for row in rows]


def table(pdf, rows=2, columns=2, parts=()):
    """A table with so many rows and columns, and parts such as THead."""
    for found in elements(pdf, "Table"):
        grid = cells(found)
        if len(grid) >= rows and all(len(row) >= columns for row in grid) and {f"/{part}" for part in parts} <= {str(kid.S) for kid in kids(found)}:
            return found
    raise NotHere


def give(cell, **attributes):
    """Table attributes of a cell, beside those it has."""
    found = cell.get("/A", Dictionary(O=Name.Table))
    target = found[0] if isinstance(found, Array) else found
    for key, value in attributes.items():
        target[f"/{key}"] = value
    cell.A = found


def annotation(pdf, subtype="/Link"):
    for page in pdf.pages:
        for found in page.obj.get("/Annots", Array()):
            # a link over two lines has two annotations, and a mistake in one of them would be two
            if found.get("/Subtype") == Name(subtype) and sum(1 for kid in kids(holder(pdf, found)) if is_object(kid)) == 1:
                return found
    raise NotHere


def is_object(kid):
    return isinstance(kid, Dictionary) and "/Obj" in kid


def holder(pdf, found):
    """The element that holds an annotation."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/S" in item and "/P" in item:
            for kid in kids(item):
                if is_object(kid) and kid.Obj.objgen == found.objgen:
                    return item
    raise NotHere


def field(pdf):
    """Makes a form field of a link, tagged as it should be: the field and the element that holds it."""
    found = annotation(pdf)
    held = holder(pdf, found)
    held.S = Name.Form
    held.K = Array([kid for kid in held.K if isinstance(kid, Dictionary) and "/Obj" in kid and kid.Obj.objgen == found.objgen])
    del found.Contents
    found.Subtype, found.FT, found.T, found.TU = Name.Widget, Name.Tx, String("name"), String("Your name")
    pdf.Root.AcroForm = Dictionary(Fields=Array([found]))
    return found, held


def edit(pdf, change, page=0):
    """Changes the content of a page: text -> text."""
    obj = pdf.pages[page].obj
    before = obj.Contents.read_bytes().decode("latin-1")
    after = change(before)
    if after == before:
        raise NotHere
    obj.Contents = pdf.make_stream(after.encode("latin-1"))


def shown(pdf):
    """(name of a font, its dictionary, a code shown with it) on the first page."""
    page = pdf.pages[0].obj
    name = None
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            name = str(operands[0])[1:]
        elif str(operator) in ("Tj", "TJ") and name is not None:
            strings = operands[0] if str(operator) == "TJ" else operands
            first = next((bytes(each) for each in strings if isinstance(each, String)), b"")
            if len(first) >= 2:
                return name, page.Resources.Font[f"/{name}"], first[:2].hex().upper()
    raise NotHere


def line(pdf, code=None, mode=0):
    """Operators that show one code of a font of the first page."""
    name, _, first = shown(pdf)
    return f"\nBT {mode} Tr /{name} 9 Tf 1 0 0 1 9 9 Tm <{code or first}> Tj ET\n"


def packet(pdf, pattern, replacement):
    """Changes the XMP packet."""
    before = pdf.Root.Metadata.read_bytes().decode("utf-8")
    after = re.sub(pattern, replacement, before, flags=re.S)
    if after == before:
        raise NotHere
    pdf.Root.Metadata.write(after.encode("utf-8"))
