import { MINUTE } from '../../../domain/kernel/process';
import { consentTexts } from '../../../domain/repair-order/consent-texts';
import type { PartLine } from '../../../domain/repair-order/work-line';
import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  confirmed,
  consent,
  drafted,
  estimating,
  oil,
  shown,
  signedByAdvisor,
  totalOf,
  withOpeningHours,
} from '../../support/order-events';

const draft = (change: object, lines: readonly object[] = [oil]): Move => [
  'wang',
  'draftEstimate',
  { method: 'system', lines, ...change },
];
const withPart = (change: Partial<PartLine>) => ({ ...oil, parts: [{ ...oil.parts[0]!, ...change }] });
const present = (change: object = {}): Move => [
  'wang',
  'presentEstimate',
  { workshopLoadMinutes: 0, guaranteePresented: true, ...change },
];

describe('methods', () => {
  const risky = [{ ...oil, risk: 5_000 }];

  test('C-06 each estimate names its method; the system estimate needs no reason', () => {
    givenOrder(estimating())
      .when(draft({}))
      .then({ type: 'estimateDrafted', revision: 1, method: 'system', lines: [oil], noGuarantee: false });
    expect(malformed(draft({ method: undefined }))).toEqual(['method']);
  });

  test('C-07 a symptom estimate needs a system that cannot be located, and prices the risk', () => {
    const order = givenOrder(estimating());
    order.when(draft({ method: 'symptom' }, risky)).thenRejected('methodNotAllowed');
    order.when(draft({ method: 'symptom', reason: 'systemNotLocatable' })).thenRejected('riskMissing');
    const accepted = order.when(draft({ method: 'symptom', reason: 'systemNotLocatable' }, risky));
    expect(accepted.state().estimate).toMatchObject({ method: 'symptom', lines: risky });
  });

  test('a system estimate prices no risk', () =>
    givenOrder(estimating()).when(draft({}, risky)).thenRejected('methodNotAllowed'));

  test.each(['lowTechnology', 'marketPrice', 'specifiedByCustomer'])(
    'C-08 item pricing is allowed for %s once the quality caveat was explained',
    (reason) => {
      const order = givenOrder(estimating());
      order.when(draft({ method: 'item', reason })).thenRejected('caveatNotExplained');
      const accepted = order.when(draft({ method: 'item', reason, caveatExplained: true }));
      accepted.then(expect.objectContaining({ type: 'estimateDrafted', method: 'item', reason }));
    },
  );

  test('C-08 item pricing has no other reasons', () =>
    givenOrder(estimating())
      .when(draft({ method: 'item', reason: 'systemNotLocatable', caveatExplained: true }))
      .thenRejected('methodNotAllowed'));
});

describe('parts', () => {
  test('C-09 each part says who supplies it and whether it is genuine', () => {
    expect(malformed(draft({}, [withPart({ suppliedBy: undefined as never })]))).toEqual([
      'lines.0.parts.0.suppliedBy',
    ]);
    expect(malformed(draft({}, [withPart({ origin: 'fake' as never })]))).toEqual(['lines.0.parts.0.origin']);
  });

  test.each([
    ['a part of the customer', { suppliedBy: 'customer' as const }],
    ['an aftermarket part at a key location', { origin: 'aftermarket' as const, keyLocation: true }],
  ])('%s needs the note that it carries no guarantee, and the note stands in what is signed', (_part, change) => {
    const line = withPart(change);
    givenOrder(estimating())
      .when(draft({}, [line]))
      .thenRejected('noGuaranteeNoteMissing', { parts: [line.parts[0]!.partNumber] });
    const noted = givenOrder(estimating()).when(draft({ noGuaranteeTold: true }, [line]));
    expect(noted.state().estimate?.noGuarantee).toBe(true);
    const signed = signedByAdvisor({ lines: [line] }).map((event) =>
      event.type === 'estimateDrafted' ? { ...event, noGuarantee: true } : event,
    );
    const payload = { revision: 1, total: totalOf([line]), consent, copiesGiven: 1 };
    expect(givenOrder(signed).when(['wang', 'signOrderAsCustomer', payload]).state().evidence.at(-1)?.text).toContain(
      '不承担技术质量保证',
    );
  });

  test('an aftermarket part elsewhere needs no note', () =>
    expect(
      givenOrder(estimating())
        .when(draft({}, [withPart({ origin: 'aftermarket', keyLocation: false })]))
        .state().estimate?.noGuarantee,
    ).toBe(false));

  test('a part of the customer costs nothing, whatever price was typed', () =>
    expect(totalOf([withPart({ suppliedBy: 'customer', unitPrice: 99_900 })])).toBe(oil.labour));

  test('a line id stands once', () =>
    givenOrder(estimating())
      .when(draft({}, [oil, oil]))
      .thenRejected('duplicateLine', { ids: ['L-1', 'L-1'] }));
});

describe('before it is shown', () => {
  test('an estimate is shown once there is one', () =>
    givenOrder(estimating()).when(present()).thenRejected('estimateMissing'));

  test('C-13 technician and parts specialist agree with the price before the customer sees it', () => {
    givenOrder(drafted())
      .when(present())
      .thenRejected('priceUnconfirmed', {
        missing: ['technician', 'partsSpecialist'],
      });
    const asTechnician = givenOrder(drafted()).when(['zhao', 'confirmEstimate']);
    asTechnician.then({ type: 'estimateConfirmed', as: 'technician' });
    givenOrder(after(drafted(), ['zhao', { type: 'estimateConfirmed', as: 'technician' }]))
      .when(present())
      .thenRejected('priceUnconfirmed', { missing: ['partsSpecialist'] });
    givenOrder(drafted()).when(['parts', 'confirmEstimate']).then({ type: 'estimateConfirmed', as: 'partsSpecialist' });
    expect(givenOrder(confirmed()).when(present()).state().stage).toBe('awaitingSignature');
  });

  test('C-13 each version is agreed anew', () => {
    const again = after(confirmed(), [
      'wang',
      { type: 'estimateDrafted', revision: 2, method: 'system', lines: [oil], noGuarantee: false },
    ]);
    givenOrder(again)
      .when(present())
      .thenRejected('priceUnconfirmed', { missing: ['technician', 'partsSpecialist'] });
  });

  test('C-11 the guarantee rules of the shop are presented, and stand in the text that is signed', () => {
    expect(malformed(present({ guaranteePresented: undefined }))).toEqual(['guaranteePresented']);
    expect(consentTexts(givenOrder(shown()).order)['signOrderAsCustomer']).toContain('质保3个月');
  });
});

describe('the promise', () => {
  const store = { opening: { policy: withOpeningHours } };

  test('C-12 it is the load told, the work and half an hour of margin, in working time', () => {
    const order = givenOrder(confirmed(store));
    const promisedAt = order.now + (90 + oil.labourMinutes + 30) * MINUTE;
    order
      .when(present({ workshopLoadMinutes: 90 }))
      .then({ type: 'estimatePresented', promisedAt, workshopLoadMinutes: 90 });
  });

  test('C-12 it counts from when the parts are there, over the night where need be', () =>
    givenOrder(confirmed(store))
      .when(present({ partsReadyAt: '2026-11-22T16:30:00+08:00' }))
      .then({
        type: 'estimatePresented',
        promisedAt: Date.parse('2026-11-23T08:40:00+08:00'),
        workshopLoadMinutes: 0,
        partsReadyAt: Date.parse('2026-11-22T16:30:00+08:00'),
      }));
});

describe('revisions', () => {
  test('the estimate may be revised any number of times before it is signed', () => {
    const revised = givenOrder(shown()).when(['wang', 'reviseEstimate', { wish: '便宜点' }]);
    revised.then({ type: 'estimateRevised', wish: '便宜点' });
    expect(revised.state().stage).toBe('estimating');
    let events = shown();
    for (const revision of [2, 3, 4]) {
      events = after(events, ['wang', { type: 'estimateRevised', wish: '再改' }]);
      givenOrder(events)
        .when(draft({}))
        .then({ type: 'estimateDrafted', revision, method: 'system', lines: [oil], noGuarantee: false });
      events = after(
        events,
        ['wang', { type: 'estimateDrafted', revision, method: 'system', lines: [oil], noGuarantee: false }],
        ['wang', (_past, { at }) => ({ type: 'estimatePresented', promisedAt: at + MINUTE, workshopLoadMinutes: 0 })],
      );
    }
  });

  test('what the advisor signed and promised does not outlive a revision', () => {
    const { estimate } = givenOrder(signedByAdvisor())
      .when(['wang', 'reviseEstimate', { wish: '便宜点' }])
      .state();
    expect(Object.keys(estimate!)).not.toContain('advisorSignedAt');
    expect(Object.keys(estimate!)).not.toContain('promisedAt');
  });
});

test('the order that is shown names items, labour, parts, total, promise and revision', () => {
  const text = consentTexts(givenOrder(shown()).order)['signOrderAsCustomer'];
  for (const written of [
    '小保养（机油机滤）',
    '工时费 labour ¥120.00',
    '材料费 parts ¥373.00',
    '合计 total ¥493.00',
    '承诺交车时间 promised 2026-11-22 11:56',
    'revision 1',
  ])
    expect(text).toContain(written);
});
