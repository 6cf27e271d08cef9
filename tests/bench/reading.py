#!/usr/bin/python3
"""Measures what reading a Word file costs, beside mammoth and LibreOffice with the same files in the same run.

    reading.py PLAINSEND SAMPLES NODE_MODULES

Prints the tables of docs/performance.md. Warm: what one more document costs a program that runs already, which favours nobody:
plainsend reads in a loop, mammoth converts in a loop, LibreOffice converts one copy more. plainsend and mammoth are asked for
what they make first (a tree, HTML), LibreOffice for HTML.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import bench

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "corpus"))
import docx_parts  # noqa: E402

TIMES = 100
MAMMOTH = """
const mammoth = require(process.argv[2] + "/mammoth"), { readFileSync } = require("node:fs");
(async () => {
  for (const file of process.argv.slice(4)) {
    const buffer = readFileSync(file), times = Number(process.argv[3]);
    for (let i = 0; i < times; ++i) await mammoth.convertToHtml({ buffer });  // lets the compiler do its best
    const begin = process.cpuUsage();
    for (let i = 0; i < times; ++i) await mammoth.convertToHtml({ buffer });
    const used = process.cpuUsage(begin);
    console.log((used.user + used.system) / 1000 / times);
  }
})();
"""


def printed(command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True).stdout.split("\n")[:-1]


def libreoffice(paths, base, count):
    """CPU seconds and MiB for so many copies of each."""
    inputs = base / f"copies-{count}"
    inputs.mkdir()
    for path in paths:
        for number in range(count):
            shutil.copy(path, inputs / f"{path.stem}-{number:03}.docx")
    return bench.cost(["soffice", f"-env:UserInstallation=file://{base}/profile", "--headless", "--convert-to", "html:HTML (StarWriter)", "--outdir", base / "made",
                       *sorted(inputs.iterdir())])


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, samples, modules = (pathlib.Path(word).resolve() for word in sys.argv[1:])
    reader = program.parent / "tests" / "reading_cost"
    paths = sorted(samples.glob("*.docx"))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        base = pathlib.Path(scratch)
        ours = [line.split() for line in printed([reader, TIMES, *paths])]
        script = base / "mammoth.js"
        script.write_text(MAMMOTH)
        theirs = [float(line) for line in printed(["node", script, modules, TIMES, *paths])]
        libreoffice(paths, base, 1)  # makes the profile
        shutil.rmtree(base / "copies-1")
        few, memory = libreoffice(paths, base, 1)
        many, _ = libreoffice(paths, base, 11)
        office = (many - few) / 10 / len(paths) * 1000

        print("| reading, warm CPU ms | words | plainsend | mammoth | ratio |\n|---|---|---|---|---|")
        for path, (cost, words), other in zip(paths, ours, theirs):
            print(f"| {path.name} | {words} | {float(cost):.2f} | {other:.1f} | {other / float(cost):.0f} |")
        mean = sum(float(cost) for cost, _ in ours) / len(ours)
        other = sum(theirs) / len(theirs)
        print(f"| mean | | {mean:.2f} | {other:.1f} | {other / mean:.0f} |")
        print(f"\nLibreOffice, mean of the same files, one copy more: {office:.0f} ms, {office / mean:.0f} times plainsend.\n")

        alone = [bench.cost([program, "convert", paths[0], "-o", base / "out", "--versions", "standard", "--formats", "json", "--jobs", "1"])]
        alone += [bench.cost(["node", modules / "mammoth" / "bin" / "mammoth", paths[0], base / "m.html"])]
        print(f"Largest process for {paths[0].name}: plainsend {alone[0][1]:.0f} MiB (all steps), mammoth {alone[1][1]:.0f} MiB, LibreOffice {memory:.0f} MiB.\n")

        print("| a Word file of | kB of XML | words | warm CPU ms | ms a 1000 words |\n|---|---|---|---|---|")
        for parts in (10, 40, 160, 640):
            path = base / f"long-{parts}.docx"
            made = docx_parts.long_report(parts)
            made.write(path)
            cost, words = printed([reader, 5, path])[0].split()
            print(f"| {parts} parts | {len(made.body) // 1000} | {words} | {float(cost):.1f} | {float(cost) / int(words) * 1000:.2f} |")
    print(f"\nMachine: {os.cpu_count()} cores.")


if __name__ == "__main__":
    main()
