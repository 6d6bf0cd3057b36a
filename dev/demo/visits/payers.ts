import { Unexpected } from '../../fixtures/process-client';
import type { RepairOrderClient } from '../../fixtures/repair-order-client';
import { menuLine, scan } from '../../fixtures/scenarios';
import { COMPANY } from '../../fixtures/store';
import { atSettlement, inWorkshop, oil, type Story } from './steps';

/** What is left of a visit once its account is settled. */
const handOver = async (visit: RepairOrderClient): Promise<RepairOrderClient> => {
  await visit.release();
  await visit.hand();
  await visit.leave();
  return visit;
};

const MANUFACTURER = { title: '远航汽车销售公司', taxNumber: '91350100M000100Y43' } as const;

/** Visits for which several pay, or whose money was put right. */
export const payerVisits: readonly Story[] = [
  {
    title:
      '保修、善意与自费 · the manufacturer pays the pads, the store the wipers, the customer the oil; each has an invoice',
    play: async (people, customer) => {
      const lines = [
        oil(),
        menuLine('BRAKE-F', 'L-2', { payer: 'manufacturer' }),
        menuLine('WIPER', 'L-3', { payer: 'goodwill', category: 'goods' }),
      ];
      const visit = await inWorkshop(people, customer, lines);
      await visit.work(lines);
      await visit.check();
      await visit.prepare();
      await visit.accept();
      await visit.refused('goodwillUndecided', 'settlement', 'presentSettlement', { toldOneByOne: true });
      await visit.do('supervisor', 'approveGoodwill', { amount: 14_000, reason: '上次维修后异响' });
      await visit.do('settlement', 'presentSettlement', { toldOneByOne: true });
      const { settlement: sheet } = await visit.read();
      const shares = sheet.others.map((share: { payer: string; total: number }) => [share.payer, share.total]);
      const expected = [
        ['manufacturer', 68_000],
        ['goodwill', 14_000],
      ];
      if (JSON.stringify(shares) !== JSON.stringify(expected))
        throw new Unexpected(`shared as ${JSON.stringify(shares)}`);
      const { revision, total } = sheet;
      await visit.do('settlement', 'agreeSettlement', { revision, total, consent: scan('own share') });
      await visit.refused('companyMissing', 'cashier', 'confirmInvoice', { kind: 'company' });
      await visit.do('cashier', 'confirmInvoice', { kind: 'company', ...COMPANY });
      await visit.pay(total);
      await visit.refused('invoiceUnconfirmed', 'settlement', 'completeSettlement');
      await visit.do('cashier', 'confirmInvoice', {
        payer: 'manufacturer',
        kind: 'company',
        claim: 'SP-20261127-7',
        ...MANUFACTURER,
      });
      await visit.do('settlement', 'completeSettlement');
      await visit.do('cashier', 'issueInvoice', { invoiceId: 'F-1', number: '26112701' });
      await visit.do('cashier', 'issueInvoice', { invoiceId: 'F-2', payer: 'manufacturer', number: '26112702' });
      await visit.do('settlement', 'issueExitPass');
      await visit.hand();
      await visit.leave();
      return visit;
    },
  },
  {
    title:
      '定金、减免与退款 · a deposit, a payment typed twice and voided, a credit note and a refund, each by two people',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      const deposit = { method: 'transfer', amount: 20_000, received: 20_000, change: 0, amountRepeated: true };
      await visit.refused('referenceMissing', 'cashier', 'receiveDeposit', { paymentId: 'D-1', ...deposit });
      await visit.do('cashier', 'receiveDeposit', { paymentId: 'D-1', ...deposit, reference: 'ICBC-881' });
      await visit.do('cashier', 'receiveDeposit', { paymentId: 'D-2', ...deposit, reference: 'ICBC-881' });
      await visit.do('cashier', 'requestPaymentVoid', {
        adjustmentId: 'J-1',
        paymentId: 'D-2',
        reason: '同一笔录了两次',
      });
      const granted = { answer: 'approved', reason: '已核对银行流水' };
      await visit.refused('forbidden', 'cashier', 'decideAdjustment', { adjustmentId: 'J-1', ...granted });
      await visit.do('finance', 'decideAdjustment', { adjustmentId: 'J-1', ...granted });
      await visit.work([oil()]);
      await visit.check();
      await visit.prepare();
      await visit.accept();
      const total = await visit.agree();
      await visit.pay(total - 20_000);
      await visit.do('settlement', 'requestCreditNote', { adjustmentId: 'J-2', amount: 5_000, reason: '洗车划痕' });
      await visit.do('supervisor', 'decideAdjustment', { adjustmentId: 'J-2', ...granted });
      await visit.refused('refundDue', 'settlement', 'completeSettlement');
      await visit.do('cashier', 'requestRefund', { adjustmentId: 'J-3', amount: 5_000, reason: '减免后多付' });
      await visit.do('finance', 'decideAdjustment', { adjustmentId: 'J-3', ...granted });
      await visit.do('cashier', 'payRefund', { adjustmentId: 'J-3', method: 'cash' });
      const { arrears } = await visit.read();
      if (arrears !== 0) throw new Unexpected(`the account must be even, not ${arrears}`);
      return handOver(visit);
    },
  },
  {
    title: '发票开错 · an invoice to the wrong company is taken back by a red-letter one, and another is issued',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      const total = await visit.agreeToSheet();
      await visit.do('cashier', 'confirmInvoice', { kind: 'company', ...MANUFACTURER });
      await visit.pay(total);
      await visit.do('cashier', 'issueInvoice', { invoiceId: 'F-1', number: '26112703' });
      await visit.do('cashier', 'confirmInvoice', { kind: 'company', ...COMPANY });
      const red = { invoiceId: 'F-1', number: '26112704', reason: '抬头有误' };
      await visit.refused('forbidden', 'cashier', 'issueRedInvoice', red);
      await visit.do('finance', 'issueRedInvoice', red);
      await visit.do('cashier', 'issueInvoice', { invoiceId: 'F-2', number: '26112705' });
      return handOver(visit);
    },
  },
];
