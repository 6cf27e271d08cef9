#!/usr/bin/python3
"""Checks PDF files against PDF/A-2a (ISO 19005-2) with rules of our own reading (tests/judges/ua/pdfa_*_rules.py). There is
no corpus to measure it with; mutations show that each rule can fail (ua_mutations.py).

    pdfa_check.py FILE-OR-FOLDER...
    pdfa_check.py --rules
"""

import sys

sys.dont_write_bytecode = True

from ua import pdfa_document_rules, pdfa_file_rules, pdfa_graphics_rules  # noqa: E402, F401
from ua.document import Document  # noqa: E402
from ua.report import main  # noqa: E402
from ua.rules import PDFA  # noqa: E402


def failures(source):
    return PDFA.failures(Document(source))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], (PDFA,), __doc__))
