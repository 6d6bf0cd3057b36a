import { leastLoaded } from '../domain/complaint/assignment';
import { intakeFromFollowUp, type FollowUpFindings } from '../domain/complaint/intake-from-follow-up';
import { complaintNumbers } from '../domain/complaint/number';
import { nameOfErrand, type Errand, type ErrandRefusal } from '../domain/errands';
import { completeDeparture, type VisitDeparture } from '../domain/follow-up/departure';
import { systemActor } from '../domain/kernel/actor';
import type { NamedErrand } from '../domain/kernel/errand-queue';
import type { CommandBody } from '../domain/kernel/submission';
import type { ServicePolicy } from '../domain/policy/policy';
import type { StartInputs } from '../domain/processes';
import { orderNumbers } from '../domain/repair-order/number';
import type { MaintenanceRecord } from '../domain/repair-order/maintenance-record';
import type { StockMove } from '../domain/repair-order/stock';
import { reworkOpening, type OrderedRework } from '../domain/repair-order/rework';
import { newestPolicy, sendCommand, type ErrandDeps } from './errand-tools';
import { planWork } from './plan-work';
import { earlierComplaints } from '../platform/earlier-complaints';
import { isMongoAway } from '../platform/mongo/away';
import { ProcessPortError } from '../platform/process-port';
import { reserveNumber, startReserved } from '../platform/start-reserved';

/** Trying again is no help: whoever operates the system is told why. */
export class ErrandRefused extends Error {
  override readonly name = 'ErrandRefused';
  constructor(
    readonly reason: ErrandRefusal,
    cause?: unknown,
  ) {
    super(`the errand is refused: ${reason}`, { cause });
  }
}

/**
 * Carries out one errand, and answers the command with which the process that asked hears of the result, if it wants to. Carrying it out again under
 * the same id changes nothing. Throws ErrandRefused when trying again is no help, any other error when it may be.
 */
export type CarryOut = (errand: NamedErrand<Errand>, attempt: number) => Promise<CommandBody | null>;

/** About an hour of attempts. Of one whose database or process cannot be reached there is no last one. */
const MAX_ATTEMPTS = 16;
const RETENTION_MS = 90 * 24 * 3_600_000;

const isOutOfReach = (error: unknown): boolean => isMongoAway(error) || error instanceof ProcessPortError;

export const createErrands =
  (deps: ErrandDeps): CarryOut =>
  async ({ id, errand }, attempt) => {
    try {
      return await carryOut(deps, id, errand);
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 200) : 'failed';
      deps.log.warn({ errand: id, about: nameOfErrand(errand), attempt, reason }, 'an errand was not carried out');
      if (attempt < MAX_ATTEMPTS || error instanceof ErrandRefused || isOutOfReach(error)) throw error;
      throw new ErrandRefused('failed', error);
    }
  };

async function carryOut(deps: ErrandDeps, id: string, errand: Errand): Promise<CommandBody | null> {
  if ('sendCommand' in errand) await tell(deps, id, errand);
  else if ('moveStock' in errand) return moveStock(deps, id, errand.moveStock);
  else if ('planWork' in errand) return planWork(deps, id, errand.planWork);
  else if ('recordMaintenance' in errand) await recordMaintenance(deps, errand.recordMaintenance);
  else if (errand.start === 'followUp') await startFollowUp(deps, id, errand.departure);
  else if (errand.start === 'complaint') await startComplaint(deps, id, errand.findings);
  else return startRework(deps, id, errand.rework);
  return null;
}

async function tell(deps: ErrandDeps, id: string, errand: Extract<Errand, { sendCommand: unknown }>): Promise<void> {
  const isTold = await sendCommand(deps, id, errand);
  if (!isTold && errand.ifOver) await deps.repositories.parts.move(id, errand.ifOver);
}

/** What an order takes or gives back; of what was to be put aside and is no longer there, the order hears. */
async function moveStock(
  { repositories: { parts } }: ErrandDeps,
  id: string,
  move: StockMove,
): Promise<CommandBody | null> {
  const partNumbers = await parts.move(id, move);
  return partNumbers.length === 0 ? null : ({ type: 'noteShortParts', partNumbers } as CommandBody);
}

/**
 * F-25: the next maintenance of a car in its record, or of the one it was merged into. Who changed the record in this moment is not overwritten: it is read again.
 */
async function recordMaintenance(
  { repositories: { vehicles } }: ErrandDeps,
  { store, vehicle, nextDay, nextKilometres, at }: MaintenanceRecord,
): Promise<void> {
  const record = (await vehicles.byIds([vehicle])).get(vehicle);
  if (!record) throw new ErrandRefused('partiesMissing');
  const isKnown = record.nextMaintenanceDay === nextDay && record.nextMaintenanceKilometres === nextKilometres;
  if (isKnown || record.store !== store) return;
  const change = { nextMaintenanceDay: nextDay, nextMaintenanceKilometres: nextKilometres };
  const changed = await vehicles.replace(store, record._id, record.version, change, { by: systemActor, at });
  if (!changed) throw new Error('the record of the car changed meanwhile');
}

const numbersOf = { repairOrder: orderNumbers, complaint: complaintNumbers } as const;

/** Starts a process under a number of its own, one per errand. */
async function startNumbered<T extends keyof typeof numbersOf>(
  { processes, repositories: { counters, requests } }: ErrandDeps,
  type: T,
  id: string,
  { store, calendar }: ServicePolicy,
  inputOf: (number: string) => StartInputs[T],
): Promise<string> {
  const nextNumber = () => counters.nextNumber(numbersOf[type], store, calendar.zone);
  const reservation = await reserveNumber(requests, `errand:${id}`, RETENTION_MS, nextNumber);
  return startReserved(processes, type, reservation, nextNumber, inputOf);
}

/** G-01, G-18: the follow-up of a visit, under the policy of the day the car left, given to the specialist with the fewest. */
async function startFollowUp(deps: ErrandDeps, id: string, visit: VisitDeparture): Promise<void> {
  const { customers, staff, followUps } = deps.repositories;
  const policy = await newestPolicy(deps, visit.store);
  const customer = (await customers.find(visit.store, visit.customer)) ?? undefined;
  const candidates = await staff.holdersOf(visit.store, [policy.followUp.firstRole]);
  const specialist = leastLoaded(
    candidates.map(({ person }) => person),
    await followUps.openBySpecialist(visit.store),
  );
  const departure = completeDeparture(visit, { customer, policy, specialist });
  await deps.processes.start('followUp', departure.number, `errand:${id}`, { departure, by: systemActor });
}

/** G-15, T-38: the complaint about what a follow-up found. */
async function startComplaint(deps: ErrandDeps, id: string, findings: FollowUpFindings): Promise<void> {
  const { customers, staff, complaints } = deps.repositories;
  const { store } = findings;
  const policy = await newestPolicy(deps, store);
  const customer = await customers.find(store, findings.customer);
  const candidates = await staff.holdersOf(store, [findings.ownerRole]);
  const owner = leastLoaded(
    candidates.map(({ person }) => person),
    await complaints.openByOwner(store),
  );
  const complainant = { id: findings.customer, kind: 'customer' as const, goldCard: customer?.goldCard ?? false };
  const about = { complainant, vehicle: findings.vehicle };
  const forerunners = await earlierComplaints(deps.repositories, store, about);
  const intake = intakeFromFollowUp(findings, { policy, goldCard: complainant.goldCard, owner, forerunners });
  await startNumbered(deps, 'complaint', id, policy, (number) => ({ intake: { ...intake, number }, by: systemActor }));
}

/** J-13, J-18: the order that makes good an earlier one; the complaint hears its number. */
async function startRework(deps: ErrandDeps, id: string, rework: OrderedRework): Promise<CommandBody> {
  const { repairOrders, visitParties } = deps.repositories;
  const { of, by, store } = rework;
  const policy = await newestPolicy(deps, store);
  const first = await repairOrders.find(store, of);
  if (!first) throw new Error(`${of} is not on the read side`);
  const parties = await visitParties(store, first.customer, first.vehicle);
  if ('missing' in parties) throw new ErrandRefused('partiesMissing');
  const checklistProfile = (await repairOrders.state(of))?.checklistProfile;
  const opening = reworkOpening(rework, { parties, policy, checklistProfile });
  const order = await startNumbered(deps, 'repairOrder', id, policy, (number) => ({
    opening: { ...opening, number },
    by,
  }));
  return { type: 'noteRework', order } as CommandBody;
}
