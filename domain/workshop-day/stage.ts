/** A workshop day takes appointments and cars until the date is past. */
export const stages = ['planned', 'dayOver'] as const;
export type Stage = (typeof stages)[number];
