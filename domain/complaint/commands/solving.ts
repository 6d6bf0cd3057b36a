import { z } from 'zod';
import { Channel, Code, Consent, Done, Fen, Id, Instant, Line, LocalId, shape, Text } from '../../values/field-schemas';

export const judgementCommands = {
  judge: shape(
    {
      reasonsSufficient: z.boolean(),
      demandReasonable: z.boolean(),
      verdict: z.enum(['founded', 'unfounded']),
      reason: Text,
      route: z.enum(['quality', 'service']).optional(),
      department: Line.optional(),
    },
    'H-16 to H-20: the two questions; founded names route and department, unfounded waits for the supervisor',
  ),
  confirmUnfounded: shape({}, 'S-24, CF-17: the supervisor agrees that it is unfounded'),
  returnJudgement: shape({ reason: Text }, 'S-24: the supervisor does not agree; it is judged anew'),
  recordUnderstanding: shape(
    { words: Text, channel: Channel },
    "H-17: the misunderstanding is cleared; the customer's understanding in the customer's words",
  ),
  insist: shape({ words: Text, newFacts: Text.optional() }, 'H-17: the customer insists; it is judged anew'),
};

export const investigationCommands = {
  agreeInvestigationTime: shape(
    { until: Instant, customerAgreed: Done, channel: Channel },
    'H-18: the customer grants a stated time to investigate',
  ),
  signResolveBy: shape({ resolveBy: Instant }, 'H-21, S-23: the after-sales owner signs the time of the solution'),
  moveResolveBy: shape(
    { resolveBy: Instant, reason: Text, customerTold: Done },
    'T-32: a new time; only with the consent of the customer-service manager',
  ),
  recordFacts: shape({ facts: Text }, 'H-19: what was verified'),
  concludeInvestigation: shape(
    { facts: Text, causeCode: Code, cause: Text, responsiblePerson: Id, departmentHead: Id },
    'H-19, H-22: the concrete cause, its code, and the concrete persons',
  ),
};

export const solutionCommands = {
  proposeSolution: shape(
    {
      candidateId: LocalId,
      kind: z.enum(['repair', 'rework', 'refund', 'compensation', 'replacement', 'goodwill', 'apology', 'other']),
      text: Text,
      cost: Fen,
      department: Line,
    },
    'H-23, H-28: a candidate solution of a department, with its cost',
  ),
  recordPreference: shape({ candidateId: LocalId, words: Text }, 'H-28: which candidate the customer would like'),
  submitCandidates: shape(
    { whyOnlyOne: Text.optional() },
    'H-23: the candidates go to the leader; a single one needs a reason',
  ),
  returnCandidates: shape({ reason: Text }, 'H-24: the leader wants other candidates'),
  decideSolution: shape(
    { candidateId: LocalId, instruction: Text },
    'H-24, S-25: the leader chooses, with a written instruction',
  ),
  notifySolution: shape({ channel: Channel }, 'H-25: the customer is told the chosen solution'),
  acceptSolution: shape(
    { candidateId: LocalId, cost: Fen, consent: Consent },
    'H-25, S-26: the customer accepts what was shown; it counts when signed',
  ),
  refuseSolution: shape({ reason: Text }, 'H-25: the customer does not accept; other solutions are looked for'),
};

export const closingCommands = {
  recordStepDone: shape({ words: Text }, 'H-24: a part of the solution is carried out'),
  decidePenalty: shape(
    { party: z.enum(['responsiblePerson', 'departmentHead']), decision: z.enum(['none', 'penalty']), reason: Text },
    'H-26, S-27: the penalty decision for one of the two parties, also the decision of none',
  ),
  collectFeedback: shape(
    { words: Text, satisfied: z.boolean(), channel: Channel },
    "H-27: the customer's opinion of what was done",
  ),
  finishImplementation: shape({ cost: Fen, words: Text }, 'H-29: the solution is carried out, at this cost'),
  recordRevisit: shape(
    { reached: z.boolean(), satisfied: z.boolean().optional(), words: Text, channel: Channel },
    'H-30, T-36: the second follow-up; without reaching the customer it stays due',
  ),
  reopen: shape(
    { reason: Text, resolveBy: Instant },
    'H-30: what is not solved is taken up again, with a new time of solution',
  ),
  evaluate: shape(
    {
      summary: Text,
      classification: Code,
      measures: z
        .array(
          shape(
            { process: z.enum(['sales', 'delivery', 'afterSales']), measure: Text, owner: Id },
            'H-34, H-35: what prevents the next one, in which process, by whom',
          ),
        )
        .min(1)
        .max(10),
    },
    'H-32, H-34, H-35: summary, classification and measures that prevent the next one',
  ),
  archiveComplaint: shape({}, 'H-31: the file is complete and closed'),
};
