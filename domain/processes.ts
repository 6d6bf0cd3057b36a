import { z } from 'zod';
import { definition as appointment } from './appointment/definition';
import { definition as complaint } from './complaint/definition';
import type { Errand } from './errands';
import { definition as followUp } from './follow-up/definition';
import type { ProcessDefinition } from './kernel/process-definition';
import { definition as repairOrder } from './repair-order/definition';
import { definition as workshopDay } from './workshop-day/definition';
import { rule } from './values/field-rules';

/** Every type of process. What is not in here does not exist; every other registry must have an entry for each. */
const definitions = { repairOrder, complaint, followUp, appointment, workshopDay } as const;

type Definitions = typeof definitions;
export type ProcessType = keyof Definitions;

type Parts<D> =
  D extends ProcessDefinition<string, infer State, infer Event, infer Input, Errand>
    ? { readonly state: State; readonly event: Event; readonly input: Input }
    : never;
export type StateOf<T extends ProcessType> = Parts<Definitions[T]>['state'];
export type AnyState = StateOf<ProcessType>;
export type AnyEvent = Parts<Definitions[ProcessType]>['event'];
/** What a process of each type begins with. */
export type StartInputs = { readonly [T in ProcessType]: Parts<Definitions[T]>['input'] };

/** What may be done with the processes of a type: its commands, and the rows of its access table, e.g. `complaint.open`. */
export type ProcessOperation = {
  [T in ProcessType]: `${T}.${keyof (Definitions[T]['commands']['roles'] & Definitions[T]['access']) & string}`;
}[ProcessType];
/** The rows of their access tables alone. */
export type AccessOperation = {
  [T in ProcessType]: `${T}.${keyof Definitions[T]['access'] & string}`;
}[ProcessType];
/** What the commands of any type carry. */
export type AnyPayload = {
  [T in ProcessType]: {
    [C in keyof Definitions[T]['commands']['schemas']]: z.infer<Definitions[T]['commands']['schemas'][C]>;
  }[keyof Definitions[T]['commands']['schemas']];
}[ProcessType];

/** The definition of a process of any type. */
export type AnyDefinition = ProcessDefinition<ProcessType, AnyState, AnyEvent, StartInputs[ProcessType], Errand>;

export const processDefinitions: { readonly [T in ProcessType]: AnyDefinition & { readonly type: T } } = definitions;
export const processTypes = Object.keys(definitions) as readonly ProcessType[];

/** The type of the process with this number. Throws a RangeError for a number that no type accepts. */
export function processTypeOf(number: string): ProcessType {
  const type = processTypes.find((name) => definitions[name].numbers.pattern.test(number));
  if (!type) throw new RangeError(`${number} is not the number of a process`);
  return type;
}

/** Throws a RangeError for a number that no type accepts. */
export const definitionOf = (number: string): AnyDefinition => processDefinitions[processTypeOf(number)];

/** The store of the process with this number. Throws a RangeError for a number that no type accepts. */
export const storeOf = (number: string): string => definitionOf(number).numbers.storeOf(number);

/** The number of a process of any type. */
export const AnyNumber = z
  .string()
  .regex(new RegExp(processTypes.map((type) => definitions[type].numbers.pattern.source).join('|')), rule('number'));
