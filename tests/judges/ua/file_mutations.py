"""Mistakes in the file, its catalog, its metadata and its language (see ua_mutations.py)."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .mutations import Mutations, annotation, edit, element, elements, field, line, packet

FILE = Mutations()


# ---- identification

@FILE.breaks("5-t01")
def no_identification(pdf):
    packet(pdf, r"<rdf:Description[^>]*xmlns:pdfuaid=.*?</rdf:Description>", "")


@FILE.breaks("5-t02")
def part_two(pdf):
    packet(pdf, "<pdfuaid:part>1", "<pdfuaid:part>2")


@FILE.breaks("5-t03")
def other_prefix(pdf):
    packet(pdf, "xmlns:pdfuaid=(.*?)<pdfuaid:part>1</pdfuaid:part>", r"xmlns:ua=\1<ua:part>1</ua:part>")


@FILE.breaks("5-t04")
def other_prefix_of_amendment(pdf):
    packet(pdf, "</rdf:RDF>", '<rdf:Description rdf:about="" xmlns:ua="http://www.aiim.org/pdfua/ns/id/"><ua:amd>1</ua:amd></rdf:Description></rdf:RDF>')


@FILE.breaks("5-t05")
def other_prefix_of_corrigendum(pdf):
    packet(pdf, "</rdf:RDF>", '<rdf:Description rdf:about="" xmlns:ua="http://www.aiim.org/pdfua/ns/id/" ua:corr="1"/></rdf:RDF>')


# ---- file and catalog

@FILE.breaks("6.1-t01")
def version_two(pdf):
    return lambda data: data.replace(b"%PDF-1.7", b"%PDF-2.0", 1)


@FILE.breaks("6.1-t01")
def two_ends_of_line(pdf):
    return lambda data: data.replace(b"%PDF-1.7\n", b"%PDF-1.7 ", 1)


@FILE.breaks("6.2-t01")
def no_mark_info(pdf):
    del pdf.Root.MarkInfo


@FILE.breaks("7.1-t04")
def suspects(pdf):
    pdf.Root.MarkInfo.Suspects = True


@FILE.breaks("5-t01", "7.1-t08")
def no_metadata(pdf):
    del pdf.Root.Metadata


@FILE.breaks("7.1-t08")
def metadata_of_another_subtype(pdf):
    return lambda data: data.replace(b"/Subtype /XML", b"/Subtype /TXT", 1)  # qpdf would put right what is left out


@FILE.breaks("7.1-t09")
def no_title(pdf):
    packet(pdf, "<dc:title>.*?</dc:title>", "")


@FILE.breaks("7.1-t09")
def blank_title(pdf):
    packet(pdf, r"(<dc:title>.*?<rdf:li[^>]*>).*?(</rdf:li>)", r"\1  \2")


@FILE.breaks("7.1-t10")
def name_of_the_file_in_the_window(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@FILE.breaks("7.1-t10")
def no_preferences(pdf):
    del pdf.Root.ViewerPreferences


@FILE.breaks("7.1-t11", "7.1-t03", "7.18.5-t01")
def no_structure(pdf):
    annotation(pdf)
    del pdf.Root.StructTreeRoot


@FILE.breaks("7.10-t01")
def layers_without_name(pdf):
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(Order=Array()))


@FILE.breaks("7.10-t02")
def layers_that_switch(pdf):
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(Name=String("Layers"), AS=Array()))


@FILE.breaks("7.11-t01")
def attachment_without_a_name(pdf):
    stream = pdf.make_indirect(pdf.make_stream(b"<a/>"))
    pdf.Root.AF = Array([pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.xml"), EF=Dictionary(F=stream)))])


@FILE.breaks("7.15-t01")
def dynamic_form(pdf):
    xfa = pdf.make_stream(b"<config><dynamicRender>required</dynamicRender></config>")
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_indirect(xfa))


@FILE.breaks("7.16-t01")
def closed_to_assistive_technology(pdf):
    closed = pikepdf.Permissions(accessibility=False, extract=False)
    return {"encryption": pikepdf.Encryption(owner="owner", user="", R=3, aes=False, metadata=False, allow=closed)}


# ---- language

@FILE.breaks("7.2-t29")
def language_with_underscore(pdf):
    pdf.Root.Lang = String("en_GB")


@FILE.breaks("7.2-t29")
def empty_language(pdf):
    pdf.Root.Lang = String("")


@FILE.breaks("7.2-t29")
def language_of_an_element_that_is_a_name(pdf):
    element(pdf, "P").Lang = String("Polski język")


@FILE.breaks("7.2-t29")
def language_of_content_without_letters(pdf):
    edit(pdf, lambda text: text.replace("<</MCID 0>>", "<</MCID 0 /Lang (1-pl)>>", 1))


def language_in_the_tags_only(pdf):
    """A file without language in the catalog that is right all the same; each mistake below takes one thing away."""
    del pdf.Root.Lang
    if "/Outlines" in pdf.Root:
        del pdf.Root.Outlines
    packet(pdf, "x-default", "en-GB")
    element(pdf, "Document").Lang = String("en-GB")
    for link in elements(pdf, "Link"):
        link.Lang = String("en-GB")
    for part in pdf.objects:  # the artifacts: their text has a language too
        if isinstance(part, Dictionary) and part.get("/Type") == Name.Page:
            text = part.Contents.read_bytes().replace(b"/Artifact <<", b"/Artifact <</Lang (en-GB) ")
            part.Contents = pdf.make_stream(text.replace(b"/Artifact BMC", b"/Artifact <</Lang (en-GB)>> BDC"))


@FILE.breaks()
def nothing_but_the_language_moved_to_the_tags(pdf):
    language_in_the_tags_only(pdf)


@FILE.breaks("7.2-t02")
def bookmarks_without_language(pdf):
    outlines = pdf.Root.Outlines
    language_in_the_tags_only(pdf)
    pdf.Root.Outlines = outlines


@FILE.breaks("7.2-t33")
def title_without_language(pdf):
    language_in_the_tags_only(pdf)
    packet(pdf, '(<dc:title>.*?xml:lang=")en-GB', r"\1x-default")


@FILE.breaks("7.2-t24")
def link_description_without_language(pdf):
    language_in_the_tags_only(pdf)
    del element(pdf, "Link").Lang


@FILE.breaks("7.2-t25")
def field_description_without_language(pdf):
    language_in_the_tags_only(pdf)
    del field(pdf)[1].Lang


def loose(pdf, **entries):
    """An element beside the document element, so that no language reaches it."""
    root = pdf.Root.StructTreeRoot
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Span, P=root, **entries))
    root.K = Array([root.K, made] if not isinstance(root.K, Array) else [*root.K, made])


@FILE.breaks("7.2-t21")
def actual_text_without_language(pdf):
    language_in_the_tags_only(pdf)
    loose(pdf, ActualText=String("words"))


@FILE.breaks("7.2-t22")
def alternative_text_without_language(pdf):
    language_in_the_tags_only(pdf)
    loose(pdf, Alt=String("words"))


@FILE.breaks("7.2-t23")
def expansion_without_language(pdf):
    language_in_the_tags_only(pdf)
    loose(pdf, E=String("words"))


@FILE.breaks("7.2-t30")
def actual_text_in_content_without_language(pdf):
    language_in_the_tags_only(pdf)
    edit(pdf, lambda text: text + "/Artifact BMC /Span <</ActualText (words)>> BDC EMC EMC")


@FILE.breaks("7.2-t31")
def alternative_text_in_content_without_language(pdf):
    language_in_the_tags_only(pdf)
    edit(pdf, lambda text: text + "/Artifact BMC /Span <</Alt (words)>> BDC EMC EMC")


@FILE.breaks("7.2-t32")
def expansion_in_content_without_language(pdf):
    language_in_the_tags_only(pdf)
    edit(pdf, lambda text: text + "/Artifact BMC /Span <</E (words)>> BDC EMC EMC")


@FILE.breaks("7.2-t34")
def text_without_language(pdf):
    language_in_the_tags_only(pdf)
    edit(pdf, lambda text: text + "/Artifact BMC" + line(pdf) + "EMC")
