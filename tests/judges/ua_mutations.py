#!/usr/bin/python3
"""A checker that never says no is worth nothing: makes one mistake at a time in files of plainsend's and asks for exactly
the rules it breaks. Each mistake goes into the smallest file of OUT that has a place for it. Every rule of the checkers
must be broken by one.

    ua_mutations.py OUT
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True

import pdf_quality  # noqa: E402
import pdfa_check  # noqa: E402
from ua import checks  # noqa: E402
from ua.file_mutations import FILE  # noqa: E402
from ua.page_mutations import PAGES  # noqa: E402
from ua.pdfa_mutations import DOCUMENT  # noqa: E402
from ua.pdfa_page_mutations import PAINTED  # noqa: E402
from ua.quality_mutations import QUALITY_MISTAKES  # noqa: E402
from ua.rules import PDFA, QUALITY, UA  # noqa: E402
from ua.tag_mutations import TAGS  # noqa: E402

# Rules that no mistake in our files can break: CharSet belongs to Type 1 fonts, which the corpus has (ua_corpus.py);
# eight million objects are too many to make.
NOT_HERE = {"7.21.4.2-t01", "6.2.11.4.2-t01", "6.1.13-t02"}

CHECKERS = (
    (UA, checks.failures, (FILE, TAGS, PAGES)),
    (PDFA, pdfa_check.failures, (DOCUMENT, PAINTED)),
    (QUALITY, pdf_quality.failures, (QUALITY_MISTAKES,)),
)


def main(arguments):
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.exit(__doc__)
    wrong, count, broken = [], 0, set()
    for rules, failures, tables in CHECKERS:
        for table in tables:
            wrong += table.run(arguments[0], failures)
            count += len(table.all)
            broken |= {rule for _, those, _ in table.all for rule in those}
        wrong += [f"{rule}: no mutation breaks it" for rule in rules.rules if rule not in broken | NOT_HERE]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{count} mutations, {len(broken)} rules broken, {len(wrong)} failures")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
