import { storeOf } from '../../domain/processes';

/** Whom or what a key belongs to. */
export type Subject =
  | `customer ${string} ${string}`
  | `process ${string}`
  | `car ${string} ${string}`
  | `import ${string}`
  | `store ${string}`;

export const customerSubject = (store: string, customer: string): Subject => `customer ${store} ${customer}`;

/** A process of which nobody knows whose it is. */
export const processSubject = (number: string): Subject => `process ${number}`;

/** A car that past visits name, by the lookup key of its VIN or plate: whose it was then, nobody knows. */
export const carSubject = (store: string, lookup: string): Subject => `car ${store} ${lookup}`;

/** A file that is to be imported: everybody who stands in it. */
export const importSubject = (id: string): Subject => `import ${id}`;

/** What is of a store and of no customer. */
export const storeSubject = (store: string): Subject => `store ${store}`;

/** Whose key a process uses: that of its customer, where one is known. */
export const subjectOfProcess = (number: string, customer: string | null | undefined): Subject =>
  customer ? customerSubject(storeOf(number), customer) : processSubject(number);
