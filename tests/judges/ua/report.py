"""What the checkers print: one line for each failure, and a sum at the end."""

import sys
from pathlib import Path

import pikepdf

from .document import Document


def files(arguments):
    """The PDF files that arguments name; a folder stands for all in it."""
    return [path for argument in map(Path, arguments)
            for path in (sorted(argument.rglob("*.pdf")) if argument.is_dir() else [argument])]


def failures(path, tables):
    """[(rule, place)] of one file, which is read once for all tables."""
    try:
        document = Document(path)
    except pikepdf.PdfError as error:
        return [("file", f"cannot be read: {error}")]
    return [failure for table in tables for failure in table.failures(document)]


def main(arguments, tables, usage):
    if arguments == ["--rules"]:
        for table in tables:
            for rule in table.in_order():
                print(f"{rule.name}: {rule.says}")
        return 0
    paths = files(arguments)
    if not paths:
        sys.exit(usage if not arguments else f"{' '.join(arguments)}: no PDF")
    count = 0
    for path in paths:
        for rule, place in failures(path, tables):
            print(f"{path}: {rule}: {place}")
            count += 1
    print(f"{len(paths)} files, {sum(len(table.rules) for table in tables)} rules, {count} failures")
    return 1 if count else 0
