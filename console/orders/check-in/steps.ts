import { itemsOf, lookedAt, type ChecklistName } from '../../../domain/repair-order/checklists';
import type { Finding } from '../../../domain/repair-order/finding';
import { procedureOf } from '../../../domain/repair-order/procedure';
import type { RepairOrder } from '../../../domain/repair-order/state';
import type { ListedCommand } from '../../shared/server/commands';
import { damageFinding } from './marks';
import { pointOf, type Arriving, type ExceptionRow, type PaperRow, type Sheet } from './sheet';

export type Path = readonly (string | number)[];

/** One command of the batch, and the fields of the sheet that it is made of. */
export interface SheetCommand {
  readonly command: ListedCommand;
  /** Where a fault of the command is told; its own path leads there as far as the sheet has such a field. */
  readonly fieldAt: (path: Path, facts: Readonly<Record<string, unknown>>) => Path;
}

const step = (command: ListedCommand, fieldAt: SheetCommand['fieldAt']): SheetCommand => ({ command, fieldAt });
const always =
  (...field: Path) =>
  (): Path =>
    field;

/** The lists that are filled while a car is received, in the order in which that happens. */
const receptionOrder = ['reception', 'walkRound', 'covers', 'valuables'] as const satisfies readonly ChecklistName[];

/** The wishes that the visit has not had before, with their place in the sheet. */
const newNeeds = ({ order }: Arriving, { needs }: Sheet) =>
  needs
    .map((need, row) => ({ ...need, row }))
    .filter(({ needId, words }) => needId === undefined && words !== undefined && words.trim() !== '')
    .map(({ words = '', fault = false, row }, index) => ({
      row,
      need: { needId: `N-${order.needs.length + index + 1}`, words: words.trim(), fault },
    }));

/** How this visit is gone about, once the wishes and the kind of job of the sheet are its own. */
export const procedureWith = (arriving: Arriving, sheet: Sheet, profile: RepairOrder['checklistProfile']) => {
  const { checklistProfile: _before, ...order } = arriving.order;
  return procedureOf({
    ...order,
    accident: sheet.accident,
    needs: [...order.needs, ...newNeeds(arriving, sheet).map(({ need }) => need)],
    ...(profile && { checklistProfile: profile }),
  });
};

function exceptionOf(list: ChecklistName, item: string, { note = '', photo = [] }: ExceptionRow): Finding {
  // what is done, and not looked at, is in order or was left out
  const result = lookedAt.includes(list) ? 'defect' : 'notApplicable';
  return { item, result, note: note.trim(), ...(photo.length > 0 && { photo: [...photo] }) };
}

/** A list of which only what is not in order is said, and what was counted. */
function listStep(list: ChecklistName, sheet: Sheet, counted: readonly Finding[] = []): SheetCommand {
  const rows = sheet.exceptions.flatMap((row, index) => {
    const [of, item] = row.point?.split('/') ?? [];
    return of === list && item !== undefined ? [{ index, finding: exceptionOf(list, item, row) }] : [];
  });
  const damage = list === 'walkRound' ? damageFinding(sheet.marks) : undefined;
  const findings = [...(damage ? [damage] : []), ...rows.map(({ finding }) => finding), ...counted];
  const rowAbout = (item: unknown): Path | undefined => {
    const found = rows.find(({ finding }) => finding.item === item);
    if (found) return ['exceptions', found.index, 'note'];
    if (damage && item === damage.item) return ['marks'];
    return item === 'pieces' ? ['covers'] : undefined;
  };
  return step({ type: 'fillChecklist', checklist: list, findings, restInOrder: true }, (path, facts) => {
    const [, at] = path;
    const named = typeof at === 'number' ? findings[at]?.item : facts['item'];
    return rowAbout(named) ?? (list === 'covers' ? ['covers'] : ['exceptions']);
  });
}

function paperOf({ name = '', wrong = [], explanation, handling }: PaperRow) {
  return {
    name: name.trim(),
    valid: !wrong.includes('valid'),
    complete: !wrong.includes('complete'),
    intact: !wrong.includes('intact'),
    ...(wrong.length > 0 && explanation?.trim() && { explanation: explanation.trim() }),
    ...(wrong.length > 0 && handling?.trim() && { handling: handling.trim() }),
  };
}

const isNamed = ({ name = '' }: { readonly name?: string }): boolean => name.trim() !== '';
/** The entries that are sent, each with its row in the sheet. */
const rowsOf = <Row extends { readonly name?: string }>(rows: readonly Row[]) =>
  rows.map((row, at) => ({ row, at })).filter(({ row }) => isNamed(row));

function intakeStep(sheet: Sheet): SheetCommand {
  const papers = rowsOf(sheet.papers);
  const articles = rowsOf(sheet.articles);
  const { storageBox, keyNumber, fuelEighths, odometer, lowerBecause } = sheet;
  const command = {
    type: 'registerIntake',
    articles: articles.map(({ row: { name = '', count = 1 } }) => ({ name: name.trim(), count })),
    documents: papers.map(({ row }) => paperOf(row)),
    storageBox: storageBox?.trim(),
    keyNumber: keyNumber?.trim(),
    fuelEighths,
    odometer,
    ...(lowerBecause?.trim() && { lowerBecause: lowerBecause.trim() }),
  };
  return step(command, (path, facts) => {
    const [field = 'storageBox', at, ...rest] = path;
    if (field === 'documents') return ['papers', papers[Number(at)]?.at ?? 0, rest[0] ?? 'name'];
    if (field === 'articles') return ['articles', articles[Number(at)]?.at ?? 0, rest[0] ?? 'name'];
    if (typeof facts['paper'] === 'string') {
      const wrong = papers.find(({ row }) => row.name?.trim() === facts['paper']);
      return ['papers', wrong?.at ?? 0, wrong?.row.explanation?.trim() ? 'handling' : 'explanation'];
    }
    if ('lastOdometer' in facts) return ['odometer'];
    if (typeof facts['reading'] === 'string') return [facts['reading']];
    return [field];
  });
}

function waitingStep({ waiting, waitNote }: Sheet): SheetCommand {
  const note = waiting === 'leavesAlone' ? waitNote?.trim() : undefined;
  return step(
    {
      type: 'recordWaiting',
      waitsInStore: waiting === 'inStore',
      travelHelpOffered: waiting === 'leavesHelped',
      ...(note && { note }),
    },
    always(waiting === 'leavesAlone' ? 'waitNote' : 'waiting'),
  );
}

function offerSteps(sheet: Sheet, atOnce: boolean): readonly SheetCommand[] {
  const { lines, noGuaranteeTold, promise } = sheet;
  if (lines.length === 0) return [];
  const draft = { type: 'draftEstimate', method: 'system', ...(noGuaranteeTold && { noGuaranteeTold }), lines };
  return [
    step({ type: 'startEstimate' }, always('lines')),
    step(draft, always('lines')),
    ...(atOnce
      ? [
          step(
            { type: 'presentEstimate', guaranteePresented: true, ...(promise !== undefined && { wishedAt: promise }) },
            ([field], facts) => [
              field === 'wishedAt' || 'earliest' in facts || 'promisedAt' in facts ? 'promise' : 'lines',
            ],
          ),
        ]
      : []),
  ];
}

/** Another kind of job than the visit began with; the words stand in the log for whoever reads it. */
const kindStep = ({ order, number }: Arriving, { checklistProfile }: Sheet): readonly SheetCommand[] =>
  number === undefined || checklistProfile === undefined || checklistProfile === order.checklistProfile?.id
    ? []
    : [
        step(
          { type: 'correctJobKind', checklistProfile, reason: '接待时确定 chosen at reception' },
          always('checklistProfile'),
        ),
      ];

/**
 * B-01 to C-12: everything that one person does while the car is received, as one list of commands: all of it happens, or none. The
 * offer is shown at once where the kind of job lets the customer sign everything together.
 */
export function receptionSteps(
  arriving: Arriving,
  sheet: Sheet,
  profile: RepairOrder['checklistProfile'],
): readonly SheetCommand[] {
  const needs = newNeeds(arriving, sheet);
  const { otherWishes, covers, pricesFirst = false } = sheet;
  const atOnce = procedureWith(arriving, sheet, profile).signatures === 'together' && !pricesFirst;
  const other = otherWishes?.trim();
  const pieces: readonly Finding[] = covers === undefined ? [] : [{ item: 'pieces', result: 'done', value: covers }];
  return [
    ...(arriving.order.contactOpen ? [step({ type: 'acceptContact' }, always())] : []),
    ...kindStep(arriving, sheet),
    listStep('reception', sheet),
    step({ type: 'startPreInspection', introduced: true }, (_path, facts) =>
      'missing' in facts ? ['exceptions'] : [],
    ),
    ...(needs.length > 0
      ? [
          step({ type: 'recordNeeds', needs: needs.map(({ need }) => need) }, ([, at]) => [
            'needs',
            needs[Number(at)]?.row ?? 0,
            'words',
          ]),
        ]
      : []),
    step(
      { type: 'confirmNeeds', repeatedBack: true, noneFurther: true, ...(other && { otherWishes: other }) },
      ([field]) => [field === 'otherWishes' ? 'otherWishes' : 'repeatedBack'],
    ),
    intakeStep(sheet),
    listStep('walkRound', sheet),
    listStep('covers', sheet, pieces),
    listStep('valuables', sheet),
    waitingStep(sheet),
    ...offerSteps(sheet, atOnce),
  ];
}

/** The points of the lists that can be named as not in order; what is read or counted, and the damage, have fields of their own. */
export const pointsToName = (order: RepairOrder) =>
  receptionOrder.map((list) => ({
    list,
    points: itemsOf(list, order)
      .filter(({ item, reading }) => !reading && !(list === 'walkRound' && item === 'paint'))
      .map(({ item, zh, en }) => ({ point: pointOf(list, item), zh, en })),
  }));
