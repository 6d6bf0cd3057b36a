import type { Language } from '../../domain/values/bilingual';
import type { Schema } from '../shared/server/contract';

/** What a story lets the server say. */
type Answer = () => Promise<Response>;
const answers = new Map<string, Answer>();

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
  });

/** From now on the server answers a request, e.g. `GET /repair-orders/RO-S01-20261126-0001`; its query does not matter. */
export const answering = (request: string, body: unknown): void =>
  void answers.set(request, () => Promise.resolve(json(body)));

const refusals = {
  zh: '样例不与服务器相连，什么也没有发送。',
  en: 'The gallery has no server: nothing was sent.',
} as const;

const refusal = (language: Language): Response => {
  const problem: Partial<Schema<'Problem'>> = { title: refusals[language], status: 422 };
  return json(problem, 422);
};

/**
 * Stands where the API would. A story brings what its parts have read; whoever sends something is told that there is no server. A part that reads what no story
 * brought is a fault of the story: the console of the browser says so.
 */
export function standInForServer(languageNow: () => Language): void {
  window.fetch = async (input, { method = 'GET' } = {}) => {
    const address = input instanceof Request ? input.url : String(input);
    const { pathname } = new URL(address, window.location.href);
    const request = `${method} ${pathname.replace('/api/v1', '')}`;
    const answer = answers.get(request);
    if (answer) return answer();
    if (method === 'GET') console.error(`no story brings what ${request} answers`);
    return refusal(languageNow());
  };
}
