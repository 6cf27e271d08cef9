#!/usr/bin/python3
"""An auditor that never says no is worth nothing: it is shown a well-set page, and then the same with one mistake for
each rule.

    print_audit_test.py
"""

import re
import struct
import sys
import tempfile
import unittest
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

import print_audit
import print_style
import print_words

STYLES = print_style.Styles(Path(__file__).resolve().parent.parent.parent / "styles")
WIDTH, HEIGHT = 595.28, 841.89
LETTER = 0.5  # em: every glyph of the font made here


def outline_font(alike=False):
    """A TrueType file with an outline for every code: the top of its box grows with the code."""
    glyphs = [struct.pack(">hhhhh", 1, 0, 0, 500, 500 + code) + bytes(6) for code in range(128)]
    if alike:
        glyphs[ord("I")] = glyphs[ord("l")]
    tables = {b"glyf": b"".join(glyphs), b"head": bytes(18) + struct.pack(">H", 1000) + bytes(30) + struct.pack(">hh", 1, 0),
              b"loca": b"".join(struct.pack(">L", 16 * i) for i in range(129))}
    head, body = struct.pack(">LHHHH", 0x10000, len(tables), 0, 0, 0), b""
    for tag, data in tables.items():
        head += struct.pack(">4sLLL", tag, 0, 12 + 16 * len(tables) + len(body), len(data))
        body += data
    return head + body


class Made:
    """A document of two pages, set as its style says; a test changes it before it is written."""

    def __init__(self, folder, name):
        self.path = folder / name
        self.style = style = STYLES.of(self.path)
        self.pdf = pikepdf.new()
        self.face, self.fonts = style.faces[0].replace(" ", ""), {}
        self.made = lambda **entries: self.pdf.make_indirect(Dictionary(**entries))
        self.add_font("F1", self.face + "-Regular")
        self.add_font("F2", self.face + "-Bold")
        self.pages = [self.pdf.add_blank_page(page_size=(WIDTH, HEIGHT)).obj for _ in range(2)]
        self.items, self.drawn, self.target = [], [[], []], 1
        self.before = "".join(f"{v:.3f} " for v in style.paper) + f"rg 0 0 {WIDTH} {HEIGHT} re f" if style.paper != (1, 1, 1) else ""
        self.step = style.size * style.leading
        self.spaced = dict(letter=style.letter_space * style.size, word=style.word_space * style.size)
        left, y = style.margin, HEIGHT - style.margin - 2 * style.size
        for page in range(2):
            self.add("header", page, "T, Draft 1", left, HEIGHT - 45)
            self.add("folio", page, f"Page {page + 1} of 2", WIDTH - left - self.width(f"Page {page + 1} of 2"), 45)
        self.add("H1", 0, "Heading", left, y, size=1.25 * style.size, font="F2")
        for number, text in enumerate(("We meet on ", "Thursday 3 December 2026, ", "9.30am, with Mrs Okoro. Please ", "ring 01632 960 417, or ",
                                       "write to WX7 4QT about ", "the 25 kg of it.")):
            self.add("P", 0, text, left, y - 40 - number * self.step, block="first")
        y -= 40 + 7 * self.step
        self.add("P", 0, "Another well-known thing ", left, y, block="second")
        self.add("P", 0, "to say at home.", left, y - self.step, block="second")
        self.add("Link", 0, "A link", left, y - 4 * self.step)
        self.add("entry", 0, "Chapter", left, y - 6 * self.step)
        self.add("number", 0, "2", WIDTH - left - 12, y - 6 * self.step)
        self.add("P", 1, "Words beside a picture.", left, HEIGHT - 200, block="third")
        self.draw(1, f"q 50 0 0 50 {left} {HEIGHT - 150} cm /Im Do Q")
        self.draw(1, f"0.95 0.96 0.97 rg {left} 300 200 {2 * style.size} re f")
        self.add("P", 1, "On a tint.", left + 5, 300 + 0.5 * style.size, block="fourth")

    def add_font(self, name, base, **descriptor):
        program = self.pdf.make_stream(outline_font())
        entries = dict(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+" + base), Flags=4, ItalicAngle=0, FontFile2=program)
        self.fonts[name] = self.made(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+" + base), FirstChar=32,
                                     Widths=Array([1000 * LETTER] * 96), FontDescriptor=self.made(**{**entries, **descriptor}),
                                     ToUnicode=self.pdf.make_stream(b"1 beginbfrange <20> <7e> <0020> endbfrange"))

    def width(self, text):
        return len(text) * (LETTER * self.style.size + self.spaced["letter"]) + text.count(" ") * self.spaced["word"]

    def add(self, tag, page, text, x, y, block=None, size=None, font="F1", **more):
        self.items.append(dict(tag=tag, page=page, text=text, x=x, y=y, block=block or len(self.items), size=size or self.style.size,
                               font=font, colour="0.1 0.1 0.1", before="", after="", matrix="1 0 0 1", **{**self.spaced, **more}))

    def draw(self, page, operators):
        self.drawn[page].append(f"/Artifact <</Type /Layout>> BDC {operators} EMC")

    def item(self, words):
        return next(item for item in self.items if words in item["text"])

    def change(self, words, **changes):
        self.item(words).update(changes)

    def down(self, block, by):
        for item in self.items:
            if item["block"] == block:
                item["y"] -= by

    def write(self, asked=None, standard=None):
        root = self.made(Type=Name.StructTreeRoot)
        document = self.made(Type=Name.StructElem, S=Name.Document, P=root, K=Array([]))
        root.K, self.pdf.Root.StructTreeRoot, self.pdf.Root.Lang = document, root, String("en-GB")
        elements, streams, counts = {}, ["\n".join([self.before, *drawn]) for drawn in self.drawn], [0, 0]

        def element(kind, parent, page):
            made = self.made(Type=Name.StructElem, S=Name("/" + kind), P=parent, Pg=self.pages[page], K=Array([]))
            parent.K.append(made)
            return made

        for item in self.items:
            page, tag, block = item["page"], item["tag"], item["block"]
            show = (f"{item['colour']} rg {item['before']} BT {item['letter']} Tc {item['word']} Tw /{item['font']} {item['size']} Tf "
                    f"{item['matrix']} {item['x']} {item['y']} Tm ({item['text']}) Tj ET {item['after']}")
            if tag in ("header", "folio"):
                streams[page] += f"\n/Artifact <</Type /Pagination>> BDC {show} EMC"
                continue
            if tag == "number":
                owner = elements["TOCI"]
            elif block in elements:
                owner = elements[block]
            elif tag == "entry":
                elements["TOCI"] = element("TOCI", element("TOC", document, page), page)
                owner = element("Link", element("Reference", elements["TOCI"], page), page)
                owner.K.append(Dictionary(Type=Name.OBJR, Obj=self.made(Type=Name.Annot, Subtype=Name.Link, Dest=Array([self.pages[self.target], Name.Fit]))))
            else:
                owner = elements[block] = element("P" if tag == "Link" else tag, document, page)
                owner = element("Link", owner, page) if tag == "Link" else owner
            owner.K.append(Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=counts[page]))
            streams[page] += f"\n/{tag} <</MCID {counts[page]}>> BDC {show} EMC"
            counts[page] += 1
        image = self.pdf.make_stream(b"\0\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)
        for page, stream in zip(self.pages, streams):
            page.Resources = Dictionary(Font=Dictionary(**self.fonts), XObject=Dictionary(Im=image))
            page.Contents = self.pdf.make_stream(stream.encode("latin-1"))
        self.pdf.save(self.path)
        self.path.with_suffix(".html").write_text("<body><main>" + "".join(f"<p>{i.get('html', i['text'])}</p>" for i in self.items) + "</main></body>")
        return print_audit.Output(self.path, STYLES, asked, standard)


def underline(made, words):
    item = made.item(words)
    made.draw(item["page"], f"0 0 0 rg {item['x']} {item['y'] - 2} {0.9 * made.width(item['text'])} 0.7 re f")


def tear(before, after, blank=" "):
    """The first paragraph with these words at the end of one line and the start of the next."""
    def change(made):
        first, second = made.item("We meet"), made.item("3 December")
        first["text"], second["text"] = before + blank, after + " "
    return change


MISTAKES = {
    "P1 small letters": lambda m: m.change("Another", size=11),
    "P1 not the size of the style": lambda m: [item.update(size=13) for item in m.items if item["tag"] == "P"],
    "P4 a small page number": lambda m: m.change("Page 2", size=9),
    "P4 scaled down": lambda m: m.change("A link", before="q 0.9 0 0 0.9 50 50 cm", after="Q"),
    "P5 another paper": lambda m: m.pages[0].__setitem__("/MediaBox", Array([0, 0, 612, 792])),
    "P5 another unit": lambda m: m.pages[0].__setitem__("/UserUnit", 2),
    "P5 squeezed letters": lambda m: m.change("A link", before="80 Tz", after="100 Tz"),
    "P6 another face": lambda m: (m.add_font("F3", "Times-Roman"), m.change("A link", font="F3")),
    "P6 not embedded": lambda m: m.fonts["F1"].FontDescriptor.__delitem__("/FontFile2"),
    "P6 letters from a face for signs": lambda m: (m.add_font("F3", "NotoSansSymbols-Regular"), m.change("A link", font="F3")),
    "P7 italics": lambda m: (m.add_font("F3", m.face + "-Regular", ItalicAngle=-12), m.change("A link", font="F3")),
    "P7 underlined": lambda m: underline(m, "Another"),
    "P7 capitals": lambda m: m.change("Another", text="ALL OF THIS IS LOUD ", html="All of this is loud"),
    "P8 a line set in": lambda m: m.change("with Mrs", x=m.style.margin + 9),
    "P8 justified": lambda m: [item.update(x=200, text="The same length of line ", letter=0, word=0) for item in m.items if item["block"] == "first"],
    "P8 uneven spaces": lambda m: m.change("Another", word=6),
    "P9 date": tear("We meet on 3", "December 2026 in the hall"),
    "P9 date in the year": tear("We meet on 3 December", "2026 in the hall"),
    "P9 time": tear("We meet at 9.30", "am in the hall"),
    "P9 telephone": tear("Please ring 01632", "960 417 today"),
    "P9 postcode": tear("Write to WX7", "4QT today"),
    "P9 name": tear("You can ask Mrs", "Okoro today"),
    "P9 unit": tear("We will bring 25", "kg today"),
    "P9 label": tear("This is what Year", "3 does today"),
    "P9 a split word": tear("This is remark", "able today", blank=""),
    "P9 torn at its hyphen": tear("This is well-", "known here", blank=""),
    "P9 address": tear("office@alder", "brook.example today", blank=""),
    "P10 a long line": lambda m: m.change("Another", text="A line of a good many more letters than anybody should be asked to read "),
    "P11 lines too close": lambda m: m.change("to say", y=m.item("to say")["y"] + 3),
    "P11 lines too far apart": lambda m: m.change("to say", y=m.item("to say")["y"] - 3),
    "P12 paragraphs too close": lambda m: m.down("second", -0.5 * m.step),
    "P13 turned": lambda m: m.change("A link", matrix="0 1 -1 0"),
    "P13 slanted": lambda m: m.change("A link", matrix="1 0 0.2 1"),
    "P13 over a picture": lambda m: m.change("Words beside", y=HEIGHT - 140),
    "P13 painted over": lambda m: m.change("A link", after=f"0.9 0.9 0.9 rg {m.style.margin} {m.item('A link')['y'] - 4} 99 20 re f"),
    "P13 two columns": lambda m: m.add("P", 0, "Another column.", 400, m.item("Another well")["y"]),
    "P14 the number stands elsewhere": lambda m: m.change("Page 2", x=m.style.margin),
    "P14 no header": lambda m: m.items.remove(m.items[2]),
    "P14 another number": lambda m: m.change("Page 2", text="Page 3 of 2"),
    "P15 the wrong page": lambda m: setattr(m, "target", 0),
    "P15 no page": lambda m: m.items.remove(next(item for item in m.items if item["tag"] == "number")),
    "P16 pale": lambda m: m.change("A link", colour="0.6 0.6 0.6"),
    "P16 on its own colour": lambda m: m.change("On a tint", colour="0.9 0.9 0.9"),
    "P16 a strong tint": lambda m: m.drawn[1].append(f"0.6 0.8 1 rg {m.style.margin} 300 200 24 re f"),
    "P16 a pale line": lambda m: m.draw(0, "0.8 0.8 0.8 RG 1 w 100 200 m 300 200 l S"),
    "P17 in the margin": lambda m: m.change("A link", x=50),
    "P17 header at the edge": lambda m: [m.change("T, Draft", y=HEIGHT - 15) or m.items.reverse() for _ in range(2)],
    "P18 letters alike": lambda m: m.fonts["F1"].FontDescriptor.FontFile2.write(outline_font(alike=True)),
}

# The numbers of other styles: name of the output, what was asked for, mistake.
MISTAKES_OF_STYLES = {
    "P2 large print set small": ("a.draft.large-print.pdf", None, lambda m: [item.update(size=15) for item in m.items]),
    "P3 not the size asked for": ("a.draft.large-print.pdf", 24, lambda m: None),
    "P4 a note of large print": ("a.draft.large-print.pdf", None, lambda m: m.change("A link", size=17)),
    "BDA letters too close": ("a.draft.standard.dyslexia-friendly.pdf", None, lambda m: m.change("Another", letter=0)),
    "BDA words too close": ("a.draft.standard.dyslexia-friendly.pdf", None, lambda m: [item.update(word=-2) for item in m.items]),
    "BDA a small heading": ("a.draft.standard.dyslexia-friendly.pdf", None, lambda m: m.change("Heading", size=m.style.size)),
    "BDA a pale heading": ("a.draft.standard.dyslexia-friendly.pdf", None, lambda m: m.change("Heading", font="F1")),
    "BDA white paper": ("a.draft.standard.dyslexia-friendly.pdf", None, lambda m: setattr(m, "before", "")),
}


class Audit(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def failures(self, name="a.draft.standard.pdf", change=lambda made: None, asked=None, standard=None):
        made = Made(self.folder, name)
        change(made)
        return list(print_audit.judge(made.write(asked, standard)))

    def test_accepts_a_well_set_page_of_every_style(self):
        for name in ("a.draft.standard.pdf", "a.draft.plain.pdf", "a.draft.large-print.pdf", "a.draft.standard.dyslexia-friendly.pdf",
                     "a.draft.standard.high-contrast.pdf", "a.translated-pl.pdf"):
            with self.subTest(name):
                self.assertEqual(self.failures(name), [])

    def test_refuses_each_mistake_by_its_rule(self):
        mistakes = {what: ("a.draft.standard.pdf", None, change) for what, change in MISTAKES.items()} | MISTAKES_OF_STYLES
        for what, (name, asked, change) in mistakes.items():
            with self.subTest(what):
                failures = self.failures(name, change, asked)
                self.assertTrue(any(f": {what.split()[0]}: page " in failure for failure in failures), f"accepted: {what}: {failures}")

    def test_every_rule_is_seen_to_fail(self):
        self.assertEqual({what.split()[0] for what in (*MISTAKES, *MISTAKES_OF_STYLES)}, set(print_audit.RULES))

    def test_refuses_large_print_that_is_only_scaled(self):
        def three(made):
            made.add("P", 1, "A third thing to say ", made.style.margin, 600, block="more")
            made.add("P", 1, "at home.", made.style.margin, 600 - made.step, block="more")
            made.add("P", 1, "A fourth thing to say ", made.style.margin, 500, block="yet more")
            made.add("P", 1, "at home.", made.style.margin, 500 - made.step, block="yet more")
        standard = Made(self.folder, "a.draft.standard.pdf")
        three(standard)
        failures = self.failures("a.draft.large-print.pdf", three, standard=standard.write().document)
        self.assertTrue(any(": P5: " in failure for failure in failures), failures)

    def test_allows_what_only_looks_like_a_mistake(self):
        allowed = {
            "a link may be underlined": lambda m: underline(m, "A link"),
            "a date that is whole": lambda m: m.change("We meet", text="We meet on 2 May 2026, "),
            "an author's capitals": lambda m: m.change("A link", text="READ ALL OF THIS NOW"),
            "room to fill in": lambda m: m.change("Another", text="Name " + "." * 70 + " "),
        }
        for what, change in allowed.items():
            with self.subTest(what):
                self.assertEqual([f for f in self.failures(change=change) if ": P17: " not in f], [])

    def test_knows_what_belongs_together(self):
        for piece in ("Thursday 3 December 2026", "3rd of May", "May 2026", "03/12/2026", "9.30 am", "12 noon", "+44 1632 960 417", "(01632) 960417",
                      "WX7 4QT", "Dr Marsh", "Miss Pike", "25 minutes", "15 %", "£20 per cent", "Key Stage 2", "¶ 12", "20 000"):
            with self.subTest(piece):
                self.assertTrue(any(re.fullmatch(print_words.with_blanks(pattern), piece) for _, pattern in print_words.PIECES))


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
