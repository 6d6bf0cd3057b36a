import { z } from 'zod';
import { localTime } from '../time/working-time';
import { yuan } from '../values/money';
import { customerTotal } from './amounts';
import type { Estimate } from './estimate';
import { sharesText } from './payer-words';
import type { RepairOrder } from './state';

/** C-14: what stands out on the order that is signed, and is pointed out before. */
export const keyElements = ['items', 'time', 'amount', 'place'] as const;
export const KeyElement = z.enum(keyElements);

export const Highlight = z.object({ element: KeyElement, value: z.string() }).meta({
  id: 'OrderHighlight',
  description: 'C-14: one of the four elements that stand out, as the customer reads it',
});
export type Highlight = z.output<typeof Highlight>;

type Offer = Pick<Estimate, 'lines' | 'promisedAt'>;

/** C-14: items, time, amount and where to sign, each in one line. */
export function highlightsOf(
  { policy }: Pick<RepairOrder, 'policy'>,
  { lines, promisedAt }: Offer,
): readonly Highlight[] {
  const values: Readonly<Record<(typeof keyElements)[number], string>> = {
    items: lines.map(({ work }) => work).join('、'),
    time: promisedAt === undefined ? '—' : localTime(policy.calendar.zone, promisedAt),
    amount: [yuan(customerTotal(lines)), ...sharesText(lines)].join(' · '),
    place: '文末「客户」处 under “Customer” at the end',
  };
  return keyElements.map((element) => ({ element, value: values[element] }));
}
