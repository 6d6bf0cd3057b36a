import { fingerprint } from '../../domain/kernel/fingerprint';
import { inVirtualTime, runtime } from '../support/fake-workflow-runtime';
import {
  command,
  continuedFrom,
  endOf,
  made,
  MINUTE,
  refusalOf,
  Run,
  several,
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

const rejectedWith = (ask: () => unknown): unknown => {
  try {
    ask();
  } catch (error) {
    const { type, details } = error as { readonly type: string; readonly details: readonly unknown[] };
    return { type, ...(details[0] as object) };
  }
  throw new Error('it was not refused');
};

describe('several commands in one submission', () => {
  test('happen in order, with one receipt, and count once', () => {
    const run = new Run();
    const receipt = update(several('a', 'switchOn', 'flash', 'switchOff'));
    expect(receipt).toMatchObject({ sequence: 4, happened: ['switchedOn', 'flashed', 'switchedOff'] });
    expect(receipt.recorded.map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
    expect(update(several('a', 'switchOn', 'flash', 'switchOff'))).toMatchObject({ sequence: 4, recorded: [] });
    signal(several('a', 'switchOn', 'flash', 'switchOff'));
    expect(run.live.state.sequence).toBe(4);
  });

  test('each is judged by what those before it have brought about', () => {
    const run = new Run();
    update(several('a', 'switchOn', 'switchOn', 'flash'));
    expect(run.live.state.sequence).toBe(3);
  });

  test('none happens when one is refused; the refusal names it', async () => {
    const run = new Run();
    expect(rejectedWith(() => update(several('a', 'switchOn', 'label', 'flash')))).toEqual({
      type: 'roleNotAllowed',
      role: 'serviceAdvisor',
      allowed: ['technician'],
      index: 1,
    });
    expect(run.live.state.sequence).toBe(1);
    signal(several('b', 'switchOn', 'label', 'flash'));
    await runtime.settle();
    expect(run.published).toEqual(['2 rejected']);
    expect(runtime.query('command', 'b')).toMatchObject({ status: 'rejected', facts: { index: 1 } });
  });

  test('a single command is refused without an index', () => {
    void new Run();
    expect(rejectedWith(() => update(command('label', 'a')))).not.toHaveProperty('index');
  });
});

describe('H4 what is refused', () => {
  const customer = { id: 'C-1', roles: ['customer'] as const };
  const refusedCommand = (id: string) => command('label', id, { text: 'x' });

  test('pushes nothing out of what is remembered: after a thousand refused ones a repetition still counts once', () => {
    const run = new Run();
    update(command('flash', 'a'));
    for (let n = 0; n < 1_000; n++) signal(refusedCommand(`r-${n}`));
    const { sequence } = run.live.state;
    expect(update(command('flash', 'a'))).toMatchObject({ sequence: 2, recorded: [] });
    signal(command('flash', 'a'));
    expect(run.live.state.sequence).toBe(sequence);
    expect(runtime.query('command', 'r-999')).toMatchObject({ status: 'rejected' });
    expect(runtime.query('command', 'r-0')).toBeNull();
  });

  test('of a customer leaves nothing behind, and is told as long as the run lasts', async () => {
    const run = new Run();
    for (let n = 0; n < 50; n++) signal({ ...refusedCommand(`c-${n}`), by: customer });
    await runtime.settle();
    expect([run.live.state.sequence, run.published]).toEqual([1, []]);
    expect(runtime.query('command', 'c-49')).toMatchObject({ status: 'rejected', code: 'roleNotAllowed' });
    runtime.continueAsNewSuggested = true;
    const carried = await continuedFrom(endOf(run.live.until(() => false)));
    expect(JSON.stringify(carried)).not.toContain('c-49');
  });

  test('of staff is known to the next run', async () => {
    const run = new Run();
    signal(refusedCommand('r'));
    runtime.continueAsNewSuggested = true;
    const carried = await continuedFrom(endOf(run.live.until(() => false)));
    runtime.reset(START);
    void new Run(carried);
    expect(runtime.query('command', 'r')).toMatchObject({ status: 'rejected' });
  });

  test('is recorded in a run of an earlier release as that release did', async () => {
    runtime.patched = false;
    const run = new Run();
    signal({ ...refusedCommand('c'), by: customer });
    await runtime.settle();
    expect([run.live.state.sequence, run.published]).toEqual([2, ['2 rejected']]);
  });
});

test('the rule takes the first role of the sender that may, by both doors', () => {
  const run = new Run();
  const by = { id: 'li', roles: ['cashier', 'technician'] as const };
  update({ ...command('label', 'a', { text: 'x' }), by });
  signal({ ...command('label', 'b', { text: 'y' }), by });
  expect(run.live.state).toMatchObject({ sequence: 3, label: 'y' });
  expect(rejectedWith(() => update({ ...command('label', 'c'), by: { id: 'li', roles: [] } }))).toEqual({
    type: 'roleNotAllowed',
  });
});

test('a submission that was decided on an older state is refused, and on this one taken', () => {
  void new Run();
  update(command('flash', 'a'));
  expect(rejectedWith(() => update({ ...command('flash', 'b'), expects: 1 }))).toEqual({
    type: 'processMovedOn',
    sequence: 2,
  });
  expect(update({ ...command('flash', 'b'), expects: 2 }).sequence).toBe(3);
  // the repetition was decided on the same state as the first try
  expect(update({ ...command('flash', 'b'), expects: 2 }).sequence).toBe(3);
});

test('a state grows to its limit and no further', () => {
  const run = new Run();
  const by = { id: 'li', roles: ['technician'] as const };
  const labelled = (id: string, length: number) => ({ ...command('label', id, { text: 'x'.repeat(length) }), by });
  update(labelled('a', 90_000));
  expect(rejectedWith(() => update(labelled('b', 110_000)))).toEqual({ type: 'processTooLarge' });
  expect(run.live.state.sequence).toBe(2);
  expect(update(command('flash', 'c')).sequence).toBe(3);
});

/** What a sender says who has read all that has happened by now. */
const recordedNow = ({ live: { state } }: Run) => ({
  recordedThrough: state.sequence,
  recordedState: fingerprint(state),
});

describe('what the read side is known to have', () => {
  test('does not leave again', async () => {
    const run = new Run();
    update(command('flash', 'a'));
    await runtime.advance(4 * MINUTE);
    update({ ...command('flash', 'b'), ...recordedNow(run) });
    await runtime.advance(4 * MINUTE);
    update({ ...command('flash', 'c'), ...recordedNow(run) });
    await runtime.advance(21 * MINUTE);
    expect(run.batches).toEqual([]);
    await runtime.advance(MINUTE);
    await runtime.settle();
    expect(run.published).toEqual(['4 flashed']);
  });

  test('what it should have and has not leaves at once', async () => {
    const run = new Run();
    update(command('flash', 'a'));
    const recorded = recordedNow(run);
    update(command('flash', 'b'));
    await runtime.advance(5_000);
    update({ ...command('flash', 'c'), ...recorded });
    await runtime.settle();
    expect(run.batches).toEqual([]); // it may still be on its way
    await runtime.advance(6_000);
    update({ ...command('flash', 'd'), ...recorded });
    await runtime.settle();
    expect(run.published).toEqual(['3 flashed', '4 flashed', '5 flashed']);
  });

  test('is believed only when it is the same: a process that was reset publishes its new branch', async () => {
    const run = new Run();
    update(command('flash', 'a'));
    update(command('flash', 'b'));
    const there = fingerprint({ ...run.live.state, stage: 'broken' });
    // the log holds the branch that was given up, as far as here or farther
    update({ ...command('flash', 'c'), recordedThrough: 3, recordedState: there });
    update({ ...command('flash', 'd'), recordedThrough: 9, recordedState: there });
    await runtime.advance(11_000);
    update({ ...command('flash', 'e'), recordedThrough: 3, recordedState: there });
    await runtime.settle();
    expect(run.published).toEqual(['2 flashed', '3 flashed', '4 flashed', '5 flashed', '6 flashed']);
  });

  test('is dropped when the state it makes is the one of this process', async () => {
    const run = new Run();
    update(command('flash', 'a'));
    const recordedState = fingerprint(run.live.state);
    update(command('flash', 'b'));
    await runtime.advance(11_000);
    update({ ...command('flash', 'c'), recordedThrough: 2, recordedState });
    await runtime.settle();
    expect(run.published).toEqual(['3 flashed', '4 flashed']);
  });

  test('is no part of what is asked: the repetition may know more', () => {
    const run = new Run();
    update({ ...command('flash', 'a'), recordedThrough: 1 });
    expect(update({ ...command('flash', 'a'), recordedThrough: 2 }).sequence).toBe(2);
    expect(run.live.state.sequence).toBe(2);
  });
});

describe('while nothing can be recorded', () => {
  test('D1 no timer wakes the process for what is on its way already', async () => {
    const run = new Run();
    run.stuck = true;
    signal(command('flash', 'a'));
    await runtime.advance(60 * MINUTE);
    for (const id of ['b', 'c', 'd']) {
      update(command('flash', id));
      await runtime.advance(20 * MINUTE);
    }
    expect(runtime.timers).toEqual([]);
    run.stuck = false;
    await runtime.advance(30 * MINUTE);
    expect(run.published).toEqual(['2 flashed', '3 flashed', '4 flashed', '5 flashed']);
  });

  test('D8 a batch is limited by its bytes, and a single event may be as large as it is', async () => {
    const run = new Run();
    const by = { id: 'li', roles: ['technician'] as const };
    for (let n = 0; n < 8; n++)
      update({ ...command('label', `l-${n}`, { text: '漆'.repeat(n === 4 ? 20_000 : 30_000 - n) }), by });
    await runtime.settle();
    const sizes = run.batches.map((batch) => Buffer.byteLength(JSON.stringify(batch)));
    expect(sizes.length).toBeGreaterThanOrEqual(2);
    for (const size of sizes) expect(size).toBeLessThan(257_000);
  });

  test('more than the next run could be given is refused, until it is recorded', async () => {
    const run = new Run();
    run.stuck = true;
    const by = { id: 'li', roles: ['technician'] as const };
    const label = (id: string) => update({ ...command('label', id, { text: '漆'.repeat(30_000) }), by });
    for (let n = 0; n < 12; n++) label(`l-${n}`);
    expect(refusalOf(() => label('more'))).toBe('readSideBehind');
    run.stuck = false;
    await runtime.settle();
    expect(label('more').sequence).toBe(14);
  });
});

describe('5. what is broken in the program stops no process', () => {
  test('D2 a rule that throws: the Update is refused as a defect, without what the message quotes', () => {
    const run = new Run();
    expect(rejectedWith(() => update(command('divide', 'a')))).toEqual({ type: 'defect', command: 'divide' });
    expect(rejectedWith(() => update(several('b', 'flash', 'divide')))).toEqual({
      type: 'defect',
      command: 'divide',
      index: 1,
    });
    expect(JSON.stringify(runtime.logged)).toContain('RangeError');
    expect(JSON.stringify(runtime.logged)).not.toContain('Mrs Wang');
    expect(update(command('flash', 'c')).sequence).toBe(2);
    expect(run.live.state.sequence).toBe(2);
  });

  test('D2 a rule that throws: the Signal becomes a rejected command and is reported once', async () => {
    const run = new Run();
    signal(command('divide', 'a'));
    signal(command('divide', 'b'));
    await runtime.settle();
    expect(run.published).toEqual(['2 rejected', '3 rejected']);
    expect(runtime.query('command', 'a')).toMatchObject({ status: 'rejected', code: 'defect' });
    expect(run.defects).toEqual(['divide']);
  });

  test('an evolver that throws changes nothing, also when it is the last of several', () => {
    const run = new Run();
    expect(refusalOf(() => update(command('explode', 'a')))).toBe('defect');
    signal(several('b', 'flash', 'explode'));
    expect(run.live.state.sequence).toBe(2);
    expect(run.defects).toEqual(['explode']);
  });

  test('D2 a command after which the deadlines cannot be computed is refused', () => {
    const run = new Run();
    expect(rejectedWith(() => update(command('crack', 'a', { how: 'deadlines' })))).toEqual({
      type: 'defect',
      command: 'crack',
    });
    expect(run.live.state.sequence).toBe(1);
  });

  test('a process whose deadlines cannot be computed goes on answering, says so, and is whole again once it is mended', async () => {
    const cracked: CarriedLamp = { ...made, state: { ...made.state, stage: 'on', litAt: START, cracked: 'deadlines' } };
    const run = new Run(cracked);
    void run.live.until(() => false);
    await runtime.advance(20 * MINUTE);
    expect(run.defects).toEqual(['deadlines']);
    expect(update(command('flash', 'a')).sequence).toBe(2);
    signal(command('flash', 'b'));
    expect(run.live.state).toMatchObject({ sequence: 3, stage: 'on' });
    update(command('crack', 'c'));
    expect(run.live.state.stage).toBe('broken');
  });

  test('a deadline whose event cannot happen stops time, and nothing else', async () => {
    const run = new Run({ ...made, state: { ...made.state, stage: 'on', litAt: START, cracked: 'burning' } });
    void run.live.until(() => false);
    await runtime.advance(20 * MINUTE);
    expect(run.defects).toEqual(['burntOut']);
    expect(update(command('flash', 'a')).sequence).toBe(2);
    expect(run.live.state.stage).toBe('on');
    await runtime.advance(20 * MINUTE);
    expect(runtime.timers.length).toBeLessThan(5);
  });

  test('D2 a Signal that nobody of ours has sent is reported and left alone', () => {
    const run = new Run();
    for (const nonsense of [
      null,
      undefined,
      'x',
      7,
      {},
      { id: 'a', by: {}, commands: [] },
      { ...command('flash', 'a'), commands: [null] },
    ])
      signal(nonsense);
    expect(run.live.state.sequence).toBe(1);
    expect(run.defects).toEqual(['submission']);
    expect(run.stacks[0]).toMatch(/^TypeError/);
    expect(update(command('flash', 'b')).sequence).toBe(2);
  });

  test('an unknown command is a defect of whoever sent it', () => {
    const run = new Run();
    expect(refusalOf(() => update(command('fly', 'a')))).toBe('defect');
    signal(command('fly', 'b'));
    expect(run.live.state.sequence).toBe(2);
  });
});

describe('D16 the time of events', () => {
  test('never runs backwards, also in the next run on a machine whose clock is slow', async () => {
    const run = new Run();
    signal(command('flash', 'a'));
    runtime.continueAsNewSuggested = true;
    const carried = await continuedFrom(endOf(run.live.until(() => false)));
    runtime.reset(START - 5 * MINUTE);
    void new Run(carried);
    const { recorded } = update(command('flash', 'b'));
    expect(recorded[0]?.event.at).toBe(START);
  });
});
