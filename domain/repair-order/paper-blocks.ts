import type { Instant } from '../kernel/process';
import { localTime } from '../time/working-time';
import { bilingual, type Bilingual } from '../values/bilingual';
import type { Block, Letterhead, SignatureLine } from '../values/paper';
import { signedLine } from '../values/signed-line';
import { yuan, yuanInCapitals, type Fen } from '../values/money';
import { linePrice, partPrice } from './amounts';
import { listedItems, type ChecklistName } from './checklists';
import type { Document } from './evidence';
import { signedWith } from './one-signature';
import { payerNote } from './payer-words';
import type { RepairOrder, RepairOrderEvent } from './state';
import type { WorkLine } from './work-line';

/** What a paper is made of: the order, what happened to it, and what only the master data know. */
export interface OrderSource {
  /** As the customer has signed it, on a paper that is signed; otherwise as it is now. */
  readonly order: RepairOrder;
  /** As it is now. */
  readonly now: RepairOrder;
  readonly events: readonly RepairOrderEvent[];
  readonly letterhead: Letterhead;
  readonly customer: { readonly name: string; readonly phone: string };
  readonly vehicle: { readonly plate: string; readonly vin: string; readonly model: string };
  /** The name behind a person's id. */
  readonly nameOf: (id: string) => string;
  /** The words of a choice, e.g. of a channel. */
  readonly wordOf: (name: string) => Bilingual;
}

/** What stands on a paper; undefined while there is nothing to print yet. */
export type BuildPaper = (source: OrderSource) => readonly Block[] | undefined;

const eighths = (n: number | undefined): string => (n === undefined ? '—' : `${n}/8`);

export const partyFields = ({ order, customer, vehicle }: OrderSource, phone: boolean): Block => ({
  kind: 'fields',
  rows: [
    [bilingual('客户', 'Customer'), customer.name],
    ...(phone ? [[bilingual('电话', 'Phone'), customer.phone] as const] : []),
    ...(order.parties?.bringer
      ? [
          [
            bilingual('送修人', 'Brought by'),
            `${order.parties.bringer.fullName}（${order.parties.bringer.relation}）`,
          ] as const,
        ]
      : []),
    ...(order.parties?.payer ? [[bilingual('付款人', 'Paid by'), order.parties.payer.fullName] as const] : []),
    [bilingual('车牌', 'Plate'), vehicle.plate],
    [bilingual('车型', 'Model'), vehicle.model],
    [bilingual('车架号', 'VIN'), vehicle.vin],
    [bilingual('里程', 'Mileage'), order.intake ? `${order.intake.odometer} km` : '—'],
    [bilingual('油量', 'Fuel'), eighths(order.intake?.fuelEighths)],
  ],
});

export const time = ({ order }: OrderSource, at: Instant | undefined): string =>
  at === undefined ? '—' : localTime(order.policy.calendar.zone, at);

/** What was drawn under a document, who signed it, when and how; or an empty line to sign on. */
export const signature = (source: OrderSource, who: Bilingual, document: Document): SignatureLine => {
  const { evidence: all, signed } = source.now;
  // a signature that a correction has voided stands under another revision of the paper
  const holds = signed[document] !== undefined;
  const evidence = holds ? all.findLast((one) => one.document === document && one.answer === 'approved') : undefined;
  if (!evidence) return [who, ''];
  const { consent, hash, revision, signer } = evidence;
  const by = signer?.fullName ?? source.customer.name;
  const together = signedWith(source.now, evidence).map((one) => source.wordOf(one.document));
  return signedLine(who, { consent, by, time: time(source, evidence.at), hash, revision, together }, source.nameOf);
};
export const hashOf = ({ now }: OrderSource, document: Document): string | null =>
  now.evidence.findLast((one) => one.document === document)?.hash ?? null;

const results = { good: '正常 OK', defect: '异常 defect', done: '完成 done', notApplicable: '不适用 n/a' } as const;
export const checklist = ({ order }: OrderSource, name: ChecklistName, title: Bilingual): Block => ({
  kind: 'table',
  title,
  head: [bilingual('项目', 'Item'), bilingual('结果', 'Result'), bilingual('数值', 'Value'), bilingual('备注', 'Note')],
  rows: listedItems(name, order).map(({ item, zh, en }) => {
    const finding = order.checklists[name]?.[item];
    return [`${zh} ${en}`, finding ? results[finding.result] : '', String(finding?.value ?? ''), finding?.note ?? ''];
  }),
});

export const workHead = [
  bilingual('项目', 'Work'),
  bilingual('数量', 'Quantity'),
  bilingual('单价', 'Unit price'),
  bilingual('工时费', 'Labour'),
  bilingual('材料费', 'Parts'),
  bilingual('小计', 'Amount'),
];
/** The line by this name and at this amount, and below it each of its parts. */
export const pricedRows = (line: WorkLine, name: string, amount: Fen): readonly (readonly string[])[] => {
  const labour = line.labour + (line.risk ?? 0);
  return [
    [name, '', '', yuan(labour), yuan(linePrice(line) - labour), yuan(amount)],
    ...line.parts.map((part) => [
      `· ${part.name}`,
      String(part.quantity),
      yuan(part.unitPrice),
      '',
      yuan(partPrice(part)),
      '',
    ]),
  ];
};
const workRows = (line: WorkLine): readonly (readonly string[])[] =>
  pricedRows(line, `${line.work}${payerNote(line)}`, linePrice(line));
/** A line in one cell. */
export const workText = (line: WorkLine): string =>
  `${line.work} ${yuan(linePrice(line))}${payerNote(line)} ${line.parts.map((part) => `${part.name}×${part.quantity}`).join('；')}`.trim();

/** An amount so that nobody adds a digit to it. */
export const inCapitals = (amount: Fen): readonly [Bilingual, string] => [
  bilingual('大写', 'In capitals'),
  yuanInCapitals(amount),
];

export const workTable = (title: Bilingual, lines: readonly WorkLine[]): Block => ({
  kind: 'table',
  title,
  head: workHead,
  rows: lines.flatMap(workRows),
});
