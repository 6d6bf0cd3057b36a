import { setBounded } from '../../domain/kernel/bounded-map';
import {
  processDefinitions,
  processTypes,
  processTypeOf,
  type AnyState,
  type ProcessType,
  type StartInputs,
} from '../../domain/processes';
import type { Repositories } from '../mongo/repositories';
import { processSubject, subjectOfProcess, type Subject } from './subjects';

const MAX_REMEMBERED = 50_000;

/** The number of the process that this workflow runs; undefined for a workflow that is none of ours. */
export function numberIn(workflowId: string): string | undefined {
  for (const type of processTypes) {
    const { numberOf, numbers, workflowId: idOf } = processDefinitions[type];
    const number = numberOf(workflowId);
    if (numbers.pattern.test(number) && idOf(number) === workflowId) return number;
  }
  return undefined;
}

/** Whose process it is that begins so. */
export function customerIn<T extends ProcessType>(type: T, input: StartInputs[T]): string | null {
  const definition = processDefinitions[type];
  return definition.customerOf(definition.evolve(definition.initialState, definition.firstEvent(input, 0)));
}

/** Whose key each process uses. It is said when the process starts, and never changes. */
export class ProcessKeys {
  readonly #known = new Map<string, Subject>();

  constructor(private readonly repositories: Pick<Repositories, 'vaultKeys' | 'views'>) {}

  /** Says that the process belongs to this customer; false when somebody has said it before. */
  async assign(number: string, customer: string | null): Promise<boolean> {
    if (await this.#find(number)) return false;
    const subject = subjectOfProcess(number, customer);
    return (await this.#assign(number, subject)) === subject;
  }

  /** Takes it back: another build carries the process on. */
  async release(number: string): Promise<void> {
    this.#known.delete(number);
    await this.repositories.vaultKeys.releaseProcess(number);
  }

  /** Undefined for a process of an earlier release, whose worker reads no encrypted payloads. */
  async find(workflowId: string): Promise<Subject | undefined> {
    return this.#find(numberIn(workflowId) ?? workflowId);
  }

  /** For a worker that carries the process on: where nobody has said it, it is the customer whom the read side knows, or the process itself. */
  async claim(workflowId: string): Promise<Subject> {
    const number = numberIn(workflowId);
    if (number === undefined) return processSubject(workflowId);
    return (await this.#find(number)) ?? this.#assign(number, subjectOfProcess(number, await this.#customerOf(number)));
  }

  async #find(number: string): Promise<Subject | undefined> {
    const known = this.#known.get(number) ?? (await this.repositories.vaultKeys.subjectOfProcess(number));
    return known === undefined ? undefined : this.#remember(number, known as Subject);
  }

  async #assign(number: string, subject: Subject): Promise<Subject> {
    return this.#remember(number, (await this.repositories.vaultKeys.assignProcess(number, subject)) as Subject);
  }

  #remember(number: string, subject: Subject): Subject {
    setBounded(this.#known, number, subject, MAX_REMEMBERED);
    return subject;
  }

  async #customerOf(number: string): Promise<string | null> {
    const type = processTypeOf(number);
    const state: AnyState | undefined = await this.repositories.views.find(type, number);
    return state ? processDefinitions[type].customerOf(state) : null;
  }
}
