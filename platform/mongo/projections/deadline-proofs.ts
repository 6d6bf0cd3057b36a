import type { AnyBulkWriteOperation } from 'mongoose';
import { storeOf } from '../../../domain/processes';
import { ignoreDuplicates } from '../duplicates';
import type { Models, StoredDeadlineProof } from '../models';
import type { ProcessChange } from './transitions';

type ProofWrite = AnyBulkWriteOperation<StoredDeadlineProof>;
const nothingYet = { armed: 0, fired: 0, cancelled: 0, faults: [], faultCount: 0, lateness: [], provedAt: null };

/** A process has a row from its first event on; when it is over, the row waits to be proved. */
export function proofWritesOf({ definition, transitions }: ProcessChange): readonly ProofWrite[] {
  const { after, event } = transitions.at(-1)!;
  const begins = transitions[0]!.before.sequence === 0;
  const ended = definition.isOver(after);
  if (!begins && !ended) return [];
  const { number: _id, sequence } = after;
  const row = { store: storeOf(_id), status: ended ? 'ended' : 'open', sequence, tryAt: event.at, ...nothingYet };
  return [{ updateOne: { filter: { _id, sequence: { $lt: sequence } }, update: { $set: row }, upsert: true } }];
}

export async function writeProofs(models: Models, writes: readonly ProofWrite[]): Promise<void> {
  if (writes.length === 0) return;
  // where a later state is stored, the upsert meets a duplicate
  await ignoreDuplicates(models.deadlineProofs.collection.bulkWrite(writes as never, { ordered: false }));
}
