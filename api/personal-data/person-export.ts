import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LongText } from '../../domain/values/field-schemas';
import { personArchive } from '../../platform/exports/person-archive';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams } from '../http/fields';
import { Problem } from '../http/problems';
import { writeOut } from '../http/write-out';

const ZIP = 'application/zip' as const;

/** M-06, L-39: what the store knows of one person, for that person; written down before the first byte goes out. */
export const personExportEndpoint = ({ repositories, files }: Context): Endpoint =>
  endpoint({
    operation: 'exportCustomer',
    method: 'post',
    path: '/customers/:id/export',
    tag: 'personal data',
    summary:
      'M-06: everything about this customer as one archive: data and changes, cars, visits, complaints, calls, consent, who read it, photos and scans; for a stated purpose',
    params: IdParams,
    body: z.strictObject({ purpose: LongText, language: z.enum(['zh', 'en']) }),
    problems: ['notFound', 'customerErased'],
    replies: {
      200: { description: 'the archive', content: [ZIP], headers: { 'Content-Disposition': 'names the file' } },
    },
    handle: async ({ params: { id }, body: { purpose, language }, session: { store, actorId }, role }) => {
      const customer = await repositories.customers.find(store, id);
      if (!customer) throw new Problem('notFound');
      if (customer.erasedAt) throw new Problem('customerErased');
      const at = Date.now();
      const noted = { _id: randomUUID(), store, by: actorId, role, what: 'person', purpose, rows: 1, at };
      await repositories.dealership.noteExport(noted);
      const archive = personArchive({ repositories, readFile: files.get }, { store, customer: customer._id }, language);
      const name = `${customer._id}-${new Date(at).toISOString().slice(0, 10)}.zip`;
      return {
        status: 200,
        shown: 1,
        type: ZIP,
        headers: { 'Content-Disposition': `attachment; filename="${name}"` },
        stream: async (res) => {
          for await (const piece of archive) {
            if (res.destroyed) return;
            await writeOut(res, piece);
          }
          res.end();
        },
      };
    },
  });
