import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { end } from './child-process-group';
import type { Say } from './find';

/** A program that dies again sooner than this is broken, not unlucky. */
const MIN_UPTIME_MS = 10_000;
const PAUSE_MS = 2_000;

/** Starts a program and resolves once it can be used. Rejects when it ends before. */
export type Launch = () => Promise<ChildProcess>;

/** A program that is started again whenever it ends, until it is stopped. */
export class Service {
  #child: ChildProcess | undefined;
  #stopping = false;

  constructor(
    readonly name: string,
    private readonly launch: Launch,
    private readonly say: Say,
  ) {}

  /** Rejects when the first start fails; a later one is tried again and again. */
  async start(): Promise<void> {
    const startedAt = Date.now();
    const child = await this.launch();
    this.#child = child;
    const ended = (): void => void this.#again(child.exitCode ?? child.signalCode, startedAt);
    if (child.exitCode === null && child.signalCode === null) child.once('exit', ended);
    else ended();
  }

  async #again(why: number | string | null, startedAt: number): Promise<void> {
    if (this.#stopping) return;
    this.say(`The ${this.name} ended (${why}); starting it again.`);
    if (Date.now() - startedAt < MIN_UPTIME_MS) await wait(PAUSE_MS);
    while (!this.#stopping)
      try {
        return await this.start();
      } catch (error) {
        this.say(error instanceof Error ? error.message : String(error));
        await wait(PAUSE_MS);
      }
  }

  /** Of the program as it runs now. */
  get pid(): number {
    const { pid } = this.#child ?? {};
    if (pid === undefined) throw new Error(`The ${this.name} does not run.`);
    return pid;
  }

  /** Sends a signal to the program as it runs now. */
  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#child) await end(this.#child);
  }
}
