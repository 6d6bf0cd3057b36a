import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { canonical } from '../kernel/fingerprint';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Consent, Kilometres, LongText, ShortText, payload } from '../values/field-schemas';
import { articlesText, documentDifferencesText } from './consent-texts';
import { customerSignatureRule } from './customer-signature';
import { hasDifferences, intakeKnown, unsigned } from './guards';
import { onceRead } from './readings';
import { advisor } from './roles';
import { atReception, stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import { goesBy } from './rules-version';

const Article = z.strictObject({ name: ShortText, count: z.int().min(1).max(100) });
const carried = { storageBox: ShortText, keyNumber: ShortText };
/** B-22: eighths of the tank, and kilometres. */
const shown = { fuelEighths: z.int().min(0).max(8), odometer: Kilometres };

/** B-17: what is wrong with a paper, how the customer explains it, and what was agreed to do about it. */
const Paper = z.object({
  name: z.string(),
  difference: z.boolean(),
  /** Absent before version 3 of the rules, like the words. */
  wrong: z.array(z.enum(['valid', 'complete', 'intact'])).exactOptional(),
  explanation: LongText.exactOptional(),
  handling: LongText.exactOptional(),
});

/** What is in the car and what the car shows when it is left in the store. */
export const Intake = z.object({
  articles: z.array(Article),
  documents: z.array(Paper),
  ...carried,
  ...shown,
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
              /** Both where it is not valid, complete and intact. */
              explanation: LongText.optional(),
              handling: LongText.optional(),
            }),
          )
          .max(10),
        ...carried,
        fuelEighths: shown.fuelEighths.optional(),
        odometer: Kilometres.optional(),
        lowerBecause: LongText.optional(),
      },
      'B-17, B-19 to B-22: register papers, articles, storage box, key number, fuel and odometer; the readings may be left out once the walk-round has them; where it shows less than was known, `lowerBecause` says why',
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

interface SentPaper {
  readonly name: string;
  readonly valid: boolean;
  readonly complete: boolean;
  readonly intact: boolean;
  readonly explanation?: string | undefined;
  readonly handling?: string | undefined;
}

/** B-17: rejects a difference that nobody explains, or about which nothing is done. */
function checkedPaper(order: RepairOrder, { name, explanation, handling, ...checks }: SentPaper) {
  const wrong = (['valid', 'complete', 'intact'] as const).filter((check) => !checks[check]);
  const difference = wrong.length > 0;
  if (!goesBy(order, 3) || !difference) return { name, difference };
  if (explanation === undefined || handling === undefined) return reject('differenceUnexplained', { paper: name });
  return { name, difference, wrong, explanation, handling };
}

/** Whatever a car is left with is registered and signed for before the workshop has it. */
const beforeWorkshop = stageRange('preInspection', 'contracted');

export const intakeSlice: OrderSlice<typeof intakeCommands, typeof intakeEvents> = {
  commands: intakeCommands,
  events: intakeEvents,
  rules: {
    registerIntake: {
      during: beforeWorkshop,
      requires: unsigned('articlesList'),
      decide: (order, { articles, documents, storageBox, keyNumber, lowerBecause, ...said }) => {
        const { lastOdometer } = order.vehicle;
        const odometer = onceRead(order, 'odometer', said.odometer);
        const fuelEighths = onceRead(order, 'fuelEighths', said.fuelEighths);
        const fell = odometer < lastOdometer;
        // a reading of an earlier visit may have been typed wrongly: this one is asked about, and not refused for ever
        if (fell && lowerBecause === undefined) reject('odometerWentDown', { odometer, lastOdometer });
        const checked = documents.map((paper) => checkedPaper(order, paper));
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
    intakeRegistered: (order, { type: _type, at: _at, by: _by, ...intake }) => {
      const { documentDifferences: _void, ...signed } = order.signed;
      // S-06: whoever signed for other papers has not signed for these
      const differ = canonical(intake.documents) !== canonical(order.intake?.documents ?? []);
      return { ...order, intake, ...(goesBy(order, 3) && differ && { signed }) };
    },
    // before version 3 of the rules it stood in the log alone
    waitingRecorded: (order, { waitsInStore, travelHelpOffered, note }) =>
      goesBy(order, 3)
        ? { ...order, waiting: { waitsInStore, travelHelpOffered, ...(note !== undefined && { note }) } }
        : order,
  },
  deadlines: [],
};
