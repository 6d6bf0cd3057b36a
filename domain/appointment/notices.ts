import { deadlineNotices, toRole, type Notice } from '../kernel/notice';
import { adjusters } from '../repair-order/adjustments';
import { isDepositOpen } from './deposit-due';
import type { Appointment, AppointmentEvent } from './state';

const customerNotice = (
  { customer, number, slot }: Appointment,
  template: 'appointmentMade' | 'appointmentReminder' | 'appointmentOff',
): readonly Notice[] => {
  if (!slot && template !== 'appointmentOff') return [];
  const facts = slot ? { number, at: slot.startsAt } : { number };
  return [{ to: { customer: customer.id }, way: 'out', template, facts, urgent: false }];
};

/** H2: whatever happens to a customer's money is told to the phone on file at once. */
const moneyNotice = (
  { customer, number }: Appointment,
  template: 'paymentReceipt' | 'refundReceipt' | 'depositForfeited',
  total: number,
): Notice => ({ to: { customer: customer.id }, way: 'out', template, facts: { number, total }, urgent: true });

/** an appointment has ended with money in it. */
const depositNotices = ({ number, deposit }: Appointment): readonly Notice[] =>
  isDepositOpen(deposit) ? adjusters.flatMap((role) => toRole(role, null, 'depositToDecide', { number })) : [];

/** whom an event of an appointment is told to. */
export function noticesOf(appointment: Appointment, event: AppointmentEvent): readonly Notice[] {
  const { number, advisor, slot } = appointment;
  const at = slot?.startsAt ?? appointment.openedAt;
  switch (event.type) {
    case 'deadlinePassed':
      return [
        ...deadlineNotices(number, event),
        ...(event.timer === 'T-02' ? customerNotice(appointment, 'appointmentReminder') : []),
      ];
    case 'appointmentAgreed':
      return [
        ...(event.by.role === 'customer' ? toRole('serviceAdvisor', advisor, 'appointmentAgreed', { number, at }) : []),
        ...toRole('workshopSupervisor', null, 'appointmentAgreed', { number, at }),
        ...(appointment.job?.collected ? toRole('driver', null, 'carToFetch', { number, at }) : []),
        ...customerNotice(appointment, 'appointmentMade'),
      ];
    case 'slotLost':
    case 'slotLapsed':
    case 'depositLapsed':
      return toRole('serviceAdvisor', advisor, 'appointmentSlotGone', { number });
    case 'partsFoundShort':
      return [
        ...toRole('serviceAdvisor', advisor, 'appointmentPartsShort', { number }),
        ...toRole('partsSpecialist', null, 'appointmentPartsShort', { number }),
      ];
    case 'customerMissed':
      return [
        ...toRole('serviceAdvisor', advisor, 'customerMissed', { number }),
        ...toRole('workshopSupervisor', null, 'customerMissed', { number }),
      ];
    case 'noShowCalled':
      return depositNotices(appointment);
    case 'depositBooked':
      return [moneyNotice(appointment, 'paymentReceipt', event.amount)];
    case 'depositDecided':
      return [
        ...(event.kept > 0 ? [moneyNotice(appointment, 'depositForfeited', event.kept)] : []),
        ...(event.back > 0 ? toRole('cashier', null, 'depositToPayBack', { number, total: event.back }) : []),
      ];
    case 'depositPaidBack':
      return [moneyNotice(appointment, 'refundReceipt', event.amount)];
    case 'appointmentCalledOff':
      return [
        ...depositNotices(appointment),
        ...(event.by.role === 'customer' ? toRole('serviceAdvisor', advisor, 'appointmentCalledOff', { number }) : []),
        ...toRole('workshopSupervisor', null, 'appointmentCalledOff', { number }),
        ...(event.calledOffBy === 'shop' ? customerNotice(appointment, 'appointmentOff') : []),
      ];
    default:
      return [];
  }
}
