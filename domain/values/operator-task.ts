/**
 * What is broken: a rule, an evolver or a deadline; what follows from an event; what one process asks of another; a message; an
 * event that the log never got, so that those after it are in no feed; an event of which the log and the process have different
 * ones; a view that cannot be folded.
 */
export const operatorTaskKinds = ['defect', 'consequence', 'errand', 'notice', 'missingEvent', 'log', 'view'] as const;
export type OperatorTaskKind = (typeof operatorTaskKinds)[number];
