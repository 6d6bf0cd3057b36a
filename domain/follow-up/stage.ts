/** From the customer's departure to the closed record. */
export const stages = [
  'waiting',
  'due',
  'reached',
  'quickHandling',
  'secondCall',
  'sevenDayCall',
  'furtherNeed',
  'recorded',
  'handedOn',
  'unreachable',
  'cancelled',
] as const;
export type Stage = (typeof stages)[number];

export const endStages: readonly Stage[] = ['recorded', 'handedOn', 'unreachable', 'cancelled'];
export const openStages: readonly Stage[] = stages.filter((stage) => !endStages.includes(stage));
