"""PDF/A-2a rules about annotations, actions, metadata, structure and the rest of the catalog: ISO 19005-2, 6.3 to 6.11.
The numbers after -t are ours."""

import re

from pikepdf import Array, Dictionary, Name, Stream

from . import document_rules, structure_rules
from .language_rules import well_formed
from .metadata import DC, PDF, PDFA as PDFA_ID, RDF, XMP
from .rules import PDFA
from .structure import listed, text_of

INVISIBLE, HIDDEN, PRINT, NO_VIEW, TOGGLE = 1, 2, 4, 32, 256  # ISO 32000-1, table 165
ANNOTATIONS = set("Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup "
                  "FileAttachment Widget PrinterMark TrapNet Watermark Redact".split())
FORBIDDEN_ACTIONS = set("/Launch /Sound /Movie /ResetForm /ImportData /Hide /SetOCGState /Rendition /Trans /GoTo3DView /JavaScript".split())
ACTIONS = set("/GoTo /GoToR /GoToE /Thread /URI /Named /SubmitForm".split())
NAMED_ACTIONS = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
PREFIXES = {EXTENSION: "pdfaExtension", SCHEMA: "pdfaSchema", PROPERTY: "pdfaProperty", "http://www.aiim.org/pdfa/ns/type#": "pdfaType",
            "http://www.aiim.org/pdfa/ns/field#": "pdfaField"}
# Predefined schemas (6.6.2.3.1 with the XMP specification of 2005); None: any property is taken for known.
KNOWN = {
    DC: set("contributor coverage creator date description format identifier language publisher relation rights source subject title type".split()),
    XMP: set("Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate Nickname Rating Thumbnails".split()),
    PDF: set("Keywords PDFVersion Producer Trapped".split()),
    PDFA_ID: set("part amd corr conformance".split()),
    EXTENSION: {"schemas"},
    **{f"http://ns.adobe.com/{name}": None for name in ("xap/1.0/rights/", "xap/1.0/mm/", "xap/1.0/bj/", "xap/1.0/t/pg/", "xmp/1.0/DynamicMedia/",
                                                       "photoshop/1.0/", "camera-raw-settings/1.0/", "tiff/1.0/", "exif/1.0/", "exif/1.0/aux/")},
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")


# ---- 6.3: annotations

@PDFA.rule("6.3.1-t01", "an annotation is of a type that is text or picture")
def annotation_types(document):
    for annotation in document.annotations:
        if annotation.subtype not in ANNOTATIONS:
            yield str(annotation)


@PDFA.rule("6.3.2-t01", "an annotation is printed, and never hidden")
def flags(document):
    for annotation in document.annotations:
        if annotation.subtype != "Popup":
            if "/F" not in annotation.dictionary:
                yield f"{annotation} has no F"
            elif not annotation.flags & PRINT or annotation.flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE):
                yield f"{annotation}: F is {annotation.flags}"


@PDFA.rule("6.3.3-t01", "an annotation that can be seen has an appearance")
def has_appearance(document):
    for annotation in document.annotations:
        left, bottom, right, top = (float(value) for value in annotation.dictionary.get("/Rect", [0, 0, 0, 0]))
        if annotation.subtype not in ("Popup", "Link") and (left, bottom) != (right, top) and not isinstance(annotation.dictionary.get("/AP"), Dictionary):
            yield f"{annotation} has no appearance"


@PDFA.rule("6.3.3-t02", "an appearance is the normal one only: a stream, of buttons one for each state")
def normal_appearance(document):
    for annotation in document.annotations:
        found = annotation.dictionary.get("/AP")
        if isinstance(found, Dictionary):
            button = annotation.subtype == "Widget" and text_of(annotation.dictionary.get("/FT")) == "/Btn"
            if set(dict(found)) != {"/N"} or isinstance(found["/N"], Dictionary) != button:
                yield f"{annotation} has {', '.join(dict(found))}"


# ---- 6.4: forms

@PDFA.rule("6.4.1-t01", "a field does nothing by itself")
def field_actions(document):
    for found in [annotation.dictionary for annotation in document.annotations if annotation.subtype == "Widget"] + document.fields:
        if "/A" in found or "/AA" in found:
            yield f"field “{found.get('/T')}”"


@PDFA.rule("6.4.1-t02", "the reader is not asked to make appearances")
def need_appearances(document):
    form = document.root.get("/AcroForm")
    if isinstance(form, Dictionary) and form.get("/NeedAppearances") is True:
        yield "NeedAppearances"


@PDFA.rule("6.4.2-t01", "no XFA")
def no_xfa(document):
    form = document.root.get("/AcroForm")
    if (isinstance(form, Dictionary) and "/XFA" in form) or document.root.get("/NeedsRendering") is True:
        yield "XFA"


# ---- 6.5: actions

def actions(document):
    """Dictionaries where actions stand: /A, /OpenAction, /Next, and those that say they are one."""
    found = [item for holder in document.objects for key in ("/A", "/OpenAction", "/Next") for item in listed(holder.get(key))
             if isinstance(item, Dictionary) and isinstance(item.get("/S"), Name) and not is_attribute(holder, item)]
    return found + [item for item in document.objects if item.get("/Type") == Name.Action]


def is_attribute(holder, item):
    """/A of a structure element holds attributes, which have an owner and no action."""
    return "/O" in item or holder.get("/Type") == Name.StructElem


@PDFA.rule("6.5.1-t01", "no action starts, plays, hides or changes anything")
def harmless(document):
    for action in actions(document):
        if str(action.get("/S")) in FORBIDDEN_ACTIONS or str(action.get("/S")) not in ACTIONS:
            yield f"action {action.get('/S')}"


@PDFA.rule("6.5.1-t02", "a named action only turns pages")
def named_actions(document):
    for action in actions(document):
        if action.get("/S") == Name.Named and str(action.get("/N")) not in NAMED_ACTIONS:
            yield f"action {action.get('/N')}"


@PDFA.rule("6.5.2-t01", "nothing is done on opening or closing a document or page")
def triggers(document):
    if "/AA" in document.root:
        yield "the catalog has AA"
    for number, page in enumerate(document.pdf.pages, 1):
        if "/AA" in page.obj:
            yield f"page {number} has AA"


# ---- 6.6: metadata

PDFA.rule("6.6.2.1-t01", "the catalog has a metadata stream")(document_rules.has_metadata)


@PDFA.rule("6.6.2.1-t02", "the packet is well-formed, and its header has neither bytes nor encoding")
def packet(document):
    if document.metadata_stream is not None:
        if document.metadata.error:
            yield document.metadata.error
        header = re.match(rb"\s*(?:\xef\xbb\xbf)?<\?xpacket\s(.*?)\?>", document.metadata.packet, re.S)
        if header is None:
            yield "no packet header"
        elif re.search(rb"\b(bytes|encoding)\s*=", header[1]):
            yield "the packet header has bytes or encoding"


def extension_schemas(document):
    """[(element, {field: text}, properties)] of each described schema."""
    found = []
    tree = document.metadata.tree
    for bag in tree.iter(f"{{{EXTENSION}}}schemas") if tree is not None else ():
        for item in bag.findall(f"{{{RDF}}}Bag/{{{RDF}}}li"):
            properties = [fields(entry, PROPERTY) for entry in item.iterfind(f".//{{{SCHEMA}}}property/{{{RDF}}}Seq/{{{RDF}}}li")]
            found.append((item, fields(item, SCHEMA), properties))
    return found


def fields(item, namespace):
    """The fields of a resource, written in it or in an rdf:Description of its own."""
    return {node.tag[len(namespace) + 2:]: "".join(node.itertext()).strip() for node in item.iter() if isinstance(node.tag, str)
            and node.tag.startswith(f"{{{namespace}}}") and (node.getparent() is item or node.getparent().getparent() is item)}


@PDFA.rule("6.6.2.3.1-t01", "every property is predefined, or described in the file")
def described(document):
    known = {(entry["namespaceURI"], described.get("name")) for _, entry, properties in extension_schemas(document)
             for described in properties if "namespaceURI" in entry}
    for (namespace, local), _ in document.metadata.properties.items():
        predefined = namespace in KNOWN and (KNOWN[namespace] is None or local in KNOWN[namespace])
        if not predefined and (namespace, local) not in known:
            yield f"{local} of {namespace}"


@PDFA.rule("6.6.2.3.1-t02", "dates and numbers are written as their type asks")
def value_types(document):
    for namespace, local in ((XMP, "CreateDate"), (XMP, "ModifyDate"), (XMP, "MetadataDate"), (DC, "date")):
        text = document.metadata.text(namespace, local)
        if text is not None and not DATE.fullmatch(text.strip()):
            yield f"{local} is “{text}”"
    integers = {(entry.get("namespaceURI"), described.get("name")) for _, entry, properties in extension_schemas(document)
                for described in properties if described.get("valueType") == "Integer"} | {(PDFA_ID, "part")}
    for namespace, local in sorted(integers, key=str):
        text = document.metadata.text(namespace, local)
        if text is not None and not re.fullmatch(r"[+-]?\d+", text.strip()):
            yield f"{local} is “{text}”"
    title = document.metadata.get(DC, "title")
    if title is not None and not title.items():
        yield "dc:title has no language alternatives"


@PDFA.rule("6.6.2.3.3-t01", "a described schema says all that is asked of it")
def complete_descriptions(document):
    for _, entry, properties in extension_schemas(document):
        for key in ("schema", "namespaceURI", "prefix"):
            if not entry.get(key):
                yield f"a schema has no {key}"
        for described in properties:
            for key in ("name", "valueType", "category", "description"):
                if not described.get(key):
                    yield f"a property of {entry.get('prefix')} has no {key}"
            if described.get("category") not in (None, "internal", "external"):
                yield f"{described.get('name')} is {described['category']}"


@PDFA.rule("6.6.2.3.3-t02", "descriptions of schemas have the prefixes they must have")
def description_prefixes(document):
    for node in document.metadata.tree.iter() if document.metadata.tree is not None else ():
        namespace = node.tag[1:].partition("}")[0] if isinstance(node.tag, str) else None
        if namespace in PREFIXES and node.prefix != PREFIXES[namespace]:
            yield f"{node.prefix} for {namespace}"


@PDFA.rule("6.6.4-t01", "the metadata says PDF/A, part 2, level A")
def identified(document):
    part, level = (document.metadata.text(PDFA_ID, local) for local in ("part", "conformance"))
    if (part or "").strip() != "2" or (level or "").strip() != "A":
        yield f"part {part}, level {level}"


@PDFA.rule("6.6.4-t02", "the identification has the prefix pdfaid")
def identification_prefix(document):
    for local in ("part", "conformance", "amd", "corr"):
        found = document.metadata.get(PDFA_ID, local)
        if found is not None and found.prefix != "pdfaid":
            yield f"{found.prefix}:{local}"


# ---- 6.7: structure, as PDF/UA asks

PDFA.rule("6.7.2.2-t01", "MarkInfo says that the file is tagged")(document_rules.marked)
PDFA.rule("6.7.3.3-t01", "the catalog has a structure tree")(document_rules.has_structure)
PDFA.rule("6.7.3.4-t01", "a type of our own is mapped to a standard one")(structure_rules.mapped)
PDFA.rule("6.7.3.4-t02", "the role map has no circle")(structure_rules.circular)
PDFA.rule("6.7.3.4-t03", "a standard type is not mapped to another")(structure_rules.remapped)
PDFA.rule("6.7.4-t01", "a language is written as a language tag")(well_formed)


@PDFA.rule("6.7.4-t02", "the catalog names the language of the document")
def has_language(document):
    if document.language is None:
        yield "no Lang"


# ---- 6.8 to 6.11

PDFA.rule("6.8-t01", "an embedded file has its name in F and in UF")(document_rules.names_of_embedded_files)


@PDFA.rule("6.8-t02", "only files that say they are PDF/A are embedded")
def embedded_files(document):
    for specification in document.objects:
        streams = dict(specification["/EF"]).values() if isinstance(specification.get("/EF"), Dictionary) else ()
        for stream in streams:
            data = stream.read_bytes() if isinstance(stream, Stream) else b""
            if not data.startswith(b"%PDF-") or b"pdfaid" not in data:
                yield f"“{text_of(specification.get('/UF', specification.get('/F')))}” is no PDF/A file"


@PDFA.rule("6.9-t01", "every configuration of optional content has a name of its own")
def layer_names(document):
    names = [text_of(configuration.get("/Name")) for configuration in document_rules.configurations(document)]
    for number, name in enumerate(names):
        if not name or name in names[:number]:
            yield f"configuration {number + 1} is named “{name}”"


@PDFA.rule("6.9-t02", "a configuration of optional content lists every layer, and switches none by itself")
def layer_order(document):
    properties = document.root.get("/OCProperties")
    layers = {layer.objgen for layer in listed(properties.get("/OCGs"))} if isinstance(properties, Dictionary) else set()
    for number, configuration in enumerate(document_rules.configurations(document), 1):
        if "/AS" in configuration:
            yield f"configuration {number} has AS"
        if "/Order" in configuration and flat(configuration["/Order"]) != layers:
            yield f"configuration {number} does not order every layer"


def flat(order):
    found = set()
    for item in order:
        found |= flat(item) if isinstance(item, Array) else {item.objgen} if isinstance(item, Dictionary) else set()
    return found


@PDFA.rule("6.10-t01", "no other presentation, and no steps within a page")
def presentations(document):
    if "/AlternatePresentations" in document.root.get("/Names", Dictionary()):
        yield "AlternatePresentations"
    for number, page in enumerate(document.pdf.pages, 1):
        if "/PresSteps" in page.obj:
            yield f"page {number}: PresSteps"


@PDFA.rule("6.11-t01", "the document asks nothing of the reader")
def requirements(document):
    if "/Requirements" in document.root:
        yield "Requirements"
