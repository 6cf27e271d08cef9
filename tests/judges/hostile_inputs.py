#!/usr/bin/python3
"""Gives the product a table of inputs that mean harm or are only enormous: each must end within the limits of a worker
with either whole outputs or a clear message, and nothing of what it carries may act where it comes out.

    hostile_inputs.py PLAINSEND [WORD...]     only the rows whose name holds a word
"""

import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from hostile import archives, office, texts

ROWS = archives.ROWS + office.ROWS + texts.ROWS
# The worker's own limits (5 s of processor time in whole seconds, 512 MiB), and what the program around it takes.
MOST_SECONDS, MOST_MEBIBYTES = 6.5, 600
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
HIDDEN = re.compile("[\u200b\u2060\ufeff\U000e0000-\U000e007f]")
# In tags; what stands in the words of a page is shown, not run. Our own page has one program.
ACTIVE = re.compile(r"<iframe|<object|<embed|<base|http-equiv=.?refresh|[\s\"']on(?:error|load)\s*=|(?:href|src)=[\"']?(?:javascript|data:text)"
                    r"|192\.0\.2\.1|alert\(1\)|root:[x*]?:0:", re.IGNORECASE)
OUR_SCRIPTS = 1
LAST_WORDS = {"html": "The last words.", "md": "The last words."}
# 0 done; 65 and 70: one file, which could not be read or took more than it may.
EXIT_CODES = {0, 1, 65, 70}


def run(plainsend, path, out):
    command = [str(plainsend), "convert", path.name, "-o", str(out), "--report", "json", "--versions", "standard",
               "--formats", "html,pdf", "--date", "2026-12-03", "--jobs", "1"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, cwd=path.parent)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return process.returncode, said.read().decode("utf-8", "surrogateescape"), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def faults(plainsend, path, out, kind, seen):
    code, said, seconds, memory = run(plainsend, path, out)
    seen.update(seconds=seconds, memory=memory)
    if code not in EXIT_CODES:
        yield f"exit code {code}: {said[-300:]}"
        return
    if seconds > MOST_SECONDS or memory > MOST_MEBIBYTES:
        yield f"{seconds:.1f} s, {memory:.0f} MiB"
    if CONTROLS.search(said.replace("\n", "").replace("\t", "")) or TURNED.search(said) or HIDDEN.search(said):
        yield f"steers the terminal: {said[:200]!r}"
    report_file = out / "report.json"
    if not report_file.exists():
        yield f"no report: {said[-300:]}"
        return
    report = report_file.read_text(encoding="utf-8")
    if TURNED.search(report) or HIDDEN.search(report) or CONTROLS.search(report.replace("\n", "")):
        yield "the report holds control characters"
    for entry in json.loads(report)["documents"]:
        seen["state"] = entry["state"]
        seen["reason"] = entry.get("reason", "")
        if entry["state"] == "failed":
            if not entry.get("reason") or not entry.get("hint"):
                yield f"no reason or no hint: {entry}"
            if len(entry.get("reason", "")) > 400:
                yield f"too long a reason: {len(entry['reason'])} letters"
            if re.search(r"signal|crash|unexpected|bad_alloc|std::", entry.get("reason", "")):
                yield f"unclear: {entry['reason']}"
    outputs = [each for each in out.iterdir() if each != report_file]
    if seen.get("state") == "failed" and outputs:
        yield f"left behind {[each.name for each in outputs]}"
    for output in outputs:
        if output.suffix == ".html":
            page = output.read_text(encoding="utf-8")
            tags = " ".join(re.findall(r"<[^>]*>", page))
            if ACTIVE.search(tags):
                yield f"{output.name}: {ACTIVE.search(tags).group(0)!r} came through"
            if page.count("<script") > OUR_SCRIPTS:
                yield f"{output.name}: {page.count('<script')} programs"
            if TURNED.search(page) or HIDDEN.search(page) or CONTROLS.search(page.replace("\n", "")):
                yield f"{output.name}: control characters came through"
            wanted = LAST_WORDS.get(kind, "")
            if wanted not in page:
                yield f"{output.name}: lost {wanted!r}"
        elif output.suffix == ".pdf":
            checked = subprocess.run(["qpdf", "--check", str(output)], capture_output=True, text=True)
            if checked.returncode != 0:
                yield f"{output.name}: {checked.stderr[-200:] or checked.stdout[-200:]}"


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    plainsend, words = Path(arguments[0]).resolve(), arguments[1:]
    failures, whole, refused = 0, 0, 0
    for name, kind, make in ROWS:
        if words and not any(word in name for word in words):
            continue
        with tempfile.TemporaryDirectory() as base:
            path, out = Path(base, f"input.{kind}"), Path(base, "out")
            # In a process of its own: what is measured afterwards begins with the memory of its parent.
            maker = multiprocessing.get_context("fork").Process(target=lambda: path.write_bytes(make()))
            maker.start()
            maker.join()
            seen = {}
            found = list(faults(plainsend, path, out, kind, seen))
        whole += seen.get("state") == "done"
        refused += seen.get("state") == "failed"
        print(f"{name}: {seen.get('state')}, {seen.get('seconds', 0):.2f} s, {seen.get('memory', 0):.0f} MiB {seen.get('reason', '')}")
        for fault in found:
            print(f"    {fault}")
        failures += len(found)
    print(f"hostile inputs: {whole + refused} inputs, {whole} whole, {refused} refused, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
