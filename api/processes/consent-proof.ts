import type { ConsentProof } from '../../domain/values/recorded-consent';
import { shownLinkId } from '../../platform/customer-links';
import type { StoredLink } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import type { Caller } from '../http/caller';
import { usableLink } from '../http/links';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';

/** M5: the link that a customer's session was opened with, as long as it opens anything; undefined for staff. Throws `signInNeeded`. */
export async function linkInUse({ repositories }: Context, session: Session): Promise<StoredLink | undefined> {
  if (session.order === null) return undefined;
  const link = session.link === null ? undefined : await usableLink(repositories, session.link);
  if (!link) throw new Problem('signInNeeded', {}, { 'WWW-Authenticate': 'Bearer' });
  return link;
}

/** H2: from where a consent comes, and through which link. */
export const proofOf = ({ address, userAgent }: Caller, link: StoredLink | undefined, code: boolean): ConsentProof => ({
  networkAddress: address,
  userAgent,
  ...(link && {
    link: {
      link: shownLinkId(link),
      way: link.kind ?? 'byStaff',
      by: link.by ?? null,
      phoneMark: link.phone ?? null,
      code,
    },
  }),
});

/** The body of a command with where its consent comes from, if it has one. */
export function withProof(content: object, proof: ConsentProof): object {
  const { consent } = content as { readonly consent?: object };
  return consent === undefined ? content : { ...content, consent: { ...consent, proof } };
}
