import { createHash } from 'node:crypto';
import { systemSubmission, type CommandBody } from '../domain/kernel/submission';
import type { ServicePolicy } from '../domain/policy/policy';
import type { Logger } from '../platform/log';
import type { Repositories } from '../platform/mongo/repositories';
import { isProcessMissing, type ProcessPort } from '../platform/process-port';

export interface ErrandDeps {
  readonly processes: ProcessPort;
  readonly repositories: Repositories;
  readonly log: Logger;
}

/** The same errand is the same command, whoever carries it out and however often. */
export const commandIdOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 40);

export async function newestPolicy(
  { repositories }: Pick<ErrandDeps, 'repositories'>,
  store: string,
): Promise<ServicePolicy> {
  const policy = await repositories.policies.newest(store);
  if (!policy) throw new Error(`${store} has no policy`);
  return policy;
}

/** To a process that is over there is nothing to tell: false. */
export async function sendCommand(
  { processes, log }: ErrandDeps,
  id: string,
  { number, command }: { readonly number: string; readonly command: CommandBody },
): Promise<boolean> {
  try {
    await processes.signal(number, systemSubmission(commandIdOf(id), command));
    return true;
  } catch (error) {
    if (!isProcessMissing(error)) throw error;
    log.info({ number, command: command.type }, 'the process is over; nothing to tell it');
    return false;
  }
}
