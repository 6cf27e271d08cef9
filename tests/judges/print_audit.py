#!/usr/bin/python3
"""Audits every PDF as a printed page, by the rules P1 to P18 of docs/needs.md and the numbers of the style that its name
says it has. What is looked at is what the file draws: every glyph, line, box and picture, decoration included.

    print_audit.py OUT STYLES [--size POINTS]      --size: what --size said when OUT was made
"""

import argparse
import sys
from pathlib import Path

import pikepdf

import page_text
import print_rules
import print_style
import print_text
import print_words

RULES = {
    "P1": print_rules.clear_print,
    "P2": print_rules.large_print,
    "P3": print_rules.size_asked_for,
    "P4": print_rules.nothing_smaller,
    "P5": print_rules.paper_size,
    "P6": print_rules.typeface,
    "P7": print_words.no_italics,
    "P8": print_rules.ragged_right,
    "P9": print_words.whole_pieces,
    "P10": print_words.line_length,
    "P11": print_rules.line_spacing,
    "P12": print_rules.paragraph_gap,
    "P13": print_rules.level_and_clear,
    "P14": print_rules.same_place,
    "P15": print_words.contents_pages,
    "P16": print_rules.ink_and_tint,
    "P17": print_rules.margins,
    "P18": print_rules.clear_numerals,
    "BDA": print_words.dyslexia_guide,
}


class Output:
    """One PDF with all that the rules compare it with. asked: the size the reader chose, or None."""

    def __init__(self, path, styles, asked=None, standard=None):
        self.path, self.asked, self.standard = path, asked, standard
        pdf = pikepdf.open(path)
        # only letters are final; what is a draft has a page for the reply
        self.style = styles.of(path, asked, len(pdf.pages) == 1 and ".draft" not in path.name)
        self.document = print_text.Document(pdf, self.style.leading_of)
        page = path.with_suffix(".html")
        words = page_text.parse(page).text_content() if page.exists() else "".join(block.text for block in self.document.blocks)
        self.page_text = " ".join(words.replace("\u00ad", "").split())


def judge(output, rules=RULES):
    for name, rule in rules.items():
        for page, what in rule(output):
            yield f"{output.path}: {name}: page {page}: {what}"


def judge_all(folder, styles, asked=None):
    standard, count, failures = {}, 0, []
    for path, name in sorted(page_text.outputs(folder, extension="pdf"), key=lambda found: found[1]["version"] != "standard"):
        key = path.parent, name["stem"], name["style"]
        output = Output(path, styles, asked, standard.get(key))
        if name["version"] == "standard":
            standard[key] = output.document
        failures += judge(output)
        count += 1
    return count, failures


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("styles", type=Path)
    parser.add_argument("--size", type=float)
    chosen = parser.parse_args(arguments)
    count, failures = judge_all(chosen.out, print_style.Styles(chosen.styles), chosen.size)
    if not count:
        failures.append(f"{chosen.out}: no PDF")
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"print: {count} files, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
