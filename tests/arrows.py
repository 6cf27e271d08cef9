#!/usr/bin/python3
"""The dependency arrows of docs/architecture.md, and the seams of the vendors, checked on every include."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BASE = {"stages/document"}
MAY_INCLUDE = {
    "stages/document": BASE,
    "stages/io": BASE | {"stages/io"},
    "stages/text": BASE | {"stages/text"},
    **{f"stages/{name}": BASE | {"stages", "stages/io", "stages/text", f"stages/{name}"}
       for name in ("ingest", "language", "draft", "translate", "emit")},
}
ALL_STAGES = set(MAY_INCLUDE)
MAY_INCLUDE["stages"] = ALL_STAGES | {"stages"}
MAY_INCLUDE["pipeline"] = ALL_STAGES | {"stages", "pipeline"}
MAY_INCLUDE["pipeline/run"] = MAY_INCLUDE["pipeline"] | {"pipeline/run"}
MAY_INCLUDE["pipeline/app"] = MAY_INCLUDE["pipeline/run"] | {"pipeline/app"}

SEAMS = {  # vendor header -> files that may include it
    r"hpdf": r"^stages/emit/pdf/canvas",
    r"libxml/": r"^stages/io/xml",
    r"zip\.h$": r"^stages/io/zip",
    r"(png|jpeglib|jerror)\.h$": r"^stages/io/(image|jpeg)",
    r"gumbo": r"^stages/ingest/html",
    r"cmark": r"^stages/ingest/markdown",
    r"hunspell": r"^stages/language/speller",
    r"zlib": r"^stages/emit/pdf/deflate",
    r"unicode/": r"^stages/(text/|emit/pdf/)",
    r"hb(-|\.)": r"^stages/emit/pdf/",
    r"fontconfig": r"^stages/emit/pdf/fonts",
    r"Poco/": r"^(pipeline/|stages/io/(json|digest|base64))",
    r"CLI/": r"^pipeline/app/",
}


def folder_of(path: str) -> str:
    parts = path.split("/")[:-1]
    return "/".join(parts[:2]) if parts[0] in ("stages", "pipeline") else parts[0]


def main() -> int:
    files = subprocess.run(["git", "ls-files", "stages/*", "pipeline/*"], cwd=ROOT, capture_output=True, text=True,
                           check=True).stdout.split()
    wrong = []
    for name in files:
        if not name.endswith((".cpp", ".h")):
            continue
        here = folder_of(name)
        for number, line in enumerate((ROOT / name).read_text().splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if not found:
                continue
            target = found.group(2)
            if found.group(1) == '"':
                if folder_of(target) not in MAY_INCLUDE.get(here, set()):
                    wrong.append(f"{name}:{number}: {here} may not include {target}")
            else:
                for vendor, allowed in SEAMS.items():
                    if re.match(vendor, target) and not re.match(allowed, name):
                        wrong.append(f"{name}:{number}: {target} outside its seam ({allowed})")
    print("\n".join(wrong) if wrong else f"arrows: {len(files)} files, all point down")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
