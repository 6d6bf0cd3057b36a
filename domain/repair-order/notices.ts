import { deadlineNotices, isSent, toRole, type Notice, type NoticeTemplate } from '../kernel/notice';
import type { Role } from '../kernel/actor';
import { awaitsSecondPerson, creditDeciders } from './credit';
import { hasShopParts } from './order-line';
import type { RepairOrder, RepairOrderEvent } from './state';

/** D-08, D-09: what the customer has answered on the own page, the workshop reads for itself, and so do those who issue its parts. */
function answerNotices({ number, extraItems }: RepairOrder, event: RepairOrderEvent): readonly Notice[] {
  if (event.type !== 'extraItemAnswered' || event.by.role !== 'customer') return [];
  const item = extraItems.find(({ itemId }) => itemId === event.itemId);
  const takesParts = event.evidence.answer === 'approved' && item !== undefined && hasShopParts(item.line);
  const roles: readonly Role[] = ['workshopSupervisor', ...(takesParts ? (['partsSpecialist'] as const) : [])];
  return roles.flatMap((role) => toRole(role, null, 'answerArrived', { number }));
}

/** The messages that an event of a visit sends. */
export function noticesOf(order: RepairOrder, event: RepairOrderEvent): readonly Notice[] {
  const { number } = order;
  const customer = (template: NoticeTemplate): Notice => ({
    to: { customer: order.customer.id },
    way: 'out',
    template,
    facts: { number },
    urgent: false,
  });
  // H2: whatever was approved in the customer's name is told to the phone on file at once, at any hour
  if ('evidence' in event && event.evidence.answer === 'approved') {
    const { document: what, total } = event.evidence;
    return [
      { ...customer('approvalReceipt'), facts: { number, what, total }, urgent: true },
      ...answerNotices(order, event),
    ];
  }
  const answers = answerNotices(order, event);
  if (answers.length > 0) return answers;
  if (event.type === 'itemChanged' && isSent(event.toldBy)) return [customer('itemChanged')];
  if (event.type === 'paymentReceived')
    return [{ ...customer('paymentReceipt'), facts: { number, total: event.amount }, urgent: true }];
  if (event.type === 'exitPassIssued') return [{ ...customer('exitPassReceipt'), urgent: true }];
  if (event.type === 'customerNotified') return isSent(event.channel) ? [customer('readyForPickup')] : [];
  if (event.type === 'creditReleased' && awaitsSecondPerson(order))
    return creditDeciders.flatMap((role) => toRole(role, null, 'creditToDecide', { number }));
  if (event.type === 'orderVoided')
    return [
      ...(event.by.role === 'serviceManager' ? [] : toRole('serviceManager', null, 'orderVoided', { number })),
      // whoever has signed something is told that it holds no more
      ...(order.evidence.length > 0 ? [customer('orderVoided')] : []),
    ];
  if (event.type !== 'deadlinePassed') return [];
  const reminded = event.timer === 'T-15' && event.to.includes('customer') ? [customer('extraItemReminder')] : [];
  return [...deadlineNotices(number, event), ...reminded];
}
