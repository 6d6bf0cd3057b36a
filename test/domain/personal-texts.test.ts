import type { z } from 'zod';
import { ERASED_TEXT, personalTexts, textFields, withoutWords, withTexts } from '../../domain/personal-data/texts';
import { definitionOf, processDefinitions } from '../../domain/processes';
import { visit } from '../support/recorded-visits';

/** The names of the fields of this schema that hold a text which no list limits. */
function namesIn(schema: z.core.$ZodType | undefined, name: string, found: Set<string>): void {
  const definition = (schema as z.core.$ZodTypes | undefined)?._zod.def;
  if (!definition) return;
  if ('innerType' in definition) namesIn(definition.innerType, name, found);
  else if (definition.type === 'pipe') namesIn(definition.out, name, found);
  else if (definition.type === 'union') for (const option of definition.options) namesIn(option, name, found);
  else if (definition.type === 'lazy') namesIn(definition.getter(), name, found);
  else if (definition.type === 'array') namesIn(definition.element, name, found);
  else if (definition.type === 'record') namesIn(definition.valueType, name, found);
  else if (definition.type === 'object')
    for (const [key, field] of Object.entries(definition.shape)) namesIn(field, key, found);
  else if (definition.type === 'string') found.add(name);
}

const events = visit().map(({ event }) => event);
const order = definitionOf('RO-S01-20261126-0001');
const schemaOf = (event: (typeof events)[number]) => order.eventSchemas[event.type as keyof typeof order.eventSchemas];

test('M-06 every text of every event is known as words or as a reference: none is kept or forgotten by accident', () => {
  const found = new Set<string>();
  for (const { eventSchemas } of Object.values(processDefinitions))
    for (const [type, schema] of Object.entries(eventSchemas)) namesIn(schema, type, found);
  expect([...found].filter((name) => textFields[name] === undefined)).toEqual([]);
});

test('M-06 words come back to their places, whatever the field is called', () => {
  const told = events.filter((event) => personalTexts(event, schemaOf(event)).size > 0);
  expect(told.length).toBeGreaterThan(3);
  for (const event of told) {
    const erased = withoutWords(event, schemaOf(event));
    expect(JSON.stringify(erased)).toContain(ERASED_TEXT);
    for (const text of personalTexts(event, schemaOf(event)).values())
      expect(JSON.stringify(erased)).not.toContain(JSON.stringify(text));
    expect(withTexts(erased, personalTexts(event, schemaOf(event)))).toEqual(event);
  }
});

test('M-06 what a correction says was there before is forgotten with the person, as is what it says now', () => {
  const { callCorrected } = processDefinitions.followUp.eventSchemas;
  const changed = [{ field: 'words', before: '张三说周六', after: '张三说周日' }];
  const by = { id: 'cr', role: 'crSpecialist' };
  const event = {
    type: 'callCorrected',
    at: 1,
    by,
    callId: 'K-1',
    channel: 'phone',
    result: 'reached',
    changed,
    reason: '张三',
  };
  expect([...personalTexts(event, callCorrected).keys()].toSorted()).toEqual([
    '/changed/0/after',
    '/changed/0/before',
    '/reason',
  ]);
  expect(JSON.stringify(withoutWords(event, callCorrected))).not.toContain('张三');
});

test('a place that is not there, or is of an object’s own making, is passed over', () => {
  const value = { note: 'x' };
  expect(withTexts(value, [['/other/note', 'y']])).toEqual(value);
  expect(withTexts(value, [['/__proto__/polluted', 'y']])).toEqual(value);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test('M-06 a visit without its words has the same stages, sums and deadlines', () => {
  const fold = (all: typeof events) =>
    all.reduce((state, event) => order.evolve(state as never, event as never), order.initialState as unknown);
  const whole = fold(events) as Parameters<typeof order.deadlines>[0];
  const erased = fold(events.map((event) => withoutWords(event, schemaOf(event)))) as typeof whole;
  expect(order.deadlines(erased).map(({ at }) => at)).toEqual(order.deadlines(whole).map(({ at }) => at));
  const sums = (state: unknown) => {
    const { stage, payments, settlement } = state as Record<string, unknown>;
    return { stage, payments, total: (settlement as { total?: number } | undefined)?.total };
  };
  expect(sums(erased)).toEqual(sums(whole));
  expect(JSON.stringify(erased)).not.toEqual(JSON.stringify(whole));
});
