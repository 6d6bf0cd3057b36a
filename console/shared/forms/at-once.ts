import { definitionOf } from '../../../domain/processes';
import type { Action } from '../server/replies';
import type { FormDefaults } from './command-target';
import { fieldsOf } from './description';

export type Payload = Readonly<Record<string, unknown>>;

/** Ends something for good: its form is there to be closed again. */
const endings: ReadonlySet<string> = new Set([
  'archiveComplaint',
  'completeSettlement',
  'confirmEnding',
  'confirmUnfounded',
]);

/** What the command is sent with as far as its target says it, among what is known about its form. */
function givenBy(first: string, { targets }: FormDefaults, about: string | undefined): Payload | undefined {
  if (targets)
    return (about === undefined && targets.length === 1 ? targets[0] : targets.find(({ key }) => key === about))
      ?.values;
  return about === undefined || about === '' ? {} : { [first]: about };
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
  if (first.kind === 'newId' && !formDefaults.targets && !(action.targets ?? []).includes(about ?? ''))
    return undefined;
  const given = givenBy(first.name, formDefaults, about);
  return given && fields.every(({ name }) => name in given) ? given : undefined;
}
