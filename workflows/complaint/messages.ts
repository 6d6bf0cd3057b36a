import type { Actor } from '../../domain/actor';
import type { Complaint, ComplaintEvent, Intake } from '../../domain/complaint/state';
import type { Carried } from '../support/live-process';

/** How a complaint begins, or goes on in a new run. */
export type ComplaintStart = { readonly intake: Intake; readonly by: Actor } | Carried<Complaint, ComplaintEvent>;
