import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { Fen } from '../values/field-schemas';
import { Days, LevelMinutes, Minutes, OneRole, Percent, Roles, Share } from './fields';
import { group, setting } from './setting';

const PauseReason = z.enum(['customer', 'parts', 'authority']);
export type PauseReason = z.output<typeof PauseReason>;
const PauseReasons = z.array(PauseReason).max(3);

/** Working minutes each stage may take, T-28 to T-36; the key names what must be done in time. */
const minutes = group({
  /** T-28 */
  firstAnswer: setting(Minutes, 15),
  /** T-28, H-37: an urgent case on site. */
  urgentAnswer: setting(Minutes, 5),
  /** T-30 */
  judgement: setting(Minutes, 240),
  /** S-24 */
  confirmation: setting(Minutes, 240),
  /** T-31 */
  ownerSignature: setting(Minutes, 240),
  /** T-34 */
  decision: setting(Minutes, 480),
  /** T-35 */
  acceptance: setting(Minutes, 960),
  /** H-25: tell the customer what was decided. */
  notification: setting(Minutes, 60),
  /** H-26, H-27: carry out, collect feedback. */
  implementation: setting(Minutes, 1_440),
  /** T-36 */
  revisit: setting(Minutes, 1_440),
  /** H-32 */
  evaluation: setting(Minutes, 960),
  /** H-14: the customer hears of it again; the owner is warned at half of it. At the pace of the severity. */
  news: setting(Minutes, 1_920),
  /** H-35: carry a measure out, where no time is named for it. */
  measure: setting(Minutes, 4_800),
  /** H-35: check whether it has helped. */
  effectCheck: setting(Minutes, 4_800),
  /** H-30: what is dissatisfied must be taken up again. */
  reopening: setting(Minutes, 120),
  /** H-36: give the customer the leader's contact. */
  leaderContact: setting(Minutes, 60),
  /** H-41: information for the central team. */
  centralPackage: setting(Minutes, 240),
  /** H-48: the manufacturer answers what was relayed. */
  manufacturerAnswer: setting(Minutes, 2_400),
  /** H-33: solve a key problem. */
  keyProblem: setting(Minutes, 4_800),
  /** H-33: support the customer further after a key problem was solved. */
  support: setting(Minutes, 2_400),
  /** H-43: an open complaint with nothing else to wait for is asked about after this long, again and again. */
  idle: setting(Minutes.min(5), 480),
});

/** How often the same thing may be put off before only the thing itself, or a higher level, helps. */
const Times = z.int().min(1).max(20);

const SolutionDays = z.int().min(1).max(180);

/** H-43: how far and how often what is owed to the customer may be put off. */
const limits = group({
  /** Working minutes in which something always happens next: as far as a reply, a plan or an action may be announced. */
  silenceMinutes: setting(Minutes.min(5), 1_440),
  /** Natural days ahead for which a time of solution, of an investigation or of a department may be named before the complaint is rated. */
  solutionDays: setting(SolutionDays, 30),
  /** Actions announced one after the other in the same stage. */
  actions: setting(Times, 5),
  /** Replies that promise another instead of an answer, one after the other. */
  promises: setting(Times, 3),
  /** How often the time of the investigation and of the solution is moved in one round. */
  moves: setting(Times, 3),
  /** How often a level hands back in one round. */
  handBacks: setting(Times, 2),
  /** Days on which a customer is tried before the complaint of somebody who cannot be reached may end. */
  contactDays: setting(Times, 3),
  /** Working minutes between what was done for the customer and the question whether it was right. */
  revisitAfter: setting(Minutes, 60),
  /** Natural days ahead for which a measure may be due. */
  measureDays: setting(z.int().min(1).max(365), 90),
  /** Working minutes between a measure and the question whether it has helped. */
  effectAfter: setting(Minutes, 1_440),
});

/** H-10: the share of the time of judgement, signature, decision and news that this severity leaves. */
const Pace = z.number().gt(0).max(2);
const paceBySeverity = group({
  low: setting(Pace, 1),
  medium: setting(Pace, 1),
  high: setting(Pace, 0.75),
  critical: setting(Pace, 0.5),
});
/** H-10: natural days ahead for which a time of solution may be named, by how complex it is. */
const daysByComplexity = group({
  simple: setting(SolutionDays, 7),
  normal: setting(SolutionDays, 30),
  complex: setting(SolutionDays, 45),
});

/** GP-02: the seeds give no numeric complaint deadline, so every store may set its own. */
export const complaintSettings = group(
  {
    minutes,
    /** Which reasons for waiting pause which deadlines. Deadlines that are not named are never paused. */
    pausable: group({
      judgement: setting(PauseReasons, ['customer']),
      resolveBy: setting(PauseReasons, ['customer', 'parts', 'authority']),
      investigation: setting(PauseReasons, ['customer', 'parts']),
      revisit: setting(PauseReasons, ['customer']),
    }),
    limits,
    paceBySeverity,
    daysByComplexity,
    /** Working minutes all pauses of one complaint may add up to. */
    pauseCapMinutes: setting(Minutes, 2_400),
    /** Natural days in which the law wants an answer; nothing pauses them. A warning comes at `statutoryWarnAt` of them. */
    statutoryDays: setting(Days, 10),
    statutoryWarnAt: setting(Share, 0.7),
    /** CF-16: who is above whom. Whoever is not named answers to the service manager. */
    superiors: setting(z.partialRecord(OneRole, OneRole), {
      serviceAdvisor: 'serviceManager',
      advisorAssistant: 'serviceManager',
      technician: 'workshopSupervisor',
      workshopSupervisor: 'serviceManager',
      serviceManager: 'storeManager',
      crSpecialist: 'crSupervisor',
      informationClerk: 'crSupervisor',
      crSupervisor: 'crManager',
      crManager: 'storeManager',
      storeManager: 'centralTeam',
    }),
    /** T-37: L2, L3, L4; L1 is the direct superior. */
    levels: setting(Roles, ['crManager', 'storeManager', 'centralTeam']),
    /** T-37: minutes a level may stay silent before the next gets it. */
    escalationMinutes: setting(LevelMinutes, [240, 1440, 2880]),
    /** CF-18: up to here the leader of the route decides alone, above it is the store manager's decision. Fen. */
    soloCost: setting(Fen, 200_000),
    /** H-45: what the store wants to reach; solved and solved in time in percent, half of all within these working minutes. */
    targets: group({
      solvedPercent: setting(Percent, 95),
      inTimePercent: setting(Percent, 90),
      medianMinutes: setting(Minutes, 1_440),
    }),
  },
  [({ levels, escalationMinutes }) => levels.length === escalationMinutes.length, 'levelTimes'],
);
export type ComplaintPolicy = Immutable<z.output<typeof complaintSettings.schema>>;
