import type { FactName } from '../../domain/repair-order/fact-names';
import { factOf } from '../../domain/repair-order/facts';
import { actions } from '../../domain/repair-order/process';
import type { RepairOrder } from '../../domain/repair-order/state';

/** What a correction could say of a fact of this kind; now and then it is what stands there already. */
const said = (dice: number, now: number) => ({
  text: { text: `更正 ${dice % 3}` },
  value: { value: dice % 9 },
  yes: { yes: dice % 2 === 0 },
  found: { found: { result: dice % 3 === 0 ? 'defect' : 'good', note: '复查', value: 7 + (dice % 5) } },
  time: { time: new Date(now - (dice % 30) * 60_000).toISOString() },
  day: { day: `2027-0${1 + (dice % 9)}-01` },
});

/** One of the facts that can be corrected now, mostly with something of its own kind. */
export function randomCorrection(order: RepairOrder, dice: number, now: number): Record<string, unknown> {
  const targets = actions(order).find(({ command }) => command === 'correctFact')?.targets ?? [];
  const target = targets[dice % Math.max(1, targets.length)] ?? 'symptoms';
  const slash = target.indexOf('/');
  const fact = (slash < 0 ? target : target.slice(0, slash)) as FactName;
  const { kind } = factOf(fact);
  return {
    fact,
    ...(slash > 0 && { subject: target.slice(slash + 1) }),
    ...said(dice, now)[dice % 17 === 0 ? 'text' : kind],
    reason: '笔误',
  };
}
