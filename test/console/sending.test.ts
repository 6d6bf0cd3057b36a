import { sendCommand, type Sent } from '../../console/shared/server/commands';
import { client } from '../../console/shared/server/queries';
import { sentenceIn } from '../../console/shared/texts/sentences';
import { textsIn } from '../../console/shared/texts/use-texts';

const number = 'RO-S01-20261122-0001';
const commandId = 'c0ffee';
const outcomePath = `/api/v1/repair-orders/${number}/commands/${commandId}`;

const json = (status: number, body: object): Response => new Response(JSON.stringify(body), { status });
const receipt = json(200, { number, commandId, sequence: 7, happened: ['customerGreeted'] });
const handedIn = () => json(202, { number, commandId, status: 'accepted' });
const unknown = () => json(404, { code: 'commandUnknown', title: 'not known yet' });
const applied = () => json(200, { number, commandId, status: 'applied', sequence: 7, happened: ['customerGreeted'] });
const rejected = () =>
  json(200, { number, commandId, status: 'rejected', code: 'slipsMissing', facts: { slips: ['parts'] } });

const asked = jest.fn<Promise<Response>, [string, RequestInit]>();
const pause = jest.fn<Promise<void>, []>(() => Promise.resolve());
/** The server answers with these, one after the other, and then with the last again. */
const serverAnswers = (...answers: readonly (() => Response | Error)[]): void => {
  let next = 0;
  asked.mockImplementation(() => {
    const answer = answers[Math.min(next++, answers.length - 1)]!();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
};
const greet = (): Promise<Sent> => sendCommand(number, 'greetCustomer', {}, (send) => send('key-1'), pause);
const isReadAgain = (): boolean => client.getQueryState(['process', number])?.isInvalidated ?? false;

const realFetch = globalThis.fetch;
beforeEach(() => {
  asked.mockReset();
  pause.mockClear();
  globalThis.fetch = asked as unknown as typeof fetch;
  client.setQueryData(['process', number], { number });
});
afterAll(() => {
  globalThis.fetch = realFetch;
  client.clear();
});

describe('what comes of a command', () => {
  test('while the store has not decided, the console asks again, whether it has no answer or no connection', async () => {
    serverAnswers(handedIn, unknown, () => new TypeError('network'), unknown);
    expect(await greet()).toBe('handedIn');
    expect(pause).toHaveBeenCalledTimes(40);
    expect(asked.mock.calls.slice(1).every(([path]) => path === outcomePath)).toBe(true);
    expect(isReadAgain()).toBe(false);
  });

  test('a command that was handed in and then applied is done, and the process is read again', async () => {
    serverAnswers(handedIn, unknown, applied);
    expect(await greet()).toBe('applied');
    expect(pause).toHaveBeenCalledTimes(2);
    expect(isReadAgain()).toBe(true);
  });

  test.each([
    ['zh', '缺少所列部门的单据。 (配件)'],
    ['en', 'The slips of the departments named are missing. (Parts)'],
  ] as const)('one that was rejected says why in the reader’s language: %s', async (language, sentence) => {
    serverAnswers(handedIn, rejected);
    const error: unknown = await greet().catch((reason: unknown) => reason);
    const said = sentenceIn(textsIn(language), error);
    expect(said).toBe(sentence);
    expect(said).not.toContain('slipsMissing');
    expect(isReadAgain()).toBe(false);
  });

  test('a fault other than not knowing yet is not asked about again', async () => {
    serverAnswers(handedIn, () => json(403, { code: 'forbidden', title: 'not for you' }));
    await expect(greet()).rejects.toMatchObject({ status: 403, code: 'forbidden' });
    expect(pause).toHaveBeenCalledTimes(1);
  });

  test('one that was answered at once is done without asking', async () => {
    client.setQueryData(['process', number], { number });
    serverAnswers(() => receipt);
    expect(await greet()).toBe('applied');
    expect(asked).toHaveBeenCalledTimes(1);
    expect(pause).not.toHaveBeenCalled();
  });
});
