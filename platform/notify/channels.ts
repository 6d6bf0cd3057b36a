import { createTransport } from 'nodemailer';
import { isExposed, type Config } from '../config';
import type { Repositories } from '../mongo/repositories';
import { postSigned } from './signed-post';

/** One message for one address, in the words the person reads. */
export interface OutboundMessage {
  /** The same for every attempt: whoever receives it twice can tell. */
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  /** Whose customer or colleague it goes to; nobody outside is told. */
  readonly store: string;
}

/** Sends messages by one medium. Throws when the message was not accepted. */
export interface Channel {
  readonly name: 'email' | 'sms' | 'wechat';
  readonly send: (letter: OutboundMessage) => Promise<void>;
}

interface Mailing extends Channel {
  readonly send: (letter: Omit<OutboundMessage, 'store'>) => Promise<void>;
}

/** E-mail by SMTP, where the settings name a server. Both languages stand in one mail, Chinese first. */
export function mailingOf({ SMTP_URL, SMTP_FROM }: Pick<Config, 'SMTP_URL' | 'SMTP_FROM'>): Mailing | undefined {
  if (!SMTP_URL) return undefined;
  const transport = createTransport(SMTP_URL, { from: SMTP_FROM });
  return {
    name: 'email',
    send: async ({ id, address, subject, text }) => {
      await transport.sendMail({ to: address, subject, text, messageId: `<${id}@repairflow>` });
    },
  };
}

/** SMS and WeChat through the store's gateway: a webhook signed as standardwebhooks.com says, with the message's id as its id. */
const gateway = (name: 'sms' | 'wechat', url: string, secret: string): Channel => ({
  name,
  send: ({ store: _store, ...letter }) =>
    postSigned(url, secret, letter.id, JSON.stringify({ channel: name, ...letter })),
});

const hasGateway = ({ GATEWAY_URL, GATEWAY_SECRET }: Config): boolean =>
  GATEWAY_URL !== undefined && GATEWAY_SECRET !== undefined;

/** The demo store shows what a gateway would have sent; where others than this machine come, nothing takes the place of one. */
export const hasTray = (config: Config): boolean => !hasGateway(config) && !isExposed(config);

const TRAY_KEPT_MS = 7 * 24 * 3_600_000;

const trayChannel = (name: 'sms' | 'wechat', tray: Repositories['tray']): Channel => ({
  name,
  send: async ({ id, ...letter }) => {
    const now = Date.now();
    await tray.put({ _id: id, ...letter, channel: name, at: now, forgetAt: new Date(now + TRAY_KEPT_MS) });
  },
});

/** The channels this installation has; the same message never goes out by two of them. */
export function channelsOf(config: Config, { tray }: Pick<Repositories, 'tray'>): readonly Channel[] {
  const { GATEWAY_URL, GATEWAY_SECRET } = config;
  const mailing = mailingOf(config);
  return [
    ...(mailing ? [mailing] : []),
    ...(GATEWAY_URL && GATEWAY_SECRET
      ? [gateway('wechat', GATEWAY_URL, GATEWAY_SECRET), gateway('sms', GATEWAY_URL, GATEWAY_SECRET)]
      : []),
    ...(hasTray(config) ? [trayChannel('wechat', tray), trayChannel('sms', tray)] : []),
  ];
}
