import { oneOf } from '../filters';
import type { Models, StoredNotice, StoredNoticeMark, StoredNoticeReader } from '../models';

/** Somebody who reads notices in one store. */
interface Reader {
  readonly store: string;
  readonly person: string;
}

/** Notices that a person wants to read again are looked at up to so many. */
const MAX_AGAIN = 100;

const idOfReader = ({ store, person }: Reader): string => `${store} ${person}`;
const idOfMark = ({ person }: Reader, notice: string): string => `${person} ${notice}`;

/** What each person has read of the notices: one's own reading says nothing of a colleague's. */
export const noticeReadingIn = ({ noticeMarks, noticeReaders }: Models) => ({
  /** Up to when this person has read everything; 0 where they never said so. */
  readUpTo: async (reader: Reader): Promise<number> =>
    (await noticeReaders.findOne({ _id: idOfReader(reader) }).lean<StoredNoticeReader>())?.readUpTo ?? 0,

  /** Everything up to then is read; what was said of a later moment stays. */
  noteReadUpTo: async (reader: Reader, at: number): Promise<void> => {
    await noticeReaders.updateOne({ _id: idOfReader(reader) }, { $max: { readUpTo: at } }, { upsert: true });
  },

  /** What the person has said of each of these notices. */
  marksOf: async (reader: Reader, notices: readonly string[]): Promise<ReadonlyMap<string, boolean>> => {
    const ids = notices.map((notice) => idOfMark(reader, notice));
    const marks = await noticeMarks.find({ _id: oneOf(ids) }).lean<StoredNoticeMark[]>();
    return new Map(marks.map(({ notice, read }) => [notice, read]));
  },

  /** The notices that the person wants to read again. */
  toReadAgain: async ({ store, person }: Reader): Promise<readonly string[]> => {
    const marks = await noticeMarks.find({ store, person, read: false }).limit(MAX_AGAIN).lean<StoredNoticeMark[]>();
    return marks.map(({ notice }) => notice);
  },

  mark: async (
    reader: Reader,
    notices: readonly Pick<StoredNotice, '_id' | 'forgetAt'>[],
    read: boolean,
  ): Promise<void> => {
    const { store, person } = reader;
    await Promise.all(
      notices.map(({ _id: notice, forgetAt }) =>
        noticeMarks.updateOne(
          { _id: idOfMark(reader, notice) },
          { $set: { store, person, notice, read, forgetAt } },
          { upsert: true },
        ),
      ),
    );
  },
});
