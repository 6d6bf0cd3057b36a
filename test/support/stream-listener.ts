import http from 'node:http';
import { eventually } from './eventually';

export interface Told {
  readonly id: number;
  /** `message` or `reset`. */
  readonly event: string;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
}

interface Options {
  readonly url: string;
  readonly token: string;
  readonly since?: number;
  /** Comes back after a break, as a browser does. */
  readonly comesBack?: boolean;
}

const AGAIN_AFTER_MS = 100;

/** A client of the event stream, as a browser is one. */
export class StreamListener {
  readonly told: Told[] = [];
  /** The last id it was told, with or without an event. */
  lastId: number | undefined;
  status: number | undefined;
  /** The server has ended the stream, or refused it. */
  isOver = false;
  readonly #options: Options;
  #request: http.ClientRequest | undefined;
  #response: http.IncomingMessage | undefined;
  #rest = '';
  #stopped = false;

  constructor(options: Options) {
    this.#options = options;
    this.#open();
  }

  /** Until it knows where the feed ends. */
  joined = async (): Promise<this> => eventually('the stream to begin', async () => this.lastId !== undefined && this);

  /** Waits as long as it goes on. */
  async heard(count: number): Promise<readonly Told[]> {
    for (let part = Math.min(count, 500); ; part = Math.min(count, part + 500)) {
      await eventually(`${part} events on the stream`, async () => this.told.length >= part);
      if (part === count) return this.told;
    }
  }

  ended = (): Promise<true> => eventually('the end of the stream', async () => this.isOver && (true as const));

  /** Takes nothing more from the connection. */
  pause = (): void => void this.#response?.pause();
  resume = (): void => void this.#response?.resume();

  stop(): void {
    this.#stopped = true;
    this.#request?.destroy();
  }

  #open(): void {
    const { url, token, since } = this.#options;
    this.#rest = '';
    const address = `${url}/api/v1/events/stream${since === undefined ? '' : `?since=${since}`}`;
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(this.lastId !== undefined && { 'Last-Event-ID': String(this.lastId) }),
    };
    this.#request = http
      .get(address, { headers, agent: false }, (response) => {
        this.status = response.statusCode;
        this.#response = response;
        response.on('data', (chunk: Buffer) => this.#take(chunk.toString()));
        response.once('close', () => this.#over());
        response.on('error', () => undefined); // its end is noticed by 'close'
      })
      .on('error', () => this.#over());
  }

  #over(): void {
    this.isOver = true;
    if (this.#options.comesBack && !this.#stopped) setTimeout(() => this.#stopped || this.#open(), AGAIN_AFTER_MS);
  }

  #take(text: string): void {
    const frames = (this.#rest + text).split('\n\n');
    this.#rest = frames.pop()!;
    for (const frame of frames) {
      const fields = new Map(
        frame.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      );
      if (fields.has('id')) this.lastId = Number(fields.get('id'));
      const data = fields.get('data');
      if (data !== undefined)
        this.told.push({ id: this.lastId!, event: fields.get('event') ?? 'message', data: JSON.parse(data) });
    }
  }
}
