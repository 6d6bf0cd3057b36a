import { fingerprint } from '../../domain/kernel/fingerprint';
import type { Requests } from '../../platform/mongo/repositories';
import type { Reservation } from '../../platform/start-reserved';
import type { Reply } from './reply';
import { Problem } from './problems';
import { digest } from '../../platform/secrets';
import type { Session } from './sessions';

const RETENTION_MS = 30 * 24 * 3_600_000;
/** A request that has been running longer than this died on the way; its repetition takes over. */
const ABANDONED_MS = 15_000;

/** The id of what a request makes: the same for every repetition, so that one that takes over after a crash makes it once. */
export const idMadeBy = ({ request }: Pick<Reservation, 'request'>, content: unknown): string =>
  digest(`${request}\n${fingerprint(content)}`).slice(0, 32);

/** What can be kept and answered again: it sets no cookie. */
type RepeatableReply = Reply & { readonly headers?: Readonly<Record<string, string>> };

/** Whom or what this is about, so that it goes when they do. */
function subjectIn(said: unknown): string | null {
  if (typeof said !== 'object' || said === null) return null;
  const { id, vehicle } = said as { readonly id?: unknown; readonly vehicle?: { readonly id?: unknown } };
  const subject = id ?? vehicle?.id;
  return typeof subject === 'string' ? subject : null;
}

interface Once<R extends RepeatableReply> {
  readonly session: Pick<Session, 'store' | 'actorId' | 'order'>;
  readonly operation: string;
  readonly key: string;
  readonly content: unknown;
  /** Reserved before anything takes effect; a repetition gets the same. */
  readonly reserve?: () => Promise<string>;
  readonly effect: (reservation: Reservation) => Promise<R>;
}

/**
 * A request that creates something takes effect once per person, operation and key. The repetition gets the first answer; the
 * same key with another content is told so. 5xx are not kept, because the effect may be tried again safely.
 */
export async function runIdempotently<const R extends RepeatableReply>(
  requests: Requests,
  { session, operation, key, content, reserve, effect }: Once<R>,
): Promise<R> {
  // L11: a customer of two visits may use one key for each
  const visit = session.order === null ? '' : `\n${session.order}`;
  const _id = digest(`${session.store}\n${session.actorId}\n${operation}\n${key}${visit}`);
  const print = fingerprint(content);
  const now = Date.now();
  const earlier = await requests.find(_id);
  let reserved = earlier?.reserved ?? '';
  if (earlier) {
    if (earlier.fingerprint !== print) throw new Problem('commandIdReused');
    // what was answered before is what this effect answers
    if (earlier.status !== null) return { status: earlier.status, headers: earlier.headers, body: earlier.body } as R;
    const startedAt = earlier.expiresAt.getTime() - RETENTION_MS;
    if (!reserve && now - startedAt < ABANDONED_MS) throw new Problem('requestRunning', {}, { 'Retry-After': '1' });
  } else {
    reserved = (await reserve?.()) ?? '';
    const fresh = { _id, fingerprint: print, reserved, expiresAt: new Date(now + RETENTION_MS) };
    if (!(await requests.begin(fresh))) throw new Problem('requestRunning', {}, { 'Retry-After': '1' });
  }
  try {
    const exchange = (other: string): Promise<void> => requests.exchange(_id, other);
    const reply = await effect({ request: _id, reserved, exchange });
    const { status, headers = {}, body = null }: RepeatableReply = reply;
    await requests.answer(_id, { status, headers, body, about: subjectIn(body) ?? subjectIn(content) });
    return reply;
  } catch (error) {
    // nothing took effect: the key is free again
    if (error instanceof Problem) await requests.remove(_id);
    throw error;
  }
}
