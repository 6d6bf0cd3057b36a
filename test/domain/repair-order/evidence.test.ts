import { firstBreak, seal } from '../../../domain/kernel/evidence';
import { givenOrder, type Move } from '../../support/given-order';
import { actor, consent, inAcceptance, inFinalCheck, presented, walkedRound } from '../../support/order-events';
import { delivered } from '../../support/simulate-order';

/** Made by the commands of a whole visit. */
const whole = delivered().order.evidence;

test('every paper of a visit stands in one chain', () => {
  expect(whole.map(({ document }) => document)).toEqual([
    'preInspection',
    'articlesList',
    'order',
    'result',
    'settlement',
    'delivery',
    'pickupSlip',
  ]);
  expect(firstBreak(whole)).toBeUndefined();
});

test.each([
  ['the pre-inspection', walkedRound(), ['wang', 'signPreInspection', { consent }]],
  ['the result', inAcceptance(), ['wang', 'acceptResult', { consent }]],
  ['the settlement', presented(), ['settlement', 'agreeSettlement', { revision: 1, total: 49_300, consent }]],
  ['the delivery', inFinalCheck(), ['wang', 'signDelivery', { consent }]],
] as const)(
  '%s is approved with text, channel, time and who recorded it, at the end of the chain',
  (_what, events, move: Move) => {
    const order = givenOrder(events);
    const { evidence } = order.when(move).state();
    expect(evidence).toHaveLength(order.order.evidence.length + 1);
    expect(evidence.at(-1)).toMatchObject({
      order: order.order.number,
      text: expect.stringContaining(order.order.number),
      consent,
      at: order.now,
      recordedBy: actor(move[0]),
    });
    expect(firstBreak(evidence)).toBeUndefined();
  },
);

test.each([
  ['word', { text: 'other' }],
  ['amount', { total: 1 }],
  ['time', { at: 0 }],
  ['answer', { answer: 'declined' as const }],
])('T22 a changed %s is located in every entry', (_what, change) => {
  for (const index of whole.keys()) {
    const forged = whole.map((one, n) => (n === index ? { ...one, ...change } : one));
    expect(firstBreak(forged)).toBe(index);
  }
});

test('T22 a removed entry and an exchanged one are located', () => {
  expect(firstBreak(whole.toSpliced(2, 1))).toBe(2);
  const { hash: _hash, ...first } = whole[0]!;
  expect(firstBreak([seal({ ...first, total: 1 }, []), ...whole.slice(1)])).toBe(1);
});
