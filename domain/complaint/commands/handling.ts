import { z } from 'zod';
import {
  Channel,
  Confirmed,
  EscalationId,
  Id,
  Instant,
  ShortText,
  LocalId,
  payload,
  LongText,
} from '../../values/field-schemas';
import { ComplaintNumber } from '../number';
import { OrderNumber } from '../../repair-order/number';

const Severity = z.enum(['low', 'medium', 'high', 'critical']);
const Complexity = z.enum(['simple', 'normal', 'complex']);

export const intakeCommands = {
  registerComplaint: payload(
    {
      complainant: Confirmed,
      content: LongText,
      demand: LongText.optional(),
      product: ShortText.optional(),
      severity: Severity,
      complexity: Complexity,
    },
    'H-02, H-07, H-10: complete the registration form; complainant, time and vehicle are known from the intake',
  ),
  rateComplaint: payload({ severity: Severity, complexity: Complexity, reason: LongText }, 'H-10: the ratings change'),
  answerAtOnce: payload(
    { answer: LongText, satisfied: Confirmed },
    'H-09, H-11: solved on the spot, the customer is satisfied',
  ),
  promiseReply: payload(
    { apologised: Confirmed, nextReplyAt: Instant, expectedSolvedAt: Instant.optional() },
    'H-11, H-12: no answer yet; an apology and a definite time for the next reply',
  ),
  reply: payload(
    { words: LongText, channel: Channel, nextReplyAt: Instant.optional() },
    'T-29: the promised reply is given; another may be promised with it',
  ),
  offerInterimSolution: payload({ solution: LongText, accepted: z.boolean() }, 'H-13: help until the final solution'),
  tellComplainant: payload(
    { words: LongText, channel: Channel },
    'H-14: news for the customer while the matter is handled',
  ),
  answerInquiry: payload(
    { topic: z.enum(['vehicle', 'facility', 'product', 'process', 'policy']), answer: LongText },
    'H-03: an inquiry is answered, classified and registered',
  ),
  transferInquiry: payload(
    { department: ShortText, to: Id, reason: LongText },
    'H-04: the inquiry goes to the department that can answer it',
  ),
  passOpinion: payload(
    { departments: z.array(ShortText).min(1).max(10), summary: LongText },
    'H-06: an opinion or suggestion reaches each department it concerns',
  ),
  treatAsComplaint: payload({ reason: LongText }, 'H-40: an inquiry or opinion turns out to be a complaint'),
};

export const ownershipCommands = {
  offerOwnership: payload(
    { to: Id, reason: LongText },
    'B-01, H-39, H-43: hand the complaint to a named person; until accepted it stays where it is',
  ),
  acceptOwnership: payload({}, 'B-01, H-43: the named person takes the complaint over'),
  commandDepartment: payload(
    { taskId: LocalId, department: ShortText, to: Id, what: LongText, dueAt: Instant },
    'H-39: the customer-service manager directs a department while the complaint is open',
  ),
  reportDepartmentTask: payload(
    { taskId: LocalId, result: LongText },
    'H-39: the department has done what it was told',
  ),
  recordAction: payload({ words: LongText, nextActionAt: Instant }, 'H-43: what was done, and when it goes on'),
  pauseClocks: payload(
    { reason: z.enum(['customer', 'parts', 'authority']), words: LongText, until: Instant },
    'The store cannot go on before somebody else acts; the clocks that may rest do',
  ),
  resumeClocks: payload({}, 'What was waited for is here'),
};

export const escalationCommands = {
  escalate: payload({ reason: LongText }, 'H-36, H-37, H-40: the handler cannot solve it; the next level gets it'),
  acknowledgeEscalation: payload(
    { escalationId: EscalationId, plan: LongText, actBy: Instant },
    'T-37: whoever received an escalation says what happens next, and by when',
  ),
  handBack: payload(
    { escalationId: EscalationId, reason: LongText, nextActionAt: Instant },
    'The level that received it gives it back, with a reason and a time',
  ),
  tellLeaderContact: payload(
    { escalationId: EscalationId, channel: Channel },
    'H-36: the customer has the contact of the leader who now has the matter',
  ),
  raiseFlag: payload(
    { flag: z.enum(['legalCase', 'mediaCrisis', 'keyProblem', 'urgentOnSite']), reason: LongText },
    'H-33, H-37, H-41, H-42: legal, media, key problem, urgent on site',
  ),
  clearFlag: payload(
    { flag: z.enum(['legalCase', 'mediaCrisis', 'keyProblem', 'urgentOnSite']), outcome: LongText },
    'H-33: completely solved; what became of it',
  ),
  informCentral: payload(
    { summary: LongText, facts: LongText, customerDemand: LongText, measures: LongText },
    "H-41, H-42: the information package for the manufacturer's central team",
  ),
};

export const linkCommands = {
  linkOrder: payload({ order: OrderNumber }, 'H-02: the visit the complaint is about'),
  linkComplaint: payload({ complaint: ComplaintNumber }, 'An earlier complaint about the same'),
  holdSettlement: payload({ reason: LongText }, 'The linked order must not be settled while this is open'),
  releaseSettlement: payload({ reason: LongText }, 'The linked order may be settled again'),
  orderRework: payload(
    { vehicleIsHere: Confirmed, symptoms: LongText },
    'J-13, J-18: open a no-charge rework order that is linked to the first repair',
  ),
};
