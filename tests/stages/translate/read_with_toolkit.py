#!/usr/bin/python3
"""Reads an XLIFF 1.2 file with translate-toolkit, a reader that is not ours, and compares it with the same units as
XLIFF 2.1: the same number, the same ids, the same words in the same order.

    read_with_toolkit.py FILE-1.2.xlf FILE-2.1.xlf
"""
import sys
import xml.etree.ElementTree as ElementTree

from translate.storage import xliff

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"


def words(text):
    return " ".join(text.split())


def units_of_old(path):
    """What translate-toolkit reads; it puts the words of codes and marks together itself."""
    store = xliff.xlifffile.parsefile(path)
    return [(unit.getid().rsplit("\x04")[-1], words(str(unit.source))) for unit in store.units if unit.istranslatable()]


def units_of_new(path):
    units = []
    for unit in ElementTree.parse(path).getroot().iter(CORE + "unit"):
        text = "".join("".join(source.itertext()) for source in unit.iter(CORE + "source"))
        units.append((unit.get("id"), words(text)))
    return units


def main():
    old, new = units_of_old(sys.argv[1]), units_of_new(sys.argv[2])
    if not old:
        sys.exit("no units were read from the 1.2 file")
    if len(old) != len(new):
        sys.exit(f"{len(old)} units in 1.2, {len(new)} in 2.1")
    for ours, theirs in zip(new, old):
        if ours != theirs:
            sys.exit(f"units differ: {ours} in 2.1, {theirs} in 1.2")
    print(f"{len(old)} units are the same")


if __name__ == "__main__":
    main()
