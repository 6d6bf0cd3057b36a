import { beginAnnouncing } from '../notices/announced';
import { forgetTouched } from './kept-session';
import { client } from './queries';
import { post, put, remove } from './request';
import type { BodyOf } from './contract';
import type { Me } from './replies';

export type Credentials = BodyOf<'/browser-sessions'>;

const PERSON = 'repairflow.person';
const ofOthers = { predicate: ({ queryKey: [path] }: { readonly queryKey: readonly unknown[] }) => path !== '/me' };

/** A session of this tab has ended by itself: whoever signs out leaves nothing behind. */
export const wasSignedIn = (): boolean => sessionStorage.getItem(PERSON) !== null;

/** What was typed and not sent is kept for the same person only, and nobody sees what somebody else has read. */
export function takeOver({ id }: Me): void {
  if (sessionStorage.getItem(PERSON) === id) return;
  sessionStorage.clear();
  sessionStorage.setItem(PERSON, id);
  client.removeQueries(ofOthers);
}

/** Whoever is signed in here now sees what is theirs. */
async function becomeMe(me: Me): Promise<void> {
  takeOver(me);
  client.setQueryData(['/me'], me);
  await client.invalidateQueries(ofOthers);
}

export const signIn = async (given: Credentials): Promise<void> => {
  const me = await post('/browser-sessions', {}, { body: given });
  forgetTouched();
  beginAnnouncing();
  await becomeMe(me);
};

export async function signOut(): Promise<void> {
  await remove('/sessions/current', {});
  forgetTouched();
  sessionStorage.clear();
  client.setQueryData(['/me'], null);
  client.removeQueries(ofOthers);
}

/** Everything is read anew, in the other store. */
export async function enterStore(store: string): Promise<void> {
  const me = await put('/sessions/current/store', {}, { body: { store } });
  client.removeQueries(ofOthers);
  client.setQueryData(['/me'], me);
}

/** This browser goes on as a screen on a wall: nothing of the person stays in it. */
export async function hangWallScreen(name: string): Promise<void> {
  const me = await put('/sessions/current/wall-screen', {}, { body: { name } });
  forgetTouched();
  sessionStorage.clear();
  client.removeQueries(ofOthers);
  client.setQueryData(['/me'], me);
}
