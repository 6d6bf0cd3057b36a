import { createHash } from 'node:crypto';
import type { PublicCommand } from '../../domain/repair-order/commands';
import { itemsOf, type ChecklistName } from '../../domain/repair-order/checklists';
import type { WorkLine } from '../../domain/repair-order/work-line';
import { linePrice } from '../../domain/repair-order/amounts';
import type { RepairOrder } from '../../domain/repair-order/state';
import { parts, prices } from './store';

/** Who does what, with which payload as it goes over the wire. */
export type Move = readonly [who: string, command: PublicCommand, payload?: Readonly<Record<string, unknown>>];

/** What a checklist needs to know of the order. */
export type Visitor = Pick<RepairOrder, 'customer' | 'accident' | 'lines' | 'policy'>;

/** The hash a scanned signature would have. */
export const scan = (what: string) => ({
  channel: 'paper' as const,
  scan: createHash('sha256').update(what).digest('hex'),
});
export const byPhone = (words: string) => ({ channel: 'phone' as const, witness: 'assistant', words });

/** A line of the price menu with its parts at list price. */
export function menuLine(code: string, lineId: string, change: Partial<WorkLine> = {}): WorkLine {
  const price = prices.find((known) => known.code === code);
  if (!price) throw new Error(`the menu has no ${code}`);
  const { work, labourMinutes, labour } = price;
  const partLines = price.parts.map((partNumber) => {
    const { name, unitPrice, keyLocation } = parts.find((known) => known.partNumber === partNumber)!;
    const fixed = { quantity: 1, suppliedBy: 'shop' as const, origin: 'genuine' as const };
    return { partNumber, name, unitPrice, keyLocation, ...fixed };
  });
  return { lineId, work, labourMinutes, labour, parts: partLines, ...change };
}

export const totalOf = (lines: readonly WorkLine[]): number =>
  lines.reduce((total, line) => total + linePrice(line), 0);

const readings = { kilometres: 160_000, eighths: 4, pieces: 7 } as const;

export function fill(
  who: string,
  checklist: ChecklistName,
  visitor: Visitor,
  change: Record<string, object> = {},
): Move {
  const findings = itemsOf(checklist, visitor as RepairOrder).map(({ item, reading }) => ({
    item,
    result: 'done',
    ...(reading && { value: readings[reading] }),
    ...change[item],
  }));
  return [who, 'fillChecklist', { checklist, findings }];
}

export interface Need {
  readonly words: string;
  readonly fault?: boolean;
}
const service: readonly Need[] = [{ words: '做个小保养' }];

/** Reception, walk-round and the pre-inspection form with the customer's signature. */
export const receive = (visitor: Visitor, needs: readonly Need[] = service): readonly Move[] => [
  fill('wang', 'reception', visitor),
  ['wang', 'startPreInspection', { introduced: true }],
  [
    'wang',
    'recordNeeds',
    { needs: needs.map(({ words, fault = false }, index) => ({ needId: `N-${index + 1}`, words, fault })) },
  ],
  ['wang', 'confirmNeeds', { repeatedBack: true, noneFurther: true }],
  fill('wang', 'walkRound', visitor, { paint: { result: 'defect', note: '右前门划痕 3cm' } }),
  fill('wang', 'covers', visitor),
  fill('wang', 'valuables', visitor),
  ['wang', 'signPreInspection', { consent: scan('pre-inspection') }],
];

export const takeIn = (papersValid = true): readonly Move[] => [
  [
    'wang',
    'registerIntake',
    {
      articles: [{ name: '行车记录仪', count: 1 }],
      documents: [{ name: '行驶证', valid: papersValid, complete: true, intact: true }],
      storageBox: 'B-12',
      keyNumber: 'K-31',
      fuelEighths: 4,
      odometer: 160_000,
    },
  ],
  ['wang', 'signArticlesList', { consent: scan('articles') }],
];

export const offer = (lines: readonly WorkLine[], change: object = {}): readonly Move[] => [
  ['wang', 'draftEstimate', { method: 'system', lines, ...change }],
  ['zhao', 'confirmEstimate'],
  ['parts', 'confirmEstimate'],
  ['wang', 'presentEstimate', { workshopLoadMinutes: 30, guaranteePresented: true }],
];

export const contract = (lines: readonly WorkLine[], revision = 1): readonly Move[] => [
  ['wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'time', 'amount', 'place'] }],
  ['wang', 'signOrderAsCustomer', { revision, total: totalOf(lines), consent: scan('order'), copiesGiven: 1 }],
];

export const toContract = (visitor: Visitor, lines: readonly WorkLine[], needs?: readonly Need[]): readonly Move[] => [
  ...receive(visitor, needs),
  ...takeIn(),
  ['wang', 'startEstimate'],
  ...offer(lines),
  ...contract(lines),
];

export const dispatch = (now: number): readonly Move[] => [
  ['wang', 'assignTeams', { teams: ['team-1'] }],
  ['assistant', 'washCar'],
  ['wang', 'handOverToWorkshop'],
  ['workshop', 'receiveVehicle', { receivedAt: new Date(now).toISOString() }],
];

export const work = (lines: readonly WorkLine[], technician = 'zhao'): readonly Move[] =>
  lines.flatMap(({ lineId, parts: needed }): readonly Move[] => [
    ...(needed.some(({ suppliedBy }) => suppliedBy === 'shop') ? [['parts', 'issueParts', { lineId }] as const] : []),
    [technician, 'startLine', { lineId }],
    [technician, 'finishLine', { lineId, standard: 'SOP-2026-03', replacedParts: needed.map(({ name }) => name) }],
  ]);

export const check: readonly Move[] = [
  ['workshop', 'finishWork'],
  ['quality', 'passQuality', { standard: 'GB/T 3798' }],
  ['workshop', 'releaseFromWorkshop'],
];

/** `visitor.lines` decides whether there are old parts to lay out. */
export const prepare = (visitor: Visitor): readonly Move[] => [
  fill('assistant', 'deliveryPreparation', visitor),
  fill('assistant', 'freeChecks', visitor),
  ['assistant', 'attachBatterySlip', { slip: scan('battery').scan, volts: 12.6 }],
  ['settlement', 'collectSlips', { department: 'workshop' }],
  ['settlement', 'collectSlips', { department: 'parts' }],
  ['wang', 'notifyCustomer', { channel: 'phone' }],
];

export const welcome = (visitor: Visitor): readonly Move[] => [
  ['wang', 'welcomeCustomer'],
  fill('wang', 'acceptance', visitor),
];

export const accept = (visitor: Visitor): readonly Move[] => [
  ...welcome(visitor),
  ['wang', 'acceptResult', { consent: scan('result') }],
];

export const present: Move = ['settlement', 'presentSettlement', { toldOneByOne: true }];

export const agree = (revision: number, total: number): readonly Move[] => [
  ['settlement', 'agreeSettlement', { revision, total, consent: scan(`sheet ${revision}`) }],
  ['cashier', 'confirmInvoice', { kind: 'personal' }],
];

export const pay = (amount: number, paymentId = 'P-1'): Move => [
  'cashier',
  'receivePayment',
  { paymentId, method: 'wechat', amount, received: amount, change: 0 },
];

export const release: readonly Move[] = [
  ['settlement', 'completeSettlement'],
  ['settlement', 'issueExitPass'],
];

export const hand = (visitor: Visitor): readonly Move[] => [
  fill('wang', 'handoverPack', visitor),
  fill('wang', 'departure', visitor),
  ['wang', 'startFinalCheck'],
  fill('wang', 'finalCheck', visitor),
  [
    'wang',
    'recordAftercare',
    {
      nextDay: '2027-05-20',
      nextKilometres: 170_000,
      planExplained: true,
      planAccepted: true,
      followUp: { at: '周六上午', channel: 'phone' },
      warrantyOffers: [{ product: '延保两年', taken: false }],
    },
  ],
];

export const leave: readonly Move[] = [
  ['wang', 'signDelivery', { consent: scan('delivery') }],
  ['wang', 'returnPickupSlip', { consent: scan('slip') }],
];

export const dms: Move = [
  'wang',
  'updateDms',
  { nextDay: '2027-05-20', nextKilometres: 170_000, archiveComplete: true },
];

export const gate = (number: string, plate: string): Move => ['gate', 'openGate', { exitPass: `EP-${number}`, plate }];
