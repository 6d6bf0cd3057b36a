import { z } from 'zod';
import { processTypeOf } from '../../domain/processes';
import type { Context } from '../context';
import type { Caller } from '../http/caller';
import { problemOf, wordings, type ProblemCode } from '../http/problems';
import type { Session } from '../http/sessions';
import { servedProcesses } from '../process-apis';
import { submitAndWait } from '../processes/submit';

/** Processes handed over in one request; whoever has more asks again. */
const MAX_AT_ONCE = 150;

const codes = Object.keys(wordings) as [ProblemCode, ...ProblemCode[]];
export const Remaining = z
  .object({
    number: z.string().nullable(),
    person: z.string().nullable(),
    code: z.enum(codes),
    facts: z.record(z.string(), z.unknown()),
  })
  .meta({
    id: 'RemainingWork',
    description: 'a process that was not handed over, or somebody whose deputy the person is, and why',
  });
export type Remaining = z.output<typeof Remaining>;

export interface HandOver {
  /** The command that hands a process over. */
  readonly command: 'handOver' | 'reassignTechnician';
  readonly session: Session;
  readonly caller: Caller;
  readonly predecessor: string;
  readonly successor: string;
  readonly reason: string;
  readonly key: string;
}

/** Hands one process over; answers why not where it cannot be. What has closed meanwhile waits for nobody. */
async function handOver(context: Context, number: string, order: HandOver): Promise<Remaining | undefined> {
  const { command: name, session, caller, key, ...payload } = order;
  const remaining = (code: ProblemCode, facts: Remaining['facts']): Remaining => ({
    number,
    person: null,
    code,
    facts,
  });
  try {
    const { api } = servedProcesses[processTypeOf(number)];
    const commands = [{ name, payload }];
    const sent = { session, caller, number, commands, key: `${key}/${number}`, prefersAsync: false };
    const sequence = await submitAndWait(context, api, sent);
    return sequence === undefined ? remaining('unavailable', {}) : undefined;
  } catch (error) {
    const { code, facts } = problemOf(error);
    if (code === 'defect') throw error;
    return code === 'processClosed' ? undefined : remaining(code, facts);
  }
}

/** Hands these processes over, one after the other: those that were, and those that remain and why. */
export async function handOverAll(
  context: Context,
  numbers: readonly string[],
  order: HandOver,
): Promise<{ readonly handedOver: string[]; readonly remaining: Remaining[] }> {
  const handedOver: string[] = [];
  const remaining: Remaining[] = [];
  for (const number of numbers.slice(0, MAX_AT_ONCE)) {
    const why = await handOver(context, number, order);
    if (why) remaining.push(why);
    else handedOver.push(number);
  }
  for (const number of numbers.slice(MAX_AT_ONCE)) remaining.push({ number, person: null, code: 'tooMany', facts: {} });
  return { handedOver, remaining };
}
