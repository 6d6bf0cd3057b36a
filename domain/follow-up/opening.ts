import { z } from 'zod';
import { CommandRejected, type EventsOf } from '../kernel/event';
import type { Instant } from '../kernel/process';
import { noPolicy } from '../policy/policy';
import { Departure, firstCallAt, type FollowUp } from './state';
import type { FollowUpSlice } from './types';

const openingCommands = {};

const openingEvents = {
  followUpOpened: z.object({ departure: Departure }),
  commandRejected: CommandRejected,
  callDue: z.object({}),
};
export type OpeningEvents = EventsOf<typeof openingEvents>;

const priorityOf = ({ member, privateCustomer }: Departure['customer']): FollowUp['priority'] =>
  member ? 'member' : privateCustomer ? 'private' : 'other';

/** The follow-up as its first event leaves it. */
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

/** How a follow-up begins, and what is kept of a command that was rejected when nobody waited for the answer. */
export const openingSlice: FollowUpSlice<typeof openingCommands, typeof openingEvents> = {
  commands: openingCommands,
  events: openingEvents,
  rules: {},
  evolve: {
    followUpOpened: (_followUp, { departure, at }) => openFollowUp(departure, at),
    commandRejected: (followUp) => followUp,
    callDue: (followUp) => ({ ...followUp, stage: 'due' }),
  },
  deadlines: [],
  timedEvents: [
    (followUp) => (followUp.stage === 'waiting' ? [{ at: firstCallAt(followUp), event: { type: 'callDue' } }] : []),
  ],
};
