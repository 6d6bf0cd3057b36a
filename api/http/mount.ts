import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Logger } from '../../platform/log';
import { actorIn, type Role } from '../../domain/kernel/actor';
import { WITHOUT_DATABASE_MS, type DatabaseWatch } from '../../platform/mongo/database-watch';
import type { Auditor } from '../audit/auditor';
import { permissions } from '../permissions';
import { byAddress } from './by-address';
import { encodeBody, UndeclaredReply } from './encode-reply';
import type { Endpoint } from './endpoint';
import { callerOf } from './caller';
import type { Cookies } from './cookies';
import type { Metrics } from './metrics';
import { Problem } from './problems';
import type { Reply } from './reply';
import { readHeaders } from './request-headers';
import { roleFor } from './role-for';
import type { Session } from './sessions';

/** What the endpoints are mounted with. */
export interface Mounting {
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'undeclaredReplies'>;
  readonly cookies: Cookies;
  readonly auditor: Auditor;
  readonly databaseWatch: DatabaseWatch;
  /** A reply that is not declared is an error, instead of being sent as it is: for tests. */
  readonly strictReplies: boolean;
}

const nothing = z.strictObject({});
/** What is missing is told otherwise than what is of another kind. */
export const toldExactly = { reportInput: true } as const;

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

/** An undeclared reply is a defect of ours: logged without its content, counted, and sent as it is. */
function bodyToSend({ operation, replies }: Endpoint, { status, body }: Reply, mounting: Mounting): unknown {
  try {
    return encodeBody(replies, status, body, mounting.strictReplies);
  } catch (error) {
    if (!(error instanceof UndeclaredReply) || mounting.strictReplies) throw error;
    mounting.metrics.undeclaredReplies.inc({ operation });
    mounting.log.error({ operation, status, paths: error.paths }, 'a reply is not what its endpoint declares');
    return body;
  }
}

async function send(one: Endpoint, reply: Reply, req: Request, res: Response, mounting: Mounting): Promise<void> {
  const { status, headers = {}, type, bytes, stream, body } = reply;
  const sent = type === undefined && body !== undefined ? bodyToSend(one, reply, mounting) : undefined;
  res.status(status).set(headers as Record<string, string | string[]>);
  if (type !== undefined) res.set('Content-Type', type);
  if (stream && req.method !== 'HEAD') return stream(res);
  if (bytes !== undefined) res.end(bytes);
  else if (sent === undefined) res.end();
  else res.json(sent);
}

/** What was asked, as the schemas of the endpoint read it. Throws a ZodError or a Problem for what they do not take. */
const parsed = ({ params, query, body, raw }: Endpoint, req: Request) => ({
  params: (params ?? nothing).parse({ ...req.params }, toldExactly),
  query: (query ?? nothing).parse({ ...req.query }, toldExactly),
  body: raw ? {} : (body ?? nothing).parse(bodyOf(req), toldExactly),
});

/**
 * Every operation goes through here, and through the audit log: before a change takes effect, before an answer goes out, and when it is refused. Whoever waits
 * when the database falls silent is told so; what was begun is not cut off in the middle, but goes on when the database does. What goes to a process waits for the
 * process, and for the database only before.
 */
const handler =
  (one: Endpoint, mounting: Mounting): RequestHandler =>
  async (req: Request, res: Response) => {
    const { operation, raw, deferrable = false, handle } = one;
    const { auditor, cookies, databaseWatch } = mounting;
    const session = res.locals['session'] as Session | undefined;
    const caller = callerOf(req, cookies);
    const requestId = res.locals['requestId'] as string;
    const asked = { operation, session, address: caller.address, requestId };
    let role: Role | undefined;
    let content: ReturnType<typeof parsed> | undefined;
    let request: Parameters<Endpoint['handle']>[0];
    try {
      role = roleFor(operation, session);
      content = parsed(one, req);
      request = {
        ...content,
        raw: raw ? fileOf(req) : NO_FILE,
        // the permission table says whether there is one, and so does the type of every single endpoint
        session: session as never,
        role: role as never,
        actor: (session && role && actorIn(session.actorId, role, session.inPlaceOf)) as never,
        ...readHeaders(req, one),
        requestId,
        caller,
      };
    } catch (error) {
      await auditor.fail({ ...asked, role }, content, error);
      throw error;
    }
    const done = auditor.around({ ...asked, role }, content, () => handle(request));
    const reply = await (deferrable ? done : databaseWatch.unlessSilent(done, WITHOUT_DATABASE_MS));
    await send(one, reply, req, res, mounting);
  };

/** Whoever is turned away before an operation is known, e.g. with a token that is none, is written down too. */
export const auditTurnedAway =
  ({ auditor, cookies }: Pick<Mounting, 'auditor' | 'cookies'>): ErrorRequestHandler =>
  (error, req, res, next) => {
    const { address } = callerOf(req, cookies);
    const asked = { operation: 'authenticate' as const, session: undefined, role: undefined, address };
    void auditor.fail({ ...asked, requestId: res.locals['requestId'] as string }, undefined, error);
    next(error);
  };

/** Mounts every endpoint. Throws when one has no row in the permission table, or when a path is taken twice. */
export function mount(endpoints: readonly Endpoint[], mounting: Mounting): RequestHandler {
  const taken = new Set<string>();
  return byAddress(endpoints, (router, one) => {
    const place = `${one.method} ${one.path}`;
    if (!Object.hasOwn(permissions, one.operation)) throw new Error(`${place} has no row in the permission table`);
    if (taken.has(place)) throw new Error(`${place} is declared twice`);
    taken.add(place);
    router[one.method](one.path, handler(one, mounting));
  });
}
