import type { AuditOutcome, NewAuditEntry } from '../../domain/audit/entry';
import { hostActor } from '../../domain/kernel/actor';
import { createLog } from '../log';
import { EVERY_STORE, type Repositories } from '../mongo/repositories';
import { AuditLog } from './audit-log';

interface Act {
  /** As it is said at the prompt, without what follows it: that may be names. */
  readonly verb: string;
  /** Whose log it belongs to; that of the installation where it names no store. */
  readonly store?: string | undefined;
  /** Looked up before and after, because the act may make it. */
  readonly about?: () => Promise<string | null>;
}

const entryOf = ({ verb, store = EVERY_STORE }: Act, outcome: AuditOutcome, about: string | null): NewAuditEntry => ({
  store,
  kind: 'operator',
  operation: `repairflow ${verb}`,
  outcome,
  problem: null,
  who: hostActor.id,
  role: hostActor.role,
  for: null,
  about,
  persons: [],
  personCount: 0,
  address: null,
  session: null,
  request: null,
  times: 1,
  facts: {},
});

/** H6: what is done at the prompt is written down before it takes effect, and how it ended. Throws, and does nothing, when it cannot be written down. */
export async function writtenDown<T>(
  { audit }: Pick<Repositories, 'audit'>,
  act: Act,
  run: () => Promise<T>,
): Promise<T> {
  const log = new AuditLog(audit, createLog('audit', 'warn'));
  const about = async (): Promise<string | null> => (await act.about?.()) ?? null;
  await log.append(entryOf(act, 'started', await about()));
  try {
    const done = await run();
    await log.append(entryOf(act, 'done', await about()));
    return done;
  } catch (error) {
    await log.append(entryOf(act, 'failed', await about()));
    throw error;
  } finally {
    await log.drain();
  }
}
