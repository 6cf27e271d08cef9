// Judges the SARIF of `plainsend check` by the published schema (2.1.0, as npm @microsoft/jest-sarif ships it) and by what the
// schema cannot say: every result names a rule of its log, and every region of a text file holds what its result says.
//
//     node sarif.mjs PLAINSEND INPUTS NODE_MODULES
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [plainsend, inputs, modules] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(modules), "x.js"));
const Ajv = load("ajv");
const schema = JSON.parse(readFileSync(path.join(modules, "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
// the schema says draft 4 and uses nothing that later drafts read otherwise; its patterns are not written for Unicode mode
delete schema.$schema;
delete schema.id;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
load("ajv-formats")(ajv);
const valid = ajv.compile(schema);

const failures = [];
const fail = (file, what) => failures.push(`${file}: ${what}`);

function logOf(file) {
    const run = spawnSync(plainsend, ["check", file, "--format", "sarif", "--date", "2026-12-03"], { encoding: "utf8", maxBuffer: 1 << 28 });
    if (run.status !== 0 && run.status !== 1) throw new Error(`${file}: exit ${run.status}: ${run.stderr}`);
    return JSON.parse(run.stdout);
}

function judge(name, log) {
    if (!valid(log)) for (const error of valid.errors.slice(0, 5)) fail(name, `${error.instancePath} ${error.message}`);
    for (const run of log.runs ?? []) {
        const rules = new Set(run.tool.driver.rules.map((rule) => rule.id));
        for (const result of run.results) if (!rules.has(result.ruleId)) fail(name, `${result.ruleId} is no rule of the log`);
    }
}

// What a result quotes of its document stands where its region says.
function judgeRegions(name, log, bytes) {
    let regions = 0;
    for (const result of log.runs[0].results) {
        for (const location of result.locations ?? []) {
            const region = location.physicalLocation?.region;
            if (region?.byteOffset === undefined || region.snippet === undefined) continue;
            const there = bytes.subarray(region.byteOffset, region.byteOffset + region.byteLength).toString("utf8");
            if (there !== region.snippet.text) fail(name, `${result.ruleId}: region has "${there}", snippet "${region.snippet.text}"`);
            ++regions;
        }
    }
    return regions;
}

const files = readdirSync(inputs).filter((name) => /\.(docx|odt|html|md|txt)$/.test(name)).sort();
let results = 0;
let regions = 0;
let last;
for (const name of files) {
    const file = path.join(inputs, name);
    const log = logOf(file);
    judge(name, log);
    results += log.runs[0].results.length;
    if (/\.(html|md|txt)$/.test(name)) regions += judgeRegions(name, log, readFileSync(file));
    last = log;
}
judge("all together", logOf(inputs));

// A judge that cannot fail judges nothing.
for (const spoil of [(log) => delete log.version, (log) => (log.runs[0].results[0].level = "bad"), (log) => delete log.runs[0].tool.driver.name]) {
    const spoilt = structuredClone(last);
    spoil(spoilt);
    if (valid(spoilt)) fail("sarif.mjs", `does not see ${spoil}`);
}

for (const failure of failures) console.log(failure);
console.log(`sarif: ${files.length} documents, ${results} results, ${regions} regions in text, ${failures.length} failures`);
process.exit(failures.length === 0 && results > 0 ? 0 : 1);
