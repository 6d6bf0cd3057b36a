import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** Reads what is written in a PDF. The library is an ES module, so it runs in a thread of its own, outside Jest. */
export class PdfReader {
  readonly #thread = new Worker(path.resolve(__dirname, 'pdf-text.mjs'));
  #asked = 0;

  /** All text of the PDF, without white space. */
  textOf(pdf: Buffer): Promise<string> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      const hear = (answer: { readonly id: number; readonly text: string }): void => {
        if (answer.id !== id) return;
        this.#thread.off('message', hear).off('error', reject);
        resolve(answer.text.replaceAll(/\s/g, ''));
      };
      this.#thread.on('message', hear).on('error', reject);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this goes to a thread, not to a window
      this.#thread.postMessage({ id, bytes: new Uint8Array(pdf) });
    });
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }
}
