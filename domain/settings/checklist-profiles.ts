import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { checklists, FREE_CHECKS, type ChecklistItem, type ChecklistName } from '../repair-order/checklists';
import { ChecklistField } from '../repair-order/finding';
import { Procedure, shortProcedure } from '../repair-order/procedure';
import { Id, LocalId, ShortText } from '../values/field-schemas';
import { staff } from '../values/role-groups';
import { entriesSection } from './entries';
import type { ContentFault } from './faults';
import { foldedName } from './words';

const Added = z.strictObject({ list: ChecklistField, item: LocalId, zh: ShortText, en: ShortText });
const LeftOut = z.strictObject({ list: ChecklistField, item: LocalId });
type Added = Immutable<z.output<typeof Added>>;
type LeftOut = Immutable<z.output<typeof LeftOut>>;

const standardOf = (list: ChecklistName): readonly ChecklistItem[] => checklists[list];

/** A point of its own has an id and a name that no other point of the list has. */
function faultsOfAdded(added: readonly Added[]): readonly ContentFault[] {
  return added.flatMap((one, index): readonly ContentFault[] => {
    const others = [...standardOf(one.list), ...added.slice(0, index).filter(({ list }) => list === one.list)];
    return [
      ...(others.some(({ item }) => item === one.item)
        ? [{ path: ['added', index, 'item'], fault: 'idTwice' as const }]
        : []),
      ...(['zh', 'en'] as const)
        .filter((language) => others.some((other) => foldedName(other[language]) === foldedName(one[language])))
        .map((language) => ({ path: ['added', index, language], fault: 'nameTaken' as const })),
    ];
  });
}

/** What the rules demand of every job cannot be left out. */
function faultsOfLeftOut(leftOut: readonly LeftOut[]): readonly ContentFault[] {
  return leftOut.flatMap(({ list, item }, index): readonly ContentFault[] => {
    const path = ['leftOut', index, 'item'];
    const point = standardOf(list).find((one) => one.item === item);
    if (!point) return [{ path, fault: 'pointUnknown' }];
    if (!point.optional) return [{ path, fault: 'pointRequired' }];
    const twice = leftOut.findIndex((other) => other.list === list && other.item === item) < index;
    return twice ? [{ path, fault: 'idTwice' }] : [];
  });
}

/** E-06: whichever the free checks are, seven remain. */
function faultsOfFreeChecks(added: readonly Added[], leftOut: readonly LeftOut[]): readonly ContentFault[] {
  const own = added.filter(({ list }) => list === 'freeChecks').length;
  const gone = leftOut.filter(({ list }) => list === 'freeChecks').length;
  return checklists.freeChecks.length + own - gone < FREE_CHECKS
    ? [{ path: ['leftOut'], fault: 'freeChecksTooFew' }]
    : [];
}

const kind = (id: string, zh: string, en: string) => ({ id, zh, en, added: [], leftOut: [], active: true });
/** An oil change and the like, for which everything goes the short way. */
const express = { ...kind('express', '快速保养', 'Express maintenance'), procedure: shortProcedure };

/**
 * M-08: the kinds of job of the store, what the checklists of each hold beside what the rules demand, and how it is gone about. An order keeps what it was opened with, so
 * a point may come and go.
 */
export const checklistProfiles = entriesSection({
  key: 'id',
  id: Id,
  rest: {
    added: z.array(Added).max(40),
    leftOut: z.array(LeftOut).max(20),
    /** How it is gone about; absent, everything is asked for one by one. */
    procedure: Procedure.exactOptional(),
  },
  most: 30,
  needsOne: true,
  initial: () => ({
    items: [
      kind('maintenance', '保养', 'Maintenance'),
      kind('repair', '一般维修', 'Repair'),
      kind('body-and-paint', '钣金喷漆', 'Body and paint'),
      express,
    ],
  }),
  readers: staff,
  writers: ['storeManager', 'serviceManager', 'workshopSupervisor', 'operator'],
  faultsIn: ({ added, leftOut }) => [
    ...faultsOfAdded(added),
    ...faultsOfLeftOut(leftOut),
    ...faultsOfFreeChecks(added, leftOut),
  ],
});
