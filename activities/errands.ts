import { createHash } from 'node:crypto';
import { systemActor } from '../domain/kernel/actor';
import type { Intake } from '../domain/complaint/state';
import type { Departure } from '../domain/follow-up/state';
import { storeOf } from '../domain/processes';
import { followUpNumberOf, type Reaction } from '../domain/reactions';
import type { Opening, RepairOrder } from '../domain/repair-order/state';
import type { Logger } from '../platform/log';
import { leastLoadedUser, newestPolicy, loadVisitParties } from '../platform/mongo/repositories/master-data';
import { isDuplicate } from '../platform/mongo/duplicates';
import type { Models } from '../platform/mongo/models';
import { nextNumber } from '../platform/mongo/numbers';
import type { NamedReaction } from '../platform/mongo/projections/consequences';
import { stateOf } from '../platform/mongo/projections/views';
import { isProcessMissing, type ProcessPort, type StartInputs } from '../platform/process-port';

interface ReactionDeps {
  readonly processes: ProcessPort;
  readonly models: Models;
  readonly log: Logger;
}

const RETENTION_MS = 90 * 24 * 3_600_000;

/** The same reaction is the same command, whoever carries it out and however often. */
const commandIdOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 40);

/** Carries out what one process asks of another. Every reaction has an id; carrying it out again changes nothing. */
export const createReactor =
  (deps: ReactionDeps) =>
  async ({ id, reaction }: NamedReaction): Promise<void> => {
    if ('sendCommand' in reaction) return sendCommand(deps, id, reaction);
    if (reaction.start === 'followUp') return startFollowUp(deps, id, reaction.order);
    if (reaction.start === 'complaint') return startComplaint(deps, id, reaction.followUp);
    return startRework(deps, id, reaction.complaint);
  };

async function signal(
  { processes, log }: ReactionDeps,
  number: string,
  command: { readonly type: string; readonly id: string },
): Promise<void> {
  try {
    await processes.signal(number, { ...command, by: systemActor });
  } catch (error) {
    if (!isProcessMissing(error)) throw error;
    log.info({ number, command: command.type }, 'the process is over; nothing to tell it');
  }
}

const sendCommand = (
  deps: ReactionDeps,
  id: string,
  { number, command }: Extract<Reaction, { sendCommand: unknown }>,
) => signal(deps, number, { ...command, id: commandIdOf(id) });

/** Reserves one number per reaction, and takes another when that belongs to somebody else. */
async function startNumbered<T extends 'repairOrder' | 'complaint'>(
  { models, processes }: ReactionDeps,
  type: T,
  id: string,
  store: string,
  zone: string,
  inputOf: (number: string) => StartInputs[T],
): Promise<string> {
  const prefix = type === 'repairOrder' ? 'RO' : 'CP';
  const _id = `reaction:${id}`;
  const reserve = async (): Promise<string> => {
    const earlier = await models.requests.findOne({ _id }).lean();
    if (earlier?.reserved) return earlier.reserved;
    const reserved = await nextNumber(models, prefix, store, zone);
    const fresh = { _id, fingerprint: _id, status: null, body: null, reserved };
    try {
      await models.requests.create({ ...fresh, expiresAt: new Date(Date.now() + RETENTION_MS) });
      return reserved;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return (await models.requests.findOne({ _id }).lean())!.reserved!;
    }
  };
  let number = await reserve();
  while (!(await processes.start(type, number, _id, inputOf(number)))) {
    number = await nextNumber(models, prefix, store, zone);
    await models.requests.updateOne({ _id }, { $set: { reserved: number } });
  }
  return number;
}

/** G-01: the follow-up of a visit, under the policy of the day the car left. */
async function startFollowUp({ models, processes }: ReactionDeps, id: string, orderNumber: string): Promise<void> {
  const store = storeOf(orderNumber);
  const [policy, view, events] = await Promise.all([
    newestPolicy(models, store),
    models.orders.findOne({ _id: orderNumber }).lean(),
    models.events.find({ process: orderNumber }).sort({ sequence: 1 }).lean(),
  ]);
  if (!view || !policy) throw new Error(`the view of ${orderNumber} is not there yet`);
  const order = stateOf<RepairOrder>(view);
  const customer = await models.customers.findOne({ _id: order.customer.id }).lean();
  const wish = events.findLast(({ type }) => type === 'aftercareRecorded')?.event as
    { followUp?: { at: string; channel: string } } | undefined;
  const delivered = events.findLast(({ type }) => type === 'deliverySigned');
  const departure: Departure = {
    number: followUpNumberOf(orderNumber),
    order: orderNumber,
    store,
    policy,
    customer: {
      id: order.customer.id,
      member: customer?.member ?? false,
      privateCustomer: customer?.privateCustomer ?? true,
    },
    vehicle: order.vehicle.id,
    advisor: order.advisor,
    leftAt: order.exitPass?.usedAt ?? order.deliveredAt ?? delivered?.at ?? Date.now(),
    ...(wish?.followUp && { wish: { words: wish.followUp.at, channel: wish.followUp.channel } }),
  };
  await processes.start('followUp', departure.number, `reaction:${id}`, { departure, by: systemActor });
}

/** G-15, T-38: what a follow-up found becomes a complaint with an owner in customer relations. */
async function startComplaint(deps: ReactionDeps, id: string, followUpNumber: string): Promise<void> {
  const { models } = deps;
  const store = storeOf(followUpNumber);
  const events = await models.events.find({ process: followUpNumber }).sort({ sequence: 1 }).lean();
  const opened = events[0]?.event;
  if (opened?.type !== 'followUpOpened') throw new Error(`the events of ${followUpNumber} are not there yet`);
  const { departure } = opened;
  const policy = (await newestPolicy(models, store)) ?? departure.policy;
  const last = events.findLast(
    ({ event }) => event.type === 'handedOn' || event.type === 'quickHandlingExpired',
  )?.event;
  const words = last?.type === 'handedOn' ? last.words : last?.type === 'quickHandlingExpired' ? last.problem : '';
  const role = departure.policy.followUp.firstRole;
  const customer = await models.customers.findOne({ _id: departure.customer.id }).lean();
  const owner = { id: (await leastLoadedUser(models, store, role)) ?? departure.advisor, role };
  const intake: Omit<Intake, 'number'> = {
    store,
    policy,
    kind: 'complaint',
    source: 'followUp',
    complainant: { id: departure.customer.id, kind: 'customer', goldCard: customer?.goldCard ?? false },
    vehicle: departure.vehicle,
    order: departure.order,
    followUp: followUpNumber,
    owner,
    words,
  };
  await startNumbered(deps, 'complaint', id, store, policy.calendar.zone, (number) => ({
    intake: { ...intake, number },
    by: systemActor,
  }));
}

/** J-13, J-18: the car is here again; its order knows what it makes good, and the complaint learns its number. */
async function startRework(deps: ReactionDeps, id: string, complaintNumber: string): Promise<void> {
  const { models } = deps;
  const store = storeOf(complaintNumber);
  const events = await models.events.find({ process: complaintNumber }).sort({ sequence: 1 }).lean();
  const ordered = events.findLast(({ type }) => type === 'reworkOrdered')?.event;
  const policy = await newestPolicy(models, store);
  if (ordered?.type !== 'reworkOrdered' || !policy)
    throw new Error(`the events of ${complaintNumber} are not there yet`);
  const first = await models.orders.findOne({ _id: ordered.of }).lean();
  const known = first && (await loadVisitParties(models, store, first.customer, first.vehicle));
  if (!known || 'missing' in known) throw new Error(`${ordered.of} has no customer and vehicle to make good`);
  const opening: Omit<Opening, 'number'> = {
    store,
    policy,
    ...known,
    arrival: { mode: 'selfDrive', symptoms: ordered.symptoms },
    accident: false,
    rework: { of: ordered.of, complaint: complaintNumber },
  };
  const by = ordered.by;
  const order = await startNumbered(deps, 'repairOrder', id, store, policy.calendar.zone, (number) => ({
    opening: { ...opening, number },
    by,
  }));
  const note = { type: 'noteRework', id: commandIdOf(`${id}:noted`), order };
  await signal(deps, complaintNumber, note);
}
