import type { AnyEvent, AnyState, AnyDefinition } from '../../../domain/processes';

/** One event with the states around it. */
export interface EventTransition {
  readonly before: AnyState;
  readonly event: AnyEvent;
  readonly after: AnyState;
}

/** What changed in one process: its transitions, in order. */
export interface ProcessChange {
  readonly definition: AnyDefinition;
  readonly transitions: readonly EventTransition[];
}
