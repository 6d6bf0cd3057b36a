import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LongText } from '../../domain/values/field-schemas';
import { storeArchive } from '../../platform/exports/store-archive';
import type { Context } from '../context';
import { archiveReplies, archiveReply } from '../http/archive-reply';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';

/** L-39: everything that a store owns, for when it leaves; written down before the first byte goes out. */
export const storeExportEndpoint = ({ repositories, files }: Context): Endpoint =>
  endpoint({
    operation: 'exportStore',
    method: 'post',
    path: '/exports/store',
    tag: 'oversight',
    summary:
      'L-39: everything the store owns: master data as CSV as it is imported, every record and event as lines of JSON; photos and scans under files/',
    body: z.strictObject({ purpose: LongText, language: z.enum(['zh', 'en']) }),
    problems: ['ownCase'],
    replies: archiveReplies,
    handle: async ({ body: { purpose, language }, session: { store, actorId }, role }) => {
      // H-39: the cases about whoever takes it out would go along
      if ((await repositories.complaints.closedTo(store, actorId)).length > 0) throw new Problem('ownCase');
      const at = Date.now();
      const noted = { _id: randomUUID(), store, by: actorId, role, what: 'store', purpose, rows: 0, at };
      await repositories.dealership.noteExport(noted);
      return archiveReply({
        of: store,
        at,
        shown: await repositories.customers.count(store),
        pieces: storeArchive(repositories, files, store, language),
      });
    },
  });
