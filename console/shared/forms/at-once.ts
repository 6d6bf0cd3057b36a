import { definitionOf } from '../../../domain/processes';
import type { Action } from '../server/replies';
import type { FormDefaults } from './command-target';
import { fieldsOf, type Field } from './description';

export type Payload = Readonly<Record<string, unknown>>;

/** Ends something for good: its form is there to be closed again. */
const endings: ReadonlySet<string> = new Set([
  'archiveComplaint',
  'completeSettlement',
  'confirmEnding',
  'confirmUnfounded',
]);

/** What of the command follows from its target: as its form would fill it in, or the id of what it is about. */
function givenBy(first: Field, action: Action, { targets }: FormDefaults, about = ''): Payload | undefined {
  if (targets)
    return (about === '' && targets.length === 1 ? targets[0] : targets.find(({ key }) => key === about))?.values;
  return first.kind === 'newId' && action.targets?.includes(about) ? { [first.name]: about } : undefined;
}

/**
 * The payload of a command that asks nothing but which of its targets is meant; undefined where a person has to say, choose or read something, where it
 * ends something for good, or where it cannot be done now.
 */
export function payloadAtOnce(
  number: string,
  action: Action | undefined,
  about: string | undefined,
  formDefaults: FormDefaults = {},
): Payload | undefined {
  if (!action || action.notYet || endings.has(action.command)) return undefined;
  const schema = definitionOf(number).commands.schemas[action.command];
  if (!schema || formDefaults.shown !== undefined || formDefaults.highlights) return undefined;
  const fields = fieldsOf(schema);
  const [first] = fields;
  if (first === undefined) return {};
  const given = givenBy(first, action, formDefaults, about);
  return given && fields.every(({ name }) => name in given) ? given : undefined;
}
