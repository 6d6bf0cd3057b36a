import { useRef } from 'react';
import { useIdempotentRequest, type SendOnce } from './idempotent-request';
import type { Schema } from './contract';
import { commandListRequest, commandRequest, outcomePathOf } from './processes';
import { noteSequence } from './queries';
import { ask, CommandRejected, read, ServerProblem } from './request';

const OUTCOME_EVERY_MS = 700;
const MAX_QUESTIONS = 40;

/** Rests between two questions about an outcome. */
const pauseBriefly = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, OUTCOME_EVERY_MS));

/** Nobody knows the outcome yet, or nobody could be asked. */
const isUndecided = (error: unknown): boolean =>
  error instanceof ServerProblem && (error.undecided || error.code === 'commandUnknown');

/** Asks about a command that was only handed in until it is applied or rejected; undefined while it is neither. */
async function waitForOutcome(
  { number, commandId }: Schema<'HandedIn'>,
  pause: () => Promise<void>,
): Promise<Schema<'Outcome'> | undefined> {
  for (let asked = 0; asked < MAX_QUESTIONS; asked++) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await pause();
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next question depends on this answer
      return await read(outcomePathOf(number), { path: { number, commandId } });
    } catch (error) {
      if (!isUndecided(error)) throw error;
    }
  }
  return undefined;
}

/** `applied` is done; `handedIn` will be decided, but is not yet. */
export type Sent = 'applied' | 'handedIn';

type Payload = Readonly<Record<string, unknown>>;

/** On which state a request of this key was decided; undefined where any state will do. */
type SeenWith = (key: string) => number | undefined;
const seenByNobody: SeenWith = () => undefined;

/** Sends a command and waits for its outcome. Throws a ServerProblem or CommandRejected when it is rejected. */
export const sendCommand = (
  number: string,
  command: string,
  payload: Payload,
  once: SendOnce,
  pause: () => Promise<void> = pauseBriefly,
): Promise<Sent> => send(number, commandRequest(number, command, payload), once, seenByNobody, pause);

async function send(
  number: string,
  { path, body }: ReturnType<typeof commandRequest>,
  once: SendOnce,
  seenWith: SeenWith = seenByNobody,
  pause: () => Promise<void> = pauseBriefly,
): Promise<Sent> {
  const response = await once((key) => {
    const version = seenWith(key);
    return ask(path, { method: 'POST', body, key, ...(version !== undefined && { version }) });
  });
  const applied =
    response.status === 202
      ? await waitForOutcome((await response.json()) as Schema<'HandedIn'>, pause)
      : { status: 'applied' as const, ...((await response.json()) as Schema<'Receipt'>) };
  if (!applied) return 'handedIn';
  if (applied.status === 'rejected') throw new CommandRejected(applied);
  noteSequence(number, applied.sequence);
  return 'applied';
}

/** Of each key the state that was seen when it was first used. */
function useSeenAtFirst(): (seen: number | undefined) => SeenWith {
  const first = useRef<{ readonly key: string; readonly seen: number | undefined }>(undefined);
  return (seen) => (key) => {
    if (first.current?.key !== key) first.current = { key, seen };
    return first.current.seen;
  };
}

/**
 * Sends a command once, however often it is pressed. With the sequence that the sender has seen, it is refused when the process has gone on; whoever
 * repeats it after a lost connection repeats that too.
 */
export function useCommand(number: string) {
  const once = useIdempotentRequest();
  const seenAtFirst = useSeenAtFirst();
  return (command: string, payload: Payload, seen?: number): Promise<Sent> =>
    send(number, commandRequest(number, command, payload), once, seenAtFirst(seen));
}

/** A command of a list, with its payload. */
export type ListedCommand = { readonly type: string } & Payload;

/** Sends several commands and waits for their outcome: all of them happen, or none. Throws as `sendCommand` does. */
export const sendCommandList = (number: string, commands: readonly ListedCommand[], once: SendOnce): Promise<Sent> =>
  send(number, commandListRequest(number, commands), once);

/** Sends several commands once, however often it is pressed, as `useCommand` sends one. */
export function useCommandList(number: string) {
  const once = useIdempotentRequest();
  const seenAtFirst = useSeenAtFirst();
  return (commands: readonly ListedCommand[], seen?: number): Promise<Sent> =>
    send(number, commandListRequest(number, commands), once, seenAtFirst(seen));
}
