import { z } from 'zod';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LongText, payload } from '../values/field-schemas';
import { limited } from './limits';
import { Party, Penalty, parties } from './schemas';
import { stageRange, type Stage } from './stage';
import type { Complaint } from './state';
import type { ComplaintSlice } from './types';

const penaltyCommands = {
  decidePenalty: {
    path: 'penalties/:party',
    roles: ['serviceManager', 'serviceDirector', 'crManager', 'storeManager'],
    payload: payload(
      { party: Party, decision: Penalty, reason: LongText },
      'H-26, S-27: the penalty decision for one of the two parties, also the decision of none',
    ),
  },
} as const satisfies CommandDeclarations;

export const penaltyEvents = {
  penaltyDecided: z.object({ party: Party, decision: Penalty, reason: z.string() }),
};

const penaltyStages: readonly Stage[] = [...stageRange('proposing', 'implementing'), 'revisitDue', 'evaluating'];
/** H-26: as soon as somebody is named; what ends without a solution is decided before its end. */
function penaltyDue(complaint: Complaint): Obstacle | undefined {
  const { stage, cause } = complaint;
  if (!limited(complaint) && stage !== 'implementing')
    return { code: 'notDuringStage', facts: { stage, during: ['implementing'] } };
  return cause ? undefined : { code: 'causeUnknown' };
}

export const penaltySlice: ComplaintSlice<typeof penaltyCommands, typeof penaltyEvents> = {
  commands: penaltyCommands,
  events: penaltyEvents,
  rules: {
    decidePenalty: {
      during: penaltyStages,
      requires: penaltyDue,
      targets: () => parties,
      decide: ({ penalties, cause }, { party, decision, reason, by }) => {
        if (cause?.[party] === by.id) reject('sameDecider', { party });
        return penalties[party] === decision ? [] : [{ type: 'penaltyDecided', party, decision, reason }];
      },
    },
  },
  evolve: {
    penaltyDecided: (complaint, { party, decision }) => ({
      ...complaint,
      penalties: { ...complaint.penalties, [party]: decision },
    }),
  },
  deadlines: [],
};
