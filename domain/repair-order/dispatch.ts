import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { MINUTE } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, Instant as InstantField, StoredInstant, payload } from '../values/field-schemas';
import { transportOffered } from './door-to-door';
import { intakeComplete } from './guards';
import { Intake } from './intake';
import { BayId, TeamId } from './places';
import { reactionDue } from './reaction-time';
import { startRepairRound } from './repeated-repair';
import { advisor, workshop } from './roles';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';
import { washSettled } from './wash';
import { goesBy } from './rules-version';

const dispatchCommands = {
  assignTeams: {
    path: 'teams',
    roles: ['serviceAdvisor', 'businessSupervisor', 'workshopSupervisor'],
    payload: payload(
      { teams: z.array(TeamId).min(1).max(5) },
      'D-02: name the work team, or several by the supervisor',
    ),
  },
  handOverToWorkshop: {
    path: 'workshop/handover',
    roles: advisor,
    payload: payload({}, 'D-01, D-04: hand vehicle and order to the workshop; the statistics are registered with it'),
  },
  receiveVehicle: {
    path: 'workshop/receipt',
    roles: workshop,
    payload: payload(
      { receivedAt: InstantField, bay: BayId.optional() },
      'D-04, D-05, S-10: supervisor or dispatcher signs for the vehicle with the time, to ten minutes, and says where it goes',
    ),
  },
  placeInBay: {
    path: 'bay',
    roles: workshop,
    payload: payload({ bay: BayId }, 'L-08: the vehicle stands in this bay of the workshop now'),
  },
} as const satisfies CommandDeclarations;

const dispatchEvents = {
  teamsAssigned: z.object({ teams: z.array(Id) }),
  vehicleHandedToWorkshop: Intake.pick({ odometer: true, fuelEighths: true }),
  vehicleReceived: z.object({ receivedAt: StoredInstant, bay: Id.exactOptional() }),
  placedInBay: z.object({ bay: Id }),
};
export type DispatchEvents = EventsOf<typeof dispatchEvents>;

const dispatchDeadlines = (order: RepairOrder): readonly DeadlineRule[] =>
  order.stage !== 'awaitingWorkshopReceipt' || order.handedOverAt === undefined
    ? []
    : [
        {
          timer: 'T-10',
          subject: '',
          fulfilledBy: 'receiveVehicle',
          steps: [
            {
              at: reactionDue(order, order.handedOverAt, order.policy.minutes.workshopReceipt),
              reaction: 'escalate',
              to: ['workshopSupervisor'],
            },
          ],
        },
      ];

export const dispatchSlice: OrderSlice<typeof dispatchCommands, typeof dispatchEvents> = {
  commands: dispatchCommands,
  events: dispatchEvents,
  rules: {
    assignTeams: {
      during: ['contracted'],
      decide: (_order, { teams, by }) => {
        if (teams.length > 1 && by.role !== 'workshopSupervisor')
          reject('teamNeedsSupervisor', { teams: teams.length, allowed: ['workshopSupervisor'] });
        return [{ type: 'teamsAssigned', teams }];
      },
    },
    handOverToWorkshop: {
      during: ['contracted'],
      requires: allOf(
        intakeComplete,
        ({ teams }) => (teams.length > 0 ? undefined : { code: 'teamMissing' }),
        washSettled,
        (order) => (goesBy(order, 3) && !order.waiting ? { code: 'waitingUnrecorded' } : undefined),
        transportOffered,
      ),
      decide: ({ intake }) => {
        const { odometer, fuelEighths } = intake ?? reject('intakeUnregistered');
        return [{ type: 'vehicleHandedToWorkshop', odometer, fuelEighths }];
      },
    },
    receiveVehicle: {
      during: ['awaitingWorkshopReceipt'],
      decide: ({ policy, handedOverAt }, { receivedAt, bay }, at) => {
        const precision = policy.minutes.receiptPrecision * MINUTE;
        if (Math.abs(at - receivedAt) > precision || receivedAt < (handedOverAt ?? 0) - precision)
          reject('receiptTimeOff', { precisionMinutes: policy.minutes.receiptPrecision });
        return [{ type: 'vehicleReceived', receivedAt, ...(bay !== undefined && { bay }) }];
      },
    },
    placeInBay: {
      during: ['inRepair', 'qualityCheck'],
      decide: (order, { bay }) => (order.bay === bay ? [] : [{ type: 'placedInBay', bay }]),
    },
  },
  evolve: {
    teamsAssigned: (order, { teams }) => ({ ...order, teams }),
    vehicleHandedToWorkshop: (order, { at }) => ({ ...order, stage: 'awaitingWorkshopReceipt', handedOverAt: at }),
    vehicleReceived: (order, { receivedAt, bay }) => ({
      ...startRepairRound(order, receivedAt),
      receivedAt,
      ...(bay !== undefined && { bay }),
    }),
    placedInBay: (order, { bay }) => ({ ...order, bay }),
  },
  deadlines: [dispatchDeadlines],
};
