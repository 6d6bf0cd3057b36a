import { processTypes } from '../../domain/processes';
import { buildQueueOf } from '../../workflows/messages';

const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A list of texts as Temporal's visibility reads it. */
export const listed = (values: readonly string[]): string => `(${values.map(quote).join(', ')})`;

/** The condition of Temporal's visibility that the processes of this installation meet, whichever build carries them on. */
export const ownProcesses = (taskQueue: string): string =>
  `WorkflowType IN ${listed(processTypes)} AND TaskQueue STARTS_WITH ${quote(buildQueueOf(taskQueue, ''))}`;
