/** ST-2, in the order of a founded complaint, then the short ways out. */
export const stages = [
  'received',
  'registered',
  'awaitingNextReply',
  'judging',
  'assigned',
  'investigating',
  'proposing',
  'awaitingDecision',
  'awaitingAcceptance',
  'implementing',
  'answeredNow',
  'revisitDue',
  'reopened',
  'evaluating',
  'unfoundedReply',
  'closedArchived',
  'closedUnfounded',
  'closedAnswered',
  'closedEnded',
  'closedMerged',
] as const;
export type Stage = (typeof stages)[number];

export const endStages: readonly Stage[] = [
  'closedArchived',
  'closedUnfounded',
  'closedAnswered',
  'closedEnded',
  'closedMerged',
];

const place = (stage: Stage): number => stages.indexOf(stage);

/** The stages from `first` to `last`, both included. */
export const stageRange = (first: Stage, last: Stage): readonly Stage[] => stages.slice(place(first), place(last) + 1);

/** Every stage in which somebody still owes the customer something. */
export const openStages: readonly Stage[] = stages.filter((stage) => !endStages.includes(stage));

/** Nothing the customer could accept has been accepted yet. */
export const unsolved: readonly Stage[] = [
  ...stageRange('received', 'awaitingAcceptance'),
  'reopened',
  'unfoundedReply',
];
