#!/usr/bin/python3
"""Measures what a document costs, beside LibreOffice in the same run. usage: bench.py PLAINSEND SAMPLES

Prints the tables of docs/performance.md. CPU seconds (user and system) of the whole process tree, so that start-up
and loading count; "warm" is the slope between a small and a large run, which is what a batch pays per document.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


def cost(command, **options):
    """CPU seconds and the largest resident set (MiB) of a command and its children."""
    null = subprocess.DEVNULL
    process = subprocess.Popen([str(word) for word in command], stdout=null, stderr=null, **options)
    _, status, used = os.wait4(process.pid, 0)  # of this command alone, whatever ran before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: exit {process.returncode}: {command}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def copies(sample, count, folder):
    folder.mkdir(parents=True)
    for number in range(count):
        shutil.copy(sample, folder / f"{sample.stem}-{number:04}{sample.suffix}")
    return folder


def plainsend(program, inputs, out, *more):
    return cost([program, "convert", str(inputs), "-o", str(out), "--versions", "standard,plain,large-print",
                 "--formats", "html,pdf", "--date", "2026-12-03", "--jobs", "1", *more])


def libreoffice(inputs, out, form, profile):
    files = sorted(str(path) for path in inputs.iterdir())
    return cost(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", form, "--outdir",
                 str(out), *files])[0]


def main():
    program, samples = sys.argv[1], pathlib.Path(sys.argv[2])
    minutes = samples / "annual-review-minutes.docx"
    with tempfile.TemporaryDirectory() as scratch:
        base = pathlib.Path(scratch)
        few, many = 10, 210
        first, _ = plainsend(program, copies(minutes, few, base / "few"), base / "few-out")
        last, memory = plainsend(program, copies(minutes, many, base / "many"), base / "many-out")
        warm = (last - first) / (many - few)

        soffice = copies(minutes, 10, base / "soffice")
        libreoffice(soffice, base / "warm-up", "pdf", base / "profile")  # makes the profile
        pdf = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
        peer = (libreoffice(soffice, base / "pdf", pdf, base / "profile") +
                libreoffice(soffice, base / "html", "html", base / "profile")) / 10 * 3

        print("| six outputs of the annual review minutes (3 versions, HTML and PDF) | CPU ms a document |")
        print("|---|---|")
        print(f"| plainsend, 10 documents, start-up included | {first / few * 1000:.1f} |")
        print(f"| plainsend, warm (slope from {few} to {many} documents) | {warm * 1000:.1f} |")
        print(f"| LibreOffice, 10 documents, three times PDF/UA and HTML | {peer * 1000:.0f} |")
        print(f"| ratio, start-up included / warm | {peer / (first / few):.0f} / {peer / warm:.0f} |")
        print(f"\nLargest process over {many} documents: {memory:.0f} MiB.\n")

        print("| output of the minutes | bytes |\n|---|---|")
        one = sorted((base / "few-out").glob("annual-review-minutes-0000.*"))
        for path in one:
            print(f"| {path.name.replace('-0000', '')} | {path.stat().st_size} |")

        print("\n| one Markdown document of | CPU s | MiB |\n|---|---|---|")
        for paragraphs in (500, 2000, 8000):
            inputs = base / f"long-{paragraphs}"
            inputs.mkdir()
            text = "\n\n".join(f"Paragraph {n}: the school will review what helps Sam to read and to join in, and "
                               "will tell the family what it found." for n in range(paragraphs))
            (inputs / "long.md").write_text("# A long paper\n\n" + text + "\n")
            seconds, mebibytes = cost([program, "convert", str(inputs), "-o", str(base / f"out-{paragraphs}"),
                                       "--versions", "standard", "--formats", "pdf", "--timeout", "120", "--jobs",
                                       "1"])
            print(f"| {paragraphs} paragraphs | {seconds:.2f} | {mebibytes:.0f} |")
    print(f"\nMachine: {os.cpu_count()} cores.")


if __name__ == "__main__":
    main()
