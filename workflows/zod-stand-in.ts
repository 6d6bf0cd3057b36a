/**
 * Stands in for zod in the workflow bundle: slices declare the payloads of their commands, but only the API parses them. zod
 * itself would add 1 MiB. Every property and every call of the stand-in returns the stand-in.
 */
export const z: unknown = new Proxy(() => z, { get: () => z });
