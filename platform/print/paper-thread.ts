import { parentPort } from 'node:worker_threads';
import type { Paper } from '../../domain/values/paper';
import { printed } from './pdf';
import type { Pictures } from './pictures';

export interface PrintRequest {
  /** One after the other, in one document. */
  readonly papers: readonly Paper[];
  /** PNGs by the hashes that the papers name; what is missing is left out. */
  readonly pictures: Pictures;
}

/** Prints one document after the other. Whatever is thrown is a defect, ends the thread, and reaches the one who asked as its error. */
parentPort?.on('message', (request: PrintRequest) => {
  const { papers, pictures } = request;
  void printed(papers, pictures).then((pdf) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this goes to a thread, not to a window
    parentPort?.postMessage(Uint8Array.from(pdf));
  });
});
