import { noticesOf } from '../../../domain/repair-order/notices';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  afterWaiting,
  fold,
  inQualityCheck,
  inRepair,
  lastAt,
  readyForPickup,
  type Events,
  type HistoryStep,
} from '../../support/order-events';

const breaks: HistoryStep = ['zhao', { type: 'abnormalityReported', abnormalityId: 'A-1', description: '断裂' }];
const holds = (reason: 'parts' | 'customer'): HistoryStep => ['workshop', { type: 'workHeld', reason }];
const abnormal = after(inRepair(), breaks);
const held = after(inRepair(), holds('parts'));
const tell = (newsId: string, channel = 'phone'): Move => [
  'wang',
  'tellNews',
  { newsId, words: '缺件，明日到', channel },
];
const commands = (events: Events) => tasksOf(fold(events)).map(({ command }) => command);

test.each([
  ['an abnormality', abnormal, 'A-1'],
  ['work that waits for a part', held, 'hold-1-1'],
])(
  'D-16 %s is news: the advisor tells the customer within 30 minutes, then the service manager hears of it',
  (_what, events, newsId) => {
    const order = givenOrder(events);
    expect(order.due('D-16')).toEqual(['30 remind serviceAdvisor', '120 escalate serviceManager']);
    expect(commands(events)).toContain('tellNews');
    const told = order.when(tell(newsId));
    told.then({ type: 'newsTold', newsId, words: '缺件，明日到', channel: 'phone' });
    expect(told.state().news).toEqual([expect.objectContaining({ newsId, toldAt: order.now })]);
    const after16 = after(events, ['wang', { type: 'newsTold', newsId, words: '缺件，明日到', channel: 'phone' }]);
    expect(givenOrder(after16).due('D-16')).toEqual([]);
    givenOrder(after16).when(tell(newsId)).then();
  },
);

test('D-16 what is said of one thing is not said of another', () => {
  const both = after(abnormal, holds('parts'), [
    'wang',
    { type: 'newsTold', newsId: 'A-1', words: '断裂', channel: 'phone' },
  ]);
  expect(givenOrder(both).due('D-16')).toHaveLength(2);
  const action = commands(both).filter((command) => command === 'tellNews');
  expect(action).toHaveLength(1);
  givenOrder(both).when(tell('A-9')).thenRejected('unknownNews', { newsId: 'A-9' });
});

test('D-16 a hold that the customer asked for is no news to the customer', () =>
  expect(givenOrder(after(inRepair(), holds('customer'))).order.news).toEqual(undefined));

test('D-16 each hold is news of its own', () => {
  const twice = after(held, ['workshop', { type: 'workResumed' }], holds('parts'));
  expect(givenOrder(twice).order.news?.map(({ newsId }) => newsId)).toEqual(['hold-1-1', 'hold-1-2']);
});

test('D-16 the deadline stands through the quality check, until the customer is called anyway', () => {
  const checked = inQualityCheck();
  const late = [...checked.slice(0, -1), ...after(checked.slice(0, -1), breaks).slice(-1), checked.at(-1)!];
  expect(givenOrder(late).due('D-16')).toHaveLength(2);
  const ready = readyForPickup();
  const index = ready.findIndex(({ type }) => type === 'vehicleReceived') + 1;
  const told = [...ready.slice(0, index), ...after(ready.slice(0, index), breaks).slice(-1), ...ready.slice(index)];
  expect(givenOrder(told).due('D-16')).toEqual([]);
  expect(givenOrder(told).order.news?.map(({ toldAt }) => toldAt)).toEqual([lastAt(ready)]);
});

test('D-16 by message the very words go to the phone on file, by phone nothing is sent', () => {
  const sent = (channel: 'sms' | 'phone') => {
    const events = after(abnormal, ['wang', { type: 'newsTold', newsId: 'A-1', words: '缺件，明日到', channel }]);
    return noticesOf(fold(events), events.at(-1)!);
  };
  expect(sent('sms')).toEqual([
    expect.objectContaining({
      to: { customer: 'C-002' },
      template: 'customerNews',
      facts: expect.objectContaining({ words: '缺件，明日到' }),
    }),
  ]);
  expect(sent('phone')).toEqual([]);
});

test('D-16 T-13 whoever moves the promise, the customer is told of it by the store itself', () => {
  const promisedAt = lastAt(inRepair()) + 86_400_000;
  const events = after(inRepair(), ['wang', { type: 'promiseMoved', promisedAt, reason: '等件', toldBy: 'phone' }]);
  expect(noticesOf(fold(events), events.at(-1)!)).toEqual([
    expect.objectContaining({
      to: { customer: 'C-002' },
      template: 'promiseMoved',
      facts: { number: 'RO-S01-20261122-0001', at: promisedAt },
    }),
  ]);
});

test('D-23 T-13 the customer hears before the promise is broken, and when it is', () => {
  const events = afterWaiting(inRepair(), 24 * 60).filter(
    (event) => event.type === 'deadlinePassed' && event.timer === 'T-13',
  );
  const told = events.flatMap((event) => noticesOf(fold(inRepair()), event)).filter(({ to }) => 'customer' in to);
  expect(told.map(({ template }) => template)).toEqual(['promiseAtRisk', 'promiseBroken']);
});

test('ADR 5 an order that was opened before asks nobody', () => {
  const before = after(inRepair({ opening: { rulesVersion: 2 } }), breaks);
  expect(givenOrder(before).order.news).toBeUndefined();
  expect(givenOrder(before).due('D-16')).toEqual([]);
});
