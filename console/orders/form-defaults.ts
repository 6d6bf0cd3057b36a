import { customerPrice, customerTotal, linePrice } from '../../domain/repair-order/amounts';
import type { CommandName } from '../../domain/repair-order/commands';
import { workIn } from '../../domain/repair-order/maintenance-work';
import type { Language } from '../../domain/values/bilingual';
import { yuan } from '../../domain/values/money';
import type { CommandTarget, FormDefaults } from '../shared/forms/command-target';
import { ownEscalationTarget } from '../shared/forms/escalation-target';
import type { OrderOutline, OrderView, WholeOrder } from '../shared/server/replies';
import { catalogue } from '../../texts';
import { correctionDefaults } from './correction-targets';
import { heardOnPhone } from './heard-on-phone';
import { moneyDefaults } from './money-defaults';
import { textsIn } from '../shared/texts/use-texts';

type OrderLine = OrderView['lines'][number];
type ExtraItem = OrderView['extraItems'][number];
type DefaultsByCommand<Order> = { readonly [C in CommandName]?: (order: Order, language: Language) => FormDefaults };

const line = ({ lineId, work }: OrderLine): CommandTarget => ({ key: lineId, label: work, values: { lineId } });
const lineOption = ({ lineId, work }: OrderLine) => ({ value: lineId, label: work });
const item = ({ itemId, line: offered, delayMinutes }: ExtraItem): CommandTarget => {
  const delayIn = (language: Language) => textsIn(language).t('minutes', { n: delayMinutes });
  const priced = `${offered.work} · ${yuan(linePrice(offered))} · +`;
  return {
    key: itemId,
    label: { zh: `${priced}${delayIn('zh')}`, en: `${priced}${delayIn('en')}` },
    values: { itemId },
  };
};
const lines = (order: OrderView): FormDefaults => ({ targets: order.lines.map(line) });
const lineIds = (order: OrderView): FormDefaults => ({ options: { lineIds: order.lines.map(lineOption) } });
const abnormalities = (order: OrderView): FormDefaults => ({
  targets: order.abnormalities.map(({ abnormalityId, description, measure }) => ({
    key: abnormalityId,
    label: measure ?? description ?? abnormalityId,
    values: { abnormalityId },
  })),
});
/** The parts of the one line that is chosen are chosen from. */
const partLines = (order: OrderView): FormDefaults => ({
  targets: order.lines.map((one) => ({
    ...line(one),
    options: { partNumbers: shopOptions(one) },
  })),
});
const isFromShop = ({ suppliedBy }: OrderLine['parts'][number]): boolean => suppliedBy === 'shop';
const shopOptions = ({ parts }: OrderLine) =>
  parts.filter(isFromShop).map(({ partNumber, name }) => ({ value: partNumber, label: `${name} · ${partNumber}` }));
const returnedLines = (order: OrderView): FormDefaults => ({
  targets: order.lines.map((one) => ({ ...line(one), options: { partNumber: shopOptions(one) } })),
});
const items = ({ extraItems }: OrderView): FormDefaults => ({ targets: extraItems.map(item) });
const commitments = (order: WholeOrder): FormDefaults => ({
  targets: order.commitments.map(({ commitmentId, promise }) => ({
    key: commitmentId,
    label: promise ?? commitmentId,
    values: { commitmentId },
  })),
});
const workOf = ({ lineId, work, labourMinutes, labour, parts, risk, payer, category }: OrderLine) => ({
  lineId,
  work,
  labourMinutes,
  labour,
  parts,
  ...(risk !== undefined && { risk }),
  ...(payer && { payer }),
  ...(category && { category }),
});
const used = ({ partNumber, quantity }: OrderLine['parts'][number]) => ({ partNumber, quantity });
type Change = NonNullable<OrderView['itemChanges']>[number];
const askedOf = ({ itemChanges = [] }: OrderView): readonly Change[] =>
  itemChanges.filter(({ answer, toldBy }) => answer === undefined && toldBy === undefined);
const change = ({ changeId, before, to }: Change): CommandTarget => ({
  key: changeId,
  label: `${before.work} ${yuan(linePrice(before))} → ${to ? `${to.work} ${yuan(linePrice(to))}` : '—'}`,
  values: { changeId },
});

/** D-20, E-01: the standard by which work is usually done and checked. */
const usualStandard = (language: Language) => ({ standard: textsIn(language).t('usualStandard') });

/** What whoever works on the visit sends. */
const workshop: DefaultsByCommand<OrderView> = {
  acknowledgeCall: ({ calls }) => ({
    targets: calls.map(({ callId, doubt }) => ({ key: callId, label: doubt ?? callId, values: { callId } })),
  }),
  assignTechnicians: lineIds,
  reassignTechnician: ({ lines: given }) => ({
    initial: { predecessor: given.find(({ assigned }) => assigned !== undefined)?.assigned?.lead },
  }),
  issueParts: lines,
  reserveParts: lines,
  noteArrival: lines,
  backOrderParts: partLines,
  returnParts: returnedLines,
  startLine: lines,
  finishLine: (order, language) => ({
    initial: usualStandard(language),
    targets: order.lines.map((one) => ({
      ...line(one),
      initial: { replacedParts: one.parts.filter(isFromShop).map(({ name }) => name) },
    })),
  }),
  passQuality: (_order, language) => ({ initial: usualStandard(language) }),
  checkBeforeLeave: (_order, language) => ({ initial: usualStandard(language) }),
  failQuality: lineIds,
  rejectResult: lineIds,
  // most are called, and most pick up
  contactCustomer: (order) => ({ ...items(order), initial: { channel: 'phone', reached: true } }),
  relayAnswer: (order) => ({
    ...items(order),
    initial: { workshopPerson: order.lines.find(({ assigned }) => assigned !== undefined)?.assigned?.lead },
  }),
  withdrawExtraItem: items,
  acknowledgeAnswer: items,
  confirmPhoneConsent: heardOnPhone,
  correctFact: correctionDefaults,
  changeItem: (order) => ({
    targets: order.lines.map((one) => ({ ...line(one), initial: { line: workOf(one) } })),
  }),
  recordUsedParts: (order) => ({
    targets: order.lines.map((one) => ({ ...line(one), initial: { used: one.parts.map(used) } })),
  }),
  withdrawItemChange: (order) => ({ targets: askedOf(order).map(change) }),
  recordCounterMeasure: abnormalities,
  reportMeasureDone: abnormalities,
};

const drives = ({ transports }: Pick<OrderView, 'transports'>): FormDefaults => ({
  targets: transports.map(({ transportId, driver }) => ({
    key: transportId,
    label: { person: driver },
    values: { transportId },
  })),
});
const onRoad: DefaultsByCommand<Pick<OrderView, 'transports'>> = {
  confirmDeparture: drives,
  recordVehicleHandover: drives,
};

const frontDesk: DefaultsByCommand<WholeOrder> = {
  ...moneyDefaults,
  tellBackOrder: ({ lines: waiting }) => ({
    targets: waiting.map((one) => ({ ...line(one), label: `${one.work} · ${one.supply?.expectedDay ?? ''}` })),
  }),
  answerExtraItem: ({ extraItems, shown, phoneWitnesses = [] }) => ({
    ...heardBy(phoneWitnesses.at(-1)?.by),
    targets: extraItems.map((one) => {
      const text = shown[`answerExtraItem/${one.itemId}`];
      return {
        ...item(one),
        values: { itemId: one.itemId, total: customerPrice(one.line), delayMinutes: one.delayMinutes },
        ...(text !== undefined && { shown: text }),
      };
    }),
  }),
  answerItemChange: (order) => ({
    targets: askedOf(order).map((one) => {
      const text = order.shown[`answerItemChange/${one.changeId}`];
      return {
        ...change(one),
        values: { changeId: one.changeId, total: one.to ? customerPrice(one.to) : 0 },
        ...(text !== undefined && { shown: text }),
      };
    }),
  }),
  answerPromise: ({ promiseChange }) =>
    promiseChange && promiseChange.answer === undefined
      ? {
          targets: [
            {
              key: String(promiseChange.revision),
              label: promiseChange.reason,
              values: { revision: promiseChange.revision, promisedAt: promiseChange.to },
            },
          ],
        }
      : {},
  signCorrected: ({ shown }) => ({
    targets: Object.entries(shown)
      .filter(([name]) => name.startsWith('signCorrected/'))
      .map(([name, text]) => {
        const document = name.slice('signCorrected/'.length);
        return {
          key: document,
          label: { zh: textsIn('zh').value(document), en: textsIn('en').value(document) },
          values: { document },
          shown: text,
        };
      }),
  }),
  signOrderAsCustomer: ({ estimate, highlights }) =>
    estimate ? { ...sum(estimate.revision, customerTotal(estimate.lines)), highlights } : {},
  agreeSettlement: ({ settlement }) => (settlement ? sum(settlement.revision, settlement.total) : {}),
  recordAftercare: ({ maintenance }, language) => {
    if (!maintenance) return {};
    const { basis, nodes } = maintenance.proposed;
    const [first] = nodes;
    const inLanguage = nodes.map((node) => ({ ...node, work: workIn(language, node.work) }));
    return {
      initial: {
        nextDay: first?.day,
        nextKilometres: first?.kilometres,
        maintenancePlan: { basis, nodes: inLanguage },
      },
    };
  },
  updateDms: ({ aftercare }) => ({
    initial: { nextDay: aftercare?.nextDay, nextKilometres: aftercare?.nextKilometres },
  }),
  handOver: ({ advisor }) => ({ initial: { predecessor: advisor } }),
  tellNews: ({ news = [] }) => ({
    targets: news.map(({ newsId, about }) => ({
      key: newsId,
      label: catalogue.events[about === 'hold' ? 'workHeld' : 'abnormalityReported'],
      values: { newsId },
    })),
  }),
  fulfilCommitment: commitments,
  reportCommitment: commitments,
  payFee: ({ fee }) => ({ initial: { amount: fee?.amount } }),
  openGateForLeave: ({ leave }) => ({ initial: { exitPass: leave?.pass?.number } }),
  decideDiscount: ({ discount }) => ({ initial: { granted: discount?.amount } }),
  draftEstimate: ({ estimate }) => ({
    initial: { method: 'system', ...(estimate && { method: estimate.method, lines: estimate.lines }) },
  }),
  // each is ticked as it is pointed out
  signOrderAsAdvisor: ({ highlights }) => ({ highlights }),
  recordNeeds: ({ arrival }) => ({ initial: { needs: [{ words: arrival.symptoms }] } }),
  acknowledgeEscalation: ({ escalations }) => ({ targets: escalations.map(ownEscalationTarget) }),
};

/** A colleague has just confirmed what was said on the phone: the answer was given there. */
const heardBy = (witness: string | undefined): FormDefaults =>
  witness === undefined ? {} : { initial: { consent: { channel: 'phone', witness } } };

/** The one sum that is agreed to, as it was presented. */
function sum(revision: number, total: number): FormDefaults {
  return { targets: [{ key: String(revision), label: yuan(total), values: { revision, total } }] };
}

/** What is known about a command of this order before anybody types. */
export function formDefaultsFor(command: string, order: OrderView | OrderOutline, language: Language): FormDefaults {
  const name = command as CommandName;
  const driven = 'transports' in order ? onRoad[name]?.(order, language) : undefined;
  if (driven) return driven;
  if (order.view !== 'whole') return order.view === 'work' ? (workshop[name]?.(order, language) ?? {}) : {};
  const shown = order.shown[command];
  return { ...(frontDesk[name] ?? workshop[name])?.(order, language), ...(shown !== undefined && { shown }) };
}
