import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { systemSubmission } from '../../domain/kernel/submission';
import { retryDelay } from '../../platform/temporal/connection';
import { TemporalProcesses } from '../../platform/temporal/temporal-processes';

const NUMBER = 'RO-S01-20261122-0001';
const submission = systemSubmission('c-1', { type: 'noteCondition' });

/** Counts what is asked of a server that does not know the process, or knows that it has ended. */
function asking(status: 'COMPLETED' | 'unknown') {
  const asked: string[] = [];
  const gone = (): never => {
    throw new WorkflowNotFoundError('gone', NUMBER, undefined);
  };
  const handle = {
    executeUpdate: async () => {
      asked.push('update');
      return gone();
    },
    describe: async () => {
      asked.push('describe');
      return status === 'unknown' ? gone() : { status: { name: status } };
    },
  };
  const client = {
    workflow: { getHandle: () => handle },
    withDeadline: (_until: number, question: () => unknown) => question(),
  } as unknown as Client;
  return { asked, processes: new TemporalProcesses(client, { taskQueue: 'q', answerWithinMs: 5_000 }) };
}

test.each(['COMPLETED', 'unknown'] as const)(
  'D13 a command for a process that is %s costs two questions',
  async (status) => {
    const { asked, processes } = asking(status);
    await expect(processes.execute(NUMBER, submission)).rejects.toMatchObject({ reason: 'notFound' });
    expect(asked).toEqual(['update', 'describe']);
  },
);

test('D14 a server that has too much to do is asked again within a quarter of a second', () => {
  for (let attempt = 1; attempt <= 20; attempt++) {
    expect(retryDelay(attempt)).toBeGreaterThanOrEqual(40);
    expect(retryDelay(attempt)).toBeLessThanOrEqual(240);
  }
});

test('D15 no process of the present release writes attributes that nobody reads', () => {
  const folder = path.resolve(__dirname, '../replay/histories');
  const release = readdirSync(folder).toSorted().at(-1)!;
  const files = readdirSync(path.join(folder, release));
  expect(files.length).toBeGreaterThanOrEqual(50);
  for (const file of files) {
    const history = gunzipSync(readFileSync(path.join(folder, release, file))).toString();
    expect([file, history.includes('UPSERT_WORKFLOW_SEARCH_ATTRIBUTES')]).toEqual([file, false]);
  }
});
