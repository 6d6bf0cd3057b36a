import { differs, isAscending, proposedPlan } from '../../../domain/repair-order/maintenance-plan';
import { workIn, workOnPaper } from '../../../domain/repair-order/maintenance-work';

const from = { day: '2026-08-31', kilometres: 20_000 };

test('F-20 the proposed plan follows from the cycle of the car and covers a year', () => {
  const plan = proposedPlan({ everyKilometres: 5_000, everyMonths: 3 }, from);
  expect(plan.basis).toEqual({ everyKilometres: 5_000, everyMonths: 3 });
  expect(plan.nodes.map(({ day, kilometres }) => [day, kilometres])).toEqual([
    ['2026-11-30', 25_000],
    ['2027-02-28', 30_000],
    ['2027-05-31', 35_000],
    ['2027-08-31', 40_000],
  ]);
  expect(plan.nodes.map(({ work }) => work)).toEqual(plan.nodes.map(() => '定期保养 Regular maintenance'));
  expect(isAscending(plan)).toBe(true);
});

test('F-20 a car that comes once a year or less has one maintenance in its plan', () => {
  for (const everyMonths of [12, 24, 36])
    expect(proposedPlan({ everyKilometres: 10_000, everyMonths }, from).nodes).toHaveLength(1);
  expect(proposedPlan({ everyKilometres: 10_000, everyMonths: 36 }, from).nodes[0]).toMatchObject({
    day: '2029-08-31',
    kilometres: 30_000,
  });
});

test('F-26 what was told and what is recorded differ in day or mileage, and where nothing is recorded', () => {
  const told = { nextDay: '2027-05-20', nextKilometres: 170_000 };
  expect(differs(told, told)).toBe(false);
  expect(differs(told, { ...told, nextDay: '2027-05-21' })).toBe(true);
  expect(differs(told, { ...told, nextKilometres: 1 })).toBe(true);
  expect(differs(told, { nextDay: null, nextKilometres: null })).toBe(true);
});

test('F-20 the proposed work is told in the language of a page and in both on paper, in whichever it was recorded; own words stay', () => {
  for (const recorded of ['定期保养 Regular maintenance', '定期保养', 'Regular maintenance']) {
    expect(workIn('zh', recorded)).toBe('定期保养');
    expect(workIn('en', recorded)).toBe('Regular maintenance');
    expect(workOnPaper(recorded)).toBe('定期保养 Regular maintenance');
  }
  const own = '定期保养：机油机滤';
  expect([workIn('zh', own), workIn('en', own), workOnPaper(own)]).toEqual([own, own, own]);
});
