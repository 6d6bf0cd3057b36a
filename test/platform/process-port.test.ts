import { MemoryProcesses } from '../support/memory-processes';
import { describeProcessPort } from '../support/process-port-contract';

describe('the processes in memory', () => {
  const port = new MemoryProcesses({ record: async () => undefined }, { reportRefusal: async () => undefined });
  afterAll(() => port.stop());
  describeProcessPort(async () => ({ port, numberOf: (count) => `RO-S01-20261122-000${count}` }));
});
