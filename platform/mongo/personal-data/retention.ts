import { followUpNumberOf } from '../../../domain/follow-up/number';
import { keptSince } from '../../../domain/personal-data/retention';
import type { PolicyContent } from '../../../domain/policy/policy';
import { processTypes, storeOf, type ProcessType } from '../../../domain/processes';
import { ignoreDuplicates } from '../duplicates';
import { below, oneOf } from '../filters';
import type { Models, StoredEvent } from '../models';
import { isUnderWay } from '../models/orders';
import { rebuildView } from '../projections/rebuild';
import { viewsOf } from '../projections/views';
import { eraseFiles, keepCommitments, type RemovesFiles } from './erase';
import { openedFromLog, withoutWordsOf } from './event-texts';

/** When a process of each type began: it cannot have ended before. */
const beganAt = {
  repairOrder: 'openedAt',
  complaint: 'receivedAt',
  followUp: 'leftAt',
  appointment: 'openedAt',
  workshopDay: 'beginsAt',
} as const;

interface Row {
  readonly _id: string;
  readonly open: boolean;
  /** Of a visit: when what is owed of it is due. */
  readonly arrearsDue?: string | null;
}

/** Why something that is old enough is kept: it is under way itself, or its complaint, its call or its visit is, which may need what was said. */
export type Holder = 'itself' | 'complaint' | 'followUp' | 'repairOrder';

async function holderOf(models: Models, type: ProcessType, row: Row): Promise<Holder | null> {
  if (isUnderWay(row)) return 'itself';
  const { _id } = row;
  if (type === 'repairOrder') {
    const [complaint, call] = await Promise.all([
      models.complaints.exists({ store: storeOf(_id), open: true, order: _id }),
      models.followUps.exists({ _id: followUpNumberOf(_id), open: true }),
    ]);
    return complaint !== null ? 'complaint' : call !== null ? 'followUp' : null;
  }
  if (type !== 'complaint') return null;
  const complaint = await models.complaints.findOne({ _id }, { order: 1 }).lean<{ readonly order: string | null }>();
  const visitIsOpen =
    complaint?.order != null && (await models.orders.exists({ _id: complaint.order, open: true })) !== null;
  return visitIsOpen ? 'repairOrder' : null;
}

interface Old {
  readonly type: ProcessType;
  readonly number: string;
  /** When it last changed. */
  readonly at: number;
  /** Null where its words go. */
  readonly heldBy: Holder | null;
}

/** The processes of a store whose words have been kept long enough, also those that something holds. */
export async function* oldIn(
  models: Models,
  store: string,
  policy: Pick<PolicyContent, 'retention'>,
  now: number,
): AsyncGenerator<Old> {
  for (const type of processTypes) {
    const limit = keptSince(type, policy, now);
    const old = viewsOf(models, type)
      .find({ store, [beganAt[type]]: below(limit) } as object, { _id: 1, open: 1, arrearsDue: 1 })
      .sort({ [beganAt[type]]: 1 })
      .lean<Row[]>()
      .cursor();
    for await (const row of old) {
      const number = row._id;
      if ((await models.forgottenWords.exists({ _id: number })) !== null) continue;
      const last = await models.events
        .findOne({ process: number }, { at: 1 })
        .sort({ process: 1, sequence: -1 })
        .lean<{ readonly at: number }>();
      if (last && last.at < limit) yield { type, number, at: last.at, heldBy: await holderOf(models, type, row) };
    }
  }
}

interface Forgetting {
  readonly models: Models;
  readonly files: RemovesFiles;
}

/** The words, photos and scans of one process go; what can be proved of it is put aside first. Doing it again changes nothing. */
export async function forgetWords(
  { models, files }: Forgetting,
  store: string,
  number: string,
  at: number,
): Promise<void> {
  await keepCommitments({ models }, number);
  const stored = await models.events.find({ process: number }).sort({ sequence: 1 }).lean<StoredEvent[]>();
  for (const row of await openedFromLog(models, stored))
    await models.events.updateOne({ _id: row._id }, { $set: { event: withoutWordsOf(row) }, $unset: { sealed: 1 } });
  await models.proofSalts.deleteOne({ _id: number });
  await rebuildView(models, number);
  await models.notices.deleteMany({ process: oneOf([number]) });
  await eraseFiles({ models, files }, store, [number]);
  await ignoreDuplicates(models.forgottenWords.create({ _id: number, store, at }));
}
