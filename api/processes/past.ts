import { z } from 'zod';
import type { Recorded } from '../../domain/kernel/receipt';
import type { Instant } from '../../domain/kernel/process';
import { definitionOf, type AnyEvent, type AnyState } from '../../domain/processes';
import { isWhole, stateAfter } from '../../domain/time/past';
import { Instant as InstantField, StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { Problem, type ProblemCode } from '../http/problems';
import { isCustomerSession, type Session } from '../http/sessions';

/** A process as it stood at a moment, folded from its log. */
export interface Past {
  readonly at: Instant;
  readonly state: AnyState;
  readonly events: readonly Recorded<AnyEvent>[];
  /** When the next thing happened; null when nothing has since. */
  readonly until: Instant | null;
}

/** The query of a read of the past. */
export const At = InstantField.optional().meta({
  description:
    'a moment between the beginning of the process and now: what stood then, folded from the log, instead of what stands now',
  // of what is decoded, examples are not written out by themselves
  override: { examples: ['2026-11-26T10:30:00+08:00'] },
});

/** What a reply about the past says of itself; a reply about now has none. */
export const AsOf = z
  .object({
    at: StoredInstant,
    until: StoredInstant.nullable().meta({ description: 'when the next thing happened; null when nothing has since' }),
  })
  .meta({
    id: 'AsOf',
    description:
      'The moment that was asked about. What could be done then stands in `actions`; a command is judged by what stands now',
  });
export const asOf = ({ at, until }: Past): z.output<typeof AsOf> => ({ at, until });

/** What a read of the past refuses beside what a read of now does. */
export const pastProblems = [
  'pastForStaff',
  'notBegunYet',
  'momentInFuture',
  'logIncomplete',
] as const satisfies readonly ProblemCode[];

const written = (at: Instant): string => new Date(at).toISOString();

/**
 * The process as it stood at `at`. Of a moment after the last event that is known, the log must have come as far as `latest`, the state as it is known now.
 * Throws the Problems `notBegunYet`, `momentInFuture` and `logIncomplete`.
 */
async function foldUntil(
  { repositories }: Context,
  number: string,
  at: Instant,
  latest: Pick<AnyState, 'sequence'> = { sequence: 0 },
): Promise<Past> {
  const log = await repositories.events.until(number, at);
  const { events, next } = log;
  const last = events.at(-1);
  const known = next ?? last;
  if (!isWhole(log) || !known || (!next && known.sequence < latest.sequence))
    throw new Problem('logIncomplete', {}, { 'Retry-After': '5' });
  const state = stateAfter(definitionOf(number), log);
  if (!state) throw new Problem('notBegunYet', { beganAt: written(known.event.at) });
  const now = Date.now();
  // the clocks of those who write the log may be ahead of ours
  if (!next && at > Math.max(now, known.event.at)) throw new Problem('momentInFuture', { now: written(now) });
  return { at, state, events, until: next?.event.at ?? null };
}

/**
 * What this session may read of the past of a process: as much as of its present, `latest`. Throws a Problem. A customer's page shows the present only, so
 * `pastForStaff` for the customer's session.
 */
export async function readPast(
  context: Context,
  session: Session,
  number: string,
  at: Instant,
  latest: AnyState,
): Promise<Past> {
  if (isCustomerSession(session)) throw new Problem('pastForStaff');
  return foldUntil(context, number, at, latest);
}

/** Another process as it stood at `at`; undefined when it had not begun. Throws the Problem `logIncomplete`. */
export async function stateBeside(context: Context, number: string, at: Instant): Promise<AnyState | undefined> {
  try {
    return (await foldUntil(context, number, at)).state;
  } catch (error) {
    if (error instanceof Problem && error.code === 'notBegunYet') return undefined;
    throw error;
  }
}
