#!/usr/bin/python3
"""The second readers are shown a page that says what its HTML says, and then the same with one mistake.

    second_readers_test.py [MODULES]
"""

import contextlib
import io
import sys
import unittest
from pathlib import Path

import judges_test
import second_readers

MODULES = Path(sys.argv.pop()) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent.parent / "build/judges"


class Compared(unittest.TestCase):
    def difference(self, found, expected, **how):
        return second_readers.first_difference(found, expected, **how)

    def test_white_space_is_one_space(self):
        self.assertIsNone(self.difference(" One  two\n", "One two"))

    def test_room_to_write_counts_for_nothing(self):
        self.assertIsNone(self.difference("Name _\0_ _\0Date ✂ - - -\0- -", "Name Date"))

    def test_refuses_words_that_ran_together_or_fell_apart(self):
        self.assertIn("a space lost", self.difference("Onetwo", "One two"))
        self.assertIn("a space too many", self.difference("S E N C o", "SENCo"))

    def test_refuses_other_words_and_lost_words(self):
        for found in ("One three", "One", "One two two", "two One"):
            self.assertIn("other words", self.difference(found, "One two"))

    def test_a_soft_place_may_be_a_space_but_no_more(self):
        self.assertIsNone(self.difference("One\0two", "One two"))
        self.assertIsNone(self.difference("One\0two", "Onetwo"))
        self.assertIsNotNone(self.difference("One\0two three", "One twothree"))

    def test_spaces_of_right_to_left_text_may_be_left_to_another_reader(self):
        self.assertIsNotNone(self.difference("سلامدنیا", "سلام دنیا"))
        self.assertIsNone(self.difference("سلامدنیا", "سلام دنیا", spaces_of_clusters=False))
        self.assertIsNotNone(self.difference("سلامدنیا", "سلام دنیا خوش", spaces_of_clusters=False))

    def test_spaces_among_clusters_of_the_scripts_of_india_may_be_left_to_another_reader(self):
        self.assertIsNotNone(self.difference("শুক্র বার", "শুক্রবার"))
        self.assertIsNone(self.difference("শুক্র বার", "শুক্রবার", spaces_of_clusters=False))
        self.assertIsNotNone(self.difference("শুক্র", "শুক্রবার", spaces_of_clusters=False))


class Read(unittest.TestCase):
    """The page of the judge of tags, its words set one below the other."""

    def failures(self, change=lambda content: content, html=lambda page: page):
        page = judges_test.PdfTags("make")
        page.setUp()
        self.addCleanup(page.tearDown)
        page.html = html(page.html)

        def place(pdf, made):
            lines = made["content"].splitlines()
            return change("\n".join(line.replace("Tf", f"Tf 72 {700 - 20 * at} Td") for at, line in enumerate(lines)))
        page.make(place)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            second_readers.main([page.folder, MODULES])
        return said.getvalue()

    def test_accepts_a_page_that_says_what_its_html_says(self):
        self.assertEqual(self.failures(), "second readers: 1 files, 0 failures\n")

    def test_every_reader_refuses_other_words(self):
        failures = self.failures(html=lambda page: page.replace("Cell", "Sell"))
        for reader in ("Poppler, structure", "MuPDF, order of painting", "pdf.js, structure"):
            self.assertIn(f"{reader}: other words", failures)

    def test_refuses_letters_that_readers_take_for_words(self):
        failures = self.failures(lambda content: content.replace("(Cell) Tj", "[(C)-400(e)-400(l)-400(l)] TJ"))
        self.assertIn("MuPDF, as it copies: a space too many", failures)
        self.assertIn("pdf.js, structure: a space too many", failures)

    def test_refuses_another_order_of_painting(self):
        def swap(content):
            lines = content.splitlines()
            lines[1], lines[2] = lines[2], lines[1]
            return "\n".join(lines)
        self.assertIn("MuPDF, order of painting: other words", self.failures(swap))


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
