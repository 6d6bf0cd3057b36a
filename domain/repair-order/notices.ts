import { deadlineNotices, isSent, toRole, type Notice, type NoticeTemplate } from '../kernel/notice';
import { awaitsSecondPerson, creditDeciders } from './credit';
import { feeWaivers } from './fee-waiver';
import type { RepairOrder, RepairOrderEvent } from './state';

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
    return [{ ...customer('approvalReceipt'), facts: { number, what, total }, urgent: true }];
  }
  if (event.type === 'paymentReceived')
    return [{ ...customer('paymentReceipt'), facts: { number, total: event.amount }, urgent: true }];
  if (event.type === 'exitPassIssued') return [{ ...customer('exitPassReceipt'), urgent: true }];
  if (event.type === 'newsTold' && isSent(event.channel))
    return [{ ...customer('customerNews'), facts: { number, words: event.words } }];
  if (event.type === 'customerTold' && isSent(event.channel))
    return [{ ...customer('customerNews'), facts: { number, words: event.about } }];
  // T-13: said to whoever the promise was made to, also by whoever says that they were told
  if (event.type === 'promiseMoved') return [{ ...customer('promiseMoved'), facts: { number, at: event.promisedAt } }];
  if (event.type === 'customerNotified') return isSent(event.channel) ? [customer('readyForPickup')] : [];
  if (event.type === 'creditReleased' && awaitsSecondPerson(order))
    return creditDeciders.flatMap((role) => toRole(role, null, 'creditToDecide', { number }));
  if (event.type === 'feeWaiverRequested')
    return feeWaivers.flatMap((role) => toRole(role, null, 'feeWaiverToDecide', { number }));
  if (event.type !== 'deadlinePassed') return [];
  const reminded = event.timer === 'T-15' && event.to.includes('customer') ? [customer('extraItemReminder')] : [];
  const late = event.timer === 'T-13' && event.subject.startsWith('promise-');
  const promise = late ? [customer(event.reaction === 'warn' ? 'promiseAtRisk' : 'promiseBroken')] : [];
  return [...deadlineNotices(number, event), ...reminded, ...promise];
}
