"""PDF/UA-1 rules about annotations and form fields: ISO 14289-1, 7.18."""

from pikepdf import Array, Dictionary, Name

from .content import inherited
from .rules import UA
from .structure import text_of


# A popup only opens the text of the annotation it belongs to (ISO 32000-1, 12.5.6.14), a widget is asked for TU (t03).
WITHOUT_DESCRIPTION = ("Widget", "Popup")


def described(annotation, value):
    return bool(value) or bool(annotation.element is not None and annotation.element.text("/Alt"))


@UA.rule("7.18.1-t01", "an annotation that is no link, field or printer's mark stands in Annot")
def in_annot(document):
    for annotation in document.annotations:
        if annotation.subtype not in ("Widget", "PrinterMark", "Link", "Popup") and annotation.counts and annotation.type_of_parent != "Annot":
            yield f"{annotation} stands in /{annotation.type_of_parent}"


@UA.rule("7.18.1-t02", "an annotation has Contents, or its element has Alt")
def has_description(document):
    for annotation in document.annotations:
        if annotation.subtype not in WITHOUT_DESCRIPTION and annotation.counts and not described(annotation, annotation.text("/Contents")):
            yield f"{annotation} has no description"


def field_of(widget):
    """A widget without a name is only the face of the field above it (ISO 32000-1, 12.7.3.1)."""
    return widget if "/T" in widget or not isinstance(widget.get("/Parent"), Dictionary) else widget["/Parent"]


@UA.rule("7.18.1-t03", "a form field has TU, or the elements of its widgets have Alt")
def has_field_description(document):
    for annotation in document.annotations:
        if annotation.subtype == "Widget" and annotation.counts:
            text = text_of(inherited(field_of(annotation.dictionary), "/TU"))
            if not described(annotation, text):
                yield f"{annotation} “{inherited(annotation.dictionary, '/T')}” has no TU"


@UA.rule("7.18.2-t01", "no trap network")
def trap_network(document):
    for annotation in document.annotations:
        if annotation.subtype == "TrapNet" and annotation.counts:
            yield str(annotation)


@UA.rule("7.18.3-t01", "on a page with annotations the order of tabbing is that of the structure")
def order_of_tabbing(document):
    for number, page in enumerate(document.pdf.pages, 1):
        if len(page.obj.get("/Annots", Array())) and page.obj.get("/Tabs") != Name.S:
            yield f"page {number}: Tabs is {page.obj.get('/Tabs')}"


@UA.rule("7.18.4-t01", "a field stands in Form")
def in_form(document):
    for annotation in document.annotations:
        if annotation.subtype == "Widget" and annotation.counts and annotation.type_of_parent != "Form":
            yield f"{annotation} stands in /{annotation.type_of_parent}"


@UA.rule("7.18.4-t02", "a Form without Role holds its widget and nothing else")
def one_widget(document):
    for element in document.structure.of_type("Form"):
        widgets = [kid for kid in element.objects if isinstance(kid, Dictionary) and kid.get("/Subtype") == Name.Widget]
        others = len(element.objects) - len(widgets) + len(element.elements) + len(element.content)
        if element.attribute("/Role") is None and (len(widgets) != 1 or others):
            yield f"{element} holds {len(widgets)} widgets and {others} other kids"


@UA.rule("7.18.5-t01", "a link stands in Link")
def in_link(document):
    for annotation in document.annotations:
        if annotation.subtype == "Link" and annotation.counts and annotation.type_of_parent != "Link":
            yield f"{annotation} stands in /{annotation.type_of_parent}"


@UA.rule("7.18.5-t02", "a link has Contents")
def link_has_contents(document):
    for annotation in document.annotations:
        if annotation.subtype == "Link" and annotation.counts and not annotation.text("/Contents"):
            yield f"{annotation} has no Contents"


def media_clips(document):
    for dictionary in document.objects:
        if isinstance(dictionary, Dictionary) and dictionary.get("/S") == Name.MCD and "/D" in dictionary:
            yield dictionary


@UA.rule("7.18.6.2-t01", "a media clip says what type of media it is")
def media_type(document):
    for clip in media_clips(document):
        if "/CT" not in clip:
            yield f"media clip {clip.objgen[0]} has no CT"


@UA.rule("7.18.6.2-t02", "a media clip has alternative text in pairs of language and text")
def media_text(document):
    for clip in media_clips(document):
        texts = clip.get("/Alt")
        pairs = [str(text) for text in texts] if isinstance(texts, Array) else []
        if not pairs or len(pairs) % 2 or not all(pairs[1::2]):
            yield f"media clip {clip.objgen[0]} has no correct Alt"


@UA.rule("7.18.8-t01", "a printer's mark is not in the structure")
def printer_mark(document):
    for annotation in document.annotations:
        if annotation.subtype == "PrinterMark" and annotation.counts and annotation.element is not None:
            yield f"{annotation} stands in /{annotation.type_of_parent}"
