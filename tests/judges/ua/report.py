"""What the checkers print: one line for each failure, and a sum at the end."""

import sys
from pathlib import Path

import pikepdf


def files(arguments):
    """The PDF files that arguments name; a folder stands for all in it."""
    return [path for argument in map(Path, arguments)
            for path in (sorted(argument.rglob("*.pdf")) if argument.is_dir() else [argument])]


def main(arguments, table, failures, usage):
    if arguments == ["--rules"]:
        for rule in table.in_order():
            print(f"{rule.name}: {rule.says}")
        return 0
    paths = files(arguments)
    if not paths:
        sys.exit(usage if not arguments else f"{' '.join(arguments)}: no PDF")
    count = 0
    for path in paths:
        try:
            found = failures(path)
        except pikepdf.PdfError as error:
            found = [("file", f"cannot be read: {error}")]
        for rule, place in found:
            print(f"{path}: {rule}: {place}")
        count += len(found)
    print(f"{len(paths)} files, {len(table.rules)} rules, {count} failures")
    return 1 if count else 0
