"""Mistakes in what is painted, in annotations and in fonts (see ua_mutations.py)."""

from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, String

from .mutations import Mutations, NotHere, annotation, edit, field, holder, line, shown

PAGES = Mutations()


# ---- tags and artifacts

@PAGES.breaks("7.1-t03")
def text_without_tag(pdf):
    edit(pdf, lambda text: text + line(pdf))


@PAGES.breaks("7.1-t03")
def rule_without_tag(pdf):
    edit(pdf, lambda text: text + "\n9 9 m 99 9 l S\n")


@PAGES.breaks("7.1-t03")
def text_under_a_tag_without_mcid(pdf):
    edit(pdf, lambda text: text + "/P BMC" + line(pdf) + "EMC")


@PAGES.breaks("7.1-t03")
def text_that_no_element_holds(pdf):
    edit(pdf, lambda text: text + "/P <</MCID 9999>> BDC" + line(pdf) + "EMC")


@PAGES.breaks("7.1-t03")
def image_without_tag(pdf):
    edit(pdf, lambda text: text + "\nBI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n")


@PAGES.breaks("7.1-t01")
def artifact_inside_a_tag(pdf):
    edit(pdf, lambda text: text.replace("<</MCID 0>> BDC", "<</MCID 0>> BDC /Artifact BMC EMC", 1))


@PAGES.breaks("7.1-t02")
def tag_inside_an_artifact(pdf):
    edit(pdf, lambda text: "/Artifact BMC\n" + text.replace("\nEMC", "\nEMC EMC", 1))


def form(pdf, content, **entries):
    """A form XObject among the resources of the first page."""
    made = pdf.make_indirect(pdf.make_stream(content))
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    for key, value in entries.items():
        made[f"/{key}"] = value
    resources = pdf.pages[0].obj.Resources
    if "/XObject" not in resources:
        resources.XObject = Dictionary()
    resources.XObject["/Extra"] = made


@PAGES.breaks("7.20-t01")
def form_from_another_file(pdf):
    form(pdf, b"", Ref=Dictionary(F=Dictionary(Type=Name.Filespec, F=String("a.pdf"), UF=String("a.pdf")), Page=0))
    edit(pdf, lambda text: text + "/Artifact BMC /Extra Do EMC")


@PAGES.breaks("7.20-t02")
def tagged_form_painted_twice(pdf):
    form(pdf, b"/Span <</MCID 0>> BDC EMC")
    edit(pdf, lambda text: text + "/Artifact BMC /Extra Do /Extra Do EMC")


@PAGES.breaks()
def nothing_but_a_tagged_form_painted_once(pdf):
    form(pdf, b"/Span <</MCID 0>> BDC EMC")
    edit(pdf, lambda text: text + "/Artifact BMC /Extra Do EMC")


@PAGES.breaks("7.1-t03")
def untagged_text_in_a_form(pdf):
    form(pdf, b"0 0 9 9 re f")
    edit(pdf, lambda text: text + "/Extra Do")


# ---- annotations

@PAGES.breaks("7.18.1-t01")
def comment_in_link(pdf):
    annotation(pdf).Subtype = Name.Text


def comment(pdf):
    found = annotation(pdf)
    found.Subtype = Name.Text
    holder(pdf, found).S = Name.Annot
    return found


@PAGES.breaks()
def nothing_but_a_described_comment(pdf):
    comment(pdf)


@PAGES.breaks("7.18.1-t02")
def comment_without_description(pdf):
    del comment(pdf).Contents


@PAGES.breaks("7.18.2-t01")
def trap_network(pdf):
    comment(pdf).Subtype = Name.TrapNet


@PAGES.breaks("7.18.8-t01")
def printers_mark_in_the_structure(pdf):
    comment(pdf).Subtype = Name.PrinterMark


@PAGES.breaks("7.18.3-t01")
def no_order_of_tabbing(pdf):
    for page in pdf.pages:
        if "/Annots" in page.obj:
            del page.obj.Tabs
            return
    raise NotHere


@PAGES.breaks("7.18.3-t01")
def order_of_tabbing_by_row(pdf):
    for page in pdf.pages:
        if "/Annots" in page.obj:
            page.obj.Tabs = Name.R
            return
    raise NotHere


@PAGES.breaks("7.18.5-t01")
def link_in_span(pdf):
    holder(pdf, annotation(pdf)).S = Name.Span


@PAGES.breaks("7.18.5-t01")
def link_without_struct_parent(pdf):
    del annotation(pdf).StructParent


@PAGES.breaks("7.18.5-t02", "7.18.1-t02")
def link_without_contents(pdf):
    del annotation(pdf).Contents


@PAGES.breaks()
def nothing_but_a_hidden_link_without_contents(pdf):
    found = annotation(pdf)
    del found.Contents
    found.F = 2


@PAGES.breaks()
def nothing_but_a_field(pdf):
    field(pdf)


@PAGES.breaks("7.18.1-t03")
def field_without_description(pdf):
    del field(pdf)[0].TU


@PAGES.breaks("7.18.4-t01")
def field_in_paragraph(pdf):
    field(pdf)[1].S = Name.P


@PAGES.breaks("7.18.4-t02")
def form_element_with_two_kids(pdf):
    held = field(pdf)[1]
    held.K = Array([*held.K, *held.K])


def clip(pdf, **entries):
    pdf.Root.Extra = pdf.make_indirect(Dictionary(Type=Name.MediaClip, S=Name.MCD, D=Dictionary(Type=Name.Filespec), **entries))


@PAGES.breaks("7.18.6.2-t01")
def media_without_type(pdf):
    clip(pdf, Alt=Array([String("en"), String("A film")]))


@PAGES.breaks("7.18.6.2-t02")
def media_without_text(pdf):
    clip(pdf, CT=String("video/mp4"))


# ---- fonts

def font(pdf):
    """The font of the first text, its CIDFont, and the first code."""
    _, dictionary, code = shown(pdf)
    if dictionary.get("/Subtype") != Name.Type0:
        raise NotHere
    return dictionary, dictionary.DescendantFonts[0], int(code, 16)


def cmap(pdf, text="", ordering="Identity", **entries):
    """A CMap of our own that does what Identity-H does."""
    stream = pdf.make_stream(f"/CMapName /Own def /WMode 0 def {text} 1 begincodespacerange <0000> <FFFF> endcodespacerange "
                             "1 begincidrange <0000> <FFFF> 0 endcidrange".encode())
    stream.Type, stream.CMapName = Name.CMap, Name.Own
    stream.CIDSystemInfo = Dictionary(Registry=String("Adobe"), Ordering=String(ordering), Supplement=0)
    for key, value in entries.items():
        stream[f"/{key}"] = value
    font(pdf)[0].Encoding = pdf.make_indirect(stream)


@PAGES.breaks()
def nothing_but_a_cmap_of_our_own(pdf):
    cmap(pdf)


@PAGES.breaks("7.21.3.1-t01")
def other_collection(pdf):
    cmap(pdf, ordering="Other")


@PAGES.breaks("7.21.3.2-t01")
def no_map_to_glyphs(pdf):
    del font(pdf)[1].CIDToGIDMap


@PAGES.breaks("7.21.3.3-t01")
def unknown_cmap(pdf):
    font(pdf)[0].Encoding = Name("/Adobe-Korea1-2")


@PAGES.breaks("7.21.3.3-t02")
def two_directions(pdf):
    cmap(pdf, WMode=1)


@PAGES.breaks("7.21.3.3-t03")
def cmap_on_an_unknown_one(pdf):
    cmap(pdf, text="/Adobe-Korea1-2 usecmap")


@PAGES.breaks("7.21.4.1-t01")
def font_not_embedded(pdf):
    del font(pdf)[1].FontDescriptor.FontFile2


@PAGES.breaks("7.21.4.1-t01")
def font_damaged(pdf):
    program = font(pdf)[1].FontDescriptor.FontFile2
    program.write(program.read_bytes()[:200])


@PAGES.breaks("7.21.4.1-t02")
def glyph_missing(pdf):
    _, cid_font, code = font(pdf)
    glyphs = bytearray(cid_font.CIDToGIDMap.read_bytes())
    glyphs[2 * code:2 * code + 2] = b"\xff\xf0"
    cid_font.CIDToGIDMap.write(bytes(glyphs))


@PAGES.breaks("7.21.4.2-t02")
def incomplete_cidset(pdf):
    font(pdf)[1].FontDescriptor.CIDSet = pdf.make_stream(b"\x80")


@PAGES.breaks("7.21.5-t01")
def wrong_width(pdf):
    _, cid_font, code = font(pdf)
    cid_font.W = Array([*cid_font.W, code, code, 9])


def unicode(pdf, text):
    dictionary, _, code = font(pdf)
    old = dictionary.ToUnicode.read_bytes()
    dictionary.ToUnicode.write(old.replace(b"endcmap", b"1 beginbfchar <%04X> <%s> endbfchar endcmap" % (code, text), 1))


@PAGES.breaks("7.21.7-t01")
def no_unicode(pdf):
    del font(pdf)[0].ToUnicode


@PAGES.breaks("7.21.7-t02")
def unicode_zero(pdf):
    unicode(pdf, b"0000")


@PAGES.breaks("7.21.7-t02")
def unicode_byte_order_mark(pdf):
    unicode(pdf, b"0041FEFF")


@PAGES.breaks("7.21.7-t02")
def unicode_no_character(pdf):
    unicode(pdf, b"FFFE")


@PAGES.breaks("7.21.8-t01", "7.21.7-t01")
def notdef_shown_invisibly(pdf):
    edit(pdf, lambda text: text + "/Artifact BMC" + line(pdf, code="0000", mode=3) + "EMC")


# ---- a simple TrueType font, which plainsend does not write today

def simple(pdf, flags, encoding, tables):
    """Shows an A, code 65, in a font with one glyph. `tables` are (platform, encoding, code)."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((250, 700))
    pen.closePath()
    builder.setupGlyf({name: pen.glyph() for name in (".notdef", "A")})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost(keepGlyphNames=False)
    builder.setupCharacterMap({65: "A"})
    kept = []
    for table, (platform, kind, code) in zip(builder.font["cmap"].tables * 3, tables):
        made = type(table)(table.format)
        made.platformID, made.platEncID, made.language, made.cmap = platform, kind, 0, {code: "A"}
        kept.append(made)
    builder.font["cmap"].tables = kept
    out = BytesIO()
    builder.save(out)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Own, Flags=flags, FontFile2=pdf.make_indirect(pdf.make_stream(out.getvalue())))
    made = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Own, FirstChar=65, LastChar=65, Widths=Array([600]),
                      FontDescriptor=pdf.make_indirect(descriptor), ToUnicode=pdf.make_indirect(pdf.make_stream(b"1 beginbfchar <41> <0041> endbfchar")))
    if encoding is not None:
        made.Encoding = encoding
    pdf.pages[0].obj.Resources.Font["/Extra"] = pdf.make_indirect(made)
    edit(pdf, lambda text: text + "/Artifact BMC BT /Extra 9 Tf 9 9 Td (A) Tj ET EMC")


SYMBOLIC, NONSYMBOLIC = 4, 32
WIN_ANSI = Name.WinAnsiEncoding


@PAGES.breaks()
def nothing_but_a_simple_font(pdf):
    simple(pdf, NONSYMBOLIC, WIN_ANSI, [(3, 1, 65), (1, 0, 65)])


@PAGES.breaks()
def nothing_but_a_symbolic_font(pdf):
    simple(pdf, SYMBOLIC, None, [(3, 0, 0xF041), (1, 0, 65)])


@PAGES.breaks("7.21.6-t01", "7.21.4.1-t02", "7.21.8-t01")
def text_font_with_symbol_cmap_only(pdf):
    simple(pdf, NONSYMBOLIC, WIN_ANSI, [(3, 0, 0xF041)])


@PAGES.breaks("7.21.6-t02")
def text_font_without_encoding(pdf):
    simple(pdf, NONSYMBOLIC, None, [(3, 1, 65)])


@PAGES.breaks("7.21.6-t02")
def text_font_with_unknown_glyph_name(pdf):
    names = Dictionary(Type=Name.Encoding, BaseEncoding=WIN_ANSI, Differences=Array([66, Name.gravee]))
    simple(pdf, NONSYMBOLIC, names, [(3, 1, 65)])


@PAGES.breaks("7.21.6-t03")
def symbolic_font_with_encoding(pdf):
    simple(pdf, SYMBOLIC, WIN_ANSI, [(3, 0, 0xF041)])


@PAGES.breaks("7.21.6-t04")
def symbolic_font_with_two_text_cmaps(pdf):
    simple(pdf, SYMBOLIC, None, [(3, 1, 65), (1, 0, 65)])
