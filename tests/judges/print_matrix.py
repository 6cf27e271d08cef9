#!/usr/bin/python3
"""Makes the samples and the translated samples in other styles and sizes than the versions' own, and puts every PDF
before all judges: print (P1 to P18), structure and qpdf, the rules of PDF/UA-1, PDF/A-2a and quality, and three other
readers of its text.

    print_matrix.py PLAINSEND SAMPLES OUT MODULES [--whole] [--jobs N]

--whole: every style at every size, which takes an hour of one core; without it a slice that has every style at its own
size, the smallest, a middle and the largest large print, and one style as large as it gets.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True

import pikepdf  # noqa: E402

import pdf_quality  # noqa: E402, F401
import pdf_tags  # noqa: E402
import pdfa_check  # noqa: E402, F401
import print_audit  # noqa: E402
import print_style  # noqa: E402
import second_readers  # noqa: E402
from ua import checks, report  # noqa: E402, F401
from ua.rules import PDFA, QUALITY, UA  # noqa: E402

STYLES = Path(__file__).resolve().parents[2] / "styles"
SIZES = (16, 18, 20, 24, 28, 32, 36)
ALL = "standard,plain,large-print"
SLICE = [("dyslexia-friendly", None, "standard,large-print"), ("high-contrast", None, "large-print"), (None, 16, "large-print"),
         (None, 24, "large-print"), (None, 36, "large-print"), ("dyslexia-friendly", 36, "standard")]
# at the largest size one document of every kind and format is enough
KINDS = ("annual-review-minutes.docx", "individual-education-plan.odt", "pre-meeting-plan.md", "sen-information-report.html",
         "trip-letter.docx", "assessment-letter.txt")
LARGEST = 36
TRANSLATED = (".pl.xlf", ".ur.xlf")  # one from each side of the page


def styles():
    return sorted(path.stem for path in STYLES.glob("*.xml") if path.stem != "versions")


def whole():
    yield from ((None, size, "large-print") for size in SIZES)
    yield from ((style, size, ALL) for style in styles() for size in (None, *SIZES))


def convert(plainsend, samples, out, style, size, versions, sliced):
    """Runs plainsend as a person would; yields what went wrong."""
    common = ["-o", out, "--school", samples / "school.xml", "--date", "2026-12-03", *(["--size", str(size)] if size else [])]
    inputs = [samples / name for name in KINDS] if sliced and size == LARGEST else [samples]
    runs = [["convert", *inputs, "--versions", versions, *common, *(["--style", style] if style else [])]]
    for translation in sorted(samples.rglob("*.xlf")):
        if sliced and not translation.name.endswith(TRANSLATED):
            continue
        stem = translation.name.split(".")[0]
        document = next(path for path in sorted(samples.glob(f"{stem}.*")) if path.suffix != ".xlf")
        runs.append(["translate", "merge", document, translation, *common, "--style", style or "large-print"])
    for arguments in runs:
        run = subprocess.run([plainsend, *arguments], capture_output=True, text=True)
        if run.returncode:
            yield f"{out}: {' '.join(map(str, arguments))}: exit {run.returncode}: {run.stderr.strip()[-200:]}"


def judge(out, size, modules):
    yield from print_audit.judge_all(out, print_style.Styles(STYLES), size)[1]
    paths = sorted(out.rglob("*.pdf"))
    with tempfile.TemporaryDirectory() as scratch:
        for path, pieces in zip(paths, second_readers.pdf_js(paths, modules), strict=True):
            yield from dict.fromkeys(pdf_tags.judge(path))
            yield from (f"{path}: {rule}: {place}" for rule, place in report.failures(path, (UA, PDFA, QUALITY)))
            yield from second_readers.judge(path, pieces, Path(scratch))


def cell(plainsend, samples, out, modules, style, size, versions, sliced):
    name = f"{style or 'own'}-{size or 'own'}"
    folder = out / name
    failures = [*convert(plainsend, samples, folder, style, size, versions, sliced)]
    failures += judge(folder, size, modules)
    paths = sorted(folder.rglob("*.pdf"))
    pages = 0
    for path in paths:
        with pikepdf.open(path) as pdf:
            pages += len(pdf.pages)
    return name, len(paths), pages, failures


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("plainsend", "samples", "out", "modules"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args(arguments)
    shutil.rmtree(chosen.out, ignore_errors=True)
    where = chosen.plainsend.resolve(), chosen.samples.resolve(), chosen.out.resolve(), chosen.modules.resolve()
    cells = [(*each, not chosen.whole) for each in (whole() if chosen.whole else SLICE)]
    documents = sum(1 for path in where[1].iterdir() if path.suffix in {".docx", ".odt", ".md", ".html", ".txt"})
    translations = sum(1 for path in where[1].rglob("*.xlf") if chosen.whole or path.name.endswith(TRANSLATED))
    total, total_pages, failures = 0, 0, 0
    with ProcessPoolExecutor(max_workers=max(1, min(chosen.jobs, os.cpu_count() or 1))) as pool:
        for done in [pool.submit(cell, *where, *each) for each in cells]:
            name, count, pages, found = done.result()
            print(*found, sep="\n", end="\n" if found else "")
            print(f"matrix: {name}: {count} PDFs, {pages} pages, {len(found)} breaches", flush=True)
            total, total_pages, failures = total + count, total_pages + pages, failures + len(found)
            if not count:
                failures += 1
    print(f"matrix: {documents} documents and {translations} translations in {len(cells)} styles and sizes: "
          f"{total} PDFs, {total_pages} pages, {failures} breaches")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
