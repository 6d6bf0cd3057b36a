import type { InternalPayloads as ComplaintInternals } from './complaint/commands';
import type { InternalPayloads as FollowUpInternals } from './follow-up/commands';
import type { InternalPayloads as OrderInternals } from './repair-order/commands';

/** What one process asks of another. Each carries no more than where to and what; ids make a repetition harmless. */
export type Reaction =
  | SendCommand<'repairOrder', OrderInternals>
  | SendCommand<'complaint', ComplaintInternals>
  | SendCommand<'followUp', FollowUpInternals>
  | { readonly start: 'followUp'; readonly order: string }
  | { readonly start: 'complaint'; readonly followUp: string }
  | { readonly start: 'rework'; readonly complaint: string };

/** A reaction with a name, so that asking twice is asking once. */
export interface NamedReaction {
  readonly id: string;
  readonly reaction: Reaction;
}

/** A command that only processes send, to the process of this number. */
type SendCommand<Kind extends string, Payloads> = {
  readonly [T in keyof Payloads]: {
    readonly sendCommand: Kind;
    readonly number: string;
    readonly command: { readonly type: T } & Payloads[T];
  };
}[keyof Payloads];
