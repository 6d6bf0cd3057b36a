import * as playbook from '../demo/scenarios';
import { commandOf, openedOrder, OrderSimulation, TEN_O_CLOCK } from '../demo/order-simulation';
import { decide } from '../../domain/kernel/process';
import { repairOrderProcess } from '../../domain/repair-order/process';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Figure } from './figures';

const lines = [playbook.menuLine('MAINT-A', 'L-1')];

/** The straightforward visit as moves, each part written when the order has come that far. */
function moves(): readonly playbook.Move[] {
  const visit = new OrderSimulation();
  const said: playbook.Move[] = [];
  const play = (part: (order: RepairOrder) => readonly playbook.Move[]): void => {
    const next = part(visit.order);
    visit.play(...next);
    said.push(...next);
  };
  play((order) => playbook.toContract(order, lines));
  play(() => playbook.dispatch(TEN_O_CLOCK + 25 * 60_000));
  play(() => [...playbook.work(lines), ...playbook.check]);
  play(playbook.prepare);
  play(playbook.accept);
  play(() => [playbook.present, ...playbook.agree(1, playbook.totalOf(lines)), playbook.pay(playbook.totalOf(lines))]);
  play(() => playbook.release);
  play(playbook.hand);
  play((order) => [...playbook.leave, playbook.dms, playbook.gate(order.number, 'compared')]);
  return said;
}

/** Pure decisions per second over the straightforward visit: rule, events, state, and the deadlines after each. */
export function domainFigure(): Figure {
  const commands = moves().map(commandOf);
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
