import { loadOf } from '../../api/workshop-days/load';

const at = (clock: string): number => Date.parse(`2026-11-30T${clock}:00+08:00`);
const between = (from: string, until: string) => ({ from: at(from), until: at(until) });
const block = (blockId: string, what: 'bay' | 'person', resourceId: string, from: string, until: string) => ({
  blockId,
  what,
  resourceId,
  ...between(from, until),
  blockedFor: 'upkeep' as const,
});
const plan = (present: ReturnType<typeof between>, ...blocks: ReturnType<typeof block>[]) =>
  loadOf({
    resources: {
      hours: [between('11:00', '12:00')],
      bays: [{ id: 'bay-1', kind: 'lift', team: null }],
      people: [{ id: 'zhao', does: ['technician'], skills: [], team: null, present: [present] }],
    },
    reservations: [],
    blocks,
  } as never).map(({ of }) => of);

test('A-06 two blocks of the same time take it once, and one outside the hours of somebody takes nothing', () => {
  const whole = between('11:00', '12:00');
  expect(plan(whole)).toEqual([60]);
  expect(plan(whole, block('B-1', 'bay', 'bay-1', '11:00', '11:30'))).toEqual([30]);
  expect(
    plan(whole, block('B-1', 'bay', 'bay-1', '11:00', '11:30'), block('B-2', 'bay', 'bay-1', '11:10', '11:30')),
  ).toEqual([30]);
  expect(plan(between('11:00', '11:30'), block('B-1', 'person', 'zhao', '11:30', '12:00'))).toEqual([30]);
});
