import { z } from 'zod';
import {
  Channel,
  ComplaintNumber,
  Done,
  EscalationId,
  Id,
  Instant,
  Line,
  LocalId,
  OrderNumber,
  shape,
  Text,
} from '../../values/field-schemas';

const Severity = z.enum(['low', 'medium', 'high', 'critical']);
const Complexity = z.enum(['simple', 'normal', 'complex']);

export const intakeCommands = {
  registerComplaint: shape(
    {
      complainant: Done,
      content: Text,
      demand: Text.optional(),
      product: Line.optional(),
      severity: Severity,
      complexity: Complexity,
    },
    'H-02, H-07, H-10: complete the registration form; complainant, time and vehicle are known from the intake',
  ),
  rateComplaint: shape({ severity: Severity, complexity: Complexity, reason: Text }, 'H-10: the ratings change'),
  answerAtOnce: shape({ answer: Text, satisfied: Done }, 'H-09, H-11: solved on the spot, the customer is satisfied'),
  promiseReply: shape(
    { apologised: Done, nextReplyAt: Instant, expectedSolvedAt: Instant.optional() },
    'H-11, H-12: no answer yet; an apology and a definite time for the next reply',
  ),
  reply: shape(
    { words: Text, channel: Channel, nextReplyAt: Instant.optional() },
    'T-29: the promised reply is given; another may be promised with it',
  ),
  offerInterimSolution: shape({ solution: Text, accepted: z.boolean() }, 'H-13: help until the final solution'),
  tellComplainant: shape({ words: Text, channel: Channel }, 'H-14: news for the customer while the matter is handled'),
  answerInquiry: shape(
    { topic: z.enum(['vehicle', 'facility', 'product', 'process', 'policy']), answer: Text },
    'H-03: an inquiry is answered, classified and registered',
  ),
  transferInquiry: shape(
    { department: Line, to: Id, reason: Text },
    'H-04: the inquiry goes to the department that can answer it',
  ),
  passOpinion: shape(
    { departments: z.array(Line).min(1).max(10), summary: Text },
    'H-06: an opinion or suggestion reaches each department it concerns',
  ),
  treatAsComplaint: shape({ reason: Text }, 'H-40: an inquiry or opinion turns out to be a complaint'),
};

export const ownershipCommands = {
  offerOwnership: shape(
    { to: Id, reason: Text },
    'B-01, H-39, H-43: hand the complaint to a named person; until accepted it stays where it is',
  ),
  acceptOwnership: shape({}, 'B-01, H-43: the named person takes the complaint over'),
  commandDepartment: shape(
    { taskId: LocalId, department: Line, to: Id, what: Text, dueAt: Instant },
    'H-39: the customer-service manager directs a department while the complaint is open',
  ),
  reportDepartmentTask: shape({ taskId: LocalId, result: Text }, 'H-39: the department has done what it was told'),
  recordAction: shape({ words: Text, nextActionAt: Instant }, 'H-43: what was done, and when it goes on'),
  pauseClocks: shape(
    { reason: z.enum(['customer', 'parts', 'authority']), words: Text, until: Instant },
    'The store cannot go on before somebody else acts; the clocks that may rest do',
  ),
  resumeClocks: shape({}, 'What was waited for is here'),
};

export const escalationCommands = {
  escalate: shape({ reason: Text }, 'H-36, H-37, H-40: the handler cannot solve it; the next level gets it'),
  acknowledgeEscalation: shape(
    { escalationId: EscalationId, plan: Text, actBy: Instant },
    'T-37: whoever received an escalation says what happens next, and by when',
  ),
  handBack: shape(
    { escalationId: EscalationId, reason: Text, nextActionAt: Instant },
    'The level that received it gives it back, with a reason and a time',
  ),
  tellLeaderContact: shape(
    { escalationId: EscalationId, channel: Channel },
    'H-36: the customer has the contact of the leader who now has the matter',
  ),
  raiseFlag: shape(
    { flag: z.enum(['legalCase', 'mediaCrisis', 'keyProblem', 'urgentOnSite']), reason: Text },
    'H-33, H-37, H-41, H-42: legal, media, key problem, urgent on site',
  ),
  clearFlag: shape(
    { flag: z.enum(['legalCase', 'mediaCrisis', 'keyProblem', 'urgentOnSite']), outcome: Text },
    'H-33: completely solved; what became of it',
  ),
  informCentral: shape(
    { summary: Text, facts: Text, customerDemand: Text, measures: Text },
    "H-41, H-42: the information package for the manufacturer's central team",
  ),
};

export const linkCommands = {
  linkOrder: shape({ order: OrderNumber }, 'H-02: the visit the complaint is about'),
  linkComplaint: shape({ complaint: ComplaintNumber }, 'An earlier complaint about the same'),
  holdSettlement: shape({ reason: Text }, 'The linked order must not be settled while this is open'),
  releaseSettlement: shape({ reason: Text }, 'The linked order may be settled again'),
  orderRework: shape(
    { vehicleIsHere: Done, symptoms: Text },
    'J-13, J-18: open a no-charge rework order that is linked to the first repair',
  ),
};
