import { z } from 'zod';
import {
  Consent,
  Id,
  Kilometres,
  ShortText,
  LocalId,
  Sha256,
  LongText,
  Confirmed,
  payload,
} from '../../values/field-schemas';

const checklists = [
  'walkRound',
  'covers',
  'valuables',
  'reception',
  'deliveryPreparation',
  'freeChecks',
  'acceptance',
  'departure',
  'handoverPack',
  'finalCheck',
] as const;
const ChecklistName = z.enum(checklists);

export const Finding = z.strictObject({
  item: LocalId,
  result: z.enum(['good', 'defect', 'done', 'notApplicable']),
  /** Required with `defect` and `notApplicable`: what is wrong, or why it does not apply. */
  note: LongText.optional(),
  /** A reading or count where the item asks for one, e.g. kilometres or pieces. */
  value: z.int().min(0).max(3_000_000).optional(),
  photo: z.array(Sha256).max(10).optional(),
});

export type Finding = z.infer<typeof Finding>;

export const receptionCommands = {
  acceptContact: payload({}, 'B-01: take over the customer from the colleague who was addressed first'),
  greetCustomer: payload({}, 'B-04: the service director or manager meets the gold-card customer in person'),
  startPreInspection: payload(
    { introduced: Confirmed },
    'B-05: open the pre-inspection and consultation form and introduce it to the customer',
  ),
  recordNeeds: payload(
    {
      needs: z
        .array(z.strictObject({ needId: LocalId, words: LongText, fault: z.boolean() }))
        .min(1)
        .max(20),
    },
    "B-06: store each need in the customer's own words; `fault` marks a fault description (B-10)",
  ),
  confirmNeeds: payload(
    { repeatedBack: Confirmed, noneFurther: Confirmed },
    'B-07, B-08: the needs were repeated back, and the customer has no further ones',
  ),
  fillChecklist: payload(
    { checklist: ChecklistName, findings: z.array(Finding).min(1).max(40) },
    'B-12, B-13, E-06, F-13: fill a checklist item by item; may be sent in several parts',
  ),
  noteCondition: payload(
    { note: LongText },
    'B-18, CF-08: a note on the vehicle condition, kept as an addendum to the order',
  ),
  callTechnician: payload(
    { callId: LocalId, doubt: LongText },
    'B-24: call a technician of the technical department to the bay',
  ),
  acknowledgeCall: payload({ callId: LocalId }, 'B-24: the called technician is on the way'),
  signPreInspection: payload({ consent: Consent }, 'B-09, S-04: the customer signs the pre-inspection form'),
  appointExpertDeputy: payload({ technician: Id }, 'B-11: name a technician as deputy for the absent technical expert'),
  signAsExpert: payload(
    { opinion: LongText },
    'B-10, S-05: the technical expert signs a pre-inspection with a fault description',
  ),
  registerIntake: payload(
    {
      articles: z.array(z.strictObject({ name: ShortText, count: z.int().min(1).max(100) })).max(50),
      documents: z
        .array(
          z.strictObject({
            name: ShortText,
            valid: z.boolean(),
            complete: z.boolean(),
            intact: z.boolean(),
            explanation: LongText.optional(),
          }),
        )
        .max(10),
      storageBox: ShortText,
      keyNumber: ShortText,
      fuelEighths: z.int().min(0).max(8),
      odometer: Kilometres,
    },
    'B-17, B-19 to B-22: register papers, articles, storage box, key number, fuel and odometer',
  ),
  signDocumentDifferences: payload(
    { consent: Consent },
    'B-17, S-06: the customer signs for differences in the papers',
  ),
  signArticlesList: payload({ consent: Consent }, 'B-19, S-07: the customer signs the list of articles in the car'),
  recordWaiting: payload(
    { waitsInStore: z.boolean(), travelHelpOffered: z.boolean() },
    'B-26: the customer waits in the store or leaves, and was offered travel help when leaving',
  ),
  offerTransport: payload(
    { accepted: z.boolean(), kilometres: z.int().min(0).max(500) },
    'B-27: door-to-door pick-up or delivery was offered',
  ),
  assignDriver: payload(
    { transportId: LocalId, task: z.enum(['pickup', 'delivery', 'roadAssistance']), driver: Id },
    'B-28: give a driver a pick-up, delivery or road-assistance task',
  ),
  recordVehicleHandover: payload(
    { transportId: LocalId, end: z.enum(['taken', 'given']), counterpart: ShortText },
    'B-28: the vehicle changed hands at one end of a transport',
  ),
};
