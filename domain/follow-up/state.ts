import type { AnyEventIn, CommandRejected, EventIn, UnstampedEventIn } from '../kernel/event';
import type { Role } from '../kernel/actor';
import { noPolicy, type ServicePolicy } from '../policy/policy';
import type { Instant } from '../kernel/process';
import type { DeadlinePassed, DeadlineState } from '../time/deadline';
import type { CommandName, OwnAnswers, Questionnaire } from './commands';
import { endStages, type Stage } from './stage';
import { daysAfter, nextWindow, type CallWindows } from './call-windows';

/** What is known when the car has left. */
export interface Departure {
  readonly number: string;
  readonly order: string;
  readonly store: string;
  readonly policy: ServicePolicy;
  readonly customer: { readonly id: string; readonly member: boolean; readonly privateCustomer: boolean };
  readonly vehicle: string;
  readonly advisor: string;
  /** CF-02: seen at the gate, else delivered. */
  readonly leftAt: Instant;
  /** F-22, G-04: what the customer wished at delivery, in the customer's words. */
  readonly wish?: { readonly words: string; readonly channel: string };
}

/** CF-05, G-19, G-23: who is called first. */
export type Priority = 'member' | 'private' | 'other';

/** The calls after one visit. Plain JSON. */
export interface FollowUp extends Departure, DeadlineState {
  readonly sequence: number;
  readonly stage: Stage;
  readonly priority: Priority;
  readonly openedAt: Instant;
  /** Who calls now: the specialist, after the sweep the clerk. */
  readonly caller: Role;
  readonly calls: readonly {
    readonly callId: string;
    readonly at: Instant;
    readonly by: string;
    readonly reached: boolean;
  }[];
  readonly bookedAt?: Instant;
  readonly reachedAt?: Instant;
  /** The customer's own answers by the link; the call is still made. */
  readonly own?: { readonly overall: Questionnaire['overall']; readonly at: Instant };
  readonly recordedAt?: Instant;
  readonly overall?: Questionnaire['overall'];
  readonly problem?: { readonly words: string; readonly openedAt: Instant; readonly answeredAt?: Instant };
  readonly secondCalls: number;
  readonly sweptAt?: Instant;
  readonly complaint?: string;
  readonly closedAt?: Instant;
}

export interface Payloads {
  readonly followUpOpened: { readonly departure: Departure };
  readonly callDue: object;
  readonly callLogged: {
    readonly callId: string;
    readonly channel: string;
    readonly result: 'reached' | 'noAnswer' | 'wrongNumber' | 'callLater';
  };
  readonly callBooked: { readonly callAt: Instant; readonly words: string };
  readonly answersReceived: { readonly answers: OwnAnswers };
  readonly followUpRecorded: { readonly questionnaire: Questionnaire };
  readonly quickHandlingOpened: { readonly problem: string };
  readonly quickHandlingAnswered: { readonly answer: string; readonly measure: string };
  /** T-38: nobody answered the form in time. */
  readonly quickHandlingExpired: { readonly problem: string };
  readonly secondCallRecorded: {
    readonly reached: boolean;
    readonly satisfied?: boolean;
    readonly words: string;
  };
  readonly handedOn: { readonly words: string };
  readonly swept: object;
  readonly sevenDayCallRecorded: {
    readonly repairHolds: boolean;
    readonly opinions: string;
    readonly words: string;
  };
  readonly givenUp: { readonly reason: string };
  readonly followUpCancelled: { readonly complaint: string };
  readonly complaintNoted: { readonly complaint: string };
  readonly deadlinePassed: DeadlinePassed<CommandName>;
  readonly escalationAcknowledged: { readonly escalationId: string; readonly plan: string };
  readonly commandRejected: CommandRejected;
}
export type EventName = keyof Payloads;
export type UnstampedEvent = UnstampedEventIn<Payloads>;
export type EventOf<T extends EventName> = EventIn<Payloads, T>;
export type FollowUpEvent = AnyEventIn<Payloads>;
export type Evolvers = { readonly [T in EventName]: (followUp: FollowUp, event: EventOf<T>) => FollowUp };

const priorityOf = ({ member, privateCustomer }: Departure['customer']): Priority =>
  member ? 'member' : privateCustomer ? 'private' : 'other';

export const openFollowUp = (departure: Departure, at: Instant): FollowUp => ({
  ...departure,
  sequence: 1,
  stage: 'waiting',
  priority: priorityOf(departure.customer),
  openedAt: at,
  caller: departure.policy.followUp.firstRole,
  calls: [],
  secondCalls: 0,
  passed: {},
  escalations: [],
});

export const windowsFor = ({ policy }: Pick<FollowUp, 'policy'>): CallWindows => ({
  zone: policy.calendar.zone,
  windows: policy.followUp.windows,
});

/** Before the car has left: what the first event replaces. */
export const initialState: FollowUp = {
  ...openFollowUp(
    {
      number: '',
      order: '',
      store: '',
      policy: noPolicy,
      customer: { id: '', member: false, privateCustomer: false },
      vehicle: '',
      advisor: '',
      leftAt: 0,
    },
    0,
  ),
  sequence: 0,
};

/** CF-01: the first moment the customer may be called. */
export const firstCallAt = (followUp: Pick<FollowUp, 'policy' | 'leftAt'>): Instant =>
  nextWindow(windowsFor(followUp), daysAfter(followUp.leftAt, followUp.policy.followUp.notBeforeDays));

export const isOver = ({ stage }: Pick<FollowUp, 'stage'>): boolean => endStages.includes(stage);
/** What was handed on waits for the number of the complaint it became. */
export const fileComplete = (followUp: FollowUp): boolean =>
  isOver(followUp) && (followUp.stage !== 'handedOn' || followUp.complaint !== undefined);
/** G-47: further attempts before a customer counts as unreachable. */
export const attemptsLeft = ({ calls, policy }: FollowUp): number =>
  Math.max(0, policy.followUp.attempts - calls.length);
export const due = (followUp: FollowUp): boolean => followUp.stage !== 'waiting';
export const reached = (followUp: FollowUp): boolean => followUp.reachedAt !== undefined || isOver(followUp);
