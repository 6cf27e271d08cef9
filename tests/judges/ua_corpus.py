#!/usr/bin/python3
"""Holds the PDF/UA-1 checker against the public corpus of veraPDF: one small file for one rule, named after the rule and
whether it keeps or breaks it. CORPUS is the folder PDF_UA-1 of that corpus, or one that has it.

    ua_corpus.py CORPUS
"""

import re
import sys
from pathlib import Path

import pikepdf

sys.dont_write_bytecode = True

from ua.checks import failures  # noqa: E402
from ua.rules import UA  # noqa: E402

FILES = 296
NAME = re.compile(r"(?P<clause>[\d.-]+)-(?P<test>t\d+)-(?P<verdict>pass|fail)-[a-z]")
PASSWORD = "password"  # of the one file that does not open without, told in its own bookmarks

# Some names are older than the rules: what they break was split from a rule, or merged into one, since.
NOW = {
    "7.1-t05-fail-d": "7.1-t06",     # two types mapped to each other: the rule about circles
    "7.2-t03-fail-b": "7.2-t39",     # two captions in a table
    "7.2-t03-fail-c": "7.2-t16",     # a caption in the middle of a table
    "7.2-t19-fail-a": "7.2-t40",     # a caption at the end of a list
    "7.2-t19-fail-c": "7.2-t40",     # two captions in a list
    "7.2-t27-fail-a": "7.2-t28",     # a caption at the end of a table of contents
    "7.2-t27-fail-b": "7.2-t28",     # two captions in a table of contents
    "7.18.7-t01-fail-a": "7.11-t01",  # attached files are asked for F and UF like all embedded files
    "7.18.7-t01-fail-b": "7.11-t01",
    "7.18.7-t01-fail-c": "7.11-t01",
    "7.18.7-t01-fail-d": "7.11-t01",
    "7.18.7-t01-pass-a": "7.11-t01",
}


def check(path):
    try:
        return failures(path)
    except pikepdf.PasswordError:
        return failures(path, PASSWORD)


def judge(path):
    """What is wrong with the verdict on one file."""
    match = NAME.fullmatch(path.stem)
    if match is None:
        return ["its name says no rule"]
    rule = NOW.get(path.stem, f"{match['clause'].replace('7-18', '7.18')}-{match['test']}")
    found = check(path)
    broken = list(dict.fromkeys(name for name, _ in found))
    if rule not in UA.rules:
        return [f"rule {rule} is not claimed"]
    if match["verdict"] == "fail":
        return [] if rule in broken else [f"breaks {rule}, which was not seen"]
    # A file that passes keeps every other rule as well.
    return [f"keeps all rules, but {name} was reported: {place}" for name, place in found]


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    corpus = Path(arguments[0])
    if not arguments[0] or not corpus.is_dir():
        sys.exit(f"ua_corpus: there is no folder “{arguments[0]}”: set PLAINSEND_PDFUA_CORPUS to the folder PDF_UA-1 of the veraPDF corpus")
    paths = sorted(corpus.rglob("*.pdf"))
    wrong = 0
    for path in paths:
        mistakes = judge(path)
        for mistake in mistakes:
            print(f"{path.name}: {mistake}")
        wrong += bool(mistakes)
    if len(paths) != FILES:
        print(f"{corpus} has {len(paths)} files, the corpus this was measured with {FILES}")
    print(f"{len(paths)} files, {len(UA.rules)} rules claimed, {wrong} wrong verdicts")
    return 1 if wrong or len(paths) != FILES else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
