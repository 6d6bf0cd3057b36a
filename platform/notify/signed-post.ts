import { Webhook } from 'standardwebhooks';

const SEND_WITHIN_MS = 10_000;

/** Posts a text of JSON as standardwebhooks.com says: signed, with an id that is the same for every attempt. Throws when it was not taken. */
export async function postSigned(url: string, secret: string, id: string, body: string): Promise<void> {
  const now = new Date();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': id,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
    body,
    // what is sent goes where the settings say and nowhere else
    redirect: 'error',
    signal: AbortSignal.timeout(SEND_WITHIN_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
}
