import { z } from 'zod';
import type { Actor } from '../kernel/actor';
import type { EventsOf } from '../kernel/event';
import { fingerprint } from '../kernel/fingerprint';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LocalId, LongText, Sha256, payload } from '../values/field-schemas';
import { isOwn, workersOf } from './assignment';
import { consentTexts } from './consent-texts';
import { staff } from './roles';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import { goesBy } from './rules-version';

/** CF-09: papers that may be answered over the phone. */
const HeardDocument = z.enum(['diagnosisConsent', 'extraItem', 'itemChange', 'promisedTime', 'settlement']);
const Answer = z.enum(['approved', 'declined']);

/** CF-09: who heard which answer to exactly what. */
export const PhoneWitness = z.object({ by: z.string(), print: Sha256 });

const Heard = payload(
  { document: HeardDocument, subject: LocalId.optional(), answer: Answer, words: LongText },
  'CF-09, H2: a colleague was on the phone, too, and heard what the customer said; `subject` is the extra item or the change of an item',
);

const witnessCommands = {
  confirmPhoneConsent: {
    path: 'phone-consents',
    roles: [...staff, 'advisorAssistant', 'cashier', 'businessSupervisor'],
    payload: Heard,
  },
} as const satisfies CommandDeclarations;

const witnessEvents = {
  phoneConsentWitnessed: z.object({
    document: HeardDocument,
    subject: z.string(),
    answer: Answer,
    words: LongText,
    /** SHA-256 of what was offered and what was answered. */
    print: Sha256,
  }),
};
export type WitnessEvents = EventsOf<typeof witnessEvents>;

interface HeardContent {
  readonly document: string;
  readonly subject: string;
  readonly answer: string;
  /** What was read out, word by word. */
  readonly text: string;
}

/** A witness confirms one answer to one text: another offer has another print. */
export const printOfHeard = ({ document, subject, answer, text }: HeardContent): string =>
  fingerprint({ document, subject, answer, text });

const commandOf = {
  diagnosisConsent: 'answerDiagnosis',
  extraItem: 'answerExtraItem',
  itemChange: 'answerItemChange',
  promisedTime: 'answerPromise',
  settlement: 'agreeSettlement',
} as const;

/** More than are ever asked about at once; the oldest is forgotten first. */
const MAX_WITNESSES = 20;

/** H2: whoever is named as witness of a phone call has said so in a command of their own, about exactly this answer. */
export function checkWitness(order: RepairOrder, content: HeardContent, witness: string): void {
  if (!goesBy(order, 3)) return;
  const print = printOfHeard(content);
  if (!order.phoneWitnesses?.some((one) => one.by === witness && one.print === print))
    reject('witnessNotConfirmed', { witness });
}

/** I9: whoever works on the car, or has asked for the extra item, is no witness that the customer wants it. Version 5 of the rules. */
function checkInterest({ lines, extraItems, ...order }: RepairOrder, subject: string, by: Actor): void {
  if (!goesBy(order, 5)) return;
  const item = extraItems.find(({ itemId }) => itemId === subject);
  const interested = [...lines.flatMap(workersOf), ...(item?.requestedBy === undefined ? [] : [item.requestedBy])];
  if (interested.some((person) => isOwn(person, by))) reject('witnessWorksOnCar');
}

export const phoneWitnessSlice: OrderSlice<typeof witnessCommands, typeof witnessEvents> = {
  commands: witnessCommands,
  events: witnessEvents,
  rules: {
    confirmPhoneConsent: {
      during: ['diagnosisConsent', ...stageRange('contracted', 'acceptance'), 'settlement'],
      decide: (order, { document, subject = '', answer, words, by }) => {
        if (document === 'extraItem') checkInterest(order, subject, by);
        const key = subject === '' ? commandOf[document] : `${commandOf[document]}/${subject}`;
        const text = consentTexts(order)[key] ?? reject('nothingToHear', { document });
        const print = printOfHeard({ document, subject, answer, text });
        if (order.phoneWitnesses?.some((one) => one.by === by.id && one.print === print)) return [];
        return [{ type: 'phoneConsentWitnessed', document, subject, answer, words, print }];
      },
    },
  },
  evolve: {
    phoneConsentWitnessed: (order, { print, by }) => ({
      ...order,
      phoneWitnesses: [...(order.phoneWitnesses ?? []), { by: by.id, print }].slice(-MAX_WITNESSES),
    }),
  },
  deadlines: [],
};
