import { appendFile, readFile } from 'node:fs/promises';
import { anchorMailTexts } from '../../texts/proof';
import type { Config } from '../config';
import { mailingOf } from '../notify/channels';
import { postSigned } from '../notify/signed-post';

/** What of all logs is handed to somebody outside on one day. */
export interface Anchor {
  /** The same for every attempt. */
  readonly id: string;
  /** One line of JSON. */
  readonly text: string;
  /** A line for each log: `origin size root`, as the page that verifies takes it. */
  readonly heads: readonly string[];
  /** A line for each audit log: `store position hash`. */
  readonly audit: readonly string[];
}

/** Somewhere that a change of the database does not reach. Twice the same does no harm. Throws when it did not arrive. */
export interface AnchorPlace {
  readonly name: 'file' | 'email' | 'webhook';
  readonly deliver: (anchor: Anchor) => Promise<void>;
}

const anchorFile = (path: string): AnchorPlace => ({
  name: 'file',
  deliver: async ({ text }) => {
    const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    if (!before.split('\n').includes(text)) await appendFile(path, `${text}\n`, { mode: 0o600, flush: true });
  },
});

const anchorMail = (config: Config, address: string): AnchorPlace => ({
  name: 'email',
  deliver: async ({ id, text, heads, audit }) => {
    const mailing = mailingOf(config);
    if (!mailing) throw new Error('no e-mail goes out from here');
    const { subject, keep, audit: auditWords } = anchorMailTexts;
    await mailing.send({
      id: `heads-${id}`,
      address,
      subject: `${subject.zh} / ${subject.en} ${id}`,
      text: [keep.zh, keep.en, '', ...heads, '', auditWords.zh, auditWords.en, '', ...audit, '', text].join('\n'),
    });
  },
});

/** Where the settings want the heads of the logs to go. */
export function anchorPlacesOf(config: Config): readonly AnchorPlace[] {
  const { PROOF_ANCHOR_FILE, PROOF_ANCHOR_EMAIL, PROOF_ANCHOR_URL, PROOF_ANCHOR_SECRET } = config;
  return [
    ...(PROOF_ANCHOR_FILE ? [anchorFile(PROOF_ANCHOR_FILE)] : []),
    ...(PROOF_ANCHOR_EMAIL ? [anchorMail(config, PROOF_ANCHOR_EMAIL)] : []),
    ...(PROOF_ANCHOR_URL && PROOF_ANCHOR_SECRET
      ? [
          {
            name: 'webhook' as const,
            deliver: ({ id, text }: Anchor) => postSigned(PROOF_ANCHOR_URL, PROOF_ANCHOR_SECRET, `heads-${id}`, text),
          },
        ]
      : []),
  ];
}
