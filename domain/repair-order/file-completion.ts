import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { MINUTE } from '../kernel/process';
import type { CommandDeclarations } from '../kernel/slice';
import { endOfDay } from '../time/working-time';
import { Day, Instant as InstantField, Kilometres, LongText, StoredInstant, payload } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { differs } from './maintenance-plan';
import { fileTimer, isFiled } from './milestones';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';

/** When the file was completed, whether it disagrees with what the customer was told, and why it is right all the same. */
export const FileUpdate = z.object({
  at: StoredInstant,
  mismatch: z.boolean(),
  /** Absent before version 3 of the rules, like what follows. */
  mismatchReason: LongText.exactOptional(),
  nextAppointmentAt: StoredInstant.exactOptional(),
});

const fileCommands = {
  updateDms: {
    path: 'dms-update',
    roles: ['serviceAdvisor', 'informationClerk'],
    payload: payload(
      {
        nextDay: Day,
        nextKilometres: Kilometres,
        nextAppointmentAt: InstantField.optional(),
        archiveComplete: z.literal(true),
        mismatchReason: LongText.optional().meta({
          description: 'Why the next maintenance is another than the one that the customer was told.',
        }),
      },
      'F-25, F-26, T-19: customer data, next maintenance and next appointment are in the DMS; what differs from what the customer was told is flagged until it is put right or explained',
    ),
  },
} as const satisfies CommandDeclarations;

const fileEvents = {
  dmsUpdated: z.object({
    mismatch: z.boolean(),
    nextAppointmentAt: StoredInstant.exactOptional(),
    /** Absent before version 3 of the rules, like what follows. */
    nextDay: Day.exactOptional(),
    nextKilometres: z.int().exactOptional(),
    mismatchReason: LongText.exactOptional(),
  }),
};
export type FileEvents = EventsOf<typeof fileEvents>;

/** The days after which a file that nobody completed is closed as it is. */
const FILE_DAYS = 30;

/**
 * T-19, until the file is complete: the advisor is reminded on the day and the day after, then it is the service manager's. In the end the store
 * manager hears that the visit is closed with an incomplete file, so that no process waits for ever.
 */
function fileDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { deliveredAt, policy } = order;
  if (deliveredAt === undefined || isFiled(order)) return [];
  const closing = (daysLater: number) => endOfDay(policy.calendar, deliveredAt + daysLater * 1440 * MINUTE);
  return [
    {
      ...fileTimer,
      fulfilledBy: 'updateDms',
      steps: [
        { at: closing(0), reaction: 'remind', to: ['serviceAdvisor'] },
        { at: closing(1), reaction: 'remind', to: ['serviceAdvisor'] },
        { at: closing(2), reaction: 'escalate', to: ['serviceManager'] },
        ...(goesBy(order, 2) ? [{ at: closing(FILE_DAYS), reaction: 'remind', to: ['storeManager'] } as const] : []),
      ],
    },
  ];
}

function updateDms(order: RepairOrder, command: CommandOf<'updateDms'>) {
  const { nextDay, nextKilometres, nextAppointmentAt, mismatchReason } = command;
  const told = { nextDay: null, nextKilometres: null, ...order.aftercare };
  const mismatch = differs(told, { nextDay, nextKilometres });
  const booked = nextAppointmentAt === undefined ? {} : { nextAppointmentAt };
  if (!goesBy(order, 3))
    return order.dms?.mismatch === mismatch ? [] : [{ type: 'dmsUpdated' as const, mismatch, ...booked }];
  const why = mismatch && mismatchReason !== undefined ? { mismatchReason } : {};
  // whoever sends the same again has done it
  const { mismatch: known, mismatchReason: explained, nextAppointmentAt: appointment } = order.dms ?? {};
  const isKnown = known === mismatch && explained === why.mismatchReason && appointment === booked.nextAppointmentAt;
  return isKnown ? [] : [{ type: 'dmsUpdated' as const, mismatch, ...booked, nextDay, nextKilometres, ...why }];
}

/** F-25, F-26: what is recorded of car and customer once they have left. */
export const fileSlice: OrderSlice<typeof fileCommands, typeof fileEvents> = {
  commands: fileCommands,
  events: fileEvents,
  rules: { updateDms: { during: ['delivered'], decide: updateDms } },
  evolve: {
    dmsUpdated: (order, { mismatch, mismatchReason, nextAppointmentAt, at }) => ({
      ...order,
      dms: {
        at,
        mismatch,
        ...(goesBy(order, 3) && {
          ...(mismatchReason !== undefined && { mismatchReason }),
          ...(nextAppointmentAt !== undefined && { nextAppointmentAt }),
        }),
      },
    }),
  },
  deadlines: [fileDeadlines],
};
