"""Mistakes against PDF/A-2a in the file, the catalog and the metadata (see ua_mutations.py)."""

import re
import subprocess
import tempfile
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .mutations import Mutations, edit, element, packet


def written_well(data):
    """pikepdf leaves out the end of line before endstream (6.1.7.1), and knows no option for it; qpdf does."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        source.write_bytes(data)
        # exit 3 means warnings, which a mistake may well cause
        subprocess.run(["qpdf", "--newline-before-endstream", "--stream-data=preserve", "--object-streams=disable", "--static-id", source, target], check=False, capture_output=True)
        return target.read_bytes()


DOCUMENT = Mutations(written_well)
breaks = DOCUMENT.breaks


def swap(before, after):
    """Changes the first place in the saved bytes; of the same length, so that all offsets stay."""
    def change(data):
        found = re.search(before, data, re.S)
        assert found, before
        put = after(found[0]) if callable(after) else after
        assert len(put) == len(found[0]), (found[0], put)
        return data[:found.start()] + put + data[found.end():]
    return change


@breaks()
def nothing_at_all(pdf):
    pass


# ---- 6.1: the file

@breaks("6.1.2-t01")
def version_two(pdf):
    return swap(rb"%PDF-1\.7", b"%PDF-2.0")


@breaks("6.1.2-t02")
def no_binary_comment(pdf):
    return swap(rb"\n%[\x80-\xff]{4}", b"\n%text")


@breaks("6.1.3-t01")
def no_id(pdf):
    return swap(rb"/ID \[", b"/XX [")


@breaks("6.1.3-t02")
def encrypted(pdf):
    return {"encryption": pikepdf.Encryption(owner="owner", user="", R=3, aes=False, metadata=False)}


@breaks("6.1.3-t03")
def something_after_the_end(pdf):
    return lambda data: data + b"more\n"


@breaks("6.1.4-t01")
def tab_in_the_table(pdf):
    return swap(rb"xref\n0 ", b"xref\n0\t")


@breaks("6.1.4-t02", "6.1.9-t01")
def table_that_leads_elsewhere(pdf):
    return swap(rb"0000000(\d{3}) 00000 n", lambda found: b"%010d" % (int(found[:10]) + 1) + found[10:])


@breaks("6.1.6-t01")
def half_a_byte(pdf):
    pdf.Root.Extra = String(b"\x01\x02\x03\x04")
    return swap(rb"<01020304>", b"<0102030 >")


@breaks("6.1.6-t01")
def half_a_byte_in_content(pdf):
    edit(pdf, lambda text: text + "/Artifact BMC /Span <</E <0> >> BDC EMC EMC")


@breaks("6.1.6-t01")
def no_digit(pdf):
    edit(pdf, lambda text: text + "/Artifact BMC /Span <</E <0g> >> BDC EMC EMC")


@breaks("6.1.7.1-t01")
def wrong_length(pdf):
    # not by one: the end of line before endstream may or may not be meant
    return swap(rb"/Length \d\d+", lambda found: found[:8] + (b"9" if found[8:9] != b"9" else b"8") + found[9:])


@breaks("6.1.7.1-t01", "6.1.7.1-t02")
def space_before_endstream(pdf):
    return swap(rb"\nendstream", b" endstream")


@breaks("6.1.7.1-t02")
def carriage_return_after_stream(pdf):
    return swap(rb">>\nstream\n", b">>\nstream\r")


def extra(pdf, **entries):
    stream = pdf.make_indirect(pdf.make_stream(b""))
    for key, value in entries.items():
        stream[f"/{key}"] = value
    pdf.Root.Extra = stream
    return stream


@breaks("6.1.7.1-t03")
def stream_in_another_file(pdf):
    extra(pdf, F=String("a.bin"))


@breaks("6.1.7.2-t01")
def lzw(pdf):
    extra(pdf).write(bytes.fromhex("800B6050220C0C8501"), filter=Name.LZWDecode)
    return {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}


@breaks("6.1.8-t01")
def name_that_is_no_utf_8(pdf):
    pdf.Root.Extra = Name.Extra1
    return swap(rb"/Extra1", b"/Ex#ff1")


@breaks("6.1.9-t01")
def object_on_one_line(pdf):
    return swap(rb" 0 obj\n", b" 0 obj ")


@breaks("6.1.9-t01")
def end_of_an_object_on_the_same_line(pdf):
    return swap(rb"\nendobj", b" endobj")


@breaks("6.1.10-t01")
def lzw_in_an_inline_image(pdf):
    edit(pdf, lambda text: text + "\n/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID x EI EMC\n")


@breaks("6.1.12-t01")
def other_permissions(pdf):
    pdf.Root.Perms = Dictionary(Other=Dictionary())


@breaks("6.1.13-t01")
def long_name(pdf):
    pdf.Root.Extra = Name("/" + "n" * 128)


@breaks("6.1.13-t01")
def long_string(pdf):
    pdf.Root.Extra = String("s" * 32768)


@breaks("6.1.13-t01")
def large_number(pdf):
    pdf.Root.Extra = 2**31


@breaks("6.1.13-t03")
def large_page(pdf):
    pdf.pages[0].obj.MediaBox = Array([0, 0, 14401, 842])


@breaks("6.1.13-t04")
def state_saved_deep(pdf):
    edit(pdf, lambda text: "q\n" * 29 + text + "\nQ" * 29)


# ---- 6.6: metadata

@breaks("6.6.2.1-t01", "6.6.4-t01")
def no_metadata(pdf):
    del pdf.Root.Metadata


@breaks("6.6.2.1-t02")
def packet_with_encoding(pdf):
    packet(pdf, r"(<\?xpacket begin=\S+)", r'\1 encoding="UTF-8"')


@breaks("6.6.2.1-t02", "6.6.4-t01")
def packet_that_is_broken(pdf):
    packet(pdf, "</rdf:RDF>", "")


@breaks("6.6.2.3.1-t01")
def property_nobody_knows(pdf):
    packet(pdf, "</rdf:RDF>", '<rdf:Description rdf:about="" xmlns:own="http://example.org/" own:mood="good"/></rdf:RDF>')


@breaks("6.6.2.3.1-t01")
def property_that_is_not_in_its_schema(pdf):
    packet(pdf, "<pdf:Producer>", "<pdf:Maker>x</pdf:Maker><pdf:Producer>")


@breaks("6.6.2.3.1-t01")
def no_extension_schema(pdf):
    packet(pdf, r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", "")


@breaks("6.6.2.3.1-t02")
def date_of_the_day_and_hour_only(pdf):
    packet(pdf, r"(<xmp:ModifyDate>).*?(</xmp:ModifyDate>)", r"\g<1>25 November 2026\2")


@breaks("6.6.2.3.1-t02")
def title_without_alternatives(pdf):
    packet(pdf, r"<dc:title>.*?</dc:title>", "<dc:title>Letter</dc:title>")


@breaks("6.6.2.3.3-t01")
def property_without_description(pdf):
    packet(pdf, r"<pdfaProperty:description>.*?</pdfaProperty:description>", "")


@breaks("6.6.2.3.3-t01")
def property_of_no_category(pdf):
    packet(pdf, r"<pdfaProperty:category>internal", "<pdfaProperty:category>private")


@breaks("6.6.2.3.3-t02")
def description_with_another_prefix(pdf):
    packet(pdf, "pdfaProperty:", "own:")
    packet(pdf, "xmlns:pdfaProperty", "xmlns:own")


@breaks("6.6.4-t01")
def part_three(pdf):
    packet(pdf, "<pdfaid:part>2", "<pdfaid:part>3")


@breaks("6.6.4-t01")
def level_b(pdf):
    packet(pdf, "<pdfaid:conformance>A", "<pdfaid:conformance>B")


@breaks("6.6.4-t02")
def identification_with_another_prefix(pdf):
    packet(pdf, "(</?)pdfaid:", r"\1own:")
    packet(pdf, "xmlns:pdfaid", "xmlns:own")


# ---- 6.7 to 6.11

@breaks("6.7.2.2-t01")
def no_mark_info(pdf):
    del pdf.Root.MarkInfo


@breaks("6.7.3.3-t01")
def no_structure(pdf):
    del pdf.Root.StructTreeRoot


@breaks("6.7.3.4-t01")
def type_of_our_own(pdf):
    element(pdf, "P").S = Name.Paragraph


@breaks("6.7.3.4-t02")
def types_in_a_circle(pdf):
    element(pdf, "P").S = Name.Paragraph
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Paragraph=Name.Text, Text=Name.Paragraph)


@breaks("6.7.3.4-t03")
def standard_type_mapped(pdf):
    element(pdf, "P")
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Span)


@breaks("6.7.4-t01")
def language_with_underscore(pdf):
    pdf.Root.Lang = String("en_GB")


@breaks("6.7.4-t02")
def no_language(pdf):
    del pdf.Root.Lang


def attach(pdf, data, **names):
    stream = pdf.make_indirect(pdf.make_stream(data))
    pdf.Root.AF = Array([pdf.make_indirect(Dictionary(Type=Name.Filespec, EF=Dictionary(F=stream), **names))])


@breaks("6.8-t01")
def attachment_without_name(pdf):
    attach(pdf, b"%PDF-1.7 pdfaid", F=String("a.pdf"))


@breaks("6.8-t02")
def attachment_that_is_no_pdf(pdf):
    attach(pdf, b"<a/>", F=String("a.xml"), UF=String("a.xml"))


def layers(pdf, **entries):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Name=String("Layers"), Order=Array([layer]), **entries))
    return pdf.Root.OCProperties


@breaks()
def nothing_but_a_layer(pdf):
    layers(pdf)


@breaks("6.9-t01")
def two_configurations_of_one_name(pdf):
    layers(pdf).Configs = Array([Dictionary(Name=String("Layers"))])


@breaks("6.9-t02")
def layer_that_is_not_in_order(pdf):
    layers(pdf).D.Order = Array()


@breaks("6.9-t02")
def layers_that_switch(pdf):
    layers(pdf, AS=Array())


@breaks("6.10-t01")
def steps_on_a_page(pdf):
    pdf.pages[0].obj.PresSteps = Dictionary(Type=Name.NavNode)


@breaks("6.11-t01")
def requirements(pdf):
    pdf.Root.Requirements = Array()
