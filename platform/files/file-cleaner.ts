import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setBounded } from '../../domain/kernel/bounded-map';
import type { Logger } from '../log';
import { FileRefused, type Clean, type CleaningAnswer, type CleaningRequest, type FileUse } from './clean-file';
import { kindOf } from './kinds';

export interface CleanerLimits {
  /** For one file, from when its turn has come. */
  readonly milliseconds: number;
  /** Files that wait their turn; the next is refused. */
  readonly waiting: number;
}
const usual: CleanerLimits = { milliseconds: 3_000, waiting: 8 };

const MEGABYTES = 256;
/** A process that nobody has asked for so long is ended; the next file starts another. */
const IDLE_MS = 60_000;
const PRINTABLE_KEPT = 40;

/** The file beside this one. Before the build it is TypeScript, which Node reads by tsx. */
function startProcess(): ChildProcess {
  const file = path.join(__dirname, `cleaning-process${path.extname(__filename)}`);
  return fork(file, {
    execArgv: [`--max-old-space-size=${MEGABYTES}`, ...(file.endsWith('.ts') ? ['--require', 'tsx/cjs'] : [])],
    cwd: __dirname,
    // what decodes files of strangers knows no secret of ours
    env: {},
    serialization: 'advanced',
  });
}

/**
 * Decodes what was uploaded in a process of its own, one file at a time: sharp, argon2 and the file system share four threads of a process, and a
 * decoder that does not end, or takes all memory, can only be stopped by ending its process. Starts it with the first file.
 */
export class FileCleaner {
  readonly #limits: CleanerLimits;
  readonly #waiting: (() => void)[] = [];
  readonly #printable = new Map<string, Promise<Buffer>>();
  #isBusy = false;
  #process: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: Logger,
    limits: Partial<CleanerLimits> = {},
  ) {
    this.#limits = { ...usual, ...limits };
  }

  /** What is left of the file. Throws FileRefused. */
  async clean(bytes: Buffer, use: FileUse): Promise<Clean> {
    // no turn is waited for what is refused anyway
    if (kindOf(bytes) === undefined) throw new FileRefused('fileNotTaken');
    const answer = await this.#ask({ task: 'clean', bytes, use });
    if ('clean' in answer) {
      const { clean } = answer;
      return { ...clean, bytes: Buffer.from(clean.bytes), thumbnail: Buffer.from(clean.thumbnail) };
    }
    throw new Error('The process that cleans files has answered something else.');
  }

  /** The picture that is kept under this hash, as papers print it: made once. Throws FileRefused. */
  printable(hash: string, bytes: Buffer): Promise<Buffer> {
    const known = this.#printable.get(hash);
    if (known) return known;
    const made = this.#ask({ task: 'printable', bytes }).then((answer) => {
      if ('printable' in answer) return Buffer.from(answer.printable);
      throw new Error('The process that cleans files has answered something else.');
    });
    setBounded(this.#printable, hash, made, PRINTABLE_KEPT);
    made.catch(() => this.#printable.delete(hash)); // whoever asked hears why
    return made;
  }

  close(): void {
    clearTimeout(this.#idle);
    this.#end();
  }

  async #ask(request: CleaningRequest): Promise<CleaningAnswer> {
    await this.#turn();
    try {
      const answer = await this.#answerOf(request);
      if ('fault' in answer) throw new FileRefused(answer.fault);
      if ('defect' in answer) throw new Error(`A file was not cleaned. ${answer.defect}`);
      return answer;
    } finally {
      this.#next();
    }
  }

  #turn(): Promise<void> {
    clearTimeout(this.#idle);
    if (!this.#isBusy) {
      this.#isBusy = true;
      return Promise.resolve();
    }
    if (this.#waiting.length >= this.#limits.waiting) throw new FileRefused('tooMany');
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #next(): void {
    const next = this.#waiting.shift();
    if (next) return next();
    this.#isBusy = false;
    this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
  }

  async #answerOf(request: CleaningRequest): Promise<CleaningAnswer> {
    const cleaning = await this.#started();
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), this.#limits.milliseconds);
    try {
      cleaning.send(request);
      const gone = once(cleaning, 'exit', { signal: over.signal }).then(() => undefined);
      const answered = once(cleaning, 'message', { signal: over.signal }).then(([answer]) => answer as CleaningAnswer);
      for (const either of [gone, answered]) either.catch(() => undefined); // the other of the two says why
      const answer = await Promise.race([answered, gone]);
      if (answer) return answer;
      this.#process = undefined;
      // a decoder that takes its process down with it does so because of the file
      this.log.warn({ bytes: request.bytes.length }, 'the process that cleans files ended over one');
      throw new FileRefused('fileNotTaken');
    } catch (error) {
      if (!over.signal.aborted) throw error;
      this.#end();
      throw new FileRefused('fileTakesTooLong');
    } finally {
      clearTimeout(timer);
      over.abort(); // nobody listens any more
    }
  }

  async #started(): Promise<ChildProcess> {
    if (this.#process?.connected) return this.#process;
    const started = startProcess();
    this.#process = started;
    // it ends with this program, and does not keep it from ending
    started.unref();
    started.channel?.unref();
    const failed = once(started, 'exit').then(([code]) => {
      throw new Error(`The process that cleans files cannot start; it ended with ${String(code)}.`);
    });
    failed.catch(() => undefined);
    await Promise.race([once(started, 'message'), failed]);
    return started;
  }

  #end(): void {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }
}
