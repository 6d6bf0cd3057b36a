import type { NamedReaction } from '../domain/reactions';
import type { Logger } from '../platform/log';
import type { Repositories } from '../platform/mongo/repositories';

const LEASE_MS = 60_000;
/** 1 s, 4 s, 16 s … up to an hour between attempts; attempts never stop, because the process that asked relies on the outcome. */
const backoffAfter = (attempts: number): number => Math.min(3_600_000, 1_000 * 4 ** (attempts - 1));

/**
 * Carries out what processes ask of each other. A reaction that fails is tried again later by itself: it holds up no view, no
 * other process, and nothing but what the same process asks of the same other one after it.
 */
export class ReactionCarrier {
  constructor(
    private readonly outbox: Repositories['reactionOutbox'],
    private readonly carryOut: (reaction: NamedReaction) => Promise<void>,
    private readonly log: Logger,
    /** Milliseconds before the next attempt, by the number of failed ones. */
    private readonly retryAfterMs = backoffAfter,
  ) {}

  /** Takes one reaction that is due and carries it out; false when none is. */
  async carryOutNext(now = Date.now()): Promise<boolean> {
    const taken = await this.outbox.takeDue(now, now + LEASE_MS);
    if (!taken) return false;
    const { _id: id, reaction } = taken;
    try {
      await this.carryOut({ id, reaction });
    } catch (error) {
      const attempts = taken.attempts + 1;
      const failure = error instanceof Error ? error.message.slice(0, 200) : 'failed';
      this.log.warn({ reaction: id, attempts, failure }, 'a reaction failed; it is tried again');
      await this.outbox.tryAgainAt(id, now + this.retryAfterMs(attempts), failure);
      return true;
    }
    await this.outbox.settle(taken);
    return true;
  }
}
