import { givenOrder, type Move } from '../../support/given-order';
import { afterWaiting, inPreparation } from '../../support/order-events';

/** Prepared for delivery, while the promise has passed half a day ago. */
const broken = afterWaiting(inPreparation(), 60 * 12);
const abandoned = afterWaiting(inPreparation(), 60 * 24 * 30);
const acknowledge = (who: 'workshop' | 'manager', escalationId = 'T-13/promise-1'): Move => [
  who,
  'acknowledgeEscalation',
  { escalationId, plan: '亲自跟进' },
];
const passedOf = (timer: string) =>
  abandoned.flatMap((event) =>
    event.type === 'deadlinePassed' && event.timer === timer && event.subject === 'promise-1' ? [event] : [],
  );

test('T-37 CF-16 an escalation nobody acknowledges goes to service manager, store manager and central team', () => {
  expect(passedOf('T-13').map(({ reaction, to }) => `${reaction} ${to.join(' ')}`)).toEqual([
    'warn customer serviceAdvisor serviceManager',
    'escalate serviceManager',
    'escalate storeManager',
    'escalate centralTeam',
  ]);
  expect(givenOrder(abandoned).order.escalations.find(({ timer }) => timer === 'T-13')).toMatchObject({
    to: 'centralTeam',
    level: 3,
  });
});

test('T-37 the store manager hears of it a day later, the central team two days after that', () => {
  const [first, second, third] = passedOf('T-13')
    .slice(1)
    .map(({ at }) => at);
  expect([second! - first!, third! - second!].map((ms) => ms / 60_000)).toEqual([1440, 2880]);
});

test('T-37 only the role that an escalation reached may acknowledge it', () => {
  const order = givenOrder(broken);
  order.when(acknowledge('workshop')).thenRejected('roleNotAllowed', {
    role: 'workshopSupervisor',
    allowed: ['serviceManager'],
  });
  order
    .when(acknowledge('manager'))
    .then({ type: 'escalationAcknowledged', escalationId: 'T-13/promise-1', plan: '亲自跟进' });
  order.when(acknowledge('manager', 'T-99/none')).thenRejected('unknownEscalation', { escalationId: 'T-99/none' });
});

test('T-37 an acknowledged escalation goes to no further level', () => {
  expect(givenOrder(broken).due('T-13')).toHaveLength(1);
  const by = { id: 'manager', role: 'serviceManager' } as const;
  const at = givenOrder(broken).now;
  const acknowledged = givenOrder([
    ...broken,
    { type: 'escalationAcknowledged', escalationId: 'T-13/promise-1', plan: '亲自跟进', at, by },
  ]);
  expect(acknowledged.due('T-13')).toEqual([]);
});
