import { createHash } from 'node:crypto';
import { systemActor } from '../domain/kernel/actor';
import { systemSubmission, type CommandBody } from '../domain/kernel/submission';
import type { ServicePolicy } from '../domain/policy/policy';
import type { PlannedWork } from '../domain/repair-order/work-errands';
import type { WorkPiece } from '../domain/repair-order/workshop-time';
import { isPlanned, stretchFrom, type CarWork } from '../domain/workshop-day/car-work';
import { resourcesOn, type StoreResources } from '../domain/workshop-day/day-resources';
import { dayNumberOf } from '../domain/workshop-day/number';
import type { Reservation } from '../domain/workshop-day/reservation';
import type { WorkshopDay } from '../domain/workshop-day/state';
import { datesFrom, plansOf, storeResources, today, withDay, type DatedPlan } from '../platform/day-plans';
import type { Repositories } from '../platform/mongo/repositories';
import { isProcessMissing, type ProcessPort } from '../platform/process-port';

interface PlanDeps {
  readonly processes: ProcessPort;
  readonly repositories: Repositories;
}

const idOf = (asked: string): string => createHash('sha256').update(asked).digest('hex').slice(0, 40);

/** Days in which a place is looked for. */
const DAYS_LOOKED = 31;

interface Asking {
  readonly deps: PlanDeps;
  readonly id: string;
  readonly planned: PlannedWork;
  readonly policy: ServicePolicy;
  readonly resources: StoreResources;
  readonly from: number;
}

/** What a date has beside what this order has of it. */
const withoutOwn = (plan: DatedPlan, { order, instead }: PlannedWork): DatedPlan => ({
  ...plan,
  reservations: plan.reservations.filter(
    ({ holder, reservationId }) => holder !== order && !instead.some((own) => own.reservationId === reservationId),
  ),
});

/** What one day takes of the work; undefined when others were faster, or the date is over. The same question again gets the same answer. */
async function take(asking: Asking, plan: DatedPlan, work: CarWork): Promise<Reservation | undefined> {
  const { deps, id, planned, policy, resources, from } = asking;
  const { order, revision, instead, appointed } = planned;
  const { processes } = deps;
  const reservationId = `${order}.${revision}`;
  const note = { type: 'noteResources', resources: resourcesOn(resources, plan.date) } as CommandBody;
  const own = instead.map((one) => one.reservationId);
  const takeCar = { type: 'takeCar', reservationId, order, instead: own, work, from, appointed } as CommandBody;
  const asked = { policy, date: plan.date, resources, by: systemActor };
  try {
    return await withDay(processes, asked, async (day) => {
      const submission = { ...systemSubmission(idOf(`${id}:${plan.date}`), takeCar), commands: [note, takeCar] };
      const { recorded, happened } = await processes.execute(day, submission);
      const fresh = recorded.map(({ event }) => event).find((event) => event.type === 'slotReserved');
      if (fresh || !happened.includes('slotReserved')) return fresh?.reservation;
      // asked before: the answer was lost on the way
      const { reservations } = (await processes.readState(day)) as WorkshopDay;
      return reservations.find((one) => one.reservationId === reservationId);
    });
  } catch (error) {
    if (isProcessMissing(error)) return undefined;
    throw error;
  }
}

/**
 * C-12: places what is to be done on a car in the days of the workshop, on as many as it takes. Each day decides for itself; what is read of it only saves asking those that are
 * full. Nothing of it is refused: what finds no place is told. Null where the store has not said where and by whom such work is done.
 */
export async function planWork(deps: PlanDeps, id: string, planned: PlannedWork): Promise<CommandBody | null> {
  const { store, revision, notBefore, instead } = planned;
  const policy = await deps.repositories.policies.newest(store);
  if (!policy) throw new Error(`${store} has no policy`);
  const from = Math.max(notBefore, Date.now());
  const resources = await storeResources(deps, store, policy);
  const asking = { deps, id, planned, policy, resources, from };
  const plans = await plansOf(deps, store, policy, datesFrom(today(policy, from), DAYS_LOOKED));
  if (!plans.some((plan) => isPlanned(plan, planned.work))) return null;
  const pieces: WorkPiece[] = [];
  let work = planned.work;
  for (const plan of plans) {
    if (work.minutes === 0) break;
    if (!stretchFrom(withoutOwn(plan, planned), work, from)) continue;
    const taken = await take(asking, plan, work);
    if (!taken) continue;
    const { bay, work: when } = taken.allocation;
    const { reservationId, need } = taken;
    pieces.push({ day: dayNumberOf(store, plan.date), reservationId, bay, from: when.from, until: when.until });
    work = { ...work, minutes: work.minutes - need.minutes, bay };
  }
  await giveBack(deps, id, instead);
  return { type: 'noteWorkPlanned', revision, pieces, minutesLeft: work.minutes } as CommandBody;
}

/** A day that has placed the work anew has given back what it had of it already; the others hear of it now. */
async function giveBack({ processes }: PlanDeps, id: string, instead: PlannedWork['instead']): Promise<void> {
  for (const { day, reservationId } of instead) {
    const command = { type: 'releaseReservation', reservationId } as CommandBody;
    try {
      await processes.signal(day, systemSubmission(idOf(`${id}:${day}:back`), command));
    } catch (error) {
      if (!isProcessMissing(error)) throw error;
    }
  }
}
