import type { OpenMatters } from '../../domain/personal-data/erasure';
import { processTypeOf, type ProcessType } from '../../domain/processes';
import { isProcessMissing } from '../../platform/process-port';
import { customerSubject } from '../../platform/vault/subjects';
import type { Context } from '../context';

type Reads = Pick<Context, 'repositories' | 'processes'>;

/** A workshop day is about nobody. */
const groups: { readonly [T in Exclude<ProcessType, 'workshopDay'>]: keyof OpenMatters } = {
  repairOrder: 'orders',
  complaint: 'complaints',
  followUp: 'followUps',
  appointment: 'appointments',
};

/** Of the processes that use a key of the person, those that run although no view tells of them: they were opened just now. */
async function runningUntold(
  { repositories: { vaultKeys }, processes }: Reads,
  store: string,
  persons: readonly string[],
  told: ReadonlySet<string>,
): Promise<readonly string[]> {
  const running: string[] = [];
  for (const person of persons)
    for (const number of await vaultKeys.processesOf(customerSubject(store, person))) {
      if (told.has(number)) continue;
      try {
        await processes.readState(number);
        running.push(number);
      } catch (error) {
        // its start has failed, or it has ended
        if (!isProcessMissing(error)) throw error;
      }
    }
  return running;
}

/** What of this customer is under way: what the views say, and what was opened so lately that no view tells of it yet. */
export async function openMattersOf(reads: Reads, store: string, customer: string): Promise<OpenMatters> {
  const { persons, orders, complaints, followUps, appointments, open } = await reads.repositories.erasures.tracesOf(
    store,
    customer,
  );
  const told = [...orders, ...complaints, ...followUps, ...appointments];
  const untold = await runningUntold(reads, store, persons, new Set(told));
  const numbers = [...told.filter((number) => open.has(number)), ...untold].toSorted();
  const groupOf = (number: string) => {
    const type = processTypeOf(number);
    return type === 'workshopDay' ? undefined : groups[type];
  };
  const under = (group: keyof OpenMatters) => numbers.filter((number) => groupOf(number) === group);
  return {
    orders: under('orders'),
    complaints: under('complaints'),
    followUps: under('followUps'),
    appointments: under('appointments'),
  };
}
