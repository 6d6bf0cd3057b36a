import type { z } from 'zod';
import type { Actor, Role } from '../../domain/kernel/actor';
import type { permissions, Operation } from '../permissions';
import type { ProblemCode } from './problems';
import type { Reply, ReplyDeclarations, ReplyOf } from './reply';
import type { HeadersRead, RequestHeaders } from './request-headers';
import type { Caller } from './caller';
import type { Session } from './sessions';

type Permissions = typeof permissions;
/** The operations that only somebody with a session may call. */
export type GuardedOperation = {
  [O in Operation]: Permissions[O] extends 'anyone' ? never : O;
}[Operation];

/** What a handler gets: parsed, permitted, and nothing else of the request. */
export interface EndpointRequest<P, Q, B, O extends Operation = Operation> extends RequestHeaders {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The body as it came, on endpoints that take files. */
  readonly raw: Buffer;
  /** Absent on operations open to anyone. */
  readonly session: O extends GuardedOperation ? Session : undefined;
  /** The role the session acts in here: the first of its roles that may. */
  readonly role: O extends GuardedOperation ? Role : undefined;
  /** L-40: what is kept of whoever asks: person, role, and for whom. */
  readonly actor: O extends GuardedOperation ? Actor : undefined;
  readonly requestId: string;
  readonly caller: Caller;
}

type Shape = z.ZodObject;

interface Declared extends HeadersRead {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below /api/v1. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Of a body that is a file, not JSON. */
  readonly raw?: readonly string[];
  /** What it refuses beside what follows from its schemas, headers and permission. */
  readonly problems?: readonly ProblemCode[];
}

/** An endpoint whatever its schemas are. */
export interface Endpoint extends Declared {
  readonly operation: Operation;
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: Shape;
  readonly replies: ReplyDeclarations;
  readonly handle: (request: EndpointRequest<object, object, object, never>) => Promise<Reply>;
}

/** One endpoint: path, permission, schemas and summary in one place; validation, OpenAPI and the permission matrix follow. */
interface TypedEndpoint<
  P extends Shape,
  Q extends Shape,
  B extends Shape,
  O extends Operation,
  R extends ReplyDeclarations,
> extends Declared {
  readonly operation: O;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly replies: R;
  readonly handle: (request: EndpointRequest<z.infer<P>, z.infer<Q>, z.infer<B>, O>) => Promise<ReplyOf<R>>;
}

/** Lets schemas, permission and replies type the handler, then forgets them. */
export const endpoint = <
  P extends Shape,
  Q extends Shape,
  B extends Shape,
  O extends Operation,
  const R extends ReplyDeclarations,
>(
  one: TypedEndpoint<P, Q, B, O, R>,
): Endpoint => one as unknown as Endpoint;
