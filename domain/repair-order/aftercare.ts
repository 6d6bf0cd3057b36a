import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { PartOfDay, WishedDays } from '../values/call-wish';
import { Channel, Day, Kilometres, LongText, ShortText, payload } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { currentReading } from './current-reading';
import { isAscending, MaintenancePlan } from './maintenance-plan';
import { advisor } from './roles';
import { goesBy } from './rules-version';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

/** What was agreed for the time after the visit. */
export const Aftercare = z.object({
  nextDay: Day,
  nextKilometres: z.int(),
  /** F-22, G-04: when and how the customer wishes to be called, in the customer's words, and what of it can be kept by a clock. */
  followUp: z
    .object({
      at: z.string(),
      channel: z.string(),
      days: WishedDays.exactOptional(),
      partOfDay: PartOfDay.exactOptional(),
    })
    .exactOptional(),
  /** F-20: absent before version 3 of the rules, like the refusal of it. */
  maintenancePlan: MaintenancePlan.exactOptional(),
  /** Why the customer does not want it, in the own words. */
  planRefusal: LongText.exactOptional(),
});

const aftercareCommands = {
  recordAftercare: {
    path: 'aftercare',
    roles: advisor,
    payload: payload(
      {
        nextDay: Day,
        nextKilometres: Kilometres,
        maintenancePlan: MaintenancePlan.optional(),
        planExplained: z.literal(true),
        planAccepted: z.boolean(),
        planRefusal: LongText.optional().meta({
          description: 'Why the customer does not want the plan, in the own words.',
        }),
        followUp: z.strictObject({
          at: ShortText,
          channel: Channel,
          days: WishedDays.exactOptional(),
          partOfDay: PartOfDay.exactOptional(),
        }),
        nextAppointment: Day.optional(),
        warrantyOffers: z
          .array(z.strictObject({ product: ShortText, taken: z.boolean() }))
          .min(1)
          .max(10),
      },
      'F-20 to F-23: the annual maintenance plan with its basis, nodes and content, which the customer accepts or refuses in words; next maintenance, follow-up wish and extended warranty',
    ),
  },
} as const satisfies CommandDeclarations;

const aftercareEvents = { aftercareRecorded: z.object(aftercareCommands.recordAftercare.payload.shape) };
export type AftercareEvents = EventsOf<typeof aftercareEvents>;

/**
 * F-20, S-21: a plan is shown whose first node is the next maintenance and whose others follow it; whoever does not accept it says why. Nothing is
 * asked of orders that were opened before version 3 of the rules.
 */
function checkPlan(order: RepairOrder, command: CommandOf<'recordAftercare'>): void {
  if (!goesBy(order, 3)) return;
  const { maintenancePlan: plan, planAccepted, planRefusal, nextDay, nextKilometres } = command;
  if (!plan) return reject('planMissing');
  const [first] = plan.nodes;
  const { day, kilometres } = first ?? {};
  if (day !== nextDay || kilometres !== nextKilometres || !isAscending(plan)) reject('planUnclear');
  if (planAccepted === (planRefusal !== undefined)) reject('planUnanswered');
}

/** What is agreed with the customer for the time after the visit. */
export const aftercareSlice: OrderSlice<typeof aftercareCommands, typeof aftercareEvents> = {
  commands: aftercareCommands,
  events: aftercareEvents,
  rules: {
    recordAftercare: {
      during: stageRange('acceptance', 'finalCheck'),
      decide: (order, command) => {
        const { type: _type, id: _id, by: _by, ...aftercare } = command;
        const odometer = order.intake ? currentReading(order) : 0;
        if (aftercare.nextKilometres <= odometer)
          reject('odometerWentDown', { odometer, nextKilometres: aftercare.nextKilometres });
        checkPlan(order, command);
        return [{ type: 'aftercareRecorded', ...aftercare }];
      },
    },
  },
  evolve: {
    aftercareRecorded: (order, { nextDay, nextKilometres, followUp, maintenancePlan, planRefusal }) => ({
      ...order,
      aftercare: {
        nextDay,
        nextKilometres,
        followUp,
        ...(goesBy(order, 3) && {
          ...(maintenancePlan && { maintenancePlan }),
          ...(planRefusal !== undefined && { planRefusal }),
        }),
      },
    }),
  },
  deadlines: [],
};
