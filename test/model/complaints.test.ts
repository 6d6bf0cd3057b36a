import fc from 'fast-check';
import { commands, type PublicCommand } from '../../domain/complaint/commands';
import { stages as allStages } from '../../domain/complaint/stage';
import type { ComplaintEvent } from '../../domain/complaint/state';
import { InvariantViolation } from '../support/invariant-violation';
import { countEach, notAccepted } from '../support/not-accepted';
import { complaintProcess, plays, play, type ComplaintProcess } from '../support/random-complaints';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 500);

test(`T6 ${RUNS} random complaints: an owner and a next action, levels only rise, deadlines end once, H-31, silence never accepts, I24, I25, I26 whoever it is about has no part in it, I27 measures have clocks`, () => {
  const accepted = new Map<string, number>();
  const stages = new Set<string>();
  fc.assert(
    fc.property(plays, (random) => {
      const checker = play(complaintProcess, random);
      countEach(accepted, checker.accepted);
      for (const stage of checker.stages) stages.add(stage);
    }),
    { numRuns: RUNS },
  );
  const missing = notAccepted(Object.keys(commands.schemas) as PublicCommand[], accepted, RUNS, function* (name) {
    for (const random of fc.sample(plays, 2_000)) yield play(complaintProcess, random, name).accepted.has(name);
  });
  expect(missing).toEqual([]);
  expect(stages.size).toBe(allStages.length);
});

const withEvolve = (change: (event: ComplaintEvent) => object | undefined): ComplaintProcess => ({
  ...complaintProcess,
  evolve: (complaint, event) => ({ ...complaintProcess.evolve(complaint, event), ...change(event) }),
});
const stamped =
  (type: string, fields: object = {}) =>
  (_complaint: unknown, { by }: { by: object }, at: number) => [{ type, at, by, ...fields }];
const withRule = (name: keyof ComplaintProcess['rules'], rule: unknown): ComplaintProcess => ({
  ...complaintProcess,
  rules: { ...complaintProcess.rules, [name]: rule },
});

/** The command sought is the one that shows a fault which few random complaints come to. */
type Fault = readonly [invariant: string, fault: string, process: ComplaintProcess, sought?: PublicCommand];
const faults: readonly Fault[] = [
  [
    'I4',
    'a passed deadline is forgotten',
    withEvolve((event) => (event.type === 'deadlinePassed' ? { passed: {} } : undefined)),
  ],
  [
    'I4',
    'an announced action takes the number of an earlier one',
    withEvolve((event) => (event.type === 'actionRecorded' ? { actionsAnnounced: 0 } : undefined)),
  ],
  [
    'I5',
    'a closed complaint is taken up again by its measure',
    withEvolve((event) => (event.type === 'measureReported' ? { stage: 'registered' } : undefined)),
  ],
  [
    'I6',
    'an event does not count',
    withEvolve((event) => (event.type === 'factsRecorded' ? { sequence: 1 } : undefined)),
  ],
  [
    'I11',
    'an answer lowers the level',
    withEvolve((event) => (event.type === 'leaderContactTold' ? { level: 0 } : undefined)),
  ],
  [
    'I13',
    'silence accepts a solution',
    withEvolve((event) =>
      event.type === 'deadlinePassed' && event.timer === 'T-35'
        ? { stage: 'implementing', acceptedAt: event.at }
        : undefined,
    ),
  ],
  ['I26', 'whoever it is about acts', withRule('tellComplainant', stamped('complainantTold')), 'tellComplainant'],
  [
    'I26',
    'whoever it is about goes on owning it',
    withEvolve((event) =>
      event.type === 'accusedNamed' ? { owner: { id: event.person, role: 'crSpecialist' } } : undefined,
    ),
  ],
  [
    'I26',
    'a leader it is about hears of it in their role',
    withEvolve((event) =>
      event.type === 'accusedNamed' ? { accused: [{ person: event.person, holds: [], by: 'x' }] } : undefined,
    ),
  ],
  ['H-31', 'an unfinished file is archived', withRule('evaluate', stamped('complaintArchived'))],
  [
    'H-43',
    'the owner is lost',
    withEvolve((event) =>
      event.type === 'ownershipOffered' ? { owner: { id: '', role: 'crSpecialist' } } : undefined,
    ),
  ],
  [
    'I24',
    'nobody is asked before what is due in weeks',
    {
      ...complaintProcess,
      deadlines: (complaint) =>
        complaintProcess
          .deadlines(complaint)
          .filter(({ event }) => event.type !== 'deadlinePassed' || !/^H-43\/(?:idle|silent)/.test(event.key)),
    },
  ],
  [
    'I27',
    'the one who has carried a measure out finds that it helps',
    withRule('checkMeasure', stamped('measureChecked', { measureId: 'M-1', effective: true, finding: 'x' })),
    'checkMeasure',
  ],
  [
    'I25',
    'an end is confirmed whatever is open',
    withRule('confirmEnding', stamped('endingConfirmed', { ending: 'carSold' })),
    'confirmEnding',
  ],
  [
    'H-43',
    'nothing is awaited any more',
    {
      ...complaintProcess,
      deadlines: (complaint) => (complaint.stage === 'proposing' ? [] : complaintProcess.deadlines(complaint)),
    },
  ],
];

const planted = faults.map(([invariant, fault, process, sought]) => ({ invariant, fault, process, sought }));

test.each(planted)('the model finds a violation of $invariant when $fault', ({ invariant, process, sought }) => {
  const broken = new Set<string>();
  for (const random of fc.sample(plays, { numRuns: 4_000, seed: 0 })) {
    try {
      play(process, random, sought);
    } catch (error) {
      if (!(error instanceof InvariantViolation)) throw error;
      broken.add(error.message.split(' ')[0]!);
    }
    if (broken.has(invariant)) break;
  }
  expect([...broken]).toContain(invariant);
});
