import { eventsAfter } from './events';
import { noteSequence } from './queries';
import { CommandRejected, ServerProblem } from './request';

/** How far the process has gone on, where a command was refused because of that. */
export function movedOnTo(error: unknown): number | undefined {
  const { code, facts } =
    error instanceof CommandRejected
      ? error.obstacle
      : error instanceof ServerProblem
        ? error
        : { code: '', facts: undefined };
  const sequence = facts?.['sequence'];
  return code === 'processMovedOn' && typeof sequence === 'number' ? sequence : undefined;
}

/** Whether nobody but this person has done anything since: what one has just done oneself, or time has, is no surprise. */
async function isOwnDoing(number: string, seen: number, person: string): Promise<boolean> {
  const events = await eventsAfter(number, seen);
  return events.every(({ by }) => by.id === person || by.role === 'system');
}

interface Sender {
  readonly number: string;
  readonly person: string;
  /** Whether this person may read what happened. Nobody is refused because of what they cannot be told. */
  readonly mayRead: boolean;
}

/** Sends what was decided on a state that the sender has seen; again where only the sender has gone on since. Throws as `send` does. */
export async function sendSeen<T>(
  { number, person, mayRead }: Sender,
  seen: number,
  send: (seen: number | undefined) => Promise<T>,
): Promise<T> {
  if (!mayRead) return send(undefined);
  try {
    return await send(seen);
  } catch (error) {
    const now = movedOnTo(error);
    if (now === undefined) throw error;
    noteSequence(number, now);
    if (!(await isOwnDoing(number, seen, person))) throw error;
    return send(now);
  }
}
