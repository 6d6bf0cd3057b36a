import type { ChecklistName } from '../../../domain/repair-order/checklists';
import type { CommandName } from '../../../domain/repair-order/commands';
import { estimateTotal } from '../../../domain/repair-order/amounts';
import type { Stage } from '../../../domain/repair-order/stage';
import type { WorkLine } from '../../../domain/repair-order/work-line';
import type { Consent } from '../../../domain/values/field-schemas';
import type { Role } from '../../../domain/kernel/actor';
import type { ListedCommand } from '../../shared/server/commands';
import type { OrderView, WholeOrder } from '../../shared/server/replies';

/** One thing that is not in order. */
export interface Exception {
  readonly item?: string;
  readonly note?: string;
}

/** What a person types on a screen; only what its act asks for is there. */
export interface Typed {
  readonly words?: string;
  readonly otherWishes?: string;
  readonly fuelEighths?: number;
  readonly odometer?: number;
  readonly keyNumber?: string;
  readonly storageBox?: string;
  readonly articles?: readonly string[];
  readonly papers?: readonly string[];
  readonly exceptions?: readonly Exception[];
  readonly count?: number;
  readonly waitsInStore?: boolean;
  readonly lines?: readonly WorkLine[];
  readonly consent?: Consent;
  readonly team?: string;
  readonly standard?: string;
  readonly volts?: number;
  readonly slip?: string;
  readonly channel?: string;
  readonly method?: string;
  readonly received?: number;
  readonly nextDay?: string;
  readonly nextKilometres?: number;
  readonly wish?: string;
  readonly wishedDays?: string;
  readonly partOfDay?: string;
  readonly product?: string;
  /** The number that bank or payment service gave the payment. */
  readonly reference?: string;
  /** F-09: the customer said yes to the amount. */
  readonly amountRepeated?: boolean;
}
export type ActField = keyof Typed;

export const actNames = [
  'checkIn',
  'sign',
  'receive',
  'start',
  'finish',
  'check',
  'prepare',
  'show',
  'settle',
  'agree',
  'pay',
  'goodbye',
] as const;
export type ActName = (typeof actNames)[number];

export interface Act<View> {
  readonly during: Stage;
  /** The command that leads: whoever may send it has this act. */
  readonly leads: CommandName;
  /** A person in all of these roles, beside that of the command. */
  readonly roles?: readonly Role[];
  readonly not?: Role;
  readonly when?: (order: View) => boolean;
  readonly asks: readonly ActField[];
  /** The list of which only what is not in order is named. */
  readonly list?: ChecklistName;
  /** Texts that the customer approves with one signature, by command. */
  readonly shows?: readonly CommandName[];
  readonly commands: (order: View, typed: Typed) => readonly ListedCommand[];
}

const listed = (checklist: ChecklistName, exceptions: readonly Exception[] = [], ...read: readonly object[]) => ({
  type: 'fillChecklist',
  checklist,
  findings: [
    ...exceptions.filter(({ item }) => item !== undefined).map((one) => ({ ...one, result: 'defect' })),
    ...read,
  ],
  restInOrder: true,
});
const counted = (item: string, value: number | undefined) => ({ item, result: 'done', value });

const checkIn = ({ arrival }: WholeOrder, typed: Typed): readonly ListedCommand[] => {
  const { words = arrival.symptoms, otherWishes, articles = [], papers = [], exceptions, waitsInStore = true } = typed;
  return [
    listed('reception'),
    { type: 'startPreInspection', introduced: true },
    { type: 'recordNeeds', needs: [{ needId: 'N-1', words, fault: false }] },
    { type: 'confirmNeeds', repeatedBack: true, noneFurther: true, ...(otherWishes && { otherWishes }) },
    {
      type: 'registerIntake',
      articles: articles.map((name) => ({ name, count: 1 })),
      documents: papers.map((name) => ({ name, valid: true, complete: true, intact: true })),
      storageBox: typed.storageBox,
      keyNumber: typed.keyNumber,
      fuelEighths: typed.fuelEighths,
      odometer: typed.odometer,
    },
    listed('walkRound', exceptions),
    listed('covers', [], counted('pieces', typed.count)),
    listed('valuables'),
    { type: 'recordWaiting', waitsInStore, travelHelpOffered: !waitsInStore },
    { type: 'startEstimate' },
    { type: 'draftEstimate', method: 'system', lines: typed.lines },
    { type: 'presentEstimate', guaranteePresented: true },
  ];
};

const sign = ({ estimate, intake, signed }: WholeOrder, { consent, team }: Typed): readonly ListedCommand[] => {
  const differs = intake?.documents.some(({ difference }) => difference) ?? false;
  const papers = [
    ...(signed.preInspection === undefined ? ['signPreInspection'] : []),
    ...(differs && signed.documentDifferences === undefined ? ['signDocumentDifferences'] : []),
    ...(signed.articlesList === undefined ? ['signArticlesList'] : []),
  ];
  const { total } = estimateTotal(estimate ?? { lines: [] });
  return [
    ...papers.map((type) => ({ type, consent })),
    // what stands out is on the screen that the customer signs
    { type: 'signOrderAsAdvisor', pointedOut: ['items', 'time', 'amount', 'place'] },
    { type: 'signOrderAsCustomer', revision: estimate?.revision, total, consent, copiesGiven: 1 },
    { type: 'assignTeams', teams: [team] },
    { type: 'orderWash' },
    { type: 'handOverToWorkshop' },
  ];
};

const openLines = ({ lines }: OrderView) =>
  lines.filter(({ status }) => status === 'authorised' || status === 'started');

const agree = ({ sheetShown, slips }: WholeOrder, { consent }: Typed): readonly ListedCommand[] => [
  ...(['workshop', 'parts'] as const)
    .filter((department) => !slips.includes(department))
    .map((department) => ({ type: 'collectSlips', department })),
  { type: 'acceptResult', consent },
  { type: 'presentSettlement', toldOneByOne: true },
  { type: 'agreeSettlement', revision: sheetShown?.revision, total: sheetShown?.total, consent },
];
const pay = (
  amount: number | undefined,
  { method, received = amount, reference, amountRepeated }: Typed,
): readonly ListedCommand[] => [
  { type: 'confirmInvoice', kind: 'personal' },
  {
    type: 'receivePayment',
    paymentId: 'P-1',
    method,
    amount,
    received,
    change: (received ?? 0) - (amount ?? 0),
    ...(reference && { reference }),
    amountRepeated,
  },
  { type: 'completeSettlement' },
];

type Plan = NonNullable<WholeOrder['maintenance']>['proposed'];
/** The proposed plan from the maintenance that was agreed; what would come before it or with it is left out. */
const planned = (plan: Plan | undefined, day: string | undefined, kilometres: number | undefined) => {
  if (!plan || day === undefined || kilometres === undefined) return undefined;
  const [first, ...others] = plan.nodes;
  const later = others.filter((node) => node.day > day && node.kilometres > kilometres);
  return { ...plan, nodes: [{ ...first, day, kilometres }, ...later] };
};

const goodbye = ({ maintenance }: WholeOrder, typed: Typed): readonly ListedCommand[] => {
  const { nextDay, nextKilometres, consent } = typed;
  return [
    listed('handoverPack'),
    listed('departure'),
    { type: 'startFinalCheck' },
    listed('finalCheck', [], counted('water', typed.count)),
    {
      type: 'recordAftercare',
      nextDay,
      nextKilometres,
      maintenancePlan: planned(maintenance?.proposed, nextDay, nextKilometres),
      planExplained: true,
      planAccepted: true,
      followUp: {
        at: typed.wish,
        channel: typed.channel,
        ...(typed.wishedDays && { days: typed.wishedDays }),
        ...(typed.partOfDay && { partOfDay: typed.partOfDay }),
      },
      warrantyOffers: [{ product: typed.product, taken: false }],
    },
    { type: 'signDelivery', consent },
    { type: 'returnPickupSlip', consent },
    { type: 'updateDms', nextDay, nextKilometres, archiveComplete: true },
  ];
};

/** Of whoever reads the whole visit. */
export const deskActs: { readonly [Name in ActName]?: Act<WholeOrder> } = {
  checkIn: {
    during: 'checkedIn',
    leads: 'startPreInspection',
    asks: [
      'words',
      'otherWishes',
      'odometer',
      'fuelEighths',
      'exceptions',
      'count',
      'articles',
      'papers',
      'storageBox',
      'keyNumber',
      'waitsInStore',
      'lines',
    ],
    list: 'walkRound',
    commands: checkIn,
  },
  sign: {
    during: 'awaitingSignature',
    leads: 'signOrderAsCustomer',
    asks: ['team', 'consent'],
    shows: ['signPreInspection', 'signArticlesList', 'signOrderAsCustomer'],
    commands: sign,
  },
  prepare: {
    during: 'deliveryPreparation',
    leads: 'notifyCustomer',
    asks: ['exceptions', 'channel'],
    list: 'deliveryPreparation',
    commands: (_order, { exceptions, channel }) => [
      listed('deliveryPreparation', exceptions),
      { type: 'notifyCustomer', channel },
    ],
  },
  show: {
    during: 'readyForPickup',
    leads: 'welcomeCustomer',
    asks: ['exceptions'],
    list: 'acceptance',
    commands: (_order, { exceptions }) => [{ type: 'welcomeCustomer' }, listed('acceptance', exceptions)],
  },
  settle: {
    during: 'acceptance',
    leads: 'acceptResult',
    roles: ['settlementClerk', 'cashier'],
    asks: ['method', 'received', 'reference', 'amountRepeated', 'consent'],
    shows: ['acceptResult', 'agreeSettlement'],
    commands: (order, typed) => [
      ...agree(order, typed),
      ...pay(order.sheetShown?.total, typed),
      { type: 'issueExitPass' },
    ],
  },
  agree: {
    during: 'acceptance',
    leads: 'acceptResult',
    roles: ['settlementClerk'],
    not: 'cashier',
    asks: ['consent'],
    shows: ['acceptResult', 'agreeSettlement'],
    commands: agree,
  },
  pay: {
    during: 'settlement',
    leads: 'receivePayment',
    when: ({ arrears }) => arrears !== null && arrears > 0,
    asks: ['method', 'received', 'reference', 'amountRepeated'],
    commands: (order, typed) => pay(order.arrears ?? undefined, typed),
  },
  goodbye: {
    during: 'exitPassIssued',
    leads: 'startFinalCheck',
    asks: ['count', 'nextDay', 'nextKilometres', 'wish', 'wishedDays', 'partOfDay', 'channel', 'product', 'consent'],
    shows: ['signDelivery', 'returnPickupSlip'],
    commands: goodbye,
  },
};

/** Of whoever works on the car. */
export const workshopActs: { readonly [Name in ActName]?: Act<OrderView> } = {
  receive: {
    during: 'awaitingWorkshopReceipt',
    leads: 'receiveVehicle',
    asks: [],
    commands: () => [{ type: 'receiveVehicle', receivedAt: new Date().toISOString() }],
  },
  start: {
    during: 'inRepair',
    leads: 'startLine',
    when: (order) => openLines(order).some(({ status }) => status === 'authorised'),
    asks: [],
    commands: (order) =>
      openLines(order)
        .filter(({ status }) => status === 'authorised')
        .map(({ lineId }) => ({ type: 'startLine', lineId })),
  },
  finish: {
    during: 'inRepair',
    leads: 'finishLine',
    when: (order) => openLines(order).length > 0 && openLines(order).every(({ status }) => status === 'started'),
    asks: ['standard', 'exceptions', 'volts', 'slip'],
    list: 'freeChecks',
    commands: (order, { standard, exceptions, volts, slip }) => [
      ...openLines(order).map(({ lineId, parts }) => ({
        type: 'finishLine',
        lineId,
        standard,
        replacedParts: parts.map(({ name }) => name),
      })),
      listed('freeChecks', exceptions),
      { type: 'attachBatterySlip', slip, volts },
      { type: 'finishWork' },
    ],
  },
  check: {
    during: 'qualityCheck',
    leads: 'passQuality',
    asks: ['standard'],
    commands: (_order, { standard }) => [{ type: 'passQuality', standard }],
  },
};
