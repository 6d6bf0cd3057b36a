import type { Request } from 'express';
import { deviceWords, type DeviceWords } from '../../domain/account/device-words';
import type { Cookies } from './cookies';
import { tokenPattern } from '../../platform/secrets';

/** Where a request comes from. */
export interface Caller {
  /** As the last trusted proxy has seen it. */
  readonly address: string | null;
  readonly words: DeviceWords;
  /** As the browser calls itself, cut where it is long; null when it says nothing. */
  readonly userAgent: string | null;
  /** By which an account knows a browser or program again; undefined when it shows nothing. */
  readonly device: string | undefined;
}

const MAX_USER_AGENT = 200;

export function callerOf(req: Request, cookies: Cookies): Caller {
  const shown = req.get('X-Device') ?? cookies.device.read(req);
  return {
    address: req.ip ?? null,
    words: deviceWords(req.get('User-Agent')),
    userAgent: req.get('User-Agent')?.slice(0, MAX_USER_AGENT) ?? null,
    device: shown !== undefined && tokenPattern.test(shown) ? shown : undefined,
  };
}
