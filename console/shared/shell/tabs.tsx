import { useId, type KeyboardEvent, type ReactNode } from 'react';

interface Tab {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
}

/**
 * Tabs as WAI-ARIA describes them: arrows move, and the row wraps on a phone. (antd's put their overflow menu inside the
 * tab list, where screen readers expect tabs only.)
 */
export function Tabs({
  items,
  active,
  onChange,
  label,
}: {
  readonly items: readonly Tab[];
  readonly active: string;
  readonly onChange: (key: string) => void;
  readonly label: string;
}) {
  const id = useId();
  const current = items.find(({ key }) => key === active) ?? items[0]!;
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = items[(items.indexOf(current) + step + items.length) % items.length]!;
    onChange(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} className="tabs" onKeyDown={move}>
        {items.map(({ key, label: text }) => (
          <button
            key={key}
            id={`${id}-${key}`}
            type="button"
            role="tab"
            aria-selected={key === current.key}
            aria-controls={`${id}-panel`}
            tabIndex={key === current.key ? 0 : -1}
            onClick={() => onChange(key)}
          >
            {text}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current.key}`}>
        {current.children}
      </div>
    </>
  );
}
