import { scan } from '../../fixtures/scenarios';
import { atSettlement, inDays, payAndLeave, type Story } from './steps';

/** Visits whose price, payment or delivery is not the usual one. */
export const settlementVisits: readonly Story[] = [
  {
    title: '打折 · discount within the business supervisor’s limit',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      await visit.do('settlement', 'requestDiscount', { amount: 4_000, reason: '老客户' });
      await visit.do('supervisor', 'decideDiscount', { granted: 3_000, reason: '同意30元' });
      return payAndLeave(visit);
    },
  },
  {
    title: '大额打折 · discount above the limit, countersigned',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      await visit.do('settlement', 'requestDiscount', { amount: 12_000, reason: '等待时间过长' });
      await visit.do('supervisor', 'decideDiscount', { granted: 12_000, reason: '补偿' });
      await visit.do('manager', 'countersignDiscount');
      return payAndLeave(visit);
    },
  },
  {
    title: '不予打折 · discount declined',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      await visit.do('settlement', 'requestDiscount', { amount: 4_000, reason: '希望便宜' });
      await visit.do('supervisor', 'decideDiscount', { granted: 0, reason: '已是活动价' });
      return payAndLeave(visit);
    },
  },
  {
    title: '部分付款、赊欠放行 · partial payment, released on credit',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      const total = await visit.agreeToSheet();
      await visit.pay(total - 20_000);
      await visit.refused('notPaid', 'settlement', 'completeSettlement');
      await visit.do('supervisor', 'releaseOnCredit', { reason: '协议单位月结', dueDay: inDays(30) });
      await visit.release();
      await visit.hand();
      await visit.leave();
      // what was owed is paid when the car has been gone for a while
      await visit.pay(20_000, 'P-2');
      return visit;
    },
  },
  {
    title: '两次付清 · two payments, cash with change',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      const total = await visit.agreeToSheet();
      await visit.do('cashier', 'receivePayment', {
        paymentId: 'P-1',
        method: 'cash',
        amount: 10_000,
        received: 15_000,
        change: 5_000,
        amountRepeated: true,
      });
      await visit.refused('amountUnrepeated', 'cashier', 'receivePayment', {
        paymentId: 'P-2',
        method: 'cash',
        amount: 1_000,
        received: 1_000,
        change: 0,
      });
      await visit.refused('paymentExceedsDue', 'cashier', 'receivePayment', {
        paymentId: 'P-2',
        method: 'cash',
        amount: total,
        received: total,
        change: 0,
      });
      await visit.pay(total - 10_000, 'P-2');
      await visit.release();
      await visit.hand();
      await visit.leave();
      return visit;
    },
  },
  {
    title: '交车异议 · dispute at delivery, settled by the manager',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      await visit.pay(await visit.agreeToSheet());
      await visit.release();
      await visit.hand();
      await visit.do('wang', 'disputeDelivery', { objection: '后视镜有新划痕' });
      await visit.refused('notDuringStage', 'wang', 'signDelivery', { consent: scan('too early') });
      await visit.do('manager', 'resolveDispute', { resolution: '对照预检单为原有划痕，赠抛光一次' });
      await visit.leave();
      return visit;
    },
  },
];
