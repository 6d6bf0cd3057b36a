/** `share` is a percentage: of the cases that are asked about, those for which it is true. */
export const units = ['fen', 'minutes', 'count', 'share'] as const;
export type Unit = (typeof units)[number];

export const figureGroups = ['money', 'throughput', 'onTime', 'extraItems', 'quality', 'complaints', 'calls'] as const;
export type FigureGroup = (typeof figureGroups)[number];

export const rangeNames = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'days'] as const;
export type RangeName = (typeof rangeNames)[number];
