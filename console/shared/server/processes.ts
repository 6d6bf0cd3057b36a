import type { ZodObject } from 'zod';
import { commandPaths as complaintPaths, commandSchemas as complaintSchemas } from '../../../domain/complaint/commands';
import { commandSchemas as followUpSchemas } from '../../../domain/follow-up/commands';
import { commandSchemas as orderSchemas } from '../../../domain/repair-order/commands';
import { addressed } from '../../../api/processes/paths';
import { commandPaths as followUpPaths } from '../../../api/follow-ups/paths';
import { commandPaths as orderPaths } from '../../../domain/repair-order/commands';

/** A kind of process as the API serves it: where it is, which commands it takes, and what they carry. */
export interface ProcessKind {
  readonly base: string;
  readonly page: string;
  readonly schemas: Readonly<Record<string, ZodObject>>;
  readonly paths: Readonly<Record<string, string>>;
}

const orderKind: ProcessKind = {
  base: '/repair-orders',
  page: '/orders',
  schemas: orderSchemas,
  paths: orderPaths,
};
const complaintKind: ProcessKind = {
  base: '/complaints',
  page: '/complaints',
  schemas: complaintSchemas,
  paths: complaintPaths,
};
const followUpKind: ProcessKind = {
  base: '/follow-ups',
  page: '/follow-ups',
  schemas: followUpSchemas,
  paths: followUpPaths,
};

const kindByPrefix = new Map([
  ['RO', orderKind],
  ['CP', complaintKind],
  ['FU', followUpKind],
]);

/** Whose a number is; every number names its kind. Throws for a number that names none. */
export function kindOfNumber(number: string): ProcessKind {
  const kind = kindByPrefix.get(number.slice(0, 2));
  if (!kind) throw new RangeError(`${number} is not the number of a process`);
  return kind;
}

export const pageOfNumber = (number: string): string => `${kindOfNumber(number).page}/${number}`;

/** Path and body of a command, as the API takes it. */
export function commandRequest(
  { base, paths }: ProcessKind,
  number: string,
  command: string,
  payload: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly body: Readonly<Record<string, unknown>> } {
  const { path, body } = addressed(paths[command]!, payload);
  return { path: `${base}/${number}/${path}`, body };
}
