import { MINUTE, type Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { dueWithin } from '../time/working-time';
import type { DeadlineRule } from './deadlines';
import type { dispatchCommands } from './commands/workshop';
import { intakeComplete } from './reception';
import { startRepairRound } from './repair';
import { firstOf, type CommandRules } from './types';
import type { Evolvers, RepairOrder } from './state';

export interface DispatchEvents {
  readonly teamsAssigned: { readonly teams: readonly string[] };
  readonly carWashed: object;
  readonly vehicleHandedToWorkshop: { readonly odometer: number; readonly fuelEighths: number };
  readonly vehicleReceived: { readonly receivedAt: Instant };
}

export const dispatchSteps: CommandRules<keyof typeof dispatchCommands> = {
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
    requires: firstOf(
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
};

export const dispatchEvolvers: Evolvers<DispatchEvents> = {
  teamsAssigned: (order, { teams }) => ({ ...order, teams }),
  carWashed: (order) => ({ ...order, washed: true }),
  vehicleHandedToWorkshop: (order, { at }) => ({ ...order, stage: 'awaitingWorkshopReceipt', handedOverAt: at }),
  vehicleReceived: (order, { receivedAt }) => ({ ...startRepairRound(order, receivedAt), receivedAt }),
};

export const dispatchWatches = ({ stage, handedOverAt, policy }: RepairOrder): readonly DeadlineRule[] =>
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
