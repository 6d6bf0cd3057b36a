import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder } from '../../support/given-order';
import { actor, after, afterWaiting, ARRIVAL, arrived, fills, opening, type Events } from '../../support/order-events';

/** The assistant was addressed first and opened the order. */
const addressed = (change: object = {}): Events => [
  {
    type: 'orderOpened',
    opening: { ...opening, firstContact: 'assistant', ...change },
    at: ARRIVAL,
    by: actor('assistant'),
  },
];
const start = ['wang', 'startPreInspection', { introduced: true }] as const;
const taskOf = (events: Events, command: string) =>
  tasksOf(givenOrder(events).order).find((task) => task.command === command);

describe('B-01 the first colleague a customer addresses', () => {
  test('B-01 owns the contact, whatever the role, until an advisor takes it over by name', () => {
    const order = givenOrder(addressed());
    expect(order.order).toMatchObject({ firstContact: 'assistant', advisor: 'assistant', contactOpen: true });
    expect(taskOf(addressed(), 'acceptContact')).toMatchObject({
      roles: ['serviceAdvisor', 'serviceManager'],
      person: null,
    });
    const taken = order.when(['wang', 'acceptContact']);
    taken.then({ type: 'contactAccepted' });
    expect(taken.state()).toMatchObject({ firstContact: 'assistant', advisor: 'wang' });
    expect(taken.state()).not.toHaveProperty('contactOpen');
  });

  test('B-01 the visit does not go on before somebody has taken over', () => {
    const filled = after(addressed(), fills('assistant', 'reception'));
    givenOrder(filled).when(start).thenRejected('contactNotTaken');
    givenOrder(after(filled, ['wang', { type: 'contactAccepted' }]))
      .when(start)
      .then({ type: 'preInspectionStarted' });
  });

  test('B-01 advisors are reminded after five minutes, and the service manager hears of it after a quarter of an hour', () => {
    expect(givenOrder(addressed()).due('B-02')).toEqual(['5 remind serviceAdvisor', '15 escalate serviceManager']);
    expect(givenOrder(afterWaiting(addressed(), 15)).order.escalations).toMatchObject([
      { timer: 'B-02', to: 'serviceManager' },
    ]);
    expect(givenOrder(after(addressed(), ['wang', { type: 'contactAccepted' }])).due('B-02')).toEqual([]);
  });

  test('B-01 an advisor who opens the order has taken over from whoever is named as addressed first', () => {
    const named = arrived({ opening: { firstContact: 'gate' } });
    expect(givenOrder(named).order).toMatchObject({ firstContact: 'gate', advisor: 'wang' });
    expect(givenOrder(named).order).not.toHaveProperty('contactOpen');
  });

  test('B-01 handed to an advisor by a superior, the contact is taken', () => {
    const handed = givenOrder(addressed()).when([
      'manager',
      'handOver',
      { predecessor: 'assistant', successor: 'li', reason: '无人接手' },
    ]);
    expect(handed.state()).toMatchObject({ advisor: 'li' });
    expect(handed.state()).not.toHaveProperty('contactOpen');
  });

  test('ADR 5 an order that was opened before that rule waits for nobody', () =>
    expect(givenOrder(addressed({ rulesVersion: 2 })).order).not.toHaveProperty('contactOpen'));
});
