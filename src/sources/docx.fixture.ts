import { strToU8, zipSync } from 'fflate';

/** A paragraph for tinyDocx: its text and, if it has one, the name of its style. */
export type DocxParagraph = string | readonly [text: string, style: string];

/** The smallest Word document with the given paragraphs and core properties, for tests. */
export function tinyDocx(paragraphs: readonly DocxParagraph[], properties = ''): Uint8Array {
  const body = paragraphs
    .map((paragraph) => {
      const [text, style] = typeof paragraph === 'string' ? [paragraph, ''] : paragraph;
      const mark = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : '';
      return `<w:p>${mark}<w:r><w:t>${text}</w:t></w:r></w:p>`;
    })
    .join('');
  const schemas = 'http://schemas.openxmlformats.org';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="r1" Type="${schemas}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'docProps/core.xml': strToU8(`<cp:coreProperties>${properties}</cp:coreProperties>`),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${schemas}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
}
