import { reject } from '../kernel/rejection';
import { checkFinding } from './check-finding';
import { checklists, itemsOf, type ChecklistName } from './checklists';
import type { Document } from './evidence';
import { authorOf, manager, supervisors, type Fact } from './fact';
import type { FactName } from './fact-names';
import type { Finding } from './finding';
import { readingAt, withCorrected } from './readings';
import { beforeDeparture } from './stage';
import type { RepairOrder } from './state';
import { withWords } from './statements';

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

const statementOf = ({ statements = [] }: RepairOrder, id: string) =>
  statements.find(({ statementId }) => statementId === id) ?? reject('nothingToCorrect', { subject: id });

/** What is answered on the lists, and what people write in their own words. */
export const foundFacts = {
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
      const reading = readingAt(list, item);
      const written = withFinding(order, list, { ...to, item });
      return reading === undefined || to.value === undefined ? written : withCorrected(written, reading, to.value);
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
    write: (order, id, text) => withWords(order, statementOf(order, id), text),
  },
} as const satisfies Partial<Record<FactName, Fact>>;
