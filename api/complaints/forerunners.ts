import type { Complaint, Intake } from '../../domain/complaint/state';
import type { Context } from '../context';
import { complainantsOf } from './reading';

/** The latest are enough to see that something comes again. */
const MAX_FORERUNNERS = 10;

/**
 * Earlier complaints of the same person about the same car, or of the person where no car is known, the latest last; and the one that this one follows.
 * Whoever gets the new one sees that it is not the first.
 */
export async function forerunnersOf(
  context: Context,
  store: string,
  { complainant, vehicle }: Pick<Intake, 'complainant' | 'vehicle'>,
  earlier?: Complaint,
): Promise<Pick<Intake, 'forerunners'>> {
  const { id, kind } = complainant;
  const complainants = kind === 'customer' ? await complainantsOf(context, store, id) : [id];
  const rows = await context.repositories.complaints.list({ store, complainants, limit: MAX_FORERUNNERS });
  const same = rows
    .filter((row) => row.kind === 'complaint' || row.kind === 'urgentOnSite')
    .filter((row) => vehicle === undefined || row.vehicle === vehicle)
    .map(({ _id }) => _id);
  const numbers = new Set([...same, ...(earlier ? [earlier.number] : [])]);
  return numbers.size > 0 ? { forerunners: [...numbers].toSorted() } : {};
}
