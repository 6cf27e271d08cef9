#!/usr/bin/python3
"""Writes the corpus of the reading judge into a folder: every function of the docx_*.py and odt_documents.py is one
document, pages/ and files/ are copied as they are, and texts in other encodings are made here.

    make.py OUT
"""

import shutil
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import docx_headings  # noqa: E402
import docx_lists  # noqa: E402
import docx_parts  # noqa: E402
import docx_tables  # noqa: E402
import odt_documents  # noqa: E402

HERE = Path(__file__).parent
ENCODED = {"letter-utf-16": "utf-16", "letter-utf-16-be": "utf-16-be", "letter-utf-32": "utf-32", "letter-windows-1252": "cp1252", "letter-utf-8-mark": "utf-8-sig"}


def documents(module):
    """The functions that the module itself defines, in order: name to description."""
    return {name.replace("_", "-"): function for name, function in vars(module).items()
            if callable(function) and getattr(function, "__module__", "") == module.__name__ and function.__doc__}


def make(out):
    out.mkdir(parents=True, exist_ok=True)
    for module in (docx_headings, docx_lists, docx_tables, docx_parts):
        for name, function in documents(module).items():
            made, kind = function(), ""
            if name == "macros":
                kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
            made.write(out / f"{name}.{'docm' if kind else 'docx'}", kind)
    for name, function in documents(odt_documents).items():
        made = function()
        made.write(out / f"odt-{name}.{'fodt' if made.flat else 'odt'}")
    for folder in ("pages", "files"):
        for path in sorted((HERE / folder).iterdir()):
            if path.suffix != ".py" and path.name != "README.md":
                shutil.copyfile(path, out / path.name)
    letter = (HERE / "pages" / "letter.txt").read_text(encoding="utf-8")
    for name, encoding in ENCODED.items():
        text = letter if not encoding.endswith("-be") else "\ufeff" + letter
        (out / f"{name}.txt").write_bytes(text.encode(encoding))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    make(Path(sys.argv[1]))
