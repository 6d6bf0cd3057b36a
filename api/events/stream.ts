import { once } from 'node:events';
import type { Response } from 'express';
import { z } from 'zod';
import { complaintNumbers } from '../../domain/complaint/number';
import type { Logger } from '../../platform/log';
import { FEED_KEPT_DAYS, type Repositories, type StoredFeedEntry } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Position } from '../http/fields';
import { Problem } from '../http/problems';
import { roleFor } from '../http/role-for';
import type { Session, Sessions } from '../http/sessions';
import { FeedReader, type Advance } from './feed-reader';

/** Milliseconds. */
export interface StreamTimes {
  /** Between two signs of life; with each the session is asked whether it still is one. */
  readonly heartbeatMs: number;
  /** A reader who takes nothing for so long is cut off; it comes back with Last-Event-ID. */
  readonly maxBlockedMs: number;
}
const usual: StreamTimes = { heartbeatMs: 15_000, maxBlockedMs: 30_000 };

const MAX_LISTENERS = 500;
const COME_BACK = { 'Retry-After': '10' };

interface Parts {
  readonly feed: Repositories['feed'];
  readonly complaints: Pick<Repositories['complaints'], 'closedTo'>;
  readonly sessions: Pick<Sessions, 'readAgain'>;
  readonly log: Logger;
  readonly times?: StreamTimes;
  /** Streams of one person, in all windows and programs. */
  readonly perPerson: number;
}

/**
 * Tells each listener the feed of its store: each entry once, in order, with its position as the id. Where that cannot be, because
 * entries are no longer kept, it says `reset` and goes on from the end. It ends with the session.
 */
export class EventStream {
  readonly #reader: FeedReader;
  readonly #times: StreamTimes;
  readonly #listeners = new Set<() => void>();
  readonly #ofPersons = new Map<string, number>();

  constructor(private readonly parts: Parts) {
    this.#reader = new FeedReader(parts.feed, parts.log);
    this.#times = parts.times ?? usual;
  }

  get wake(): () => void {
    return this.#reader.wake;
  }

  /** Until the client leaves, the session ends, or `close`. Throws `tooMany` before anything is sent. */
  async serve(res: Response, session: Session, since: number | undefined): Promise<void> {
    const others = this.#ofPersons.get(session.actorId) ?? 0;
    if (others >= this.parts.perPerson || this.#listeners.size >= MAX_LISTENERS)
      throw new Problem('tooMany', {}, COME_BACK);
    this.#ofPersons.set(session.actorId, others + 1);
    const gone = new AbortController();
    const end = (): void => {
      gone.abort();
      res.end();
    };
    res.once('close', () => gone.abort());
    this.#listeners.add(end);
    const leave = this.#reader.join(session.store);
    const heartbeat = setInterval(() => void this.#heartbeat(res, session, end), this.#times.heartbeatMs);
    try {
      res.set({ Connection: 'keep-alive' }).flushHeaders();
      res.write('retry: 2000\n\n');
      await this.#tell(res, session, since, gone.signal);
    } catch (error) {
      this.parts.log.error({ reason: (error as Error).message }, 'a stream broke; its client comes back');
      res.destroy();
    } finally {
      clearInterval(heartbeat);
      leave();
      this.#listeners.delete(end);
      this.#leave(session.actorId);
    }
  }

  #leave(person: string): void {
    const others = (this.#ofPersons.get(person) ?? 1) - 1;
    if (others > 0) this.#ofPersons.set(person, others);
    else this.#ofPersons.delete(person);
  }

  close(): void {
    for (const end of this.#listeners) end();
  }

  async #tell(res: Response, session: Session, since: number | undefined, gone: AbortSignal): Promise<void> {
    for (let position = since; !gone.aborted;) {
      const advance = await this.#reader.next(session.store, position, gone);
      if (!advance) return;
      position = advance.position;
      if (!res.write(textOf(advance, await this.#closedIn(advance, session)))) await this.#drained(res, gone);
    }
  }

  /** H-39: the complaints among these that are about the listener. */
  async #closedIn({ entries }: Advance, { store, actorId }: Session): Promise<readonly string[]> {
    const hasComplaint = entries.some(({ process }) => complaintNumbers.pattern.test(process));
    return hasComplaint ? this.parts.complaints.closedTo(store, actorId) : [];
  }

  /** Waits until the client has taken what was sent; nothing more is read for it meanwhile. */
  async #drained(res: Response, gone: AbortSignal): Promise<void> {
    const blocked = setTimeout(() => res.destroy(), this.#times.maxBlockedMs);
    try {
      await once(res, 'drain', { signal: gone });
    } catch (error) {
      if (!gone.aborted) throw error;
    } finally {
      clearTimeout(blocked);
    }
  }

  async #heartbeat(res: Response, session: Session, end: () => void): Promise<void> {
    if (!res.writableNeedDrain) res.write(': still here\n\n');
    try {
      if (!mayGoOn(session, await this.parts.sessions.readAgain(session))) end();
    } catch (error) {
      this.parts.log.error({ reason: (error as Error).message }, 'a session could not be asked; its stream ends');
      end();
    }
  }
}

/** It is not over, is in the same store, and its holder may still listen. */
function mayGoOn({ store }: Session, now: Session | undefined): boolean {
  if (now?.store !== store) return false;
  try {
    return roleFor('streamEvents', now) !== undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return false;
  }
}

/** Names and numbers only: the content is read from the process, with the permission that needs. */
const line = ({ position, process, sequence, type, at, by }: StoredFeedEntry): string =>
  `id: ${position}\ndata: ${JSON.stringify({ number: process, sequence, type, at: new Date(at).toISOString(), by })}\n\n`;

/** Of what the listener is not told, the position: a client that resumes goes on after it. */
function textOf({ kind, position, entries }: Advance, closed: readonly string[]): string {
  if (kind === 'entries')
    return entries.map((one) => (closed.includes(one.process) ? `id: ${one.position}\n\n` : line(one))).join('');
  // an id without data is remembered by the client and resumes: nothing is lost before the first event
  if (kind === 'joined') return `id: ${position}\n\n`;
  return `event: reset\nid: ${position}\ndata: ${JSON.stringify({ position })}\n\n`;
}

const EVENT_STREAM = 'text/event-stream' as const;

export const streamEndpoint = ({ stream }: Context): Endpoint =>
  endpoint({
    operation: 'streamEvents',
    method: 'get',
    path: '/events/stream',
    tag: 'tasks',
    summary: 'Server-sent events: what happens in the store, each event once and in order',
    query: z.strictObject({
      since: Position.optional().meta({
        description: 'resumes after this position; Last-Event-ID, which a browser sends by itself, counts before it',
      }),
    }),
    resumable: true,
    problems: ['tooMany'],
    replies: {
      200: {
        description: [
          'Events whose data is JSON: number, sequence, type, at and by of what happened.',
          `The id is the position in the feed of the store: 1, 2, 3, … without gaps; it resumes, for ${FEED_KEPT_DAYS} days.`,
          'The event `reset` comes when what follows a position is no longer kept, or when there is no such position:',
          'read everything anew; the stream goes on after the id of the reset. The stream ends when the session does.',
        ].join(' '),
        content: [EVENT_STREAM],
      },
    },
    handle: async ({ query, session, lastEventId }) => ({
      status: 200,
      type: EVENT_STREAM,
      stream: (res) => stream.serve(res, session, lastEventId ?? query.since),
    }),
  });
