import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { createActivities } from '../../activities';
import { fingerprint } from '../../domain/kernel/fingerprint';
import type { Receipt } from '../../domain/kernel/receipt';
import type { Submission } from '../../domain/kernel/submission';
import { processDefinitions, type AnyEvent } from '../../domain/processes';
import type { RepairOrder } from '../../domain/repair-order/state';
import { workflowBundle } from '../../platform/temporal/bundle';
import { createWorkers } from '../../platform/temporal/workers';
import { SUBMIT, VIEW } from '../../workflows/messages';
import { findTimeServer, startTimeServer } from '../engines/time-server';
import { commandOf, opening } from '../fixtures/order-simulation';
import * as scenarios from '../fixtures/scenarios';
import { actionsIn } from './actions';
import type { Figure } from './figures';

const TASK_QUEUE = 'bench-pace';
const BETWEEN_MS = 240_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 10:00 in Shanghai. */
const OPENING_MS = 2 * HOUR_MS;
const lines = [scenarios.menuLine('MAINT-A', 'L-1')];
const total = scenarios.totalOf(lines);

type Part = (order: RepairOrder, now: number) => readonly scenarios.Move[];

/** The straightforward visit, each part written when the order has come that far. */
const parts: readonly Part[] = [
  (order) => [...scenarios.toContract(order, lines), ...scenarios.dispatch(0).slice(0, -1)],
  (_order, now) => [['workshop', 'receiveVehicle', { receivedAt: new Date(now).toISOString() }]],
  () => [...scenarios.work(lines), ...scenarios.check],
  scenarios.prepare,
  scenarios.accept,
  () => [scenarios.present, ...scenarios.agree(1, total), scenarios.pay(total), ...scenarios.release],
  (order) => [...scenarios.hand(order), ...scenarios.leave, scenarios.dms, scenarios.gate(order.number, 'compared')],
];

/** Moves of one person in a row become one submission, except that work begins and ends apart. */
function screensOf(moves: readonly scenarios.Move[]): readonly (readonly scenarios.Move[])[] {
  const screens: scenarios.Move[][] = [];
  for (const move of moves) {
    const last = screens.at(-1);
    if (last?.[0]?.[0] === move[0] && move[1] !== 'finishLine') last.push(move);
    else screens.push([move]);
  }
  return screens;
}

/** A visit on a server whose time can be let run, with the read side written at once, or away. */
class PacedVisit {
  #recorded: Pick<Submission, 'recordedThrough' | 'recordedState'> = {};
  commands = 0;
  roundTrips = 0;

  constructor(
    private readonly engine: TestWorkflowEnvironment,
    readonly number: string,
    private readonly betweenMs: number,
  ) {}

  get #handle() {
    return this.engine.client.workflow.getHandle(processDefinitions.repairOrder.workflowId(this.number));
  }

  async open(): Promise<void> {
    await this.engine.client.workflow.start('repairOrder', {
      workflowId: processDefinitions.repairOrder.workflowId(this.number),
      taskQueue: TASK_QUEUE,
      args: [{ opening: { ...opening, number: this.number }, by: { id: 'wang', role: 'serviceAdvisor' } }],
    });
  }

  async send(moves: readonly scenarios.Move[]): Promise<void> {
    await this.engine.sleep(this.betweenMs);
    const commands = moves.map((move) => commandOf(move));
    const { id, by } = commands[0]!;
    const submission = {
      id,
      by: { id: by.id, roles: [by.role] },
      commands: commands.map(({ id: _id, by: _by, ...body }) => body),
      ...this.#recorded,
    };
    const update = { args: [submission], updateId: id };
    await this.#handle.executeUpdate<Receipt<AnyEvent>, [object]>(SUBMIT, update as never);
    const { state } = await this.#handle.query<{ state: RepairOrder }>(VIEW);
    this.#recorded = { recordedThrough: state.sequence, recordedState: fingerprint(state) };
    this.commands += moves.length;
    this.roundTrips += 1;
  }

  async play(screens: (moves: readonly scenarios.Move[]) => readonly (readonly scenarios.Move[])[]): Promise<void> {
    await this.open();
    for (const part of parts) {
      const { state } = await this.#handle.query<{ state: RepairOrder }>(VIEW);
      const now = (await this.engine.currentTimeMs()) + this.betweenMs;
      for (const screen of screens(part(state, now))) await this.send(screen);
    }
    await this.#handle.result();
  }

  async cost(): Promise<{ readonly actions: number; readonly events: number }> {
    return actionsIn((await this.#handle.fetchHistory()).events ?? []);
  }
}

/**
 * What a visit costs at the pace of a store, four minutes between one thing and the next: command by command, and as screens. And what an order costs
 * an hour while its events cannot be recorded.
 */
export async function paceFigures(say: (line: string) => void): Promise<Figure[]> {
  const engine = await startTimeServer(await findTimeServer(say));
  let away = false;
  const record = async (): Promise<void> => {
    if (away) throw new Error('the read side is away');
  };
  const reportDefect = async (number: string, about: string): Promise<never> => {
    throw new Error(`a defect in ${about} of ${number}`);
  };
  const worker = await createWorkers({
    connection: engine.nativeConnection,
    namespace: 'default',
    taskQueues: [TASK_QUEUE],
    workflowBundle: await workflowBundle(),
    activities: createActivities({
      recorder: { record },
      operators: { reportDefect, reportRefusal: reportDefect },
      carryOut: async () => null,
    }),
  });
  const working = worker.run();
  try {
    const untilOpen = (OPENING_MS - ((await engine.currentTimeMs()) % DAY_MS) + DAY_MS) % DAY_MS;
    await engine.sleep(untilOpen);
    say('a visit at the pace of a store …');
    const single = new PacedVisit(engine, 'RO-S01-20261122-9001', BETWEEN_MS);
    await single.play((moves) => moves.map((move) => [move]));
    const screens = new PacedVisit(engine, 'RO-S01-20261122-9002', BETWEEN_MS);
    await screens.play(screensOf);
    say('an hour without a read side …');
    const cut = new PacedVisit(engine, 'RO-S01-20261122-9003', 1_000);
    await cut.open();
    away = true;
    await cut.send([['wang', 'noteCondition', { note: '划痕' }]]);
    const before = await cut.cost();
    await engine.sleep(HOUR_MS);
    const after = await cut.cost();
    away = false;
    const [one, many] = [await single.cost(), await screens.cost()];
    return [
      { name: 'pace.actionsPerCommand', value: one.actions / single.commands, unit: 'ratio', target: { atMost: 1.5 } },
      {
        name: 'pace.historyEventsPerCommand',
        value: one.events / single.commands,
        unit: 'ratio',
        target: { atMost: 7 },
      },
      { name: 'visit.roundTrips', value: screens.roundTrips, unit: 'requests', target: { atMost: 22 } },
      { name: 'visit.actionsAtRealPace', value: many.actions, unit: 'actions', target: { atMost: 45 } },
      {
        name: 'outage.historyEventsPerHour',
        value: after.events - before.events,
        unit: 'events',
        target: { atMost: 100 },
      },
    ];
  } finally {
    worker.shutdown();
    await working;
    await engine.teardown();
  }
}
