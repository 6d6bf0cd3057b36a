import type { mongo } from 'mongoose';
import type { Logger } from '../log';
import { DatabaseSilent } from './away';

/** How the driver asks each server, once a second, whether it is there; what gets no answer for ten seconds is asked on a new connection. */
export const monitoring = { heartbeatFrequencyMS: 1_000, connectTimeoutMS: 10_000 } as const;

const TICK_MS = 200;
/** 3 seconds. A stand-in under full load answers the driver within 1.6. */
const SILENT_AFTER_TICKS = 15;

/** So long whoever is under way when the database falls silent may take to do without it. */
export const WITHOUT_DATABASE_MS = 500;

/** What a server says of itself; before version 5 in the older word. */
const takesWrites = ({ isWritablePrimary, ismaster }: mongo.BSON.Document): boolean =>
  (isWritablePrimary ?? ismaster) === true;

/**
 * Whether the server that takes the writes still answers. One that hangs keeps its connections open, so that nothing else says it for as long as an operation
 * may take. Time is counted in ticks of this program: while it does something else itself, or is stopped, nobody is silent; nor is anybody before a client is
 * followed.
 */
export class DatabaseWatch {
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #ticks = 0;
  #isSilent = false;

  constructor(private readonly log: Logger) {}

  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** Goes by the heartbeats of this client, which has just been answered. */
  follow(client: mongo.MongoClient): void {
    // behind a load balancer the driver asks no server
    if (client.options.loadBalanced) return;
    client.on('serverHeartbeatSucceeded', ({ reply }) => {
      if (takesWrites(reply)) this.heard();
    });
    this.start();
  }

  /** From now on somebody has to be heard. */
  start(): void {
    this.#timer ??= setInterval(() => this.tick(), TICK_MS).unref();
    this.heard();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.heard();
  }

  heard(): void {
    this.#ticks = 0;
    if (!this.#isSilent) return;
    this.#isSilent = false;
    this.log.info('the database answers again');
  }

  tick(): void {
    this.#ticks += 1;
    if (this.#isSilent || this.#ticks < SILENT_AFTER_TICKS) return;
    this.#isSilent = true;
    this.log.warn('the database does not answer; what needs it is refused until it does');
    for (const tell of this.#listeners) tell();
  }

  /** Throws DatabaseSilent. */
  assertAnswers(): void {
    if (this.#isSilent) throw new DatabaseSilent();
  }

  /**
   * What the work answers, or DatabaseSilent when the database falls silent meanwhile and the work is not over so much later. The work itself is not cut off: it
   * goes on when the database does, and what becomes of it then is logged where it fails.
   */
  async unlessSilent<T>(work: Promise<T>, graceMs = 0): Promise<T> {
    let tell: (() => void) | undefined;
    const silence = new Promise<never>((_answered, reject) => {
      const give = (): void => {
        if (this.#isSilent) reject(new DatabaseSilent());
      };
      tell = graceMs > 0 ? () => void setTimeout(give, graceMs).unref() : give;
      this.#listeners.add(tell);
    });
    try {
      return await Promise.race([work, silence]);
    } catch (error) {
      if (error instanceof DatabaseSilent) this.#logFailure(work);
      throw error;
    } finally {
      if (tell) this.#listeners.delete(tell);
    }
  }

  #logFailure(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      const reason = error instanceof Error ? error.constructor.name : typeof error;
      this.log.warn({ reason }, 'what was under way when the database fell silent came to nothing');
    });
  }
}
