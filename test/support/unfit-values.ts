import type { z } from 'zod';

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly discriminator?: string;
}
const definitionOf = (schema: z.ZodType): Definition => schema.def;
/** What is parsed first: without what it is wrapped in. */
const innermost = (schema: z.ZodType): z.ZodType => {
  const { innerType, in: first } = definitionOf(schema);
  const inner = innerType ?? first;
  return inner ? innermost(inner) : schema;
};

/** What no field is to take, or few: nothing, too little, too much, and of every kind. */
const leaves: readonly unknown[] = [
  undefined,
  null,
  '',
  '  ',
  'x',
  '车'.repeat(5_000),
  '\u0000',
  5,
  -1e12,
  1e12,
  0.123_456_7,
  true,
  false,
  [],
  {},
  [null],
  Array.from({ length: 400 }, () => 'x'),
];
/** So many rounds meet every leaf at every depth. */
const rounds = leaves.map((_leaf, round) => round);

const leafAt = (round: number): unknown => leaves[round % leaves.length];

/** Filled in to its last field, each with a value that does not fit. */
function deep(schema: z.ZodType, round: number): unknown {
  const inner = innermost(schema);
  const { type, element, valueType, items, options, values, shape, discriminator } = definitionOf(inner);
  if (type === 'object') return { ...everyField(shape ?? {}, (field) => deep(field, round)), nobodyAskedFor: 1 };
  if (type === 'array') return several(element!, round);
  if (type === 'tuple') return (items ?? []).map((item) => deep(item, round));
  if (type === 'record') return { advisor: deep(valueType!, round), nobody: deep(valueType!, round) };
  if (type === 'union' && discriminator === undefined) return deep(options![round % options!.length]!, round);
  if (type === 'union') return variants(inner, round)[round % options!.length];
  return type === 'literal' && round % 2 === 1 ? values?.[0] : leafAt(round);
}

/** Every shape that a union has, with its own name. */
function variants(union: z.ZodType, round: number): readonly unknown[] {
  const { options = [], discriminator = '' } = definitionOf(union);
  return options.map((option) => {
    const { shape = {} } = definitionOf(innermost(option));
    const name = definitionOf(innermost(shape[discriminator]!)).values?.[0];
    return { ...everyField(shape, (field) => deep(field, round)), [discriminator]: name };
  });
}

function several(element: z.ZodType, round: number): readonly unknown[] {
  const inner = innermost(element);
  const { type, discriminator } = definitionOf(inner);
  return type === 'union' && discriminator !== undefined
    ? variants(inner, round)
    : [deep(element, round), deep(element, round + 1)];
}

const everyField = (shape: Readonly<Record<string, z.ZodType>>, make: (field: z.ZodType) => unknown) =>
  Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, make(field)]));

/** Values that the schema of a body refuses, but for a few. */
export const unfitFor = (schema: z.ZodType): readonly unknown[] =>
  rounds.flatMap((round) => [
    everyField(definitionOf(innermost(schema)).shape ?? {}, () => leafAt(round)),
    deep(schema, round),
  ]);

/** Names of all fields at any depth. */
export function fieldNamesIn(schema: z.ZodType): readonly string[] {
  const { shape = {}, element, valueType, items = [], options = [] } = definitionOf(innermost(schema));
  const parts = [
    ...Object.values(shape),
    ...items,
    ...options,
    ...[element, valueType].filter((one) => one !== undefined),
  ];
  return [...Object.keys(shape), ...parts.flatMap(fieldNamesIn)];
}
