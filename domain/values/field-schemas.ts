import { z } from 'zod';
import { rule, type FieldRule } from './field-rules';
import { Signer } from './signer';

// C0 controls and DEL never come from a keyboard and break printers, databases and logs further on
const CONTROLS = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f';
const LINE_BREAKS = '\\r\\n';

/** At most so many characters, counted as a person counts them: by code points. What is longer is looked at no further. */
export const atMost =
  (maximum: number): z.core.CheckFn<string> =>
  ({ value, issues }) => {
    if (value.length > maximum && Array.from(value).length > maximum)
      issues.push({ code: 'too_big', origin: 'string', maximum, inclusive: true, input: value, continue: false });
  };

/**
 * A person's text, trimmed, of 1 to `max` characters (code points), without `excluded` ones. The pattern and length in the
 * document say the same: at least one visible character, and none that is excluded.
 */
function text(id: string, max: number, excluded: string, broken: FieldRule) {
  const allowed = new RegExp(`^[^${excluded}]*$`, 'u');
  return z
    .string()
    .trim()
    .min(1)
    .check(atMost(max))
    .refine((sent) => sent.isWellFormed() && allowed.test(sent), rule(broken))
    .meta({ id, maxLength: max, pattern: `^[^${excluded}]*[^${excluded}\\s\\u0085\\ufeff][^${excluded}]*$` });
}

/** One line, e.g. the name of a part. */
export const ShortText = text('ShortText', 120, CONTROLS + LINE_BREAKS, 'singleLine');
/** A person's words. */
export const LongText = text('LongText', 2_000, CONTROLS, 'printable');
/** An id chosen by the client within one order, e.g. `X-1`; the client keeps it and sends it again on a retry. */
export const LocalId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, rule('localId'));
/** A code of a list the store or the manufacturer keeps, e.g. of causes. */
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, rule('localId'));
/** An id issued by Repairflow for a person, customer or vehicle. */
export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/, rule('id'));
/** Hex SHA-256 of a stored scan, photo or drawing. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, rule('fileHash'));
/** Fen, a whole number from 0 to 10 million yuan. */
export const Fen = z.int().min(0, rule('leastMoney')).max(1_000_000_000, rule('mostMoney'));
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

/** The days of the years 2000 to 2100. */
const DAY =
  '(?:(?:20[0-9]{2}|2100)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|20(?:[02468][048]|[13579][26])-02-29)';
const TIME = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?';
const OFFSET = '(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';

/** What people send: RFC 3339 with offset outside, milliseconds since the epoch inside. Years 2000 to 2100. */
export const Instant = z.codec(
  z
    .string()
    .regex(new RegExp(`^${DAY}T${TIME}${OFFSET}$`), rule('instant'))
    .meta({ format: 'date-time' }),
  z.number(),
  fromText,
);
/** What is kept and replied: RFC 3339 in UTC outside, milliseconds since the epoch inside. */
export const StoredInstant = z.codec(z.string().meta({ format: 'date-time' }), z.number(), fromText);
/** A calendar day, e.g. 2027-03-01. Years 2000 to 2100. */
export const Day = z
  .string()
  .regex(new RegExp(`^${DAY}$`), rule('day'))
  .meta({ format: 'date' });

/** Contact channels of G-31. */
export const Channel = z.enum(['inPerson', 'phone', 'sms', 'wechat', 'email', 'letter']);

/**
 * How the customer's own will is proved (C-20). Paper and screen prove a signature by the hash of its scan or drawing; a
 * phone consent needs a witness and the words spoken (CF-09); a link is used by the customer's own session only.
 */
export const Consent = z
  .discriminatedUnion('channel', [
    z.strictObject({ channel: z.literal('paper'), scan: Sha256, signer: Signer.optional() }),
    z.strictObject({ channel: z.literal('screen'), drawing: Sha256, signer: Signer.optional() }),
    z.strictObject({ channel: z.literal('phone'), witness: Id, words: LongText }),
    z.strictObject({ channel: z.literal('link'), drawing: Sha256.optional() }),
  ])
  .meta({ id: 'Consent', description: 'C-20, CF-09: how the will of the customer is proved' });
export type Consent = z.infer<typeof Consent>;
export type Channel = z.infer<typeof Channel>;
/** What the customer says on a page of the store goes by no other way. */
export const ChannelOrPage = z.enum([...Channel.options, 'page']);

/** The payload of a command: strict, so that a field nobody asked for is a mistake and not ignored. */
export const payload = <S extends z.ZodRawShape>(fields: S, description: string) =>
  z.strictObject(fields).meta({ description });

/** The person confirms having done it; there is no way to send the contrary. */
export const Confirmed = z.literal(true);

export const Phone = z.string().regex(/^(?:1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})$/, rule('phone'));
/** The pattern says what is taken; the format `email` would say something else. */
export const Email = z
  .email()
  .max(120)
  .meta({ override: { format: undefined } });
export const EscalationId = z.string().regex(/^[A-Za-z0-9/._:#@-]{3,120}$/, rule('escalationId'));
