import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { sectionPaths } from '../../api/settings/paths';
import type { SectionContent, SectionName } from '../../domain/settings/sections';
import { client } from '../shared/server/queries';
import type { Schema } from '../shared/server/contract';
import { put, read, ServerProblem } from '../shared/server/request';
import { faultsOf, NotStored, problemsIn } from './content-problems';

type Path = (typeof sectionPaths)[SectionName];
/** A section as the store has set it. */
export interface Setting<Name extends SectionName> {
  readonly version: number;
  readonly updatedAt: string | null;
  readonly changedBy: Schema<'Actor'>;
  readonly content: SectionContent<Name>;
}

/** A section, read when it is first needed. */
export const useSection = <Name extends SectionName>(name: Name): UseQueryResult<Setting<Name>> =>
  useQuery({
    queryKey: [sectionPaths[name]],
    queryFn: async ({ signal }) => {
      const path: Path = sectionPaths[name];
      return (await read(path, {}, signal)) as unknown as Setting<Name>;
    },
  });

/**
 * Stores a content in place of the version that was read. Throws NotStored with what is wrong, and the ServerProblem of anything else; when somebody
 * else was faster, the newest is read before. `stored` is called before the newest is shown.
 */
export async function storeSection<Name extends SectionName>(
  name: Name,
  { version }: Pick<Setting<Name>, 'version'>,
  content: SectionContent<Name>,
  stored: () => void = () => undefined,
): Promise<void> {
  const path: Path = sectionPaths[name];
  const faults = faultsOf(name, content);
  if (faults.length > 0) throw new NotStored(faults);
  try {
    const reply = await put(path, {}, { body: content, version });
    stored();
    client.setQueryData([path], reply);
    await client.invalidateQueries({ queryKey: [`${path}/versions`] });
  } catch (error) {
    if (!(error instanceof ServerProblem)) throw error;
    if (error.code === 'versionStale') await client.refetchQueries({ queryKey: [path] });
    if (error.errors.length > 0) throw new NotStored(problemsIn(error));
    throw error;
  }
}
