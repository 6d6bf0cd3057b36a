import { useSearchParams } from 'react-router';

type Filters = Readonly<Record<string, string>>;

/**
 * What a list is narrowed to, as the address says it, so that a link, a reload and the Back key bring the same list. A name that the address lacks has its
 * value of `usual`, and one that has it is left out of the address.
 */
export function useFilters<F extends Filters>(
  usual: F,
): readonly [{ readonly [N in keyof F]: string }, (changed: Partial<Record<keyof F, string>>) => void] {
  const [address, setAddress] = useSearchParams();
  const chosen = Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, address.get(name) ?? value]));
  const change = (changed: Partial<Record<keyof F, string>>): void => {
    // what the page shows may lag behind the address, and a second choice must not take back the first
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries<string | undefined>(changed)) {
      if (value === undefined || value === usual[name]) next.delete(name);
      else next.set(name, value);
    }
    setAddress(next, { replace: true });
  };
  return [chosen as { readonly [N in keyof F]: string }, change];
}

/** A switch in an address: there or not. */
export const ON = '1';
export const OFF = '';
