import { z } from 'zod';
import { Channel, Consent, Fen, Id, Instant, Line, LocalId, Minutes, Sha256, Text, Done, shape } from '../../values/field-schemas';
import { WorkLine } from './estimate';

export const dispatchCommands = {
  assignTeams: shape({ teams: z.array(Id).min(1).max(5) }, 'D-02: name the work team, or several by the supervisor'),
  washCar: shape({}, 'D-03: the car was washed before it moves into the workshop'),
  handOverToWorkshop: shape(
    {},
    'D-01, D-04: hand vehicle and order to the workshop; the statistics are registered with it',
  ),
  receiveVehicle: shape(
    { receivedAt: Instant },
    'D-04, D-05, S-10: supervisor or dispatcher signs for the vehicle with the time, to ten minutes',
  ),
};

export const repairCommands = {
  issueParts: shape({ lineId: LocalId }, 'Parts leave the store for an authorised line'),
  startLine: shape({ lineId: LocalId }, 'D-11: a technician starts an authorised line'),
  finishLine: shape(
    { lineId: LocalId, standard: Line, replacedParts: z.array(Line).max(30) },
    'D-20: the line is done by this standard, with these parts replaced',
  ),
  holdWork: shape(
    { reason: z.enum(['parts', 'customer', 'insurer']), expectedUntil: Instant.optional(), note: Text.optional() },
    'D-22: stop the clock for a named reason',
  ),
  resumeWork: shape({}, 'D-22: work goes on'),
  tellCustomer: shape(
    { about: Text, channel: Channel },
    'D-16: the customer was told of progress or of a new condition',
  ),
  sendMessage: shape(
    {
      to: z.enum([
        'partsSpecialist',
        'workshopSupervisor',
        'technician',
        'qualitySpecialist',
        'warrantySpecialist',
        'serviceAdvisor',
      ]),
      text: Text,
    },
    'D-18: a message between front desk and back office, kept with the order',
  ),
  finishWork: shape({}, 'The workshop reports all authorised work done'),
  stopWork: shape({ reason: Text }, 'The customer stops the job; unfinished lines are cancelled'),
};

export const extraItemCommands = {
  requestExtraItem: shape(
    {
      itemId: LocalId,
      finding: Text,
      line: WorkLine,
      delayMinutes: Minutes,
      noGuaranteeTold: z.boolean().optional(),
      photos: z.array(Sha256).max(10).optional(),
    },
    'D-06, D-07, D-12: the workshop found more work, with its cost and delay (working minutes)',
  ),
  contactCustomer: shape(
    { itemId: LocalId, channel: Channel, reached: z.boolean() },
    'D-06: the customer was contacted about the extra item',
  ),
  answerExtraItem: shape(
    { itemId: LocalId, answer: z.enum(['approved', 'declined']), total: Fen, delayMinutes: Minutes, consent: Consent },
    "D-07, D-11, S-11, S-12: the customer's answer to the cost and delay shown",
  ),
  relayAnswer: shape(
    { itemId: LocalId, workshopPerson: Id },
    'D-08 to D-10: the answer reached a named workshop person; on consent with the supplementary order',
  ),
  withdrawExtraItem: shape({ itemId: LocalId, reason: Text }, 'The workshop withdraws an unanswered request'),
};

export const progressCommands = {
  answerProgressCheck: shape(
    { expectedAt: Instant, abnormality: z.strictObject({ abnormalityId: LocalId, description: Text }).optional() },
    'D-13, D-14: expected completion and whether anything is abnormal',
  ),
  reportAbnormality: shape(
    { abnormalityId: LocalId, description: Text },
    'D-15: something abnormal happened in the repair',
  ),
  recordCounterMeasure: shape(
    { abnormalityId: LocalId, measure: Text, owner: Id },
    'D-15: what is done so that the repair time is not extended',
  ),
  movePromise: shape(
    { promisedAt: Instant, reason: Text, toldBy: Channel, told: Done },
    'D-16, T-13: a new promise, told to the customer',
  ),
};

export const qualityCommands = {
  passQuality: shape({ standard: Line }, 'E-01, S-13: the work meets the standard'),
  failQuality: shape(
    { reason: Text, lineIds: z.array(LocalId).min(1).max(50) },
    'E-10: the work goes back to repair with the reason',
  ),
  releaseFromWorkshop: shape({}, 'E-02: the workshop hands the accepted vehicle over for delivery preparation'),
};
