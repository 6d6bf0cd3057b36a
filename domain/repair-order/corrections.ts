import { z } from 'zod';
import { Actor, type Role } from '../kernel/actor';
import type { EventsOf } from '../kernel/event';
import { canonical } from '../kernel/fingerprint';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Day, Instant as InstantField, LongText, ShortText, StoredInstant, payload } from '../values/field-schemas';
import { keepsAuthors } from './authors';
import { missingPoints, receptionLists } from './checklists';
import type { CommandOf } from './commands';
import { Document } from './evidence';
import { factNames, type FactName } from './fact-names';
import { FactValue, FoundValue, type FactKind, type FactTypes } from './fact-value';
import { factOf } from './facts';
import { beforeDeparture } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const FactField = z.enum(factNames);

/** A fact that was typed wrongly: what it said, and what is true. */
export const Correction = z.object({
  fact: FactField,
  /** Which of its kind; empty where there is only one. */
  subject: z.string(),
  before: FactValue,
  after: FactValue,
  reason: LongText,
  by: Actor,
  at: StoredInstant,
});

/** Whoever types something that can be corrected, and their superiors. */
const correctors: readonly Role[] = [
  'serviceAdvisor',
  'advisorAssistant',
  'technician',
  'technicalExpert',
  'supportTechnician',
  'qualitySpecialist',
  'cashier',
  'dispatcher',
  'workshopSupervisor',
  'serviceManager',
];

const correctionCommands = {
  correctFact: {
    path: 'corrections',
    roles: correctors,
    payload: payload(
      {
        fact: FactField,
        subject: ShortText.optional(),
        text: LongText.optional(),
        value: z.int().min(0).max(3_000_000).optional(),
        yes: z.boolean().optional(),
        found: FoundValue.optional(),
        time: InstantField.optional(),
        day: Day.optional(),
        reason: LongText,
      },
      'B-06, B-09, L-40: what somebody typed was wrong; whoever typed it, or a superior, says what is true, and why. The first words stay. `subject` is one of the targets behind the fact; exactly one of the other fields says what is true',
    ),
  },
} as const satisfies CommandDeclarations;

const correctionEvents = {
  factCorrected: Correction.omit({ by: true, at: true }).extend({
    /** Papers that say otherwise than what the customer has signed. */
    voids: z.array(Document),
  }),
};
export type CorrectionEvents = EventsOf<typeof correctionEvents>;

/** As a target of the command names it. */
const factKey = (fact: FactName, subject: string): string => (subject === '' ? fact : `${fact}/${subject}`);

const correctable = (order: RepairOrder): readonly string[] =>
  keepsAuthors(order)
    ? factNames
        .filter((name) => factOf(name).during.includes(order.stage))
        .flatMap((name) =>
          factOf(name)
            .subjects(order)
            .map((subject) => factKey(name, subject)),
        )
    : [];

const kinds: readonly FactKind[] = ['text', 'value', 'yes', 'found', 'time', 'day'];

/** What the command says the fact to be. Rejects when it says nothing, or something of another kind. */
function valueIn<K extends FactKind>(command: CommandOf<'correctFact'>, kind: K): FactTypes[K] {
  const said = kinds.filter((one) => command[one] !== undefined);
  const value = command[kind];
  if (value === undefined || said.length > 1) reject('factOfOtherKind', { kind, said });
  return value as FactTypes[K];
}

/** Signed papers that say now what the customer has not signed; those of the reception, too, where they lack a point now. */
function voided(before: RepairOrder, after: RepairOrder, paper: Document | undefined): readonly Document[] {
  const lacks = missingPoints(before, receptionLists).length === 0 && missingPoints(after, receptionLists).length > 0;
  const papers = [...(paper ? [paper] : []), ...(lacks ? (['preInspection'] as const) : [])];
  return [...new Set(papers)].filter((document) => before.signed[document] !== undefined);
}

/** Signatures under papers that were corrected do not hold any more. */
function withoutSignatures(order: RepairOrder, papers: readonly Document[]): RepairOrder {
  const signed = Object.fromEntries(
    Object.entries(order.signed).filter(([document]) => !papers.includes(document as Document)),
  );
  return { ...order, signed };
}

function correctFact(order: RepairOrder, command: CommandOf<'correctFact'>, at: Instant) {
  const { fact, subject = '', reason, by } = command;
  if (!correctable(order).includes(factKey(fact, subject))) reject('nothingToCorrect', { fact, subject });
  const spec = factOf(fact);
  const superiors = spec.superiors(order, subject);
  const author = spec.author(order, subject);
  const isAuthor = author !== undefined && (by.id === author || by.for === author);
  if (!isAuthor && !superiors.some((role) => role === by.role)) reject('notAuthorOrSuperior', { allowed: superiors });
  const after = valueIn(command, spec.kind);
  spec.check?.(order, subject, after, at);
  const before = spec.read(order, subject);
  if (canonical(before) === canonical(after)) return [];
  const written = spec.write(order, subject, after, reason);
  return [
    {
      type: 'factCorrected' as const,
      fact,
      subject,
      before: { [spec.kind]: before },
      after: { [spec.kind]: after },
      reason,
      voids: voided(order, written, spec.signedOn?.(subject)),
    },
  ];
}

export const correctionSlice: OrderSlice<typeof correctionCommands, typeof correctionEvents> = {
  commands: correctionCommands,
  events: correctionEvents,
  rules: {
    correctFact: { during: [...beforeDeparture, 'delivered', 'declined'], targets: correctable, decide: correctFact },
  },
  evolve: {
    factCorrected: (order, { fact, subject, before, after, reason, voids, by, at }) => {
      const spec = factOf(fact);
      const written = spec.write(order, subject, after[spec.kind] as never, reason);
      return {
        ...withoutSignatures(written, voids),
        corrections: [...(order.corrections ?? []), { fact, subject, before, after, reason, by, at }],
      };
    },
  },
  deadlines: [],
};
