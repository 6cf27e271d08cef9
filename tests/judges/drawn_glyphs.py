#!/usr/bin/python3
"""Judges that fonts with CFF outlines (Chinese, Japanese, Korean) draw the characters that their texts name. Programs that
read text back see a font's ToUnicode only: a page can read well and show other signs. The glyph that a code leads to is
held against the one that the installed font has for the character.

    drawn_glyphs.py FILE-OR-FOLDER...
"""

import functools
import io
import subprocess
import sys
from pathlib import Path

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

sys.dont_write_bytecode = True

from ua.cmaps import CMap  # noqa: E402


@functools.lru_cache
def installed(name):
    """character -> glyph name of the font that a subset was made from."""
    found = subprocess.run(["fc-match", "-f", "%{postscriptname}\n%{file}\n%{index}", f":postscriptname={name}"],
                           capture_output=True, text=True, check=True).stdout.splitlines()
    if found[0] != name:
        raise ValueError(f"{name} is not installed")
    font = TTFont(found[1], fontNumber=int(found[2]), lazy=True)
    return {chr(code): glyph for code, glyph in font.getBestCmap().items()}


def cff_fonts(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0":
            inner = thing["/DescendantFonts"][0]
            if "/FontFile3" in inner.get("/FontDescriptor", {}):
                yield thing, inner


def judge(path):
    checked = 0
    for font, inner in cff_fonts(pikepdf.open(path)):
        name = str(font["/BaseFont"])[1:].split("+", 1)[-1]
        outlines = CFFFontSet()
        outlines.decompile(io.BytesIO(inner["/FontDescriptor"]["/FontFile3"].read_bytes()), None)
        inside = set(outlines[outlines.fontNames[0]].charset)
        codes = CMap(font["/Encoding"]) if isinstance(font["/Encoding"], pikepdf.Stream) else None
        known = installed(name)
        for code, text in CMap(font["/ToUnicode"]).texts.items():
            if text not in known:  # several characters, or none
                continue
            checked += 1
            cid = codes.cid(2, code) if codes else code
            drawn = ".notdef" if cid == 0 else f"cid{cid:05d}"
            if drawn not in inside:
                yield f"{path}: {name} has no glyph for “{text}”", checked
            elif drawn != known[text]:
                yield f"{path}: {name} draws {drawn} for “{text}”, the font has {known[text]}", checked
    yield None, checked


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    paths = [path for each in map(Path, arguments) for path in (sorted(each.rglob("*.pdf")) if each.is_dir() else [each])]
    found = [each for path in paths for each in judge(path)]
    failures = [text for text, _ in found if text]
    checked = sum(count for text, count in found if text is None)
    if not checked:
        failures.append("no character of a font with CFF outlines: is there a Chinese file?")
    print(*failures[:50], sep="\n", end="\n" if failures else "")
    print(f"drawn glyphs: {len(paths)} files, {checked} characters, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
