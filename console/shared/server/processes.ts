import type { ZodObject } from 'zod';
import { complaintNumbers } from '../../../domain/complaint/number';
import { followUpNumbers } from '../../../domain/follow-up/number';
import type { EventSchemas } from '../../../domain/kernel/event';
import type { ProcessNumbers } from '../../../domain/kernel/process-number';
import type { PathWith } from './contract';
import type { ProcessType } from '../../../domain/processes';
import { complaintProcess } from '../../../domain/complaint/process';
import { followUpProcess } from '../../../domain/follow-up/process';
import { repairOrderProcess } from '../../../domain/repair-order/process';
import { orderNumbers } from '../../../domain/repair-order/number';
import { commandPaths as complaintPaths, commandSchemas as complaintSchemas } from '../../../domain/complaint/commands';
import { commandSchemas as followUpSchemas } from '../../../domain/follow-up/commands';
import { commandSchemas as orderSchemas } from '../../../domain/repair-order/commands';
import { addressed } from '../../../api/processes/paths';
import { commandPaths as followUpPaths } from '../../../api/follow-ups/paths';
import { commandPaths as orderPaths } from '../../../domain/repair-order/commands';

/** A type of process as the API serves it: its numbers, where it is, which commands it takes, and what they carry. */
export interface ServedProcess {
  readonly numbers: ProcessNumbers;
  readonly base: string;
  readonly page: string;
  readonly events: PathWith<'get'> & `${string}/{number}/events`;
  readonly outcome: PathWith<'get'> & `${string}/{number}/commands/{commandId}`;
  readonly schemas: Readonly<Record<string, ZodObject>>;
  readonly eventSchemas: EventSchemas;
  readonly paths: Readonly<Record<string, string>>;
}

const servedProcesses: { readonly [T in ProcessType]: ServedProcess } = {
  repairOrder: {
    numbers: orderNumbers,
    base: '/repair-orders',
    page: '/orders',
    events: '/repair-orders/{number}/events',
    outcome: '/repair-orders/{number}/commands/{commandId}',
    schemas: orderSchemas,
    eventSchemas: repairOrderProcess.eventSchemas,
    paths: orderPaths,
  },
  complaint: {
    numbers: complaintNumbers,
    base: '/complaints',
    page: '/complaints',
    events: '/complaints/{number}/events',
    outcome: '/complaints/{number}/commands/{commandId}',
    schemas: complaintSchemas,
    eventSchemas: complaintProcess.eventSchemas,
    paths: complaintPaths,
  },
  followUp: {
    numbers: followUpNumbers,
    base: '/follow-ups',
    page: '/follow-ups',
    events: '/follow-ups/{number}/events',
    outcome: '/follow-ups/{number}/commands/{commandId}',
    schemas: followUpSchemas,
    eventSchemas: followUpProcess.eventSchemas,
    paths: followUpPaths,
  },
};

/** The process with this number, as it is served. Throws a RangeError for a number that no type accepts. */
export function servedProcessOf(number: string): ServedProcess {
  const served = Object.values(servedProcesses).find(({ numbers }) => numbers.pattern.test(number));
  if (!served) throw new RangeError(`${number} is not the number of a process`);
  return served;
}

export const pageOfNumber = (number: string): string => `${servedProcessOf(number).page}/${number}`;

/** Path and body of a command, as the API takes it. */
export function commandRequest(
  { base, paths }: ServedProcess,
  number: string,
  command: string,
  payload: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly body: Readonly<Record<string, unknown>> } {
  const { path, body } = addressed(paths[command]!, payload);
  return { path: `${base}/${number}/${path}`, body };
}
