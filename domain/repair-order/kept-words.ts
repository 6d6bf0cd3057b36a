import type { RepairOrder } from './state';

/** D-18: what people tell each other stands in the state since version 3 of the rules, so that whoever is told reads it; before, in the events alone. */
export const whenKept = <T extends object>(
  { rulesVersion = 1 }: Pick<RepairOrder, 'rulesVersion'>,
  words: T,
): Partial<T> => (rulesVersion >= 3 ? words : {});
