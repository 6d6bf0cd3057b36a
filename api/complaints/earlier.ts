import { isAccused } from '../../domain/complaint/is-accused';
import type { Complaint, Intake } from '../../domain/complaint/state';
import { isClosedTo } from '../../domain/complaint/view';
import { earlierComplaints } from '../../platform/earlier-complaints';
import type { Context } from '../context';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { namedComplaint } from './named-complaint';

/**
 * Earlier complaints of the same person about the same car, or of the person where no car is known, the latest last; and the one that this one follows.
 * Whoever gets the new one sees that it is not the first.
 */
export async function forerunnersOf(
  { repositories }: Context,
  store: string,
  about: Pick<Intake, 'complainant' | 'vehicle'>,
  earlier?: Complaint,
): Promise<Pick<Intake, 'forerunners'>> {
  const same = await earlierComplaints(repositories, store, about);
  const numbers = new Set([...same, ...(earlier ? [earlier.number] : [])]);
  return numbers.size > 0 ? { forerunners: [...numbers].toSorted() } : {};
}

/** The complaint that the new one follows. Throws `notFound` for what this store does not have, or what this person has no part in. */
export async function followed(context: Context, session: Session, number: string): Promise<Complaint> {
  const state = await namedComplaint(context, session.store, number);
  if (!state || isClosedTo(state, session)) throw new Problem('notFound', { missing: 'complaint' });
  return state;
}
/** Whoever the earlier complaint is about has no part in the one that follows it either. */
export const withThoseOf = (earlier: Complaint | undefined, named: NonNullable<Intake['accused']>) => [
  ...(earlier?.accused ?? []),
  ...named.filter(({ person }) => !isAccused({ accused: earlier?.accused ?? [] }, person)),
];
/** What it was about. */
export const subjectOfEarlier = (earlier: Complaint | undefined): Pick<Intake, 'order' | 'vehicle' | 'advisor'> => ({
  ...(earlier?.advisor !== undefined && { advisor: earlier.advisor }),
  ...(earlier?.order !== undefined && { order: earlier.order }),
  ...(earlier?.vehicle !== undefined && { vehicle: earlier.vehicle }),
});
