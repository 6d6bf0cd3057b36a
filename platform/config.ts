import { z } from 'zod';
import { isLoopback, parseAddresses } from './addresses';

/** Addresses and ranges, as a list. */
const Addresses = z
  .string()
  .default('')
  .transform((list, context) => {
    const { addresses, fault } = parseAddresses(list);
    if (fault !== undefined)
      context.addIssue({ code: 'custom', message: `${fault}; list addresses or ranges, e.g. 10.0.0.7,10.1.0.0/16` });
    return addresses;
  });

/** As standardwebhooks.com writes it. */
const WebhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/=]{32,}$/, { message: 'must be whsec_ and at least 24 bytes in base64' });

const MUST_BE_HTTPS = 'must be https, unless it is on this machine';

/** L5: what is sent there can be read by nobody on the way: it is encrypted, or does not leave this machine. */
const isPrivate = (url: string): boolean =>
  URL.canParse(url) && (new URL(url).protocol === 'https:' || isLoopback(new URL(url).hostname));
function isEncryptedMail(url: string): boolean {
  const { protocol, hostname, searchParams } = new URL(url);
  return protocol === 'smtps:' || isLoopback(hostname) || searchParams.get('requireTLS') === 'true';
}

/** All settings from the environment. A missing value means the development default; a wrong one stops the start. */
const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** `production` for a store at work; what may be missing on the machine of a developer may not be missing then. */
  NODE_ENV: z.string().default(''),
  /** Where people open the console, e.g. https://service.example.com: cookies are bound to it, and forms of other sites are refused. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, abort: true })
    .refine((url) => `${new URL(url).origin}/` === new URL(url).href, {
      message: 'must be no more than https:// and the name of the host',
    })
    .optional(),
  /** The proxies whose word counts for the address of a caller; nobody else's does. */
  TRUSTED_PROXIES: Addresses,
  /** Who may read figures and the documentation of the API, besides this machine. */
  METRICS_FROM: Addresses,
  MONGODB_URI: z.string().startsWith('mongodb').default('mongodb://127.0.0.1:27017/repairflow'),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** Where the page of Temporal is opened: it may ask for the payloads of processes, for whoever is signed in and may read them. */
  TEMPORAL_UI_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivate, { message: MUST_BE_HTTPS })
    .optional(),
  /** The task queues begin with it; each build has one of its own. */
  TASK_QUEUE: z.string().default('repairflow'),
  /**
   * Builds whose open processes this worker carries on as well, by their ids; `all` for every build that has some. Only where the replay gate has
   * shown that this build replays theirs.
   */
  ADOPT_BUILDS: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter((id) => id !== '')),
  /** How long the API waits for a worker before it hands a command in as a Signal. */
  ANSWER_WITHIN_MS: z.coerce.number().int().min(50).default(5_000),
  /** Sign-ins a single address may try per minute. */
  SIGN_INS_PER_MINUTE: z.coerce.number().int().min(1).default(30),
  /** Requests of one session of a member of staff; all sessions of one person have twice as many. */
  STAFF_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(300),
  /** Requests about one visit by whoever holds a link to it; a picture on its page counts a tenth. */
  LINK_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(30),
  /** What one session uploads; the holders of links to one visit, a fiftieth of it. */
  UPLOAD_MEGABYTES_PER_HOUR: z.coerce.number().min(1).default(250),
  /** Complaints, inquiries and opinions that come in by the links of one visit. */
  COMPLAINTS_PER_DAY: z.coerce.number().int().min(1).default(5),
  /** Event streams of one person; each window of the console has one. */
  STREAMS_PER_PERSON: z.coerce.number().int().min(1).default(5),
  /** Whether those who decide for others need a second factor; without it they do wherever others than this machine reach the API. */
  SECOND_FACTOR: z.enum(['managers', 'off']).optional(),
  /** With which the secrets of second factors are encrypted: 32 bytes in base64. */
  ACCOUNT_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, { message: 'must be 32 bytes in base64, e.g. of `openssl rand -base64 32`' })
    .optional(),
  /**
   * With which the keys of customers are wrapped: a file of keys, the one in use first, or a key of a KMS by its id, ARN or alias (AWS_ACCESS_KEY_ID, …), which
   * comes before those of the file. Where the KMS is that of AWS it needs no address.
   */
  MASTER_KEY_FILE: z.string().min(1).optional(),
  MASTER_KEY_KMS: z.string().min(1).optional(),
  MASTER_KEY_KMS_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivate, { message: MUST_BE_HTTPS })
    .optional(),
  /** A file of SHA-1 hashes of passwords that are known from breaches, one a line and in order; nobody may choose one of them. */
  BREACHED_PASSWORDS: z.string().optional(),
  /** Where e-mail goes out, e.g. smtps://user:password@mail.example.com; without it nothing is e-mailed. */
  SMTP_URL: z
    .url()
    .refine(isEncryptedMail, { message: `must be smtps://, or smtp:// with ?requireTLS=true` })
    .optional(),
  SMTP_FROM: z.string().default('Repairflow <noreply@localhost>'),
  /** The store's SMS and WeChat gateway and the secret its webhooks are signed with; without both nothing goes there. */
  GATEWAY_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivate, { message: MUST_BE_HTTPS })
    .optional(),
  GATEWAY_SECRET: WebhookSecret.optional(),
  /**
   * Where the heads of the logs of proof and of the audit logs go once a day, outside of the databases: a file, an e-mail address, or an address that a
   * signed webhook is sent to.
   */
  PROOF_ANCHOR_FILE: z.string().min(1).optional(),
  PROOF_ANCHOR_EMAIL: z.email().optional(),
  PROOF_ANCHOR_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPrivate, { message: MUST_BE_HTTPS })
    .optional(),
  PROOF_ANCHOR_SECRET: WebhookSecret.optional(),
  /** Photos and scans: a folder, or the https address of an S3-compatible bucket (AWS_ACCESS_KEY_ID, …). */
  FILES: z
    .string()
    .refine((place) => !/^https?:/.test(place) || isPrivate(place), { message: MUST_BE_HTTPS })
    .default('.repairflow/files'),
  /** The built console, as `npm run build` or `npm start` left it. */
  CONSOLE: z.string().default('dist/console'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Where a worker tells how it is (`/healthz`, `/readyz`), and where it offers its figures to Prometheus; without them it does neither. */
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  /** How much a worker does at once, by count … */
  WORKFLOW_SLOTS: z.coerce.number().int().min(1).optional(),
  ACTIVITY_SLOTS: z.coerce.number().int().min(1).optional(),
  /** … or by how much of the machine it may use, as shares of 1. */
  TARGET_MEMORY: z.coerce.number().gt(0).max(1).optional(),
  TARGET_CPU: z.coerce.number().gt(0).max(1).optional(),
  /** Workflows a worker keeps in memory; 0 replays every task from the start (a torture test, not a setting). */
  MAX_CACHED_WORKFLOWS: z.coerce.number().int().min(0).optional(),
});
const Config = Settings.superRefine((settings, context) => {
  const { WORKFLOW_SLOTS, ACTIVITY_SLOTS, TARGET_MEMORY, TARGET_CPU } = settings;
  const fault = (name: string, message: string): void => context.addIssue({ code: 'custom', path: [name], message });
  if ((settings.PROOF_ANCHOR_URL === undefined) !== (settings.PROOF_ANCHOR_SECRET === undefined))
    fault('PROOF_ANCHOR_URL', 'belongs with PROOF_ANCHOR_SECRET; set both or neither');
  if (settings.PROOF_ANCHOR_EMAIL !== undefined && settings.SMTP_URL === undefined)
    fault('PROOF_ANCHOR_EMAIL', 'needs SMTP_URL: without it nothing is e-mailed');
  if (settings.MASTER_KEY_KMS_URL !== undefined && settings.MASTER_KEY_KMS === undefined)
    fault('MASTER_KEY_KMS_URL', 'belongs to MASTER_KEY_KMS, which is not set');
  if ((TARGET_MEMORY === undefined) !== (TARGET_CPU === undefined))
    fault(
      TARGET_CPU === undefined ? 'TARGET_CPU' : 'TARGET_MEMORY',
      'belongs to the other target; set both or neither',
    );
  if (TARGET_MEMORY !== undefined && (WORKFLOW_SLOTS ?? ACTIVITY_SLOTS) !== undefined)
    fault('TARGET_MEMORY', 'cannot be set together with WORKFLOW_SLOTS or ACTIVITY_SLOTS');
});
export type Config = z.infer<typeof Config>;

/** Every variable that is read. */
export const settingNames: readonly string[] = Object.keys(Settings.shape);

/** Others than this machine may reach the API: it listens for them, is said to be at work, or has an address they can open. */
export const isExposed = ({ NODE_ENV, HOST, PUBLIC_URL }: Pick<Config, 'NODE_ENV' | 'HOST' | 'PUBLIC_URL'>): boolean =>
  NODE_ENV === 'production' ||
  !isLoopback(HOST) ||
  (PUBLIC_URL !== undefined && !isLoopback(new URL(PUBLIC_URL).hostname));

/** Typed configuration from the environment. Throws one error that names every wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Config.safeParse(env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The environment is not usable. ${faults.join('; ')}`);
}
