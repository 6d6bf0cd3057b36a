import type { Response } from 'express';
import { z } from 'zod';
import type { Logger } from '../../platform/log';
import type { Repositories, StoredEvent } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { EventId } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';

const POLL_MS = 500;
/** Log entries of several writers become visible out of order by at most this; within it we look again. */
const OVERLAP_MS = 5_000;
const HEARTBEAT_MS = 15_000;
/** Slow readers are cut off rather than kept in memory; they come back with Last-Event-ID. */
const MAX_BUFFERED = 1_000_000;
const MAX_LISTENERS = 500;

interface Listener {
  readonly store: string;
  readonly send: (event: StoredEvent) => void;
  readonly close: () => void;
}

/**
 * The feed of everything that happens, to every client that listens. Events recorded in this process go out at once; those of other
 * processes are found in the log. Each listener hears each event once; gaps within a process show in its sequence.
 */
export class EventStream {
  readonly #listeners = new Set<Listener>();
  readonly #seen = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #polledTo = Date.now();

  constructor(
    private readonly events: Repositories['events'],
    private readonly log: Logger,
  ) {}

  readonly heard = (events: readonly StoredEvent[]): void => {
    for (const event of events) {
      if (this.#seen.has(event._id)) continue;
      this.#seen.set(event._id, Date.now());
      for (const { store, send } of this.#listeners) if (store === event.store) send(event);
    }
  };

  listen(listener: Listener): () => void {
    if (this.#listeners.size >= MAX_LISTENERS) throw new Problem('tooMany', {}, { 'Retry-After': '10' });
    if (this.#listeners.size === 0) this.#polledTo = Date.now();
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => void this.#poll(), POLL_MS);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  close(): void {
    for (const { close } of this.#listeners) close();
    clearInterval(this.#timer);
  }

  async #poll(): Promise<void> {
    const now = Date.now();
    try {
      this.heard(await this.events.loggedAfter(this.#polledTo - OVERLAP_MS));
      this.#polledTo = now;
      for (const [id, at] of this.#seen) if (at < now - 4 * OVERLAP_MS) this.#seen.delete(id);
    } catch (error) {
      this.log.warn({ reason: (error as Error).name }, 'the event log was not read; listeners hear of it later');
    }
  }
}

/** Names and numbers only: the content is read from the process, with the permission that needs. */
const line = ({ process, sequence, type, at, loggedAt, event }: StoredEvent): string =>
  `id: ${loggedAt}\ndata: ${JSON.stringify({ number: process, sequence, type, at: new Date(at).toISOString(), by: event.by })}\n\n`;

async function stream(
  { repositories, stream: feed }: Context,
  session: Session,
  since: number | undefined,
  res: Response,
) {
  res.set({ Connection: 'keep-alive' }).flushHeaders();
  const send = (event: StoredEvent): void => {
    if (res.writableLength > MAX_BUFFERED) res.destroy();
    else res.write(line(event));
  };
  const stop = feed.listen({ store: session.store, send, close: () => res.end() });
  const heartbeat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS);
  res.once('close', () => {
    clearInterval(heartbeat);
    stop();
  });
  res.write('retry: 2000\n\n');
  if (since === undefined) return;
  const missed = await repositories.events.ofStoreSince(session.store, since);
  missed.forEach(send);
}

const EVENT_STREAM = 'text/event-stream' as const;

export const streamEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'streamEvents',
    method: 'get',
    path: '/events/stream',
    tag: 'tasks',
    summary: 'Server-sent events: what happens in the store, as it happens; `since` or Last-Event-ID resumes',
    query: z.strictObject({ since: EventId.optional() }),
    resumable: true,
    problems: ['tooMany'],
    replies: {
      200: {
        description: 'events whose data is JSON: number, sequence, type, at and by of what happened; their id resumes',
        content: [EVENT_STREAM],
      },
    },
    handle: async ({ query, session, lastEventId }) => ({
      status: 200,
      type: EVENT_STREAM,
      stream: (res) => stream(context, session, query.since ?? lastEventId, res),
    }),
  });
