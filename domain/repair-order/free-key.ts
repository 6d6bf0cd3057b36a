/** A key with a number, as the hooks of a store are numbered: K-7, 07, 钥匙12. */
const numbered = /^(\D{0,20})([0-9]{1,4})$/;

interface Hook {
  readonly prefix: string;
  readonly digits: string;
}
function hookOf(keyNumber: string): Hook | undefined {
  const [, prefix, digits] = numbered.exec(keyNumber.trim()) ?? [];
  return prefix === undefined || digits === undefined ? undefined : { prefix, digits };
}

/** The hooks of the store: those that more than half of the keys hang on; undefined where it numbers none. */
function usualHooks(keyNumbers: readonly string[]): readonly Hook[] | undefined {
  const hooks = keyNumbers.flatMap((one) => hookOf(one) ?? []);
  const prefixes = [...new Set(hooks.map(({ prefix }) => prefix))];
  return prefixes
    .map((own) => hooks.filter(({ prefix }) => prefix === own))
    .find((some) => some.length * 2 > keyNumbers.length);
}

/**
 * B-21: the lowest number on which no key hangs now, written as the store writes them; undefined where it does not number its hooks. `latest` are the key numbers of
 * late, by which one sees how they are written also while no car is in the house.
 */
export function freeKeyNumber(hanging: readonly string[], latest: readonly string[]): string | undefined {
  const hooks = usualHooks(latest);
  const [one] = hooks ?? [];
  if (!hooks || !one) return undefined;
  const isPadded = hooks.some(({ digits }) => digits.startsWith('0'));
  const width = isPadded ? Math.max(...hooks.map(({ digits }) => digits.length)) : 1;
  const taken = new Set(
    hanging.flatMap((key) => {
      const hook = hookOf(key);
      return hook?.prefix === one.prefix ? [Number(hook.digits)] : [];
    }),
  );
  let free = 1;
  while (taken.has(free)) free += 1;
  return `${one.prefix}${String(free).padStart(width, '0')}`;
}
