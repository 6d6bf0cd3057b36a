import { dailyNumbers } from '../kernel/process-number';

export const followUpNumbers = dailyNumbers('FU');
export const FollowUpNumber = followUpNumbers.schema;

/** The follow-up of a visit shares everything with its order but the prefix. */
export const followUpNumberOf = (order: string): string => order.replace(/^RO-/, 'FU-');
