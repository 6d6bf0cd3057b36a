import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import { decode } from '@temporalio/common/lib/encoding';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils';
import { DeterminismViolationError } from '@temporalio/workflow';
import {
  processDefinitions,
  processTypes,
  type AnyDefinition,
  type AnyState,
  type ProcessType,
} from '../../domain/processes';
import { fingerprint } from '../../domain/kernel/fingerprint';
import { judge } from '../../domain/kernel/judge';
import { auditDeadlines } from '../../domain/time/deadline-audit';
import { workflowBundle } from '../../platform/temporal/bundle';
import { encryptionWith } from '../../platform/temporal/encryption';
import { openMemoryDatabase } from '../support/memory-database';
import { recodePayloads } from '../support/recoded-history';
import { testVault } from '../support/test-vault';
import { recordings, releases, outcomeOf, type Recording } from './recordings';

const all = recordings();
/** Encryption does not ask what a process has done: of each release and type, one recording of ten. */
const toEncrypt = processTypes.flatMap((type) =>
  releases().flatMap((release) =>
    all.filter((one) => one.type === type && one.release === release).filter((_one, index) => index % 10 === 0),
  ),
);

/** What replaying each of them on this code comes to, by name; undefined where all is well. */
async function replay(code: WorkflowBundle, some: readonly Recording[], dataConverter: DataConverter = {}) {
  const histories = some.map(({ name, history }) => ({ workflowId: name, history }));
  const outcomes = new Map<string, Error | undefined>();
  const options = { workflowBundle: code, dataConverter };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories))
    outcomes.set(workflowId, error);
  return outcomes;
}

const { repositories } = openMemoryDatabase();
const vault = testVault(repositories);
const dataConverter = encryptionWith(vault, repositories).forWorker(() => undefined);

/** The same recording as this release would have left it: every payload encrypted. */
async function encrypted({ history, ...recording }: Recording): Promise<Recording> {
  const context = { type: 'workflow', namespace: 'default', workflowId: recording.name } as const;
  const copy = historyFromJSON(JSON.parse(historyToJSON(history)));
  const codec = dataConverter.payloadCodecs![0]!;
  await recodePayloads(copy, async (payload) => (await codec.encode([payload], context))[0]!);
  return { ...recording, history: copy };
}

/** Every history is computed again: that takes as long as the machine needs, and waits for nothing. */
const COMPUTING_MS = 600_000;

let replayed: ReadonlyMap<string, Error | undefined>;
let replayedEncrypted: ReadonlyMap<string, Error | undefined>;
let sealed: readonly Recording[];
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const bundle = await workflowBundle();
  replayed = await replay(bundle, all);
  sealed = await Promise.all(toEncrypt.map(encrypted));
  replayedEncrypted = await replay(bundle, sealed, dataConverter);
}, COMPUTING_MS);

/** What these rules make of the recorded commands and events, where it is not what was recorded. */
function differencesOf(recording: Recording, definition: Pick<AnyDefinition, 'decide' | 'evolve' | 'deadlines'>) {
  const { answered, published, result } = outcomeOf(recording);
  const differences: object[] = [];
  const compare = (what: string, now: unknown, recorded: unknown): void => {
    if (fingerprint(now) !== fingerprint(recorded)) differences.push({ what, now, recorded });
  };
  /** At each place the state after so many events. */
  const states: AnyState[] = [processDefinitions[recording.type].initialState];
  for (const { event } of published) states.push(definition.evolve(states.at(-1)!, event));
  compare('the end', states.at(-1), result);
  for (const { submission, receipt } of answered) {
    const [first] = receipt.recorded;
    if (!first) continue;
    const { events } = judge(definition, states[first.sequence - 1]!, {}, submission, first.event.at);
    compare(
      submission.id,
      events,
      receipt.recorded.map(({ event }) => event),
    );
  }
  return differences;
}

/** How many paths through a process of each type a release has a recording of, at least, from the release that brought the type. */
const paths: { readonly [T in ProcessType]: { readonly since: string; readonly count: number } } = {
  repairOrder: { since: '0.1.0', count: 30 },
  complaint: { since: '0.1.0', count: 20 },
  followUp: { since: '0.1.0', count: 4 },
  appointment: { since: '0.3.0', count: 14 },
  workshopDay: { since: '0.3.0', count: 5 },
};

test.each(releases())(
  'T7 release %s has a recording for each of many paths through each type of process',
  (release) => {
    const missing = processTypes
      .filter((type) => release >= paths[type].since)
      .filter((type) => all.filter((one) => one.release === release && one.type === type).length < paths[type].count);
    expect(missing).toEqual([]);
  },
);

describe('T7 the recorded histories', () => {
  test.each(all)('$name replays on today’s code', ({ name }) => {
    expect(replayed.has(name)).toBe(true);
    expect(replayed.get(name)).toBeUndefined();
  });

  test.each(toEncrypt)('$name replays as it is when its payloads are encrypted', ({ name }) => {
    expect(replayedEncrypted.has(name)).toBe(true);
    expect(replayedEncrypted.get(name)).toBeUndefined();
  });

  test.each(all)('$name ends in the same state, event by event and command by command', (recording) =>
    expect(differencesOf(recording, processDefinitions[recording.type])).toEqual([]),
  );

  test.each(all.filter(({ type }) => type !== 'repairOrder'))(
    'every deadline of $name ends exactly once',
    (recording) => {
      const { published } = outcomeOf(recording);
      const { faults } = auditDeadlines(processDefinitions[recording.type], published, published.at(-1)!.event.at);
      expect(faults).toEqual([]);
    },
  );
});

describe('T7 an encrypted recording', () => {
  test('holds no payload in clear', async () => {
    let payloads = 0;
    for (const { history } of sealed)
      await recodePayloads(history, async (payload) => {
        payloads += 1;
        expect(decode(payload.metadata!['encoding']!)).toBe('binary/encrypted');
        return payload;
      });
    expect(payloads).toBeGreaterThan(1_500);
  });

  test('is not replayed without its keys', async () => {
    const outcomes = await replay(await workflowBundle(), sealed.slice(0, 3));
    for (const error of outcomes.values()) expect(error).toBeInstanceOf(Error);
    expect(outcomes.size).toBe(3);
  });
});

describe('T7 the gate bites', () => {
  test('a workflow with one step more is caught by every recording', async () => {
    const changed = await bundleWorkflowCode({
      workflowsPath: require.resolve('./changed-workflow'),
      logger: new DefaultLogger('ERROR'),
    });
    const some = all.slice(0, 5);
    const outcomes = await replay(changed, some);
    for (const { name } of some) expect(outcomes.get(name)).toBeInstanceOf(DeterminismViolationError);
  });

  const order = all.find(({ type }) => type === 'repairOrder')!;
  const { repairOrder } = processDefinitions;

  test('an evolver that keeps other content replays without complaint, and is caught by the comparison', () => {
    const evolve: AnyDefinition['evolve'] = (state, event) =>
      repairOrder.evolve(state, event.type === 'orderSigned' ? { ...event, at: event.at + 1 } : event);
    expect(differencesOf(order, { ...repairOrder, evolve })).not.toEqual([]);
  });

  test('D3 a rule that was changed without a version is caught by the comparison', () => {
    const decide: AnyDefinition['decide'] = (state, command, at) =>
      repairOrder
        .decide(state, command, at)
        .map((event) => (event.type === 'estimatePresented' ? { ...event, promisedAt: at } : event));
    expect(differencesOf(order, { ...repairOrder, decide })).toHaveLength(1);
  });
});
