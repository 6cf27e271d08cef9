"""Mistakes that only pdf_quality.py looks for (see ua_mutations.py)."""

import re

from pikepdf import Array, Dictionary, Name, String

from .mutations import Mutations, NotHere, annotation, child, edit, element, elements, kids, packet

QUALITY_MISTAKES = Mutations()
breaks = QUALITY_MISTAKES.breaks


# ---- metadata

@breaks("info-is-xmp")
def other_title_in_info(pdf):
    pdf.docinfo["/Title"] = String("Something else")


@breaks("info-is-xmp")
def author_in_info_only(pdf):
    pdf.docinfo["/Author"] = String("A. Person")


@breaks("info-is-xmp")
def other_date_in_info(pdf):
    pdf.docinfo["/ModDate"] = String("D:20200101000000Z")


@breaks("language-is-xmp")
def other_language_in_the_metadata(pdf):
    packet(pdf, "<dc:language>.*?</dc:language>", "<dc:language><rdf:Bag><rdf:li>fr</rdf:li></rdf:Bag></dc:language>")


@breaks("language-is-real", "language-is-xmp")
def language_that_is_a_word(pdf):
    pdf.Root.Lang = String("english")


@breaks("language-is-real")
def language_of_an_element_that_is_a_word(pdf):
    element(pdf, "P").Lang = String("polish")


@breaks("title")
def file_name_as_title(pdf):
    packet(pdf, r"(<dc:title>.*?<rdf:li[^>]*>).*?(</rdf:li>)", r"\1Letter final 2.docx\2")
    pdf.docinfo["/Title"] = String("Letter final 2.docx")


# ---- finding the way

def internal(pdf):
    """A link to a place in the document."""
    for page in pdf.pages:
        for found in page.obj.get("/Annots", Array()):
            if "/Dest" in found:
                return found
    raise NotHere


@breaks("link-target")
def link_to_a_page_that_is_gone(pdf):
    internal(pdf).Dest = Array([pdf.make_indirect(Dictionary(Type=Name.Page)), Name.Fit])


@breaks("link-target")
def link_to_a_name_that_is_not_there(pdf):
    internal(pdf).Dest = String("nowhere")


@breaks("link-target")
def link_without_target(pdf):
    found = annotation(pdf)
    for key in ("/A", "/Dest"):
        if key in found:
            del found[key]


@breaks("link-target")
def address_with_a_space(pdf):
    found = annotation(pdf)
    if "/Dest" in found:
        del found["/Dest"]
    found.A = Dictionary(S=Name.URI, URI=String("www.school example"))


@breaks()
def nothing_but_a_named_destination(pdf):
    found = internal(pdf)
    pdf.Root.Names = Dictionary(Dests=Dictionary(Kids=Array([pdf.make_indirect(Dictionary(Names=Array([String("here"), found.Dest])))])))
    found.Dest = String("here")


@breaks("link-area")
def link_without_area(pdf):
    annotation(pdf).Rect = Array([100, 100, 100, 100])


@breaks("link-area")
def link_off_the_page(pdf):
    annotation(pdf).Rect = Array([9000, 9000, 9100, 9010])


@breaks("bookmarks")
def no_bookmarks(pdf):
    del pdf.Root.Outlines


@breaks("bookmarks")
def bookmark_with_other_words(pdf):
    pdf.Root.Outlines.First.Title = String("Something else")


@breaks("bookmarks")
def bookmark_that_leads_nowhere(pdf):
    del pdf.Root.Outlines.First.Dest


@breaks("contents-linked")
def contents_entry_without_link(pdf):
    for link in elements(pdf, "Link"):
        if link.P.P.S == Name.TOCI:
            # the link stays a link, but no longer stands in its entry
            holder, entry = link.P, link.P.P
            entry.K = Array([kid for kid in kids(entry) if not isinstance(kid, Dictionary) or kid.objgen != holder.objgen])
            document = element(pdf, "Document")
            document.K = Array([*kids(document), holder])
            holder.P = document
            return
    raise NotHere


@breaks("page-labels")
def no_page_labels(pdf):
    if len(pdf.pages) == 1:
        raise NotHere
    del pdf.Root.PageLabels


@breaks("page-labels")
def page_labels_that_count_from_nine(pdf):
    if len(pdf.pages) == 1:
        raise NotHere
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=900)]))


# ---- tags

@breaks("empty-tag")
def paragraph_without_content(pdf):
    child(pdf, element(pdf, "Document"), "P")


@breaks("empty-tag")
def paragraph_of_spaces(pdf):
    child(pdf, element(pdf, "Document"), "P", ActualText=String(" \u00a0\u200b"))


@breaks()
def nothing_but_an_empty_cell(pdf):
    child(pdf, element(pdf, "TR"), "TD")


@breaks("note-label")
def note_without_label(pdf):
    for label in kids(element(pdf, "Note")):
        if label.S == Name.Lbl:
            label.S = Name.Span
            return
    raise NotHere


@breaks("list-numbering")
def labels_without_numbering(pdf):
    for found in elements(pdf, "L"):
        if any(part.S == Name.Lbl for item in kids(found) if item.S == Name.LI for part in kids(item)):
            del found.A
            return
    raise NotHere


@breaks("figure-box")
def figure_that_is_nowhere(pdf):
    del element(pdf, "Figure").A


@breaks("headers-and-footers")
def footer_that_is_no_footer(pdf):
    edit(pdf, lambda text: re.sub(r"/Subtype\s*/(Header|Footer)", "", text))


@breaks("alternative-text")
def file_name_as_alternative_text(pdf):
    element(pdf, "Figure").Alt = String("IMG_2041.jpg")


@breaks("alternative-text")
def alternative_text_that_says_nothing(pdf):
    element(pdf, "Figure").Alt = String("image")


@breaks("alternative-text")
def blank_link_description(pdf):
    annotation(pdf).Contents = String(" ")


# ---- the trees agree

@breaks("ids")
def id_outside_the_tree(pdf):
    element(pdf, "P").ID = String("loose")


@breaks("ids")
def no_id_tree(pdf):
    element(pdf, "Note")
    del pdf.Root.StructTreeRoot.IDTree


@breaks("parent-keys")
def two_owners_of_one_key(pdf):
    found = [link for page in pdf.pages for link in page.obj.get("/Annots", Array())]
    if len(found) < 2:
        raise NotHere
    found[0].StructParent = found[1].StructParent


@breaks("parent-keys")
def key_that_is_not_in_the_tree(pdf):
    annotation(pdf).StructParent = 99999


@breaks("parent-keys")
def next_key_in_use(pdf):
    pdf.Root.StructTreeRoot.ParentTreeNextKey = 0


@breaks("parent-entries")
def element_that_lost_its_content(pdf):
    for found in elements(pdf, "P"):
        if kids(found) and all(not isinstance(kid, Dictionary) for kid in kids(found)):
            found.K = Array(kids(found)[1:])
            found.ActualText = String("words")  # so that it is not empty as well
            return
    raise NotHere


@breaks("object-references")
def annotation_taken_off_its_page(pdf):
    for page in pdf.pages:
        if "/Annots" in page.obj:
            page.obj.Annots = Array(list(page.obj.Annots)[1:])
            return
    raise NotHere


@breaks("content")
def mark_without_end(pdf):
    edit(pdf, lambda text: text + "/Artifact BMC")


@breaks("content")
def end_without_mark(pdf):
    edit(pdf, lambda text: text + "EMC")


@breaks("content")
def picture_that_is_not_there(pdf):
    edit(pdf, lambda text: text + "/Artifact BMC /Missing Do EMC")
