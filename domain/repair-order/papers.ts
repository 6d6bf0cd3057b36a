import { bilingual, type Bilingual } from '../values/bilingual';
import { sealed, type Paper, type PaperFormat } from '../values/paper';
import type { Document } from './evidence';
import type { FactName } from './fact-names';
import { correctionsOf } from './paper-addenda';
import { hashOf, type BuildPaper, type OrderSource } from './paper-blocks';
import { visitAccount } from './paper-account';
import { estimate, repairOrder } from './paper-contract';
import { deliveryCheck, exitPass, guarantee, leavePass, maintenancePlan, pickupSlip } from './paper-delivery';
import { invoices } from './paper-invoices';
import { articles, diagnosis, documents, preInspection } from './paper-reception';
import { repairOrderProcess } from './process';
import { settlementPaper } from './settlement-paper';
import type { RepairOrder } from './state';

interface Form {
  readonly title: Bilingual;
  readonly document?: Document;
  /** What stands on it comes after the signature, e.g. a report after the consent to it. */
  readonly comesAfter?: true;
  /** The customer takes it along and brings it back. */
  readonly kept?: true;
  /** Short enough for a receipt printer, too. */
  readonly receipt?: true;
  /** What may have been corrected since it was signed, and stands beside what was signed. */
  readonly corrected?: readonly FactName[];
  readonly build: BuildPaper;
}

/** The readings of the car stand on every paper. */
const onEvery: readonly FactName[] = ['odometer', 'fuelEighths'];

/** Every paper of a visit, by the name in its address. */
export const orderForms = {
  'pre-inspection': {
    title: bilingual('车辆预检问诊表', 'Pre-inspection and consultation'),
    document: 'preInspection',
    corrected: [...onEvery, 'accidentCar'],
    build: preInspection,
  },
  articles: {
    title: bilingual('随车物品清单', 'On-board articles list'),
    document: 'articlesList',
    corrected: [...onEvery, 'keyNumber'],
    build: articles,
  },
  documents: {
    title: bilingual('随车证件登记表', 'Vehicle documents'),
    document: 'documentDifferences',
    build: documents,
  },
  diagnosis: {
    title: bilingual('检测诊断单', 'Diagnosis slip'),
    document: 'diagnosisConsent',
    comesAfter: true,
    build: diagnosis,
  },
  estimate: { title: bilingual('估价单', 'Estimate'), build: estimate },
  'repair-order': {
    title: bilingual('进厂维修单', 'Repair order'),
    document: 'order',
    kept: true,
    corrected: onEvery,
    build: repairOrder,
  },
  'delivery-check': {
    title: bilingual('交车检查表', 'Delivery check sheet'),
    document: 'result',
    corrected: onEvery,
    build: deliveryCheck,
  },
  account: { title: bilingual('单据汇总', 'Account of the visit'), build: visitAccount },
  settlement: {
    title: bilingual('结算单', 'Settlement sheet'),
    document: 'settlement',
    kept: true,
    build: settlementPaper,
  },
  invoices: { title: bilingual('发票', 'Invoices'), build: invoices },
  'exit-pass': { title: bilingual('出厂通知单', 'Exit pass'), receipt: true, build: exitPass },
  'leave-pass': { title: bilingual('暂时离店单', 'Leave for now'), document: 'temporaryLeave', build: leavePass },
  'pickup-slip': {
    title: bilingual('取车联', 'Pick-up slip'),
    document: 'pickupSlip',
    kept: true,
    build: pickupSlip,
  },
  'maintenance-plan': { title: bilingual('年度保养计划', 'Annual maintenance plan'), build: maintenancePlan },
  guarantee: { title: bilingual('质量保证书', 'Quality guarantee'), build: guarantee },
} as const satisfies Record<string, Form>;
export type OrderFormName = keyof typeof orderForms;

export const isOfferedIn = (name: OrderFormName, format: PaperFormat): boolean => {
  const form: Form = orderForms[name];
  return format === 'a4' || form.receipt === true;
};

/** The visit as it was when this paper was signed last; as it is now where the signature does not hold, or none is made. */
function asSigned({ now, events }: Pick<OrderSource, 'now' | 'events'>, document: Document | undefined): RepairOrder {
  if (document === undefined || now.signed[document] === undefined) return now;
  const signing = events.findLastIndex(
    (event) => 'evidence' in event && event.evidence.document === document && event.evidence.answer === 'approved',
  );
  return signing < 0 ? now : repairOrderProcess.fold(events.slice(0, signing + 1));
}

/** The paper of this name, or undefined while there is nothing on it yet. What was signed is printed as it was signed. */
export function orderPaper(known: Omit<OrderSource, 'now'>, name: OrderFormName): Paper | undefined {
  const form: Form = orderForms[name];
  const { order: now, letterhead, events } = known;
  const source = { ...known, now, order: asSigned({ now, events }, form.comesAfter ? undefined : form.document) };
  const blocks = form.build(source);
  if (!blocks) return undefined;
  const at = events.at(-1)?.at ?? now.openedAt;
  const evidence = form.document ? hashOf(source, form.document) : null;
  const addenda = correctionsOf(source, form.corrected ?? []);
  return sealed({
    title: form.title,
    number: now.number,
    letterhead,
    at,
    blocks: [...blocks, ...addenda],
    ...(form.kept && { scanned: now.number }),
    evidence,
  });
}
