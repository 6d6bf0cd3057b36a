import { updateWhere } from '../kernel/command-rule';
import { reject } from '../kernel/rejection';
import { itemsOf } from './checklists';
import { authorOf, checkLength, manager, only, type Fact } from './fact';
import type { FactName } from './fact-names';
import { withCorrected } from './readings';
import { beforeDeparture, stageRange } from './stage';
import type { RepairOrder } from './state';

const opener = ({ openedBy }: RepairOrder): string => openedBy.id;
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

/** What is typed when the car is taken in. */
export const receptionFacts = {
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
    write: (order, _subject, fuelEighths) => withCorrected(order, 'fuelEighths', fuelEighths),
  },
  odometer: {
    ...ofIntake,
    kind: 'value',
    read: (order) => intakeOf(order).odometer,
    write: (order, _subject, odometer, reason) => {
      const { lowerBecause: _because, ...intake } = intakeOf(order);
      const fell = odometer < order.vehicle.lastOdometer;
      const because = { ...order, intake: { ...intake, ...(fell && { lowerBecause: reason }) } };
      return withCorrected(because, 'odometer', odometer);
    },
  },
} as const satisfies Partial<Record<FactName, Fact>>;
