import { z } from 'zod';
import {
  Channel,
  Consent,
  Fen,
  Id,
  Instant,
  ShortText,
  LocalId,
  Minutes,
  Sha256,
  LongText,
  Confirmed,
  payload,
} from '../../values/field-schemas';
import { WorkLine } from './estimate';

export const dispatchCommands = {
  assignTeams: payload({ teams: z.array(Id).min(1).max(5) }, 'D-02: name the work team, or several by the supervisor'),
  washCar: payload({}, 'D-03: the car was washed before it moves into the workshop'),
  handOverToWorkshop: payload(
    {},
    'D-01, D-04: hand vehicle and order to the workshop; the statistics are registered with it',
  ),
  receiveVehicle: payload(
    { receivedAt: Instant },
    'D-04, D-05, S-10: supervisor or dispatcher signs for the vehicle with the time, to ten minutes',
  ),
};

export const repairCommands = {
  issueParts: payload({ lineId: LocalId }, 'Parts leave the store for an authorised line'),
  startLine: payload({ lineId: LocalId }, 'D-11: a technician starts an authorised line'),
  finishLine: payload(
    { lineId: LocalId, standard: ShortText, replacedParts: z.array(ShortText).max(30) },
    'D-20: the line is done by this standard, with these parts replaced',
  ),
  holdWork: payload(
    { reason: z.enum(['parts', 'customer', 'insurer']), expectedUntil: Instant.optional(), note: LongText.optional() },
    'D-22: stop the clock for a named reason',
  ),
  resumeWork: payload({}, 'D-22: work goes on'),
  tellCustomer: payload(
    { about: LongText, channel: Channel },
    'D-16: the customer was told of progress or of a new condition',
  ),
  sendMessage: payload(
    {
      to: z.enum([
        'partsSpecialist',
        'workshopSupervisor',
        'technician',
        'qualitySpecialist',
        'warrantySpecialist',
        'serviceAdvisor',
      ]),
      text: LongText,
    },
    'D-18: a message between front desk and back office, kept with the order',
  ),
  finishWork: payload({}, 'The workshop reports all authorised work done'),
  stopWork: payload({ reason: LongText }, 'The customer stops the job; unfinished lines are cancelled'),
};

export const extraItemCommands = {
  requestExtraItem: payload(
    {
      itemId: LocalId,
      finding: LongText,
      line: WorkLine,
      delayMinutes: Minutes,
      noGuaranteeTold: z.boolean().optional(),
      photos: z.array(Sha256).max(10).optional(),
    },
    'D-06, D-07, D-12: the workshop found more work, with its cost and delay (working minutes)',
  ),
  contactCustomer: payload(
    { itemId: LocalId, channel: Channel, reached: z.boolean() },
    'D-06: the customer was contacted about the extra item',
  ),
  answerExtraItem: payload(
    { itemId: LocalId, answer: z.enum(['approved', 'declined']), total: Fen, delayMinutes: Minutes, consent: Consent },
    "D-07, D-11, S-11, S-12: the customer's answer to the cost and delay shown",
  ),
  relayAnswer: payload(
    { itemId: LocalId, workshopPerson: Id },
    'D-08 to D-10: the answer reached a named workshop person; on consent with the supplementary order',
  ),
  withdrawExtraItem: payload({ itemId: LocalId, reason: LongText }, 'The workshop withdraws an unanswered request'),
};

export const progressCommands = {
  answerProgressCheck: payload(
    { expectedAt: Instant, abnormality: z.strictObject({ abnormalityId: LocalId, description: LongText }).optional() },
    'D-13, D-14: expected completion and whether anything is abnormal',
  ),
  reportAbnormality: payload(
    { abnormalityId: LocalId, description: LongText },
    'D-15: something abnormal happened in the repair',
  ),
  recordCounterMeasure: payload(
    { abnormalityId: LocalId, measure: LongText, owner: Id },
    'D-15: what is done so that the repair time is not extended',
  ),
  movePromise: payload(
    { promisedAt: Instant, reason: LongText, toldBy: Channel, told: Confirmed },
    'D-16, T-13: a new promise, told to the customer',
  ),
};

export const qualityCommands = {
  passQuality: payload({ standard: ShortText }, 'E-01, S-13: the work meets the standard'),
  failQuality: payload(
    { reason: LongText, lineIds: z.array(LocalId).min(1).max(50) },
    'E-10: the work goes back to repair with the reason',
  ),
  releaseFromWorkshop: payload({}, 'E-02: the workshop hands the accepted vehicle over for delivery preparation'),
};
