// Writes letter-npm-docx.docx with the npm package docx. usage: node letter_docx.mjs OUT.docx
import { writeFileSync } from "node:fs";
import { AlignmentType, Document, ExternalHyperlink, FootnoteReferenceRun, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";

const cell = (text, more = {}) => new TableCell({ children: [new Paragraph(text)], ...more });
const made = new Document({
  numbering: { config: [{ reference: "steps", levels: [
    { level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.LEFT },
    { level: 1, format: LevelFormat.LOWER_LETTER, text: "%2)", alignment: AlignmentType.LEFT }] }] },
  footnotes: { 1: { children: [new Paragraph("Unless it rains.")] } },
  sections: [{ children: [
    new Paragraph({ text: "Trip to the farm", heading: HeadingLevel.TITLE }),
    new Paragraph({ text: "When", heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ children: [new TextRun("We go on "), new TextRun({ text: "Friday", bold: true }), new FootnoteReferenceRun(1), new TextRun(".")] }),
    new Paragraph({ text: "Ring the office", numbering: { reference: "steps", level: 0 } }),
    new Paragraph({ text: "before nine", numbering: { reference: "steps", level: 1 } }),
    new Paragraph({ text: "Pack lunch", numbering: { reference: "steps", level: 0 } }),
    new Paragraph({ text: "a coat", bullet: { level: 0 } }),
    new Paragraph({ text: "with a hood", bullet: { level: 1 } }),
    new Paragraph({ children: [new ExternalHyperlink({ link: "https://alderbrook.example/farm", children: [new TextRun("About the farm")] })] }),
    new Table({ rows: [new TableRow({ tableHeader: true, children: [cell("What"), cell("When")] }),
      new TableRow({ children: [cell("Bus", { rowSpan: 2 }), cell("nine")] }), new TableRow({ children: [cell("three")] }),
      new TableRow({ children: [cell("Home by four", { columnSpan: 2 })] })] }),
    new Paragraph({ children: [new TextRun("First line"), new TextRun({ text: "second line", break: 1 })] }),
  ] }],
});
writeFileSync(process.argv[2], await Packer.toBuffer(made));
