"""PDF/UA-1 rules about the file, its catalog and its metadata: ISO 14289-1, 5, 6, 7.1 (in part), 7.10, 7.11, 7.15, 7.16."""

import re

from pikepdf import Dictionary, Name, Stream

from .metadata import DC, PDFUA
from .rules import UA
from .structure import listed

ACCESSIBILITY = 1 << 9  # bit 10 of /P: text may be extracted for accessibility (ISO 32000-1, table 22)


# ---- 5: version identification

@UA.rule("5-t01", "the metadata says that the file is PDF/UA")
def identified(document):
    if document.metadata_stream is None:
        yield "no metadata"
    elif not any(namespace == PDFUA for namespace, _ in document.metadata.properties):
        yield document.metadata.error or "no property of the PDF/UA identification schema"


@UA.rule("5-t02", "the part of PDF/UA it names is 1")
def part_one(document):
    if any(namespace == PDFUA for namespace, _ in document.metadata.properties):
        part = document.metadata.text(PDFUA, "part")
        if part is None or part.strip() != "1":
            yield f"pdfuaid:part is {part}"


def wrong_prefix(document, local):
    found = document.metadata.get(PDFUA, local)
    if found is not None and found.prefix != "pdfuaid":
        yield f"the prefix of “{local}” is “{found.prefix}”"


@UA.rule("5-t03", "the property “part” has the prefix pdfuaid")
def prefix_of_part(document):
    yield from wrong_prefix(document, "part")


@UA.rule("5-t04", "the property “amd” has the prefix pdfuaid")
def prefix_of_amendment(document):
    yield from wrong_prefix(document, "amd")


@UA.rule("5-t05", "the property “corr” has the prefix pdfuaid")
def prefix_of_corrigendum(document):
    yield from wrong_prefix(document, "corr")


# ---- 6: the file

@UA.rule("6.1-t01", "the file begins with %PDF-1.0 to %PDF-1.7 and one end of line")
def header(document):
    if not re.match(rb"%PDF-1\.[0-7](?:\r\n|\r|\n)", document.data):
        yield f"the file begins with {document.data[:10]!r}"


def mark_info(document):
    found = document.root.get("/MarkInfo")
    return found if isinstance(found, Dictionary) else Dictionary()


@UA.rule("6.2-t01", "MarkInfo says that the file is tagged")
def marked(document):
    if mark_info(document).get("/Marked") is not True:
        yield f"Marked is {mark_info(document).get('/Marked')}"


# ---- 7.1: catalog

@UA.rule("7.1-t04", "MarkInfo does not call its own tags suspect")
def suspects(document):
    if mark_info(document).get("/Suspects") is True:
        yield "Suspects is true"


@UA.rule("7.1-t08", "the catalog has a metadata stream of type Metadata and subtype XML")
def has_metadata(document):
    stream = document.metadata_stream
    if stream is None:
        yield "no metadata stream"
    elif stream.get("/Type") != Name.Metadata or stream.get("/Subtype") != Name.XML:
        yield f"type {stream.get('/Type')}, subtype {stream.get('/Subtype')}"


@UA.rule("7.1-t09", "the metadata has a dc:title that is not blank")
def has_title(document):
    if document.metadata_stream is not None and not (document.metadata.text(DC, "title") or "").strip():
        yield document.metadata.error or "no dc:title"


@UA.rule("7.1-t10", "the window shows the title, not the name of the file")
def shows_title(document):
    preferences = document.root.get("/ViewerPreferences")
    if not isinstance(preferences, Dictionary) or preferences.get("/DisplayDocTitle") is not True:
        yield "DisplayDocTitle is not true"


@UA.rule("7.1-t11", "the catalog has a structure tree")
def has_structure(document):
    if not isinstance(document.root.get("/StructTreeRoot"), Dictionary):
        yield "no StructTreeRoot"


# ---- 7.10: optional content

def configurations(document):
    properties = document.root.get("/OCProperties")
    if isinstance(properties, Dictionary):
        yield from (entry for entry in listed(properties.get("/D")) + listed(properties.get("/Configs"))
                    if isinstance(entry, Dictionary))


@UA.rule("7.10-t01", "every configuration of optional content has a name")
def named_configuration(document):
    for number, configuration in enumerate(configurations(document), 1):
        if not str(configuration.get("/Name", "")):
            yield f"configuration {number} has no name"


@UA.rule("7.10-t02", "no configuration of optional content switches layers by itself (AS)")
def automatic_state(document):
    for number, configuration in enumerate(configurations(document), 1):
        if "/AS" in configuration:
            yield f"configuration {number} has AS"


# ---- 7.11, 7.15, 7.16

@UA.rule("7.11-t01", "an embedded file has its name in F and in UF")
def names_of_embedded_files(document):
    for specification in document.objects:
        if isinstance(specification, Dictionary) and "/EF" in specification:
            for key in ("/F", "/UF"):
                if not str(specification.get(key, "")):
                    yield f"file specification {specification.objgen[0]} has no {key}"


@UA.rule("7.15-t01", "a form is not a dynamic XFA form")
def dynamic_form(document):
    form = document.root.get("/AcroForm")
    packets = listed(form.get("/XFA")) if isinstance(form, Dictionary) else []
    data = b"".join(packet.read_bytes() for packet in packets if isinstance(packet, Stream))
    if re.search(rb"<dynamicRender\s*>\s*required\s*</dynamicRender\s*>", data):
        yield "dynamicRender is required"


@UA.rule("7.16-t01", "encryption leaves the text open to assistive technology")
def readable_when_encrypted(document):
    encryption = document.pdf.trailer.get("/Encrypt")
    if isinstance(encryption, Dictionary) and not int(encryption.get("/P", 0)) & ACCESSIBILITY:
        yield f"P is {encryption.get('/P')}"
