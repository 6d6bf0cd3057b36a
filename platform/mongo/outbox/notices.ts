import type { Notice } from '../../../domain/kernel/notice';
import { afterQuiet } from '../../../domain/policy/quiet-hours';
import { storeOf } from '../../../domain/processes';
import { ignoreDuplicates } from '../duplicates';
import { atMost, oneOf } from '../filters';
import type { Models, StoredNotice } from '../models';
import type { EventTransition, ProcessChange } from '../projections/transitions';

function storedNotice({ after, event }: EventTransition, notice: Notice, index: number): StoredNotice {
  const { number: process, sequence, policy } = after;
  const inApp = notice.way === 'inApp';
  const role = 'role' in notice.to ? notice.to.role : null;
  const person = 'role' in notice.to ? notice.to.person : null;
  return {
    _id: `${process}:${sequence}:${index + 1}`,
    process,
    store: storeOf(process),
    at: event.at,
    notBefore: inApp || notice.urgent ? event.at : afterQuiet(policy, event.at),
    zone: policy.calendar.zone,
    notice,
    way: notice.way,
    role,
    person,
    status: inApp ? 'shown' : 'waiting',
    leaseUntil: 0,
    deliveredTo: [],
    attempts: [],
  };
}

/** What people are told of a change. */
export const noticesOf = ({ definition, transitions }: ProcessChange): readonly StoredNotice[] =>
  transitions.flatMap((transition) =>
    definition
      .noticesOf(transition.after, transition.event)
      .map((notice, index) => storedNotice(transition, notice, index)),
  );

/** A repetition changes nothing. */
export async function writeNotices(models: Models, notices: readonly StoredNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await ignoreDuplicates(models.notices.collection.insertMany(notices as never, { ordered: false }));
}

type Attempt = StoredNotice['attempts'][number];

/** Notices on their way out. One is leased before it is sent, so that two workers never send the same. */
export const noticeOutbox = ({ notices }: Models) => ({
  /** Leases the notice that is due first; null when none is. */
  takeDue: (now: number, leaseUntil: number) =>
    notices
      .findOneAndUpdate(
        { status: oneOf(['waiting', 'sending']), notBefore: atMost(now), leaseUntil: atMost(now) },
        { $set: { status: 'sending', leaseUntil } },
        { sort: { notBefore: 1 }, returnDocument: 'after' },
      )
      .lean<StoredNotice>(),

  /** This person has received it; a new attempt does not send it to them again. */
  noteDelivered: async (id: string, who: string): Promise<void> =>
    void (await notices.updateOne({ _id: id }, { $addToSet: { deliveredTo: who } })),

  settle: async (id: string, status: 'sent' | 'undeliverable', attempt: Attempt): Promise<void> =>
    void (await notices.updateOne({ _id: id }, { $set: { status }, $push: { attempts: attempt } })),

  tryAgainAt: async (id: string, at: number, attempt: Attempt): Promise<void> =>
    void (await notices.updateOne(
      { _id: id },
      { $set: { status: 'waiting', leaseUntil: at }, $push: { attempts: attempt } },
    )),
});
