"""Mistakes against PDF/A-2a in what is painted, in annotations and in actions (see ua_mutations.py)."""

from pikepdf import Array, Dictionary, Name, String

from .mutations import Mutations, NotHere, annotation, edit, field
from .page_mutations import PAGES, form, unicode
from .pdfa_mutations import extra, written_well

PAINTED = Mutations(written_well)
breaks = PAINTED.breaks

# What PDF/UA asks of fonts in 7.21 PDF/A asks in 6.2.11: the same mistakes, under other numbers.
OTHERS = {"7.21.7-t01": "6.2.11.7.2-t01", "7.21.7-t02": "6.2.11.7.2-t02"}
for WHAT, RULES, MAKE in PAGES.all:
    if RULES and all(rule.startswith("7.21") for rule in RULES):
        PAINTED.all.append((WHAT, frozenset(OTHERS.get(rule, rule.replace("7.21.", "6.2.11.")) for rule in RULES), MAKE))


# ---- content and colour

@breaks("6.2.2-t01")
def unknown_operator(pdf):
    edit(pdf, lambda text: text + "\nBX xx EX\n")


@breaks("6.2.2-t02")
def resource_that_is_not_there(pdf):
    edit(pdf, lambda text: text + "\n/Missing gs\n")


@breaks("6.2.3-t01")
def two_profiles(pdf):
    intent = pdf.Root.OutputIntents[0]
    other = pdf.make_indirect(pdf.make_stream(intent.DestOutputProfile.read_bytes()))
    other.N = 3
    second = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("other"), DestOutputProfile=other)
    pdf.Root.OutputIntents = Array([intent, second])


@breaks("6.2.3-t01")
def intent_without_a_name(pdf):
    del pdf.Root.OutputIntents[0].OutputConditionIdentifier


@breaks("6.2.3-t02")
def profile_cut_short(pdf):
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:-1])


@breaks("6.2.3-t02")
def profile_of_a_scanner(pdf):
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes().replace(b"mntr", b"scnr", 1))


@breaks("6.2.4.2-t01")
def wrong_number_of_colours(pdf):
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 4


@breaks("6.2.4.3-t01")
def no_output_intent(pdf):
    del pdf.Root.OutputIntents


@breaks("6.2.4.3-t02")
def printing_colours(pdf):
    edit(pdf, lambda text: text + "\n0 0 0 1 k\n")


@breaks("6.2.4.3-t01", "6.2.4.3-t03")
def grey_without_output_intent(pdf):
    del pdf.Root.OutputIntents
    edit(pdf, lambda text: text + "\n/DeviceGray cs\n")


def state(pdf, **entries):
    resources = pdf.pages[0].obj.Resources
    if "/ExtGState" not in resources:
        resources.ExtGState = Dictionary()
    resources.ExtGState["/Extra"] = Dictionary(Type=Name.ExtGState, **entries)


@breaks("6.2.5-t01")
def transfer_function(pdf):
    state(pdf, TR=Name.Identity)


@breaks("6.2.6-t01")
def unknown_intent(pdf):
    edit(pdf, lambda text: text + "\n/Bright ri\n")


def image(pdf, **entries):
    found = extra(pdf, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceRGB)
    found.write(b"\x00\x00\x00")
    for key, value in {"BitsPerComponent": 8, **entries}.items():
        found[f"/{key}"] = value


@breaks("6.2.8-t01")
def interpolated_image(pdf):
    image(pdf, Interpolate=True)


@breaks("6.2.8-t01")
def interpolated_inline_image(pdf):
    edit(pdf, lambda text: text + "\n/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G /I true ID x EI EMC\n")


@breaks("6.2.8-t02")
def image_of_three_bits(pdf):
    image(pdf, BitsPerComponent=3)


@breaks("6.2.9-t01")
def form_from_another_file(pdf):
    form(pdf, b"", Ref=Dictionary(Page=0))


@breaks("6.2.10-t01")
def unknown_blend_mode(pdf):
    state(pdf, BM=Name.Glow)


@breaks("6.2.10-t02", "6.2.4.3-t01")
def transparency_without_a_colour_space(pdf):
    del pdf.Root.OutputIntents
    state(pdf, ca=0.5)


# ---- fonts

@breaks("6.2.11.2-t01")
def font_without_type(pdf):
    for found in dict(pdf.pages[0].obj.Resources.Font).values():
        del found.Type


@breaks("6.2.11.7.3-t01")
def private_characters(pdf):
    unicode(pdf, b"E001")


# ---- annotations, forms, actions

def seen(pdf, subtype):
    """A link made an annotation of another type, with an appearance and without action."""
    found = annotation(pdf)
    for key in ("/A", "/Dest"):
        if key in found:
            del found[key]
    stream = pdf.make_indirect(pdf.make_stream(b""))
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    found.Subtype, found.AP = Name("/" + subtype), Dictionary(N=stream)
    return found


@breaks()
def nothing_but_a_comment(pdf):
    seen(pdf, "Text")


@breaks("6.3.1-t01")
def film(pdf):
    seen(pdf, "Movie")


@breaks("6.3.2-t01")
def annotation_without_flags(pdf):
    del annotation(pdf).F


@breaks("6.3.2-t01")
def annotation_that_is_not_printed(pdf):
    annotation(pdf).F = 0


@breaks("6.3.2-t01")
def hidden_annotation(pdf):
    annotation(pdf).F = 4 | 2


@breaks("6.3.3-t01")
def comment_without_appearance(pdf):
    del seen(pdf, "Text").AP


@breaks("6.3.3-t02")
def appearance_when_pressed(pdf):
    found = seen(pdf, "Text")
    found.AP.D = found.AP.N


def quiet_field(pdf):
    found = seen(pdf, "Link")
    field(pdf)
    return found


@breaks()
def nothing_but_a_field(pdf):
    quiet_field(pdf)


@breaks("6.4.1-t01")
def field_that_acts(pdf):
    quiet_field(pdf).AA = Dictionary()


@breaks("6.4.1-t02")
def appearances_to_be_made(pdf):
    quiet_field(pdf)
    pdf.Root.AcroForm.NeedAppearances = True


@breaks("6.4.2-t01")
def xfa(pdf):
    quiet_field(pdf)
    pdf.Root.AcroForm.XFA = Array()


@breaks("6.5.1-t01")
def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(""))


@breaks("6.5.1-t01")
def link_that_starts_a_program(pdf):
    for page in pdf.pages:
        for found in page.obj.get("/Annots", Array()):
            if "/A" in found:
                found.A.S = Name.Launch
                return
    raise NotHere


@breaks("6.5.1-t02")
def named_action_that_prints(pdf):
    pdf.Root.OpenAction = Dictionary(Type=Name.Action, S=Name.Named, N=Name.Print)


@breaks("6.5.2-t01")
def something_done_on_closing(pdf):
    pdf.Root.AA = Dictionary()


@breaks("6.5.2-t01")
def something_done_on_turning_the_page(pdf):
    pdf.pages[0].obj.AA = Dictionary()
