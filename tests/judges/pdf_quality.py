#!/usr/bin/python3
"""Checks what PDF/UA leaves to people: metadata that agrees with itself, bookmarks, links that lead somewhere, page labels,
tags that say something (tests/judges/ua/quality_rules.py).

    pdf_quality.py FILE-OR-FOLDER...
    pdf_quality.py --rules
"""

import sys

sys.dont_write_bytecode = True

from ua import quality_rules  # noqa: E402, F401
from ua.document import Document  # noqa: E402
from ua.report import main  # noqa: E402
from ua.rules import QUALITY  # noqa: E402


def failures(source):
    return QUALITY.failures(Document(source))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], (QUALITY,), __doc__))
