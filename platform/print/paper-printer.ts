import { createHash } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { setBounded } from '../../domain/kernel/bounded-map';
import type { Paper, PaperFormat } from '../../domain/values/paper';
import type { Pictures } from './pictures';
import type { PrintRequest } from './print-request';

/** Too many papers wait, or one takes too long: it may be asked for again. */
export class PrinterBusy extends Error {
  override readonly name = 'PrinterBusy';
}

export interface PrinterLimits {
  /** For one paper, from when its turn has come. */
  readonly milliseconds: number;
  /** Papers that wait their turn; the next is refused. */
  readonly waiting: number;
}
const usual: PrinterLimits = { milliseconds: 20_000, waiting: 16 };

/** Some 60 kB each. */
const PAPERS_KEPT = 200;

/** Starts the thread from the file beside this one. Before the build it is TypeScript, which a thread reads by tsx. */
function startThread(): Worker {
  const file = path.join(__dirname, `paper-thread${path.extname(__filename)}`);
  return new Worker(file, { execArgv: file.endsWith('.ts') ? ['--require', 'tsx/cjs'] : [] });
}

/** A picture is what its hash says: only whether it is there makes a difference. */
const keyOf = ({ papers, pictures, format }: PrintRequest): string =>
  createHash('sha256')
    .update(JSON.stringify({ papers, pictures: [...pictures.keys()].toSorted(), format }))
    .digest('hex');

/**
 * Prints papers in a thread of its own, one at a time, so that nobody else waits meanwhile; a paper that says the same as an earlier one is that one.
 * Starts the thread with the first paper.
 */
export class PaperPrinter {
  readonly #limits: PrinterLimits;
  readonly #papers = new Map<string, Promise<Buffer>>();
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #thread: Worker | undefined;
  /** Papers that were printed, without those that were known. */
  printed = 0;

  constructor(limits: Partial<PrinterLimits> = {}) {
    this.#limits = { ...usual, ...limits };
  }

  /** The paper as PDF, with those of its pictures that are there. Throws PrinterBusy. */
  print(paper: Paper, pictures: Pictures = new Map(), format: PaperFormat = 'a4'): Promise<Buffer> {
    return this.#printOnce({ papers: [paper], pictures, format });
  }

  /** Several papers in one PDF, each on pages of its own. Throws PrinterBusy. */
  printTogether(papers: readonly Paper[], pictures: Pictures = new Map()): Promise<Buffer> {
    return this.#printOnce({ papers, pictures, format: 'a4' });
  }

  #printOnce(request: PrintRequest): Promise<Buffer> {
    const key = keyOf(request);
    const known = this.#papers.get(key);
    if (known) {
      setBounded(this.#papers, key, known, PAPERS_KEPT);
      return known;
    }
    const made = this.#inTurn(request);
    setBounded(this.#papers, key, made, PAPERS_KEPT);
    made.catch(() => this.#papers.delete(key)); // whoever asked hears why
    return made;
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = undefined;
  }

  async #inTurn(request: PrintRequest): Promise<Buffer> {
    if (this.#waiting > this.#limits.waiting) throw new PrinterBusy('too many papers wait');
    this.#waiting += 1;
    const before = this.#last;
    const turn = before.then(() => this.#printNow(request));
    this.#last = turn.catch(() => undefined); // whoever asked for it hears why
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  async #printNow(request: PrintRequest): Promise<Buffer> {
    const thread = (this.#thread ??= startThread());
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), this.#limits.milliseconds);
    thread.ref();
    try {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this goes to a thread, not to a window
      thread.postMessage(request);
      const [pdf] = (await once(thread, 'message', { signal: over.signal })) as [Uint8Array];
      this.printed += 1;
      return Buffer.from(pdf);
    } catch (error) {
      this.#thread = undefined;
      await thread.terminate();
      throw over.signal.aborted ? new PrinterBusy('a paper takes too long') : error;
    } finally {
      clearTimeout(timer);
      thread.unref();
    }
  }
}
