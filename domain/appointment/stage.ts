/** From the first word about a visit until the car is here, or will not come. */
export const stages = ['arranging', 'agreed', 'confirmed', 'noShow', 'arrived', 'calledOff', 'missed'] as const;
export type Stage = (typeof stages)[number];

export const endStages: readonly Stage[] = ['arrived', 'calledOff', 'missed'];
export const openStages: readonly Stage[] = stages.filter((stage) => !endStages.includes(stage));
/** The customer has agreed and is expected. */
export const expectedStages: readonly Stage[] = ['agreed', 'confirmed'];
