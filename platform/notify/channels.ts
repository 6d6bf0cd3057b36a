import { createTransport } from 'nodemailer';
import { Webhook } from 'standardwebhooks';
import type { Config } from '../config';

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

const SEND_WITHIN_MS = 10_000;

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
function gateway(name: 'sms' | 'wechat', url: string, secret: string): Channel {
  const signer = new Webhook(secret);
  return {
    name,
    send: async (letter) => {
      const body = JSON.stringify({ channel: name, ...letter });
      const now = new Date();
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': letter.id,
          'webhook-id': letter.id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': signer.sign(letter.id, now, body),
        },
        body,
        // the address of a customer goes where the settings say and nowhere else
        redirect: 'error',
        signal: AbortSignal.timeout(SEND_WITHIN_MS),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
    },
  };
}

/** The channels this installation has; the same message never goes out by two of them. */
export function channelsOf({ SMTP_URL, SMTP_FROM, GATEWAY_URL, GATEWAY_SECRET }: Config): readonly Channel[] {
  return [
    ...(SMTP_URL ? [email(SMTP_URL, SMTP_FROM)] : []),
    ...(GATEWAY_URL && GATEWAY_SECRET
      ? [gateway('wechat', GATEWAY_URL, GATEWAY_SECRET), gateway('sms', GATEWAY_URL, GATEWAY_SECRET)]
      : []),
  ];
}
