import { MINUTE, type Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { dueWithin } from '../time/working-time';
import type { DeadlineRule } from './types';
import { intakeComplete } from './guards';
import { startRepairRound } from './repair';
import { allOf } from '../kernel/command-rule';
import type { RepairOrder } from './state';
import { z } from 'zod';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, Instant as InstantField, payload } from '../values/field-schemas';
import { advisor, workshop } from './roles';
import type { OrderSlice } from './types';

const dispatchCommands = {
  assignTeams: {
    path: 'teams',
    roles: ['serviceAdvisor', 'businessSupervisor', 'workshopSupervisor'],
    payload: payload({ teams: z.array(Id).min(1).max(5) }, 'D-02: name the work team, or several by the supervisor'),
  },
  washCar: {
    path: 'wash',
    roles: ['serviceAdvisor', 'advisorAssistant', 'driver'],
    payload: payload({}, 'D-03: the car was washed before it moves into the workshop'),
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
      { receivedAt: InstantField },
      'D-04, D-05, S-10: supervisor or dispatcher signs for the vehicle with the time, to ten minutes',
    ),
  },
} as const satisfies CommandDeclarations;

export interface DispatchEvents {
  readonly teamsAssigned: { readonly teams: readonly string[] };
  readonly carWashed: object;
  readonly vehicleHandedToWorkshop: { readonly odometer: number; readonly fuelEighths: number };
  readonly vehicleReceived: { readonly receivedAt: Instant };
}

const dispatchWatches = ({ stage, handedOverAt, policy }: RepairOrder): readonly DeadlineRule[] =>
  stage !== 'awaitingWorkshopReceipt' || handedOverAt === undefined
    ? []
    : [
        {
          timer: 'T-10',
          subject: '',
          fulfilledBy: 'receiveVehicle',
          steps: [
            {
              at: dueWithin(policy.calendar, handedOverAt, policy.minutes.workshopReceipt),
              reaction: 'escalate',
              to: ['workshopSupervisor'],
            },
          ],
        },
      ];

export const dispatchSlice: OrderSlice<typeof dispatchCommands, DispatchEvents> = {
  commands: dispatchCommands,
  rules: {
    assignTeams: {
      during: ['contracted'],
      decide: (_order, { teams, by }) => {
        if (teams.length > 1 && by.role !== 'workshopSupervisor')
          reject('teamNeedsSupervisor', { teams: teams.length, allowed: ['workshopSupervisor'] });
        return [{ type: 'teamsAssigned', teams }];
      },
    },
    washCar: { during: ['contracted'], decide: ({ washed }) => (washed ? [] : [{ type: 'carWashed' }]) },
    handOverToWorkshop: {
      during: ['contracted'],
      requires: allOf(
        intakeComplete,
        ({ teams }) => (teams.length > 0 ? undefined : { code: 'teamMissing' }),
        ({ washed }) => (washed ? undefined : { code: 'notWashed' }),
      ),
      decide: ({ intake }) => [
        { type: 'vehicleHandedToWorkshop', odometer: intake!.odometer, fuelEighths: intake!.fuelEighths },
      ],
    },
    receiveVehicle: {
      during: ['awaitingWorkshopReceipt'],
      decide: ({ policy, handedOverAt }, { receivedAt }, at) => {
        const precision = policy.minutes.receiptPrecision * MINUTE;
        if (Math.abs(at - receivedAt) > precision || receivedAt < (handedOverAt ?? 0) - precision)
          reject('receiptTimeOff', { precisionMinutes: policy.minutes.receiptPrecision });
        return [{ type: 'vehicleReceived', receivedAt }];
      },
    },
  },
  evolve: {
    teamsAssigned: (order, { teams }) => ({ ...order, teams }),
    carWashed: (order) => ({ ...order, washed: true }),
    vehicleHandedToWorkshop: (order, { at }) => ({ ...order, stage: 'awaitingWorkshopReceipt', handedOverAt: at }),
    vehicleReceived: (order, { receivedAt }) => ({ ...startRepairRound(order, receivedAt), receivedAt }),
  },
  deadlines: [dispatchWatches],
};
