/** What can be done with a car that stands in a bay. */
export const bayKinds = ['lift', 'paint', 'wash', 'reception', 'alignment'] as const;
export type BayKind = (typeof bayKinds)[number];
