import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LongText } from '../../domain/values/field-schemas';
import { personArchive } from '../../platform/exports/person-archive';
import type { Context } from '../context';
import { archiveReplies, archiveReply } from '../http/archive-reply';
import { printedPapers } from '../documents/printed-papers';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams } from '../http/fields';
import { Problem } from '../http/problems';

/** M-06, L-39: what the store knows of one person, for that person; written down before the first byte goes out. */
export const personExportEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'exportCustomer',
    method: 'post',
    path: '/customers/:id/export',
    tag: 'personal data',
    summary:
      'M-06: everything about this customer as one archive: data and changes, cars, visits, complaints, calls, their papers, consent, who read it, photos and scans; for a stated purpose',
    params: IdParams,
    body: z.strictObject({ purpose: LongText, language: z.enum(['zh', 'en']) }),
    problems: ['notFound', 'customerErased', 'ownCase'],
    replies: archiveReplies,
    handle: async ({ params: { id }, body: { purpose, language }, session: { store, actorId }, role }) => {
      const { repositories, files } = context;
      const customer = await repositories.customers.find(store, id);
      if (!customer) throw new Problem('notFound');
      if (customer.erasedAt) throw new Problem('customerErased');
      const { complaints } = await repositories.erasures.tracesOf(store, customer._id);
      const closed = await repositories.complaints.closedTo(store, actorId);
      if (complaints.some((number) => closed.includes(number))) throw new Problem('ownCase');
      const at = Date.now();
      const noted = { _id: randomUUID(), store, by: actorId, role, what: 'person', purpose, rows: 1, at };
      await repositories.dealership.noteExport(noted);
      await repositories.personalRequests.noteExport(
        store,
        await repositories.customers.idsOf(store, customer._id),
        at,
      );
      const papersOf = (number: string) => printedPapers(context, number);
      const person = { store, customer: customer._id };
      return archiveReply({
        of: customer._id,
        at,
        shown: 1,
        pieces: personArchive({ repositories, kept: files, papersOf }, person, language),
      });
    },
  });
