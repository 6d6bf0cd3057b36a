import type { CommandDeclarations } from '../kernel/slice';
import { Channel, LongText, payload } from '../values/field-schemas';
import { working } from './due-time';
import { explainedDeadline, warnsThenEscalates, type ExplainedDeadline } from './explained-deadline';
import { superiorOf } from './levels';
import { limited } from './limits';
import { paced } from './rating';
import { handlers } from './roles';
import { Message } from './schemas';
import { openStages, stageRange, type Stage } from './stage';
import type { Complaint, ComplaintEvent, EventName } from './state';
import type { ComplaintSlice } from './types';

const newsCommands = {
  tellComplainant: {
    path: 'news',
    roles: handlers,
    payload: payload(
      { words: LongText, channel: Channel },
      'H-14: news for the customer while the complaint is handled',
    ),
  },
} as const satisfies CommandDeclarations;

export const newsEvents = { complainantTold: Message };

/** What the customer hears, or is asked. */
const tells: ReadonlySet<EventName> = new Set([
  'complaintRegistered',
  'complainantTold',
  'replied',
  'replyPromised',
  'interimSolutionOffered',
  'leaderContactTold',
  'investigationTimeAgreed',
  'resolveBySigned',
  'resolveByMoved',
  'preferenceRecorded',
  'solutionNotified',
  'solutionAccepted',
  'solutionRefused',
  'feedbackCollected',
  'insisted',
  'reopened',
]);

/** H-14: when the customer last heard of it. */
export const withNews = (complaint: Complaint, { type, at }: ComplaintEvent): Complaint =>
  tells.has(type) ? { ...complaint, lastNews: { at, turn: (complaint.lastNews?.turn ?? 0) + 1 } } : complaint;

/** From the registration until the solution is carried out, the customer waits. */
const waiting: readonly Stage[] = stageRange('registered', 'implementing');

/** H-14: the customer hears of it again in time, the sooner the graver it is; a reply that is promised has a deadline of its own. */
function newsDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, lastNews, nextReply, owner, policy } = complaint;
  if (!limited(complaint) || !lastNews || !waiting.includes(stage) || nextReply?.kept === false) return [];
  const dueTime = working(complaint, lastNews.at, paced(complaint, policy.complaint.minutes.news));
  const steps = warnsThenEscalates(complaint, owner.role, superiorOf(complaint), 0.5);
  return [explainedDeadline('H-14', lastNews.turn, 'tellComplainant', dueTime, steps)];
}

/** H-14: what the customer is told while the complaint is handled. */
export const newsSlice: ComplaintSlice<typeof newsCommands, typeof newsEvents> = {
  commands: newsCommands,
  events: newsEvents,
  rules: {
    tellComplainant: {
      during: openStages,
      decide: (_complaint, { words, channel }) => [{ type: 'complainantTold', words, channel }],
    },
  },
  evolve: { complainantTold: (complaint) => complaint },
  deadlines: [newsDeadline],
};
