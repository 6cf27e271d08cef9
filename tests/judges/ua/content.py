"""Interprets the content of pages (ISO 32000-1, 7.8 and 14.6): what is painted, under which marks, and with which
codes of which fonts. Form XObjects are read where they are painted, for their content inherits the marks around it."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

TEXT = {"Tj", "TJ", "'", '"'}
PAINT = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
# The operators that change what is asked here; of the others the operands are not looked at.
OPERATORS = {"q", "Q", "gs", "Tf", "Tr", "BMC", "BDC", "EMC", "Do", "sh", "INLINE IMAGE", "scn", "SCN", *TEXT, *PAINT}
INVISIBLE = 3  # text rendering mode of 9.3.6


class Mark:
    """One marked-content sequence, and the sequences around it."""

    __slots__ = ("tag", "properties", "mcid", "element", "parent", "place", "is_tagged", "in_artifact", "is_artifact")

    def __init__(self, tag, properties, mcid, element, parent, place):
        self.tag = tag
        self.properties = properties
        self.mcid = mcid
        self.element = element   # structure element that holds it, or None
        self.parent = parent
        self.place = place
        self.is_tagged = element is not None or (parent is not None and parent.is_tagged)
        self.in_artifact = parent is not None and parent.is_artifact
        self.is_artifact = tag == "Artifact" or self.in_artifact

    def own(self, key):
        value = self.properties.get(key) if self.properties is not None else None
        return None if value is None else str(value)

    @property
    def language(self):
        """14.9.2.3: the innermost of property lists and structure elements decides."""
        mark = self
        while mark is not None:
            if mark.own("/Lang") is not None:
                return mark.own("/Lang")
            if mark.element is not None and mark.element.language is not None:
                return mark.element.language
            mark = mark.parent
        return None


class Item:
    """Something painted: "text", "path", "image", "shading"."""

    __slots__ = ("kind", "mark", "place", "font", "strings")

    def __init__(self, kind, mark, place, font=None, strings=()):
        self.kind = kind
        self.mark = mark
        self.place = place
        self.font = font        # FontUse, and the bytes shown with it
        self.strings = strings


class FontUse:
    """The strings shown with one font, by whether they were rendered at all."""

    def __init__(self, dictionary, place):
        self.dictionary = dictionary
        self.place = place
        self.visible = set()    # strings as bytes
        self.invisible = set()


class State:
    __slots__ = ("font", "mode")

    def __init__(self, font=None, mode=0):
        self.font = font
        self.mode = mode


class Content:
    def __init__(self, pdf, structure):
        self.structure = structure
        self.marks = []
        self.items = []
        self.fonts = {}           # key -> FontUse
        self.painted_forms = {}   # objgen of a form XObject -> how often it is painted
        self.forms = {}           # objgen -> stream
        self.forms_with_mcid = set()
        self.problems = []        # (place, what): marks that do not balance, resources that are not there
        self.parsed = {}
        for number, page in enumerate(pdf.pages, 1):
            self._page(page.obj, f"page {number}")

    # ---- streams

    def _page(self, page, place):
        resources = inherited(page, "/Resources")
        parents = page.get("/StructParents")
        self._run(page, resources, place, None, None if parents is None else int(parents), True, ())
        for annotation in page.get("/Annots", Array()):
            if isinstance(annotation, Dictionary):
                for stream in appearances(annotation):
                    # An appearance belongs to its annotation, which the tree holds by OBJR: no marks are asked of it.
                    self._run(stream, stream.get("/Resources", resources), f"{place}, appearance of an annotation", None,
                              None, False, (stream.objgen,))

    def instructions(self, stream):
        """[(operator, instruction)] of a stream, parsed once."""
        key = stream.objgen
        if key == (0, 0) or key not in self.parsed:
            try:
                parsed = pikepdf.parse_content_stream(stream)
            except pikepdf.PdfError as error:
                self.problems.append((str(key), f"the content cannot be parsed: {error}"))
                parsed = []
            self.parsed[key] = [(str(instruction.operator), instruction) for instruction in parsed]
        return self.parsed[key]

    def _run(self, stream, resources, place, outer, struct_parents, tagging, above):
        mark, depth, state, saved = outer, 0, State(), []
        for operator, instruction in self.instructions(stream):
            if operator not in OPERATORS:
                continue
            operands = instruction.operands
            if operator in TEXT:
                self._show(operands, operator, state, mark, place, tagging)
            elif operator in ("BDC", "BMC"):
                mark = self._mark(operands, operator, resources, mark, place, struct_parents, tagging, stream)
                depth += 1
            elif operator == "EMC":
                if depth == 0:
                    self.problems.append((place, "EMC without BDC or BMC"))
                else:
                    mark, depth = mark.parent, depth - 1
            elif operator == "Tf":
                state.font = self._font(resources, operands[0], place)
            elif operator == "Tr":
                state.mode = int(operands[0])
            elif operator == "q":
                saved.append((state.font, state.mode))
            elif operator == "Q":
                if saved:
                    state.font, state.mode = saved.pop()
            elif operator == "gs":
                self._graphics_state(resources, operands[0], state, place, above)
            elif operator == "Do":
                self._paint_object(resources, operands[0], mark, place, struct_parents, tagging, above)
            elif operator in PAINT:
                self._item("path", mark, place, tagging)
            elif operator == "sh":
                self._item("shading", mark, place, tagging)
            elif operator == "INLINE IMAGE":
                self._item("image", mark, place, tagging)
            elif operator in ("scn", "SCN") and operands and isinstance(operands[-1], Name):
                self._pattern(resources, operands[-1], place, above)
        if depth:
            self.problems.append((place, f"{depth} BDC or BMC without EMC"))

    # ---- operators

    def _item(self, kind, mark, place, tagging, font=None, strings=()):
        if tagging:
            self.items.append(Item(kind, mark, place, font, strings))

    def _mark(self, operands, operator, resources, parent, place, struct_parents, tagging, stream):
        tag = str(operands[0])[1:]
        properties = operands[1] if operator == "BDC" and len(operands) > 1 else None
        if isinstance(properties, Name):
            named = find(resources, "/Properties", properties)
            if named is None:
                self.problems.append((place, f"property list {properties} is not among the resources"))
            properties = named
        mcid = properties.get("/MCID") if isinstance(properties, Dictionary) else None
        element = None
        if mcid is not None:
            mcid = int(mcid)
            if struct_parents is not None:
                element = self.structure.parent_of_content(struct_parents, mcid)
            if isinstance(stream, Stream):
                self.forms_with_mcid.add(stream.objgen)
        mark = Mark(tag, properties if isinstance(properties, Dictionary) else None, mcid, element, parent, place)
        if tagging:
            self.marks.append(mark)
        return mark

    def _font(self, resources, name, place):
        dictionary = find(resources, "/Font", name)
        if dictionary is None:
            self.problems.append((place, f"font {name} is not among the resources"))
            return None
        return self._use(dictionary, place)

    def _use(self, dictionary, place):
        key = dictionary.objgen if dictionary.objgen != (0, 0) else repr(dictionary)
        if key not in self.fonts:
            self.fonts[key] = FontUse(dictionary, place)
            if dictionary.get("/Subtype") == Name.Type3:
                for procedure in dict(dictionary.get("/CharProcs", Dictionary())).values():
                    self._run(procedure, dictionary.get("/Resources", Dictionary()), place, None, None, False, (procedure.objgen,))
        return self.fonts[key]

    def _show(self, operands, operator, state, mark, place, tagging):
        strings = [s for s in operands[-1] if isinstance(s, pikepdf.String)] if operator == "TJ" else [operands[-1]]
        shown = [bytes(string) for string in strings]
        if not any(shown):
            return
        self._item("text", mark, place, tagging, state.font, shown)
        if state.font is None:
            self.problems.append((place, "text is shown before a font is set"))
        else:
            (state.font.invisible if state.mode == INVISIBLE else state.font.visible).update(shown)

    def _graphics_state(self, resources, name, state, place, above):
        dictionary = find(resources, "/ExtGState", name)
        if not isinstance(dictionary, Dictionary):
            return
        if isinstance(dictionary.get("/Font"), Array):
            state.font = self._use(dictionary["/Font"][0], place)
        mask = dictionary.get("/SMask")
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream) and mask["/G"].objgen not in above:
            group = mask["/G"]
            self._run(group, group.get("/Resources", resources), place, None, None, False, (*above, group.objgen))

    def _pattern(self, resources, name, place, above):
        pattern = find(resources, "/Pattern", name)
        if isinstance(pattern, Stream) and pattern.objgen not in above:
            self._run(pattern, pattern.get("/Resources", resources), place, None, None, False, (*above, pattern.objgen))

    def _paint_object(self, resources, name, mark, place, struct_parents, tagging, above):
        painted = find(resources, "/XObject", name)
        if painted is None:
            self.problems.append((place, f"XObject {name} is not among the resources"))
        elif painted.get("/Subtype") != Name.Form:
            self._item("image", mark, place, tagging)
        elif painted.objgen not in above:
            key = painted.objgen
            self.forms[key] = painted
            self.painted_forms[key] = self.painted_forms.get(key, 0) + 1
            parents = painted.get("/StructParents")
            self._run(painted, painted.get("/Resources", resources), f"{place}, form {name}", mark,
                      None if parents is None else int(parents), tagging, (*above, key))


def find(resources, category, name):
    found = resources.get(category) if isinstance(resources, Dictionary) else None
    return found.get(str(name)) if isinstance(found, Dictionary) else None


def inherited(node, key):
    """An inheritable attribute of a page (7.7.3.4) or of a form field (12.7.3.1)."""
    for _ in range(100):
        if not isinstance(node, Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def appearances(annotation):
    """The appearance streams of an annotation (12.5.5): one for each kind and state."""
    for kind in dict(annotation.get("/AP", Dictionary())).values():
        if isinstance(kind, Stream):
            yield kind
        elif isinstance(kind, Dictionary):
            yield from (state for state in dict(kind).values() if isinstance(state, Stream))
