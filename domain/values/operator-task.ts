/** What is broken: a rule, an evolver or a deadline; what follows from an event; what one process asks of another; a message. */
export const operatorTaskKinds = ['defect', 'consequence', 'errand', 'notice'] as const;
export type OperatorTaskKind = (typeof operatorTaskKinds)[number];
