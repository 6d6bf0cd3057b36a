import { answers } from '../../dev/fixtures/follow-up-client';
import { ProcessSimulation } from '../../dev/fixtures/process-simulation';
import { roleOf } from '../../dev/fixtures/order-simulation';
import { demoPolicy } from '../../dev/fixtures/store';
import { RULES_VERSION } from '../../domain/follow-up/rules-version';
import { commands, type FollowUpCommand, type PublicCommand } from '../../domain/follow-up/commands';
import { followUpProcess } from '../../domain/follow-up/process';
import { windowAfter } from '../../domain/follow-up/call-windows';
import { openFollowUp } from '../../domain/follow-up/opening';
import { callWindowsOf, type Departure, type FollowUp, type FollowUpEvent } from '../../domain/follow-up/state';
import { decide, MINUTE, type Instant, type Process } from '../../domain/kernel/process';
import { Rejection } from '../../domain/kernel/rejection';

export type CallMove = readonly [who: string, command: PublicCommand, payload?: Readonly<Record<string, unknown>>];

/** The car left on Monday 23 November 2026 at 16:00 in Shanghai. */
export const LEFT: Instant = Date.parse('2026-11-23T16:00:00+08:00');
export const at = (local: string): Instant => Date.parse(`${local}:00+08:00`);

export const departure: Departure = {
  number: 'FU-S01-20261123-0001',
  order: 'RO-S01-20261123-0001',
  store: 'S01',
  policy: demoPolicy,
  rulesVersion: RULES_VERSION,
  customer: { id: 'C-002', member: false, privateCustomer: true },
  vehicle: 'V-002',
  advisor: 'wang',
  leftAt: LEFT,
};

let count = 0;
export function commandOf([who, type, payload = {}]: CallMove): FollowUpCommand {
  const parsed = commands.schemas[type].parse(payload);
  return { ...parsed, type, id: `f-${(count += 1)}`, by: { id: who, role: roleOf(who) } } as FollowUpCommand;
}

export class FollowUpSimulation extends ProcessSimulation<FollowUp, FollowUpCommand, FollowUpEvent> {
  constructor(
    change: Partial<Departure> = {},
    opened: FollowUp = openFollowUp({ ...departure, ...change }, LEFT),
    process: Process<FollowUp, FollowUpCommand, FollowUpEvent> = followUpProcess,
  ) {
    super(process, opened, opened.leftAt);
  }
  play(...moves: readonly CallMove[]): this {
    for (const move of moves) {
      this.wait(1);
      this.send(commandOf(move));
    }
    return this;
  }
  /** What time has brought about, with local time. */
  timeline(): readonly string[] {
    return this.events
      .filter(({ by }) => by.role === 'system')
      .map((event) => {
        const local = new Date(event.at + 8 * 60 * MINUTE).toISOString().slice(5, 16).replace('T', ' ');
        return event.type === 'deadlinePassed'
          ? `${local} ${event.timer} ${event.reaction} ${event.to.join('+')}`
          : `${local} ${event.type}`;
      });
  }
}

export const call = (result: 'reached' | 'noAnswer', callId = 'K-1', more: object = {}): CallMove => [
  'cr',
  'logCall',
  { callId, channel: 'phone', result, ...more },
];
export const record = (change: object = {}, more: object = {}): CallMove => [
  'cr',
  'recordFollowUp',
  { questionnaire: { ...answers, ...change }, ...more },
];

/** Nobody answers, in as many windows one after another; each call is made in its window. */
export function tried(calls: FollowUpSimulation, times: number): FollowUpSimulation {
  for (let n = 1; n <= times; n++) {
    calls.play(call('noAnswer', `K-${n}`));
    if (n < times) calls.until(windowAfter(callWindowsOf(calls.state), calls.now, calls.state.number));
  }
  return calls;
}

export function codeOf(calls: FollowUpSimulation, move: CallMove): string {
  try {
    decide(followUpProcess, calls.state, commandOf(move), calls.now);
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
  throw new Error(`${move[1]} was not rejected`);
}
