import { parentPort } from 'node:worker_threads';
import { printed } from './pdf';
import type { PrintRequest } from './print-request';

/** Prints one document after the other. Whatever is thrown is a defect, ends the thread, and reaches the one who asked as its error. */
parentPort?.on('message', (request: PrintRequest) => {
  void printed(request).then((pdf) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this goes to a thread, not to a window
    parentPort?.postMessage(Uint8Array.from(pdf));
  });
});
