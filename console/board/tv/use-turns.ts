import { useEffect, useState } from 'react';
import { useNow } from '../../shared/shell/time';
import { TURN_MS } from './pages';

/** Which turn it is: by the clock, so that every panel turns at once, unless somebody holds the page or turns it by hand. */
export interface Turns {
  readonly turn: number;
  readonly held: boolean;
}

export function useTurns(): Turns {
  const current = useNow(TURN_MS) / TURN_MS;
  const [byHand, setByHand] = useState(0);
  const [heldAt, setHeldAt] = useState<number>();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'ArrowRight') setByHand((n) => n + 1);
      else if (event.key === 'ArrowLeft') setByHand((n) => n - 1);
      else if (event.key === ' ') {
        event.preventDefault();
        setHeldAt((at) => (at === undefined ? current : undefined));
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [current]);
  return { turn: (heldAt ?? current) + byHand, held: heldAt !== undefined };
}
