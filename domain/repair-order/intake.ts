import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Consent, Kilometres, LongText, ShortText, payload } from '../values/field-schemas';
import { articlesText, documentDifferencesText } from './consent-texts';
import { customerSignatureRule } from './customer-signature';
import { hasDifferences, intakeKnown, unsigned } from './guards';
import { advisor } from './roles';
import { atReception, stageRange } from './stage';
import type { OrderSlice } from './types';
import { goesBy } from './rules-version';

const Article = z.strictObject({ name: ShortText, count: z.int().min(1).max(100) });
const carried = {
  storageBox: ShortText,
  keyNumber: ShortText,
  fuelEighths: z.int().min(0).max(8),
  odometer: Kilometres,
};

/** What is in the car and what the car shows when it is left in the store. */
export const Intake = z.object({
  articles: z.array(Article),
  documents: z.array(z.object({ name: ShortText, difference: z.boolean() })),
  ...carried,
  /** Why the odometer shows less than was known before. */
  lowerBecause: LongText.exactOptional(),
});

/** B-26: where the customer waits for the car, and whether help to travel was offered to one who leaves. */
export const Waiting = z.object({
  waitsInStore: z.boolean(),
  travelHelpOffered: z.boolean(),
  note: z.string().exactOptional(),
});

const intakeCommands = {
  registerIntake: {
    path: 'intake',
    roles: advisor,
    payload: payload(
      {
        articles: z.array(Article).max(50),
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
        ...carried,
        lowerBecause: LongText.optional(),
      },
      'B-17, B-19 to B-22: register papers, articles, storage box, key number, fuel and odometer; where it shows less than was known, `lowerBecause` says why',
    ),
  },
  signDocumentDifferences: {
    path: 'intake/document-differences/signature',
    roles: advisor,
    payload: payload({ consent: Consent }, 'B-17, S-06: the customer signs for differences in the papers'),
  },
  signArticlesList: {
    path: 'intake/articles/signature',
    roles: advisor,
    payload: payload({ consent: Consent }, 'B-19, S-07: the customer signs the list of articles in the car'),
  },
  recordWaiting: {
    path: 'waiting',
    roles: advisor,
    payload: payload(
      { waitsInStore: z.boolean(), travelHelpOffered: z.boolean(), note: LongText.optional() },
      'B-26: the customer waits in the store or leaves, and was offered travel help when leaving; a note says why not',
    ),
  },
} as const satisfies CommandDeclarations;

const intakeEvents = {
  intakeRegistered: Intake,
  waitingRecorded: Waiting,
};
export type IntakeEvents = EventsOf<typeof intakeEvents>;

/** Whatever a car is left with is registered and signed for before the workshop has it. */
const beforeWorkshop = stageRange('preInspection', 'contracted');

export const intakeSlice: OrderSlice<typeof intakeCommands, typeof intakeEvents> = {
  commands: intakeCommands,
  events: intakeEvents,
  rules: {
    registerIntake: {
      during: beforeWorkshop,
      requires: unsigned('articlesList'),
      decide: (order, { articles, documents, storageBox, keyNumber, fuelEighths, odometer, lowerBecause }) => {
        const { lastOdometer } = order.vehicle;
        const fell = odometer < lastOdometer;
        // a reading of an earlier visit may have been typed wrongly: this one is asked about, and not refused for ever
        if (fell && lowerBecause === undefined) reject('odometerWentDown', { odometer, lastOdometer });
        const checked = documents.map(({ name, valid, complete: whole, intact }) => ({
          name,
          difference: !(valid && whole && intact),
        }));
        const readings = { fuelEighths, odometer, ...(fell && lowerBecause !== undefined && { lowerBecause }) };
        return [{ type: 'intakeRegistered', articles, documents: checked, storageBox, keyNumber, ...readings }];
      },
    },
    signDocumentDifferences: customerSignatureRule({
      document: 'documentDifferences',
      text: documentDifferencesText,
      during: beforeWorkshop,
      requires: allOf(intakeKnown, (order) => (hasDifferences(order) ? undefined : { code: 'noDocumentDifference' })),
      event: 'documentSigned',
    }),
    signArticlesList: customerSignatureRule({
      document: 'articlesList',
      text: articlesText,
      during: beforeWorkshop,
      requires: intakeKnown,
      event: 'documentSigned',
    }),
    recordWaiting: {
      during: atReception,
      decide: (order, { waitsInStore, travelHelpOffered, note }) => {
        if (goesBy(order, 3) && !waitsInStore && !travelHelpOffered && note === undefined) reject('travelHelpMissing');
        return [{ type: 'waitingRecorded', waitsInStore, travelHelpOffered, ...(note && { note }) }];
      },
    },
  },
  evolve: {
    intakeRegistered: (order, { type: _type, at: _at, by: _by, ...intake }) => ({ ...order, intake }),
    // before version 3 of the rules it stood in the log alone
    waitingRecorded: (order, { waitsInStore, travelHelpOffered, note }) =>
      goesBy(order, 3)
        ? { ...order, waiting: { waitsInStore, travelHelpOffered, ...(note !== undefined && { note }) } }
        : order,
  },
  deadlines: [],
};
