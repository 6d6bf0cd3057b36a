import { ERASED_TEXT, textFields } from '../../../domain/personal-data/texts';
import { AnyNumber } from '../../../domain/processes';
import { storeSubject, type Subject } from '../../vault/subjects';
import { ERASED, SubjectErased } from '../../vault/vault';
import type { Models, StoredNotice } from '../models';
import { subjectOfLogged } from './event-texts';
import { knownVaultOf, vaultOf } from './vault-of';

/** A notice as it is stored: what somebody said in it lies in `sealed`; in one of an earlier release it stands in clear. */
type Row = StoredNotice & { readonly sealed?: string };
type Facts = StoredNotice['notice']['facts'];
type Said = Pick<StoredNotice, 'words'> & { readonly facts: Facts };

/** Facts that only notices have, and that are nobody's words: ids of colleagues, roles, names of deadlines. */
const ownReferences: ReadonlySet<string> = new Set(['leaderRole', 'person', 'reaction']);

const contextOf = ({ _id }: Pick<StoredNotice, '_id'>): string => `notice ${_id}`;
const subjectOf = (models: Models, { process, store }: StoredNotice): Promise<Subject> =>
  AnyNumber.safeParse(process).success ? subjectOfLogged(models, process) : Promise.resolve(storeSubject(store));

/** What was said: every text that is not known to be a reference. */
const saidIn = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).filter(
      ([name, fact]) =>
        typeof fact === 'string' &&
        fact !== ERASED_TEXT &&
        !ownReferences.has(name) &&
        textFields[name] !== 'reference',
    ),
  );

const withFacts = <T extends StoredNotice>(row: T, facts: Facts): T => ({
  ...row,
  notice: { ...row.notice, facts: { ...row.notice.facts, ...facts } },
});
const without = (said: Facts): Facts => Object.fromEntries(Object.keys(said).map((name) => [name, ERASED_TEXT]));

/** Whether something that somebody said stands in the row in clear. */
export const noticeInClear = ({ notice, words }: StoredNotice): boolean =>
  words !== null || Object.keys(saidIn(notice.facts)).length > 0;

/** Whether what was said in it is gone for good. */
export const isSilent = ({ notice }: StoredNotice): boolean => Object.values(notice.facts).includes(ERASED_TEXT);

/** Notices as they are stored: what was said is sealed with the key of whoever the process is about. Without a vault, as they are. */
export async function sealedNotices(models: Models, notices: readonly StoredNotice[]): Promise<readonly Row[]> {
  const vault = knownVaultOf(models);
  if (!vault) return notices;
  const sealOne = async (notice: StoredNotice): Promise<Row> => {
    if (!noticeInClear(notice)) return notice;
    const facts = saidIn(notice.notice.facts);
    const silent = { ...withFacts(notice, without(facts)), words: null };
    const said: Said = { facts, words: notice.words };
    try {
      const bytes = Buffer.from(JSON.stringify(said));
      const sealed = await vault.seal(await subjectOf(models, notice), bytes, contextOf(notice));
      return { ...silent, sealed: sealed.toString('base64') };
    } catch (error) {
      if (!(error instanceof SubjectErased)) throw error;
      return silent;
    }
  };
  return Promise.all(notices.map(sealOne));
}

/** Stored notices with their words; without them where the person is erased. Rejects when the keys cannot be had now. */
export const openedNotices = (models: Models, rows: readonly StoredNotice[]): Promise<StoredNotice[]> =>
  Promise.all(
    rows.map(async ({ sealed, ...row }: Row) => {
      if (sealed === undefined) return row;
      const bytes = await vaultOf(models).open(Buffer.from(sealed, 'base64'), contextOf(row));
      if (bytes === ERASED) return row;
      const { facts, words } = JSON.parse(bytes.toString()) as Said;
      return { ...withFacts(row, facts), words };
    }),
  );
