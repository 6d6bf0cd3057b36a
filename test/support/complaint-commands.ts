import type { ComplaintMove } from '../../dev/fixtures/complaint-scenarios';
import { roleOf } from '../../dev/fixtures/order-simulation';
import { commands, type ComplaintCommand } from '../../domain/complaint/commands';

export type { ComplaintMove };

let count = 0;

/** A move as the command it becomes once the API has parsed it. */
export function commandOf([who, type, payload = {}]: ComplaintMove): ComplaintCommand {
  const parsed = commands.schemas[type].parse(payload);
  return { ...parsed, type, id: `c-${(count += 1)}`, by: { id: who, role: roleOf(who) } } as ComplaintCommand;
}
