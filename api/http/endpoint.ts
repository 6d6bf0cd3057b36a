import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Role } from '../../domain/kernel/actor';
import { permissions, type Operation, type Permission } from '../permissions';
import { Problem } from './problems';
import type { Session } from './sessions';

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Writes the answer itself, for as long as the client listens. */
  readonly stream?: (res: Response) => Promise<void>;
}

/** What a handler gets: parsed, permitted, and nothing else of the request. */
export interface EndpointRequest<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The body as it came, on endpoints that take files. */
  readonly raw: Buffer;
  /** Undefined only on operations open to anyone. */
  readonly session: Session | undefined;
  /** The role the session acts in here: the first of its roles that may. */
  readonly role: Role | undefined;
  readonly key: string;
  readonly prefersAsync: boolean;
  /** T9: what the holder of a link shows beside a dear approval. */
  readonly phoneDigits: string | undefined;
  readonly ifMatch: string | undefined;
  readonly requestId: string;
  /** The connection is encrypted, as far as this process can tell. */
  readonly secure: boolean;
  /** Where a listener that was cut off goes on. */
  readonly lastEventId: number | undefined;
}

type Shape = z.ZodObject;

/** One endpoint: path, permission, schemas and summary in one place; validation, OpenAPI and the permission matrix follow. */
export interface Endpoint<P extends Shape = Shape, Q extends Shape = Shape, B extends Shape = Shape> {
  readonly operation: Operation;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below /api/v1. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The body is a file, not JSON. */
  readonly raw?: boolean;
  /** Changes something, so it needs an Idempotency-Key. */
  readonly keyed?: boolean;
  readonly replies: Readonly<Record<number, string>>;
  readonly handle: (asked: EndpointRequest<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Reply>;
}

/** Lets the schemas type the handler, then forgets them. */
export const endpoint = <P extends Shape, Q extends Shape, B extends Shape>(one: Endpoint<P, Q, B>): Endpoint => one;

const nothing = z.strictObject({});
const keyPattern = /^[\x21-\x7e]{1,255}$/;

function keyOf(req: Request): string {
  const key = req.get('Idempotency-Key');
  const sent = req.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'idempotency-key');
  if (!key || sent.length !== 1 || !keyPattern.test(key)) throw new Problem('keyMissing');
  return key;
}

/** A body is a JSON object or absent; anything else would be a guess. */
function bodyOf(req: Request): object {
  const sent = Number(req.get('Content-Length') ?? 0) > 0 || req.get('Transfer-Encoding') !== undefined;
  if (!sent) return {};
  const body: unknown = req.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Problem('jsonRequired');
  return body;
}

const NO_FILE = Buffer.alloc(0);

/** The bytes of an upload; anything that was read as something else is not one. */
function fileOf(req: Request): Buffer {
  const body: unknown = req.body;
  if (!Buffer.isBuffer(body) || body.length === 0) throw new Problem('fileMissing');
  return body;
}

/** The role in which this session may act, or a Problem. */
function permitted(operation: Operation, session: Session | undefined): Role | undefined {
  const permission: Permission = permissions[operation];
  if (permission === 'anyone') return undefined;
  if (!session) throw new Problem('signInNeeded', {}, { 'WWW-Authenticate': 'Bearer' });
  const role = session.roles.find((held) => permission.includes(held));
  if (!role) throw new Problem('forbidden', { allowed: permission });
  return role;
}

const handler =
  ({ operation, params, query, body, keyed, raw, handle }: Endpoint): RequestHandler =>
  async (req: Request, res: Response) => {
    const session = res.locals['session'] as Session | undefined;
    const role = permitted(operation, session);
    const names = { ...req.params };
    const reply = await handle({
      params: (params ?? nothing).parse(names),
      query: (query ?? nothing).parse({ ...req.query }),
      body: raw ? {} : (body ?? nothing).parse(bodyOf(req)),
      raw: raw ? fileOf(req) : NO_FILE,
      session,
      role,
      key: keyed ? keyOf(req) : '',
      prefersAsync: /(^|[,;\s])respond-async($|[,;\s])/.test(req.get('Prefer') ?? ''),
      phoneDigits: req.get('Phone-Digits'),
      ifMatch: req.get('If-Match'),
      requestId: res.locals['requestId'] as string,
      secure: req.secure,
      lastEventId: /^\d{13}$/.test(req.get('Last-Event-ID') ?? '') ? Number(req.get('Last-Event-ID')) : undefined,
    });
    if (reply.stream) return reply.stream(res);
    res.status(reply.status).set(reply.headers ?? {});
    if (reply.body === undefined) res.end();
    else res.json(reply.body);
  };

/** Mounts every endpoint. Throws when one has no row in the permission table, or when a path is taken twice. */
export function mount(endpoints: readonly Endpoint[]): Router {
  const router = Router();
  const taken = new Set<string>();
  for (const one of endpoints) {
    const place = `${one.method} ${one.path}`;
    if (!Object.hasOwn(permissions, one.operation)) throw new Error(`${place} has no row in the permission table`);
    if (taken.has(place)) throw new Error(`${place} is declared twice`);
    taken.add(place);
    router[one.method](one.path, handler(one));
  }
  return router;
}
