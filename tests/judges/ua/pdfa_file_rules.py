"""PDF/A-2 rules about the file itself: ISO 19005-2, 6.1. The numbers after -t are ours."""

import re

from pikepdf import Array, Dictionary, Stream

from .rules import PDFA
from .structure import listed
from .syntax import EOL, RawFile, unescaped

FILTERS = {"/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/DCTDecode",
           "/JPXDecode"}  # ISO 32000-1, table 6, without LZWDecode and Crypt
# Annex C of ISO 32000-1, as 6.1.13 repeats it
MOST_STRING, MOST_NAME, MOST_OBJECTS, MOST_INTEGER, MOST_SAVED = 32767, 127, 8388607, 2**31, 28
LEAST_SIDE, MOST_SIDE = 3, 14400


def raw(document):
    if not hasattr(document, "raw"):
        document.raw = RawFile(document.data)
    return document.raw


@PDFA.rule("6.1.2-t01", "the file begins with %PDF-1.0 to %PDF-1.7 and an end of line")
def header(document):
    if not re.match(rb"%PDF-1\.[0-7]" + EOL, document.data):
        yield f"the file begins with {document.data[:10]!r}"


@PDFA.rule("6.1.2-t02", "the second line is a comment of at least four bytes above 127")
def binary_comment(document):
    if not re.match(rb"[^\r\n]*" + EOL + rb"%[\x80-\xff]{4}", document.data):
        yield f"the file begins with {document.data[:20]!r}"


@PDFA.rule("6.1.3-t01", "the trailer has an ID of two strings that are not empty")
def trailer_id(document):
    found = document.pdf.trailer.get("/ID")
    if not isinstance(found, Array) or len(found) != 2 or not all(bytes(part) for part in found):
        yield "no ID"


@PDFA.rule("6.1.3-t02", "the file is not encrypted")
def not_encrypted(document):
    if "/Encrypt" in document.pdf.trailer:
        yield "Encrypt"


@PDFA.rule("6.1.3-t03", "after the last end of file comes at most one end of line")
def nothing_after_end(document):
    if not re.search(rb"%%EOF(?:\r\n|\n|\r)?\Z", document.data):
        yield f"the file ends with {document.data[-12:]!r}"


@PDFA.rule("6.1.4-t01", "the cross-reference table is written as it must be")
def cross_reference(document):
    yield from raw(document).problems


@PDFA.rule("6.1.4-t02", "the cross-reference table leads to the objects it names")
def leads_to_objects(document):
    for number, found in raw(document).objects.items():
        match = re.match(rb"\s*(\d+)", found.chunk)
        if not match or int(match[1]) != number:
            yield f"object {number} is not at {found.offset}"


@PDFA.rule("6.1.6-t01", "a string in hexadecimal has pairs of digits only")
def hexadecimal(document):
    for number, found in raw(document).objects.items():
        for kind, text in raw(document).tokens(found.head):
            if kind == "hex" and not proper(text):
                yield f"object {number}: <{text[:20].decode('latin-1')}>"
    for place, data in content_streams(document):
        for text in re.findall(rb"(?<!<)<([^<>]*)>(?!>)", data):
            if not proper(text):
                yield f"{place}: <{text[:20].decode('latin-1')}>"


def proper(text):
    digits = re.sub(rb"\s", b"", text)
    return len(digits) % 2 == 0 and re.fullmatch(rb"[0-9A-Fa-f]*", digits) is not None


def content_streams(document):
    """The content of the pages as one piece each; literal strings are emptied, for they may hold any byte."""
    for number, page in enumerate(document.pdf.pages, 1):
        streams = listed(page.obj.get("/Contents"))
        data = b"\n".join(stream.read_bytes() for stream in streams if isinstance(stream, Stream))
        yield f"page {number}", re.sub(rb"\((?:\\.|[^\\()])*\)", b"()", data, flags=re.S)


# ---- 6.1.7: streams

@PDFA.rule("6.1.7.1-t01", "Length is the length of the stream")
def stream_length(document):
    objects = raw(document).objects
    for number, found in objects.items():
        if found.stream_at is not None:
            length = found.length(objects)
            if length is None or not re.match(rb"(?:\r\n|\n|\r)?endstream", found.chunk[found.body_at + length:found.body_at + length + 11]):
                yield f"object {number}: Length is {length}"


@PDFA.rule("6.1.7.1-t02", "an end of line stands after stream and before endstream")
def stream_ends_of_line(document):
    for number, found in raw(document).objects.items():
        if found.stream_at is not None:
            if found.stream_eol not in (b"\n", b"\r\n"):
                yield f"object {number}: no end of line after stream"
            if not re.search(EOL + rb"endstream\s", found.chunk):
                yield f"object {number}: no end of line before endstream"


@PDFA.rule("6.1.7.1-t03", "no stream lies in another file")
def external_stream(document):
    for found in document.objects:
        if isinstance(found, Stream):
            for key in ("/F", "/FFilter", "/FDecodeParms"):
                if key in found:
                    yield f"stream {found.objgen[0]} has {key}"


@PDFA.rule("6.1.7.2-t01", "no stream is compressed with LZW or another filter than those allowed")
def filters(document):
    for found in document.objects:
        if isinstance(found, Stream):
            for name in listed(found.get("/Filter")):
                if str(name) not in FILTERS:
                    yield f"stream {found.objgen[0]}: {name}"


# ---- 6.1.8, 6.1.9: names and objects

@PDFA.rule("6.1.8-t01", "names are UTF-8")
def names(document):
    for number, found in raw(document).objects.items():
        for kind, text in raw(document).tokens(found.head):
            if kind == "name":
                try:
                    unescaped(text).decode("utf-8")
                except UnicodeDecodeError:
                    yield f"object {number}: /{text.decode('latin-1')}"


@PDFA.rule("6.1.9-t01", "an object begins and ends on lines of their own, with single spaces in its head")
def object_heads(document):
    for number, found in raw(document).objects.items():
        if found.match is None:
            yield f"object {number} begins with {found.chunk[:16]!r}"
        end = found.chunk.rfind(b"endobj")
        if end < 0 or not re.search(EOL + rb"\Z", found.chunk[:end]) or not re.match(rb"endobj" + EOL, found.chunk[end:end + 8]):
            yield f"object {number} does not end on a line of its own"


@PDFA.rule("6.1.12-t01", "permissions come from a signature only")
def permissions(document):
    found = document.root.get("/Perms")
    for key in dict(found) if isinstance(found, Dictionary) else {}:
        if key not in ("/UR3", "/DocMDP"):
            yield f"Perms has {key}"


# ---- 6.1.13: limits

@PDFA.rule("6.1.13-t01", "no string, name or number is larger than any reader can take")
def sizes(document):
    for number, found in raw(document).objects.items():
        for kind, text in raw(document).tokens(found.head):
            if kind == "name" and len(unescaped(text)) > MOST_NAME:
                yield f"object {number}: a name of {len(unescaped(text))} bytes"
            elif (kind == "string" and len(text) > MOST_STRING) or (kind == "hex" and len(text) // 2 > MOST_STRING):
                yield f"object {number}: a string of more than {MOST_STRING} bytes"
        for digits in re.findall(rb"(?<![\w.#(<])-?\d{10,}(?![\w.>)])", found.head):
            if not -MOST_INTEGER <= int(digits) < MOST_INTEGER:
                yield f"object {number}: the number {digits.decode()}"


@PDFA.rule("6.1.13-t02", "there are not more objects than any reader can take")
def how_many(document):
    if len(document.pdf.objects) > MOST_OBJECTS:
        yield f"{len(document.pdf.objects)} objects"


@PDFA.rule("6.1.13-t03", "every page has sides between 3 and 14400 units")
def page_sizes(document):
    for number, page in enumerate(document.pdf.pages, 1):
        for key in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
            if key in page.obj:
                a, b, c, d = (float(value) for value in page.obj[key])
                if not (LEAST_SIDE <= abs(c - a) <= MOST_SIDE and LEAST_SIDE <= abs(d - b) <= MOST_SIDE):
                    yield f"page {number}: {key} is {abs(c - a):g} by {abs(d - b):g}"


@PDFA.rule("6.1.13-t04", "the graphics state is not saved deeper than 28 times")
def saved_states(document):
    for number, page in enumerate(document.pdf.pages, 1):
        depth = deepest = 0
        for operator, _ in document.content.instructions(page.obj):
            depth += (operator == "q") - (operator == "Q")
            deepest = max(deepest, depth)
        if deepest > MOST_SAVED:
            yield f"page {number}: {deepest} times"
