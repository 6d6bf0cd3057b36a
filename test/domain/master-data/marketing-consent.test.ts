import {
  checkMarketingStatement,
  marketingChannels,
  mayMarketTo,
  type MarketingStatement,
} from '../../../domain/master-data/marketing-consent';

const customer = { id: 'C-001', role: 'customer' } as const;
const wang = { id: 'wang', role: 'serviceAdvisor' } as const;
const said = (given: boolean, at: number, by: MarketingStatement['by'] = wang): MarketingStatement => ({
  channel: 'sms',
  given,
  words: given ? '好的' : '不要再发了',
  by,
  at,
});

test('M-06 nobody who said nothing has agreed, by any channel', () => {
  for (const channel of marketingChannels) expect(mayMarketTo([], channel)).toBe(false);
});

test('M-06 a yes counts for its channel alone, until it is taken back', () => {
  const yes = [said(true, 1)];
  expect(marketingChannels.filter((channel) => mayMarketTo(yes, channel))).toEqual(['sms']);
  expect(mayMarketTo([...yes, said(false, 2)], 'sms')).toBe(false);
  expect(mayMarketTo([...yes, said(false, 2), said(true, 3)], 'sms')).toBe(true);
});

test('M-06 what was said last counts, in whichever order it is read; of two at once the refusal', () => {
  expect(mayMarketTo([said(false, 2), said(true, 1)], 'sms')).toBe(false);
  for (const both of [
    [said(true, 5), said(false, 5)],
    [said(false, 5), said(true, 5)],
  ])
    expect(mayMarketTo(both, 'sms')).toBe(false);
});

describe('M-06 what customers took back themselves', () => {
  const takenBack = [said(true, 1), said(false, 2, customer)];

  test('nobody of the store gives again', () => {
    expect(() => checkMarketingStatement(takenBack, said(true, 3))).toThrow('consentTakenBackByCustomer');
    // and a refusal in between opens no way round it
    expect(() => checkMarketingStatement([...takenBack, said(false, 3)], said(true, 4))).toThrow(
      'consentTakenBackByCustomer',
    );
  });

  test('the customer gives again, and the store may still say no', () => {
    expect(() => checkMarketingStatement(takenBack, said(true, 3, customer))).not.toThrow();
    expect(() => checkMarketingStatement(takenBack, said(false, 3))).not.toThrow();
    const again = [...takenBack, said(true, 3, customer)];
    expect(() => checkMarketingStatement([...again, said(false, 4)], said(true, 5))).not.toThrow();
  });
});
