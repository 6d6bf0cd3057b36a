import { z } from 'zod';
import { StoredInstant } from '../../domain/values/field-schemas';
import { shownLinkId, shownLinkPattern } from '../../platform/customer-links';
import type { StoredLink } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { listSchema } from '../http/fields';
import { isUsable } from '../http/links';
import { Problem } from '../http/problems';

/** A link in a path, by what staff see of it. */
export const LinkId = z.string().regex(shownLinkPattern);

const CustomerLinkListed = z
  .object({
    id: z.string(),
    way: z.enum(['sent', 'shown', 'byStaff']).meta({
      description: 'to the phone on file, or on a tablet; `byStaff` by staff of an earlier release',
    }),
    by: z.string().nullable().meta({ description: 'who had it sent, or showed it' }),
    createdAt: StoredInstant.nullable(),
    expiresAt: StoredInstant,
    uses: z.int().meta({ description: 'how often it was opened' }),
    lastUsedAt: StoredInstant.nullable(),
    revokedAt: StoredInstant.nullable(),
    usable: z.boolean().meta({
      description:
        'false once it is over or withdrawn, what it is about is over, or the customer has another phone number than when it was made',
    }),
  })
  .meta({ id: 'CustomerLinkListed' });
export const CustomerLinks = listSchema(CustomerLinkListed);

/** H2: the link of a receipt is the customer's alone: nobody here sees or withdraws it. */
const staffLinksOf = async ({ repositories }: Context, store: string, number: string): Promise<readonly StoredLink[]> =>
  (await repositories.sessions.linksOf(store, number)).filter(({ kind }) => kind !== 'receipt');

/** M5: the links of this process that are not over, the newest first, without their secrets. */
export async function listLinks(context: Context, store: string, number: string) {
  const links = await staffLinksOf(context, store, number);
  const newestFirst = links.toSorted((one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0));
  const items = newestFirst.map(async (link) => ({
    id: shownLinkId(link),
    way: link.kind === 'sent' || link.kind === 'shown' ? link.kind : ('byStaff' as const),
    by: link.by ?? null,
    createdAt: link.createdAt ?? null,
    expiresAt: link.expiresAt.getTime(),
    uses: link.uses ?? 0,
    lastUsedAt: link.lastUsedAt ?? null,
    revokedAt: link.revokedAt ?? null,
    usable: await isUsable(context.repositories, link),
  }));
  return { items: await Promise.all(items) };
}

/** M5: it opens nothing any more, and whoever has it open sees nothing at the next step. Throws `notFound`. */
export async function withdrawLink(context: Context, store: string, number: string, id: string): Promise<void> {
  const found = (await staffLinksOf(context, store, number)).find((one) => shownLinkId(one) === id);
  if (!found) throw new Problem('notFound');
  await context.repositories.sessions.revokeLink(found, found.revokedAt ?? Date.now());
}
