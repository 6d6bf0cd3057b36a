import { processTypeOf } from '../domain/processes';
import type { StoredLink } from './mongo/repositories';
import { digest, newSecret } from './secrets';

/** How a link comes to whoever opens it: to the phone on file, on a tablet of the store, or with the receipt of an approval. */
export type LinkKind = NonNullable<StoredLink['kind']>;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A link that is shown is opened at once. A receipt is read when the car is long home. */
const lifeOf: Readonly<Record<LinkKind, number>> = { sent: 7 * DAY_MS, shown: 5 * MINUTE_MS, receipt: 30 * DAY_MS };

/** An appointment lies up to ninety days ahead. */
const APPOINTMENT_LIFE = 92 * DAY_MS;
const lifeFor = ({ order, kind }: { readonly order: string; readonly kind: LinkKind }): number =>
  kind === 'sent' && processTypeOf(order) === 'appointment' ? APPOINTMENT_LIFE : lifeOf[kind];

/** By what a link remembers for which number it was made. */
export const phoneMark = (phone: string): string => digest(phone);

/** Of the hash of a secret: enough to tell the links of an order apart. */
const SHOWN_DIGITS = 24;
export const shownLinkId = ({ _id }: Pick<StoredLink, '_id'>): string => _id.slice(0, SHOWN_DIGITS);
export const shownLinkPattern = new RegExp(`^[0-9a-f]{${SHOWN_DIGITS}}$`);

export const pathOfLink = (secret: string): string => `/c#${secret}`;

export interface NewLink {
  /** 256 bits; whoever has it opens the link. */
  readonly secret: string;
  readonly link: StoredLink;
}

/** T9: 256 random bits, kept as a hash, bound to one order, with an end. */
export function newLink(
  about: Pick<StoredLink, 'order' | 'store' | 'customer'> & { readonly by: string; readonly kind: LinkKind },
  phone: string | undefined,
  now: number,
): NewLink {
  const secret = newSecret();
  const link = {
    ...about,
    _id: digest(secret),
    createdAt: now,
    uses: 0,
    ...(phone !== undefined && { phone: phoneMark(phone) }),
    expiresAt: new Date(now + lifeFor(about)),
  };
  return { secret, link };
}
