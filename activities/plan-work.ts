import { systemActor } from '../domain/kernel/actor';
import { fingerprint } from '../domain/kernel/fingerprint';
import { systemSubmission, type CommandBody } from '../domain/kernel/submission';
import type { ServicePolicy } from '../domain/policy/policy';
import type { PlannedWork } from '../domain/repair-order/work-errands';
import type { WorkPiece } from '../domain/repair-order/workshop-time';
import { DAYS_LOOKED, isPlanned, stretchFrom, type CarWork } from '../domain/workshop-day/car-work';
import { dayNumberOf } from '../domain/workshop-day/number';
import type { Reservation } from '../domain/workshop-day/reservation';
import type { WorkshopDay } from '../domain/workshop-day/state';
import { datesFrom, plansOf, reservedIn, today, withDay, type DatedPlan } from '../platform/day-plans';
import { isProcessMissing } from '../platform/process-port';
import { commandIdOf, newestPolicy, sendCommand, type ErrandDeps } from './errand-tools';

interface Asking {
  readonly deps: ErrandDeps;
  readonly id: string;
  readonly planned: PlannedWork;
  readonly policy: ServicePolicy;
}

/** What this revision takes of a day; the same whenever it asks. */
const reservationOf = ({ order, revision }: PlannedWork): string => `${order}.${revision}`;

/** What a date has beside what this order has of it. */
const withoutOwn = (plan: DatedPlan, { order, instead }: PlannedWork): DatedPlan => ({
  ...plan,
  reservations: plan.reservations.filter(
    ({ holder, reservationId }) => holder !== order && !instead.some((own) => own.reservationId === reservationId),
  ),
});

/**
 * What one day takes of the work; undefined when others were faster, or the date is over. Asked again, it answers what it has taken already, also when the
 * store or what is left of the work has changed meanwhile: then it is another command with the same reservation.
 */
async function take(
  { deps, id, planned, policy }: Asking,
  plan: DatedPlan,
  work: CarWork,
): Promise<Reservation | undefined> {
  const { order, instead, appointed, notBefore: from } = planned;
  const { processes } = deps;
  const { date, resources } = plan;
  const reservationId = reservationOf(planned);
  const own = instead.map((one) => one.reservationId);
  const commands = [
    { type: 'noteResources', resources } as CommandBody,
    { type: 'takeCar', reservationId, order, instead: own, work, from, appointed } as CommandBody,
  ];
  const { by } = systemSubmission(id, commands[1]!);
  const submission = { id: commandIdOf(`${id}:${date}:${fingerprint(commands)}`), by, commands };
  try {
    return await withDay(processes, { policy, date, resources, by: systemActor }, async (day) => {
      const { recorded } = await processes.execute(day, submission);
      const fresh = reservedIn(recorded);
      if (fresh) return fresh;
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
export async function planWork(deps: ErrandDeps, id: string, planned: PlannedWork): Promise<CommandBody | null> {
  const { store, revision, notBefore } = planned;
  const policy = await newestPolicy(deps, store);
  const from = Math.max(notBefore, Date.now());
  const plans = await plansOf(deps, store, policy, datesFrom(today(policy, from), DAYS_LOOKED));
  if (!plans.some((plan) => isPlanned(plan, planned.work))) return null;
  const pieces: WorkPiece[] = [];
  let work = planned.work;
  for (const plan of plans) {
    if (work.minutes === 0) break;
    const known = plan.reservations.find((one) => one.reservationId === reservationOf(planned));
    if (!known && !stretchFrom(withoutOwn(plan, planned), work, from)) continue;
    const taken = known ?? (await take({ deps, id, planned, policy }, plan, work));
    if (!taken) continue;
    const { bay, work: when } = taken.allocation;
    const { reservationId, need } = taken;
    pieces.push({ day: dayNumberOf(store, plan.date), reservationId, bay, from: when.from, until: when.until });
    work = { ...work, minutes: work.minutes - need.minutes, bay };
  }
  for (const { day, reservationId } of formerPlaces(plans, planned)) {
    const command = { type: 'releaseReservation', reservationId } as CommandBody;
    await sendCommand(deps, `${id}:${day}:${reservationId}:back`, { number: day, command });
  }
  return { type: 'noteWorkPlanned', revision, pieces, minutesLeft: work.minutes } as CommandBody;
}

/** What the order had of days before. A day that has placed the work anew has given it back already; the others hear of it now. */
function formerPlaces(plans: readonly DatedPlan[], planned: PlannedWork): PlannedWork['instead'] {
  const { store, order, instead } = planned;
  const others = plans.flatMap(({ date, reservations }) => {
    const day = dayNumberOf(store, date);
    return reservations
      .filter(({ holder, reservationId }) => holder === order && reservationId !== reservationOf(planned))
      .filter(({ reservationId }) => !instead.some((one) => one.day === day && one.reservationId === reservationId))
      .map(({ reservationId }) => ({ day, reservationId }));
  });
  return [...instead, ...others];
}
