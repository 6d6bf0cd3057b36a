import { hoursWorthSending, type Notice } from '../../../domain/kernel/notice';
import { afterQuiet } from '../../../domain/policy/quiet-hours';
import { storeOf } from '../../../domain/processes';
import { ignoreDuplicates } from '../duplicates';
import { atMost } from '../filters';
import type { Models, StoredNotice } from '../models';
import type { NoticeWords } from '../models/notices';
import { isSilent, openedNotices, sealedNotices } from '../personal-data/notice-texts';
import type { EventTransition, ProcessChange } from '../projections/transitions';

const HOUR_MS = 3_600_000;
/** Days that is kept what was shown in the application. */
const SHOWN_DAYS = 90;

interface Placed extends Pick<StoredNotice, 'process' | 'store' | 'zone' | 'notice' | 'at'> {
  readonly id: string;
}

/** A notice as it is kept, to go out or to be shown from `dueAt` on. */
function storedNotice({ id, notice, at, ...place }: Placed, dueAt: number, daysKept: number): StoredNotice {
  const inApp = notice.way === 'inApp';
  return {
    _id: id,
    ...place,
    at,
    dueAt,
    expiresAt: dueAt + hoursWorthSending[notice.template] * HOUR_MS,
    notice,
    way: notice.way,
    role: 'role' in notice.to ? notice.to.role : null,
    person: 'role' in notice.to ? notice.to.person : null,
    status: inApp ? 'shown' : 'waiting',
    tries: 0,
    words: null,
    deliveredTo: [],
    attempts: [],
    forgetAt: new Date(at + daysKept * 24 * HOUR_MS),
  };
}

/** A notice that no process brought about: it goes out at once. */
export const ownNotice = (placed: Placed): StoredNotice => storedNotice(placed, placed.at, SHOWN_DAYS);

function noticeOf({ after, event }: EventTransition, notice: Notice, index: number): StoredNotice {
  const { number: process, sequence, policy } = after;
  const { at } = event;
  const placed = {
    id: `${process}:${sequence}:${index + 1}`,
    process,
    store: storeOf(process),
    zone: policy.calendar.zone,
    notice,
    at,
  };
  const dueAt = notice.way === 'inApp' || notice.urgent ? at : afterQuiet(policy, at);
  return storedNotice(placed, dueAt, notice.way === 'inApp' ? SHOWN_DAYS : policy.retention.sendingDays);
}

/** What people are told of a change. */
export const noticesOf = ({ definition, transitions }: ProcessChange): readonly StoredNotice[] =>
  transitions.flatMap((transition) =>
    definition
      .noticesOf(transition.after, transition.event)
      .map((notice, index) => noticeOf(transition, notice, index)),
  );

/** A repetition changes nothing. */
export async function writeNotices(models: Models, notices: readonly StoredNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = await sealedNotices(models, notices);
  await ignoreDuplicates(models.notices.collection.insertMany([...rows] as never, { ordered: false }));
}

type Attempt = StoredNotice['attempts'][number];

/** Notices on their way out. One is leased before it is sent, so that two workers never send the same. */
export const noticeOutbox = (models: Models, { notices } = models) => ({
  /** Leases the notice that is due first, as it is stored; null when none is. Its `dueAt` is then the end of the lease. */
  takeDue: (now: number, leaseUntil: number) =>
    notices
      .findOneAndUpdate(
        { status: 'waiting', dueAt: atMost(now) },
        { $set: { dueAt: leaseUntil } },
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      )
      .lean<StoredNotice>(),

  /** With what is said in it; null where the person is erased, and nothing is left to say. Rejects when the key cannot be had now. */
  opened: async (stored: StoredNotice): Promise<StoredNotice | null> => {
    const [opened = null] = await openedNotices(models, [stored]);
    return opened && isSilent(opened) ? null : opened;
  },

  /** Prolongs a lease. False when it ran out and somebody else has the notice now. */
  renew: async (id: string, leaseUntil: number, until: number): Promise<boolean> =>
    (await notices.updateOne({ _id: id, status: 'waiting', dueAt: leaseUntil }, { $set: { dueAt: until } }))
      .matchedCount === 1,

  /** This person has received it, in these words; a new attempt does not send it to them again. */
  noteDelivered: async (opened: StoredNotice, who: string, words: NoticeWords): Promise<void> => {
    const { _id } = opened;
    const [row = opened] = await sealedNotices(models, [{ ...opened, words }]);
    const { sealed } = row as { readonly sealed?: string };
    const kept = sealed === undefined ? { words: row.words } : { words: null, sealed };
    await notices.updateOne({ _id }, { $set: kept, $addToSet: { deliveredTo: who } });
  },

  settle: async (id: string, status: 'sent' | 'undeliverable' | 'expired', attempt: Attempt): Promise<void> =>
    void (await notices.updateOne({ _id: id }, { $set: { status }, $push: { attempts: attempt } })),

  tryAgainAt: async (id: string, at: number, attempt: Attempt): Promise<void> =>
    void (await notices.updateOne(
      { _id: id },
      { $set: { dueAt: at }, $inc: { tries: 1 }, $push: { attempts: attempt } },
    )),

  /** What could not be sent about this process goes out again, to those who have not received it. Answers how many notices that are. */
  sendAgain: async (process: string, now: number): Promise<number> => {
    const unsent = await notices.find({ process, status: 'undeliverable' }, { notice: 1 }).lean<StoredNotice[]>();
    for (const { _id, notice } of unsent) {
      const expiresAt = now + hoursWorthSending[notice.template] * HOUR_MS;
      const again = { status: 'waiting', dueAt: now, expiresAt, tries: 0 } as const;
      await notices.updateOne({ _id, status: 'undeliverable' }, { $set: again });
    }
    return unsent.length;
  },
});
