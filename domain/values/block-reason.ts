/** Why a bay or a person is not available for a while, in no words that could be about a person. */
export const blockReasons = ['upkeep', 'course', 'staffMeeting', 'otherWork'] as const;
export type BlockReason = (typeof blockReasons)[number];
