#!/usr/bin/python3
"""Judges the structure of every PDF by reading it with other means than plainsend's writer: tagged, language, title,
bookmarks; headings, lists, tables, links and pictures in the tag tree as in the HTML of the same name; the parent tree
consistent; the text in tag order equal to the text of that HTML (chrome left out on both sides).

    pdf_tags.py OUT
"""

import re
import subprocess
import sys
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

import page_text

ADDED = "plainsend"  # /T of a structure element whose content plainsend added
RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


# ---- fonts: codes to text

def hex_text(token):
    return bytes(token).decode("utf-16-be", "replace")


def to_unicode(font):
    """Map of character codes to text, and the number of bytes of a code."""
    table = {}
    if "/ToUnicode" not in font:
        return table, 2 if font.get("/Subtype") == "/Type0" else 1
    for values, operator in pikepdf.parse_content_stream(font["/ToUnicode"]):
        name = str(operator)
        values = list(values)
        if name == "endbfchar":
            for code, text in zip(values[::2], values[1::2]):
                table[int.from_bytes(bytes(code), "big")] = hex_text(text)
        elif name == "endbfrange":
            for low, high, text in zip(values[::3], values[1::3], values[2::3]):
                first, last = (int.from_bytes(bytes(v), "big") for v in (low, high))
                for code in range(first, last + 1):
                    if isinstance(text, Array):
                        table[code] = hex_text(text[code - first])
                    else:
                        start = bytes(text)
                        table[code] = hex_text(start[:-2] + (int.from_bytes(start[-2:], "big") + code - first).to_bytes(2, "big"))
    return table, 2 if font.get("/Subtype") == "/Type0" else 1


class Pdf:
    def __init__(self, path):
        self.path = path
        self.pdf = pikepdf.open(path)
        self.fonts = {}
        self.text = {}        # (page object, MCID) -> text
        self.order = {}       # page object -> MCIDs in order of painting
        self.untagged = []    # text outside both tags and artifacts
        self.failures = []
        self.pages = {}
        for number, page in enumerate(self.pdf.pages, 1):
            self.pages[page.obj.objgen] = number
            self.read_page(page.obj, number)

    def fail(self, what):
        self.failures.append(f"{self.path}: {what}")

    def decode(self, font, string):
        key = font.objgen if font.objgen != (0, 0) else id(font)
        if key not in self.fonts:
            self.fonts[key] = to_unicode(font)
        table, width = self.fonts[key]
        data = bytes(string)
        codes = [int.from_bytes(data[i:i + width], "big") for i in range(0, len(data), width)]
        missing = [c for c in codes if c not in table]
        if missing:
            self.fail(f"page font {font.get('/BaseFont')}: code {missing[0]} has no Unicode text")
        return "".join(table.get(code, "\ufffd") for code in codes)

    def read_page(self, page, number):
        fonts = page.get("/Resources", {}).get("/Font", {})
        stack, font = [], None  # stack: ("tag", mcid) | ("artifact",) | ("other",)
        self.order[page.objgen] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                tag = str(operands[0])
                properties = operands[1] if name == "BDC" else Dictionary()
                if isinstance(properties, Name):
                    properties = page["/Resources"]["/Properties"][properties]
                if tag == "/Artifact":
                    stack.append(("artifact",))
                elif "/MCID" in properties:
                    mcid = int(properties["/MCID"])
                    if (page.objgen, mcid) in self.text:
                        self.fail(f"page {number}: MCID {mcid} stands twice")
                    self.text[page.objgen, mcid] = ""
                    self.order[page.objgen].append(mcid)
                    stack.append(("tag", mcid))
                else:
                    stack.append(("other",))
            elif name == "EMC":
                if not stack:
                    self.fail(f"page {number}: EMC without BDC")
                else:
                    stack.pop()
            elif name == "Tf":
                font = fonts[operands[0]]
            elif name in ("Tj", "TJ", "'", '"'):
                strings = [o for o in operands[-1] if isinstance(o, pikepdf.String)] if name == "TJ" else [operands[-1]]
                shown = "".join(self.decode(font, s) for s in strings)
                tags = [entry[1] for entry in stack if entry[0] == "tag"]
                if tags:
                    self.text[page.objgen, tags[-1]] += shown
                elif not any(entry[0] == "artifact" for entry in stack) and shown.strip():
                    self.untagged.append((number, shown))
        if stack:
            self.fail(f"page {number}: {len(stack)} BDC without EMC")


# ---- the structure tree

class Tree:
    """Walks the structure once: kinds of elements, text by element, content references."""

    def __init__(self, document):
        self.document = document
        root = document.pdf.Root
        self.root = root.StructTreeRoot
        self.roles = {str(k): str(v) for k, v in self.root.get("/RoleMap", {}).items()}
        self.elements = []      # (type, element, depth, inside added)
        self.used = {}          # (page, mcid) -> element
        self.objects = {}       # objgen of annotation -> element
        self.parts = []         # text in order; "\n" between blocks
        kids = self.root.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            self.walk(kid, None, None, False, False)

    def role(self, element):
        name = str(element.get("/S", "/"))
        return self.roles.get(name, name)[1:]

    BLOCKS = {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "Caption",
              "BlockQuote", "Sect", "Div", "Part", "Art", "Document", "Note", "TOC", "TOCI", "Figure", "Form"}

    def walk(self, element, page, parent, added, silent):
        fail = self.document.fail
        if parent is not None and element.get("/P") is not None and element["/P"].objgen != parent.objgen:
            fail(f"/{self.role(element)} names another parent than the element that holds it")
        kind = self.role(element)
        page = element.get("/Pg", page)
        added = added or str(element.get("/T", "")) == ADDED
        silent = added or silent or kind == "Lbl"
        self.elements.append((kind, element, added))
        block = kind in self.BLOCKS
        if block:
            self.say("\n", silent)
        said = element.get("/ActualText")
        if said is not None:
            self.say(str(said), silent)
            silent = True
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Array):
                fail(f"/{kind} holds an array inside its list of kids")
            elif not isinstance(kid, Dictionary):
                self.content(page, int(kid), element, silent)
            elif kid.get("/Type") == "/MCR":
                self.content(kid.get("/Pg", page), int(kid["/MCID"]), element, silent)
            elif kid.get("/Type") == "/OBJR":
                self.objects[kid["/Obj"].objgen] = element
            else:
                self.walk(kid, page, element, added, silent)
        if block:
            self.say("\n", silent)

    def say(self, text, silent):
        if not silent:
            self.parts.append(text)

    def content(self, page, mcid, element, silent):
        if page is None:
            self.document.fail(f"/{self.role(element)} has content {mcid} but no page")
            return
        key = (page.objgen, mcid)
        if key not in self.document.text:
            self.document.fail(f"/{self.role(element)} names content {mcid} of page {self.document.pages.get(page.objgen)}, which is not there")
            return
        if key in self.used:
            self.document.fail(f"content {mcid} of page {self.document.pages[page.objgen]} belongs to two elements")
        self.used[key] = element
        self.say(self.document.text[key], silent)

    def of_kind(self, *kinds, own=None):
        return [e for k, e, added in self.elements if k in kinds and (own is None or added != own)]


def number_tree(node):
    found = {}
    nums = list(node.get("/Nums", []))
    for key, value in zip(nums[::2], nums[1::2]):
        found[int(key)] = value
    for kid in node.get("/Kids", []):
        found.update(number_tree(kid))
    return found


def judge_parents(document, tree):
    parents = number_tree(tree.root.get("/ParentTree", Dictionary()))
    for page in document.pdf.pages:
        number = document.pages[page.obj.objgen]
        mcids = document.order[page.obj.objgen]
        for mcid in mcids:
            if (page.obj.objgen, mcid) not in tree.used:
                document.fail(f"page {number}: tagged content {mcid} “{document.text[page.obj.objgen, mcid][:30]}” is in no structure element")
        if mcids:
            entry = parents.get(int(page.obj.get("/StructParents", -1)))
            if entry is None:
                document.fail(f"page {number}: no entry in the parent tree")
            else:
                for mcid in mcids:
                    element = tree.used.get((page.obj.objgen, mcid))
                    if element is not None and (mcid >= len(entry) or entry[mcid].objgen != element.objgen):
                        document.fail(f"page {number}: the parent tree names another element for content {mcid}")
        annotations = page.obj.get("/Annots", [])
        if len(annotations) and page.obj.get("/Tabs") != "/S":
            document.fail(f"page {number}: links, but the order of tabbing is not that of the structure")
        for annotation in annotations:
            element = tree.objects.get(annotation.objgen)
            what = f"page {number}: annotation {annotation.get('/Subtype')}"
            if element is None:
                document.fail(f"{what} is in no structure element")
                continue
            entry = parents.get(int(annotation.get("/StructParent", -1)))
            if entry is None or entry.objgen != element.objgen:
                document.fail(f"{what}: the parent tree names another element")
            if annotation.get("/Subtype") == "/Link" and not str(annotation.get("/Contents", "")).strip():
                document.fail(f"{what} has no description")
            if annotation.get("/Subtype") == "/Link" and tree.role(element) != "Link":
                document.fail(f"{what} stands in /{tree.role(element)}, expected /Link")


def attribute(element, name):
    attributes = element.get("/A", [])
    for entry in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(entry, Dictionary) and name in entry:
            return entry[name]
    return None


def kids_of(tree, element):
    kids = element.get("/K", [])
    return [k for k in (kids if isinstance(kids, Array) else [kids]) if isinstance(k, Dictionary) and "/S" in k]


def judge_shape(document, tree):
    allowed = {"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
               "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"}}
    for kind, element, _ in tree.elements:
        if kind in allowed:
            for kid in kids_of(tree, element):
                if tree.role(kid) not in allowed[kind]:
                    document.fail(f"/{kind} holds /{tree.role(kid)}")
        if kind == "TH" and attribute(element, "/Scope") is None and attribute(element, "/Headers") is None:
            document.fail("/TH without Scope")
        if kind == "Figure" and not str(element.get("/Alt", "")).strip():
            document.fail("/Figure without Alt")
        if kind == "Link" and element.objgen not in {e.objgen for e in tree.objects.values()}:
            document.fail("/Link without OBJR")
    level = 0
    for kind, element, _ in tree.elements:
        if re.fullmatch("H[1-6]", kind):
            if int(kind[1]) > level + 1:
                document.fail(f"heading /{kind} follows level {level}")
            level = int(kind[1])


def judge_file(document, tree):
    root = document.pdf.Root
    check = subprocess.run(["qpdf", "--check", str(document.path)], capture_output=True, text=True)
    if check.returncode != 0:
        document.fail("qpdf --check: " + (check.stdout + check.stderr).strip().splitlines()[-1])
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", str(root.get("/Lang", ""))):
        document.fail(f"document language is “{root.get('/Lang', '')}”")
    if root.get("/MarkInfo", Dictionary()).get("/Marked") is not True:
        document.fail("MarkInfo does not say Marked")
    if root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        document.fail("the window would show the file's name, not the title")
    if not str(document.pdf.docinfo.get("/Title", "")).strip():
        document.fail("no title")
    with document.pdf.open_metadata() as metadata:
        title = metadata.get("dc:title")
        if title != str(document.pdf.docinfo.get("/Title", "")):
            document.fail(f"titles differ: Info has “{document.pdf.docinfo.get('/Title')}”, XMP has “{title}”")
    for number, shown in document.untagged[:3]:
        document.fail(f"page {number}: “{shown[:40]}” is neither tagged nor an artifact")
    for page in document.pdf.pages:
        box = [float(v) for v in page.MediaBox]
        if abs(box[2] - 595.28) > 1 or abs(box[3] - 841.89) > 1:
            document.fail(f"page is {box[2]} by {box[3]} points, not A4")
    headings = [e for e in tree.of_kind("H1", "H2", "H3", "H4", "H5", "H6")]
    with document.pdf.open_outline() as outline:
        def count(items):
            return sum(1 + count(item.children) for item in items)
        if headings and count(outline.root) == 0:
            document.fail("headings, but no bookmarks")


# ---- against the HTML of the same name

def shown(element):
    while element is not None:
        if page_text.is_chrome(element):
            return False
        element = element.getparent()
    return True


def judge_against(document, tree, page):
    main = page_text.main_of(page)

    def count(path, keep=lambda e: True):
        return sum(1 for e in main.xpath(path) if shown(e) and keep(e))

    def own(*kinds):
        return len(tree.of_kind(*kinds, own=True))

    for level in range(1, 7):
        expected = count(f".//h{level}")
        if own(f"H{level}") != expected:
            document.fail(f"{own(f'H{level}')} /H{level}, the page has {expected}")
    # notes are /Note in the file, and a table told row by row has no list of its own there
    lists = "*[not(ancestor-or-self::*[contains(concat(' ', @class, ' '), ' notes ') or contains(concat(' ', @class, ' '), ' headings ')])]"
    pairs = [("L", f".//{lists}[self::ul or self::ol]", ("L",)), ("LI", f".//{lists}[self::li]", ("LI",)), ("Table", ".//table", ("Table",)), ("TR", ".//tr", ("TR",)),
             ("TH", ".//th", ("TH",)), ("TD", ".//td", ("TD",)), ("Figure", ".//img[@alt!='' or following-sibling::*[1][contains(@class, 'missing')]]", ("Figure",)), ("BlockQuote", ".//blockquote", ("BlockQuote",))]
    # A table whose dates or words would be torn in its columns is told row by row in the file, and a finding says so:
    # its words are judged below, as all words are.
    told = count(".//table") - own("Table")
    for name, path, kinds in pairs:
        if told > 0 and name in ("Table", "TR", "TH", "TD") and own(*kinds) <= count(path) and len(tree.of_kind("Div")) >= 2 * told:
            continue
        if own(*kinds) != count(path):
            document.fail(f"{own(*kinds)} /{name}, the page has {count(path)}")
    web = count(".//a[starts-with(@href,'http') or starts-with(@href,'mailto:') or starts-with(@href,'tel:')]")
    links = sum(1 for o, e in tree.objects.items() if tree.role(e) == "Link" and not added_above(tree, e) and leads_out(document, o))
    if web and links < web:
        document.fail(f"{links} links that lead out of the document, the page has {web}")
    ours, theirs = page_text.words("".join(tree.parts)), page_text.words(page_text.text_of(main))
    if difference := page_text.first_difference(ours, theirs):
        document.fail(f"text in tag order: {difference}")
    if RTL.search("".join(theirs)) and not any("/ActualText" in e for _, e, _ in tree.elements):
        document.fail("right-to-left text without ActualText")


def added_above(tree, element):
    while isinstance(element, Dictionary) and "/S" in element:
        if str(element.get("/T", "")) == ADDED:
            return True
        element = element.get("/P")
    return False


def leads_out(document, objgen):
    annotation = document.pdf.get_object(*objgen)
    return annotation.get("/A", Dictionary()).get("/S") == "/URI"


def judge(path):
    document = Pdf(path)
    if "/StructTreeRoot" not in document.pdf.Root:
        document.fail("not tagged")
        return document.failures
    tree = Tree(document)
    judge_file(document, tree)
    judge_parents(document, tree)
    judge_shape(document, tree)
    page = path.with_suffix(".html")
    if page.exists():
        judge_against(document, tree, page)
    else:
        document.fail("there is no HTML of the same name to compare with")
    return document.failures


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    paths = sorted(Path(arguments[0]).rglob("*.pdf"))
    failures = [failure for path in paths for failure in dict.fromkeys(judge(path))]
    if not paths:
        failures.append(f"{arguments[0]}: no PDF")
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"pdf: {len(paths)} files, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
