#!/usr/bin/python3
"""A judge that never says no is worth nothing: each is shown a good output and then the same with one mistake.

    judges_test.py
"""

import io
import json
import sys
import tempfile
import unittest
import zipfile
from collections import Counter
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

import annotated
import ledger
import marked_words
import page_text
import pdf_tags
import readability_table
import reading
import spans
import words
from readings import expectations, ours
from readings.facts import facts_of

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>T</title></head><body><header><p>Draft 1</p></header>
<main id="text">{}</main><section><h2>Words explained</h2></section></body></html>"""


class Folder(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)

    def tearDown(self):
        self.temporary.cleanup()

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


class Words(Folder):
    def failures(self, document, main):
        page = self.write("a.draft.standard.html", PAGE.format(main))
        return list(words.judge(document, page))

    def docx(self):
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        path = self.folder / "a.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", f"""<w:document {space}><w:body>
<w:p><w:r><w:t>One </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>tw</w:t></w:r></w:ins><w:r><w:t>o</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>three</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>four ........</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:sectPr><w:headerReference w:type="first" r:id="r1"/><w:footerReference w:type="first" r:id="r2"/><w:titlePg/></w:sectPr></w:body></w:document>""")
            archive.writestr("word/_rels/document.xml.rels", '<Relationships><Relationship Id="r1" Target="header1.xml"/><Relationship Id="r2" Target="footer1.xml"/></Relationships>')
            archive.writestr("word/header1.xml", f"<w:hdr {space}><w:p><w:r><w:t>School</w:t></w:r></w:p></w:hdr>")
            archive.writestr("word/footer1.xml", f"<w:ftr {space}><w:p><w:r><w:t>Page </w:t><w:instrText> PAGE </w:instrText></w:r></w:p></w:ftr>")
            archive.writestr("word/footnotes.xml", f'<w:footnotes {space}><w:footnote w:id="2"><w:p><w:r><w:t>five</w:t></w:r></w:p></w:footnote></w:footnotes>')
        return path

    good = ('<div class="letterhead"><p>School</p></div><p>One two<sup data-chrome><a href="#n">1</a></sup></p><table><tr><td>three</td>'
            '<td>four <span>........</span></td></tr></table><section class="notes"><h2 data-chrome>Notes</h2><ol><li><span class="label">1</span> five</li></ol></section>')

    def test_accepts_the_same_words(self):
        self.assertEqual(self.failures(self.docx(), self.good), [])

    def test_refuses_a_lost_word(self):
        self.assertTrue(self.failures(self.docx(), self.good.replace("three", "")))

    def test_refuses_a_word_too_many(self):
        self.assertTrue(self.failures(self.docx(), self.good.replace("One", "One never")))

    def test_refuses_another_order(self):
        self.assertTrue(self.failures(self.docx(), self.good.replace("One two", "two One")))

    def test_refuses_words_that_ran_together(self):
        self.assertTrue(self.failures(self.docx(), self.good.replace("One two", "Onetwo")))

    def test_refuses_a_lost_letterhead_and_a_lost_note(self):
        self.assertTrue(self.failures(self.docx(), self.good.replace("School", "")))
        self.assertTrue(self.failures(self.docx(), self.good.replace(" five", "")))

    def test_leaves_out_menus_of_a_web_page_and_marks_of_markdown(self):
        page = self.write("a.html", "<body><nav>Menu</nav><main><article><p>One</p><ul><li>two</li></ul></article><aside>News</aside></main></body>")
        self.assertEqual(self.failures(page, "<p>One</p><ul><li>two</li></ul>"), [])
        text = self.write("a.md", "---\ntitle: T\n---\n# One\n\n1. **two** [three](https://a.example)\n\n| four | five |\n|---|---|\n| 6 | 7 |\n")
        self.assertEqual(self.failures(text, "<h1>One</h1><ol><li>two three</li></ol><table><tr><td>four</td><td>five</td></tr><tr><td>6</td><td>7</td></tr></table>"), [])


class Ledger(Folder):
    def failures(self, edits=None, plain="The SENCo (special needs lead) will start."):
        edits = [self.edit(4, 9, "SENCo", "SENCo (special needs lead)"), self.edit(15, 23, "commence", "start")] if edits is None else edits
        self.write("a.draft.standard.html", PAGE.format('<p id="b1">The SENCo will commence.</p><p id="b2">Last</p>'))
        self.write("a.draft.plain.html", PAGE.format(f'<p id="b1"><a class="number" data-chrome>¶ 1</a> {plain}</p><p id="b2">Last</p>'.replace("</a> ", "</a>")))
        return list(ledger.judge(self.write("a.draft.plain.edits.json", json.dumps({"schema_version": 1, "edits": edits}))))

    @staticmethod
    def edit(begin, end, before, after):
        return {"block": "b1", "begin": begin, "end": end, "before": before, "after": after, "rule": "r", "reason": "x"}

    def test_accepts_a_true_ledger(self):
        self.assertEqual(self.failures(), [])

    def test_refuses_a_missing_edit_and_a_wrong_place(self):
        self.assertTrue(self.failures([self.edit(4, 9, "SENCo", "SENCo (special needs lead)")]))
        self.assertTrue(self.failures([self.edit(4, 9, "SENCo", "SENCo (special needs lead)"), self.edit(14, 22, "commence", "start")]))

    def test_refuses_a_change_without_an_edit(self):
        self.assertTrue(self.failures(plain="The SENCo (special needs lead) may start."))


class Annotated(unittest.TestCase):
    SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    SIGNED = 'w:author="plainsend" w:date="2026-12-03T00:00:00Z"'
    TYPE = annotated.COMMENTS_TYPE

    def package(self, body, **more):
        out = io.BytesIO()
        parts = {"[Content_Types].xml": "<Types></Types>", "word/document.xml": f"<w:document {self.SPACE}><w:body><w:p>{body}</w:p></w:body></w:document>",
                 "word/_rels/document.xml.rels": "<Relationships></Relationships>", "word/media/a.png": "picture"} | more
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in parts.items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return out.getvalue()

    def failures(self, before="", after="", message="Say it plainly.", **parts):
        body = f"""<w:r><w:t xml:space="preserve">We </w:t></w:r><w:commentRangeStart w:id="1"/><w:del w:id="2" {self.SIGNED}><w:r><w:delText>utilise</w:delText></w:r></w:del>
<w:ins w:id="3" {self.SIGNED}><w:r><w:t>use</w:t></w:r></w:ins><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t xml:space="preserve"> it.</w:t></w:r>"""
        if before not in body:
            raise ValueError(before)
        copy = {"[Content_Types].xml": f'<Types><Override PartName="/word/comments.xml" ContentType="{self.TYPE}"/></Types>',
                "word/_rels/document.xml.rels": '<Relationships><Relationship Id="a" Type="x/comments" Target="comments.xml"/></Relationships>',
                "word/comments.xml": f'<w:comments {self.SPACE}><w:comment w:id="1" {self.SIGNED}><w:p><w:r><w:t>Say it plainly.</w:t></w:r></w:p></w:comment></w:comments>'}
        document = {"blocks": [{"id": "b1", "text": "We utilise it."}],
                    "findings": [{"block": "b1", "begin": 3, "end": 10, "text": "utilise", "message": message}]}
        edit = {"block": "b1", "begin": 3, "end": 10, "before": "utilise", "after": "use", "reason": ""}
        case = annotated.Case(self.package("<w:r><w:t>We utilise it.</w:t></w:r>"), self.package(body.replace(before, after), **copy | parts), document, [edit], "")
        return list(annotated.judge(case, Counter()))

    def test_accepts_a_true_copy(self):
        self.assertEqual(self.failures(), [])

    def test_refuses_each_mistake(self):
        for before, after in [("<w:delText>utilise", "<w:delText>utilised"), (" it.<", " it<"), ("<w:t>use", "<w:t>used"), ('w:id="3"', 'w:id="2"'),
                              ('<w:commentRangeStart w:id="1"/>', ""), ("<w:delText>utilise</w:delText>", "<w:t>utilise</w:t>"),
                              ('<w:r><w:t xml:space="preserve"> it', '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> it'),
                              ('We </w:t></w:r><w:commentRangeStart w:id="1"/>', 'We</w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t xml:space="preserve"> </w:t></w:r>'),
                              ("2026-12-03T00:00:00Z", "2026-12-04T00:00:00Z")]:
            with self.subTest(before=before):
                self.assertNotEqual(self.failures(before, after), [])

    def test_refuses_a_lost_finding_and_a_changed_part(self):
        self.assertNotEqual(self.failures(message="Another."), [])
        self.assertNotEqual(self.failures(**{"word/media/a.png": "another"}), [])
        self.assertNotEqual(self.failures(**{"word/_rels/document.xml.rels": "<Relationships></Relationships>"}), [])


class Reading(unittest.TestCase):
    """The same tree with one mistake each: a word, a level, a depth, a label, a span, a target, a description."""

    tree = {"body": [
        {"type": "heading", "level": 1, "content": [{"type": "text", "text": "Title"}]},
        {"type": "paragraph", "content": [{"type": "text", "text": "See "}, {"type": "link", "target": "https://a.example/", "content": [{"type": "text", "text": "here"}]}]},
        {"type": "list", "kind": "numbered", "items": [{"label": "1.", "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": "one"}]},
            {"type": "list", "items": [{"label": "\u2022", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "inner"}]}]}]}]}]},
        {"type": "table", "header_rows": 1, "rows": [{"cells": [{"column_span": 2, "content": [{"type": "paragraph", "content": [{"type": "text", "text": "head"}]}]}]},
                                                     {"cells": [{"content": [{"type": "paragraph", "content": [{"type": "text", "text": "a"}]}]}, {}]}]},
        {"type": "paragraph", "content": [{"type": "image", "alternative": "Leaf"}]}]}

    def failures(self, before="", after=""):
        found = json.loads(json.dumps(self.tree).replace(before, after)) if before else self.tree
        wanted = facts_of(*ours.read(self.tree))
        return list(reading.differences("a", wanted, facts_of(*ours.read(found))))

    def test_accepts_the_same_tree(self):
        self.assertEqual(self.failures(), [])

    def test_refuses_each_mistake(self):
        for before, after in (('"here"', '"her"'), ('"level": 1', '"level": 2'), ('"label": "1."', '"label": "2."'), ('"kind": "numbered", ', ""),
                              ('"column_span": 2', '"column_span": 1'), ('"header_rows": 1', '"header_rows": 0'), ("https://a", "https://b"), ('"Leaf"', '""')):
            with self.subTest(before):
                self.assertTrue(self.failures(before, after), f"the judge accepted {after} for {before}")

    def test_reads_expectations_written_by_hand(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "a.txt")
            path.write_text("# why\nheadings:\n1 Title\nlist:\n1. one\n  - inner\ntables:\nheader rows 1, columns 0\nhead*2\na | b\n", encoding="utf-8")
            facts = expectations.apply(path, None)
        self.assertEqual(facts["headings"], [(1, "Title")])
        self.assertEqual(facts["nesting"], [(1, "one"), (2, "inner")])
        self.assertEqual(facts["labels"], [("1.", "one")])
        self.assertEqual(facts["table grids"], [(((2, 1, "head"),), ((1, 1, "a"), (1, 1, "b")))])


class PdfTags(Folder):
    """A page made by hand: heading, paragraph with a link, list, table, picture."""

    html = PAGE.format('<h1>Title</h1><p>Words and <a href="https://a.example/">a link</a>.</p><ul><li>Point</li></ul>'
                       '<table><tr><th>Head</th></tr><tr><td>Cell</td></tr></table><img src="data:," alt="Leaf">')
    runs = [("H1", "Title"), ("P", "Words and "), ("Link", "a link"), ("P", "."), ("Lbl", "•"), ("LBody", "Point"), ("TH", "Head"), ("TD", "Cell"), ("Figure", "")]

    def make(self, change=None):
        pdf = pikepdf.new()
        page = pdf.add_blank_page(page_size=(595.28, 841.89)).obj
        made = lambda **entries: pdf.make_indirect(Dictionary(**entries))
        cmap = "1 beginbfrange <20> <7e> <0020> endbfrange 1 beginbfchar <80> <2022> endbfchar"
        font = made(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=pdf.make_stream(cmap.encode()))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        content = "/Artifact BMC BT /F1 9 Tf (Running header) Tj ET EMC\n"
        for number, (tag, text) in enumerate(self.runs):
            content += f"/{tag} <</MCID {number}>> BDC BT /F1 12 Tf ({text.replace('•', chr(92) + '200')}) Tj ET EMC\n"
        root = made(Type=Name.StructTreeRoot)
        element = lambda kind, parent, **entries: made(Type=Name.StructElem, S=Name("/" + kind), P=parent, Pg=page, **entries)
        document = element("Document", root)
        h1, paragraph, lists, table = (element(kind, document) for kind in ("H1", "P", "L", "Table"))
        link = element("Link", paragraph)
        item = element("LI", lists)
        label, body = element("Lbl", item), element("LBody", item)
        head_row, row = element("TR", table), element("TR", table)
        head = element("TH", head_row, A=Dictionary(O=Name.Table, Scope=Name.Column))
        cell, figure = element("TD", row), element("Figure", document, Alt=String("Leaf"))
        annotation = made(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Contents=String("a link"), StructParent=1,
                          A=Dictionary(S=Name.URI, URI=String("https://a.example/")))
        h1.K, link.K = 0, Array([2, Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)])
        paragraph.K, lists.K, item.K, label.K, body.K = Array([1, link, 3]), Array([item]), Array([label, body]), 4, 5
        table.K, head_row.K, row.K, head.K, cell.K, figure.K = Array([head_row, row]), Array([head]), Array([cell]), 6, 7, 8
        document.K, root.K = Array([h1, paragraph, lists, table, figure]), document
        holders = [h1, paragraph, link, paragraph, label, body, head, cell, figure]
        root.ParentTree = made(Nums=Array([0, pdf.make_indirect(Array(holders)), 1, link]))
        page.StructParents, page.Tabs, page.Annots = 0, Name.S, Array([annotation])
        pdf.Root.StructTreeRoot, pdf.Root.Lang, pdf.Root.MarkInfo = root, String("en-GB"), Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.docinfo["/Title"] = "T"
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = "T"
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Title", 0))
        if change:
            content = change(pdf, locals()) or content
        page.Contents = pdf.make_stream(content.encode("latin-1"))
        path = self.folder / "a.draft.standard.pdf"
        pdf.save(path)
        self.write("a.draft.standard.html", self.html)
        return pdf_tags.judge(path)

    def test_accepts_a_well_tagged_page(self):
        self.assertEqual(self.make(), [])

    def test_refuses_each_mistake(self):
        def remove(name, key):
            return lambda pdf, made: made[name].__delitem__(key)

        mistakes = {
            "no language": lambda pdf, made: pdf.Root.__delitem__("/Lang"),
            "not marked": lambda pdf, made: pdf.Root.__delitem__("/MarkInfo"),
            "file name in the window": lambda pdf, made: pdf.Root.__delitem__("/ViewerPreferences"),
            "no title": lambda pdf, made: pdf.docinfo.__delitem__("/Title"),
            "no bookmarks": lambda pdf, made: pdf.Root.__delitem__("/Outlines"),
            "no alternative text": remove("figure", "/Alt"),
            "no scope": remove("head", "/A"),
            "order of tabbing": remove("page", "/Tabs"),
            "link without words": remove("annotation", "/Contents"),
            "link not in the tree": lambda pdf, made: made["link"].__setitem__("/K", 2),
            "heading as paragraph": lambda pdf, made: made["h1"].__setitem__("/S", Name.P),
            "other order": lambda pdf, made: made["document"].__setitem__("/K", Array([made["paragraph"], made["h1"], made["lists"], made["table"], made["figure"]])),
            "parent tree": lambda pdf, made: made["root"].ParentTree.Nums[1].__setitem__(0, made["paragraph"]),
            "content in no element": lambda pdf, made: made["paragraph"].__setitem__("/K", Array([1, made["link"]])),
            "untagged words": lambda pdf, made: made["content"] + "BT /F1 9 Tf (Lost) Tj ET",
            "a word lost": lambda pdf, made: made["content"].replace("(Cell)", "()"),
            "words added": lambda pdf, made: made["content"].replace("(Cell)", "(Cell cell)"),
            "no Unicode": lambda pdf, made: made["font"].__delitem__("/ToUnicode"),
        }
        for name, change in mistakes.items():
            with self.subTest(name):
                self.assertTrue(self.make(change), f"the judge accepted: {name}")

    def test_leaves_out_what_was_added(self):
        def added(pdf, made):
            made["cell"]["/T"] = String("plainsend")
        self.html = self.html.replace("<tr><td>Cell</td></tr>", "<tr><td data-chrome>Cell</td></tr>")
        self.assertEqual(self.make(added), [])


class MarkedWords(Folder):
    TEXT = "We commence soon. Please ask our EP. We like the EP. Nothing else is wrong."
    MARKS = "words\toccurrence\tkind\thow\ncommence\t1\tplain\tmust\nEP\t1\tacronym\tmust\nsoon\t1\tvague\tmay\nPlease ask our EP.\t1\tlong\tmust\n"

    def score(self, *found):
        self.write("a.marks.tsv", self.MARKS)
        (_, text, marks, again), = marked_words.documents(self.write("a.md", self.TEXT).parent)
        places = [marked_words.Place(*marked_words.standing(found_words, text)[nth - 1], kinds, "rule") for found_words, nth, kinds in found]
        return marked_words.judge(text, marks, again, places)[1:]

    def test_counts_right_wrong_and_missed_places(self):
        words_, sentences = marked_words.OF_WORDS, {"long"}
        self.assertEqual(self.score(), (0, 0, 3))
        self.assertEqual(self.score(("commence", 1, words_), ("commence soon", 1, words_)), (1, 0, 2))
        self.assertEqual(self.score(("EP", 1, words_), ("EP", 2, words_), ("soon", 1, words_)), (1, 0, 2))
        self.assertEqual(self.score(("EP", 2, words_)), (0, 0, 3))
        self.assertEqual(self.score(("Nothing else", 1, words_), ("else", 1, words_), ("like", 1, words_)), (0, 2, 3))
        self.assertEqual(self.score(("Please ask our EP.", 1, sentences)), (1, 0, 2))
        self.assertEqual(self.score(("ask", 1, words_), ("We commence soon.", 1, sentences)), (0, 2, 3))

    def test_weighs_precision_more_than_recall(self):
        self.assertAlmostEqual(marked_words.f_half(marked_words.Score(200, 8, 2, 8)), 0.7143, 4)
        self.assertEqual(marked_words.wrong_in_200(marked_words.Score(400, 8, 2, 8)), 1)

    def test_refuses_a_mark_that_is_not_in_the_document(self):
        with self.assertRaises(SystemExit):
            self.MARKS += "EP\t3\tacronym\tmust\n"
            self.score()


class ReadabilityTable(unittest.TestCase):
    def version(self, name, words, syllables, edits):
        return {"version": name, "edits": edits, "words": words, "sentences": 10, "syllables": syllables,
                "long_sentences": 1, "words_per_sentence": words / 10,
                "fre": round(206.835 - 1.015 * words / 10 - 84.6 * syllables / words, 2),
                "fkgl": round(0.39 * words / 10 + 11.8 * syllables / words - 15.59, 2),
                "reading_age": round(0.39 * words / 10 + 11.8 * syllables / words - 10.59, 2)}

    def setUp(self):
        self.before, self.after = self.version("standard", 160, 240, 0), self.version("plain", 150, 210, 3)

    def mistakes(self):
        return list(readability_table.mistakes("a.md", self.before, self.after))

    def test_accepts_numbers_that_follow_from_the_counts(self):
        self.assertEqual(self.mistakes(), [])

    def test_refuses_each_mistake(self):
        for version, member, wrong in ((self.before, "fkgl", 9), (self.after, "fre", 60), (self.after, "reading_age", 9),
                                       (self.before, "words_per_sentence", 17), (self.before, "edits", 1)):
            right, version[member] = version[member], wrong
            self.assertNotEqual(self.mistakes(), [], member)
            version[member] = right

    def test_finds_the_table_in_the_page(self):
        page = "a\n" + readability_table.BEGIN + "| x |\n" + readability_table.END + "b\n"
        self.assertEqual(readability_table.parts(page)[1], "| x |\n")
        with self.assertRaises(SystemExit):
            readability_table.parts("a page without marks")


class Spans(unittest.TestCase):
    FILES = {
        ".html": "<p>We util&#105;se it, <b>EHC</b>P,\r\n  utilise\u00a0it</p>",
        ".md": "> We **util**ise \\it, EHC\r\n> plan [utilise](it)",
        ".txt": "We utilise it, EHC\r\n> plan, utilise it",
    }

    def judged(self, ending, *places):
        """places: (begin and length in characters of the file, words)."""
        text = self.FILES[ending]
        one = spans.Judged(Path("a" + ending), text.encode("utf-16-le"), "utf-16-le", "replace")
        for number, (begin, length, words) in enumerate(places):
            line = text.count("\r\n", 0, begin) + 1
            start = text.rfind("\n", 0, begin) + 1
            source = {"offset": 2 * begin, "length": 2 * length, "line": line, "column": 2 * (begin - start) + 1}
            one.judge(spans.Place("sentences", words, "b1", number, source))
        one.judge_order()
        return [why for _, why in one.wrong]

    def test_accepts_true_places(self):
        self.assertEqual(self.judged(".html", (6, 12, "utilise"), (26, 8, "EHCP"), (39, 10, "utilise\u00a0it")), [])
        self.assertEqual(self.judged(".md", (7, 9, "utilise"), (17, 3, "\\it"), (22, 11, "EHC plan"), (35, 7, "utilise")), [])
        self.assertEqual(self.judged(".txt", (3, 7, "utilise"), (15, 11, "EHC plan"), (28, 7, "utilise")), [])

    def test_refuses_each_mistake(self):
        for ending, place in (
            (".html", (5, 12, "utilise")),
            (".html", (6, 11, "utilise")),
            (".html", (39, 10, "utilise it")),
            (".html", (26, 3, "EHCP")),
            (".md", (22, 10, "EHC plan")),
            (".txt", (3, 8, "utilise")),
        ):
            self.assertEqual(len(self.judged(ending, place)), 1, (ending, place))
        other = self.judged(".txt", (28, 7, "utilise"), (3, 7, "utilise"))
        self.assertEqual(len(other), 1)
        one = spans.Judged(Path("a.txt"), b"utilise", "utf-8", "strict")
        one.judge(spans.Place("rule", "utilise", "b1", 0, {"offset": 0, "length": 7, "line": 2, "column": 1}))
        self.assertEqual(len(one.wrong), 1)


class Names(unittest.TestCase):
    def test_reads_the_names_of_outputs(self):
        for name, expected in {
            "a.draft.standard.html": ("a", "standard", None, "html"),
            "a.b.draft-2.large-print.pdf": ("a.b", "large-print", None, "pdf"),
            "a.plain.edits.json": ("a", "plain", None, "edits.json"),
            "a.draft.plain.dyslexia-friendly.pdf": ("a", "plain", "dyslexia-friendly", "pdf"),
            "a.draft.translated-pl.html": ("a", "translated-pl", None, "html"),
        }.items():
            match = page_text.NAME.match(name)
            self.assertEqual((match["stem"], match["version"], match["style"], match["extension"]), expected)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
