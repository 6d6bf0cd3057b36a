import fc from 'fast-check';

type Schema = Readonly<Record<string, unknown>>;

/** The OpenAPI document, as far as bodies need it. */
export interface DocumentOfBodies {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationOfBody>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface OperationOfBody {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly schema: Schema } } };
}

/** A value for a field of this name, instead of one made of its schema. */
export type ValueOf = (field: string) => unknown;

const SEED = 1;
const matched = new Map<string, string>();
const matching = (pattern: string): string => {
  const known = matched.get(pattern);
  if (known !== undefined) return known;
  const [made = ''] = fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: 1, seed: SEED });
  matched.set(pattern, made);
  return made;
};

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-11-26T08:00:00Z',
  date: '2026-11-26',
  email: 'a@example.com',
};

/** Makes values that the document allows: as little as it asks for. */
export class BodySamples {
  readonly #operations = new Map<string, OperationOfBody>();

  constructor(private readonly document: DocumentOfBodies) {
    for (const methods of Object.values(document.paths))
      for (const operation of Object.values(methods)) this.#operations.set(operation.operationId, operation);
  }

  /** Undefined for an operation without a JSON body. */
  bodyOf(operation: string, valueOf: ValueOf): unknown {
    const schema = this.#operations.get(operation)?.requestBody?.content['application/json']?.schema;
    return schema && this.#sample(schema, '', valueOf);
  }

  /** A value for a field of the path of the operation. */
  pathValue(operation: string, field: string): string {
    const asked = this.#operations.get(operation)?.parameters?.find((one) => one.in === 'path' && one.name === field);
    return String(this.#sample(asked?.schema ?? {}, '', () => undefined));
  }

  /** The query that the operation cannot do without, e.g. `?day=2026-11-26`. */
  queryOf(operation: string, valueOf: ValueOf): string {
    const asked = (this.#operations.get(operation)?.parameters ?? []).filter(
      (one) => one.in === 'query' && one.required,
    );
    const query = new URLSearchParams(
      asked.map(({ name, schema }) => [name, String(this.#sample(schema, name, valueOf))]),
    );
    return asked.length > 0 ? `?${query.toString()}` : '';
  }

  #sample(schema: Schema, field: string, valueOf: ValueOf): unknown {
    const given = valueOf(field);
    if (given !== undefined) return given;
    const {
      $ref,
      allOf,
      oneOf,
      anyOf,
      const: constant,
      enum: choices,
    } = schema as { readonly $ref?: string } & Readonly<Record<string, readonly Schema[] | undefined>>;
    if (typeof $ref === 'string')
      return this.#sample(this.document.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, field, valueOf);
    if (constant !== undefined) return constant;
    if (choices) return choices[0];
    const [first] = allOf ?? oneOf ?? anyOf ?? [];
    if (first) return this.#sample(first, field, valueOf);
    return this.#ofType(schema, field, valueOf);
  }

  #ofType(schema: Schema, field: string, valueOf: ValueOf): unknown {
    const {
      type,
      properties = {},
      required = [],
      items = {},
      minItems = 0,
    } = schema as {
      readonly type?: string | readonly string[];
      readonly properties?: Readonly<Record<string, Schema>>;
      readonly required?: readonly string[];
      readonly items?: Schema;
      readonly minItems?: number;
    };
    const [kind] = typeof type === 'string' ? [type] : (type ?? ['object']);
    if (kind === 'object') {
      const names = Object.keys(properties).filter((name) => required.includes(name) || valueOf(name) !== undefined);
      return Object.fromEntries(names.map((name) => [name, this.#sample(properties[name] ?? {}, name, valueOf)]));
    }
    if (kind === 'array') return Array.from({ length: minItems }, () => this.#sample(items, field, valueOf));
    if (kind === 'boolean') return true;
    if (kind === 'integer' || kind === 'number') return schema['minimum'] ?? 1;
    if (kind === 'null') return null;
    return this.#text(schema);
  }

  #text({ format, pattern }: Schema): string {
    if (typeof format === 'string' && formats[format]) return formats[format];
    return typeof pattern === 'string' ? matching(pattern).slice(0, 120) || 'x' : 'x';
  }
}
