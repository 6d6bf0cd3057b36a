import { inVirtualTime, runtime } from '../support/fake-workflow-runtime';
import {
  command,
  continuedFrom,
  endIn,
  endOf,
  LAMP_SCHEMA_VERSION,
  made,
  MINUTE,
  refusalOf,
  Run,
  signal,
  START,
  update,
  type CarriedLamp,
} from '../support/lamp';

jest.mock(
  '@temporalio/workflow',
  () => jest.requireActual<{ workflowModule: object }>('../support/fake-workflow-runtime').workflowModule,
);

inVirtualTime(START);

describe('1. handlers decide and return at once', () => {
  test('an Update answers with its receipt, and a Signal returns, while publishing hangs', async () => {
    const run = new Run();
    run.stuck = true;
    signal(command('switchOn', 'a'));
    await runtime.settle();
    expect(update(command('switchOff', 'b'))).toEqual({
      commandId: 'b',
      sequence: 3,
      happened: ['switchedOff'],
      recorded: [{ sequence: 3, event: { type: 'switchedOff', at: START } }],
      schemaVersion: LAMP_SCHEMA_VERSION,
    });
    expect(signal(command('switchOn', 'c'))).toBeUndefined();
    expect(run.live.state.sequence).toBe(4);
    expect(run.batches).toEqual([]);
  });

  test('the view and the outcome of a command are there in the same moment', () => {
    const run = new Run();
    update(command('switchOn', 'a'));
    expect(runtime.query('view')).toEqual({ state: run.live.state });
    expect(runtime.query('command', 'a')).toEqual({ status: 'applied', sequence: 2, happened: ['switchedOn'] });
    expect(runtime.query('command', 'b')).toBeNull();
  });
});

describe('2. what time has brought about is applied before a command is judged', () => {
  const lit = (): Run => {
    const run = new Run();
    update(command('switchOn', 'a'));
    runtime.now += 11 * MINUTE; // no timer has fired yet: the command is delivered first
    return run;
  };

  test('an Update is refused by the state that time has made', () => {
    lit();
    expect(refusalOf(() => update(command('switchOff', 'b')))).toBe('notDuringStage');
  });

  test('the validator judges by that state and changes nothing', () => {
    const run = lit();
    const before = run.live.state;
    runtime.validate('submit', command('flash', 'b'));
    refusalOf(() => runtime.validate('submit', command('switchOff', 'c')));
    expect(run.live.state).toBe(before);
    expect(runtime.query('command', 'c')).toBeNull();
  });

  test('an accepted command comes after the event of the deadline, which bears the time it was noticed', () => {
    lit();
    const { recorded } = update(command('flash', 'b'));
    expect(recorded).toEqual([{ sequence: 4, event: { type: 'flashed', at: START + 11 * MINUTE } }]);
    expect(runtime.query('view')).toMatchObject({ state: { sequence: 4, stage: 'broken' } });
  });

  test('a deadline needs no command: a timer applies it when it is due', async () => {
    const run = new Run();
    update(command('switchOn', 'a'));
    await runtime.advance(10 * MINUTE - 1);
    expect(run.live.state.stage).toBe('on');
    await runtime.advance(1);
    expect(run.live.state.stage).toBe('broken');
    expect(run.published).toEqual(['2 switchedOn', '3 burntOut']);
  });

  test('a deadline that a command has cancelled brings nothing', async () => {
    const run = new Run();
    update(command('switchOn', 'a'));
    update(command('switchOff', 'b'));
    await runtime.advance(60 * MINUTE);
    expect(run.published).toEqual(['2 switchedOn', '3 switchedOff']);
  });
});

describe('3. a command id is applied at most once', () => {
  const handlers = { Update: update, Signal: signal } as const;
  const pairs = [
    ['Update', 'Update'],
    ['Update', 'Signal'],
    ['Signal', 'Update'],
    ['Signal', 'Signal'],
  ] as const;

  test.each(pairs)('%s, then %s', (first, second) => {
    const run = new Run();
    handlers[first](command('flash', 'a'));
    handlers[second](command('flash', 'a'));
    expect(run.live.state.sequence).toBe(2);
  });

  test.each(pairs)('%s, then %s in the next run', async (first, second) => {
    const run = new Run();
    handlers[first](command('flash', 'a'));
    runtime.continueAsNewSuggested = true;
    const carried = await continuedFrom(endOf(run.live.until(() => false)));
    runtime.reset(runtime.now);
    const next = new Run(carried);
    handlers[second](command('flash', 'a'));
    expect(next.live.state.sequence).toBe(2);
  });

  test('the repetition of an Update gets the receipt again, without the events', () => {
    const run = new Run();
    const { commandId, sequence, happened } = update(command('flash', 'a'));
    update(command('flash', 'b'));
    const schemaVersion = LAMP_SCHEMA_VERSION;
    expect(update(command('flash', 'a'))).toEqual({ commandId, sequence, happened, recorded: [], schemaVersion });
    expect(run.live.state.sequence).toBe(3);
  });

  test('the same id with another content or from another person is refused', () => {
    const run = new Run();
    update(command('flash', 'a'));
    expect(refusalOf(() => update(command('flash', 'a', { times: 2 })))).toBe('commandIdReused');
    expect(refusalOf(() => update({ ...command('flash', 'a'), by: { id: 'li', roles: ['serviceAdvisor'] } }))).toBe(
      'commandIdReused',
    );
    expect(run.live.state.sequence).toBe(2);
  });
});

describe('the Signal handler', () => {
  const broken: CarriedLamp = { ...made, state: { ...made.state, stage: 'broken' } };

  test('a rejection becomes an event and the outcome of the command', async () => {
    const run = new Run(broken);
    signal(command('switchOn', 'a'));
    await runtime.settle();
    expect(run.batches).toEqual([[{ sequence: 2, event: { type: 'rejected', at: START, code: 'notDuringStage' } }]]);
    expect(runtime.query('command', 'a')).toEqual({
      status: 'rejected',
      code: 'notDuringStage',
      facts: { stage: 'broken' },
    });
  });

  test('a rejected command is rejected again, by Update and by Signal, and recorded once', () => {
    const run = new Run(broken);
    signal(command('switchOn', 'a'));
    signal(command('switchOn', 'a'));
    expect(refusalOf(() => update(command('switchOn', 'a')))).toBe('notDuringStage');
    expect(run.live.state.sequence).toBe(2);
  });

  test('the reuse of an id is recorded, and the first outcome stays', () => {
    const run = new Run();
    update(command('flash', 'a'));
    signal(command('flash', 'a', { times: 2 }));
    expect(run.live.state.sequence).toBe(3);
    expect(runtime.query('command', 'a')).toMatchObject({ status: 'applied', sequence: 2 });
  });

  test('what a Signal brought about is published at once', async () => {
    const run = new Run();
    signal(command('flash', 'a'));
    await runtime.settle();
    expect(run.published).toEqual(['2 flashed']);
  });
});

describe('4. every event leaves in order, at least once, before the process ends', () => {
  test('what Updates brought about leaves after half an hour, in one batch, by one timer', async () => {
    const run = new Run();
    for (const id of ['a', 'b', 'c']) {
      update(command('flash', id));
      await runtime.advance(3 * MINUTE);
    }
    expect(run.batches).toEqual([]);
    await runtime.advance(20 * MINUTE);
    expect(run.batches).toEqual([]);
    await runtime.advance(MINUTE);
    expect(run.batches.map((batch) => batch.map(({ sequence }) => sequence))).toEqual([[2, 3, 4]]);
    expect(runtime.timers).toEqual([START + 30 * MINUTE]);
  });

  test('after ten minutes it leaves with whatever wakes the process', async () => {
    const run = new Run();
    update(command('flash', 'a'));
    await runtime.advance(9 * MINUTE);
    update(command('flash', 'b'));
    await runtime.settle();
    expect(run.batches).toEqual([]);
    await runtime.advance(2 * MINUTE);
    update(command('flash', 'c'));
    await runtime.settle();
    expect(run.published).toEqual(['2 flashed', '3 flashed', '4 flashed']);
  });

  test('a hundred events leave at once, and the rest after them', async () => {
    const run = new Run();
    update(command('flash', 'a', { times: 250 }));
    await runtime.settle();
    expect(run.batches.map(({ length }) => length)).toEqual([100, 100]);
    await runtime.advance(30 * MINUTE);
    expect(run.batches.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(run.batches.flat().map(({ sequence }) => sequence)).toEqual(Array.from({ length: 250 }, (_, i) => i + 2));
  });

  test('what happens while a batch is on its way leaves with the next', async () => {
    const run = new Run();
    run.stuck = true;
    signal(command('flash', 'a'));
    await runtime.settle();
    signal(command('flash', 'b'));
    run.stuck = false;
    await runtime.advance(1);
    expect(run.published).toEqual(['2 flashed', '3 flashed']);
  });

  test('the end waits for the last event', async () => {
    const run = new Run();
    update(command('flash', 'a'));
    run.stuck = true;
    const end = endIn(run);
    await runtime.advance(MINUTE);
    expect(end.state).toBeUndefined();
    run.stuck = false;
    await runtime.settle();
    expect([end.state, run.published]).toEqual([run.live.state, ['2 flashed']]);
  });

  test('the end waits for every handler', async () => {
    const run = new Run();
    runtime.unfinishedHandlers = 1;
    const end = endIn(run);
    await runtime.settle();
    expect(end.state).toBeUndefined();
    runtime.unfinishedHandlers = 0;
    await runtime.settle();
    expect(end.state).toEqual(run.live.state);
  });

  test('the end does not linger', async () => {
    const run = new Run();
    update(command('flash', 'a'));
    void run.live.close();
    await runtime.settle();
    expect(run.published).toEqual(['2 flashed']);
  });
});

describe('until and the next run', () => {
  test('returns when the milestone is reached, by a command or by time', async () => {
    const run = new Run();
    const passed: string[] = [];
    void (async () => {
      await run.live.until(({ stage }) => stage === 'on');
      passed.push('on');
      await run.live.until(({ stage }) => stage === 'broken');
      passed.push('broken');
    })();
    await runtime.settle();
    expect(passed).toEqual([]);
    update(command('switchOn', 'a'));
    await runtime.settle();
    expect(passed).toEqual(['on']);
    await runtime.advance(10 * MINUTE);
    expect(passed).toEqual(['on', 'broken']);
  });

  test('a long history ends the run before the milestone; the line after is never executed', async () => {
    const run = new Run();
    let after = false;
    const path = endOf(
      (async () => {
        await run.live.until(({ stage }) => stage === 'on');
        after = true;
      })(),
    );
    runtime.continueAsNewSuggested = true;
    await runtime.settle();
    expect((await continuedFrom(path)).state).toEqual(run.live.state);
    expect(after).toBe(false);
  });

  test('a milestone that is reached counts, however long the history', async () => {
    const run = new Run();
    update(command('switchOn', 'a'));
    runtime.continueAsNewSuggested = true;
    expect(await endOf(run.live.until(({ stage }) => stage === 'on'))).toBeUndefined();
  });

  test('the run ends only when every handler has, but does not wait for the publisher', async () => {
    const run = new Run();
    signal(command('flash', 'a'));
    run.stuck = true;
    runtime.continueAsNewSuggested = true;
    runtime.unfinishedHandlers = 1;
    let ended = false;
    const path = endOf(run.live.until(() => false)).finally(() => (ended = true));
    await runtime.settle();
    expect(ended).toBe(false);
    update(command('flash', 'b'));
    runtime.unfinishedHandlers = 0;
    await runtime.settle();
    const { state, unpublished } = await continuedFrom(path);
    expect(state.sequence).toBe(3);
    expect(unpublished.map(({ sequence }) => sequence)).toEqual([2, 3]);
  });

  test('the next run publishes first what the last one left, and at once', async () => {
    const unpublished = [{ sequence: 2, event: { type: 'flashed', at: START } as const }];
    const run = new Run({ ...made, state: { ...made.state, sequence: 2 }, unpublished });
    await runtime.settle();
    expect(run.published).toEqual(['2 flashed']);
    update(command('flash', 'b'));
    await runtime.advance(30 * MINUTE);
    expect(run.published).toEqual(['2 flashed', '3 flashed']);
  });

  test('the next run keeps the deadlines of the last', async () => {
    const run = new Run({ ...made, state: { sequence: 2, stage: 'on', litAt: START - 5 * MINUTE } });
    void run.live.until(() => false);
    await runtime.advance(5 * MINUTE);
    expect(run.live.state.stage).toBe('broken');
  });
});
