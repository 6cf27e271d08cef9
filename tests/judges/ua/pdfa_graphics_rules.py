"""PDF/A-2 rules about what is painted: ISO 19005-2, 6.2. The numbers after -t are ours."""

import re

from pikepdf import Array, Dictionary, Name, Stream

from . import font_rules
from .content import appearances
from .rules import PDFA
from .structure import listed, text_of

# ISO 32000-1, annex A
OPERATORS = set("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l M m MP n q Q "
                "re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()) | {"INLINE IMAGE"}
NEEDS_RESOURCE = {"Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState", "sh": "/Shading"}
DEVICE = {"rg": "/DeviceRGB", "RG": "/DeviceRGB", "g": "/DeviceGray", "G": "/DeviceGray", "k": "/DeviceCMYK", "K": "/DeviceCMYK"}
SHORT = {"/RGB": "/DeviceRGB", "/G": "/DeviceGray", "/CMYK": "/DeviceCMYK"}
INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
BLENDS = {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn", "/HardLight",
          "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity"}
PROFILE_CLASSES = {b"mntr", b"prtr"}
COMPONENTS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4, b"Lab ": 3}
FONT_TYPES = {"Type1", "MMType1", "TrueType", "Type3", "Type0"}


class Scan:
    """Every content stream of the file, once: the operators and colour spaces it uses."""

    def __init__(self, document):
        self.unknown = []       # (place, operator)
        self.colours = {}       # device colour space -> first place
        self.missing = []       # (place, what) named, but not in a dictionary of its own
        self.inline = []        # (place, inline image)
        self.intents = []       # (place, name)
        self.seen = set()
        self.instructions = document.content.instructions
        for number, page in enumerate(document.pdf.pages, 1):
            self._stream(page.obj, page.obj.get("/Resources"), f"page {number}")
            for annotation in page.obj.get("/Annots", Array()):
                for stream in appearances(annotation):
                    self._stream(stream, stream.get("/Resources"), f"page {number}, appearance")

    def _stream(self, stream, resources, place):
        if stream.objgen in self.seen:
            return
        self.seen.add(stream.objgen)
        for name, instruction in self.instructions(stream):
            if name not in OPERATORS:
                self.unknown.append((place, name))
            elif name in DEVICE:
                self.colours.setdefault(DEVICE[name], place)
            elif name in NEEDS_RESOURCE:
                self._resource(resources, NEEDS_RESOURCE[name], text_of(instruction.operands[0]), place)
            elif name in ("cs", "CS"):
                self.colour(instruction.operands[0], resources, place)
            elif name == "ri":
                self.intents.append((place, str(instruction.operands[0])))
            elif name == "INLINE IMAGE":
                self.inline.append((place, instruction.operands[0]))
        self._inside(resources, place)

    def _resource(self, resources, category, name, place):
        if not isinstance(resources, Dictionary) or name not in resources.get(category, Dictionary()):
            self.missing.append((place, f"{category} {name}"))

    def colour(self, space, resources, place):
        """Device spaces, also those below an indexed space or a pattern."""
        if isinstance(space, Name):
            name = SHORT.get(str(space), str(space))
            named = resources.get("/ColorSpace", Dictionary()).get(str(space)) if isinstance(resources, Dictionary) else None
            if name in DEVICE.values():
                self.colours.setdefault(name, place)
            elif named is not None:
                self.colour(named, Dictionary(), place)
        elif isinstance(space, Array) and len(space) > 1 and str(space[0]) in ("/Indexed", "/I", "/Pattern"):
            self.colour(space[1], resources, place)
        elif isinstance(space, Array) and len(space) > 2 and str(space[0]) in ("/Separation", "/DeviceN"):
            self.colour(space[2], resources, place)

    def _inside(self, resources, place):
        if not isinstance(resources, Dictionary):
            return
        for name, found in dict(resources.get("/XObject", Dictionary())).items():
            if "/ColorSpace" in found:
                self.colour(found["/ColorSpace"], resources, f"{place}, image {name}")
            if found.get("/Subtype") == Name.Form:
                self._stream(found, found.get("/Resources"), f"{place}, form {name}")
        for name, found in dict(resources.get("/Pattern", Dictionary())).items():
            if isinstance(found, Stream):
                self._stream(found, found.get("/Resources"), f"{place}, pattern {name}")
        for name, found in dict(resources.get("/Shading", Dictionary())).items():
            self.colour(found.get("/ColorSpace"), resources, f"{place}, shading {name}")
        for name, found in dict(resources.get("/Font", Dictionary())).items():
            for procedure in dict(found.get("/CharProcs", Dictionary())).values():
                self._stream(procedure, found.get("/Resources", resources), f"{place}, font {name}")


def scan(document):
    if not hasattr(document, "scan"):
        document.scan = Scan(document)
    return document.scan


# ---- 6.2.2: content

@PDFA.rule("6.2.2-t01", "content has only operators that PDF 1.7 knows")
def operators(document):
    for place, name in scan(document).unknown:
        yield f"{place}: {name}"


@PDFA.rule("6.2.2-t02", "content finds what it names in a resource dictionary of its own")
def resources(document):
    for place, what in scan(document).missing:
        yield f"{place}: {what}"


# ---- 6.2.3: output intent

def intents(document):
    return [found for found in listed(document.root.get("/OutputIntents")) if isinstance(found, Dictionary) and found.get("/S") == Name.GTS_PDFA1]


def profile(document):
    """The bytes of the profile of the output intent, or None."""
    for found in intents(document):
        if isinstance(found.get("/DestOutputProfile"), Stream):
            return found["/DestOutputProfile"].read_bytes()
    return None


@PDFA.rule("6.2.3-t01", "all output intents have one profile, and say what it is")
def one_profile(document):
    found = listed(document.root.get("/OutputIntents"))
    profiles = {intent["/DestOutputProfile"].objgen for intent in found if "/DestOutputProfile" in intent}
    if len(profiles) > 1:
        yield f"{len(profiles)} profiles"
    for intent in intents(document):
        if not text_of(intent.get("/OutputConditionIdentifier")):
            yield "no OutputConditionIdentifier"
        if "/DestOutputProfileRef" in intent:
            yield "DestOutputProfileRef"


@PDFA.rule("6.2.3-t02", "the profile is an ICC profile of a printer or monitor, of version 4 at most, as long as it says")
def good_profile(document):
    data = profile(document)
    if data is None:
        return
    if len(data) < 128 or data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") != len(data):
        yield "not an ICC profile"
    elif data[12:16] not in PROFILE_CLASSES or data[8] > 4 or data[16:20] not in (b"GRAY", b"RGB ", b"CMYK"):
        yield f"class {data[12:16]}, colour space {data[16:20]}, version {data[8]}"


@PDFA.rule("6.2.4.2-t01", "N of an ICC profile is its number of colours")
def number_of_colours(document):
    profiles = [intent.get("/DestOutputProfile") for intent in intents(document)]
    profiles += [found[1] for found in icc_spaces(document)]
    for found in profiles:
        if isinstance(found, Stream) and int(found.get("/N", 0)) != COMPONENTS.get(found.read_bytes()[16:20]):
            yield f"profile {found.objgen[0]}: N is {found.get('/N')}"


def icc_spaces(document):
    for found in document.objects:
        for value in (item for _, item in found.items()):
            if isinstance(value, Array) and len(value) == 2 and value[0] == Name.ICCBased:
                yield value


def device_rule(name, space, colour_spaces):
    @PDFA.rule(name, f"{space[1:]} is used only with an output intent that explains it")
    def explained(document):
        place = scan(document).colours.get(space)
        data = profile(document)
        if place is not None and (data is None or data[16:20] not in colour_spaces):
            yield f"{place}: {space}"


device_rule("6.2.4.3-t01", "/DeviceRGB", (b"RGB ",))
device_rule("6.2.4.3-t02", "/DeviceCMYK", (b"CMYK",))
device_rule("6.2.4.3-t03", "/DeviceGray", (b"RGB ", b"GRAY", b"CMYK"))


# ---- 6.2.5 to 6.2.9: graphics state, intents, images, forms

def graphics_states(document):
    """ExtGState dictionaries: they need not name their type, so they are found where they are used."""
    for found in document.objects:
        states = found.get("/ExtGState")
        for name, state in dict(states).items() if isinstance(states, Dictionary) else ():
            yield name, state


@PDFA.rule("6.2.5-t01", "a graphics state has no transfer function and no halftone of another kind")
def transfer(document):
    for name, state in graphics_states(document):
        if "/TR" in state or "/HTP" in state or ("/TR2" in state and state["/TR2"] != Name.Default):
            yield f"graphics state {name}"
        elif isinstance(state.get("/HT"), Dictionary) and (int(state["/HT"].get("/HalftoneType", 0)) not in (1, 5) or "/HalftoneName" in state["/HT"]):
            yield f"graphics state {name}: halftone"


@PDFA.rule("6.2.6-t01", "a rendering intent is one of the four")
def rendering_intents(document):
    used = [*scan(document).intents, *((f"graphics state {name}", str(state["/RI"])) for name, state in graphics_states(document) if "/RI" in state)]
    used += [(f"image {found.objgen[0]}", str(found["/Intent"])) for found in images(document) if "/Intent" in found]
    for place, name in used:
        if name not in INTENTS:
            yield f"{place}: {name}"


def images(document):
    return [found for found in document.objects if isinstance(found, Stream) and found.get("/Subtype") == Name.Image]


@PDFA.rule("6.2.8-t01", "an image is not interpolated, has no alternates and comes from no other server")
def plain_images(document):
    for found in images(document):
        for key in ("/Alternates", "/OPI"):
            if key in found:
                yield f"image {found.objgen[0]}: {key}"
        if found.get("/Interpolate") is True:
            yield f"image {found.objgen[0]}: Interpolate"
    for place, found in scan(document).inline:
        if re.search(rb"/I(?:nterpolate)?\s+true", inline_dictionary(found)):
            yield f"{place}: an inline image with Interpolate"


def inline_dictionary(image):
    return image.unparse().partition(b"ID")[0]


@PDFA.rule("6.1.10-t01", "an inline image is not compressed with LZW")
def inline_filters(document):
    for place, found in scan(document).inline:
        if re.search(rb"/LZW(?:Decode)?\b|/Crypt\b", inline_dictionary(found)):
            yield f"{place}: an inline image with LZW"


@PDFA.rule("6.2.8-t02", "an image has 1, 2, 4, 8 or 16 bits a component")
def bits(document):
    for found in images(document):
        if "/BitsPerComponent" in found and int(found["/BitsPerComponent"]) not in (1, 2, 4, 8, 16):
            yield f"image {found.objgen[0]}: {found['/BitsPerComponent']} bits"


@PDFA.rule("6.2.9-t01", "a form has no PostScript, no OPI and no content of another file")
def plain_forms(document):
    for found in document.objects:
        if isinstance(found, Stream) and found.get("/Subtype") in (Name.Form, Name.PS):
            if found["/Subtype"] == Name.PS or "/PS" in found or "/OPI" in found or "/Ref" in found or found.get("/Subtype2") == Name.PS:
                yield f"form {found.objgen[0]}"


# ---- 6.2.10: transparency

@PDFA.rule("6.2.10-t01", "blend modes are those of the standard")
def blend_modes(document):
    for name, state in graphics_states(document):
        for mode in listed(state.get("/BM")):
            if str(mode) not in BLENDS:
                yield f"graphics state {name}: {mode}"


def is_transparent(found):
    """A graphics state, image or group that lets something shine through."""
    if isinstance(found.get("/Group"), Dictionary) and found["/Group"].get("/S") == Name.Transparency and found.get("/Type") != Name.Page:
        return True
    opacity = [float(found[key]) for key in ("/ca", "/CA") if key in found]
    mask = found.get("/SMask")
    return any(value < 1 for value in opacity) or (mask is not None and mask != Name("/None")) or \
        any(mode not in (Name.Normal, Name.Compatible) for mode in listed(found.get("/BM")))


@PDFA.rule("6.2.10-t02", "transparency is blended in a colour space the file gives")
def blending_space(document):
    if profile(document) is not None:
        return
    for number, page in enumerate(document.pdf.pages, 1):
        group, own = page.obj.get("/Group"), page.obj.get("/Resources", Dictionary())
        used = [item for key in ("/ExtGState", "/XObject") for item in dict(own.get(key, Dictionary())).values()]
        if any(is_transparent(item) for item in used) and not (isinstance(group, Dictionary) and "/CS" in group):
            yield f"page {number}"


# ---- 6.2.11: fonts; all but the first and the last ask what PDF/UA asks

@PDFA.rule("6.2.11.2-t01", "a font is of a type that PDF knows, and has a name")
def font_types(document):
    for use, font in document.fonts:
        if font.subtype not in FONT_TYPES or font.dictionary.get("/Type") != Name.Font or (font.subtype != "Type3" and "/BaseFont" not in font.dictionary):
            yield font_rules.told(use, font, f"type {font.dictionary.get('/Type')}, subtype {font.subtype}")


for NAME, SAYS, FUNCTION in (
    ("6.2.11.3.1-t01", "the character collections of a font and of its CMap agree", font_rules.same_collection),
    ("6.2.11.3.2-t01", "an embedded CIDFontType2 maps CIDs to glyphs", font_rules.maps_to_glyphs),
    ("6.2.11.3.3-t01", "a CMap is embedded unless every reader has it", font_rules.cmap_embedded),
    ("6.2.11.3.3-t02", "the direction of a CMap is the same in dictionary and text", font_rules.same_direction),
    ("6.2.11.3.3-t03", "a CMap builds only on CMaps that every reader has", font_rules.cmap_builds_on),
    ("6.2.11.4.1-t01", "a font that is seen is embedded", font_rules.embedded),
    ("6.2.11.4.1-t02", "an embedded font has every glyph that is seen", font_rules.has_glyphs),
    ("6.2.11.4.2-t01", "a CharSet is complete", font_rules.charset_complete),
    ("6.2.11.4.2-t02", "a CIDSet is complete", font_rules.cidset_complete),
    ("6.2.11.5-t01", "widths are those of the font program", font_rules.same_widths),
    ("6.2.11.6-t01", "a text TrueType font has a usable cmap", font_rules.usable_cmap),
    ("6.2.11.6-t02", "a text TrueType font has an encoding everybody knows", font_rules.encoded),
    ("6.2.11.6-t03", "a symbolic TrueType font has no encoding", font_rules.not_encoded),
    ("6.2.11.6-t04", "a symbolic TrueType font has one cmap or the symbol one", font_rules.symbol_cmap),
    ("6.2.11.7.2-t01", "every code that is shown has Unicode text", font_rules.has_text),
    ("6.2.11.7.2-t02", "no Unicode text is U+0000, U+FEFF or U+FFFE", font_rules.possible_text),
    ("6.2.11.8-t01", "the glyph .notdef is never shown", font_rules.notdef),
):
    PDFA.rule(NAME, SAYS)(FUNCTION)


def is_private(text):
    return any(0xE000 <= ord(sign) <= 0xF8FF or ord(sign) >= 0xF0000 for sign in text)


@PDFA.rule("6.2.11.7.3-t01", "text in private characters has ActualText")
def private_text(document):
    fonts = dict((id(use), font) for use, font in document.fonts)
    for item in document.content.items:
        if item.kind == "text" and item.font is not None and is_private(fonts[id(item.font)].text(item.strings)):
            mark, said = item.mark, False
            while mark is not None and not said:
                said = mark.own("/ActualText") is not None or (mark.element is not None and mark.element.text("/ActualText") is not None)
                mark = mark.parent
            if not said:
                yield f"{item.place}: {fonts[id(item.font)].text(item.strings)!a}"
