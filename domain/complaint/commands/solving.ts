import { z } from 'zod';
import {
  Channel,
  Code,
  Consent,
  Confirmed,
  Fen,
  Id,
  Instant,
  ShortText,
  LocalId,
  payload,
  LongText,
} from '../../values/field-schemas';

export const judgementCommands = {
  judge: payload(
    {
      reasonsSufficient: z.boolean(),
      demandReasonable: z.boolean(),
      verdict: z.enum(['founded', 'unfounded']),
      reason: LongText,
      route: z.enum(['quality', 'service']).optional(),
      department: ShortText.optional(),
    },
    'H-16 to H-20: the two questions; founded names route and department, unfounded waits for the supervisor',
  ),
  confirmUnfounded: payload({}, 'S-24, CF-17: the supervisor agrees that it is unfounded'),
  returnJudgement: payload({ reason: LongText }, 'S-24: the supervisor does not agree; it is judged anew'),
  recordUnderstanding: payload(
    { words: LongText, channel: Channel },
    "H-17: the misunderstanding is cleared; the customer's understanding in the customer's words",
  ),
  insist: payload({ words: LongText, newFacts: LongText.optional() }, 'H-17: the customer insists; it is judged anew'),
};

export const investigationCommands = {
  agreeInvestigationTime: payload(
    { until: Instant, customerAgreed: Confirmed, channel: Channel },
    'H-18: the customer grants a stated time to investigate',
  ),
  signResolveBy: payload({ resolveBy: Instant }, 'H-21, S-23: the after-sales owner signs the time of the solution'),
  moveResolveBy: payload(
    { resolveBy: Instant, reason: LongText, customerTold: Confirmed },
    'T-32: a new time; only with the consent of the customer-service manager',
  ),
  recordFacts: payload({ facts: LongText }, 'H-19: what was verified'),
  concludeInvestigation: payload(
    { facts: LongText, causeCode: Code, cause: LongText, responsiblePerson: Id, departmentHead: Id },
    'H-19, H-22: the concrete cause, its code, and the concrete persons',
  ),
};

export const solutionCommands = {
  proposeSolution: payload(
    {
      candidateId: LocalId,
      kind: z.enum(['repair', 'rework', 'refund', 'compensation', 'replacement', 'goodwill', 'apology', 'other']),
      text: LongText,
      cost: Fen,
      department: ShortText,
    },
    'H-23, H-28: a candidate solution of a department, with its cost',
  ),
  recordPreference: payload({ candidateId: LocalId, words: LongText }, 'H-28: which candidate the customer would like'),
  submitCandidates: payload(
    { whyOnlyOne: LongText.optional() },
    'H-23: the candidates go to the leader; a single one needs a reason',
  ),
  returnCandidates: payload({ reason: LongText }, 'H-24: the leader wants other candidates'),
  decideSolution: payload(
    { candidateId: LocalId, instruction: LongText },
    'H-24, S-25: the leader chooses, with a written instruction',
  ),
  notifySolution: payload({ channel: Channel }, 'H-25: the customer is told the chosen solution'),
  acceptSolution: payload(
    { candidateId: LocalId, cost: Fen, consent: Consent },
    'H-25, S-26: the customer accepts what was shown; it counts when signed',
  ),
  refuseSolution: payload({ reason: LongText }, 'H-25: the customer does not accept; other solutions are looked for'),
};

export const closingCommands = {
  recordStepDone: payload({ words: LongText }, 'H-24: a part of the solution is carried out'),
  decidePenalty: payload(
    { party: z.enum(['responsiblePerson', 'departmentHead']), decision: z.enum(['none', 'penalty']), reason: LongText },
    'H-26, S-27: the penalty decision for one of the two parties, also the decision of none',
  ),
  collectFeedback: payload(
    { words: LongText, satisfied: z.boolean(), channel: Channel },
    "H-27: the customer's opinion of what was done",
  ),
  finishImplementation: payload({ cost: Fen, words: LongText }, 'H-29: the solution is carried out, at this cost'),
  recordRevisit: payload(
    { reached: z.boolean(), satisfied: z.boolean().optional(), words: LongText, channel: Channel },
    'H-30, T-36: the second follow-up; without reaching the customer it stays due',
  ),
  reopen: payload(
    { reason: LongText, resolveBy: Instant },
    'H-30: what is not solved is taken up again, with a new time of solution',
  ),
  evaluate: payload(
    {
      summary: LongText,
      classification: Code,
      measures: z
        .array(
          payload(
            { process: z.enum(['sales', 'delivery', 'afterSales']), measure: LongText, owner: Id },
            'H-34, H-35: what prevents the next one, in which process, by whom',
          ),
        )
        .min(1)
        .max(10),
    },
    'H-32, H-34, H-35: summary, classification and measures that prevent the next one',
  ),
  archiveComplaint: payload({}, 'H-31: the file is complete and closed'),
};
