"""The structure tree of a document (ISO 32000-1, 14.7) read into plain objects: elements with their standard type,
parent and kids, and what the parent tree says about content and annotations."""

from pikepdf import Array, Dictionary, Name, Stream

# ISO 32000-1, 14.8.4.2 to 14.8.4.5
STANDARD_TYPES = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP "
    "Figure Formula Form".split()
)


def listed(value):
    """A value that may stand alone or in an array, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def text_of(value):
    """A text, name or number as text; nothing as the empty text. (A name has no truth value in pikepdf.)"""
    return "" if value is None else str(value)


def number_tree(node, seen=None):
    """The entries of a number tree (ISO 32000-1, 7.9.7) as a dictionary."""
    seen = set() if seen is None else seen
    found = {}
    if not isinstance(node, Dictionary):
        return found
    entries = listed(node.get("/Nums"))
    for key, value in zip(entries[::2], entries[1::2]):
        found[int(key)] = value
    for kid in listed(node.get("/Kids")):
        if kid.objgen == (0, 0) or kid.objgen not in seen:
            seen.add(kid.objgen)
            found.update(number_tree(kid, seen))
    return found


class Element:
    __slots__ = ("dictionary", "name", "type", "parent", "kids", "elements", "content", "objects", "_language")

    def __init__(self, dictionary, name, standard_type, parent):
        self.dictionary = dictionary
        self.name = name            # /S as written
        self.type = standard_type   # after the role map; None when it ends nowhere
        self.parent = parent        # Element, or None under the root
        self.kids = []              # elements and content, in order
        self.elements = []          # kids that are elements, in order
        self.content = []           # kids that are content: (page or None, MCID, stream of a form or None)
        self.objects = []           # objects named by OBJR
        self._language = False

    @property
    def kid_types(self):
        return [kid.type for kid in self.elements]

    def text(self, key):
        """A text entry such as /Alt, or None."""
        value = self.dictionary.get(key)
        return None if value is None else str(value)

    @property
    def language(self):
        """The language of the element: its own or that of the nearest ancestor that has one (14.9.2)."""
        if self._language is False:
            node, self._language, steps = self.dictionary, None, 0
            while isinstance(node, Dictionary) and "/S" in node and steps < 200:
                if "/Lang" in node:
                    self._language = str(node["/Lang"])
                    break
                node, steps = node.get("/P"), steps + 1
        return self._language

    def attribute(self, key):
        """The value of an attribute in /A or in a class of /C resolved to attributes (14.7.5)."""
        for entry in listed(self.dictionary.get("/A")):
            if isinstance(entry, (Dictionary, Stream)) and key in entry:
                return entry[key]
        return None

    def __str__(self):
        described = f"/{self.name}"
        if self.dictionary.objgen != (0, 0):
            described += f" (object {self.dictionary.objgen[0]})"
        return described


class Structure:
    """Reads the tree once. `elements` is every element in reading order."""

    def __init__(self, root):
        self.root = root
        self.roles = {}
        self.elements = []
        self.top = []
        self.by_object = {}
        self.parent_entries = {}
        self.class_map = {}
        if not isinstance(root, Dictionary):
            return
        for key, value in dict(root.get("/RoleMap", Dictionary())).items():
            self.roles[str(key)[1:]] = str(value)[1:] if isinstance(value, Name) else ""
        self.parent_entries = number_tree(root.get("/ParentTree"))
        for kid in listed(root.get("/K")):
            self._read(kid)

    # ---- types

    def chain(self, name):
        """The types a name is mapped to in turn, the name itself first; ends before a repetition."""
        names = [name]
        while names[-1] in self.roles and self.roles[names[-1]] not in names:
            names.append(self.roles[names[-1]])
        return names

    def is_circular(self, name):
        last = self.chain(name)[-1]
        return last in self.roles

    def standard_type(self, name):
        for step in self.chain(name):
            if step in STANDARD_TYPES:
                return step
        return None

    # ---- the walk

    def _element(self, dictionary, parent):
        name = str(dictionary.get("/S", "/"))[1:]
        element = Element(dictionary, name, self.standard_type(name), parent)
        if dictionary.objgen != (0, 0):
            self.by_object[dictionary.objgen] = element
        return element

    def _read(self, dictionary):
        """Recursion would meet Python's limit in a tree that is deep by mistake, so the walk keeps its own stack."""
        if not isinstance(dictionary, Dictionary) or dictionary.objgen in self.by_object:
            return
        stack = [(self._element(dictionary, None), None)]
        self.top.append(stack[0][0])
        while stack:
            element, page = stack.pop()
            self.elements.append(element)
            page = element.dictionary.get("/Pg", page)
            before = len(element.elements)
            for kid in listed(element.dictionary.get("/K")):
                self._read_kid(element, kid, page)
            stack.extend((kid, page) for kid in reversed(element.elements[before:]))

    def _read_kid(self, element, kid, page):
        if not isinstance(kid, Dictionary):
            element.content.append((page, int(kid), None))
            element.kids.append(element.content[-1])
        elif kid.get("/Type") == Name.MCR or ("/MCID" in kid and "/S" not in kid):
            element.content.append((kid.get("/Pg", page), int(kid["/MCID"]), kid.get("/Stm")))
            element.kids.append(element.content[-1])
        elif kid.get("/Type") == Name.OBJR or ("/Obj" in kid and "/S" not in kid):
            element.objects.append(kid.get("/Obj"))
        elif kid.objgen == (0, 0) or kid.objgen not in self.by_object:
            element.elements.append(self._element(kid, element))
            element.kids.append(element.elements[-1])

    # ---- the parent tree (14.7.4.4)

    def element_of(self, value):
        """The element a parent tree entry names, or None. It counts even when no /K leads to it."""
        if not isinstance(value, Dictionary) or "/S" not in value:
            return None
        if value.objgen in self.by_object and value.objgen != (0, 0):
            return self.by_object[value.objgen]
        return self._element(value, None)

    def parent_of_content(self, struct_parents, mcid):
        entry = self.parent_entries.get(struct_parents)
        if not isinstance(entry, Array) or mcid >= len(entry):
            return None
        return self.element_of(entry[mcid])

    def parent_of_object(self, dictionary):
        key = dictionary.get("/StructParent")
        return None if key is None else self.element_of(self.parent_entries.get(int(key)))

    def of_type(self, *types):
        return [element for element in self.elements if element.type in types]
