"""One PDF file as the rules see it. Every part is read when first asked for, and once."""

from functools import cached_property
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Stream

from .content import Content, inherited
from .fonts import Font
from .metadata import Metadata
from .structure import Element, Structure

HIDDEN = 2  # bit 2 of an annotation's /F, ISO 32000-1, table 165


class Annotation:
    def __init__(self, dictionary, page, page_number, element):
        self.dictionary = dictionary
        self.page_number = page_number
        self.subtype = str(dictionary.get("/Subtype", "/"))[1:]
        self.element = element   # the structure element the parent tree names, or None
        self.flags = int(dictionary.get("/F", 0))
        self.is_hidden = bool(self.flags & HIDDEN)
        self.is_outside = self._is_outside(page)

    def _is_outside(self, page):
        box = inherited(page, "/CropBox")
        box = inherited(page, "/MediaBox") if box is None else box
        rectangle = self.dictionary.get("/Rect")
        if not isinstance(box, Array) or not isinstance(rectangle, Array) or len(rectangle) != 4:
            return False
        left, bottom, right, top = normal(box)
        a_left, a_bottom, a_right, a_top = normal(rectangle)
        return a_right < left or a_left > right or a_top < bottom or a_bottom > top

    @property
    def counts(self):
        """Hidden annotations and those off the page are not asked for anything (ISO 14289-1, 7.18.1)."""
        return not self.is_hidden and not self.is_outside

    @property
    def type_of_parent(self):
        return self.element.type if self.element is not None else None

    def text(self, key):
        return str(self.dictionary.get(key, ""))

    def __str__(self):
        return f"page {self.page_number}: {self.subtype} annotation"


def normal(rectangle):
    a, b, c, d = (float(value) for value in rectangle)
    return min(a, c), min(b, d), max(a, c), max(b, d)


class Document:
    def __init__(self, source, password=""):
        """`source` is a path, or the bytes of a file."""
        self.data = source if isinstance(source, bytes) else Path(source).read_bytes()
        self.pdf = pikepdf.open(BytesIO(self.data), password=password)
        self.root = self.pdf.Root

    @cached_property
    def language(self):
        """/Lang of the catalog, or None."""
        return str(self.root["/Lang"]) if "/Lang" in self.root else None

    @cached_property
    def metadata_stream(self):
        stream = self.root.get("/Metadata")
        return stream if isinstance(stream, Stream) else None

    @cached_property
    def metadata(self):
        return Metadata(self.metadata_stream.read_bytes() if self.metadata_stream is not None else b"")

    @cached_property
    def structure(self):
        return Structure(self.root.get("/StructTreeRoot"))

    @cached_property
    def content(self):
        return Content(self.pdf, self.structure)

    @cached_property
    def fonts(self):
        """[(FontUse, Font)] of every font a content stream selects."""
        return [(use, Font(use.dictionary)) for use in self.content.fonts.values()]

    @cached_property
    def text_of_content(self):
        """(place, MCID) -> the text that is shown there."""
        fonts, found = dict((id(use), font) for use, font in self.fonts), {}
        for item in self.content.items:
            mark = item.mark
            while mark is not None and mark.mcid is None:
                mark = mark.parent
            if mark is not None:
                text = fonts[id(item.font)].text(item.strings) if item.font is not None else ""
                found[mark.place, mark.mcid] = found.get((mark.place, mark.mcid), "") + text
        return found

    @cached_property
    def page_places(self):
        """Object of a page -> how a place on it is named."""
        return {page.obj.objgen: f"page {number}" for number, page in enumerate(self.pdf.pages, 1)}

    def text_of(self, element):
        """What an element says, in reading order."""
        said = element.text("/ActualText")
        if said is not None:
            return said
        parts = []
        for kid in element.kids:
            if isinstance(kid, Element):
                parts.append(self.text_of(kid))
            elif kid[0] is not None:
                parts.append(self.text_of_content.get((self.page_places.get(kid[0].objgen), kid[1]), ""))
        return "".join(parts)

    @cached_property
    def annotations(self):
        return [Annotation(dictionary, page.obj, number, self.structure.parent_of_object(dictionary))
                for number, page in enumerate(self.pdf.pages, 1)
                for dictionary in page.obj.get("/Annots", Array()) if isinstance(dictionary, Dictionary)]

    @cached_property
    def fields(self):
        """Every form field (12.7.3): dictionaries with a name, kids included."""
        form = self.root.get("/AcroForm")
        found, waiting, seen = [], list(form.get("/Fields", Array())) if isinstance(form, Dictionary) else [], set()
        while waiting:
            field = waiting.pop(0)
            if isinstance(field, Dictionary) and field.objgen not in seen:
                if field.objgen != (0, 0):
                    seen.add(field.objgen)
                if "/T" in field:
                    found.append(field)
                waiting[:0] = list(field.get("/Kids", Array()))
        return found

    @cached_property
    def objects(self):
        """Every dictionary and stream of the file that is an object of its own or stands inside one."""
        found, waiting = [], [obj for obj in self.pdf.objects]
        while waiting:
            value = waiting.pop()
            if isinstance(value, (Dictionary, Stream)):
                found.append(value)
                inner = [item for _, item in value.items()]
            elif isinstance(value, Array):
                inner = list(value)
            else:
                continue
            # numbers and the like are Python's own types; what is not direct has its turn as an object of its own
            waiting += [item for item in inner if type(item) is pikepdf.Object and item.objgen == (0, 0)]
        return found
