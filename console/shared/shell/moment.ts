import { createContext, useContext } from 'react';
import { useSearchParams, type URLSearchParamsInit } from 'react-router';

/** The moment of the past that a page shows, as the address says it; undefined when it shows now. */
export const useMoment = (): string | undefined => useSearchParams()[0].get('at') ?? undefined;

/** Whether an address names a moment at all, e.g. `2026-11-26T02:30:00Z`. */
export const isMoment = (at: string): boolean => !Number.isNaN(Date.parse(at));

/** What else the address says is replaced; the moment stays. */
export function useAddress(): readonly [URLSearchParams, (parts: Readonly<Record<string, string>>) => void] {
  const [address, setAddress] = useSearchParams();
  const at = address.get('at');
  const replace = (parts: Readonly<Record<string, string>>): void => {
    const next: URLSearchParamsInit = at === null ? parts : { ...parts, at };
    setAddress(next, { replace: true });
  };
  return [address, replace];
}

/** Milliseconds since the epoch of the moment that is shown; undefined for now. */
export const MomentContext = createContext<number | undefined>(undefined);
export const useShownMoment = (): number | undefined => useContext(MomentContext);
