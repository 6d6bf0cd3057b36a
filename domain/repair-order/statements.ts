import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { Immutable } from '../kernel/immutable';
import type { RepairOrder, RepairOrderEvent } from './state';

/** Which fields of which events are a person's own words, and where else the state has them, for whoever is told. */
const spoken = {
  conditionNoted: ['note'],
  technicianCalled: ['doubt'],
  expertSigned: ['opinion'],
  diagnosisReportHandedOver: ['fault', 'advice'],
  commitmentRecorded: ['promise'],
  abnormalityReported: ['description'],
  counterMeasureRecorded: ['measure'],
  qualityFailed: ['reason'],
  resultRejected: ['reason'],
  deliveryDisputed: ['objection'],
  disputeResolved: ['resolution'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Spoken = keyof typeof spoken;
const isSpoken = (type: string): type is Spoken => Object.hasOwn(spoken, type);

/** Words that somebody wrote into the order, as they read after the last correction. */
export const Statement = z.object({
  statementId: z.string(),
  /** The event that they came with, and its field. */
  event: z.enum(Object.keys(spoken) as [Spoken, ...Spoken[]]),
  field: z.string(),
  text: z.string(),
  by: z.string(),
  /** Which call, promise or abnormality they are about; absent where there is only one. */
  about: z.string().exactOptional(),
});
export type Statement = Immutable<z.output<typeof Statement>>;

/** What this event says in somebody's own words. */
export function statementsIn(event: RepairOrderEvent, sequence: number): readonly Statement[] {
  const { by } = event;
  // an abnormality may come with the answer about progress
  const { type, ...fields } =
    event.type === 'progressCheckAnswered' ? { type: 'abnormalityReported' as const, ...event.abnormality } : event;
  if (!isSpoken(type) || (event.type === 'progressCheckAnswered' && !event.abnormality)) return [];
  const said = fields as unknown as Readonly<Record<string, string>>;
  const about = said['callId'] ?? said['abnormalityId'] ?? said['commitmentId'];
  return spoken[type].map((field) => ({
    statementId: `${sequence}.${field}`,
    event: type,
    field,
    text: said[field] ?? '',
    by: by.id,
    ...(about !== undefined && { about }),
  }));
}

const returned: readonly Spoken[] = ['qualityFailed', 'resultRejected'];
/** Of these only the newest words are read by whoever is told. */
const isNewest = ({ statements = [] }: RepairOrder, { statementId, event, field, about }: Statement): boolean =>
  statements.findLast(
    (one) =>
      one.field === field &&
      one.about === about &&
      (one.event === event || (returned.includes(event) && returned.includes(one.event))),
  )?.statementId === statementId;

/** The words stand in two places: here for whoever corrects them, and where whoever is told reads them. One feeds the other. */
export function withWords(order: RepairOrder, statement: Statement, text: string): RepairOrder {
  const statements = updateWhere(
    order.statements ?? [],
    ({ statementId }) => statementId === statement.statementId,
    () => ({ text }),
  );
  const corrected = { ...order, statements };
  return isNewest(order, statement) ? toldInWords(corrected, statement, text) : corrected;
}

function toldInWords(order: RepairOrder, { event, field, about }: Statement, text: string): RepairOrder {
  switch (event) {
    case 'technicianCalled': {
      const calls = updateWhere(
        order.calls,
        ({ callId }) => callId === about,
        () => ({ doubt: text }),
      );
      return { ...order, calls };
    }
    case 'abnormalityReported':
    case 'counterMeasureRecorded': {
      const abnormalities = updateWhere(
        order.abnormalities,
        ({ abnormalityId }) => abnormalityId === about,
        () => ({ [field]: text }),
      );
      return { ...order, abnormalities };
    }
    case 'expertSigned':
      return { ...order, expertOpinion: text };
    case 'diagnosisReportHandedOver': {
      const { report } = order.diagnosis;
      return report ? { ...order, diagnosis: { ...order.diagnosis, report: { ...report, [field]: text } } } : order;
    }
    case 'qualityFailed':
    case 'resultRejected': {
      const { quality } = order;
      return quality.returned
        ? { ...order, quality: { ...quality, returned: { ...quality.returned, reason: text } } }
        : order;
    }
    // whoever reads the others reads them here
    default:
      return order;
  }
}

/** The newest words of this kind; undefined where nobody has said any, or none are kept. */
export const lastStatement = (
  { statements = [] }: Pick<RepairOrder, 'statements'>,
  event: Spoken,
  field: string,
): Statement | undefined => statements.findLast((one) => one.event === event && one.field === field);

/** What the newest words of this kind said before they were first corrected; undefined where they were not. */
export function firstWords(
  { statements = [], corrections = [] }: Pick<RepairOrder, 'statements' | 'corrections'>,
  event: Spoken,
  field: string,
  about: string | undefined,
): string | undefined {
  const one = statements.findLast((known) => known.event === event && known.field === field && known.about === about);
  return corrections.find(({ fact, subject }) => fact === 'statement' && subject === one?.statementId)?.before.text;
}
