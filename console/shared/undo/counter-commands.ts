import type { CommandName as ComplaintCommand } from '../../../domain/complaint/commands';
import { processTypeOf, type ProcessType } from '../../../domain/processes';
import type { CommandName as OrderCommand } from '../../../domain/repair-order/commands';
import type { CommandName as DayCommand } from '../../../domain/workshop-day/commands';

type Payload = Readonly<Record<string, unknown>>;

/** The command that takes another back, exactly: afterwards all is as it was, and both stand in the history. */
interface Counter<Name extends string> {
  readonly command: Name;
  /** The field by which both name what they are about. */
  readonly about?: string;
  /** The field in which the counter-command says why. */
  readonly why?: string;
}
type Counters<Name extends string> = { readonly [C in Name]?: Counter<Name> };

const ofOrder: Counters<OrderCommand> = {
  holdWork: { command: 'resumeWork' },
  proposeLeave: { command: 'withdrawLeave', why: 'reason' },
  requestExtraItem: { command: 'withdrawExtraItem', about: 'itemId', why: 'reason' },
  changeItem: { command: 'withdrawItemChange', about: 'changeId', why: 'reason' },
};
const ofComplaint: Counters<ComplaintCommand> = {
  nameAccused: { command: 'clearAccused', about: 'person', why: 'reason' },
  pauseDeadlines: { command: 'resumeDeadlines' },
  holdSettlement: { command: 'releaseSettlement', why: 'reason' },
  relayIssue: { command: 'withdrawIssue', about: 'issueId', why: 'reason' },
};
const ofDay: Counters<DayCommand> = {
  blockTime: { command: 'unblockTime', about: 'blockId' },
};

/** What is in none of these is taken back by a person who says how: it asks for more than a reason, or what it caused stays. */
export const counterCommands: { readonly [T in ProcessType]?: Readonly<Record<string, Counter<string>>> } = {
  repairOrder: ofOrder,
  complaint: ofComplaint,
  workshopDay: ofDay,
};

/** A command that was sent. */
export interface SentCommand {
  readonly number: string;
  readonly command: string;
  readonly payload: Payload;
}

/** A counter-command as it is sent, and what the process has to offer it about. */
export interface CounterCommand {
  readonly command: string;
  readonly target: string | undefined;
  readonly payload: Payload;
}

/** What takes this command back; undefined where nothing does. */
export function counterOf({ number, command, payload }: SentCommand, why: string): CounterCommand | undefined {
  const counter = counterCommands[processTypeOf(number)]?.[command];
  if (!counter) return undefined;
  const about = counter.about === undefined ? undefined : payload[counter.about];
  if (counter.about !== undefined && typeof about !== 'string') return undefined;
  return {
    command: counter.command,
    target: typeof about === 'string' ? about : undefined,
    payload: {
      ...(counter.about !== undefined && { [counter.about]: about }),
      ...(counter.why !== undefined && { [counter.why]: why }),
    },
  };
}
