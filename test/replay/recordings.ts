import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import type { temporal } from '@temporalio/proto';
import { processTypes, type AnyEvent, type AnyState, type ProcessType } from '../../domain/processes';
import type { Receipt, Recorded } from '../../domain/kernel/receipt';
import type { Submission } from '../../domain/kernel/submission';
import { saidInRun } from '../../platform/temporal/said-events';

export type History = temporal.api.history.v1.IHistory;
/** One folder for each release. */
export const folder = path.join(__dirname, 'histories');

export interface Recording {
  /** `release/name`. */
  readonly name: string;
  readonly release: string;
  readonly type: ProcessType;
  readonly history: History;
  /** Where the process was still going on: its state then. */
  readonly stateThen?: AnyState;
}

/** What a file holds: the history as Temporal writes it in JSON, and the state of what was still going on. */
type RecordedFile = object & { readonly stateThen?: AnyState };

/** File names begin with the type; those of orders, which came first, with their number. */
export const prefixes: { readonly [T in ProcessType]: string } = {
  repairOrder: '',
  complaint: 'complaint-',
  followUp: 'follow-up-',
  appointment: 'appointment-',
  workshopDay: 'workshop-day-',
};
const typeOf = (file: string): ProcessType =>
  processTypes.find((type) => prefixes[type] !== '' && file.startsWith(prefixes[type])) ?? 'repairOrder';

export const releases = (): readonly string[] => readdirSync(folder).toSorted();

/** One recorded history per path through a process and release, as the release that made it left it. */
export const recordings = (): readonly Recording[] =>
  releases().flatMap((release) =>
    readdirSync(path.join(folder, release))
      .filter((file) => file.endsWith('.json.gz'))
      .toSorted()
      .map((file) => {
        const { stateThen, ...history } = JSON.parse(
          gunzipSync(readFileSync(path.join(folder, release, file))).toString(),
        ) as RecordedFile;
        return {
          name: `${release}/${path.basename(file, '.json.gz')}`,
          release,
          type: typeOf(file),
          history: historyFromJSON(history),
          ...(stateThen && { stateThen }),
        };
      }),
  );

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what was encoded
const decode = <T>(payload: Payload | null | undefined): T => defaultPayloadConverter.fromPayload<T>(payload!);

/** What a recording holds in the domain's own words: every answered submission with what it brought about, all events, the state they led to. */
export function outcomeOf({ history: { events }, stateThen }: Pick<Recording, 'history' | 'stateThen'>): {
  readonly answered: readonly { readonly submission: Submission; readonly receipt: Receipt<AnyEvent> }[];
  readonly published: readonly Recorded<AnyEvent>[];
  readonly result: AnyState;
} {
  const submissions = new Map<string, Submission>();
  const answered = [];
  let result = stateThen;
  for (const event of events ?? []) {
    const {
      workflowExecutionUpdateAcceptedEventAttributes: accepted,
      workflowExecutionUpdateCompletedEventAttributes: completed,
    } = event;
    if (accepted)
      submissions.set(accepted.protocolInstanceId!, decode(accepted.acceptedRequest?.input?.args?.payloads?.[0]));
    if (completed?.outcome?.success) {
      const submission = submissions.get(completed.meta!.updateId!);
      const receipt = decode<Receipt<AnyEvent>>(completed.outcome.success.payloads?.[0]);
      if (submission) answered.push({ submission, receipt });
    }
    const ended = event.workflowExecutionCompletedEventAttributes;
    if (ended) result = decode(ended.result?.payloads?.[0]);
  }
  if (!result) throw new Error('the recording says no state');
  const said = saidInRun(events ?? [], defaultPayloadConverter);
  const published = said.events.map(({ sequence, event }) => ({ sequence, event: event as AnyEvent }));
  return { answered, published, result };
}
