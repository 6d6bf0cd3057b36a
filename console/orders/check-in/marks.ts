import type { Finding } from '../../../domain/repair-order/finding';
import { zoneName } from '../car-zones';
import type { Mark, MarkKind } from './sheet';

/** What a mark is called on the paper that the customer signs, in both languages. */
const kindNames: Readonly<Record<MarkKind, string>> = {
  scratch: '划痕 scratch',
  dent: '凹陷 dent',
  crack: '破裂 crack',
  rust: '锈蚀 rust',
  missing: '缺失 missing',
};
/** As many photos as one point of a list takes. */
export const MOST_PHOTOS = 10;

const markText = ({ zone, kind, note }: Mark): string =>
  [`${zoneName(zone)}: ${kindNames[kind]}`, note?.trim()].filter(Boolean).join(' · ');

/** The marks on the outline as the walk-round keeps them: the point of appearance and paint, with all that was marked and its photos. */
export function damageFinding(marks: readonly Mark[]): Finding | undefined {
  if (marks.length === 0) return undefined;
  const photo = [...new Set(marks.flatMap((one) => one.photo ?? []))].slice(0, MOST_PHOTOS);
  return {
    item: 'paint',
    result: 'defect',
    note: marks.map(markText).join('；'),
    ...(photo.length > 0 && { photo }),
  };
}
