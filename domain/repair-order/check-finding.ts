import { reject } from '../kernel/rejection';
import { itemsOf, type ChecklistItem, type ChecklistName } from './checklists';
import type { Finding } from './finding';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';

const itemOf = (order: RepairOrder, checklist: ChecklistName, name: string): ChecklistItem => {
  const asked = itemsOf(checklist, order);
  return (
    asked.find(({ item }) => item === name) ??
    reject('unknownChecklistItem', { checklist, item: name, items: asked.map(({ item }) => item) })
  );
};

/** Rejects what is no answer to its item, or about an item that this order does not ask for. */
export function checkFinding(order: RepairOrder, checklist: ChecklistName, finding: Finding): void {
  const { item, result, note, value } = finding;
  const definition = itemOf(order, checklist, item);
  const invalid = (reason: string) => reject('findingInvalid', { item, reason });
  if ((result === 'defect' || result === 'notApplicable') && note === undefined)
    invalid('say what is wrong, or why not');
  if (result !== 'good' && result !== 'done' && goesBy(order, 3) && definition.given?.(order))
    invalid('it is handed over, or the car stays');
  if (result === 'notApplicable') return;
  if (definition.reading && value === undefined) invalid(`a reading in ${definition.reading} is needed`);
  const least = definition.atLeast?.(order);
  if (least !== undefined && (value ?? 0) < least) invalid(`at least ${least} are needed`);
}
