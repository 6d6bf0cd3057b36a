import { ApplicationFailure } from '@temporalio/common';
import { inVirtualTime, runtime } from '../support/fake-workflow-runtime';
import { command, continuedFrom, endIn, MINUTE, Run, START, update } from '../support/lamp';

jest.mock(
  '@temporalio/workflow',
  () => jest.requireActual<{ workflowModule: object }>('../support/fake-workflow-runtime').workflowModule,
);

inVirtualTime(START);

const label = (id: string, text: string) =>
  update({ ...command('label', id, { text }), by: { id: 'li', roles: ['technician'] } });
const never = () => new Promise<never>(() => undefined);
const refused = async (): Promise<never> => {
  throw ApplicationFailure.nonRetryable('the car is gone', 'partiesMissing');
};

describe('what an event asks of another process', () => {
  test('is carried out once, named after the event', async () => {
    const run = new Run();
    label('a', 'RO-1');
    await runtime.settle();
    label('a', 'RO-1');
    await runtime.settle();
    expect(run.carriedOut).toEqual(['lamp:2']);
    expect(run.live.state.sequence).toBe(2);
  });

  test('holds up neither commands nor publishing while it takes its time', async () => {
    const run = new Run();
    run.carryOut = never;
    label('a', 'RO-1');
    await runtime.settle();
    expect(update(command('switchOn', 'b')).happened).toEqual(['switchedOn']);
    await runtime.advance(40 * MINUTE);
    expect(run.published).toContain('2 labelled');
  });

  test('brings its result as a command', async () => {
    const run = new Run();
    run.carryOut = async () => ({ type: 'switchOn' });
    label('a', 'RO-1');
    await runtime.settle();
    expect(run.live.state.stage).toBe('on');
  });

  test('is carried out after what was asked of the same process before, and beside what is asked of others', async () => {
    const run = new Run();
    let goOn = (): void => undefined;
    run.carryOut = ({ id }) =>
      id === 'lamp:2' ? new Promise((resolve) => (goOn = () => resolve(null))) : Promise.resolve(null);
    label('a', 'RO-1');
    label('b', 'RO-1');
    label('c', 'RO-2');
    await runtime.settle();
    expect(run.carriedOut).toEqual(['lamp:2', 'lamp:4']);
    goOn();
    await runtime.settle();
    expect(run.carriedOut).toEqual(['lamp:2', 'lamp:4', 'lamp:3']);
  });

  test('is lost neither when the run continues nor when it ends', async () => {
    const run = new Run();
    run.carryOut = never;
    label('a', 'RO-1');
    await runtime.settle();
    runtime.continueAsNewSuggested = true;
    const carried = await continuedFrom(run.live.until(() => false).then(never, (error: unknown) => error));
    runtime.reset(START);
    const next = new Run(carried);
    let goOn = (): void => undefined;
    next.carryOut = () => new Promise((resolve) => (goOn = () => resolve(null)));
    await runtime.settle();
    expect(next.carriedOut).toEqual(['lamp:2']);
    const end = endIn(next);
    await runtime.settle();
    expect(end.state).toBeUndefined();
    goOn();
    await runtime.settle();
    expect(end.state).toMatchObject({ label: 'RO-1' });
  });

  test('when it cannot be computed is a defect of the program, and the event stands', async () => {
    const run = new Run();
    expect(label('a', 'nobody').happened).toEqual(['labelled']);
    await runtime.settle();
    expect(run.defects).toEqual(['labelled']);
  });
});

describe('a refused errand', () => {
  const withRefusal = async (): Promise<Run> => {
    const run = new Run();
    run.carryOut = refused;
    label('a', 'RO-1');
    await runtime.settle();
    return run;
  };

  test('is reported with its reason, is not tried again by itself, and lets later ones pass', async () => {
    const run = await withRefusal();
    expect(run.refusals).toEqual(['holdSettlement: partiesMissing']);
    run.carryOut = async () => null;
    label('b', 'RO-1');
    await runtime.advance(60 * MINUTE);
    expect(run.carriedOut).toEqual(['lamp:2', 'lamp:3']);
  });

  test('keeps the process until somebody has settled it: done again', async () => {
    const run = await withRefusal();
    const end = endIn(run);
    await runtime.settle();
    expect(end.state).toBeUndefined();
    run.carryOut = async () => null;
    runtime.signal('settleErrands', { again: true });
    await runtime.settle();
    expect(run.carriedOut).toEqual(['lamp:2', 'lamp:2']);
    expect(end.state).toBeDefined();
  });

  test('or seen to by hand', async () => {
    const run = await withRefusal();
    const end = endIn(run);
    runtime.signal('settleErrands', { again: false });
    await runtime.settle();
    expect(run.carriedOut).toEqual(['lamp:2']);
    expect(end.state).toBeDefined();
  });

  test('whatever comes as that Signal breaks nothing', async () => {
    const run = await withRefusal();
    for (const nonsense of [null, undefined, 7, 'again', { again: 'yes' }]) runtime.signal('settleErrands', nonsense);
    await runtime.settle();
    expect(run.carriedOut).toEqual(['lamp:2']);
    runtime.signal('settleErrands', { again: true });
    await runtime.settle();
    expect(run.carriedOut).toEqual(['lamp:2', 'lamp:2']);
  });
});
