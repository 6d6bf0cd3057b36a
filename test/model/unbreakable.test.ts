import fc from 'fast-check';
import { ApplicationFailure } from '@temporalio/common';
import { demoPolicy } from '../../dev/fixtures/store';
import { servicePolicy, type ServicePolicy } from '../../domain/policy/policy';
import { fingerprint } from '../../domain/kernel/fingerprint';
import type { JudgedProcess } from '../../domain/kernel/judge';
import {
  processDefinitions,
  processTypes,
  type AnyDefinition,
  type AnyEvent,
  type AnyState,
  type ProcessType,
} from '../../domain/processes';
import { LiveProcess } from '../../workflows/live-process';
import { rejectedEvent } from '../../workflows/rejected-event';
import { outcomeOf, recordings } from '../replay/recordings';
import { runtime } from '../support/fake-workflow-runtime';
import { noErrands } from '../support/no-errands';
import { randomPolicies } from '../support/random-policies';
import { simulatedLives, type Life } from '../support/simulated-lives';

jest.mock(
  '@temporalio/workflow',
  () => jest.requireActual<{ workflowModule: object }>('../support/fake-workflow-runtime').workflowModule,
);

/** Commands for each type of process. `npm run torture` sends 20,000. */
const COMMANDS = Number(process.env['UNBREAKABLE_COMMANDS'] ?? 2_000);
const PER_RUN = 40;
/** With a policy that asks every five minutes, a complaint of a hundred days has thousands of events: fewer steps, of more policies. */
const PER_POLICY = 12;
const RUNS = Math.ceil(COMMANDS / PER_RUN / 4);
/** Policies for each type of process. `npm run torture` tries 10,000 in all. */
const POLICIES = Number(process.env['UNBREAKABLE_POLICIES'] ?? 30);
const MINUTE = 60_000;

/** Where the program is wrong: in the rule of a command, in what an event changes, or in the deadlines of some states. */
type Fault = 'none' | 'rule' | 'evolver' | 'deadline';

const recordedLives = (type: ProcessType): readonly Life[] =>
  recordings()
    .filter((recording) => recording.type === type)
    .map((recording) => {
      const { answered, published } = outcomeOf(recording);
      return {
        first: published[0]!.event,
        submissions: answered.map(({ submission }) => submission),
      };
    });
/** Lives that were really lived, and of a type that no release has recorded yet some that were played. */
const livesOf = (type: ProcessType): readonly Life[] => simulatedLives[type]?.() ?? recordedLives(type);

const realStore = fc.constant(demoPolicy);
const anyStore = randomPolicies(10).map((content) =>
  servicePolicy({ store: demoPolicy.store, brand: demoPolicy.brand, version: 1 }, content),
);
interface Trial {
  readonly fault: Fault;
  readonly policies: fc.Arbitrary<ServicePolicy>;
  readonly runs: number;
  readonly turns: number;
}
const inRealStore = (fault: Fault): Trial => ({ fault, policies: realStore, runs: RUNS, turns: PER_RUN });
const trials: readonly (readonly [what: string, trial: Trial])[] = [
  ['nothing is broken', inRealStore('none')],
  ['a rule is broken', inRealStore('rule')],
  ['an evolver is broken', inRealStore('evolver')],
  ['a deadline is broken', inRealStore('deadline')],
  ['any policy that the schema accepts', { fault: 'none', policies: anyStore, runs: POLICIES, turns: PER_POLICY }],
];

const broken = (what: string): never => {
  throw new TypeError(`undefined is not ${what}`);
};
/** The process with a planted defect; what it is about is decided by the dice, so that some states know it and others do not. */
function withFault(definition: AnyDefinition, fault: Fault, dice: number): JudgedProcess<AnyState, AnyEvent> {
  const struck = (about: string | number): boolean =>
    Number.parseInt(fingerprint([about, dice]).slice(0, 8), 16) % 4 === 0;
  return {
    decide: (state, command, at) =>
      fault === 'rule' && struck(command.type) ? broken('a rule') : definition.decide(state, command, at),
    evolve: (state, event) =>
      fault === 'evolver' && struck(event.type) ? broken('a state') : definition.evolve(state, event),
    deadlines: (state) =>
      fault === 'deadline' && struck(state.sequence) ? broken('a deadline') : definition.deadlines(state),
  };
}

const steps = (turns: number) =>
  fc.array(
    fc.record({
      /** Goes on as the life did, or asks something out of turn. */
      wild: fc.integer({ min: 0, max: 9 }).map((n) => n < 3),
      pick: fc.nat(10_000),
      minutes: fc.oneof(fc.nat(30), fc.nat(3_000)),
      door: fc.constantFrom('Update', 'Signal', 'both'),
      together: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: turns, maxLength: turns, size: 'max' },
  );

beforeEach(() => void jest.spyOn(Date, 'now').mockImplementation(() => runtime.now));
afterEach(() => jest.restoreAllMocks());

describe.each(processTypes)('%s: nothing that is asked and nothing that is broken stops it', (type) => {
  const definition: AnyDefinition = processDefinitions[type];
  const lives = livesOf(type);
  const pool = lives.flatMap(({ submissions }) =>
    submissions.flatMap(({ commands, by }) => commands.map((body) => ({ body, by }))),
  );

  test.each(trials)('%s', async (_what, { fault, policies, runs, turns: most }) => {
    const seen = { applied: 0, rejected: 0, defects: 0, reported: 0 };
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000), fc.nat(3), policies, steps(most), async (which, dice, policy, turns) => {
        const { first: lived, submissions } = lives[which % lives.length]!;
        const first = definition.withPolicy(lived, policy);
        runtime.reset(first.at);
        const state = definition.evolve(definition.initialState, first);
        const live = new LiveProcess<AnyState, AnyEvent>(
          withFault(definition, fault, dice),
          {
            ...noErrands(),
            schemaVersion: definition.upcasting.schemaVersion,
            fingerprintOf: fingerprint,
            view: (now) => ({ state: now }),
            rejectedEvent,
            reportDefect: async () => void (seen.reported += 1),
            continueWith: () => Promise.reject(new Error('this history is short')),
          },
          { state, handled: [], unpublished: [] },
        );
        live.listen();
        void live.publishTo(async () => undefined);
        void live.until(() => false);
        let turn = 0;
        for (const [index, { wild, pick, minutes, door, together }] of turns.entries()) {
          await runtime.advance(minutes * MINUTE);
          const planned = wild ? undefined : submissions[turn++];
          const { by } = planned ?? pool[pick % pool.length]!;
          const commands =
            planned?.commands ??
            Array.from({ length: together }, (_none, n) => pool[(pick + n * 7) % pool.length]!.body);
          const submission = { id: `s-${index}`, by, commands };
          if (door !== 'Signal')
            try {
              runtime.update('submit', submission);
              seen.applied += 1;
            } catch (error) {
              // anything else would fail the workflow task, for ever
              expect(error).toBeInstanceOf(ApplicationFailure);
              seen[(error as ApplicationFailure).type === 'defect' ? 'defects' : 'rejected'] += 1;
            }
          if (door !== 'Update') runtime.signal('submit', submission);
          expect(runtime.query('view')).toMatchObject({ state: { number: state.number } });
        }
        expect(live.state.sequence).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: runs, endOnFailure: true },
    );
    expect(seen.applied).toBeGreaterThan(0);
    expect(seen.rejected).toBeGreaterThan(0);
    if (fault === 'none') expect([seen.defects, seen.reported]).toEqual([0, 0]);
    else expect(seen.defects + seen.reported).toBeGreaterThan(0);
  });
});
