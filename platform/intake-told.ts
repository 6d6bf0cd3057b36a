import { intakeDays, intakeNotices, openIntake, type OpenIntake } from '../domain/repair-order/daily-intake';
import { startOfDay } from '../domain/time/working-time';
import { defaultPolicy } from '../domain/policy/policy';
import type { Repositories } from './mongo/repositories';

type Reads = Pick<Repositories, 'dealership' | 'intakeReports' | 'policies' | 'repairOrders'>;

/** D-19: the days whose orders the manufacturer's system does not have. */
export async function openIntakeOf(
  { intakeReports, policies, repairOrders }: Pick<Reads, 'intakeReports' | 'policies' | 'repairOrders'>,
  store: string,
  now: number,
): Promise<readonly OpenIntake[]> {
  const { calendar } = (await policies.newest(store)) ?? defaultPolicy;
  const days = intakeDays(calendar.zone, now);
  const [opened, reports] = await Promise.all([
    repairOrders.numbersOpenedWithin(store, startOfDay(calendar, days[0] ?? ''), now),
    intakeReports.among(store, days),
  ]);
  return openIntake(calendar, opened, reports, now);
}

/** D-19: tells those whose task it is that a day was not handed over; each once, whichever program sees it first. Always false, because nothing is left then. */
export async function tellOfIntake(
  repositories: Reads & Pick<Repositories, 'notices'>,
  now: number = Date.now(),
): Promise<false> {
  const { dealership, notices, policies } = repositories;
  for (const { _id: store } of await dealership.allStores()) {
    const { zone } = ((await policies.newest(store)) ?? defaultPolicy).calendar;
    for (const open of await openIntakeOf(repositories, store, now))
      for (const notice of intakeNotices(open)) {
        const id = `intake ${store} ${open.day} ${notice.template}`;
        await notices.tell({ id, about: `intake:${open.day}`, store, zone, notice, at: now });
      }
  }
  return false;
}
