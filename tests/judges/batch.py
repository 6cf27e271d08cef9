#!/usr/bin/python3
"""Judges a run over 200 documents in which one is corrupt, one hangs and one crashes the program: 197 done, 3 named
with a reason and a hint, exit code 1, nothing half written, memory flat.

    batch.py FAULTY INPUTS      FAULTY: a plainsend that hangs and crashes where a document asks for it
                                (plainsend_faulty, built for the tests only)
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

COUNT = 200
CORRUPT, HANGS, CRASHES = 40, 90, 140
# What the test program understands: a document whose name has this word.
NAMES = {CORRUPT: "corrupt", HANGS: "hang", CRASHES: "crash"}


def generate(inputs, folder):
    """200 documents made of the samples, each with a name of its own; three are bad. Returns the bad ones' names."""
    seeds = sorted(p for p in Path(inputs).iterdir() if p.suffix in {".docx", ".odt", ".txt", ".md", ".html"})
    bad = {}
    for number in range(COUNT):
        seed = seeds[number % len(seeds)]
        if number in NAMES:
            path = folder / f"{number:03}-{NAMES[number]}.docx"
            whole = next(s for s in seeds if s.suffix == ".docx").read_bytes()
            path.write_bytes(whole[: len(whole) // 2] if number == CORRUPT else whole)
            bad[path.name] = NAMES[number]
        else:
            shutil.copyfile(seed, folder / f"{number:03}-{seed.stem}{seed.suffix}")
    return bad


def family(pid):
    """The process and all below it."""
    found, queue = [], [pid]
    while queue:
        current = queue.pop()
        found.append(current)
        try:
            for task in os.listdir(f"/proc/{current}/task"):
                queue += [int(p) for p in Path(f"/proc/{current}/task/{task}/children").read_text().split()]
        except OSError:
            pass
    return found


def memory(pid):
    """Proportional memory of the process and all below it, in MiB: pages shared after fork count once."""
    total = 0
    for process in family(pid):
        try:
            for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except OSError:
            pass
    return total / 1024


def watch(run, samples, stop):
    while not stop.wait(0.2):
        samples.append(memory(run.pid))


def judge(plainsend, folder, out, bad):
    samples, stop = [], threading.Event()
    begin = time.monotonic()
    run = subprocess.Popen([plainsend, "convert", folder, "-o", out, "--jobs", "2", "--timeout", "10", "--report", "json", "--date", "2026-11-23"],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    watcher = threading.Thread(target=watch, args=(run, samples, stop))
    watcher.start()
    try:
        _, errors = run.communicate(timeout=540)
    except subprocess.TimeoutExpired:
        run.kill()
        yield "the run did not end in nine minutes"
        return
    finally:
        stop.set()
        watcher.join()
    seconds = time.monotonic() - begin
    if run.returncode != 1:
        yield f"exit code {run.returncode}, expected 1: {errors[-400:]}"
    report_file = out / "report.json"
    if not report_file.exists():
        yield f"no {report_file}: {errors[-400:]}"
        return
    report = json.loads(report_file.read_text(encoding="utf-8"))
    if (report.get("done"), report.get("failed")) != (COUNT - len(bad), len(bad)):
        yield f"report: {report.get('done')} done and {report.get('failed')} failed, expected {COUNT - len(bad)} and {len(bad)}"
    by_name = {Path(d["file"]).name: d for d in report["documents"]}
    order = [Path(d["file"]).name for d in report["documents"]]
    if order != sorted(order):
        yield "report: the documents are not in the order of the input"
    for name, kind in bad.items():
        entry = by_name.get(name, {})
        if entry.get("state") != "failed":
            yield f"{name}: state is {entry.get('state')}, expected failed"
        if not entry.get("reason") or not entry.get("hint"):
            yield f"{name}: the report gives no reason or no hint: {entry}"
        left = [p.name for p in out.rglob(f"{Path(name).stem}*")]
        if left:
            yield f"{name}: left behind {left}"
        if name not in errors:
            yield f"{name}: not named on stderr"
    for name, entry in by_name.items():
        if name in bad:
            continue
        if entry["state"] != "done" or not entry["outputs"]:
            yield f"{name}: {entry['state']}: {entry.get('reason')}"
        for output in entry["outputs"]:
            path = out / (output if isinstance(output, str) else output["file"])
            if not path.exists() or path.stat().st_size == 0:
                yield f"{name}: {path} is missing or empty"
    strays = [str(p.relative_to(out)) for p in out.rglob("*") if p.is_file() and (p.name.startswith(".") or p.suffix in {".tmp", ".part"}) and p.stat().st_size]
    if [s for s in strays if "lock" not in s]:
        yield f"left behind: {strays[:5]}"
    if len(samples) >= 8:
        # the first documents fill caches; after that nothing may grow
        warm, late = max(samples[len(samples) // 8: len(samples) // 2]), max(samples[len(samples) * 3 // 4:])
        print(f"batch: {seconds:.0f} s, memory {warm:.0f} MiB early, {late:.0f} MiB late")
        if late > 1.3 * warm + 16:
            yield f"memory grows: {warm:.0f} MiB early in the run, {late:.0f} MiB late"


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    plainsend, inputs = Path(arguments[0]).resolve(), Path(arguments[1])
    with tempfile.TemporaryDirectory() as base:
        folder, out = Path(base, "in"), Path(base, "out")
        folder.mkdir()
        bad = generate(inputs, folder)
        failures = list(judge(plainsend, folder, out, bad))
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"batch: {COUNT} documents, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
