import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations, SentCommand } from '../kernel/slice';
import { Channel, LongText, payload } from '../values/field-schemas';
import { actingRole } from './acting-role';
import { working } from './due-time';
import { explainedDeadline, warnsThenEscalates, type ExplainedDeadline } from './explained-deadline';
import { superiorOf } from './levels';
import { limited } from './limits';
import { handlers } from './roles';
import { Flag, Message, Owner } from './schemas';
import { openStages } from './stage';
import { hasFlag, type Complaint } from './state';
import { flagSubject } from './subjects';
import type { ComplaintSlice } from './types';

const flagCommands = {
  raiseFlag: {
    path: 'flags',
    roles: [...handlers, 'storeManager'],
    payload: payload(
      { flag: Flag, reason: LongText },
      'H-33, H-37, H-41, H-42: legal, media, key problem, urgent on site; the customer-service manager has a media case from then on',
    ),
  },
  clearFlag: {
    path: 'flags/:flag/clearance',
    roles: ['crManager', 'storeManager'],
    payload: payload({ flag: Flag, outcome: LongText }, 'H-33: completely solved; what became of it'),
  },
  giveSupport: {
    path: 'support',
    roles: handlers,
    payload: payload(
      { words: LongText, channel: Channel },
      'H-33: further support after a key problem was solved: what the customer was offered, and said',
    ),
  },
} as const satisfies CommandDeclarations;

export const flagEvents = {
  flagRaised: z.object({ flag: Flag, reason: z.string(), keeper: Owner.exactOptional() }),
  flagCleared: z.object({ flag: Flag, outcome: z.string() }),
  supportGiven: Message,
};

/** What a workflow cannot look up, and the API adds: who is customer-service manager, or acts as one. */
type RaiseFlag = SentCommand<typeof flagCommands, 'raiseFlag'> & { readonly keeper?: Complaint['owner'] };
type RaisedFlag = Complaint['flags'][number];

/** H-42: a media case is the customer-service manager's, and stays so while it is one. */
const isMediaCase = (complaint: Complaint): boolean => limited(complaint) && hasFlag(complaint, 'mediaCrisis');

/** H-42: rejects that anybody else has a media case. */
export function rejectOtherKeeper(complaint: Complaint, role: string): void {
  const keeper = actingRole(complaint, 'crManager');
  if (isMediaCase(complaint) && role !== keeper) reject('mediaCaseKept', { role: keeper });
}

/** H-42: whose the complaint becomes; a media case stays where it is. */
export const ownerAfter = (complaint: Complaint, owner: Complaint['owner']): Complaint['owner'] =>
  isMediaCase(complaint) ? complaint.owner : owner;

/** H-33: a key problem that was solved, and after which nobody has asked the customer yet. */
const lacksSupport = ({ flag, clearedAt, supportedAt }: RaisedFlag): boolean =>
  flag === 'keyProblem' && clearedAt !== undefined && supportedAt === undefined;
export const owesSupport = ({ flags }: Complaint): boolean => flags.some(lacksSupport);
const supportOwed = (complaint: Complaint): Obstacle | undefined =>
  owesSupport(complaint) ? undefined : { code: 'noSupportOwed' };

/** H-33: a key problem is tracked until it is solved, then the customer is supported further. */
function keyProblemDeadlines(complaint: Complaint): readonly ExplainedDeadline[] {
  if (!limited(complaint)) return [];
  const { flags, owner, policy } = complaint;
  const { keyProblem, support } = policy.complaint.minutes;
  return flags.flatMap((raised, index) => {
    const { flag, at, cleared, clearedAt = at } = raised;
    const subject = flagSubject(flag, index);
    if (flag === 'keyProblem' && !cleared)
      return [
        explainedDeadline(
          'H-33',
          subject,
          'clearFlag',
          working(complaint, at, keyProblem),
          warnsThenEscalates(complaint, 'crManager', 'storeManager'),
        ),
      ];
    if (!lacksSupport(raised)) return [];
    const steps = warnsThenEscalates(complaint, owner.role, superiorOf(complaint));
    return [
      explainedDeadline('H-33', `${subject}-support`, 'giveSupport', working(complaint, clearedAt, support), steps),
    ];
  });
}

/** H-33, H-37, H-41, H-42: what makes a complaint more than one of many. */
export const flagSlice: ComplaintSlice<typeof flagCommands, typeof flagEvents> = {
  commands: flagCommands,
  events: flagEvents,
  rules: {
    raiseFlag: {
      during: openStages,
      decide: (complaint, { flag, reason, keeper }: RaiseFlag) => {
        if (hasFlag(complaint, flag)) return [];
        const changes = flag === 'mediaCrisis' && limited(complaint) && keeper?.id !== complaint.owner.id;
        return [{ type: 'flagRaised', flag, reason, ...(changes && keeper && { keeper }) }];
      },
    },
    clearFlag: {
      during: openStages,
      targets: ({ flags }) => flags.filter(({ cleared }) => !cleared).map(({ flag }) => flag),
      decide: (complaint, { flag, outcome }) => {
        if (!complaint.flags.some((known) => known.flag === flag)) reject('unknownFlag', { flag });
        return hasFlag(complaint, flag) ? [{ type: 'flagCleared', flag, outcome }] : [];
      },
    },
    giveSupport: {
      during: openStages,
      requires: supportOwed,
      decide: (_complaint, { words, channel }) => [{ type: 'supportGiven', words, channel }],
    },
  },
  evolve: {
    flagRaised: (complaint, { flag, at, keeper }) => {
      const raised = { ...complaint, flags: [...complaint.flags, { flag, at, cleared: false }] };
      if (!keeper) return raised;
      const { offered: _offered, ...rest } = raised;
      return { ...rest, owner: keeper, handovers: complaint.handovers + 1 };
    },
    flagCleared: (complaint, { flag, at }) => ({
      ...complaint,
      flags: updateWhere(
        complaint.flags,
        (known) => known.flag === flag && !known.cleared,
        () => ({ cleared: true, ...(limited(complaint) && { clearedAt: at }) }),
      ),
    }),
    supportGiven: (complaint, { at }) => ({
      ...complaint,
      flags: updateWhere(complaint.flags, lacksSupport, () => ({ supportedAt: at })),
    }),
  },
  deadlines: [keyProblemDeadlines],
};
