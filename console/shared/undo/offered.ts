import { definitionOf } from '../../../domain/processes';
import type { PathWith } from '../server/contract';
import { sequenceOf } from '../server/queries';
import type { ProcessView } from '../server/replies';
import { read } from '../server/request';
import type { CounterCommand } from './counter-commands';

type ProcessPath = PathWith<'get'> & '/repair-orders/{number}';

/** Whether the process lets somebody with these roles send the counter-command now. */
export async function isOffered(
  number: string,
  { command, target }: CounterCommand,
  roles: readonly string[],
): Promise<boolean> {
  const path = `${definitionOf(number).path}/{number}` as ProcessPath;
  const view: Pick<ProcessView, 'actions'> = await read(path, {
    path: { number },
    query: { minSequence: sequenceOf(number) },
  });
  return view.actions.some(
    (action) =>
      action.command === command &&
      !action.notYet &&
      action.roles.some((role) => roles.includes(role)) &&
      (target === undefined || (action.targets?.includes(target) ?? true)),
  );
}
