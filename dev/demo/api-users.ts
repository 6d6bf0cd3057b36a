import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
  readonly headers: Headers;
}

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One signed-in person at the API: what a program of theirs would send. */
export class ApiUser {
  constructor(
    readonly base: string,
    readonly token: string | undefined,
  ) {}

  /** Sends once and answers whatever comes back; 503 and 429 are tried again with the same key, as the API asks. */
  async ask(path: string, { method = 'GET', body, key = randomUUID(), headers = {} }: Asking = {}): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const response = await fetch(`${this.base}/api/v1${path}`, {
        method,
        headers: {
          ...(this.token && { Authorization: `Bearer ${this.token}` }),
          ...(method !== 'GET' && { 'Idempotency-Key': key }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const answer = { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
      if ((answer.status !== 503 && answer.status !== 429) || tries === 20) return answer;
      await wait(500);
    }
  }

  post = (path: string, body?: unknown, key?: string): Promise<Answer> =>
    this.ask(path, { method: 'POST', body, ...(key && { key }) });
  get = (path: string): Promise<Answer> => this.ask(path);
}

/** Signs people in on demand, each once. */
export class ApiUsers {
  readonly #known = new Map<string, Promise<ApiUser>>();

  constructor(
    readonly base: string,
    private readonly password: string,
  ) {}

  as(signIn: string): Promise<ApiUser> {
    const known = this.#known.get(signIn) ?? this.#signIn(signIn);
    this.#known.set(signIn, known);
    return known;
  }

  async #signIn(signIn: string): Promise<ApiUser> {
    const { status, body } = await new ApiUser(this.base, undefined).post('/sessions', {
      signIn,
      password: this.password,
    });
    if (status !== 201) throw new Error(`${signIn} cannot sign in: ${status} ${JSON.stringify(body)}`);
    return new ApiUser(this.base, body.token as string);
  }
}
