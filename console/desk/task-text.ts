/** What is to be done, and what it is about where that is known. */
export const taskText = (what: string, about: string | null): string => (about ? `${what}: ${about}` : what);
