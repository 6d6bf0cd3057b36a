import type { FollowUpView } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';

/** G-04: when and how the customer wished to be called, in one line. */
export function useWishText(): (wish: NonNullable<FollowUpView['wish']>) => string {
  const { value } = useTexts();
  return ({ words, channel, days, partOfDay }) =>
    [words, ...[channel, days, partOfDay].flatMap((one) => (one === undefined ? [] : [value(one)]))].join(' · ');
}
