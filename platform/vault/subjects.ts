import { storeOf } from '../../domain/processes';

/** Whom or what a key belongs to. */
export type Subject = `customer ${string} ${string}` | `process ${string}`;

export const customerSubject = (store: string, customer: string): Subject => `customer ${store} ${customer}`;

/** A process of which nobody knows whose it is. */
export const processSubject = (number: string): Subject => `process ${number}`;

/** Whose key a process uses: that of its customer, where one is known. */
export const subjectOfProcess = (number: string, customer: string | null | undefined): Subject =>
  customer ? customerSubject(storeOf(number), customer) : processSubject(number);
