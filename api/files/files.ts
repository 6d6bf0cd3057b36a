import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AnyNumber, storeOf } from '../../domain/processes';
import { Sha256 } from '../../domain/values/field-schemas';
import type { FileUse } from '../../platform/files/clean-file';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import type { FileReply } from '../http/reply';
import { type Session } from '../http/sessions';
import { removeStoreCopy, takeOver, unlessErased } from './taken-over';

const tag = 'files';
const FileParams = z.strictObject({ hash: Sha256 });
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const pictures = ['image/jpeg', 'image/png', 'image/webp'] as const;
const taken = [...pictures, 'application/pdf'] as const;
const KeptFile = z
  .object({
    hash: Sha256,
    type: z.enum(taken),
    size: z.int(),
    width: z.int().nullable(),
    height: z.int().nullable(),
  })
  .meta({ id: 'KeptFile' });

// what was uploaded is shown, never run
const shownOnly = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Content-Disposition': 'inline',
  // nothing stays on a computer that several people share
  'Cache-Control': 'private, no-store',
} as const;
const fileHeaders = {
  'Content-Security-Policy': 'what was uploaded runs nothing',
  'Content-Disposition': 'inline',
  'Cache-Control': 'not to be kept',
} as const;

const shown = <T extends (typeof taken)[number]>(bytes: Buffer, type: T): FileReply<T, keyof typeof fileHeaders> => ({
  status: 200,
  type,
  bytes,
  headers: shownOnly,
});

/** M-03: staff see the files of their store, a customer those the own visit refers to. */
async function known({ repositories }: Context, session: Session, hash: string) {
  const file = await repositories.files.find(session.store, hash);
  if (!file) throw new Problem('notFound');
  if (session.order === null) return file;
  const events = await repositories.events.of(session.order);
  if (!events.some((event) => JSON.stringify(event).includes(hash))) throw new Problem('notFound');
  return file;
}

/** Keeps a file under the hash of what is left of it after cleaning, as uploaded for this process. Throws FileRefused. */
export async function keepFile(
  context: Context,
  { store, actorId }: Session,
  raw: Buffer,
  use: FileUse,
  process: string | undefined,
) {
  const { repositories, files, cleaner } = context;
  const clean = await cleaner.clean(raw, use);
  const hash = hashOf(clean.bytes);
  const thumbnail = hashOf(clean.thumbnail);
  const subject = await repositories.files.subjectOf(store, process);
  await unlessErased(async () => {
    await files.put(store, subject, hash, clean.bytes);
    await files.put(store, subject, thumbnail, clean.thumbnail);
  });
  const { type, width, height } = clean;
  const size = clean.bytes.length;
  const about = { store, hash, type, size, thumbnail, uploadedBy: actorId, at: Date.now() };
  await repositories.files.keep(about, subject, process);
  if (process !== undefined) await removeStoreCopy(context, store, hash);
  return { hash, type, size, width, height };
}

/** The small picture of a photo this session may see. */
export async function thumbnailOf(context: Context, session: Session, hash: string) {
  const bytes = await context.files.get(await known(context, session, hash), 'thumbnail');
  if (!bytes) throw new Problem('notFound');
  return shown(bytes, 'image/webp');
}

/** Photos and scans: made anew of what can be seen on them, kept by hash. Processes refer to the hash and nothing else. */
export const fileEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'uploadFile',
    method: 'post',
    path: '/files',
    tag,
    summary:
      'A photo (JPEG, PNG, WebP; at most 12 megapixels) or scan (PDF; at most 20 pages), at most 10 MB, as the body itself; answers the hash to refer to. A process takes only what was uploaded for it, as `process` says',
    query: z.strictObject({ process: AnyNumber.optional() }),
    raw: taken,
    problems: ['notFound', 'pictureTooLarge', 'scanTooLong', 'fileTakesTooLong', 'tooMany'],
    replies: { 201: { description: 'kept under this hash', body: KeptFile, headers: { Location: 'where it is' } } },
    handle: async ({ raw, session, query: { process } }) => {
      // a number of another store is as if it did not exist
      if (process !== undefined && storeOf(process) !== session.store)
        throw new Problem('notFound', { missing: 'process' });
      const kept = await keepFile(context, session, raw, 'upload', process);
      return { status: 201, headers: { Location: `/api/v1/files/${kept.hash}` }, body: kept };
    },
  }),
  endpoint({
    operation: 'takeOverFile',
    method: 'post',
    path: '/files/:hash/process',
    tag,
    summary:
      'A photo or scan that was uploaded before there was a process belongs to this one from now on, as if it had been uploaded for it; of what belongs to it already nothing changes',
    params: FileParams,
    body: z.strictObject({ process: AnyNumber }),
    problems: ['notFound'],
    replies: { 200: { description: 'it belongs to the process', body: z.object({ hash: Sha256 }) } },
    handle: async ({ params: { hash }, body: { process }, session }) => {
      if (storeOf(process) !== session.store) throw new Problem('notFound', { missing: 'process' });
      if (!(await takeOver(context, session, hash, process))) throw new Problem('notFound');
      return { status: 200, body: { hash } };
    },
  }),
  endpoint({
    operation: 'readFile',
    method: 'get',
    path: '/files/:hash',
    tag,
    summary: 'The photo or scan',
    params: FileParams,
    replies: { 200: { description: 'the file', content: taken, headers: fileHeaders } },
    handle: async ({ params: { hash }, session }) => {
      const file = await known(context, session, hash);
      const bytes = await context.files.get(file);
      if (!bytes) throw new Problem('notFound');
      return shown(bytes, file.type);
    },
  }),
  endpoint({
    operation: 'readThumbnail',
    method: 'get',
    path: '/files/:hash/thumbnail',
    tag,
    summary: 'The photo, at most 320 pixels wide or high',
    params: FileParams,
    replies: { 200: { description: 'the thumbnail', content: ['image/webp'], headers: fileHeaders } },
    handle: ({ params: { hash }, session }) => thumbnailOf(context, session, hash),
  }),
];
