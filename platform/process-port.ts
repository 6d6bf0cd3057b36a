import type { Outcome, Receipt } from '../domain/kernel/receipt';
import type { Submission } from '../domain/kernel/submission';
import type { AnyEvent, AnyState, ProcessType, StartInputs } from '../domain/processes';

/** Whether refused errands are done again; otherwise they are dropped. */
export interface ErrandSettlement {
  readonly again: boolean;
}

/**
 * The running processes, whatever keeps them running. A submission that is refused throws the Rejection of the domain; everything
 * else that can be expected throws a ProcessPortError.
 */
export interface ProcessPort {
  /**
   * Starts the process of this request; true when it runs now, also when it ran already because the request came before. False
   * when the number belongs to another request's process: the counter was set back, e.g. by restoring an old backup.
   */
  start<T extends ProcessType>(type: T, number: string, request: string, input: StartInputs[T]): Promise<boolean>;
  /** Sends a submission and waits for its receipt. Sending it again is safe: its id counts once. */
  execute(number: string, submission: Submission): Promise<Receipt<AnyEvent>>;
  /** Hands a submission in without waiting for its outcome. */
  signal(number: string, submission: Submission): Promise<void>;
  /** What the process has asked of others and was refused is done again, or somebody has seen to it by hand. */
  settleErrands(number: string, how: ErrandSettlement): Promise<void>;
  readState(number: string): Promise<AnyState>;
  /** Ends a process whose key is destroyed: nobody can carry it on. Where none runs, nothing happens. */
  end(number: string): Promise<void>;
  /** What became of a submission; undefined while nobody has taken it. */
  readOutcome(number: string, submissionId: string): Promise<Outcome | undefined>;
  /** Rejects when the processes cannot be reached. */
  checkReachable(): Promise<void>;
  /** What `repairflow migrate` has not made yet, in words. Rejects when the processes cannot be reached. */
  findMissing(): Promise<readonly string[]>;
}

/**
 * `notFound`: no process of this number runs. `unanswered`: nobody answered in time; the submission may be handed in instead.
 * `overloaded`: ask again later. `erased`: what it holds can be read by nobody any more.
 */
export class ProcessPortError extends Error {
  override readonly name = 'ProcessPortError';
  constructor(
    readonly reason: 'notFound' | 'unanswered' | 'overloaded' | 'erased',
    cause?: unknown,
  ) {
    super(reason, { cause });
  }
}

export const isProcessMissing = (error: unknown): boolean =>
  error instanceof ProcessPortError && (error.reason === 'notFound' || error.reason === 'erased');
export const isProcessErased = (error: unknown): boolean =>
  error instanceof ProcessPortError && error.reason === 'erased';
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ProcessPortError && error.reason === 'unanswered';
