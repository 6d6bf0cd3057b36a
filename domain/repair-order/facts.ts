import type { Role } from '../kernel/actor';
import { updateWhere } from '../kernel/command-rule';
import { MINUTE, type Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { checkFinding } from './check-finding';
import { checklists, itemsOf, type ChecklistName } from './checklists';
import { currentReading } from './current-reading';
import type { Document } from './evidence';
import type { FactName } from './fact-names';
import type { FactKind, FactTypes } from './fact-value';
import type { Finding } from './finding';
import { isDone, lineChanged } from './order-line';
import { beforeDeparture, stageRange, type Stage } from './stage';
import type { RepairOrder } from './state';

/**
 * One thing that somebody typed and that may turn out wrong. What it says is read from the state and written there, so that whoever
 * reads the order reads what is true now; what it said first stands in the corrections.
 */
interface FactOf<K extends FactKind> {
  readonly kind: K;
  readonly during: readonly Stage[];
  /** Which of its kind can be corrected now; `''` where there is only one. */
  readonly subjects: (order: RepairOrder) => readonly string[];
  /** Who typed it; undefined when nobody knows. */
  readonly author: (order: RepairOrder, subject: string) => string | undefined;
  /** Who may correct it besides its author. */
  readonly superiors: (order: RepairOrder, subject: string) => readonly Role[];
  readonly read: (order: RepairOrder, subject: string) => FactTypes[K];
  /** Throws a Rejection for what it cannot say. */
  readonly check?: (order: RepairOrder, subject: string, to: FactTypes[K], at: Instant) => void;
  readonly write: (order: RepairOrder, subject: string, to: FactTypes[K], reason: string) => RepairOrder;
  /** The paper on which the customer has signed for it. */
  readonly signedOn?: (subject: string) => Document | undefined;
}
type Fact = { readonly [K in FactKind]: FactOf<K> }[FactKind];

const manager = (): readonly Role[] => ['serviceManager'];
const supervisors = (): readonly Role[] => ['workshopSupervisor', 'serviceManager'];
const only = (): readonly string[] => [''];
const opener = ({ openedBy }: RepairOrder): string => openedBy.id;
const authorOf =
  (key: string) =>
  ({ authors }: RepairOrder): string | undefined =>
    authors?.[key];

const atFrontDesk = { during: beforeDeparture, subjects: only, author: opener, superiors: manager } as const;

const needIds = ({ needs }: RepairOrder): readonly string[] => needs.map(({ needId }) => needId);
const needOf = ({ needs }: RepairOrder, id: string) =>
  needs.find(({ needId }) => needId === id) ?? reject('nothingToCorrect', { subject: id });

/** B-07, S-05: a need that reads otherwise is repeated back again, and the expert has signed another; after the contract the customer signs it. */
function withNeeds(order: RepairOrder, needs: RepairOrder['needs']): RepairOrder {
  const { expertSignedBy, ...rest } = order;
  const isAsked = stageRange('checkedIn', 'preInspection').includes(order.stage);
  const isBeforeContract = stageRange('checkedIn', 'awaitingSignature').includes(order.stage);
  return {
    ...(isBeforeContract || expertSignedBy === undefined ? rest : order),
    needs,
    ...(isAsked && { needsConfirmed: false }),
  };
}
const ofNeed = {
  during: beforeDeparture,
  subjects: needIds,
  author: (order: RepairOrder, id: string) => authorOf(`need/${id}`)(order),
  superiors: manager,
  signedOn: () => 'preInspection' as const,
};

const hasIntake = ({ intake }: RepairOrder): readonly string[] => (intake ? [''] : []);
const intakeOf = ({ intake }: RepairOrder) => intake ?? reject('intakeUnregistered');
const withIntake = (order: RepairOrder, change: Partial<NonNullable<RepairOrder['intake']>>): RepairOrder => ({
  ...order,
  intake: { ...intakeOf(order), ...change },
});
const ofIntake = {
  during: stageRange('preInspection', 'deliveryDisputed'),
  subjects: hasIntake,
  author: authorOf('intake'),
  superiors: manager,
} as const;
const checkLength = (_order: RepairOrder, _subject: string, text: string): void => {
  if (text.length > 120) reject('factOutOfRange', { most: 120 });
};

const bySignature: { readonly [L in ChecklistName]?: Document } = {
  walkRound: 'preInspection',
  covers: 'preInspection',
  valuables: 'preInspection',
  deliveryPreparation: 'result',
  qualityCheck: 'result',
  freeChecks: 'result',
  acceptance: 'result',
};
/** The paper that the customer signs for the answers of this list; undefined where there is none. */
export const paperOfList = (list: ChecklistName): Document | undefined => bySignature[list];
const frontDeskLists: readonly ChecklistName[] = ['walkRound', 'covers', 'valuables', 'reception', 'departure'];

/** A subject names list and item: `walkRound.paint`. */
const inList = (subject: string): readonly [ChecklistName, string] => {
  const dot = subject.indexOf('.');
  return [subject.slice(0, dot) as ChecklistName, subject.slice(dot + 1)];
};
const findingOf = (order: RepairOrder, subject: string): Finding => {
  const [list, item] = inList(subject);
  return order.checklists[list]?.[item] ?? reject('nothingToCorrect', { subject });
};
const withFinding = (order: RepairOrder, list: ChecklistName, finding: Finding): RepairOrder => ({
  ...order,
  checklists: { ...order.checklists, [list]: { ...order.checklists[list], [finding.item]: finding } },
});

/** B-15: covers that were enough for another job are too few for an accident. */
function withAccident(order: RepairOrder, accident: boolean): RepairOrder {
  const corrected = { ...order, accident };
  const { pieces, ...others } = order.checklists.covers ?? {};
  const least =
    itemsOf('covers', corrected)
      .find(({ item }) => item === 'pieces')
      ?.atLeast?.(corrected) ?? 0;
  return pieces === undefined || (pieces.value ?? 0) >= least
    ? corrected
    : { ...corrected, checklists: { ...order.checklists, covers: others } };
}

const statementOf = ({ statements = [] }: RepairOrder, id: string) =>
  statements.find(({ statementId }) => statementId === id) ?? reject('nothingToCorrect', { subject: id });

const doneLine = ({ lines }: RepairOrder, id: string) =>
  lines.find(({ lineId }) => lineId === id) ?? reject('unknownLine', { lineId: id });

const aftercareOf = ({ aftercare }: RepairOrder) => aftercare ?? reject('aftercareMissing');
/** F-26: a file that said what was said before does not say so any more. */
function withAftercare(order: RepairOrder, change: Partial<NonNullable<RepairOrder['aftercare']>>): RepairOrder {
  const { dms: _said, ...rest } = order;
  return { ...rest, aftercare: { ...aftercareOf(order), ...change } };
}
const ofAftercare = {
  during: [...stageRange('acceptance', 'deliveryDisputed'), 'delivered'],
  subjects: ({ aftercare }: RepairOrder): readonly string[] => (aftercare ? [''] : []),
  author: authorOf('aftercare'),
  superiors: manager,
} as const;

/** D-05: the workshop cannot have had the car before it was handed over, nor after now. */
function checkReceipt({ handedOverAt = 0, policy }: RepairOrder, to: Instant, at: Instant): void {
  const { receiptPrecision } = policy.minutes;
  if (to > at || to < handedOverAt - receiptPrecision * MINUTE)
    reject('receiptTimeOff', { precisionMinutes: receiptPrecision });
}

const facts: Readonly<Record<FactName, Fact>> = {
  symptoms: {
    ...atFrontDesk,
    kind: 'text',
    read: ({ arrival }) => arrival.symptoms,
    write: (order, _subject, symptoms) => ({ ...order, arrival: { ...order.arrival, symptoms } }),
  },
  broughtByUs: {
    ...atFrontDesk,
    kind: 'yes',
    read: ({ arrival }) => arrival.mode === 'collected',
    write: (order, _subject, yes) => ({
      ...order,
      arrival: { ...order.arrival, mode: yes ? 'collected' : 'selfDrive' },
    }),
  },
  accidentCar: {
    ...atFrontDesk,
    kind: 'yes',
    read: ({ accident }) => accident,
    write: (order, _subject, accident) => withAccident(order, accident),
  },
  needWords: {
    ...ofNeed,
    kind: 'text',
    read: (order, id) => needOf(order, id).words,
    write: (order, id, words) =>
      withNeeds(
        order,
        updateWhere(
          order.needs,
          ({ needId }) => needId === id,
          () => ({ words }),
        ),
      ),
  },
  needIsFault: {
    ...ofNeed,
    kind: 'yes',
    read: (order, id) => needOf(order, id).fault,
    write: (order, id, fault) =>
      withNeeds(
        order,
        updateWhere(
          order.needs,
          ({ needId }) => needId === id,
          () => ({ fault }),
        ),
      ),
  },
  needStands: {
    ...ofNeed,
    kind: 'yes',
    // the last one is put in other words: a visit without a need has nothing to confirm
    subjects: (order) => (order.needs.length > 1 ? needIds(order) : []),
    read: () => true,
    write: (order, id, stands) =>
      stands
        ? order
        : withNeeds(
            order,
            order.needs.filter(({ needId }) => needId !== id),
          ),
  },
  storageBox: {
    ...ofIntake,
    kind: 'text',
    check: checkLength,
    read: (order) => intakeOf(order).storageBox,
    write: (order, _subject, storageBox) => withIntake(order, { storageBox }),
    signedOn: () => 'articlesList',
  },
  articleCount: {
    ...ofIntake,
    kind: 'value',
    subjects: ({ intake }) => intake?.articles.map(({ name }) => name) ?? [],
    check: (_order, _name, count) => {
      if (count > 100) reject('factOutOfRange', { most: 100 });
    },
    read: (order, name) => intakeOf(order).articles.find((one) => one.name === name)?.count ?? 0,
    write: (order, name, count) =>
      withIntake(order, {
        articles: intakeOf(order).articles.flatMap((one) =>
          one.name !== name ? [one] : count === 0 ? [] : [{ name, count }],
        ),
      }),
    signedOn: () => 'articlesList',
  },
  keyNumber: {
    ...ofIntake,
    kind: 'text',
    check: checkLength,
    read: (order) => intakeOf(order).keyNumber,
    write: (order, _subject, keyNumber) => withIntake(order, { keyNumber }),
  },
  fuelEighths: {
    ...ofIntake,
    kind: 'value',
    check: (_order, _subject, eighths) => {
      if (eighths > 8) reject('factOutOfRange', { most: 8 });
    },
    read: (order) => intakeOf(order).fuelEighths,
    write: (order, _subject, fuelEighths) => withIntake(order, { fuelEighths }),
  },
  odometer: {
    ...ofIntake,
    kind: 'value',
    read: (order) => intakeOf(order).odometer,
    write: (order, _subject, odometer, reason) => {
      const { lowerBecause: _because, ...intake } = intakeOf(order);
      const fell = odometer < order.vehicle.lastOdometer;
      return { ...order, intake: { ...intake, odometer, ...(fell && { lowerBecause: reason }) } };
    },
  },
  checkedItem: {
    kind: 'found',
    during: beforeDeparture,
    subjects: (order) =>
      (Object.keys(checklists) as readonly ChecklistName[]).flatMap((list) =>
        itemsOf(list, order)
          .filter(({ item }) => Object.hasOwn(order.checklists[list] ?? {}, item))
          .map(({ item }) => `${list}.${item}`),
      ),
    author: (order, subject) => authorOf(`finding/${subject}`)(order),
    superiors: (_order, subject) => (frontDeskLists.includes(inList(subject)[0]) ? manager() : supervisors()),
    read: (order, subject) => {
      const { item: _item, ...found } = findingOf(order, subject);
      return found;
    },
    check: (order, subject, to) => {
      const [list, item] = inList(subject);
      checkFinding(order, list, { ...to, item });
    },
    write: (order, subject, to) => {
      const [list, item] = inList(subject);
      return withFinding(order, list, { ...to, item });
    },
    signedOn: (subject) => bySignature[inList(subject)[0]],
  },
  statement: {
    kind: 'text',
    during: [...beforeDeparture, 'delivered', 'declined'],
    subjects: ({ statements = [] }) => statements.map(({ statementId }) => statementId),
    author: (order, id) => statementOf(order, id).by,
    // S-05: what the expert has signed nobody else puts into other words
    superiors: (order, id) => (statementOf(order, id).event === 'expertSigned' ? [] : supervisors()),
    read: (order, id) => statementOf(order, id).text,
    write: (order, id, text) => ({
      ...order,
      statements: updateWhere(
        order.statements ?? [],
        ({ statementId }) => statementId === id,
        () => ({ text }),
      ),
    }),
  },
  workshopReceipt: {
    kind: 'time',
    during: stageRange('inRepair', 'deliveryDisputed'),
    subjects: ({ receivedAt }) => (receivedAt === undefined ? [] : ['']),
    author: authorOf('receivedAt'),
    superiors: supervisors,
    read: ({ receivedAt = 0 }) => receivedAt,
    check: (order, _subject, to, at) => checkReceipt(order, to, at),
    write: (order, _subject, receivedAt) => {
      const { round } = order;
      const began = order.rounds === 1 && round?.startedAt === order.receivedAt;
      return { ...order, receivedAt, ...(round && began && { round: { ...round, startedAt: receivedAt } }) };
    },
  },
  lineStandard: {
    kind: 'text',
    during: stageRange('inRepair', 'deliveryDisputed'),
    subjects: ({ lines }) => lines.filter(isDone).map(({ lineId }) => lineId),
    author: (order, id) => authorOf(`standard/${id}`)(order),
    superiors: supervisors,
    check: checkLength,
    read: (order, id) => doneLine(order, id).standard ?? '',
    write: (order, id, standard) => lineChanged(order, id, () => ({ standard })),
  },
  nextMaintenanceDay: {
    ...ofAftercare,
    kind: 'day',
    read: (order) => aftercareOf(order).nextDay,
    write: (order, _subject, nextDay) => withAftercare(order, { nextDay }),
  },
  nextMaintenanceKilometres: {
    ...ofAftercare,
    kind: 'value',
    read: (order) => aftercareOf(order).nextKilometres,
    check: (order, _subject, nextKilometres) => {
      const odometer = currentReading(order);
      if (nextKilometres <= odometer) reject('odometerWentDown', { odometer, nextKilometres });
    },
    write: (order, _subject, nextKilometres) => withAftercare(order, { nextKilometres }),
  },
  followUpWish: {
    ...ofAftercare,
    kind: 'text',
    check: checkLength,
    read: (order) => aftercareOf(order).followUp?.at ?? '',
    write: (order, _subject, at) =>
      withAftercare(order, { followUp: { channel: 'phone', ...aftercareOf(order).followUp, at } }),
  },
};

/** Read as one of any kind; the kinds of its functions go together. */
export const factOf = (name: FactName): FactOf<FactKind> => facts[name] as unknown as FactOf<FactKind>;
