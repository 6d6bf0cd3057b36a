import { z } from 'zod';

const wellFormed = (text: string): boolean =>
  // lone surrogates, C0 controls and DEL never come from a keyboard and break printers, databases and logs further on
  // oxlint-disable-next-line no-control-regex
  text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(wellFormed, { message: 'contains characters that cannot be stored or printed' });

/** One line, e.g. the name of a part. */
export const ShortText = text(120).refine((line) => !/[\r\n]/.test(line), { message: 'must be a single line' });
/** A person's words. */
export const LongText = text(2_000);
/** An id chosen by the client within one order, e.g. `X-1`; the client keeps it and sends it again on a retry. */
export const LocalId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);
/** A code of a list the store or the manufacturer keeps, e.g. of causes. */
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);
/** An id issued by Repairflow for a person, customer or vehicle. */
export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/);
/** Hex SHA-256 of a stored scan, photo or drawing. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Fen, a whole number from 0 to 10 million yuan. */
export const Fen = z.int().min(0).max(1_000_000_000);
export const Minutes = z
  .int()
  .min(0)
  .max(60 * 24 * 30);
export const WorkMinutes = z
  .int()
  .min(1)
  .max(60 * 24 * 10);
export const Kilometres = z.int().min(0).max(3_000_000);
const fromText = { decode: (iso: string) => Date.parse(iso), encode: (at: number) => new Date(at).toISOString() };
/** What people send: RFC 3339 with offset outside, milliseconds since the epoch inside. Years 2000 to 2100. */
export const Instant = z.codec(
  z.iso
    .datetime({ offset: true })
    .refine((iso) => iso >= '2000' && iso < '2101', { message: 'must lie between the years 2000 and 2100' }),
  z.number(),
  fromText,
);
/** What is kept and replied: RFC 3339 in UTC outside, milliseconds since the epoch inside. */
export const StoredInstant = z.codec(z.iso.datetime(), z.number(), fromText);
/** A calendar day, e.g. 2027-03-01. */
export const Day = z.iso.date().refine((day) => day >= '2000' && day < '2101');

/** Contact channels of G-31. */
export const Channel = z.enum(['inPerson', 'phone', 'sms', 'wechat', 'email', 'letter']);

/**
 * How the customer's own will is proved (C-20). Paper and screen prove a signature by the hash of its scan or drawing; a
 * phone consent needs a witness and the words spoken (CF-09); a link is used by the customer's own session only.
 */
export const Consent = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('paper'), scan: Sha256 }),
  z.strictObject({ channel: z.literal('screen'), drawing: Sha256 }),
  z.strictObject({ channel: z.literal('phone'), witness: Id, words: LongText }),
  z.strictObject({ channel: z.literal('link'), drawing: Sha256.optional() }),
]);
export type Consent = z.infer<typeof Consent>;
export type Channel = z.infer<typeof Channel>;

/** The payload of a command: strict, so that a field nobody asked for is a mistake and not ignored. */
export const payload = <S extends z.ZodRawShape>(fields: S, description: string) =>
  z.strictObject(fields).meta({ description });

/** The person confirms having done it; there is no way to send the contrary. */
export const Confirmed = z.literal(true);

export const Phone = z
  .string()
  .regex(/^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/, { message: 'must be a mainland mobile or landline number' });
export const EscalationId = z.string().regex(/^[A-Za-z0-9/._:#@-]{3,120}$/);
