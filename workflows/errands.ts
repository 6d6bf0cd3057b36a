import { ActivityFailure, ApplicationFailure, condition } from '@temporalio/workflow';
import { laneOf, nameOfErrand, resultSubmission, type Errand } from '../domain/errands';
import { ErrandQueue, type NamedErrand, type OutstandingErrand } from '../domain/kernel/errand-queue';
import type { CommandBody, Submission } from '../domain/kernel/submission';

/** Errands of one process that are under way at once. */
const MAX_UNDER_WAY = 4;

export interface ErrandOptions {
  /** Does it, again and again while somebody cannot be reached; the command with which the process hears of the result, if it wants to. */
  readonly carryOut: (errand: NamedErrand<Errand>) => Promise<CommandBody | null>;
  /** Tells whoever operates the system what was refused, and the code of the reason. */
  readonly reportRefusal: (about: string, reason: string) => Promise<void>;
}

/** Why the worker gave it up. */
function reasonOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type ? cause.type : 'failed';
}

/** Does what a process asks of others, beside everything else the process does: a refused or slow errand holds up nothing. */
export class Errands {
  readonly #queue: ErrandQueue<Errand>;
  #underWay = 0;

  constructor(
    private readonly options: ErrandOptions,
    carried: readonly OutstandingErrand<Errand>[] = [],
  ) {
    this.#queue = new ErrandQueue(laneOf, carried);
  }

  get outstanding(): readonly OutstandingErrand<Errand>[] {
    return this.#queue.outstanding;
  }

  add(errands: readonly NamedErrand<Errand>[]): void {
    if (errands.length > 0) this.#queue.add(errands);
  }

  /** What was refused is done again, or was seen to by hand. */
  settleRefused(how: { readonly again: boolean }): void {
    this.#queue.settleRefused(how);
  }

  /** Does whatever there is to do until the run ends; `answer` takes what the process is to hear of a result. */
  async keepDoing(answer: (submission: Submission) => void): Promise<never> {
    for (;;) {
      await condition(() => this.#next() !== undefined);
      for (let next = this.#next(); next; next = this.#next()) void this.#do(next, answer);
    }
  }

  #next(): NamedErrand<Errand> | undefined {
    return this.#underWay < MAX_UNDER_WAY ? this.#queue.next() : undefined;
  }

  async #do(errand: NamedErrand<Errand>, answer: (submission: Submission) => void): Promise<void> {
    const { id } = errand;
    this.#queue.begin(id);
    this.#underWay += 1;
    try {
      const command = await this.options.carryOut(errand);
      this.#queue.done(id);
      if (command) answer(resultSubmission(errand, command));
    } catch (error) {
      this.#queue.refuse(id);
      void this.options.reportRefusal(nameOfErrand(errand.errand), reasonOf(error));
    } finally {
      this.#underWay -= 1;
    }
  }
}
