/** Where this browser keeps that a person has seen the tour. */
export const tourKeyOf = (person: string): string => `repairflow.tour.${person}`;
