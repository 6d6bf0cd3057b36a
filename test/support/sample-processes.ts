import { opening, TEN_O_CLOCK } from '../../dev/fixtures/order-simulation';
import { systemActor } from '../../domain/kernel/actor';
import {
  processDefinitions,
  type AnyEvent,
  type AnyState,
  type ProcessType,
  type StartInputs,
} from '../../domain/processes';
import { intake } from './complaint-events';
import { planned } from './day-plan';
import { request } from './simulate-appointment';
import { departure } from './simulate-follow-up';

/** What a process of each type begins with. */
export const startInputs: { readonly [T in ProcessType]: StartInputs[T] } = {
  repairOrder: { opening, by: systemActor },
  complaint: { intake, by: systemActor },
  followUp: { departure, by: systemActor },
  appointment: { request, by: { id: 'wang', role: 'serviceAdvisor' } },
  workshopDay: { planned, by: systemActor },
};

/** A process of this type as its first event leaves it. */
export function openedProcess(type: ProcessType): { readonly first: AnyEvent; readonly state: AnyState } {
  const definition = processDefinitions[type];
  const first = definition.firstEvent(startInputs[type], TEN_O_CLOCK);
  return { first, state: definition.evolve(definition.initialState, first) };
}
