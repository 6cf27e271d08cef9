// Reads PDF files as Firefox does: for each page what every piece of marked content says, and the pieces in the order of
// the structure tree.
//   node pdf_reader.mjs MODULES FILE...      prints one line of JSON for each file
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const modules = resolve(process.argv[2]);
const library = join(modules, "node_modules/pdfjs-dist/legacy/build/pdf.mjs");
// The library looks for a canvas to draw on and says so; nothing is drawn here.
const say = console.log;
console.log = console.warn = () => {};
const { getDocument, VerbosityLevel } = await import(pathToFileURL(library).href);

function contents(node, found) {
  for (const child of node.children ?? [])
    if (child.type === "content") found.push(child.id);
    else if (child.role) contents(child, found);
  return found;
}

async function read_page(page) {
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const says = {};
  const open = [];
  for (const item of content.items) {
    if (item.type === "beginMarkedContentProps" || item.type === "beginMarkedContent") {
      open.push(item.id ?? null);
      if (item.id) says[item.id] ??= "";
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else {
      const id = open.findLast((each) => each !== null);
      if (id) says[id] += item.str + (item.hasEOL ? "\n" : "");
    }
  }
  const tree = await page.getStructTree();
  return { order: tree ? contents(tree, []) : [], says };
}

for (const file of process.argv.slice(3)) {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false,
    standardFontDataUrl: join(dirname(library), "../../standard_fonts/"), isEvalSupported: false, fontExtraProperties: false });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; ++number) pages.push(await read_page(await document.getPage(number)));
  say(JSON.stringify({ file, pages }));
  await task.destroy();
}
