import { scan } from '../../../dev/fixtures/scenarios';
import { firstBreak } from '../../../domain/kernel/evidence';
import { orderPaper } from '../../../domain/repair-order/papers';
import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  arrived,
  evidence,
  fold,
  presented,
  totalOf,
  oil,
  walkedRound,
  type HistoryStep,
} from '../../support/order-events';

const brother = { fullName: '赵小弟', relation: '弟弟', mobile: '13800000001' };
const company = { fullName: '途安物流公司', customerId: 'C-009' };
const names = (payload: object): Move => ['wang', 'nameParties', payload];
const named: HistoryStep = ['wang', { type: 'partiesNamed', bringer: brother, payer: company }];
const signs = (signer?: string): Move => [
  'wang',
  'signPreInspection',
  { consent: { ...scan('x'), ...(signer && { signer }) } },
];

test('B-02 whoever brings the car, its owner and whoever pays may be three people', () => {
  const order = givenOrder(arrived()).when(names({ bringer: brother }));
  order.then({ type: 'partiesNamed', bringer: brother });
  expect(order.state().parties).toEqual({ bringer: brother });
  const both = givenOrder(after(arrived(), ['wang', { type: 'partiesNamed', bringer: brother }]));
  both.when(names({ payer: company })).then({ type: 'partiesNamed', bringer: brother, payer: company });
  both.when(names({ bringer: brother })).then();
  both.when(names({})).then();
});

test('another may collect the car than has brought it: the last who was named counts', () => {
  const driver = { fullName: '钱司机', relation: '司机' };
  const later = givenOrder(after(arrived(), named)).when(names({ bringer: driver }));
  expect(later.state().parties).toEqual({ bringer: driver, payer: company });
});

test('a name, a relation and a number that can be called are asked for', () => {
  expect(malformed(names({ bringer: { fullName: '', relation: '弟弟' } }))).toEqual(['bringer.fullName']);
  expect(malformed(names({ bringer: { ...brother, mobile: '12' } }))).toEqual(['bringer.mobile']);
  expect(malformed(signs('somebody'))).toEqual(['consent.signer']);
});

test('C-20 each signs in the own name, which is sealed with what was shown; nobody signs who was not named', () => {
  const order = givenOrder(after(walkedRound(), named));
  const given = order.when(signs('bringer')).state().evidence;
  expect(given).toMatchObject([{ document: 'preInspection', signer: { as: 'bringer', fullName: '赵小弟' } }]);
  expect(firstBreak(given)).toBeUndefined();
  const forged = { ...given[0]!, signer: { as: 'bringer', fullName: '别人' } };
  expect(firstBreak([forged])).toBe(0);
  for (const owner of [undefined, 'owner'])
    expect(order.when(signs(owner)).state().evidence[0]).not.toHaveProperty('signer');
  givenOrder(walkedRound()).when(signs('bringer')).thenRejected('partyUnnamed', { signer: 'bringer' });
});

test('whoever pays agrees to the sheet in the own name', () => {
  const total = totalOf([oil]);
  const consent = { ...scan('sheet'), signer: 'payer' };
  const paid = givenOrder(after(presented(), named)).when([
    'settlement',
    'agreeSettlement',
    { revision: 1, total, consent },
  ]);
  expect(paid.state().evidence.at(-1)).toMatchObject({ signer: { as: 'payer', fullName: '途安物流公司' } });
});

test('the papers name all three, and who signed', () => {
  const events = after(presented(), named, [
    'settlement',
    (past, meta) => ({
      type: 'settlementAgreed',
      evidence: evidence('settlement', { total: totalOf([oil]) })(past, meta),
    }),
  ]);
  const signed = givenOrder(after(walkedRound(), named)).when(signs('bringer')).state();
  const source = {
    events,
    letterhead: {} as never,
    customer: { name: '张三', phone: '13900000000' },
    vehicle: { plate: '沪A00001', vin: 'x', model: 'x' },
    nameOf: (id: string) => id,
    wordOf: (word: string) => ({ zh: word, en: word }),
  };
  const sheet = JSON.stringify(orderPaper({ ...source, order: fold(events) }, 'settlement'));
  for (const name of ['张三', '赵小弟（弟弟）', '途安物流公司']) expect(sheet).toContain(name);
  const form = JSON.stringify(orderPaper({ ...source, order: signed }, 'pre-inspection'));
  expect(form).toMatch(/"赵小弟 \d{4}-/);
});
