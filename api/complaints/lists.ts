import type { Context } from '../context';
import { Problem } from '../http/problems';

type Body = Readonly<Record<string, unknown>>;

const lists = { causeCode: 'causeCodes', classification: 'classificationCodes' } as const;

/** The Chinese name under which a complaint keeps the department that is named by it or by its code. Throws `notFound`. */
async function departmentIn({ repositories: { settings } }: Pick<Context, 'repositories'>, store: string) {
  const { items } = await settings.contentOf(store, 'departments');
  return (name: unknown): string => {
    const known = items.find(({ code, zh, active }) => active && (zh === name || code === name));
    if (!known) throw new Problem('notFound', { missing: 'department', id: name });
    return known.zh;
  };
}

/**
 * H-22, H-32, H-46: causes, classes and departments are those that the store has in its lists and uses, so that they can be counted. Answers the body
 * with departments as complaints keep them. Throws `notFound`.
 */
export async function withListed(context: Pick<Context, 'repositories'>, store: string, body: object): Promise<Body> {
  const sent = body as Body;
  for (const [field, section] of Object.entries(lists)) {
    const code = sent[field];
    if (code === undefined) continue;
    const { items } = await context.repositories.settings.contentOf(store, section as 'causeCodes');
    if (!items.some((one) => one.active && one.code === code))
      throw new Problem('notFound', { missing: field, id: code });
  }
  const { department, departments } = sent;
  if (department === undefined && departments === undefined) return sent;
  const nameOf = await departmentIn(context, store);
  return {
    ...sent,
    ...(department !== undefined && { department: nameOf(department) }),
    ...(Array.isArray(departments) && { departments: [...new Set(departments.map(nameOf))] }),
  };
}
