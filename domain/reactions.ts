import type { ComplaintEvent, Complaint } from './complaint/state';
import type { InternalPayloads as ComplaintInternals } from './complaint/commands';
import type { InternalPayloads as FollowUpInternals } from './follow-up/commands';
import type { FollowUp, FollowUpEvent } from './follow-up/state';
import type { InternalPayloads as OrderInternals } from './repair-order/commands';
import type { RepairOrder, RepairOrderEvent } from './repair-order/state';

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

/** G-01: every vehicle that left is followed up. */
export const orderReactions = (
  before: RepairOrder,
  _event: RepairOrderEvent,
  after: RepairOrder,
): readonly Reaction[] =>
  after.stage === 'delivered' && before.stage !== 'delivered' ? [{ start: 'followUp', order: after.number }] : [];

/** `follow-up` and order of one visit share everything but the prefix. */
export const followUpNumberOf = (order: string): string => order.replace(/^RO-/, 'FU-');

/** H-30: while a complaint runs, nobody calls to ask whether everything was fine; the complaint has its own revisit. */
export function complaintReactions(_before: Complaint, event: ComplaintEvent, after: Complaint): readonly Reaction[] {
  const complaint = after.number;
  const cancel = (order: string): Reaction => ({
    sendCommand: 'followUp',
    number: followUpNumberOf(order),
    command: { type: 'cancelFollowUp', complaint },
  });
  const release = (order: string): Reaction => ({
    sendCommand: 'repairOrder',
    number: order,
    command: { type: 'releaseSettlement', complaint },
  });
  switch (event.type) {
    case 'complaintRegistered':
      return after.order ? [cancel(after.order)] : [];
    case 'orderLinked':
      return [cancel(event.order)];
    case 'complaintReceived':
      return after.followUp
        ? [{ sendCommand: 'followUp', number: after.followUp, command: { type: 'noteComplaint', complaint } }]
        : [];
    case 'settlementHeld':
      return [{ sendCommand: 'repairOrder', number: event.order, command: { type: 'holdSettlement', complaint } }];
    case 'settlementReleased':
      return [release(event.order)];
    // what is over holds nothing any more
    case 'understandingRecorded':
      return after.order ? [release(after.order)] : [];
    case 'reworkOrdered':
      return [{ start: 'rework', complaint }];
    default:
      return [];
  }
}

/** G-15, T-38, H-30: handed on by the caller, by the clock, or after the second call. */
export const followUpReactions = (_before: FollowUp, event: FollowUpEvent, after: FollowUp): readonly Reaction[] =>
  event.type === 'handedOn' || event.type === 'quickHandlingExpired'
    ? [{ start: 'complaint', followUp: after.number }]
    : [];
