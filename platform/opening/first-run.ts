import type { Repositories, StoredFirstRunCode } from '../mongo/repositories';
import type { Authorship } from '../mongo/repositories/versioned';
import { hashOfCode, randomCode } from '../one-time-codes';
import { openStore, type OpenedStore, type StoreOpening } from './open-store';
import { giveCode } from './people';

type FirstRun = Pick<Repositories, 'accounts' | 'staff' | 'policies' | 'dealership' | 'firstRunCodes'>;

/** No API has printed this code, or it is void. */
export class FirstRunCodeWrong extends Error {}
/** A store is open: the next one is opened at the prompt. */
export class FirstRunOver extends Error {}

/**
 * While no store is open: a code that opens the first one, by the page `/first-run` of every API of this database. Only its hash is kept, and each start prints
 * another; all of them hold until a store is open. Undefined when one is.
 */
export async function newFirstRunCode(
  { dealership, firstRunCodes }: Pick<FirstRun, 'dealership' | 'firstRunCodes'>,
  at: number,
): Promise<string | undefined> {
  if (await dealership.hasAny()) {
    await firstRunCodes.removeUnused();
    return undefined;
  }
  const code = randomCode();
  await firstRunCodes.add(hashOfCode(code), at);
  return code;
}

/** What a person at the machine needs to know while no store is open. */
export const firstRunNotice = (url: string, code: string): string => `
No store is open yet. Open ${url}/first-run and enter this code, which opens the first store:

    ${code}

At the prompt of this machine \`repairflow store add\` does the same.
`;

/** Opened with this very code, by a first manager who has not chosen a password yet: whoever lost the answer may have another code. */
async function openedAlready(repositories: FirstRun, printed: StoredFirstRunCode, signIn: string, at: number) {
  const account = await repositories.accounts.findBySignIn(signIn);
  if (!account || account.password !== null) throw new FirstRunOver();
  const entries = await repositories.staff.entriesOf(account._id);
  const entry = entries.find(
    ({ store, roles }) => store === (printed.store ?? store) && roles.includes('storeManager'),
  );
  if (!entry) throw new FirstRunOver();
  return { store: entry.store, person: account._id, code: await giveCode(repositories, account._id, at) };
}

/**
 * Opens the first store with a code that was printed. The same once more answers with another one-time code, as long as the manager has not chosen a password.
 * Throws FirstRunCodeWrong, FirstRunOver, and what openStore throws.
 */
export async function openFirstStore(
  repositories: FirstRun,
  typed: string,
  opening: StoreOpening,
  authorship: Authorship,
): Promise<OpenedStore> {
  const { firstRunCodes, dealership } = repositories;
  const hash = hashOfCode(typed);
  const printed = await firstRunCodes.find(hash);
  if (await dealership.hasAny()) {
    if (!printed) throw new FirstRunOver();
    return openedAlready(repositories, printed, opening.manager.signIn, authorship.at);
  }
  if (!printed) throw new FirstRunCodeWrong();
  const opened = await openStore(repositories, opening, authorship);
  await firstRunCodes.use(hash, opened.store, opened.person, authorship.at);
  return opened;
}
