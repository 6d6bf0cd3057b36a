import type { Actor } from '../domain/kernel/actor';
import type { Complaint, ComplaintEvent, Intake } from '../domain/complaint/state';
import type { CarriedState } from './live-process';

/** How a complaint begins, or goes on in a new run. */
export type ComplaintStart = { readonly intake: Intake; readonly by: Actor } | CarriedState<Complaint, ComplaintEvent>;
