import { samplePaper } from '../../domain/settings/sample-paper';
import { sectionOf, sections } from '../../domain/settings/sections';
import type { Context } from '../context';
import { asPdf, pdfReplies } from '../documents/documents';
import { endpoint, type Endpoint } from '../http/endpoint';
import { assertFits } from './references';

export const letterheadPreview = (context: Context): Endpoint =>
  endpoint({
    operation: 'letterhead.preview',
    method: 'post',
    path: '/letterhead-previews',
    tag: 'settings',
    summary: 'A sample paper with this letterhead as PDF; nothing is changed',
    body: sections.letterhead.schema,
    replies: pdfReplies,
    handle: async ({ body, session: { store } }) => {
      const { repositories } = context;
      const { content } = await repositories.settings.find(store, 'letterhead');
      await assertFits(repositories, store, sectionOf('letterhead'), content, body);
      return asPdf(context, store, samplePaper(body, Date.now()), 'letterhead');
    },
  });
