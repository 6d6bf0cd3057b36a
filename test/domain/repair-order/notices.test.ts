import { noticesOf } from '../../../domain/repair-order/notices';
import {
  afterWaiting,
  after,
  asksFor,
  battery,
  fold,
  inRepair,
  reaches,
  type Events,
} from '../../support/order-events';

/** Whom an event is told to, by which template. */
const notified = (events: Events, event: Events[number]) =>
  noticesOf(fold(events), event).map(({ to, template }) => [Object.keys(to)[0], template]);

test('T-15 a customer who does not answer is reminded by message, and the advisor in the store', () => {
  const contacted = after(inRepair(), asksFor(battery), reaches());
  const reminded = afterWaiting(contacted, 30);
  const reminder = reminded.find((event) => event.type === 'deadlinePassed' && event.timer === 'T-15');
  expect(notified(reminded, reminder!)).toEqual([
    ['role', 'deadline'],
    ['customer', 'extraItemReminder'],
  ]);
});

test('what nobody has to hear of is told to nobody', () =>
  expect(notified(inRepair(), inRepair().at(-1)!)).toEqual([]));
