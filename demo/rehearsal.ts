import { commandSchemas, type RepairOrderCommand } from '../domain/repair-order/commands';
import { decide, type Instant } from '../domain/process';
import { repairOrderProcess } from '../domain/repair-order/process';
import { open, type Opening, type RepairOrder, type RepairOrderEvent } from '../domain/repair-order/state';
import type { Role } from '../domain/actor';
import type { Move } from './playbook';
import { demoPolicy, staff } from './store';

/** Sunday 22 November 2026, 10:00 in Shanghai. */
export const TEN_O_CLOCK: Instant = Date.parse('2026-11-22T10:00:00+08:00');

const opening: Opening = {
  number: 'RO-S01-20261122-0001',
  store: 'S01',
  policy: demoPolicy,
  customer: { id: 'C-002', goldCard: false, firstVisit: true },
  vehicle: { id: 'V-002', lastOdometer: 7_350 },
  arrival: { mode: 'selfDrive', symptoms: '定期保养' },
  accident: false,
};

export const openedOrder = (change: Partial<Opening> = {}, at: Instant = TEN_O_CLOCK): RepairOrder =>
  open({ ...opening, ...change }, { id: 'wang', role: 'serviceAdvisor' }, at);

const roleOf = (who: string): Role =>
  who === 'customer' ? 'customer' : (staff.find(({ id }) => id === who)?.roles[0] as Role);

let commandCount = 0;

/** A move as the command it becomes once the door has parsed it. */
export function commandOf([who, type, payload = {}]: Move): RepairOrderCommand {
  const parsed = commandSchemas[type].parse(payload);
  return { ...parsed, type, id: `c-${(commandCount += 1)}`, by: { id: who, role: roleOf(who) } } as RepairOrderCommand;
}

/** A visit rehearsed with the rules alone: no engine, no waiting, the clock in the hand of whoever plays. */
export class Rehearsal {
  readonly events: RepairOrderEvent[] = [];

  constructor(
    public order: RepairOrder = openedOrder(),
    public now: Instant = order.openedAt,
  ) {}

  /** Plays the moves one minute apart, letting time do what is due in between. */
  play(...moves: readonly Move[]): this {
    for (const move of moves) {
      this.wait(1);
      this.#happen(decide(repairOrderProcess, this.order, commandOf(move), this.now));
    }
    return this;
  }

  /** Lets minutes pass; every deadline that falls into them happens at its own time. */
  wait(minutes: number): this {
    const end = this.now + minutes * 60_000;
    for (let next; (next = this.#next()) && next.at <= end;) this.#happen([next.event]);
    this.now = end;
    return this;
  }

  #next() {
    return repairOrderProcess.deadlines(this.order).toSorted((a, b) => a.at - b.at)[0];
  }

  #happen(events: readonly RepairOrderEvent[]): void {
    this.order = events.reduce(repairOrderProcess.evolve, this.order);
    this.events.push(...events);
  }
}
