import { commandSchemas, type RepairOrderCommand } from '../../domain/repair-order/commands';
import type { Instant } from '../../domain/kernel/process';
import { repairOrderProcess } from '../../domain/repair-order/process';
import { openOrder, type Opening } from '../../domain/repair-order/opening';
import type { RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import type { Role } from '../../domain/kernel/actor';
import type { Move } from './scenarios';
import { ProcessSimulation } from './process-simulation';
import { demoPolicy, staff } from './store';

/** Sunday 22 November 2026, 10:00 in Shanghai. */
export const TEN_O_CLOCK: Instant = Date.parse('2026-11-22T10:00:00+08:00');

export const opening: Opening = {
  number: 'RO-S01-20261122-0001',
  store: 'S01',
  policy: demoPolicy,
  customer: { id: 'C-002', goldCard: false, firstVisit: true },
  vehicle: { id: 'V-002', lastOdometer: 7_350 },
  arrival: { mode: 'selfDrive', symptoms: '定期保养' },
  accident: false,
};

export const openedOrder = (change: Partial<Opening> = {}, at: Instant = TEN_O_CLOCK): RepairOrder =>
  openOrder({ ...opening, ...change }, { id: 'wang', role: 'serviceAdvisor' }, at);

export const roleOf = (who: string): Role =>
  who === 'customer' ? 'customer' : (staff.find(({ id }) => id === who)?.roles[0] as Role);

let commandCount = 0;

/** A move as the command it becomes once the door has parsed it. */
export function commandOf([who, type, payload = {}]: Move): RepairOrderCommand {
  const parsed = commandSchemas[type].parse(payload);
  return { ...parsed, type, id: `c-${(commandCount += 1)}`, by: { id: who, role: roleOf(who) } } as RepairOrderCommand;
}

/** A visit, simulated. */
export class OrderSimulation extends ProcessSimulation<RepairOrder, RepairOrderCommand, RepairOrderEvent> {
  constructor(order: RepairOrder = openedOrder(), now: Instant = order.openedAt) {
    super(repairOrderProcess, order, now);
  }

  get order(): RepairOrder {
    return this.state;
  }

  /** Plays the moves one minute apart, letting time do what is due in between. */
  play(...moves: readonly Move[]): this {
    for (const move of moves) {
      this.wait(1);
      this.send(commandOf(move));
    }
    return this;
  }
}
