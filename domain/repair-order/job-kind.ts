import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations, SentCommand } from '../kernel/slice';
import { LongText, payload } from '../values/field-schemas';
import { ChecklistProfile, JobKind } from './checklist-profile';
import { missingPoints, receptionLists } from './checklists';
import { advisor } from './roles';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const jobKindCommands = {
  correctJobKind: {
    path: 'job-kind',
    roles: [...advisor, 'serviceManager'],
    payload: payload(
      { checklistProfile: JobKind, reason: LongText },
      'M-08: another kind of job where the wrong one was chosen, until the customer has signed the order',
    ),
  },
} as const satisfies CommandDeclarations;

const jobKindEvents = {
  jobKindCorrected: z.object({ checklistProfile: ChecklistProfile, reason: LongText }),
};
export type JobKindEvents = EventsOf<typeof jobKindEvents>;

/** The API sets the profile, as the store has it now: no workflow can look it up, and a body that says it itself is refused. */
type Corrected = SentCommand<typeof jobKindCommands, 'correctJobKind'> & { readonly profile: ChecklistProfile };

/** Answers about points of the store's own hold under the new kind only where it has the very same point. */
function answersUnder(order: RepairOrder, { added }: ChecklistProfile): RepairOrder['checklists'] {
  const gone = (order.checklistProfile?.added ?? []).filter(
    (old) =>
      !added.some(({ list, item, zh, en }) => list === old.list && item === old.item && zh === old.zh && en === old.en),
  );
  return Object.fromEntries(
    Object.entries(order.checklists).map(([list, answers]) => [
      list,
      Object.fromEntries(
        Object.entries(answers).filter(([id]) => !gone.some((old) => old.list === list && old.item === id)),
      ),
    ]),
  );
}

/** The order as this kind of job. Where a point at reception is open by it, the customer signs the pre-inspection anew: what was signed lacks it. */
function withJobKind(order: RepairOrder, checklistProfile: ChecklistProfile): RepairOrder {
  const corrected = { ...order, checklistProfile, checklists: answersUnder(order, checklistProfile) };
  if (missingPoints(corrected, receptionLists).length === 0) return corrected;
  const { preInspection: _void, ...signed } = order.signed;
  return { ...corrected, signed };
}

export const jobKindSlice: OrderSlice<typeof jobKindCommands, typeof jobKindEvents> = {
  commands: jobKindCommands,
  events: jobKindEvents,
  rules: {
    correctJobKind: {
      during: stageRange('checkedIn', 'awaitingSignature'),
      decide: (order, command) => {
        const { profile, reason } = command as Corrected;
        return order.checklistProfile?.id === profile.id
          ? []
          : [{ type: 'jobKindCorrected', checklistProfile: profile, reason }];
      },
    },
  },
  evolve: {
    jobKindCorrected: (order, { checklistProfile }) => withJobKind(order, checklistProfile),
  },
  deadlines: [],
};
