import { noteSequence } from './queries';
import { useIdempotentRequest } from './idempotent-request';
import { commandRequest, processTypeOf } from './processes';
import { ask, read, ServerProblem } from './request';
import type { CommandAnswer } from './shapes';

const OUTCOME_EVERY_MS = 700;
const OUTCOME_TRIES = 40;

/** A command that was only handed in is asked about until it was applied or refused. */
async function outcomeOf(location: string): Promise<void> {
  for (let tries = 0; tries < OUTCOME_TRIES; tries++) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await new Promise((resolve) => setTimeout(resolve, OUTCOME_EVERY_MS));
    try {
      // oxlint-disable-next-line no-await-in-loop
      const { status, code } = await read<{ status: string; code?: string }>(location.replace('/api/v1', ''));
      if (status === 'applied') return;
      if (status === 'rejected') throw new ServerProblem(409, code ?? 'rejected', code ?? '');
    } catch (error) {
      if (!(error instanceof ServerProblem) || (error.status !== 404 && !error.undecided)) throw error;
    }
  }
}

export interface Sent {
  /** False while the store has it but has not said what came of it. */
  readonly decided: boolean;
}

/** Sends a command once, however often it is pressed. */
export function useCommand(number: string) {
  const once = useIdempotentRequest();
  return async (command: string, payload: Readonly<Record<string, unknown>>): Promise<Sent> => {
    const { path, body } = commandRequest(processTypeOf(number), number, command, payload);
    const response = await once((key) => ask(path, { method: 'POST', body, key }));
    if (response.status === 202) {
      await outcomeOf(response.headers.get('Location') ?? '');
      return { decided: false };
    }
    const { sequence = 0 } = (await response.json()) as CommandAnswer;
    noteSequence(number, sequence);
    return { decided: true };
  };
}
