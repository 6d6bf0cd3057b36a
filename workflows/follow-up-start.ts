import type { Actor } from '../domain/kernel/actor';
import type { Departure, FollowUp, FollowUpEvent } from '../domain/follow-up/state';
import type { CarriedState } from './live-process';

/** How a follow-up begins, or goes on in a new run. */
export type FollowUpStart =
  { readonly departure: Departure; readonly by: Actor } | CarriedState<FollowUp, FollowUpEvent>;
