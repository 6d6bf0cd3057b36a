import { definitionOf } from '../../../domain/processes';
import { addressed } from '../../../api/processes/paths';
import type { PathWith } from './contract';

export type EventsPath = PathWith<'get'> & `${string}/{number}/events`;
type OutcomePath = PathWith<'get'> & `${string}/{number}/commands/{commandId}`;

/** What happened to the process with this number. Throws a RangeError for a number that no type accepts. */
export const eventsPathOf = (number: string): EventsPath =>
  `${definitionOf(number).path}/{number}/events` as EventsPath;

/** What became of a command to the process with this number. Throws a RangeError for a number that no type accepts. */
export const outcomePathOf = (number: string): OutcomePath =>
  `${definitionOf(number).path}/{number}/commands/{commandId}` as OutcomePath;

export const pageOfNumber = (number: string): string => `${definitionOf(number).path}/${number}`;

/** Path and body of a command, as the API takes it. */
export function commandRequest(
  number: string,
  command: string,
  payload: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly body: Readonly<Record<string, unknown>> } {
  const { path: base, commands } = definitionOf(number);
  const { path, body } = addressed(commands.paths[command]!, payload);
  return { path: `${base}/${number}/${path}`, body };
}

/** Several commands as one request. */
export const commandListRequest = (
  number: string,
  commands: readonly object[],
): { readonly path: string; readonly body: Readonly<Record<string, unknown>> } => ({
  path: `${definitionOf(number).path}/${number}/commands`,
  body: { commands },
});
