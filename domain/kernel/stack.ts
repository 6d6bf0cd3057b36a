/** Where it broke, without the message: messages may quote what a person typed. */
export const stackOf = (error: unknown): string =>
  error instanceof Error ? `${error.constructor.name} ${error.stack?.replace(error.message, '') ?? ''}` : typeof error;
