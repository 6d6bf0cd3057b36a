import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text a reader could copy out of the PDF on standard input, without the spaces between its pieces. */
const document = await getDocument({ data: new Uint8Array(readFileSync(0)), verbosity: 0 }).promise;
let text = '';
for (let page = 1; page <= document.numPages; page++) {
  const { items } = await (await document.getPage(page)).getTextContent();
  text += items.map((item) => item.str).join('');
}
process.stdout.write(text);
