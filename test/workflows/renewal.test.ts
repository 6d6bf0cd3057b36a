import { ApplicationFailure } from '@temporalio/common';
import { inVirtualTime, runtime } from '../support/fake-workflow-runtime';
import { command, endOf, queueOfNextRun, Run, START, update } from '../support/lamp';

jest.mock(
  '@temporalio/workflow',
  () => jest.requireActual<{ workflowModule: object }>('../support/fake-workflow-runtime').workflowModule,
);

inVirtualTime(START);

const never = (): boolean => false;

test('a process that is asked to goes on in a fresh run on the queue of another build', async () => {
  const run = new Run();
  const end = endOf(run.live.until(never));
  update(command('switchOn', 'a'));
  runtime.signal('renew', 'build-2');
  await runtime.settle();
  expect(await queueOfNextRun(end)).toBe('build-2');
});

test('a long history goes on with the build it began with', async () => {
  const run = new Run();
  const end = endOf(run.live.until(never));
  runtime.continueAsNewSuggested = true;
  await runtime.settle();
  expect(await queueOfNextRun(end)).toBe('build-1');
});

test.each([['build-1'], [null], [undefined], [7], [{ queue: 'build-2' }]])(
  'a process that is on the queue already, or is told %j, stays where it is',
  async (queue) => {
    const run = new Run();
    let over = false;
    void endOf(run.live.until(never)).then(() => (over = true));
    runtime.signal('renew', queue);
    await runtime.settle();
    expect(over).toBe(false);
    expect(update(command('switchOn', 'a')).happened).toEqual(['switchedOn']);
  },
);

test('a process that only waits for a refused errand goes on elsewhere too', async () => {
  const run = new Run();
  run.carryOut = async () => {
    throw ApplicationFailure.nonRetryable('the car is gone', 'partiesMissing');
  };
  update({ ...command('label', 'a', { text: 'RO-1' }), by: { id: 'li', roles: ['technician'] } });
  const end = endOf(run.live.close());
  await runtime.settle();
  runtime.signal('renew', 'build-2');
  await runtime.settle();
  expect(await queueOfNextRun(end)).toBe('build-2');
});
