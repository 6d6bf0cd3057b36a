/** ADR 5: whether a process was opened under this version of its rules, or a later one. What is older than the first change has none. */
export const goesBy = ({ rulesVersion = 1 }: { readonly rulesVersion?: number }, version: number): boolean =>
  rulesVersion >= version;
