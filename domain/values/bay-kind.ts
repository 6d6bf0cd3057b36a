/** What can be done with a car that stands in a bay. */
export const bayKinds = ['lift', 'paint', 'wash', 'reception', 'alignment'] as const;
export type BayKind = (typeof bayKinds)[number];

/** Where cars are worked on; nobody books a place in the wash or at the reception by itself. */
export const workKinds = ['lift', 'alignment', 'paint'] as const satisfies readonly BayKind[];
export type WorkKind = (typeof workKinds)[number];
export const isWorkKind = (kind: BayKind): kind is WorkKind => (workKinds as readonly BayKind[]).includes(kind);
