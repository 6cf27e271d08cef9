#!/usr/bin/python3
"""Holds the PDF that plainsend makes of the annual review minutes against those of LibreOffice, WeasyPrint and
Chromium, all made in this run, and measures plainsend's own cost. usage: peers.py PLAINSEND SAMPLES

Prints the tables of docs/performance.md. LibreOffice gets the same DOCX; WeasyPrint and Chromium make no PDF of a DOCX,
so they get the HTML that plainsend made of it.
"""

import ctypes
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile

PACKAGES = {"soffice": "libreoffice-writer-nogui", "weasyprint": "weasyprint", "chromium": "chromium",
            "pdfinfo": "poppler-utils", "pdftotext": "poppler-utils"}
for name, package in PACKAGES.items():
    if shutil.which(name) is None:
        sys.exit(f"peers: {name} is missing: apt-get install {package}")
try:
    import lxml.etree  # noqa: F401
    import fontTools.ttLib  # noqa: F401
    import pikepdf
except ImportError as error:
    modules = {"lxml": "python3-lxml", "fontTools": "python3-fonttools", "pikepdf": "python3-pikepdf"}
    sys.exit(f"peers: {error}: apt-get install {modules.get(error.name.split('.')[0], error.name)}")

import bench  # noqa: E402
import pdf_facts  # noqa: E402

TIMES = 5  # a cost is the median of so many runs
BECOME_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)
UNIVERSAL_ACCESS = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
# WeasyPrint 57 stops at an empty marker, which plainsend's HTML uses where the author wrote the label
NO_EMPTY_MARKERS = ".labelled{list-style-type:none!important}"
ROWS = [
    ("tagged", "tagged"), ("PDF/UA identifier", "identifier"), ("title in metadata", "title"),
    ("language", "language"), ("headings in the tree", "headings"), ("TH with Scope", "scopes"),
    ("tables with THead", "table_heads"), ("list items with Lbl", "labels"),
    ("links with a description", "descriptions"), ("pages with tab order by structure", "tab_order"),
    ("noise in the tree", "noise"), ("bookmarks", "bookmarks"),
]
READING_ROWS = [
    ("dates, times, telephone numbers torn over lines", "torn"),
    ("words read back by tags, by poppler", "read_by_poppler"),
    ("words read back by tags, by our reader", "read_by_tags"),
    ("letters read back by tags, by our reader", "letters_by_tags"),
]


# ---- what a command costs

def cost(command):
    """CPU seconds and MiB of a command and of all its descendants, also of those it left behind: they come to us."""
    seconds, mebibytes = bench.cost(command)
    while True:
        try:
            _, _, used = os.wait4(-1, 0)
        except ChildProcessError:
            return seconds, mebibytes
        seconds += used.ru_utime + used.ru_stime
        mebibytes = max(mebibytes, used.ru_maxrss / 1024)


def milliseconds(command):
    return statistics.median(cost(command)[0] for _ in range(TIMES)) * 1000


def printed(command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True).stdout.strip()


def pages_of(path):
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def table(*rows):
    first, *others = ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    print(first, "|" + "---|" * len(rows[0]), *others, "", sep="\n")


# ---- the peers

def plainsend_command(program, inputs, out, formats, *more):
    return [program, "convert", inputs, "-o", out, "--date", "2026-12-03", "--versions", "standard", "--formats",
            formats, "--jobs", "1", *more]


class Maker:
    """One program that makes a PDF. of: the file it starts from."""

    def __init__(self, name, version, command, pdf, of):
        self.name, self.version, self.command, self.pdf, self.of = name, version, command, pdf, of
        self.facts = None
        self.milliseconds = 0

    def make(self):
        self.pdf.parent.mkdir(exist_ok=True)
        cost(self.command)  # the first run makes profiles and fills caches
        self.milliseconds = milliseconds(self.command)
        source = pdf_facts.words_of_docx(self.of) if self.of.suffix == ".docx" else pdf_facts.words_of_html(self.of)
        self.facts = pdf_facts.Facts(self.pdf, source)
        return self


def makers(program, minutes, school, base):
    ours = base / "plainsend"
    cost(plainsend_command(program, minutes, ours, "html,pdf", "--school", school))
    page = next(ours.glob("*.html"))

    weasyprint = ["weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1", page, base / "weasyprint.pdf"]
    tried = subprocess.run([str(word) for word in weasyprint], capture_output=True, text=True)
    note = ""
    if tried.returncode != 0:
        (base / "markers.css").write_text(NO_EMPTY_MARKERS)
        weasyprint[1:1] = ["--stylesheet", base / "markers.css"]
        note = (f"WeasyPrint stopped at the HTML as it is ({tried.stderr.strip().splitlines()[-1]}); measured with the "
                f"style `{NO_EMPTY_MARKERS}` added.")

    return [
        Maker("plainsend", printed([program, "--version"]).removeprefix("plainsend "),
              plainsend_command(program, minutes, ours, "pdf", "--school", school), page.with_suffix(".pdf"), page),
        Maker("LibreOffice", printed(["soffice", "--version"]).split()[1],
              ["soffice", f"-env:UserInstallation=file://{base}/profile", "--headless", "--convert-to",
               UNIVERSAL_ACCESS, "--outdir", base / "soffice", minutes], base / "soffice" / f"{minutes.stem}.pdf",
              minutes),
        Maker("WeasyPrint", printed(["weasyprint", "--version"]).split()[-1], weasyprint, base / "weasyprint.pdf",
              page),
        Maker("Chromium", re.search(r"\d+(\.\d+)*", printed(["chromium", "--version"])).group(),
              ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
               "--disable-background-networking", f"--print-to-pdf={base}/chromium.pdf",
               f"--user-data-dir={base}/chromium", page.as_uri()], base / "chromium.pdf", page),
    ], note


def print_sheet(made, note):
    table(["PDF of the annual review minutes", *(f"{each.name} {each.version}" for each in made)],
          ["made from", *(each.of.suffix[1:].upper() if each.name != "plainsend" else "DOCX" for each in made)],
          *([says, *(getattr(each.facts, row)() for each in made)] for says, row in ROWS),
          *([f"{says} rules failed, of {len(rules.rules)} that we check",
             *(each.facts.broken(key) for each in made)]
            for says, key, rules in (("PDF/UA-1", "UA", pdf_facts.UA), ("PDF/A-2a", "A", pdf_facts.PDFA))),
          *([says, *(getattr(each.facts, row)() for each in made)] for says, row in READING_ROWS),
          ["pages", *(each.facts.pages for each in made)],
          ["kB", *(f"{each.facts.bytes / 1000:.0f}" for each in made)],
          ["CPU ms for one document", *(f"{each.milliseconds:.0f}" for each in made)],
          ["CPU ms a page", *(f"{each.milliseconds / each.facts.pages:.1f}" for each in made)])
    notes = [
        "plainsend's and LibreOffice's figures include reading the DOCX; WeasyPrint and Chromium start from the HTML "
        "that plainsend made and are not charged for it. What plainsend adds to a draft (how to reply, paragraph "
        "numbers, the reply form) is in its PDF and, as far as it prints, in theirs; LibreOffice has only the DOCX.",
        f"CPU: user and system time of all processes, start-up included, median of {TIMES} runs after a first one; a "
        "batch costs less a document. Milliseconds a page flatter whoever sets large letters: LibreOffice keeps the "
        "author's small ones and so has fewer pages for the same words.",
        "LibreOffice and WeasyPrint were asked for PDF/UA; Chromium has no such option. None of the peers was asked "
        "for PDF/A, which plainsend claims in the same file.",
        "Noise: NonStruct elements, and elements with nothing drawn in them or below (cells of tables may be empty).",
        "Torn: of the dates, times and telephone numbers in the blocks that poppler sees on the pages, decoration "
        "included. Repetitions count, so whoever prints more headers has more of them.",
        "Read back: the share of the words of the document (for HTML: of its main part, without what plainsend added; "
        "for DOCX: of its body) that are found in the same order in the text by tags, and in brackets how many words "
        "were read for each of them: what was added is read too. Two words that no space parts where a line ends are "
        "read as one and count as not found; readers that guess a space from the places of letters find them. The row "
        "of letters leaves spaces out on both sides. Poppler 22 passes over elements of PDF 2.0 (Strong, Em), loses "
        "text after a mark inside a mark, and reads nested content once more for every level.",
        "The rules are those of tests/judges/ua, our own reading of the standards: a count of rules, not of places. "
        "What each says: ua_check.py --rules and pdfa_check.py --rules.",
    ]
    for each in made:
        for says, key in (("PDF/UA-1", "UA"), ("PDF/A-2a", "A")):
            if each.facts.rules_failed[key]:
                notes.append(f"{each.name} fails of {says}: {', '.join(each.facts.rules_failed[key])}.")
    print(*(f"- {each}" for each in (notes if not note else [note, *notes])), "", sep="\n")


# ---- plainsend's own targets

def markdown_parts(docx):
    """The document as Markdown, cut before each heading."""
    word = pdf_facts.WORD
    with zipfile.ZipFile(docx) as archive:
        body = pdf_facts.etree.fromstring(archive.read("word/document.xml"))[0]

    def text(node):
        return " ".join("".join(each.text or "" for each in node.iter(f"{word}t")).split())

    parts = [""]
    for node in body:
        if node.tag == f"{word}tbl":
            rows = [[text(cell) for cell in row.iter(f"{word}tc")] for row in node.iter(f"{word}tr")]
            rows.insert(1, ["---"] * len(rows[0]))
            parts[-1] += "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n\n"
        elif node.tag == f"{word}p" and text(node):
            style = node.find(f".//{word}pStyle")
            name = style.get(f"{word}val", "") if style is not None else ""
            if name.startswith(("Title", "Heading")):
                parts.append(("# " if name.startswith("Title") else "## ") + text(node) + "\n\n")
            else:
                parts[-1] += ("- " if node.find(f".//{word}numPr") is not None else "") + text(node) + "\n\n"
    return [part for part in parts if part]


def print_five_pages(program, minutes, base):
    parts = markdown_parts(minutes)
    found = None
    for count in range(1, len(parts) + 1):
        file = base / "five" / f"minutes-{count}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(parts[:count]))
        cost(plainsend_command(program, file, base / "five-out", "pdf"))
        pages = pages_of(next((base / "five-out").glob(f"{file.stem}.*pdf")))
        if found is None or abs(pages - 5) < abs(found[1] - 5):
            found = file, pages, count
        if pages >= 5:
            break
    file, pages, count = found
    root = pathlib.Path(__file__).resolve().parents[2]
    warm, size = printed([pathlib.Path(program).parent / "tests" / "writer_cost", root, file, "standard", "pdf",
                          "200"]).split()
    table(["minutes of about five pages", "pages", "kB", "warm CPU ms a PDF", "warm CPU ms a page"],
          [f"the first {count} of {len(parts)} parts of the minutes, as Markdown", pages, f"{int(size) / 1000:.0f}",
           warm, f"{float(warm) / pages:.2f}"])


def long_paper(sections):
    def section(number):
        rows = "\n".join(f"| {row} | Help with reading in group {number + row} | {number * row % 90 + 5} minutes |"
                         for row in range(1, 6))
        items = "\n".join(f"- Action {number}.{item}: the class teacher writes to the family after week {item}."
                          for item in range(1, 6))
        prose = "\n\n".join(f"Paragraph {number}.{each}: the school will review what helps Sam to read and to join in, "
                            "and will tell the family what it found. " * 3 for each in range(1, 5))
        return f"## Part {number}\n\n{prose}\n\n{items}\n\n| Number | What | How long |\n|---|---|---|\n{rows}\n"
    return "# A long paper\n\n" + "\n".join(section(number) for number in range(1, sections + 1))


def print_long_papers(program, base):
    def measured(sections):
        file = base / "long" / f"paper-{sections}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(long_paper(sections))
        runs = [cost(plainsend_command(program, file, base / "long-out", "pdf", "--timeout", "120")) for _ in range(3)]
        seconds, mebibytes = statistics.median(run[0] for run in runs), max(run[1] for run in runs)
        pdf = next((base / "long-out").glob(f"{file.stem}.*pdf"))
        return pages_of(pdf), seconds, mebibytes, pdf.stat().st_size

    pages_of_section = measured(400)[0] / 400
    rows = []
    for wanted in (250, 500, 1000):
        sections = round(wanted / pages_of_section)
        pages, seconds, mebibytes, size = measured(sections)
        rows.append([f"{sections} sections", pages, f"{size / 1000:.0f}", f"{seconds:.2f}", f"{mebibytes:.0f}",
                     f"{seconds * 1000 / pages:.2f}", f"{mebibytes / pages * 1024:.0f}"])
    table(["one Markdown document of", "pages", "kB", "CPU s", "MiB", "CPU ms a page", "KiB a page"], *rows)
    print("Each section has a heading, four paragraphs, a list and a table. Standard version, PDF only, reading and "
          "start-up included, median of 3 runs, with --timeout 120: such papers may otherwise meet the limits on "
          "one document: 5 seconds of CPU, and 512 MiB of memory, which no option raises.\n")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, samples = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    if ctypes.CDLL(None, use_errno=True).prctl(BECOME_SUBREAPER, 1, 0, 0, 0) != 0:
        sys.exit("peers: cannot become the parent of what the peers leave behind")
    minutes = samples / "annual-review-minutes.docx"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        base = pathlib.Path(scratch)
        peers, note = makers(program, minutes, samples / "school.xml", base)
        print_sheet([each.make() for each in peers], note)
        print_five_pages(program, minutes, base)
        print_long_papers(program, base)


if __name__ == "__main__":
    main()
