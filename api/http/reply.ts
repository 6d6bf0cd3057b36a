import type { Response } from 'express';
import type { z } from 'zod';
import type { Immutable } from '../../domain/kernel/immutable';

/** What an endpoint can answer with when it does what is asked. */
export type SuccessStatus = 200 | 201 | 202 | 204;
export type ContentType =
  | 'application/json'
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/zip'
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'text/csv; charset=utf-8'
  | 'text/calendar; charset=utf-8'
  | 'text/event-stream';

/** One way an endpoint answers: JSON of a schema, something else of these content types, or nothing but the status. */
export interface ReplyDeclaration {
  readonly description: string;
  readonly body?: z.ZodType;
  readonly content?: readonly ContentType[];
  /** What each header says, by name. */
  readonly headers?: Readonly<Record<string, string>>;
}
/** By status. */
export type ReplyDeclarations = { readonly [S in SuccessStatus]?: ReplyDeclaration };

/** What a handler answers, whatever it has declared. Instants are milliseconds; the endpoint writes them as RFC 3339. */
export interface Reply {
  readonly status: SuccessStatus;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: unknown;
  /** Where it is not JSON. */
  readonly type?: ContentType;
  readonly bytes?: Buffer | string;
  /** Writes for as long as the client listens. */
  readonly stream?: (res: Response) => Promise<void>;
  /** M-05: how many people are in a file. */
  readonly shown?: number;
}

type HeadersOf<D> = D extends { readonly headers: infer H }
  ? { readonly headers: { readonly [N in keyof H]: N extends 'Set-Cookie' ? string | readonly string[] : string } }
  : { readonly headers?: never };
type ContentOf<D> = D extends { readonly body: infer S extends z.ZodType }
  ? { readonly body: Immutable<z.output<S>> }
  : D extends { readonly content: readonly (infer T)[] }
    ? { readonly type: T } & (
        { readonly bytes: Buffer | string } | { readonly stream: (res: Response) => Promise<void> }
      )
    : { readonly body?: never };

/** What a handler may answer, by what its endpoint declares. */
export type ReplyOf<Declared extends ReplyDeclarations> = {
  [Status in keyof Declared & SuccessStatus]: { readonly status: Status } & HeadersOf<Declared[Status]> &
    ContentOf<Declared[Status]>;
}[keyof Declared & SuccessStatus];

/** A file with its content type, as a reply. */
export interface FileReply<Type extends ContentType = ContentType, Header extends string = string> {
  readonly status: 200;
  readonly type: Type;
  readonly bytes: Buffer | string;
  readonly headers: { readonly [N in Header]: string };
}
