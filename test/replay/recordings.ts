import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import type { temporal } from '@temporalio/proto';
import type { RepairOrderCommand } from '../../domain/repair-order/commands';
import type { Receipt, Recorded } from '../../domain/receipt';
import type { RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';

export type History = temporal.api.history.v1.IHistory;
export const folder = path.join(__dirname, 'histories');

export interface Recording {
  readonly name: string;
  readonly history: History;
}

/** One recorded history per path through an order, as the release that made it left it. */
export const recordings = (): readonly Recording[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json.gz'))
    .toSorted()
    .map((file) => ({
      name: path.basename(file, '.json.gz'),
      history: historyFromJSON(JSON.parse(gunzipSync(readFileSync(path.join(folder, file))).toString())),
    }));

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
const decode = <T>(payload: Payload | null | undefined): T => defaultPayloadConverter.fromPayload<T>(payload!);

/** What the history holds in the domain's own words: every answered command with what it brought about, all events, the end. */
export function told({ events }: History): {
  readonly answered: readonly { readonly command: RepairOrderCommand; readonly receipt: Receipt<RepairOrderEvent> }[];
  readonly published: readonly Recorded<RepairOrderEvent>[];
  readonly result: RepairOrder;
} {
  const commands = new Map<string, RepairOrderCommand>();
  const answered = [];
  const published = new Map<number, Recorded<RepairOrderEvent>>();
  let result: RepairOrder | undefined;
  for (const event of events ?? []) {
    const {
      workflowExecutionUpdateAcceptedEventAttributes: accepted,
      workflowExecutionUpdateCompletedEventAttributes: completed,
    } = event;
    if (accepted)
      commands.set(accepted.protocolInstanceId!, decode(accepted.acceptedRequest?.input?.args?.payloads?.[0]));
    if (completed?.outcome?.success) {
      const command = commands.get(completed.meta!.updateId!);
      if (command)
        answered.push({ command, receipt: decode<Receipt<RepairOrderEvent>>(completed.outcome.success.payloads?.[0]) });
    }
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (scheduled)
      for (const recorded of decode<Recorded<RepairOrderEvent>[]>(scheduled.input?.payloads?.[1]))
        published.set(recorded.sequence, recorded);
    const ended = event.workflowExecutionCompletedEventAttributes;
    if (ended) result = decode(ended.result?.payloads?.[0]);
  }
  if (!result) throw new Error('the recording does not end');
  return { answered, published: [...published.values()].toSorted((a, b) => a.sequence - b.sequence), result };
}
