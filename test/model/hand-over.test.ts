import fc from 'fast-check';
import { complaintProcess } from '../../domain/complaint/process';
import { processDefinitions, type AnyDefinition, type AnyState } from '../../domain/processes';
import { repairOrderProcess } from '../../domain/repair-order/process';
import { play as playComplaint, plays } from '../support/random-complaints';
import { play as playVisit, visits } from '../support/random-visits';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 150);

const personsOf = (definition: AnyDefinition, state: AnyState): readonly string[] => [
  ...new Set(definition.tasksOf(state).flatMap(({ person }) => (person === null ? [] : [person]))),
];

/** Everybody whom the state waits for goes, one after another; answers how many went. */
function demandHandOver(definition: AnyDefinition, opened: AnyState, now: number): number {
  let state = opened;
  const leaving = personsOf(definition, opened);
  for (const predecessor of leaving) {
    expect(definition.heldBy(state, predecessor)).toBeDefined();
    const command = { type: 'handOver', predecessor, successor: 'successor', reason: '离职' };
    const by = { id: 'ops', role: 'operator' } as const;
    const events = definition.decide(state, { ...command, id: `h-${predecessor}`, by }, now);
    state = events.reduce((before, event) => definition.evolve(before, event), state);
    expect(definition.heldBy(state, predecessor)).toBeUndefined();
    expect(personsOf(definition, state)).not.toContain(predecessor);
  }
  return leaving.length;
}

test('whomever an order waits for can hand it over at any time, and it waits for them no more', () => {
  let handedOver = 0;
  fc.assert(
    fc.property(visits, (random) => {
      const { order, now } = playVisit(repairOrderProcess, random);
      handedOver += demandHandOver(processDefinitions.repairOrder, order, now);
    }),
    { numRuns: RUNS },
  );
  expect(handedOver).toBeGreaterThan(RUNS / 10);
});

test('whomever a complaint waits for can hand it over at any time, and it waits for them no more', () => {
  let handedOver = 0;
  fc.assert(
    fc.property(plays, (random) => {
      const { complaint, now } = playComplaint(complaintProcess, random);
      handedOver += demandHandOver(processDefinitions.complaint, complaint, now);
    }),
    { numRuns: RUNS },
  );
  expect(handedOver).toBeGreaterThan(RUNS / 10);
});
