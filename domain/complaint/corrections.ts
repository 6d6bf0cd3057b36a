import { z } from 'zod';
import type { Actor } from '../kernel/actor';
import { allOf } from '../kernel/command-rule';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations, SentCommand } from '../kernel/slice';
import { Code, Id, LongText, ShortText, payload } from '../values/field-schemas';
import { accusing, type Standing } from './accused';
import { founded } from './closing-conditions';
import { supervisors } from './roles';
import { parties, Route } from './schemas';
import { stageRange, type Stage } from './stage';
import type { Complaint } from './state';
import type { ComplaintSlice } from './types';

/** What was found wrong later is put right with a reason; what was said before stays in the history. */
const correctionCommands = {
  correctRoute: {
    path: 'route/correction',
    roles: [...supervisors, 'storeManager'],
    payload: payload(
      { route: Route, department: ShortText, reason: LongText },
      'H-18, H-20: route and department were wrong; who decides follows the route from now on',
    ),
  },
  correctCause: {
    path: 'cause/correction',
    roles: [...supervisors, 'serviceManager', 'storeManager'],
    payload: payload(
      { causeCode: Code, cause: LongText, responsiblePerson: Id, departmentHead: Id, reason: LongText },
      'H-19, H-22: cause or persons were wrong; a penalty of somebody else is decided anew',
    ),
  },
} as const satisfies CommandDeclarations;

type CorrectCause = SentCommand<typeof correctionCommands, 'correctCause'> & { readonly standing?: Standing };

export const correctionEvents = {
  routeCorrected: z.object({ route: Route, department: z.string(), reason: z.string() }),
  causeCorrected: z.object({
    causeCode: z.string(),
    cause: z.string(),
    responsiblePerson: z.string(),
    departmentHead: z.string(),
    reason: z.string(),
  }),
};

/** Until the end, but not before the judgement or the investigation has said anything. */
const afterJudgement: readonly Stage[] = [
  ...stageRange('assigned', 'implementing'),
  'revisitDue',
  'reopened',
  'evaluating',
];
const afterInvestigation: readonly Stage[] = [...stageRange('proposing', 'implementing'), 'revisitDue', 'evaluating'];
const routed = (complaint: Complaint): Obstacle | undefined =>
  founded(complaint) ? undefined : { code: 'nothingToCorrect' };
const caused = ({ cause }: Complaint): Obstacle | undefined => (cause ? undefined : { code: 'nothingToCorrect' });

/** Nobody takes the own name off a case. */
function rejectConcerned({ cause }: Complaint, { id, for: represented }: Actor): void {
  for (const party of parties) if (cause && [id, represented].includes(cause[party])) reject('sameDecider', { party });
}

export const correctionSlice: ComplaintSlice<typeof correctionCommands, typeof correctionEvents> = {
  commands: correctionCommands,
  events: correctionEvents,
  rules: {
    correctRoute: {
      during: afterJudgement,
      requires: routed,
      decide: (complaint, { route, department, reason, by }) => {
        rejectConcerned(complaint, by);
        if (complaint.route === route && complaint.department === department) return [];
        return [{ type: 'routeCorrected', route, department, reason }];
      },
    },
    correctCause: {
      during: afterInvestigation,
      requires: allOf(routed, caused),
      decide: (complaint, command: CorrectCause) => {
        const { causeCode, cause, responsiblePerson, departmentHead, reason, by, standing } = command;
        rejectConcerned(complaint, by);
        return [
          { type: 'causeCorrected', causeCode, cause, responsiblePerson, departmentHead, reason },
          // H-39: whoever is found to have caused it has no part in it
          ...accusing(complaint, responsiblePerson, cause, standing),
        ];
      },
    },
  },
  evolve: {
    routeCorrected: (complaint, { route, department }) => ({ ...complaint, route, department }),
    causeCorrected: (complaint, { causeCode, responsiblePerson, departmentHead }) => {
      const cause = { code: causeCode, responsiblePerson, departmentHead };
      const stands = parties.filter((party) => complaint.cause?.[party] === cause[party]);
      const penalties = Object.fromEntries(
        stands.flatMap((party) => {
          const decided = complaint.penalties[party];
          return decided === undefined ? [] : [[party, decided]];
        }),
      );
      return { ...complaint, cause, penalties };
    },
  },
  deadlines: [],
};
