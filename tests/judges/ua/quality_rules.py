"""What neither standard asks in a way a program can check, but a reader notices: much of it is what PAC calls quality.
The consistency of marked content with the parent tree is judged by pdf_tags.py; here stands what it leaves out."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from .metadata import DC, PDF, XMP
from .rules import QUALITY
from .structure import listed, number_tree, text_of

HEADING = re.compile("H[1-6]?")
FILE_NAME = re.compile(r"\.(docx?|odt|rtf|pdf|html?|md|txt|png|jpe?g|gif|svg|tiff?)$", re.I)
MEANINGLESS = {"untitled", "document", "title", "image", "picture", "figure", "photo", "graphic", "logo", "alt", "link", "click here"}
INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\ufffd]*")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{5,8})*")  # RFC 5646, 2.1
LINK = re.compile(r"(https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+|tel:[+0-9().-]+)", re.I)
FIRST_SURE = 5  # a list of differences tells no more


def blank(text):
    return INVISIBLE.fullmatch(text) is not None


# ---- metadata

def pdf_date(text):
    """A date of Info (ISO 32000-1, 7.9.4) as XMP writes it, to the second."""
    match = re.fullmatch(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)?'?)?", text)
    if not match:
        return text
    year, month, day, hour, minute, second, z, sign, hours, minutes = match.groups()
    zone = "Z" if z or (sign and hours == "00" and minutes in (None, "00")) else f"{sign}{hours}:{minutes or '00'}" if sign else ""
    return f"{year}-{month or '01'}-{day or '01'}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone}"


PAIRS = {"/Title": (DC, "title"), "/Author": (DC, "creator"), "/Subject": (DC, "description"), "/Keywords": (PDF, "Keywords"),
         "/Creator": (XMP, "CreatorTool"), "/Producer": (PDF, "Producer"), "/CreationDate": (XMP, "CreateDate"), "/ModDate": (XMP, "ModifyDate")}


@QUALITY.rule("info-is-xmp", "what Info says, the metadata says too, and the other way round")
def info_is_xmp(document):
    info = document.pdf.trailer.get("/Info", Dictionary())
    for key, (namespace, local) in PAIRS.items():
        ours, theirs = info.get(key), document.metadata.text(namespace, local)
        ours = None if ours is None else pdf_date(str(ours)) if key.endswith("Date") else str(ours)
        if ours != theirs:
            yield f"Info {key} is “{ours}”, {local} of the metadata is “{theirs}”"


@QUALITY.rule("language-is-xmp", "the language of the metadata is that of the catalog")
def language_is_xmp(document):
    found = document.metadata.text(DC, "language")
    if found is not None and found != document.language:
        yield f"the catalog says {document.language}, the metadata {found}"


@QUALITY.rule("language-is-real", "languages are tags that can be looked up")
def real_language(document):
    for element in document.structure.elements:
        language = element.text("/Lang")
        if language is not None and not LANGUAGE.fullmatch(language):
            yield f"Lang of {element} is “{language}”"
    if document.language is None or not LANGUAGE.fullmatch(document.language):
        yield f"Lang of the catalog is “{document.language}”"


@QUALITY.rule("title", "the title is one that a person wrote")
def title(document):
    found = (document.metadata.text(DC, "title") or "").strip()
    if FILE_NAME.search(found) or found.lower() in MEANINGLESS or blank(found) or re.search(r"[/\\]\S+[/\\]", found):
        yield f"the title is “{found}”"


# ---- finding the way

def destination_page(document, value):
    """The page a destination leads to, or None (ISO 32000-1, 12.3.2)."""
    if isinstance(value, (pikepdf.String, Name)):
        value = named_destinations(document).get(str(value).lstrip("/"))
    if isinstance(value, Dictionary):
        value = value.get("/D")
    if not isinstance(value, Array) or not len(value) or not isinstance(value[0], Dictionary):
        return None
    return document.page_places.get(value[0].objgen)


def named_destinations(document):
    found = {key.lstrip("/"): value for key, value in dict(document.root.get("/Dests", Dictionary())).items()}
    waiting = listed(document.root.get("/Names", Dictionary()).get("/Dests"))
    while waiting:
        node = waiting.pop()
        names = listed(node.get("/Names"))
        found.update((str(name), value) for name, value in zip(names[::2], names[1::2]))
        waiting += listed(node.get("/Kids"))
    return found


def leads_nowhere(document, dictionary):
    """What is wrong with the target of a link or bookmark, or None."""
    action = dictionary.get("/A")
    if "/Dest" in dictionary or (isinstance(action, Dictionary) and action.get("/S") == Name.GoTo):
        value = dictionary["/Dest"] if "/Dest" in dictionary else action.get("/D")
        return None if destination_page(document, value) else "leads to no page of the document"
    if isinstance(action, Dictionary) and action.get("/S") == Name.URI:
        address = str(action.get("/URI", ""))
        return None if LINK.fullmatch(address) else f"leads to “{address}”"
    return "leads nowhere"


@QUALITY.rule("link-target", "every link leads to a page of the document or to an address")
def link_target(document):
    for annotation in document.annotations:
        if annotation.subtype == "Link" and (problem := leads_nowhere(document, annotation.dictionary)):
            yield f"{annotation} “{annotation.text('/Contents')}” {problem}"


@QUALITY.rule("link-area", "every link has an area on its page")
def link_area(document):
    for annotation in document.annotations:
        left, bottom, right, top = sorted_box(annotation.dictionary.get("/Rect"))
        if annotation.is_outside or right - left < 1 or top - bottom < 1:
            yield f"{annotation} “{annotation.text('/Contents')}” has the area {left:g} {bottom:g} {right:g} {top:g}"


def sorted_box(value):
    a, b, c, d = (float(number) for number in value)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def bookmarks(document):
    """[(title, dictionary)] in order. A circle of bookmarks ends the walk."""
    found, seen = [], set()

    def walk(item):
        while isinstance(item, Dictionary) and item.objgen not in seen:
            seen.add(item.objgen)
            found.append((str(item.get("/Title", "")), item))
            walk(item.get("/First"))
            item = item.get("/Next")

    walk(document.root.get("/Outlines", Dictionary()).get("/First"))
    return found


@QUALITY.rule("bookmarks", "the bookmarks are the headings, in order, and each leads to its page")
def bookmarks_are_headings(document):
    # The heading of the table of contents needs none: it names what the bookmarks are.
    headings = [document.text_of(element) for element in document.structure.elements
                if element.type and HEADING.fullmatch(element.type)
                and not (element.parent is not None and "TOC" in element.parent.kid_types)]
    found = bookmarks(document)
    titles = [squeeze(text) for text, _ in found]
    expected = [squeeze(text) for text in headings]
    if titles != expected:
        at = next((n for n, pair in enumerate(zip(titles, expected)) if pair[0] != pair[1]), min(len(titles), len(expected)))
        yield (f"bookmark {at + 1} is “{titles[at] if at < len(titles) else ''}”, "
               f"heading {at + 1} is “{expected[at] if at < len(expected) else ''}”")
    for text, item in found:
        if problem := leads_nowhere(document, item):
            yield f"bookmark “{text}” {problem}"


def squeeze(text):
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()


@QUALITY.rule("contents-linked", "every entry of a table of contents is a link")
def contents_linked(document):
    for entry in document.structure.of_type("TOCI"):
        links = [obj for element in below(entry) if element.type == "Link" for obj in element.objects]
        if not any(isinstance(link, Dictionary) and leads_nowhere(document, link) is None for link in links):
            yield f"{entry} “{squeeze(document.text_of(entry))}” is no link"


def below(element):
    yield element
    for kid in element.elements:
        yield from below(kid)


# ---- page labels

def label(document, index):
    """The label of a page (ISO 32000-1, 12.4.2); None when the file gives none."""
    ranges = number_tree(document.root.get("/PageLabels"))
    starts = [start for start in ranges if start <= index]
    if not starts:
        return None
    start = max(starts)
    entry = ranges[start]
    number = int(entry.get("/St", 1)) + index - start
    style = entry.get("/S")
    shown = "" if style is None else str(number) if style == Name.D else None
    return None if shown is None else str(entry.get("/P", "")) + shown


@QUALITY.rule("page-labels", "every page has a label, and it is the number printed on the page")
def page_labels(document):
    if len(document.pdf.pages) == 1:
        return
    for index in range(len(document.pdf.pages)):
        found = label(document, index)
        if found is None:
            yield f"page {index + 1} has no label"
            return
        printed = [text for text in artifacts(document, f"page {index + 1}") if re.search(r"\d", text)]
        if printed and not any(re.search(rf"(?<!\d){re.escape(found)}(?!\d)", text) for text in printed):
            yield f"page {index + 1} has the label “{found}”, printed is “{printed[-1]}”"


def artifacts(document, place):
    """The texts of the artifacts of a page that belong to the paging, such as headers and footers."""
    fonts, found = dict((id(use), font) for use, font in document.fonts), {}
    for item in document.content.items:
        if item.kind == "text" and item.place == place and item.font is not None and item.mark is not None and item.mark.is_artifact:
            found[id(item.mark)] = found.get(id(item.mark), "") + fonts[id(item.font)].text(item.strings)
    return list(found.values())


# ---- tags

@QUALITY.rule("empty-tag", "no tag holds nothing, or nothing but spaces")
def empty_tag(document):
    # An empty cell is part of a table's grid, a field and a figure hold what is no text.
    for element in document.structure.elements:
        inside = list(below(element))
        speaks = any(part.objects or part.text("/Alt") or part.type in ("Figure", "Form", "Formula", "TD", "TH") for part in inside)
        if not speaks and element.type not in ("Table", "TR", "THead", "TBody", "TFoot") and blank(document.text_of(element)):
            yield f"{element} says nothing"


@QUALITY.rule("note-label", "every note has its label")
def note_label(document):
    for note in document.structure.of_type("Note"):
        labels = [element for element in below(note) if element.type == "Lbl"]
        if not labels or blank(document.text_of(labels[0])):
            yield f"{note} “{squeeze(document.text_of(note))[:30]}” has no Lbl"


@QUALITY.rule("list-numbering", "a list with labels says how it is numbered (ISO 14289-1, 7.6)")
def list_numbering(document):
    for found in document.structure.of_type("L"):
        has_labels = any(kid.type == "Lbl" for item in found.elements for kid in item.elements)
        if has_labels and text_of(found.attribute("/ListNumbering")) in ("", "/None"):
            yield f"{found} has labels but no ListNumbering"


@QUALITY.rule("figure-box", "a figure says where on the page it is (ISO 32000-1, table 344)")
def figure_box(document):
    for figure in document.structure.of_type("Figure", "Formula"):
        box = figure.attribute("/BBox")
        if not isinstance(box, Array) or len(box) != 4:
            yield f"{figure} has no BBox"


@QUALITY.rule("headers-and-footers", "text that belongs to the paging is marked as header, footer or watermark (ISO 14289-1, 7.8)")
def headers_and_footers(document):
    for item in document.content.items:
        mark = item.mark
        while mark is not None and mark.tag != "Artifact":
            mark = mark.parent
        if item.kind == "text" and mark is not None and mark.own("/Type") == "/Pagination" and \
                mark.own("/Subtype") not in ("/Header", "/Footer", "/Watermark"):
            yield f"{mark.place}: a text of the paging has the subtype {mark.own('/Subtype')}"


@QUALITY.rule("alternative-text", "alternative text says what is there, and is no file name")
def alternative_text(document):
    for element in document.structure.elements:
        text = element.text("/Alt")
        if text is not None and (blank(text) or FILE_NAME.search(text.strip()) or text.strip().lower() in MEANINGLESS):
            yield f"Alt of {element} is “{text}”"
    for annotation in document.annotations:
        text = annotation.text("/Contents")
        if annotation.subtype == "Link" and (blank(text) or text.strip().lower() in MEANINGLESS):
            yield f"{annotation} is described as “{text}”"


@QUALITY.rule("ids", "every ID is in the ID tree, and every entry of it is an ID (ISO 32000-1, table 322)")
def ids(document):
    used = {element.text("/ID") for element in document.structure.elements if element.text("/ID")}
    listed_ids, waiting = set(), listed(document.structure.root.get("/IDTree")) if document.structure.root is not None else []
    while waiting:
        node = waiting.pop()
        listed_ids |= {str(name) for name in listed(node.get("/Names"))[::2]}
        waiting += listed(node.get("/Kids"))
    for name in sorted(used ^ listed_ids)[:FIRST_SURE]:
        yield f"the ID “{name}” is {'not in the tree' if name in used else 'in the tree only'}"


@QUALITY.rule("parent-keys", "every key of the parent tree has one owner, and the next key is free")
def parent_keys(document):
    owners = {}
    for found in document.objects:
        for name in ("/StructParent", "/StructParents"):
            if name in found and found.get("/Type") != Name.StructTreeRoot:
                owners.setdefault(int(found[name]), []).append(found)
    entries = document.structure.parent_entries
    for key in sorted(owners):
        if len(owners[key]) > 1:
            yield f"the key {key} is used {len(owners[key])} times"
        if key not in entries:
            yield f"the key {key} is not in the parent tree"
    for key in sorted(set(entries) - set(owners)):
        yield f"the key {key} of the parent tree belongs to nothing"
    following = document.structure.root.get("/ParentTreeNextKey") if document.structure.root is not None else None
    if entries and (following is None or int(following) <= max(entries)):
        yield f"ParentTreeNextKey is {following}, the last key is {max(entries)}"


@QUALITY.rule("parent-entries", "what the parent tree names, the structure holds")
def parent_entries(document):
    held = {(page.objgen if page is not None else None, mcid): element for element in document.structure.elements
            for page, mcid, stream in element.content if stream is None}
    pages = {int(page.obj["/StructParents"]): page.obj for page in document.pdf.pages if "/StructParents" in page.obj}
    for key, entry in sorted(document.structure.parent_entries.items()):
        if key in pages and isinstance(entry, Array):
            for mcid, named in enumerate(entry):
                element = held.get((pages[key].objgen, mcid))
                if isinstance(named, Dictionary) and (element is None or element.dictionary.objgen != named.objgen):
                    yield f"{document.page_places[pages[key].objgen]}: the element of content {mcid} does not hold it"


@QUALITY.rule("object-references", "what an element names as its annotation stands on a page")
def object_references(document):
    standing = {annotation.dictionary.objgen for annotation in document.annotations}
    for element in document.structure.elements:
        for found in element.objects:
            if isinstance(found, Dictionary) and not isinstance(found, Stream) and found.objgen not in standing:
                yield f"{element} names an annotation that is on no page"


@QUALITY.rule("content", "marks balance, and everything named in the content is among the resources")
def content(document):
    for place, problem in document.content.problems:
        yield f"{place}: {problem}"
