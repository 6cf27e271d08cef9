#!/usr/bin/python3
"""Gathers the seeds of the fuzz targets: the samples, the corpus of the readers and the hostile inputs, each where its reader
finds it; of archives also the part that holds the text.

    gather_seeds.py OUT        writes OUT/TARGET/NAME
"""

import hashlib
import sys
import zipfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
TARGETS = {"html": "html", "htm": "html", "md": "markdown", "txt": "text", "xlf": "xliff", "json": "json", "fodt": "odt", "xml": "xml",
           "docx": "docx", "docm": "docx", "odt": "odt"}
TEXT_PARTS = ("word/document.xml", "content.xml")
LARGEST = 60_000  # bytes; a mutation of a larger one takes too long to be worth it


def put(out, target, data):
    if 0 < len(data) <= LARGEST:
        (out / target).mkdir(parents=True, exist_ok=True)
        (out / target / hashlib.sha1(data).hexdigest()).write_bytes(data)


def main(out):
    for folder in ("samples", "tests/corpus", "tests/judges/hostile"):
        for file in sorted((SOURCE / folder).rglob("*")):
            target = TARGETS.get(file.suffix[1:].lower())
            if target is None or not file.is_file():
                continue
            data = file.read_bytes()
            put(out, target, data)
            if not data.startswith(b"PK"):
                continue
            put(out, "zip", data)
            with zipfile.ZipFile(file) as archive:
                for part in set(TEXT_PARTS) & set(archive.namelist()):
                    put(out, target, archive.read(part))
                    put(out, "xml", archive.read(part))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
