import { useTexts } from '../shared/texts/use-texts';
import { zones } from './car-zones';

/** B-13: damage is marked on an outline of the car. */
export function Outline({
  marked,
  onChange,
}: {
  readonly marked: readonly string[];
  readonly onChange: (marked: readonly string[]) => void;
}) {
  const { t, language } = useTexts();
  const toggle = (id: string): void =>
    onChange(marked.includes(id) ? marked.filter((other) => other !== id) : [...marked, id]);
  return (
    <figure style={{ margin: 0 }}>
      <figcaption>{t('outline')}</figcaption>
      <svg className="outline" viewBox="20 0 160 268" role="group" aria-label={t('outline')}>
        {zones.map(({ id, box: [x, y, width, height], ...names }) => (
          <rect
            key={id}
            x={x}
            y={y}
            width={width}
            height={height}
            rx={5}
            role="checkbox"
            tabIndex={0}
            aria-checked={marked.includes(id)}
            aria-label={names[language]}
            onClick={() => toggle(id)}
            onKeyDown={(event) => {
              if (event.key !== ' ' && event.key !== 'Enter') return;
              event.preventDefault();
              toggle(id);
            }}
          />
        ))}
      </svg>
    </figure>
  );
}
