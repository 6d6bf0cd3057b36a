import { pino, type Logger } from 'pino';

export type { Logger };

/** JSON lines. Whatever could be personal or secret is cut out before it is written. */
export const createLog = (name: string, level: string): Logger =>
  pino({
    name,
    level,
    redact: {
      paths: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token', '*.phone', '*.name'],
      censor: '[cut]',
    },
  });
