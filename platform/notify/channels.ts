import { createTransport } from 'nodemailer';
import type { Config } from '../config';
import { postSigned } from './signed-post';

/** One message for one address, in the words the person reads. */
export interface OutboundMessage {
  /** The same for every attempt: whoever receives it twice can tell. */
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends messages by one medium. Throws when the message was not accepted. */
export interface Channel {
  readonly name: 'email' | 'sms' | 'wechat';
  readonly send: (letter: OutboundMessage) => Promise<void>;
}

/** E-mail by SMTP. Both languages stand in one mail, Chinese first. */
const email = (url: string, from: string): Channel => {
  const transport = createTransport(url, { from });
  return {
    name: 'email',
    send: async ({ id, address, subject, text }) => {
      await transport.sendMail({ to: address, subject, text, messageId: `<${id}@repairflow>` });
    },
  };
};

/** SMS and WeChat through the store's gateway: a webhook signed as standardwebhooks.com says, with the message's id as its id. */
const gateway = (name: 'sms' | 'wechat', url: string, secret: string): Channel => ({
  name,
  send: (letter) => postSigned(url, secret, letter.id, JSON.stringify({ channel: name, ...letter })),
});

/** The channels this installation has; the same message never goes out by two of them. */
export function channelsOf({ SMTP_URL, SMTP_FROM, GATEWAY_URL, GATEWAY_SECRET }: Config): readonly Channel[] {
  return [
    ...(SMTP_URL ? [email(SMTP_URL, SMTP_FROM)] : []),
    ...(GATEWAY_URL && GATEWAY_SECRET
      ? [gateway('wechat', GATEWAY_URL, GATEWAY_SECRET), gateway('sms', GATEWAY_URL, GATEWAY_SECRET)]
      : []),
  ];
}
