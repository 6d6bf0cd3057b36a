import * as scenarios from '../fixtures/scenarios';
import { commandOf, openedOrder, OrderSimulation, TEN_O_CLOCK } from '../fixtures/order-simulation';
import { decide } from '../../domain/kernel/process';
import { repairOrderProcess } from '../../domain/repair-order/process';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Figure } from './figures';

const lines = [scenarios.menuLine('MAINT-A', 'L-1')];

/** The straightforward visit as moves, each part written when the order has come that far. */
function moves(): readonly scenarios.Move[] {
  const visit = new OrderSimulation();
  const said: scenarios.Move[] = [];
  const play = (part: (order: RepairOrder) => readonly scenarios.Move[]): void => {
    const next = part(visit.order);
    visit.play(...next);
    said.push(...next);
  };
  play((order) => scenarios.toContract(order, lines));
  play(() => scenarios.dispatch(TEN_O_CLOCK + 25 * 60_000));
  play(() => [...scenarios.work(lines), ...scenarios.check]);
  play(scenarios.prepare);
  play(scenarios.accept);
  play(() => [
    scenarios.present,
    ...scenarios.agree(1, scenarios.totalOf(lines)),
    scenarios.pay(scenarios.totalOf(lines)),
  ]);
  play(() => scenarios.release);
  play(scenarios.hand);
  play((order) => [...scenarios.leave, scenarios.dms, scenarios.gate(order.number, 'compared')]);
  return said;
}

/** Pure decisions per second over the straightforward visit: rule, events, state, and the deadlines after each. */
export function domainFigure(): Figure {
  const commands = moves().map((move) => commandOf(move));
  const play = (): void => {
    let order = openedOrder();
    let at = TEN_O_CLOCK;
    for (const command of commands) {
      at += 60_000;
      for (const event of decide(repairOrderProcess, order, command, at))
        order = repairOrderProcess.evolve(order, event);
      repairOrderProcess.deadlines(order);
    }
    if (order.stage !== 'delivered') throw new Error(`the visit ended ${order.stage}`);
  };
  for (let warm = 0; warm < 20; warm++) play();
  const began = performance.now();
  let visits = 0;
  for (; performance.now() - began < 2_000; visits++) play();
  const perSecond = (visits * commands.length) / ((performance.now() - began) / 1000);
  return { name: 'domain.commandsPerSecond', value: perSecond, unit: '1/s' };
}
