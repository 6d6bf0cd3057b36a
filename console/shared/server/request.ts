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
    readonly errors: readonly { readonly pointer: string; readonly message: string }[] = [],
  ) {
    super(message);
  }
  /** Nobody knows whether it was done: sending the same request with the same key again is safe. */
  get undecided(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly key?: string;
  /** The version that a change is based on. */
  readonly version?: number;
  readonly signal?: AbortSignal;
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
  { method = 'GET', body, key, version, signal }: Asking = {},
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
        ...(body !== undefined && {
          'Content-Type': raw ? body.type || 'application/octet-stream' : 'application/json',
        }),
        ...(key !== undefined && { 'Idempotency-Key': key }),
        ...(version !== undefined && { 'If-Match': `"${version}"` }),
      },
      ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ServerProblem(0, 'noConnection', '');
  }
  if (!response.ok) throw await problemOf(response);
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
}

/** Posts to a path of the document the body that stands there. */
export const post = async <P extends PathWith<'post'>>(
  path: P,
  parameters: Parameters<P, 'post'>,
  asking: Posting<P>,
): Promise<ReplyOf<P, 'post'>> =>
  (await parsed(await ask(addressOf(path, parameters), { method: 'POST', ...asking }))) as ReplyOf<P, 'post'>;
