import { yuan } from '../values/money';
import type { Instant } from '../kernel/process';
import { localTime } from '../time/working-time';
import { listedItems } from './checklists';
import { customerPrice, estimateTotal, linePrice, partPrice } from './amounts';
import { differenceOf } from './condition';
import type { Estimate } from './estimate';
import type { Document } from './evidence';
import { isPending, type ExtraItem } from './extra-item';
import type { Leave } from './leave';
import { payerNames, payerNote, sharesText } from './payer-words';
import { askedChanges, type ItemChange } from './item-change';
import { isDone, isOpen } from './order-line';
import { procedureOf } from './procedure';
import { askedPromise, type PromiseChange } from './promise';
import { sheetOf, type SettlementSheet } from './settlement-sheet';
import type { RepairOrder } from './state';
import { voidedSignatures } from './voided-signatures';
import type { WorkLine } from './work-line';
import { goesBy } from './rules-version';

/**
 * The exact texts that people approve, computed from the state and never sent in: the text on the screen, the one that is signed
 * and the one that is hashed are the same characters. Both languages stand on one paper, Chinese first.
 */

/** C-10, S-09. */
export const noGuaranteeNote =
  '客户自带配件或在关键部位指定使用副厂件，本店不承担技术质量保证。/ No technical quality guarantee is given for parts supplied by the customer or aftermarket parts insisted on at a key location.';

const signedYuan = (amount: number): string => (amount < 0 ? `-${yuan(-amount)}` : `+${yuan(amount)}`);

const when = (order: RepairOrder, at: Instant | undefined): string =>
  at === undefined ? '—' : localTime(order.policy.calendar.zone, at);

/** Names of choices as the customer reads them. */
const choices = {
  shop: '本店提供 supplied by us',
  customer: '客户自带 supplied by the customer',
  genuine: '原厂件 genuine',
  aftermarket: '副厂件 aftermarket',
  good: '良好 good',
  defect: '有缺陷 defect',
  done: '已完成 done',
  notApplicable: '不适用 not applicable',
} as const;
/** What customers have approved before version 3 reads as it did. */
const word = (name: keyof typeof choices, order: RepairOrder): string => (goesBy(order, 3) ? choices[name] : name);

/** Every line states labour and parts apart. */
const lineText = (line: WorkLine, order: RepairOrder): string => {
  const parts = line.parts.map(({ suppliedBy, origin, ...part }) => {
    const source = [suppliedBy, origin].map((name) => word(name, order)).join(', ');
    return `  ${part.name} ×${part.quantity} (${source}) ${yuan(partPrice({ suppliedBy, ...part }))}`;
  });
  const risk = line.risk ? [`  风险费 risk ${yuan(line.risk)}`] : [];
  const price = `${line.work}: 工时 labour ${yuan(line.labour)}, ${yuan(linePrice(line))}${payerNote(line)}`;
  return [price, ...parts, ...risk].join('\n');
};

export const preInspectionText = (order: RepairOrder): string =>
  [
    `车辆预检问诊表 Pre-inspection ${order.number}`,
    ...order.needs.map(({ words }) => `「${words}」`),
    '全部需求已知晓，无其他需求。/ All needs known, none further.',
    ...listedItems('walkRound', order).map(({ item, zh, en }) => {
      const finding = order.checklists.walkRound?.[item];
      const result = finding ? word(finding.result, order) : '';
      return `${zh} ${en}: ${result} ${finding?.value ?? ''} ${finding?.note ?? ''}`.trimEnd();
    }),
  ].join('\n');

const wrongWith = { valid: '已失效 not valid', complete: '不齐全 incomplete', intact: '有破损 damaged' } as const;
type CheckedPaper = NonNullable<RepairOrder['intake']>['documents'][number];
const differenceText = ({ name, wrong, explanation, handling }: CheckedPaper): string =>
  wrong === undefined
    ? name
    : `${name}: ${wrong.map((check) => wrongWith[check]).join(', ')} · 说明 explained: ${explanation} · 处理 handled: ${handling}`;

export const documentDifferencesText = (order: RepairOrder): string =>
  [
    `随车证件差异 Differences in vehicle documents ${order.number}`,
    ...(order.intake?.documents ?? []).filter(({ difference }) => difference).map(differenceText),
  ].join('\n');

export const articlesText = (order: RepairOrder): string =>
  [
    `随车物品清单 On-board articles ${order.number}`,
    ...(order.intake?.articles ?? []).map(({ name, count }) => `${name} ×${count}`),
    `存物箱 storage box ${order.intake?.storageBox ?? ''}`,
  ].join('\n');

export const diagnosisText = (order: RepairOrder): string =>
  `同意进行技术检测；如不维修，收取检测费 ${yuan(order.policy.fees.diagnosis)}。/ I agree to a technical diagnosis; without repair the diagnosis fee is ${yuan(order.policy.fees.diagnosis)}. ${order.number}`;

/** C-01: what the customer asked for, in the own words. */
const requestsOf = (order: RepairOrder): readonly string[] =>
  goesBy(order, 3)
    ? [
        `客户要求 requested: ${order.needs.map(({ words }) => `「${words}」`).join(' ')}`,
        ...(order.otherWishes === undefined ? [] : [`其他要求 other requests: ${order.otherWishes}`]),
      ]
    : [];

export const orderText = (order: RepairOrder, estimate: Estimate): string => {
  const { labour, parts, total } = estimateTotal(estimate);
  return [
    `进厂维修单 Repair order ${order.number}, 第${estimate.revision}版 revision ${estimate.revision}`,
    ...requestsOf(order),
    ...estimate.lines.map((line) => lineText(line, order)),
    `工时费 labour ${yuan(labour)} · 材料费 parts ${yuan(parts)} · 合计 total ${yuan(total)}`,
    ...sharesText(estimate.lines),
    `承诺交车时间 promised ${when(order, estimate.promisedAt)}`,
    order.policy.guarantee,
    ...(estimate.noGuarantee ? [noGuaranteeNote] : []),
  ].join('\n');
};

export const extraItemText = (
  order: RepairOrder,
  { itemId, finding, line, delayMinutes, noGuarantee }: ExtraItem,
): string =>
  [
    `追加维修项目 Extra item ${itemId}, ${order.number}`,
    finding,
    lineText(line, order),
    `延长工期 delay ${delayMinutes} min`,
    '未经同意不施工；不答复不视为同意。/ Nothing is done without your approval; silence is not approval.',
    ...(noGuarantee ? [noGuaranteeNote] : []),
  ].join('\n');

/** C-16: what is asked for beside what was signed, so that the customer sees the difference. */
export const itemChangeText = (order: RepairOrder, { changeId, before, to, reason, noGuarantee }: ItemChange): string =>
  [
    `维修项目变更 Change of an item ${order.number} ${changeId}`,
    `原项目 As approved:`,
    lineText(before, order),
    `变更为 Changed to:`,
    to ? lineText(to, order) : '取消该项目 dropped',
    `差额 difference ${signedYuan((to ? customerPrice(to) : 0) - customerPrice(before))}`,
    `原因 reason: ${reason}`,
    '未经同意不施工；不答复视为不同意，按原项目执行。/ Without your approval the item stays as approved; silence is not approval.',
    ...(noGuarantee ? [noGuaranteeNote] : []),
  ].join('\n');

/** T-13: another time, beside the one that stands. */
export const promiseText = (order: RepairOrder, { revision, insteadOf, to, reason }: PromiseChange): string =>
  [
    `交车时间变更 Another time of delivery ${order.number}-${revision}`,
    `原承诺 as promised ${when(order, insteadOf)}`,
    `改为 instead ${when(order, to)}`,
    `原因 reason: ${reason}`,
    '未经同意，原承诺不变；不答复不视为同意。/ Without your approval the promise stands as it is; silence is not approval.',
  ].join('\n');

const conditionText = (order: RepairOrder): string => {
  const difference = differenceOf(order);
  return difference === undefined
    ? '车况与预检记录一致。/ The condition matches the pre-inspection record.'
    : `与预检记录的差异 differs from the pre-inspection record: ${difference}；处理 settled: ${order.condition?.resolution ?? '—'}`;
};

export const resultText = (order: RepairOrder): string =>
  [
    `维修结果确认 Result of ${order.number}`,
    ...order.lines.filter(isDone).map(({ work }) => work),
    conditionText(order),
  ].join('\n');

const workOf = ({ lines }: RepairOrder, lineId: string): string =>
  lines.find((line) => line.lineId === lineId)?.work ?? lineId;

export const settlementText = (order: RepairOrder, sheet: SettlementSheet): string =>
  [
    `车辆维修结算单 Settlement ${order.number}, 第${sheet.revision}版 revision ${sheet.revision}`,
    ...sheet.lines.map(({ lineId, amount }) => `${workOf(order, lineId)} ${yuan(amount)}`),
    `合计 gross ${yuan(sheet.gross)} · 优惠 discount ${yuan(sheet.discount)} · 应付 due ${yuan(sheet.total)} (含税 VAT ${yuan(sheet.vat)})`,
    ...(sheet.others ?? []).map(({ payer, lines, total }) => {
      const work = lines.map(({ lineId }) => workOf(order, lineId)).join('、');
      return `由${payerNames[payer]}承担 paid by others: ${work} ${yuan(total)}`;
    }),
  ].join('\n');

/** What is done and owed, what is missing, and when the car comes back. */
export const leaveText = (order: RepairOrder, { revision, returnDay, owed }: Leave): string =>
  [
    `暂时离店单 Leave for now ${order.number}-${revision}`,
    ...order.lines.filter(isDone).map((line) => `已完成 done: ${line.work} ${yuan(linePrice(line))}${payerNote(line)}`),
    ...order.lines
      .filter(isOpen)
      .map((line) => `未完成 not done yet: ${line.work} ${line.supply?.expectedDay ?? ''}`.trimEnd()),
    `已完成项目应付，结算时付清 owed for what is done, payable at the settlement: ${yuan(owed)}`,
    `约定返店日 back on ${returnDay}`,
    '车辆已检验，可以行驶；未完成项目待到件后凭本单返店施工。/ The car was checked and is safe to drive; what is not done yet is done on this order when the parts are here.',
  ].join('\n');

export const deliveryText = (order: RepairOrder): string =>
  `随车工具与物品已清点，外观已检视，无异议。/ Tools and articles counted, exterior viewed, no objection. ${order.number}`;

export const pickupText = (order: RepairOrder): string =>
  `取车联 Pick-up slip: 车辆已提取 vehicle collected. ${order.number}`;

/**
 * The sheet in the customer's hands; where result and sheet are signed together, the one that is presented next, so that it is read
 * through before.
 */
export function sheetShown(order: RepairOrder): SettlementSheet | undefined {
  const isAhead = order.stage === 'acceptance' && procedureOf(order).signatures === 'together';
  return order.settlement ?? (isAhead ? sheetOf(order, 0) : undefined);
}

/** What the customer signs once more after a correction, by paper. */
export const renewedTexts = (order: RepairOrder): { readonly [D in Document]?: string } => ({
  preInspection: preInspectionText(order),
  articlesList: articlesText(order),
  result: resultText(order),
});

/**
 * The text for each consent that can be asked for now, by command; for an extra item by
 * `answerExtraItem/` and its id, for a paper that is signed anew by `signCorrected/` and the paper.
 */
export function consentTexts(order: RepairOrder): Readonly<Record<string, string>> {
  const { estimate, extraItems } = order;
  const sheet = sheetShown(order);
  const promise = askedPromise(order);
  return {
    signPreInspection: preInspectionText(order),
    signDocumentDifferences: documentDifferencesText(order),
    signArticlesList: articlesText(order),
    answerDiagnosis: diagnosisText(order),
    ...(estimate && { signOrderAsCustomer: orderText(order, estimate) }),
    ...(promise && { answerPromise: promiseText(order, promise) }),
    ...(order.leave && { signLeave: leaveText(order, order.leave) }),
    acceptResult: resultText(order),
    ...(sheet && { agreeSettlement: settlementText(order, sheet) }),
    signDelivery: deliveryText(order),
    returnPickupSlip: pickupText(order),
    ...Object.fromEntries(
      askedChanges(order).map((change) => [`answerItemChange/${change.changeId}`, itemChangeText(order, change)]),
    ),
    ...Object.fromEntries(
      voidedSignatures(order).map((document) => [`signCorrected/${document}`, renewedTexts(order)[document] ?? '']),
    ),
    ...Object.fromEntries(
      extraItems.filter(isPending).map((item) => [`answerExtraItem/${item.itemId}`, extraItemText(order, item)]),
    ),
  };
}
