// Judges every HTML page under a folder: the Nu checker, axe with the WCAG 2.2 AA and best-practice rules at two
// widths with everything unfolded, reflow at 320 pixels (also with the text spacing of WCAG 1.4.12), and no
// request to anything but the page itself.
//   node html_judges.mjs FOLDER [MODULES]      MODULES: where node_modules lies (default: build/judges)
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? "out");
const modules = resolve(process.argv[3] ?? join(here, "../../build/judges"));
const require = createRequire(join(modules, "package.json"));
const { chromium } = require("playwright-core");
const axe_source = require("axe-core").source;
const vnu_jar = require("vnu-jar");

const failures = [];
const fail = (file, what) => failures.push(`${relative(folder, file)}: ${what}`);

function pages_under(path) {
  return readdirSync(path).sort().flatMap((name) => {
    const full = join(path, name);
    if (statSync(full).isDirectory()) return pages_under(full);
    return name.endsWith(".html") ? [full] : [];
  });
}

// One run of the Nu checker for all pages: its start costs more than its work.
function judge_markup(files) {
  const run = spawnSync("java", ["-Xss8m", "-jar", vnu_jar, "--format", "json", "--stdout", "--exit-zero-always", ...files],
    { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`the Nu checker did not run: ${run.stderr || run.error}`);
  for (const message of JSON.parse(run.stdout).messages) {
    const place = `${message.lastLine ?? 0}:${message.firstColumn ?? message.lastColumn ?? 0}`;
    const file = message.url ? fileURLToPath(message.url) : folder;
    if (message.type === "error" || message.type === "non-document-error")
      fail(file, `Nu checker ${place}: ${message.message}`);
  }
}

function browser_path() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const found = ["chromium", "chromium-browser", "google-chrome"].map((name) => {
    try { return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim(); } catch { return ""; }
  }).find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium found: install the package chromium");
  return found;
}

const axe_options = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
};

// WCAG 1.4.12: a reader may set these, and nothing may be lost.
const text_spacing = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`;

const widest = () => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return null;
  const guilty = [...document.body.querySelectorAll("*")].find((e) => e.getBoundingClientRect().right > room + 1);
  return `${document.documentElement.scrollWidth} pixels wide in ${room}` +
    (guilty ? `: <${guilty.tagName.toLowerCase()} class="${guilty.className}"> “${guilty.textContent.trim().slice(0, 40)}”` : "");
};

async function judge_page(browser, file, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) fail(file, `asks for ${request.url()}`);
  });
  page.on("pageerror", (error) => fail(file, `script error: ${error.message}`));
  await page.goto(address);
  await page.evaluate(() => document.querySelectorAll("details").forEach((e) => { e.open = true; }));
  await page.evaluate(axe_source);
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), axe_options);
  for (const violation of violations)
    for (const node of violation.nodes.slice(0, 5))
      fail(file, `axe ${violation.id} at ${width} pixels: ${violation.help}: ${node.target.join(" ")}: ${node.html.slice(0, 160)}`);
  if (width === 320) {
    const plain = await page.evaluate(widest);
    if (plain) fail(file, `does not reflow at 320 pixels: ${plain}`);
    await page.addStyleTag({ content: text_spacing });
    const spaced = await page.evaluate(widest);
    if (!plain && spaced) fail(file, `does not reflow at 320 pixels with wide text spacing: ${spaced}`);
  }
  await context.close();
}

const files = pages_under(folder);
if (files.length === 0) throw new Error(`no HTML page in ${folder}`);
judge_markup(files);
const browser = await chromium.launch({ executablePath: browser_path(), args: ["--no-sandbox", "--disable-gpu"] });
try {
  for (const file of files)
    for (const width of [1280, 320]) await judge_page(browser, file, width);
} finally {
  await browser.close();
}
for (const failure of failures) console.log(failure);
console.log(`html: ${files.length} pages, ${failures.length} failures`);
process.exit(failures.length ? 1 : 0);
