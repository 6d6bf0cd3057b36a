import { buildId } from '../../platform/temporal/build';
import { TemporalProcesses } from '../../platform/temporal/temporal-processes';
import { buildQueueOf } from '../../workflows/messages';
import { describeProcessPort } from '../support/process-port-contract';
import { openTestStore, type TestStore } from '../support/store';

describe('the processes on Temporal', () => {
  let store: TestStore;
  afterAll(() => store.stop());
  describeProcessPort(async () => {
    store = await openTestStore();
    const { TASK_QUEUE, ANSWER_WITHIN_MS: answerWithinMs } = store.config;
    const taskQueue = buildQueueOf(TASK_QUEUE, await buildId());
    const own = Math.floor(1_000 + Math.random() * 9_000);
    return {
      port: new TemporalProcesses(store.temporal, { taskQueue, answerWithinMs, keys: store.encryption.keys }),
      numberOf: (count) => `RO-S01-20200101-${own}${String(count).padStart(2, '0')}`,
    };
  });
});
