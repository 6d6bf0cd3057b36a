import { isAtWork, noteAsked } from './activity';
import { addressOf, type BodyOf, type Parameters, type PathWith, type ReplyOf, type Schema } from './contract';

/** A command that was handed in was rejected: why, as the catalogue of texts knows it. */
export class CommandRejected extends Error {
  override readonly name = 'CommandRejected';
  constructor(readonly obstacle: Schema<'Obstacle'>) {
    super(obstacle.code);
  }
}

/** A "no" of the server, as RFC 9457 says it, or the fact that it could not be asked. */
export class ServerProblem extends Error {
  override readonly name = 'ServerProblem';
  constructor(
    /** 0 when there was no answer at all. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
    readonly errors: readonly { readonly pointer: string; readonly message: string; readonly code: string }[] = [],
  ) {
    super(message);
  }
  /** Nobody knows whether it was done: sending the same request with the same key again is safe. */
  get undecided(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

let tellSessionIsOver = (): void => undefined;
/** Hears when something was asked in a session that is over. */
export const onSessionOver = (listener: () => void): void => {
  tellSessionIsOver = listener;
};

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly key?: string;
  /** The version that a change is based on. */
  readonly version?: number;
  readonly signal?: AbortSignal;
  /** Asked by the page itself: it does not keep the session from ending. Where nothing is said, so is all while nobody is at work. */
  readonly background?: boolean;
  /** It goes out even when the page closes meanwhile. */
  readonly keepalive?: boolean;
}

let language = 'zh-CN';
/** Problems come in the language of the screen. */
export const setRequestLanguage = (wanted: string): void => {
  language = wanted;
};

const parsed = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

async function problemOf(response: Response): Promise<ServerProblem> {
  const {
    code = '',
    title = response.statusText,
    facts,
    errors,
  } = ((await parsed(response)) ?? {}) as Partial<Schema<'Problem'>>;
  return new ServerProblem(response.status, code, title, facts, errors);
}

/** Asks the public API. Throws a ServerProblem for every answer that is no success. */
export async function ask(
  path: string,
  { method = 'GET', body, key, version, signal, background = !isAtWork(), keepalive = false }: Asking = {},
): Promise<Response> {
  const raw = body instanceof Blob;
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        'Accept-Language': language,
        ...(method !== 'GET' && { 'X-Repairflow': '1' }),
        ...(background && { 'X-Background': '1' }),
        ...(body !== undefined && {
          'Content-Type': raw ? body.type || 'application/octet-stream' : 'application/json',
        }),
        ...(key !== undefined && { 'Idempotency-Key': key }),
        ...(version !== undefined && { 'If-Match': `"${version}"` }),
      },
      ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
      keepalive,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ServerProblem(0, 'noConnection', '');
  }
  noteAsked(response.headers.get('Date'), background);
  if (!response.ok) {
    const problem = await problemOf(response);
    // who asks whether anybody is signed in sees the answer
    if (problem.code === 'signInNeeded' && path !== '/me') tellSessionIsOver();
    throw problem;
  }
  return response;
}

/** Reads a path of the document: its reply has the type that stands there. */
export const read = async <P extends PathWith<'get'>>(
  path: P,
  parameters: Parameters<P>,
  signal?: AbortSignal,
): Promise<ReplyOf<P>> =>
  (await parsed(await ask(addressOf(path, parameters), signal ? { signal } : {}))) as ReplyOf<P>;

interface Posting<P extends PathWith<'post'>> {
  readonly body: BodyOf<P>;
  readonly key?: string;
  readonly version?: number;
}

/** Removes what is at a path of the document. */
export const remove = async <P extends PathWith<'delete'>>(
  path: P,
  parameters: Parameters<P, 'delete'>,
): Promise<void> => void (await ask(addressOf(path, parameters), { method: 'DELETE' }));

/** Posts to a path of the document the body that stands there. */
export const post = async <P extends PathWith<'post'>>(
  path: P,
  parameters: Parameters<P, 'post'>,
  asking: Posting<P>,
): Promise<ReplyOf<P, 'post'>> =>
  (await parsed(await ask(addressOf(path, parameters), { method: 'POST', ...asking }))) as ReplyOf<P, 'post'>;

interface Putting<P extends PathWith<'put'>> {
  readonly body: BodyOf<P, 'put'>;
  /** Absent where the path asks for none. */
  readonly version?: number;
}

/** Puts to a path of the document the body that stands there. */
export const put = async <P extends PathWith<'put'>>(
  path: P,
  parameters: Parameters<P, 'put'>,
  asking: Putting<P>,
): Promise<ReplyOf<P, 'put'>> =>
  (await parsed(await ask(addressOf(path, parameters), { method: 'PUT', ...asking }))) as ReplyOf<P, 'put'>;

/** Posts a body and answers the file that comes back. */
export const postForFile = async <P extends PathWith<'post'>>(path: P, body: BodyOf<P>): Promise<Blob> =>
  (await ask(path, { method: 'POST', body })).blob();
