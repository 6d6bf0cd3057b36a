import type { Reaction } from '../reactions';
import type { FollowUp, FollowUpEvent } from './state';

/** G-15, T-38, H-30: handed on by the caller, by the clock, or after the second call. */
export const reactionsOf = (_before: FollowUp, event: FollowUpEvent, after: FollowUp): readonly Reaction[] =>
  event.type === 'handedOn' || event.type === 'quickHandlingExpired'
    ? [{ start: 'complaint', followUp: after.number }]
    : [];
