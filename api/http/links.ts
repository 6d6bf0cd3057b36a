import type { Appointment } from '../../domain/appointment/state';
import { isOver as isComplaintOver, type Complaint } from '../../domain/complaint/state';
import { followUpNumberOf } from '../../domain/follow-up/number';
import { isOver as isFollowUpOver } from '../../domain/follow-up/state';
import { processTypeOf } from '../../domain/processes';
import { definition } from '../../domain/repair-order/definition';
import type { RepairOrder } from '../../domain/repair-order/state';
import { phoneMark } from '../../platform/customer-links';
import type { Repositories, StoredLink } from '../../platform/mongo/repositories';
import { knownPhones } from './known-phones';

type Records = Pick<Repositories, 'customers' | 'views' | 'followUps' | 'complaints'>;
type Parts = Records & Pick<Repositories, 'sessions'>;

/** M5: the complaint of the link is over; the car of the appointment is here, or will not come; or the file of the visit is complete, its calls are made and nothing the customer said of it is open: there is nothing left to see or answer. */
async function isVisitOver({ views, followUps, complaints, customers }: Records, link: StoredLink): Promise<boolean> {
  const { store, order: number, customer } = link;
  if (processTypeOf(number) === 'complaint') {
    const complaint = (await views.find('complaint', number)) as Complaint | undefined;
    return complaint !== undefined && isComplaintOver(complaint);
  }
  if (processTypeOf(number) === 'appointment') {
    const appointment = (await views.find('appointment', number)) as Appointment | undefined;
    // what was called off is still told of, to calendars, too
    return appointment !== undefined && (appointment.stage === 'arrived' || appointment.stage === 'missed');
  }
  const order = (await views.find('repairOrder', number)) as RepairOrder | undefined;
  if (!order || !definition.isOver(order)) return false;
  const calls = await followUps.state(store, followUpNumberOf(number));
  // G-01: of every vehicle that was delivered the calls begin, a moment later
  if (calls ? !isFollowUpOver(calls) : order.stage === 'delivered') return false;
  const said = await complaints.statesOf(store, number, await customers.idsOf(store, customer));
  return said.every(isComplaintOver);
}

/**
 * M5: not over, not withdrawn, and the customer still has the number for which it was made: whoever has the old number now is somebody else. A link ends
 * with its visit; only that of a receipt still says afterwards what was approved.
 */
export async function isUsable(repositories: Records, link: StoredLink): Promise<boolean> {
  if (link.revokedAt !== undefined || link.expiresAt.getTime() <= Date.now()) return false;
  if (link.phone !== undefined) {
    const phones = await knownPhones(repositories, link.store, link.customer);
    if (phones.length > 0 && !phones.some((phone) => phoneMark(phone) === link.phone)) return false;
  }
  return link.kind === 'receipt' || !(await isVisitOver(repositories, link));
}

/** The link of this hash, if it opens anything. */
export async function usableLink(parts: Parts, id: string): Promise<StoredLink | undefined> {
  const link = await parts.sessions.findLink(id);
  return link && (await isUsable(parts, link)) ? link : undefined;
}
