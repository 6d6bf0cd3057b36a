import { useTexts } from '../texts/use-texts';
import type { Highlight } from './command-target';

/** C-14: what stands out of what the customer signs. */
export function Highlights({ of }: { readonly of: readonly Highlight[] }) {
  const { t, value } = useTexts();
  if (of.length === 0) return null;
  return (
    <dl className="highlights" aria-label={t('pointedOutHere')}>
      {of.map((one) => (
        <div key={one.element}>
          <dt>{value(one.element)}</dt>
          <dd>{one.value}</dd>
        </div>
      ))}
    </dl>
  );
}
