import type { OrderView } from '../shared/server/replies';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** The hold that nobody has ended yet. */
export const openHoldOf = ({ round }: OrderView) => round?.holds.find(({ to }) => to === undefined);

/** D-22: what the work is held for, since when, and until when as far as somebody has said so. */
export function Held({ hold }: { readonly hold: NonNullable<ReturnType<typeof openHoldOf>> }) {
  const { t, field, value } = useTexts();
  const [before = '', after = ''] = t('heldForSince', { what: value(hold.reason), time: '\n' }).split('\n');
  return (
    <span data-part="held">
      {before}
      <LocalTime at={hold.from} />
      {after}
      {hold.expectedUntil !== undefined && (
        <>
          {' · '}
          {field('expectedUntil')} <LocalTime at={hold.expectedUntil} />
        </>
      )}
    </span>
  );
}
