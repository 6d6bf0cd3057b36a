import { processDefinitions } from '../../../domain/processes';
import { fieldMessages } from '../../../texts/field-errors';
import { pathOfPointer } from '../../shared/forms/payload';
import { CommandRejected, ServerProblem } from '../../shared/server/request';
import { sentenceIn } from '../../shared/texts/sentences';
import type { Texts } from '../../shared/texts/use-texts';
import type { Path, SheetCommand } from './steps';

/** What is wrong with one field of the sheet. */
export interface FieldError {
  readonly name: Path;
  readonly message: string;
}

/** Why the sheet was not taken: at its fields, and what concerns none of them. */
export interface Refusal {
  readonly fields: readonly FieldError[];
  readonly general?: string;
  /** The visit of the car that is open already. */
  readonly openVisit?: string;
  /** The prices wait for technician and parts specialist. */
  readonly pricesOpen?: boolean;
}

const { schemas } = processDefinitions.repairOrder.commands;

/** What the schemas say about the commands before anything is sent; nothing where all fit. */
export function faultsIn(steps: readonly SheetCommand[], { language }: Texts): Refusal | undefined {
  const fields = steps.flatMap(({ command: { type, ...payload }, fieldAt }): readonly FieldError[] => {
    const checked = schemas[type]?.safeParse(payload, { reportInput: true });
    if (!checked || checked.success) return [];
    return fieldMessages(checked.error.issues, language).map(({ path, message }) => ({
      name: fieldAt(path as Path, {}),
      message,
    }));
  });
  return fields.length > 0 ? { fields } : undefined;
}

interface Refused {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly errors: ServerProblem['errors'];
}
function refusedIn(error: unknown): Refused | undefined {
  if (error instanceof CommandRejected)
    return { code: error.obstacle.code, facts: error.obstacle.facts ?? {}, errors: [] };
  return error instanceof ServerProblem ? error : undefined;
}

/** Refusals that concern the visit as a whole, e.g. because a colleague has received the car meanwhile. */
const ofVisit: readonly string[] = ['notDuringStage', 'roleNotAllowed', 'processMovedOn'];

/** Which field the refusal of the list of commands is about. Throws what is no problem but a fault of the page. */
export function refusalOf(error: unknown, steps: readonly SheetCommand[], words: Texts): Refusal {
  const general = sentenceIn(words, error);
  const { code = '', facts = {}, errors = [] } = refusedIn(error) ?? {};
  if (errors.length > 0) {
    const fields = errors.map(({ pointer, message }): FieldError => {
      const [, at, ...path] = pathOfPointer(pointer);
      return { name: steps[Number(at)]?.fieldAt(path, facts) ?? [], message };
    });
    return { fields };
  }
  const index = facts['index'];
  const at = typeof index === 'number' && !ofVisit.includes(code) ? steps[index] : undefined;
  const pricesOpen = code === 'priceUnconfirmed' && { pricesOpen: true };
  if (!at) return { fields: [], general, ...pricesOpen };
  return { fields: [{ name: at.fieldAt([], facts), message: general }], ...pricesOpen };
}

/** Fields of the opening, by what the API calls them. */
const openingField = (path: Path): Path => {
  const [field, inner] = path;
  if (field === 'arrival') return inner === 'mode' ? ['mode'] : ['needs', 0, 'words'];
  return field === undefined ? [] : [field];
};

/** Why no visit was opened. Throws what is no problem but a fault of the page. */
export function openingRefusal(error: unknown, words: Texts): Refusal {
  const general = sentenceIn(words, error);
  const { facts = {}, errors = [] } = refusedIn(error) ?? {};
  if (errors.length > 0)
    return { fields: errors.map(({ pointer, message }) => ({ name: openingField(pathOfPointer(pointer)), message })) };
  const { missing, order } = facts;
  const openVisit = typeof order === 'string' && { openVisit: order };
  if (missing === 'addressedFirst' || missing === 'checklistProfile')
    return { fields: [{ name: [missing], message: general }] };
  return { fields: [], general, ...openVisit };
}
