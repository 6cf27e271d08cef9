#!/usr/bin/python3
"""Checks PDF files against all the rules there are: PDF/UA-1, PDF/A-2a and our own of quality. What ua_check.py,
pdfa_check.py and pdf_quality.py do one by one, with every file read once.

    pdf_rules.py FILE-OR-FOLDER...
    pdf_rules.py --rules
"""

import sys

sys.dont_write_bytecode = True

import pdf_quality  # noqa: E402, F401
import pdfa_check  # noqa: E402, F401
from ua import checks  # noqa: E402, F401
from ua.report import main  # noqa: E402
from ua.rules import PDFA, QUALITY, UA  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], (UA, PDFA, QUALITY), __doc__))
