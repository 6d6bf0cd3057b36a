import { defaultPayloadConverter } from '@temporalio/common';
import type { StoredObject } from '../../domain/kernel/upcasting';
import { processDefinitions, type AnyEvent } from '../../domain/processes';
import { received } from '../../platform/temporal/receipts';
import { saidInRun } from '../../platform/temporal/said-events';

const NUMBER = 'RO-S01-20261126-0001';
const noted = { type: 'conditionNoted', at: 1_000, by: { id: 'wang', role: 'serviceAdvisor' }, note: 'scratch' };
const sent = (schemaVersion: number | undefined, event: object) => ({
  commandId: 'a',
  sequence: 2,
  happened: ['conditionNoted'],
  recorded: [{ sequence: 2, event: event as AnyEvent }],
  ...(schemaVersion && { schemaVersion }),
});

/** This release writes version 2, in which a note is called `note`; in version 1 it was called `remark`. */
function writesVersionTwo(): void {
  const { upcasting } = processDefinitions.repairOrder;
  const renamed = ({ remark, ...event }: StoredObject): StoredObject => ({ ...event, note: remark });
  jest.replaceProperty(processDefinitions.repairOrder, 'upcasting', {
    ...upcasting,
    schemaVersion: 2,
    upcastEvent: (stored, version) => upcasting.upcastEvent(version === 2 ? stored : renamed(stored as StoredObject)),
  });
}

afterEach(() => jest.restoreAllMocks());

describe('what a process answers while a release is rolled out', () => {
  const { note, ...rest } = noted;

  test('is taken as it is from a worker of the same release', () =>
    expect(received(NUMBER, sent(1, noted))).toEqual(sent(undefined, noted)));

  test('is brought into the shape of this release from a worker of an older one', () => {
    writesVersionTwo();
    expect(received(NUMBER, sent(1, { ...rest, remark: note }))).toEqual(sent(undefined, noted));
    expect(received(NUMBER, sent(2, noted))).toEqual(sent(undefined, noted));
  });

  test('is left for its own worker to record when that is of a later release', () =>
    expect(received(NUMBER, sent(2, { ...rest, remarks: [note] }))).toEqual({
      ...sent(undefined, noted),
      recorded: [],
    }));
});

describe('the history of a run that was renewed', () => {
  const payloads = (...values: readonly unknown[]) => ({
    payloads: values.map((value) => defaultPayloadConverter.toPayload(value)),
  });
  const at = (sequence: number, event: object = noted) => ({ sequence, event });
  const startedWith = (start: object) => ({ workflowExecutionStartedEventAttributes: { input: payloads(start) } });
  const answered = (receipt: object) => ({
    workflowExecutionUpdateCompletedEventAttributes: { outcome: { success: payloads(receipt) } },
  });
  const published = (...input: readonly unknown[]) => ({
    activityTaskScheduledEventAttributes: { activityType: { name: 'recordEvents' }, input: payloads(...input) },
  });
  const said = (...history: readonly object[]) => saidInRun(history, defaultPayloadConverter);
  const left = { schemaVersion: 1, state: { sequence: 5 }, unpublished: [at(5)] };

  test('says of every event in which release it was written, and of the state which wrote last', () => {
    const { events, schemaVersion, after } = said(
      startedWith(left),
      answered({ ...sent(2, noted), recorded: [at(6)] }),
      published(NUMBER, [at(7)], 2),
    );
    expect(events).toEqual([
      { ...at(5), schemaVersion: 1 },
      { ...at(6), schemaVersion: 2 },
      { ...at(7), schemaVersion: 2 },
    ]);
    expect([schemaVersion, after]).toEqual([2, 4]);
  });

  test('is of version 1 where it says nothing, as the first release left it', () =>
    expect(
      said(
        startedWith({ state: { sequence: 5 } }),
        answered({ ...sent(undefined, noted), recorded: [at(6)] }),
        published(NUMBER, [at(7)]),
      ),
    ).toMatchObject({ schemaVersion: 1, events: [{ schemaVersion: 1 }, { schemaVersion: 1 }] }));
});
