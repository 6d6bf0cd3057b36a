import { bilingual } from '../../domain/values/bilingual';
import { yuan } from '../../domain/values/money';
import { arrears, estimateTotal, linePrice } from '../../domain/repair-order/amounts';
import { isPending, type ExtraItem } from '../../domain/repair-order/extra-item';
import { isDone, type OrderLine } from '../../domain/repair-order/order-line';
import { noFormDefaults, type FormDefaults, type CommandTarget } from '../shared/forms/command-target';
import type { OrderView } from '../shared/server/shapes';
import { atStore } from '../shared/shell/store-time';
import { catalogue } from '../../texts';
import { nameOf } from '../../texts/text-in';
import type { Role } from '../../domain/kernel/actor';

const line = ({ lineId, work }: OrderLine): CommandTarget => ({ key: lineId, label: work, values: { lineId } });
const item = ({ itemId, line: offered, delayMinutes }: ExtraItem): CommandTarget => ({
  key: itemId,
  label: `${offered.work} · ${yuan(linePrice(offered))} · +${delayMinutes} min`,
  values: { itemId },
});
const subjects = (list: readonly CommandTarget[]): FormDefaults => ({ subjects: list });

/** An escalation is called after the deadline that raised it, and told apart by its time. */
export function escalationTarget({ id, timer, at }: OrderView['escalations'][number]): CommandTarget {
  const { zh, en } = nameOf(catalogue.timers, timer);
  const when = atStore(at).format('MM-DD HH:mm');
  return { key: id, label: bilingual(`${zh} · ${when}`, `${en} · ${when}`), values: { escalationId: id } };
}

/** Escalations that wait for one of these roles. */
export const escalationsFor = (
  { escalations }: { readonly escalations: OrderView['escalations'] },
  roles: readonly Role[],
): readonly CommandTarget[] =>
  escalations.filter(({ acknowledged, to }) => !acknowledged && roles.includes(to)).map(escalationTarget);

type DefaultsByCommand = Readonly<Record<string, (order: OrderView, roles: readonly Role[]) => FormDefaults>>;

const workshop: DefaultsByCommand = {
  issueParts: ({ lines }) =>
    subjects(
      lines
        .filter(
          ({ status, partsIssued, released, parts }) =>
            status !== 'cancelled' && !partsIssued && released && parts.length > 0,
        )
        .map(line),
    ),
  startLine: ({ lines }) =>
    subjects(lines.filter(({ status, released }) => status === 'authorised' && released).map(line)),
  finishLine: ({ lines }) =>
    subjects(lines.filter(({ status }) => status === 'started').map((one) => ({ ...line(one) }))),
  failQuality: ({ lines }) => ({ options: { lineIds: lines.filter(isDone).map(asOption) } }),
  rejectResult: ({ lines }) => ({ options: { lineIds: lines.filter(isDone).map(asOption) } }),
  contactCustomer: ({ extraItems }) => subjects(extraItems.filter(isPending).map(item)),
  answerExtraItem: ({ extraItems, shown }) =>
    subjects(
      extraItems.filter(isPending).map((one) => ({
        ...item(one),
        values: { itemId: one.itemId, total: linePrice(one.line), delayMinutes: one.delayMinutes },
        ...(shown[`answerExtraItem/${one.itemId}`] && { shown: shown[`answerExtraItem/${one.itemId}`]! }),
      })),
    ),
  relayAnswer: ({ extraItems }) =>
    subjects(
      extraItems
        .filter(({ answer, relayed }) => (answer === 'approved' || answer === 'declined') && !relayed)
        .map(item),
    ),
  withdrawExtraItem: ({ extraItems }) => subjects(extraItems.filter(isPending).map(item)),
  recordCounterMeasure: ({ abnormalities }) =>
    subjects(
      abnormalities
        .filter(({ measured }) => !measured)
        .map(({ abnormalityId }) => ({ key: abnormalityId, label: abnormalityId, values: { abnormalityId } })),
    ),
};
const asOption = ({ lineId, work }: OrderLine) => ({ value: lineId, label: work });

const frontDesk: DefaultsByCommand = {
  acknowledgeCall: ({ calls }) =>
    subjects(
      calls
        .filter(({ acknowledged }) => !acknowledged)
        .map(({ callId }) => ({ key: callId, label: callId, values: { callId } })),
    ),
  recordVehicleHandover: ({ transports }) =>
    subjects(
      transports
        .filter(({ given }) => !given)
        .map(({ transportId, driver }) => ({ key: transportId, label: driver, values: { transportId } })),
    ),
  signOrderAsCustomer: ({ estimate }) =>
    estimate
      ? subjects([
          {
            key: 'estimate',
            label: yuan(estimateTotal(estimate).total),
            values: { revision: estimate.revision, total: estimateTotal(estimate).total },
          },
        ])
      : noFormDefaults,
  fulfilCommitment: (order) => subjects(openCommitments(order)),
  reportCommitment: (order) => subjects(openCommitments(order)),
  payFee: ({ fee }) => ({ initial: { amount: fee?.amount } }),
  decideDiscount: ({ discount }) => ({ initial: { granted: discount?.amount } }),
  agreeSettlement: ({ settlement }) =>
    settlement
      ? subjects([
          {
            key: 'settlement',
            label: yuan(settlement.total),
            values: { revision: settlement.revision, total: settlement.total },
          },
        ])
      : noFormDefaults,
  receivePayment: (order) => {
    const amount = arrears(order);
    return { initial: { amount, received: amount, change: 0 } };
  },
  draftEstimate: ({ estimate }) => ({
    initial: { method: 'system', ...(estimate && { method: estimate.method, lines: estimate.lines }) },
  }),
  signOrderAsAdvisor: () => ({ initial: { pointedOut: ['items', 'time', 'amount', 'place'] } }),
  recordNeeds: ({ arrival }) => ({ initial: { needs: [{ words: arrival.symptoms }] } }),
  acknowledgeEscalation: (order, roles) => subjects(escalationsFor(order, roles)),
};

const openCommitments = ({ commitments }: OrderView): readonly CommandTarget[] =>
  commitments
    .filter(({ status }) => status === 'open')
    .map(({ commitmentId }) => ({ key: commitmentId, label: commitmentId, values: { commitmentId } }));

const defaults: DefaultsByCommand = { ...workshop, ...frontDesk };

/** What is known about a command of this order before anybody types. */
export function formDefaultsFor(command: string, order: OrderView, roles: readonly Role[]): FormDefaults {
  const shown = order.shown[command];
  return { ...defaults[command]?.(order, roles), ...(shown !== undefined && { shown }) };
}
