import { parentPort } from 'node:worker_threads';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text that a reader could copy out of a PDF, without the spaces between its pieces. */
async function textOf(bytes) {
  const document = await getDocument({ data: bytes, verbosity: 0 }).promise;
  let text = '';
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    text += items.map((item) => item.str).join('');
  }
  return text;
}

parentPort.on('message', ({ id, bytes }) => {
  const answer = (text) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this goes to a thread, not to a window
    parentPort.postMessage({ id, text });
  };
  void textOf(bytes).then(answer);
});
