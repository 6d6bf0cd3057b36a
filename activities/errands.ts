import { createHash } from 'node:crypto';
import { leastLoaded } from '../domain/complaint/assignment';
import { intakeFromFollowUp } from '../domain/complaint/intake-from-follow-up';
import type { ComplaintEvent } from '../domain/complaint/state';
import { complaintNumbers } from '../domain/complaint/number';
import { orderNumbers } from '../domain/repair-order/number';
import { departureOf } from '../domain/follow-up/departure';
import type { FollowUpEvent } from '../domain/follow-up/state';
import { systemActor } from '../domain/kernel/actor';
import type { CommandBody } from '../domain/kernel/submission';
import { storeOf, type StartInputs } from '../domain/processes';
import type { NamedReaction, Reaction } from '../domain/reactions';
import { reworkOpening } from '../domain/repair-order/rework';
import type { RepairOrderEvent } from '../domain/repair-order/state';
import type { Logger } from '../platform/log';
import type { Repositories } from '../platform/mongo/repositories';
import { isProcessMissing, type ProcessPort } from '../platform/process-port';
import { reserveNumber, startReserved } from '../platform/start-reserved';

interface ErrandDeps {
  readonly processes: ProcessPort;
  readonly repositories: Repositories;
  readonly log: Logger;
}

const RETENTION_MS = 90 * 24 * 3_600_000;

/** The same reaction is the same command, whoever carries it out and however often. */
const commandIdOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 40);

/** Carries out what one process asks of another. Every reaction has an id; carrying it out again changes nothing. */
export const createErrands =
  (deps: ErrandDeps) =>
  async ({ id, reaction }: NamedReaction): Promise<void> => {
    if ('sendCommand' in reaction) return sendCommand(deps, id, reaction);
    if (reaction.start === 'followUp') return startFollowUp(deps, id, reaction.order);
    if (reaction.start === 'complaint') return startComplaint(deps, id, reaction.followUp);
    return startRework(deps, id, reaction.complaint);
  };

async function signal({ processes, log }: ErrandDeps, number: string, id: string, command: CommandBody): Promise<void> {
  const { id: sender, role } = systemActor;
  try {
    await processes.signal(number, { id: commandIdOf(id), by: { id: sender, roles: [role] }, commands: [command] });
  } catch (error) {
    if (!isProcessMissing(error)) throw error;
    log.info({ number, command: command.type }, 'the process is over; nothing to tell it');
  }
}

const sendCommand = (
  deps: ErrandDeps,
  id: string,
  { number, command }: Extract<Reaction, { sendCommand: unknown }>,
): Promise<void> => signal(deps, number, id, command);

const numbersOf = { repairOrder: orderNumbers, complaint: complaintNumbers } as const;

/** Starts a process under a number of its own, one per reaction. */
async function startNumbered<T extends keyof typeof numbersOf>(
  { processes, repositories: { counters, requests } }: ErrandDeps,
  type: T,
  id: string,
  { store, calendar }: { readonly store: string; readonly calendar: { readonly zone: string } },
  inputOf: (number: string) => StartInputs[T],
): Promise<string> {
  const nextNumber = () => counters.nextNumber(numbersOf[type], store, calendar.zone);
  const reservation = await reserveNumber(requests, `reaction:${id}`, RETENTION_MS, nextNumber);
  return startReserved(processes, type, reservation, nextNumber, inputOf);
}

/** G-01: the follow-up of a visit, under the policy of the day the car left. */
async function startFollowUp({ repositories, processes }: ErrandDeps, id: string, number: string): Promise<void> {
  const { events, policies, customers, repairOrders } = repositories;
  const store = storeOf(number);
  const order = await repairOrders.state(number);
  const visit = (await events.of(number)) as readonly RepairOrderEvent[];
  const policy = await policies.newest(store);
  if (!order || !policy) throw new Error(`the visit ${number} or the policy of ${store} is not known`);
  const customer = (await customers.find(store, order.customer.id)) ?? undefined;
  const departure = departureOf({ order, events: visit, customer, policy });
  if (!departure) throw new Error(`${number} has not left`);
  await processes.start('followUp', departure.number, `reaction:${id}`, { departure, by: systemActor });
}

/** G-15, T-38: the complaint about what a follow-up found. */
async function startComplaint(deps: ErrandDeps, id: string, number: string): Promise<void> {
  const { events, policies, customers, staff, complaints } = deps.repositories;
  const store = storeOf(number);
  const calls = (await events.of(number)) as readonly FollowUpEvent[];
  const opened = calls[0];
  if (opened?.type !== 'followUpOpened') throw new Error(`the events of ${number} are not known`);
  const { departure } = opened;
  const policy = (await policies.newest(store)) ?? departure.policy;
  const customer = await customers.find(store, departure.customer.id);
  const candidates = await staff.holdersOf(store, [departure.policy.followUp.firstRole]);
  const owner = leastLoaded(
    candidates.map(({ _id }) => _id),
    await complaints.openByOwner(store),
  );
  const goldCard = customer?.goldCard ?? false;
  const intake = intakeFromFollowUp({ number, departure, events: calls, policy, goldCard, owner });
  await startNumbered(deps, 'complaint', id, policy, (given) => ({
    intake: { ...intake, number: given },
    by: systemActor,
  }));
}

/** J-13, J-18: the order that makes good an earlier one; the complaint learns its number. */
async function startRework(deps: ErrandDeps, id: string, complaint: string): Promise<void> {
  const { events, policies, repairOrders, visitParties } = deps.repositories;
  const store = storeOf(complaint);
  const complaintEvents = (await events.of(complaint)) as readonly ComplaintEvent[];
  const ordered = complaintEvents.findLast((event) => event.type === 'reworkOrdered');
  const policy = await policies.newest(store);
  if (!ordered || !policy) throw new Error(`the events of ${complaint} or the policy of ${store} are not known`);
  const { of, symptoms, by } = ordered;
  const first = await repairOrders.find(store, of);
  const parties = first && (await visitParties(store, first.customer, first.vehicle));
  if (!parties || 'missing' in parties) throw new Error(`${of} has no customer and vehicle to make good`);
  const opening = reworkOpening({ of, complaint, symptoms, parties, policy });
  const order = await startNumbered(deps, 'repairOrder', id, policy, (number) => ({
    opening: { ...opening, number },
    by,
  }));
  const noted = { type: 'noteRework', order };
  await signal(deps, complaint, `${id}:noted`, noted);
}
