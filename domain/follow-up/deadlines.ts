import type { Timer } from '../../texts/follow-up';
import { timeActor, type Role } from '../kernel/actor';
import type { Deadline, Instant } from '../kernel/process';
import { deadlinesOf, type EscalationPolicy, type DeadlineRule, type DeadlineStep } from '../time/deadline';
import { addWorkingMinutes } from '../time/working-time';
import type { CommandName } from './commands';
import { attemptsLeft, firstCallAt, isOver, windowsFor, type FollowUp, type FollowUpEvent } from './state';
import { daysAfter, lastWindowEnd, nextWindow } from './call-windows';

const escalate = (at: Instant, ...to: readonly Role[]): DeadlineStep => ({ at, reaction: 'escalate', to });
const remind = (at: Instant, ...to: readonly Role[]): DeadlineStep => ({ at, reaction: 'remind', to });

/** T-21: the first call is due on the third day. T-23: a call the customer booked is due when booked. */
function callWatches(followUp: FollowUp): readonly DeadlineRule<CommandName, Timer>[] {
  const { leftAt, policy, caller, bookedAt, stage } = followUp;
  if (stage !== 'due') return [];
  const windows = windowsFor(followUp);
  const dueAt = lastWindowEnd(windows, daysAfter(leftAt, policy.followUp.dueDays));
  const closeAt = lastWindowEnd(windows, daysAfter(leftAt, policy.followUp.closeDays));
  return [
    { timer: 'T-21', subject: '', fulfilledBy: 'logCall', steps: [escalate(dueAt, 'crSupervisor')] },
    // G-19: whoever may not be given up by the clock goes to the manager
    { timer: 'G-19', subject: '', fulfilledBy: 'giveUpFollowUp', steps: [escalate(closeAt, 'crManager')] },
    ...(bookedAt === undefined
      ? []
      : [
          {
            timer: 'T-23' as const,
            subject: String(bookedAt),
            fulfilledBy: 'logCall' as const,
            steps: [remind(bookedAt, caller)],
          },
        ]),
  ];
}

function recordWatches(followUp: FollowUp): readonly DeadlineRule<CommandName, Timer>[] {
  const { stage, policy, reachedAt, problem, caller, sweptAt, secondCalls } = followUp;
  const { secondCallMinutes } = policy.followUp;
  if (stage === 'reached')
    return [
      {
        timer: 'G-20',
        subject: '',
        fulfilledBy: 'recordFollowUp',
        steps: [remind(addWorkingMinutes(policy.calendar, reachedAt!, 60), caller)],
      },
    ];
  if (stage === 'secondCall') {
    const at = addWorkingMinutes(policy.calendar, problem!.answeredAt!, secondCallMinutes * (1 + secondCalls));
    return [
      {
        timer: 'G-41',
        subject: String(secondCalls),
        fulfilledBy: 'recordSecondCall',
        steps: [escalate(at, 'crSupervisor')],
      },
    ];
  }
  if (stage === 'sevenDayCall' && sweptAt !== undefined)
    return [
      {
        timer: 'T-22',
        subject: '',
        fulfilledBy: 'recordSevenDayCall',
        steps: [remind(lastWindowEnd(windowsFor(followUp), sweptAt), followUp.policy.followUp.sweepRole)],
      },
    ];
  return [];
}

export const deadlineRules = (followUp: FollowUp): readonly DeadlineRule<CommandName, Timer>[] => [
  ...callWatches(followUp),
  ...recordWatches(followUp),
];

export const escalationPolicyOf = ({ policy }: FollowUp): EscalationPolicy => ({
  calendar: policy.calendar,
  levels: ['crManager', 'storeManager'],
  minutes: [policy.followUp.escalateMinutes, policy.followUp.escalateMinutes * 6],
});

const stamped = (at: Instant) => ({ at, by: timeActor });

/** What time itself does to a follow-up: opens it, sweeps it, closes it, turns an unanswered form into a complaint. */
function turns(followUp: FollowUp): readonly Deadline<FollowUpEvent>[] {
  const { stage, policy, leftAt, problem, sweptAt, customer } = followUp;
  const windows = windowsFor(followUp);
  if (stage === 'waiting') {
    const at = firstCallAt(followUp);
    return [{ at, event: { type: 'callDue', ...stamped(at) } }];
  }
  if (stage === 'quickHandling') {
    const at = addWorkingMinutes(policy.calendar, problem!.openedAt, policy.followUp.quickHandlingMinutes);
    return [{ at, event: { type: 'quickHandlingExpired', problem: problem!.words, ...stamped(at) } }];
  }
  const sweepAt = nextWindow(windows, daysAfter(leftAt, policy.followUp.sweepDays));
  const list: Deadline<FollowUpEvent>[] = [];
  if ((stage === 'due' || stage === 'sevenDayCall') && sweptAt === undefined)
    list.push({ at: sweepAt, event: { type: 'swept', ...stamped(sweepAt) } });
  if (stage === 'due' && sweptAt !== undefined && !customer.member && attemptsLeft(followUp) === 0) {
    const at = Math.max(
      sweptAt,
      followUp.calls.at(-1)!.at,
      lastWindowEnd(windows, daysAfter(leftAt, policy.followUp.closeDays)),
    );
    list.push({ at, event: { type: 'givenUp', reason: 'unreachable', ...stamped(at) } });
  }
  return list;
}

/** All timers of a follow-up, each once. */
export const deadlines = (followUp: FollowUp): readonly Deadline<FollowUpEvent>[] =>
  isOver(followUp)
    ? []
    : [...turns(followUp), ...deadlinesOf(followUp, deadlineRules(followUp), escalationPolicyOf(followUp))];
