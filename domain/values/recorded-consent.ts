import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { Id, LongText, Sha256, type Consent } from './field-schemas';
import { Signer } from './signer';

/** H2: the link that the customer answered with. */
const UsedLink = z.object({
  link: z.string(),
  /** To the phone on file, on a tablet of the store, with a receipt, or handed on by staff of an earlier release. */
  way: z.enum(['sent', 'shown', 'receipt', 'byStaff']),
  /** Who had it sent, or showed it; null where the link does not say. */
  by: z.string().nullable(),
  /** SHA-256 of the number it went to. */
  phoneMark: Sha256.nullable(),
  /** A one-time code that went to that number was shown, too. */
  code: z.boolean(),
});

/** H2: where a consent came from. Whoever keeps it sets this; a body that says it itself is refused. */
export const ConsentProof = z
  .object({
    networkAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    link: UsedLink.exactOptional(),
  })
  .meta({ id: 'ConsentProof', description: 'H2: from where a consent came, and through which link; set by the API' });
export type ConsentProof = Immutable<z.output<typeof ConsentProof>>;

const proof = ConsentProof.exactOptional();

/** A consent as evidence keeps it: as it was sent, with where it came from. */
export const RecordedConsent = z
  .discriminatedUnion('channel', [
    z.object({ channel: z.literal('paper'), scan: Sha256, signer: Signer.optional(), proof }),
    z.object({ channel: z.literal('screen'), drawing: Sha256, signer: Signer.optional(), proof }),
    z.object({ channel: z.literal('phone'), witness: Id, words: LongText, proof }),
    z.object({ channel: z.literal('link'), drawing: Sha256.optional(), proof }),
  ])
  .meta({ id: 'RecordedConsent', description: 'C-20, CF-09: how the will of the customer is proved' });
export type RecordedConsent = Consent & { readonly proof?: ConsentProof };
