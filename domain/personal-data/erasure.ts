import { checkSecondPerson } from '../account/second-person';
import type { Actor } from '../kernel/actor';
import { reject } from '../kernel/rejection';

/** What somebody asked for: that this person be erased, and why. */
export interface ErasureRequest {
  readonly by: Actor;
  readonly at: number;
  /** Without personal data; kept after the person is erased. */
  readonly reason: ErasureReason;
}

export const erasureReasons = ['askedByCustomer', 'noLongerNeeded', 'keptWithoutRight'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What of a person is still under way: until it is over, the store needs to know who they are. A legal case keeps its complaint open. */
export interface OpenMatters {
  readonly orders: readonly string[];
  readonly complaints: readonly string[];
  readonly followUps: readonly string[];
  readonly appointments: readonly string[];
}

const DAY_MS = 86_400_000;
/** Days that a request waits for a second person. */
const WAITS_DAYS = 14;

/** Rejects `mattersOpen` with the numbers of what is under way. */
export function checkNothingOpen(open: OpenMatters): void {
  const { orders, complaints, followUps, appointments } = open;
  if ([...orders, ...complaints, ...followUps, ...appointments].length > 0) reject('mattersOpen', { ...open });
}

/** Another person lets it happen, within two weeks. Rejects `noErasureRequested` and `sameDecider`. */
export function checkErasure(request: ErasureRequest | null | undefined, by: Actor, at: number): ErasureRequest {
  if (!request || at - request.at > WAITS_DAYS * DAY_MS) reject('noErasureRequested');
  checkSecondPerson(request.by, by);
  return request;
}
