import { z } from 'zod';
import { Consent, Id, Kilometres, Line, LocalId, Sha256, Text, Done, shape } from '../../values/field-schemas';

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
  note: Text.optional(),
  /** A reading or count where the item asks for one, e.g. kilometres or pieces. */
  value: z.int().min(0).max(3_000_000).optional(),
  photo: z.array(Sha256).max(10).optional(),
});

export type Finding = z.infer<typeof Finding>;

export const receptionCommands = {
  acceptContact: shape({}, 'B-01: take over the customer from the colleague who was addressed first'),
  greetCustomer: shape({}, 'B-04: the service director or manager meets the gold-card customer in person'),
  startPreInspection: shape(
    { introduced: Done },
    'B-05: open the pre-inspection and consultation form and introduce it to the customer',
  ),
  recordNeeds: shape(
    {
      needs: z
        .array(z.strictObject({ needId: LocalId, words: Text, fault: z.boolean() }))
        .min(1)
        .max(20),
    },
    "B-06: store each need in the customer's own words; `fault` marks a fault description (B-10)",
  ),
  confirmNeeds: shape(
    { repeatedBack: Done, noneFurther: Done },
    'B-07, B-08: the needs were repeated back, and the customer has no further ones',
  ),
  fillChecklist: shape(
    { checklist: ChecklistName, findings: z.array(Finding).min(1).max(40) },
    'B-12, B-13, E-06, F-13: fill a checklist item by item; may be sent in several parts',
  ),
  noteCondition: shape(
    { note: Text },
    'B-18, CF-08: a note on the vehicle condition, kept as an addendum to the order',
  ),
  callTechnician: shape(
    { callId: LocalId, doubt: Text },
    'B-24: call a technician of the technical department to the bay',
  ),
  acknowledgeCall: shape({ callId: LocalId }, 'B-24: the called technician is on the way'),
  signPreInspection: shape({ consent: Consent }, 'B-09, S-04: the customer signs the pre-inspection form'),
  appointExpertDeputy: shape({ technician: Id }, 'B-11: name a technician as deputy for the absent technical expert'),
  signAsExpert: shape(
    { opinion: Text },
    'B-10, S-05: the technical expert signs a pre-inspection with a fault description',
  ),
  registerIntake: shape(
    {
      articles: z.array(z.strictObject({ name: Line, count: z.int().min(1).max(100) })).max(50),
      documents: z
        .array(
          z.strictObject({
            name: Line,
            valid: z.boolean(),
            complete: z.boolean(),
            intact: z.boolean(),
            explanation: Text.optional(),
          }),
        )
        .max(10),
      storageBox: Line,
      keyNumber: Line,
      fuelEighths: z.int().min(0).max(8),
      odometer: Kilometres,
    },
    'B-17, B-19 to B-22: register papers, articles, storage box, key number, fuel and odometer',
  ),
  signDocumentDifferences: shape({ consent: Consent }, 'B-17, S-06: the customer signs for differences in the papers'),
  signArticlesList: shape({ consent: Consent }, 'B-19, S-07: the customer signs the list of articles in the car'),
  recordWaiting: shape(
    { waitsInStore: z.boolean(), travelHelpOffered: z.boolean() },
    'B-26: the customer waits in the store or leaves, and was offered travel help when leaving',
  ),
  offerTransport: shape(
    { accepted: z.boolean(), kilometres: z.int().min(0).max(500) },
    'B-27: door-to-door pick-up or delivery was offered',
  ),
  assignDriver: shape(
    { transportId: LocalId, task: z.enum(['pickup', 'delivery', 'roadAssistance']), driver: Id },
    'B-28: give a driver a pick-up, delivery or road-assistance task',
  ),
  recordVehicleHandover: shape(
    { transportId: LocalId, end: z.enum(['taken', 'given']), counterpart: Line },
    'B-28: the vehicle changed hands at one end of a transport',
  ),
};
