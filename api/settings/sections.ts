import { z } from 'zod';
import { Actor } from '../../domain/kernel/actor';
import { sectionNames, sectionOf, type SectionName } from '../../domain/settings/sections';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Repositories } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { entityTagOf, listSchema } from '../http/fields';
import { Problem } from '../http/problems';
import { changedReplies } from '../master-data/replies';
import { versionsBody, versionsReplies } from '../master-data/versions';
import { mayCall } from '../permissions';
import { letterheadPreview } from './letterhead-preview';
import { sectionPaths } from './paths';
import { assertFits } from './references';

const tag = 'settings';

type Setting = Awaited<ReturnType<Repositories['settings']['find']>>;

const about = {
  version: z.int(),
  updatedAt: StoredInstant.nullable().meta({ description: 'null as long as nobody has set it' }),
  changedBy: Actor,
};
const Overview = z
  .object({ section: z.enum(sectionNames), ...about, mayChange: z.boolean() })
  .meta({ id: 'SettingOverview' });

const schemaName = (name: SectionName): string => name.charAt(0).toUpperCase() + name.slice(1);
const replyOf = (name: SectionName) =>
  z
    .object({ ...about, content: sectionOf(name).reply.meta({ id: schemaName(name) }) })
    .meta({ id: `${schemaName(name)}Setting` });

const settingReply = (setting: Setting) => ({
  status: 200 as const,
  headers: { ETag: entityTagOf(setting.version) },
  // the section's own schema writes it
  body: setting as never,
});

function sectionEndpoints(context: Context, name: SectionName): readonly Endpoint[] {
  const { repositories } = context;
  const section = sectionOf(name);
  const path = sectionPaths[name];
  const { settings } = repositories;
  const replies = changedReplies(replyOf(name));
  return [
    endpoint({
      operation: `${name}.read`,
      method: 'get',
      path,
      tag,
      summary: `What the store has set: ${name}`,
      replies,
      handle: async ({ session }) => settingReply(await settings.find(session.store, name)),
    }),
    endpoint({
      operation: `${name}.change`,
      method: 'put',
      path,
      tag,
      summary: `Replace the section ${name}; needs If-Match`,
      body: section.schema,
      versioned: true,
      replies,
      handle: async ({ body, session: { store }, actor, version }) => {
        const before = await settings.find(store, name);
        if (before.version !== version) throw new Problem('versionStale');
        await assertFits(repositories, store, section, before.content, body);
        const changed = await settings.replace(store, name, version, body as never, { by: actor, at: Date.now() });
        if (!changed) throw new Problem('versionStale');
        return settingReply(changed);
      },
    }),
    endpoint({
      operation: `${name}.readVersions`,
      method: 'get',
      path: `${path}/versions`,
      tag,
      summary: `L-40: who changed the section ${name}, when, and what: before and after`,
      replies: versionsReplies,
      handle: async ({ session }) => {
        const versions = await settings.versions(session.store, name);
        if (versions.length === 0) return { status: 200, body: { items: [] } };
        return { status: 200, body: versionsBody(versions, ({ content }) => section.partsOf(content)) };
      },
    }),
  ];
}

/** What a store sets about itself, section by section. */
export const settingEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listSettings',
    method: 'get',
    path: '/settings',
    tag,
    summary: 'The sections you may read: who changed each last, when, and whether you may',
    replies: { 200: { description: 'the sections', body: listSchema(Overview) } },
    handle: async ({ session: { store, roles } }) => {
      const known = await context.repositories.settings.all(store);
      const items = await Promise.all(
        sectionNames
          .filter((section) => mayCall(roles, `${section}.read`))
          .map(async (section) => {
            const stored = known.find((one) => one.section === section);
            const { version, updatedAt, changedBy } =
              stored ?? (await context.repositories.settings.find(store, section));
            return { section, version, updatedAt, changedBy, mayChange: mayCall(roles, `${section}.change`) };
          }),
      );
      return { status: 200, body: { items } };
    },
  }),
  letterheadPreview(context),
  ...sectionNames.flatMap((name) => sectionEndpoints(context, name)),
];
