import type { Request } from 'express';
import { z } from 'zod';
import { EntityTag, Position } from './fields';
import { Problem } from './problems';

/** Which request headers an endpoint reads. */
export interface HeadersRead {
  /** Changes something, so it needs an Idempotency-Key. */
  readonly keyed?: boolean;
  /** Can be handed in without waiting for the outcome. */
  readonly deferrable?: boolean;
  /** T9: says yes to a sum, for which the holder of a link may have to show the digits of the phone. */
  readonly approvesSum?: boolean;
  /** Replaces a version that the client has read. */
  readonly versioned?: boolean;
  /** May say which state of the process it was decided on. */
  readonly sequenced?: boolean;
  /** A stream that goes on where it was cut off. */
  readonly resumable?: boolean;
  /** Knows a program again by what it was given at an earlier sign-in. */
  readonly recognises?: boolean;
}

/** The headers as an endpoint gets them. */
export interface RequestHeaders {
  /** Empty where no key is needed. */
  readonly key: string;
  readonly prefersAsync: boolean;
  readonly phoneDigits: string | undefined;
  /** The version that an edit is based on; 0 where none is asked for. */
  readonly version: number;
  /** The sequence of the state that was seen; the process refuses when it has gone on. */
  readonly seenSequence: number | undefined;
  /** The position in the feed of the last event that was received. */
  readonly lastEventId: number | undefined;
}

const IdempotencyKey = z
  .string()
  .regex(/^[!-~]{1,255}$/)
  .meta({ description: '1 to 255 visible ASCII characters; the same key is the same request' });
const Prefer = z.string().optional().meta({
  description:
    '`respond-async` hands the command in: 202, and the outcome at `Location`; a customer is answered all the same',
});
const PhoneDigits = z
  .string()
  .regex(/^[0-9]{4}$/)
  .optional()
  .meta({ description: "with a customer's link, above the amount of the policy: the last four digits of the phone" });
const IfMatch = EntityTag.meta({ description: 'the ETag of the version that was edited' });
const IfSequence = EntityTag.optional().meta({
  description: 'the sequence of the state that was seen, e.g. `"12"`; refused when the process has gone on',
});
const LastEventId = Position.optional().meta({ description: 'the id of the last event that was received' });

const Device = z
  .string()
  .optional()
  .meta({ description: 'the `device` of an earlier sign-in: wrong attempts of others do not keep it waiting' });

/** The headers an endpoint reads, for the document. */
export const headerSchema = ({
  keyed,
  deferrable,
  approvesSum,
  versioned,
  sequenced,
  resumable,
  recognises,
}: HeadersRead): z.ZodObject =>
  z.object({
    ...(keyed && { 'Idempotency-Key': IdempotencyKey }),
    ...(deferrable && { Prefer }),
    ...(approvesSum && { 'Phone-Digits': PhoneDigits }),
    ...(versioned && { 'If-Match': IfMatch }),
    ...(sequenced && { 'If-Match': IfSequence }),
    ...(resumable && { 'Last-Event-ID': LastEventId }),
    ...(recognises && { 'X-Device': Device }),
  });

/** Throws `keyMissing` also for a key that is sent twice or is none. */
function keyOf(req: Request): string {
  const sent = req.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'idempotency-key');
  const key = IdempotencyKey.safeParse(req.get('Idempotency-Key'));
  if (!key.success || sent.length !== 1) throw new Problem('keyMissing');
  return key.data;
}

/** One header by its schema. Throws a ZodError that points at it. */
const read = <S extends z.ZodType>(req: Request, name: string, schema: S): z.output<S> =>
  z.object({ [name]: schema }).parse({ [name]: req.get(name) })[name] as z.output<S>;

/** Without a version, somebody else's change could be lost unseen. */
function versionOf(req: Request): number {
  if (req.get('If-Match') === undefined) throw new Problem('versionMissing');
  return read(req, 'If-Match', IfMatch);
}

/** Throws a Problem or a ZodError for a header that is missing or is none. */
export const readHeaders = (
  req: Request,
  { keyed, deferrable, approvesSum, versioned, sequenced, resumable }: HeadersRead,
): RequestHeaders => ({
  key: keyed ? keyOf(req) : '',
  prefersAsync: deferrable === true && /(^|[,;\s])respond-async($|[,;\s])/.test(req.get('Prefer') ?? ''),
  phoneDigits: approvesSum ? read(req, 'Phone-Digits', PhoneDigits) : undefined,
  version: versioned ? versionOf(req) : 0,
  seenSequence: sequenced ? read(req, 'If-Match', IfSequence) : undefined,
  lastEventId: resumable ? read(req, 'Last-Event-ID', LastEventId) : undefined,
});
