import { deadlineNotices, isSent, toRole, type Notice, type NoticeTemplate } from '../kernel/notice';
import type { Role } from '../kernel/actor';
import { adjusters } from './adjustments';
import type { CommandName } from './commands';
import { awaitsSecondPerson, creditDeciders } from './credit';
import { feeWaivers } from './fee-waiver';
import { hasShopParts } from './order-line';
import { isBackOrdered } from './part-supply';
import { askedPromise } from './promise';
import type { RepairOrder, RepairOrderEvent } from './state';

/** What a customer is reminded of, by the deadline that is near. */
const reminderOf: { readonly [timer: string]: NoticeTemplate | undefined } = {
  'T-15': 'extraItemReminder',
  'D-22': 'returnReminder',
  'E-05': 'pickupReminder',
};

/** D-18: whoever is told to do something hears of it at once; the order has the words. */
function internalNoticesOf(order: RepairOrder, event: RepairOrderEvent): readonly Notice[] {
  const { number } = order;
  const given = (role: Role, person: string | null, command: CommandName): readonly Notice[] =>
    toRole(role, person, 'workGiven', { number, command });
  switch (event.type) {
    case 'techniciansAssigned':
      return [event.lead, ...event.helpers].flatMap((person) => given('technician', person, 'startLine'));
    case 'technicianReassigned':
      return given('technician', event.successor, 'startLine');
    case 'washOrdered':
      return [...given('advisorAssistant', null, 'washCar'), ...given('driver', null, 'washCar')];
    case 'driverAssigned':
      return given('driver', event.driver, 'recordVehicleHandover');
    case 'technicianCalled':
      return [
        ...given('supportTechnician', null, 'acknowledgeCall'),
        ...given('technicalExpert', null, 'acknowledgeCall'),
      ];
    case 'counterMeasureRecorded':
      return given('technician', event.owner, 'reportMeasureDone');
    case 'partsBackOrdered':
      return given('serviceAdvisor', order.advisor, 'tellBackOrder');
    case 'leaveProposed':
      return given('qualitySpecialist', null, 'checkBeforeLeave');
    // C-18: what cannot be kept, the superior hears of, who answers for it now
    case 'commitmentReported':
      return toRole('serviceManager', null, 'commitmentReported', { number });
    case 'workPlanned':
      return event.late
        ? [
            ...toRole('workshopSupervisor', null, 'workshopFull', { number }),
            ...toRole('serviceAdvisor', order.advisor, 'workshopFull', { number }),
          ]
        : [];
    case 'messageSent':
      return toRole(event.to, null, 'messageToRead', { number });
    case 'estimateDeclined':
      return event.reason === 'prefersAppointment'
        ? toRole('serviceAdvisor', order.advisor, 'appointmentWished', { number: order.number })
        : [];
    case 'paymentVoidRequested':
    case 'refundRequested':
    case 'creditNoteRequested':
      return adjusters.flatMap((role) => toRole(role, null, 'adjustmentToDecide', { number }));
    case 'specialRequested':
      return given('businessSupervisor', null, 'decideSpecial');
    case 'feeWaiverRequested':
      return feeWaivers.flatMap((role) => toRole(role, null, 'feeWaiverToDecide', { number }));
    default:
      return [];
  }
}

/** D-08, D-09: what the customer has answered on the own page, the workshop reads for itself, and so do those who issue its parts. */
function answerNotices({ number, extraItems }: RepairOrder, event: RepairOrderEvent): readonly Notice[] {
  if (event.type !== 'extraItemAnswered' || event.by.role !== 'customer') return [];
  const item = extraItems.find(({ itemId }) => itemId === event.itemId);
  const takesParts = event.evidence.answer === 'approved' && item !== undefined && hasShopParts(item.line);
  const roles: readonly Role[] = ['workshopSupervisor', ...(takesParts ? (['partsSpecialist'] as const) : [])];
  return roles.flatMap((role) => toRole(role, null, 'answerArrived', { number }));
}

/** T-13: what a customer has answered is read by whoever asked, and a refusal by the manager, too. */
function promiseNotices({ number, advisor }: RepairOrder, event: RepairOrderEvent): readonly Notice[] {
  if (event.type !== 'promiseChangeAnswered') return [];
  const declined = event.evidence.answer === 'declined';
  return [
    ...(event.by.role === 'customer' || declined
      ? toRole('serviceAdvisor', advisor, 'promiseAnswered', { number })
      : []),
    ...(declined ? toRole('serviceManager', null, 'promiseAnswered', { number }) : []),
  ];
}

/** With these work goes on that waited for parts, or for the car. */
const goingOn: ReadonlySet<RepairOrderEvent['type']> = new Set([
  'partsArrived',
  'carReturned',
  'extraItemAnswered',
  'itemChanged',
  'itemChangeAnswered',
]);

/** What the customer is told when an order that stood still goes on: the time that it waited is added to the promise. */
function goesOn({ promise, round, standstill }: RepairOrder, event: RepairOrderEvent): number | undefined {
  const waited = round?.holds.at(-1);
  const isOver = !standstill && goingOn.has(event.type) && waited?.reason === 'parts' && waited.to === event.at;
  return isOver && promise?.agreedAt === event.at ? promise.at : undefined;
}

/** The messages that an event of a visit sends. */
export function noticesOf(order: RepairOrder, event: RepairOrderEvent): readonly Notice[] {
  const at = goesOn(order, event);
  const later: readonly Notice[] =
    at === undefined
      ? []
      : [
          {
            to: { customer: order.customer.id },
            way: 'out',
            template: 'promiseGoesOn',
            facts: { number: order.number, at },
            urgent: false,
          },
        ];
  return [...noticesOfEvent(order, event), ...later];
}

function noticesOfEvent(order: RepairOrder, event: RepairOrderEvent): readonly Notice[] {
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
      ...promiseNotices(order, event),
      // F-28: a car that may leave for now may leave as well
      ...(event.type === 'leaveSigned' ? [{ ...customer('exitPassReceipt'), urgent: true }] : []),
    ];
  }
  const answers = [...answerNotices(order, event), ...promiseNotices(order, event)];
  if (answers.length > 0) return answers;
  if (event.type === 'itemChangeAsked') return [customer('itemChangeAsked')];
  if (event.type === 'itemChanged' && isSent(event.toldBy)) return [customer('itemChanged')];
  if (event.type === 'depositReceived' || (event.type === 'paymentReceived' && event.payer === undefined))
    return [{ ...customer('paymentReceipt'), facts: { number, total: event.amount }, urgent: true }];
  if (event.type === 'refundPaid' && event.payer === 'customer')
    return [{ ...customer('refundReceipt'), facts: { number, total: event.amount }, urgent: true }];
  if (event.type === 'partsBackOrdered')
    return [
      { ...customer('partOnOrder'), facts: { number, day: event.expectedDay } },
      ...internalNoticesOf(order, event),
    ];
  if (event.type === 'partsArrived' && order.stage === 'awaitingReturn' && !order.lines.some(isBackOrdered))
    return [customer('partsHere')];
  if (event.type === 'exitPassIssued') return [{ ...customer('exitPassReceipt'), urgent: true }];
  if (event.type === 'newsTold' && isSent(event.channel))
    return [{ ...customer('customerNews'), facts: { number, words: event.words } }];
  if (event.type === 'customerTold' && isSent(event.channel))
    return [{ ...customer('customerNews'), facts: { number, words: event.about } }];
  // T-13: said to whoever the promise was made to, also by whoever says that they were told
  if (event.type === 'promiseMoved') return [{ ...customer('promiseMoved'), facts: { number, at: event.promisedAt } }];
  if (event.type === 'promiseChangeAsked')
    return [{ ...customer('promiseAsked'), facts: { number, at: event.promisedAt } }];
  if (event.type === 'collectionAgreed') return isSent(event.channel) ? [customer('pickupReminder')] : [];
  if (event.type === 'customerNotified') return isSent(event.channel) ? [customer('readyForPickup')] : [];
  if (event.type === 'creditReleased' && awaitsSecondPerson(order))
    return creditDeciders.flatMap((role) => toRole(role, null, 'creditToDecide', { number }));
  if (event.type === 'orderVoided')
    return [
      ...(event.by.role === 'serviceManager' ? [] : toRole('serviceManager', null, 'orderVoided', { number })),
      // whoever has signed something is told that it holds no more
      ...(order.evidence.length > 0 ? [customer('orderVoided')] : []),
    ];
  if (event.type !== 'deadlinePassed') return internalNoticesOf(order, event);
  const reminder = event.subject.startsWith('change-') ? 'itemChangeAsked' : reminderOf[event.timer];
  const reminded = event.to.includes('customer') ? reminder : undefined;
  const late = event.timer === 'T-13' && event.subject.startsWith('promise-');
  const asked = event.timer === 'T-13' && event.to.includes('customer') ? askedPromise(order) : undefined;
  const again = asked && !late ? [{ ...customer('promiseAsked'), facts: { number, at: asked.to } }] : [];
  const promise = late ? [customer(event.reaction === 'warn' ? 'promiseAtRisk' : 'promiseBroken')] : [];
  return [...deadlineNotices(number, event), ...(reminded ? [customer(reminded)] : []), ...promise, ...again];
}
