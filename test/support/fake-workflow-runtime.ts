import { ActivityFailure, ApplicationFailure } from '@temporalio/common';

type Handler = (...args: readonly unknown[]) => unknown;
interface Waiting {
  readonly isOver: () => boolean;
  readonly resume: () => void;
}

const nobodyElse = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * What Temporal gives a workflow, without Temporal: handlers, conditions and timers in virtual time. Nothing happens by itself;
 * a test moves the clock and calls the handlers. `Date.now` must be mocked to answer `now`.
 */
class FakeWorkflowRuntime {
  now = 0;
  continueAsNewSuggested = false;
  taskQueue = 'build-1';
  unfinishedHandlers = 0;
  /** False as for a run whose history was begun by an earlier release. */
  patched = true;
  /** Moments of all timers ever started. */
  readonly timers: number[] = [];
  readonly logged: object[] = [];
  readonly #handlers = new Map<string, { readonly handle: Handler; readonly validator?: Handler }>();
  #waiting: Waiting[] = [];

  /** As for a new run. */
  reset(now: number): void {
    this.now = now;
    this.continueAsNewSuggested = false;
    this.taskQueue = 'build-1';
    this.unfinishedHandlers = 0;
    this.patched = true;
    this.timers.length = 0;
    this.logged.length = 0;
    this.#handlers.clear();
    this.#waiting = [];
  }

  handle(key: string, handle: Handler, validator?: Handler): void {
    this.#handlers.set(key, { handle, ...(validator && { validator }) });
  }

  wait(isOver: () => boolean): Promise<void> {
    return isOver() ? Promise.resolve() : new Promise((resume) => this.#waiting.push({ isOver, resume }));
  }

  /** Until nobody goes on any more. */
  async settle(): Promise<void> {
    for (;;) {
      await nobodyElse();
      const over = this.#waiting.filter(({ isOver }) => isOver());
      if (over.length === 0) return;
      this.#waiting = this.#waiting.filter((one) => !over.includes(one));
      for (const { resume } of over) resume();
    }
  }

  /** Lets time pass; every timer fires at its own moment. Time alone wakes nobody. */
  async advance(ms: number): Promise<void> {
    const until = this.now + ms;
    await this.settle();
    for (let next = this.#nextTimer(until); next !== undefined; next = this.#nextTimer(until)) {
      this.now = next;
      await this.settle();
    }
    this.now = until;
  }

  /** An Update as Temporal delivers it: the validator first, then, without a pause, the handler. */
  update(name: string, argument: unknown): unknown {
    const { handle, validator } = this.#handler(`update ${name}`);
    validator?.(argument);
    return handle(argument);
  }

  /** The validator alone, whose acceptance or refusal must change nothing. */
  validate(name: string, argument: unknown): void {
    this.#handler(`update ${name}`).validator?.(argument);
  }

  signal(name: string, argument: unknown): unknown {
    return this.#handler(`signal ${name}`).handle(argument);
  }

  query(name: string, ...args: readonly unknown[]): unknown {
    return this.#handler(`query ${name}`).handle(...args);
  }

  #handler(key: string) {
    const handler = this.#handlers.get(key);
    if (!handler) throw new Error(`the workflow has no handler for ${key}`);
    return handler;
  }

  #nextTimer(until: number): number | undefined {
    const coming = this.timers.filter((at) => at > this.now && at <= until);
    return coming.length === 0 ? undefined : Math.min(...coming);
  }
}

export const runtime = new FakeWorkflowRuntime();

/** Each test of this file begins with a new run at this moment, and time goes on only when the test says so. */
export function inVirtualTime(start: number): void {
  beforeEach(() => {
    runtime.reset(start);
    jest.spyOn(Date, 'now').mockImplementation(() => runtime.now);
  });
  afterEach(() => jest.restoreAllMocks());
}

interface Definition {
  readonly key: string;
}
/** Stands in for `@temporalio/workflow`: `jest.mock('@temporalio/workflow', () => jest.requireActual(…).workflowModule)`. */
export const workflowModule = {
  ActivityFailure,
  ApplicationFailure,
  allHandlersFinished: (): boolean => runtime.unfinishedHandlers === 0,
  condition: (isOver: () => boolean): Promise<void> => runtime.wait(isOver),
  defineQuery: (name: string): Definition => ({ key: `query ${name}` }),
  defineSignal: (name: string): Definition => ({ key: `signal ${name}` }),
  defineUpdate: (name: string): Definition => ({ key: `update ${name}` }),
  setHandler: ({ key }: Definition, handle: Handler, options?: { readonly validator?: Handler }): void =>
    runtime.handle(key, handle, options?.validator),
  patched: (): boolean => runtime.patched,
  sleep: (ms: number): Promise<void> => {
    const at = runtime.now + ms;
    runtime.timers.push(at);
    return runtime.wait(() => runtime.now >= at);
  },
  /** What is logged, for tests to look at. */
  log: { error: (message: string, facts: object): void => void runtime.logged.push({ message, ...facts }) },
  workflowInfo: () => ({
    continueAsNewSuggested: runtime.continueAsNewSuggested,
    taskQueue: runtime.taskQueue,
  }),
};
