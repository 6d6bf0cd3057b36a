/** `follow-up` and order of one visit share everything but the prefix. */
export const followUpNumberOf = (order: string): string => order.replace(/^RO-/, 'FU-');
