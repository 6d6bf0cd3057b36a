import { z } from 'zod';
import { Fen, LongText } from '../values/field-schemas';
import { ascending, LevelMinutes, Minutes, Percent, Roles, Share, TimeOfDayRange } from './fields';
import { group, limited, setting } from './setting';

/** Reaction times of the timer table in minutes; the key names what must be done in time. */
const minutes = group({
  /** B-01: until advisors are reminded of a customer whom nobody has taken over, and until the service manager hears of it. */
  contactTaken: setting(Minutes, 5),
  contactTakenEscalation: setting(Minutes, 15),
  /** B-04 */
  greeting: setting(Minutes, 5),
  /** T-08 */
  technicianCall: setting(Minutes, 5),
  /** T-09 */
  diagnosisReport: setting(Minutes, 15),
  /** T-10 */
  workshopReceipt: setting(Minutes, 30),
  /** T-12 */
  counterMeasure: setting(Minutes, 15),
  /** D-16: until the customer is told of something new, and until the service manager hears that nobody did. */
  customerNews: setting(Minutes, 30),
  customerNewsEscalation: setting(Minutes, 120),
  /** T-13: before the promise. */
  promiseWarning: setting(Minutes, 30),
  /** T-13: until the customer is reminded of a time asked about, and until the service manager hears that there is no answer. */
  promiseAnswer: setting(Minutes, 30),
  promiseAnswerEscalation: setting(Minutes, 120),
  /** How long a customer may stand at a desk until whoever is there is reminded, and until the manager hears of it. */
  deskWait: setting(Minutes, 20),
  deskWaitEscalation: setting(Minutes, 45),
  /** T-14 */
  customerContact: setting(Minutes, 15),
  /** T-15 */
  extraItemEscalation: setting(Minutes, 240),
  /** T-16 */
  relay: setting(Minutes, 10),
  /** T-17 */
  slips: setting(Minutes, 30),
  /** T-18 */
  exitPass: setting(Minutes, 5),
  /** C-12: working minutes added to every promise. */
  promiseMargin: setting(Minutes, 30),
  /** D-05: how far the written receiving time may lie from the clock. */
  receiptPrecision: setting(z.number().min(1).max(10), 10),
});

/** T-11, D-13: shares of the expected working time; `promiseAlarmAt` is a share of the time from receipt to promise. */
const progressCheck = group(
  {
    askAt: setting(Share.min(0.7).max(0.8), 0.7),
    escalateAt: setting(Share.min(0.7).max(0.8), 0.8),
    promiseAlarmAt: setting(Share, 0.9),
  },
  [({ askAt, escalateAt }) => askAt < escalateAt, 'askBeforeEscalation'],
);

/** F-08: up to `soloPercent` the business supervisor decides alone; above, a second person signs. */
const discount = group({ soloPercent: setting(Percent, 10), maxPercent: setting(Percent, 30) }, [
  ({ soloPercent, maxPercent }) => soloPercent <= maxPercent,
  'soloWithinMaximum',
]);

/** Days on which the store opens, counted from the call. */
const OpenDays = z.int().min(1).max(90);

/** E-05: when the customer of a car that is ready is reminded, and when managers hear that nobody collects it. */
const pickup = group(
  {
    reminderDays: setting(limited(z.array(OpenDays).min(1).max(10), ascending, 'remindersAscend'), [1, 3, 7]),
    escalationDays: setting(OpenDays, 10),
    storeManagerDays: setting(OpenDays, 20),
  },
  [
    ({ reminderDays, escalationDays, storeManagerDays }) =>
      ascending([...reminderDays, escalationDays, storeManagerDays]),
    'pickupDaysAscend',
  ],
);

const Bottles = z.int().min(0).max(10);

/** What a repair order is decided by. */
export const visitSettings = {
  minutes,
  progressCheck,
  /** T-15: reminders to the customer, minutes after the contact; the last step goes to the service manager. */
  extraItemReminders: setting(limited(z.array(Minutes).max(10), ascending, 'remindersAscend'), [30, 120]),
  pickup,
  /** CF-09 */
  extraItemEvidence: setting(z.enum(['recordedRemoteConsent', 'signatureRequired']), 'recordedRemoteConsent'),
  /** CF-16, T-37: minutes an escalation may stay unacknowledged before each next level of `escalationLevels` gets it. */
  escalationMinutes: setting(LevelMinutes, [240, 1440, 2880]),
  escalationLevels: setting(Roles, ['serviceManager', 'storeManager', 'centralTeam']),
  /** CF-25: when the technical expert must sign the pre-inspection. */
  expertSign: setting(z.enum(['faultReported', 'onDoubt']), 'faultReported'),
  /** B-11: whether the deputy named for an absent expert may sign in the expert's place (the seeds do not say). */
  expertDeputyMaySign: setting(z.boolean(), true),
  /** CF-24 */
  coverPieces: setting(z.union([z.literal(5), z.literal(7)]), 5),
  /** CF-11: what the customer signs on leaving. */
  deliveryDocuments: setting(
    z
      .array(z.enum(['workOrder', 'pickupSlip']))
      .min(1)
      .max(2),
    ['workOrder', 'pickupSlip'],
  ),
  /** C-11: the store's own quality-guarantee rules, shown at contract time. */
  guarantee: setting(
    LongText,
    'Repairs are guaranteed for 3 months or 5,000 km, second-level maintenance for 30 days or 5,000 km, whichever comes first. · 维修质保3个月或5000公里，二级维护30天或5000公里，以先到为准。',
  ),
  /** Fen. */
  fees: group({ diagnosis: setting(Fen, 20_000), estimate: setting(Fen, 10_000), cancellation: setting(Fen, 0) }),
  discount,
  /** F-29: up to here one person lets a vehicle go unpaid, above it two do. Fen. */
  creditSoloAmount: setting(Fen, 500_000),
  /** F-11: how long manufacturer and insurer have to pay, in days after the settlement. */
  arrearsDays: setting(z.int().min(1).max(365), 30),
  /** F-18: as many customers in half an hour are a peak at the settlement desk. */
  settlementPeak: setting(z.int().min(2).max(100), 4),
  vatPercent: setting(Percent, 13),
  /** Of lines that are a service and neither repair nor goods. */
  serviceVatPercent: setting(Percent, 6),
  /** B-27: to whom door-to-door service is offered. */
  doorToDoorFor: setting(z.enum(['goldCards', 'everybody']), 'goldCards'),
  /** B-27: how far a gold card takes the car for nothing. */
  goldCardPickupKilometres: setting(z.int().min(0).max(500), 20),
  /** J-03, J-07, J-08: road assistance is out-service, with the clerk's signature, a service order number and its mileage. */
  outService: setting(z.boolean(), false),
  /** F-27 */
  waterBottles: group({ standard: setting(Bottles, 1), goldCard: setting(Bottles, 2) }),
  /** G-04: when nobody is sent a message that can wait. */
  notices: group({ quiet: setting(TimeOfDayRange, [21 * 60, 8 * 60]) }),
  /** T9: above this amount a decision by link asks for the last four digits of the phone. Fen. */
  linkDigitsAbove: setting(Fen, 100_000),
};
