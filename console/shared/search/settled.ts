import { useEffect, useState } from 'react';

/** What a value has been for this long: a search is sent when the hand rests, not with every key. */
export function useSettled<T>(value: T, ms = 80): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
