"""What one PDF says about itself, for the sheet of peers.py: the same questions to every file, whoever made it."""

import collections
import difflib
import pathlib
import re
import subprocess
import sys
import unicodedata
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "judges"))

import page_text  # noqa: E402
import pdfa_check  # noqa: E402, F401
import print_words  # noqa: E402
from lxml import etree  # noqa: E402
from ua import checks  # noqa: E402, F401
from ua.document import Document  # noqa: E402
from ua.metadata import DC, PDFUA  # noqa: E402
from ua.rules import PDFA, UA  # noqa: E402
from ua.structure import Element  # noqa: E402

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCX_KINDS = ("t", "p", "tab", "br")  # what has text or parts it
INLINE = {"Span", "Link", "Quote", "Code", "Reference", "Annot", "NonStruct", None}  # None: a type of PDF 2.0
CELLS = {"TH", "TD"}  # a cell may be empty because the author left it so
TORN_KINDS = {"date", "time", "telephone number"}


def share(some, all_of_them):
    return f"{some} of {all_of_them}" if all_of_them else "none there"


class Facts:
    """Each method or attribute is one row. source_words: what the file was made from, as words."""

    def __init__(self, path, source_words):
        self.path = path
        self.document = Document(path)
        self.source_words = source_words
        self.structure = self.document.structure
        self.pages = len(self.document.pdf.pages)
        self.bytes = path.stat().st_size
        self.rules_failed = {name: list(dict.fromkeys(rule for rule, _ in table.failures(self.document)))
                             for name, table in (("UA", UA), ("A", PDFA))}

    def tagged(self):
        mark = self.document.root.get("/MarkInfo", {}).get("/Marked")
        return "yes" if mark is True and self.structure.elements else "no"

    def identifier(self):
        return self.document.metadata.text(PDFUA, "part") or "no"

    def title(self):
        places = [("XMP", self.document.metadata.text(DC, "title")),
                  ("Info", str(self.document.pdf.docinfo.get("/Title", "")))]
        shown = self.document.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True
        found = " and ".join(place for place, text in places if (text or "").strip()) or "no"
        return found + (", shown" if shown else ", not shown")

    def language(self):
        return self.document.language or "no"

    def headings(self):
        kinds = ("H", *(f"H{level}" for level in range(1, 7)))
        levels = collections.Counter(element.type for element in self.structure.of_type(*kinds))
        return ", ".join(f"{level} {levels[level]}" for level in sorted(levels)) or "none"

    def scopes(self):
        heads = self.structure.of_type("TH")
        return share(sum(1 for head in heads if head.attribute("/Scope") is not None), len(heads))

    def table_heads(self):
        tables = self.structure.of_type("Table")
        return share(sum(1 for table in tables if "THead" in table.kid_types), len(tables))

    def labels(self):
        items = self.structure.of_type("LI")
        return share(sum(1 for item in items if "Lbl" in item.kid_types), len(items))

    def descriptions(self):
        links = [annotation for annotation in self.document.annotations if annotation.subtype == "Link"]
        return share(sum(1 for link in links if link.text("/Contents").strip()), len(links))

    def tab_order(self):
        return share(sum(1 for page in self.document.pdf.pages if page.obj.get("/Tabs") == "/S"), self.pages)

    def noise(self):
        drawn = self.document.text_of_content
        places = self.document.page_places
        full = set()
        for element in reversed(self.structure.elements):  # kids come after their parents
            own = any(page is not None and (places.get(page.objgen), mcid) in drawn
                      for page, mcid, _ in element.content)
            if own or element.objects or any(id(kid) in full for kid in element.elements):
                full.add(id(element))
        nameless = len(self.structure.of_type("NonStruct"))
        empty = sum(1 for element in self.structure.elements
                    if id(element) not in full and element.type not in CELLS | {"NonStruct"})
        return f"{nameless} NonStruct, {empty} empty, of {len(self.structure.elements)}"

    def bookmarks(self):
        with self.document.pdf.open_outline() as outline:
            waiting, count = list(outline.root), 0
            while waiting:
                count += 1
                waiting += waiting.pop().children
        return str(count)

    def broken(self, standard):
        return str(len(self.rules_failed[standard]))

    def torn(self):
        whole, torn = 0, 0
        for text in blocks_of_page(self.path):
            for piece in pieces(text):
                whole += 1
                torn += "\n" in piece
        return share(torn, whole)

    def read_by_poppler(self):
        return read_back(text_by_poppler(self.path), self.source_words)

    def read_by_tags(self):
        return read_back(text_by_tags(self.document), self.source_words)

    def letters_by_tags(self):
        return letters_read_back(text_by_tags(self.document), self.source_words)


# ---- pieces that a line's end must not tear

def blocks_of_page(path):
    """The text of each block that poppler sees on the pages, a line on a line of its own."""
    page = subprocess.run(["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, check=True).stdout
    for block in etree.fromstring(page, etree.XMLParser(recover=True, huge_tree=True)).iter("{*}block"):
        yield "\n".join(" ".join(word.text or "" for word in line.iter("{*}word")) for line in block.iter("{*}line"))


def pieces(text):
    """Dates, times and telephone numbers; of two that overlap the one that begins first, of these the longer."""
    spans = sorted((found.start(), -found.end()) for kind, pattern in print_words.PIECES if kind in TORN_KINDS
                   for found in re.finditer(print_words.with_blanks(pattern), text))
    last = 0
    for begin, end in spans:
        if begin >= last:
            last = -end
            yield text[begin:-end]


# ---- text by tags

def text_by_poppler(path):
    """What pdfinfo reads from the tags. Blocks stand on lines of their own."""
    told = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True)
    parts, above = [], []  # above: (indent, is a block)
    for line in told.stdout.decode("utf-8", "replace").splitlines():
        said = line.lstrip(" ")
        indent = len(line) - len(said)
        if not said or not (said[0] == '"' or said[0].isupper()):
            continue  # an attribute
        while above and above[-1][0] >= indent:
            if above.pop()[1]:
                parts.append("\n")
        if said[0] == '"':
            parts.append(said[1:-1] if said.endswith('"') and len(said) > 1 else said[1:])
        elif not said.startswith("Object "):
            block = "(inline)" not in said and re.match(r"\w+", said).group() not in INLINE
            above.append((indent, block))
            parts.append("\n" if block else "")
    return "".join(parts)


def text_by_tags(document):
    """The same by our own reader, which gives each piece of content to the innermost mark around it."""
    parts, places, drawn = [], document.page_places, document.text_of_content

    def walk(element):
        block = element.type not in INLINE
        parts.append("\n" if block else "")
        said = element.text("/ActualText")
        if said is not None:
            parts.append(said)
        for kid in element.kids if said is None else ():
            if isinstance(kid, Element):
                walk(kid)
            elif kid[0] is not None:
                parts.append(drawn.get((places.get(kid[0].objgen), kid[1]), ""))
        parts.append("\n" if block else "")

    for element in document.structure.top:
        walk(element)
    return "".join(parts)


def words(text):
    text = unicodedata.normalize("NFKC", text)  # a ligature is its letters
    return page_text.words("".join(letter for letter in text if unicodedata.category(letter) != "Cf"))


def words_of_html(path):
    return words(page_text.main_text(path))


def words_of_docx(path):
    parts = []
    with zipfile.ZipFile(path) as archive:
        for node in etree.fromstring(archive.read("word/document.xml")).iter(*(WORD + kind for kind in DOCX_KINDS)):
            parts.append(node.text or "" if node.tag == WORD + "t" else "\n")
    return words("".join(parts))


def found_in_order(source, read):
    blocks = difflib.SequenceMatcher(None, source, read, autojunk=False).get_matching_blocks()
    return sum(size for _, _, size in blocks)


def read_back(text, source):
    """Which share of the source's words is found in the same order, and how many words were read for each of them."""
    read = words(text)
    return f"{100 * found_in_order(source, read) / len(source):.1f} % ({len(read) / len(source):.2f})"


def letters_read_back(text, source):
    """The share of the source's letters and signs that is found in the same order, without regard to spaces."""
    return f"{100 * found_in_order(''.join(source), ''.join(words(text))) / len(''.join(source)):.1f} %"
