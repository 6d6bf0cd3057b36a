import type { ListedCommand } from '../../shared/server/commands';
import type { WholeOrder } from '../../shared/server/replies';
import type { Acts, Typed } from './act';

const agree = ({ sheetShown, slips }: WholeOrder, { consent }: Typed): readonly ListedCommand[] => [
  ...(['workshop', 'parts'] as const)
    .filter((department) => !slips.includes(department))
    .map((department) => ({ type: 'collectSlips', department })),
  { type: 'acceptResult', consent },
  { type: 'presentSettlement', toldOneByOne: true },
  { type: 'agreeSettlement', revision: sheetShown?.revision, total: sheetShown?.total, consent },
];
const pay = (
  amount: number | undefined,
  { method, received = amount, reference, amountRepeated }: Typed,
): readonly ListedCommand[] => [
  { type: 'confirmInvoice', kind: 'personal' },
  {
    type: 'receivePayment',
    paymentId: 'P-1',
    method,
    amount,
    received,
    change: (received ?? 0) - (amount ?? 0),
    ...(reference && { reference }),
    amountRepeated,
  },
  { type: 'completeSettlement' },
];

/** F-02 to F-12: where the sheet is agreed to and the money is taken, by one person or by two. */
export const settlementActs: Acts<WholeOrder> = {
  settle: {
    during: 'acceptance',
    leads: 'acceptResult',
    roles: ['settlementClerk', 'cashier'],
    asks: ['method', 'received', 'reference', 'amountRepeated', 'consent'],
    shows: ['acceptResult', 'agreeSettlement'],
    commands: (order, typed) => [
      ...agree(order, typed),
      ...pay(order.sheetShown?.total, typed),
      { type: 'issueExitPass' },
    ],
  },
  agree: {
    during: 'acceptance',
    leads: 'acceptResult',
    roles: ['settlementClerk'],
    not: 'cashier',
    asks: ['consent'],
    shows: ['acceptResult', 'agreeSettlement'],
    commands: agree,
  },
  pay: {
    during: 'settlement',
    leads: 'receivePayment',
    when: ({ arrears }) => arrears !== null && arrears > 0,
    asks: ['method', 'received', 'reference', 'amountRepeated'],
    commands: (order, typed) => pay(order.arrears ?? undefined, typed),
  },
};
