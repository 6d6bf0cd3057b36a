import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { MINUTE } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import {
  Confirmed,
  Id,
  Instant as InstantField,
  LocalId,
  LongText,
  ShortText,
  StoredInstant,
  payload,
} from '../values/field-schemas';
import { isOwn } from './assignment';
import { isFree } from './door-to-door';
import { whenKept } from './kept-words';
import { advisor } from './roles';
import { endOfDay } from '../time/working-time';
import { beforeDeparture } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';
import { alsoSince, goesBy } from './rules-version';

const DriveTask = z.enum(['pickup', 'delivery', 'roadAssistance']);

/** B-28: a drive with the vehicle; at both ends it changes hands. */
export const Transport = z.object({
  transportId: LocalId,
  driver: Id,
  /** Absent before version 3 of the rules, like the two after it. */
  task: DriveTask.exactOptional(),
  /** Where to, when it is not where the customer lives. */
  place: ShortText.exactOptional(),
  wantedAt: StoredInstant.exactOptional(),
  taken: z.boolean(),
  given: z.boolean(),
  /** J-03, J-07, J-08: whose departure the information clerk signs, where the store does out-service. */
  outService: z
    .object({
      departedAt: StoredInstant.exactOptional(),
      serviceOrder: z.string().exactOptional(),
      kilometres: z.int().exactOptional(),
    })
    .exactOptional(),
});
type Transport = Immutable<z.output<typeof Transport>>;

export const TransportOffer = z.object({ accepted: z.boolean(), kilometres: z.int(), free: z.boolean() });

const Kilometres = z.int().min(1).max(2_000);

const transportCommands = {
  offerTransport: {
    path: 'transport-offers',
    roles: advisor,
    payload: payload(
      { accepted: z.boolean(), kilometres: z.int().min(0).max(500) },
      'B-27: door-to-door pick-up or delivery was offered',
    ),
  },
  assignDriver: {
    path: 'transports',
    roles: advisor,
    payload: payload(
      {
        transportId: LocalId,
        task: DriveTask,
        driver: Id,
        place: ShortText.optional().meta({ description: 'Where to, when it is not the address of the customer.' }),
        wantedAt: InstantField.optional(),
      },
      'B-28: give a driver a pick-up, delivery or road-assistance task',
    ),
  },
  confirmDeparture: {
    path: 'transports/:transportId/departure',
    roles: ['informationClerk'],
    payload: payload(
      { transportId: LocalId, serviceOrder: ShortText, handheldTaken: Confirmed, courtesyReminded: Confirmed },
      'J-07, J-08, S-28: out-service may leave: the handheld device is taken, the service order number given, uniform and courtesy reminded of',
    ),
  },
  recordVehicleHandover: {
    path: 'transports/:transportId/handovers',
    roles: ['driver', 'serviceAdvisor'],
    payload: payload(
      {
        transportId: LocalId,
        end: z.enum(['taken', 'given']),
        counterpart: ShortText,
        condition: LongText.optional().meta({ description: 'How the vehicle looks, in words.' }),
        kilometres: Kilometres.optional().meta({ description: 'Driven, needed at the end of out-service (J-03).' }),
      },
      'B-28: the vehicle changed hands at one end of a transport',
    ),
  },
} as const satisfies CommandDeclarations;

const { confirmDeparture, recordVehicleHandover } = transportCommands;
const transportEvents = {
  transportOffered: TransportOffer,
  driverAssigned: Transport.pick({ transportId: true, driver: true, place: true, wantedAt: true }).extend({
    task: DriveTask,
  }),
  departureConfirmed: z.object(confirmDeparture.payload.shape),
  vehicleHandedOver: z.object(recordVehicleHandover.payload.shape),
};
export type TransportEvents = EventsOf<typeof transportEvents>;

/** S-28: out-service that may not leave yet. */
export const awaitsDeparture = ({ outService }: Transport): boolean =>
  outService !== undefined && outService.departedAt === undefined;

const isUnderWay = ({ taken, given }: Transport): boolean => !(taken && given);
/** B-28: what a driver still has to drive. */
export const openDrivesOf = ({ transports }: RepairOrder, person: string): readonly Transport[] =>
  transports.filter((drive) => drive.driver === person && drive.task !== undefined && isUnderWay(drive));

/** The drives with one driver in the place of another, wherever the other still has to drive. */
export const drivesHandedOver = (order: RepairOrder, predecessor: string, successor: string): readonly Transport[] =>
  updateWhere(
    order.transports,
    (drive) => openDrivesOf(order, predecessor).includes(drive),
    () => ({ driver: successor }),
  );

/** B-28: the drives that can begin or end now, the departure of out-service confirmed. */
export const drivesNow = ({ transports }: RepairOrder): readonly Transport[] =>
  transports.filter((drive) => isUnderWay(drive) && !awaitsDeparture(drive));

/** B-28: drives that have begun and go on after the customer has signed for the delivery. */
export const onRoad = (order: RepairOrder): readonly Transport[] =>
  order.stage === 'delivered' && goesBy(order, 3) ? order.transports.filter(({ taken, given }) => taken && !given) : [];

/** B-28: what drivers have still to do with a car that is delivered: bring it to the customer. */
export const drivesToCustomer = (order: RepairOrder): readonly Transport[] => {
  const isHere = order.stage === 'delivered' && goesBy(order, 3) && order.exitPass?.usedAt === undefined;
  const waiting = isHere ? order.transports.filter(({ task, taken }) => task === 'delivery' && !taken) : [];
  return [...onRoad(order), ...waiting];
};

/** A drive may be ordered until the car has left, and be recorded until it has ended. */
const untilArrival = [...beforeDeparture, 'delivered'] as const;
const alsoDelivered = alsoSince(3, 'delivered');
/** B-28: after the delivery the car is only brought to the customer, and only while it is still here. */
function checkStillHere({ stage, exitPass }: RepairOrder, task: z.infer<typeof DriveTask>): void {
  if (stage === 'delivered' && (task !== 'delivery' || exitPass?.usedAt !== undefined)) reject('carIsGone', { task });
}

const DAY = 1440 * MINUTE;
/** B-28: whoever took the car to the customer says that it has arrived; if not by closing time, somebody asks. */
const driveDeadlines = (order: RepairOrder): readonly DeadlineRule[] =>
  onRoad(order).map(({ transportId }) => {
    const { exitPass, deliveredAt = 0, policy } = order;
    const since = exitPass?.usedAt ?? deliveredAt;
    return {
      timer: 'B-28',
      subject: transportId,
      fulfilledBy: 'recordVehicleHandover',
      steps: [
        { at: endOfDay(policy.calendar, since), reaction: 'remind', to: ['driver', 'serviceAdvisor'] },
        { at: endOfDay(policy.calendar, since + DAY), reaction: 'escalate', to: ['serviceManager'] },
      ],
    };
  });

const transportOf = ({ transports }: RepairOrder, id: string): Transport =>
  transports.find(({ transportId }) => transportId === id) ?? reject('unknownTransport', { transportId: id });

export const transportSlice: OrderSlice<typeof transportCommands, typeof transportEvents> = {
  commands: transportCommands,
  events: transportEvents,
  rules: {
    offerTransport: {
      during: beforeDeparture,
      decide: (order, { accepted, kilometres }) => [
        { type: 'transportOffered', accepted, kilometres, free: isFree(order, kilometres) },
      ],
    },
    assignDriver: {
      during: untilArrival,
      requires: alsoDelivered,
      decide: (order, { transportId, task, driver, place, wantedAt }) => {
        if (order.transports.some((known) => known.transportId === transportId)) return [];
        checkStillHere(order, task);
        const where = { ...(place && { place }), ...(wantedAt && { wantedAt }) };
        return [{ type: 'driverAssigned', transportId, task, driver, ...where }];
      },
    },
    confirmDeparture: {
      during: beforeDeparture,
      targets: ({ transports }) => transports.filter(awaitsDeparture).map(({ transportId }) => transportId),
      decide: (order, { transportId, serviceOrder, handheldTaken, courtesyReminded }) => {
        const { outService } = transportOf(order, transportId);
        if (!outService) reject('noOutService', { transportId });
        return outService.departedAt === undefined
          ? [{ type: 'departureConfirmed', transportId, serviceOrder, handheldTaken, courtesyReminded }]
          : [];
      },
    },
    recordVehicleHandover: {
      during: untilArrival,
      requires: alsoDelivered,
      targets: (order) => drivesNow(order).map(({ transportId }) => transportId),
      decide: (order, { transportId, end, counterpart, condition, kilometres, by }) => {
        const transport = transportOf(order, transportId);
        if (transport.task && by.role === 'driver' && !isOwn(transport.driver, by))
          reject('driveOfOther', { transportId, driver: transport.driver });
        if (awaitsDeparture(transport)) reject('departureUnconfirmed', { transportId });
        if (transport[end]) return [];
        if (transport.outService && end === 'given' && kilometres === undefined)
          reject('mileageMissing', { transportId });
        const driven = kilometres === undefined ? {} : { kilometres };
        const seen = condition === undefined ? {} : { condition };
        return [{ type: 'vehicleHandedOver', transportId, end, counterpart, ...seen, ...driven }];
      },
    },
  },
  evolve: {
    // before version 3 of the rules it stood in the log alone
    transportOffered: (order, { accepted, kilometres, free }) =>
      goesBy(order, 3) ? { ...order, transportOffer: { accepted, kilometres, free } } : order,
    driverAssigned: (order, { transportId, driver, task, place, wantedAt }) => {
      const outService = order.policy.outService && task === 'roadAssistance';
      const transport = {
        transportId,
        driver,
        ...whenKept(order, {
          task,
          ...(place !== undefined && { place }),
          ...(wantedAt !== undefined && { wantedAt }),
        }),
        taken: false,
        given: false,
        ...(outService && { outService: {} }),
      };
      return { ...order, transports: [...order.transports, transport] };
    },
    departureConfirmed: (order, { transportId, serviceOrder, at }) => ({
      ...order,
      transports: updateWhere(
        order.transports,
        (known) => known.transportId === transportId,
        () => ({ outService: { departedAt: at, serviceOrder } }),
      ),
    }),
    vehicleHandedOver: (order, { transportId, end, kilometres }) => ({
      ...order,
      transports: updateWhere(
        order.transports,
        (known) => known.transportId === transportId,
        ({ outService }) => ({
          [end]: true,
          ...(outService && kilometres !== undefined && { outService: { ...outService, kilometres } }),
        }),
      ),
    }),
  },
  deadlines: [driveDeadlines],
};
