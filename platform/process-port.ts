import type { Intake } from '../domain/complaint/state';
import type { Departure } from '../domain/follow-up/state';
import type { Actor } from '../domain/kernel/actor';
import type { Outcome, Receipt } from '../domain/kernel/receipt';
import type { AnyEvent, AnyState, ProcessName } from '../domain/processes';
import type { Opening } from '../domain/repair-order/opening';

/** What a process of each type begins with. */
export interface StartInputs {
  readonly repairOrder: { readonly opening: Opening; readonly by: Actor };
  readonly complaint: { readonly intake: Intake; readonly by: Actor };
  readonly followUp: { readonly departure: Departure; readonly by: Actor };
}

/** A command without its payload, whose schema belongs to its process. */
export interface ProcessCommand {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
}

/**
 * The running processes, whatever keeps them running. A command that is refused throws the Rejection of the domain; everything
 * else that can be expected throws a ProcessPortError.
 */
export interface ProcessPort {
  /**
   * Starts the process of this request; true when it runs now, also when it ran already because the request came before. False
   * when the number belongs to another request's process: the counter was set back, e.g. by restoring an old backup.
   */
  start<T extends ProcessName>(type: T, number: string, request: string, input: StartInputs[T]): Promise<boolean>;
  /** Sends a command and waits for its receipt. Sending it again is safe: its id counts once. */
  execute(number: string, command: ProcessCommand): Promise<Receipt<AnyEvent>>;
  /** Hands a command in without waiting for its outcome. */
  signal(number: string, command: ProcessCommand): Promise<void>;
  readState(number: string): Promise<AnyState>;
  /** What became of a command; undefined while nobody has taken it. */
  readOutcome(number: string, commandId: string): Promise<Outcome | undefined>;
  /** Rejects when the processes cannot be reached. */
  checkReachable(): Promise<void>;
}

/**
 * `notFound`: no process of this number runs. `unanswered`: nobody answered in time; the command may be handed in instead.
 * `overloaded`: ask again later.
 */
export class ProcessPortError extends Error {
  override readonly name = 'ProcessPortError';
  constructor(
    readonly reason: 'notFound' | 'unanswered' | 'overloaded',
    cause?: unknown,
  ) {
    super(reason, { cause });
  }
}

export const isProcessMissing = (error: unknown): boolean =>
  error instanceof ProcessPortError && error.reason === 'notFound';
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ProcessPortError && error.reason === 'unanswered';
