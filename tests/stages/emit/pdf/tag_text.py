#!/usr/bin/python3
"""Prints the author's text of a PDF in tag order (without what stands in elements titled "plainsend", and without
labels), after every fault that the judges of tests/judges find in its structure.

    tag_text.py FILE     first the faults, one a line, then an empty line, then the text
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "judges"))

import pdf_tags  # noqa: E402

document = pdf_tags.Pdf(Path(sys.argv[1]))
tree = pdf_tags.Tree(document)
pdf_tags.judge_file(document, tree)
pdf_tags.judge_parents(document, tree)
pdf_tags.judge_shape(document, tree)
for failure in document.failures:
    print(failure.split(": ", 1)[1].replace("\n", " "))
print()
print("".join(tree.parts))
