import type { Answer } from '../../dev/fixtures/api-users';
import type { Models } from '../../platform/mongo/models';

/** What the API has told a client about one submission. */
interface Receipt {
  readonly process: string;
  readonly sequence: number;
  readonly happened: readonly string[];
}

export interface Balance {
  readonly processes: number;
  readonly acknowledged: number;
  /** Acknowledged, and not in the log as acknowledged. */
  readonly lost: readonly string[];
  /** In the log by a person, and acknowledged to nobody. */
  readonly doubled: readonly string[];
}

/** Every acknowledgement of a day, to be compared with what was recorded. */
export class CommandAudit {
  readonly #receipts = new Map<string, Receipt>();
  readonly #opened = new Set<string>();

  /** Told of every answer; a repeated one counts once. */
  readonly heard = (path: string, { status, body }: Answer): void => {
    if (status === 201 && typeof body.number === 'string') this.#opened.add(body.number);
    if (status !== 200 || !Array.isArray(body?.happened)) return;
    const [, process = ''] = /^\/[a-z-]+\/([A-Z]+-[^/]+)\//.exec(path) ?? [];
    const { commandId, sequence, happened } = body as Receipt & { readonly commandId?: string };
    const id = commandId ?? path.split('/').at(-1)!;
    this.#receipts.set(`${process}/${id}`, { process, sequence, happened });
  };

  async compare(models: Models): Promise<Balance> {
    const lost: string[] = [];
    const doubled: string[] = [];
    const types = new Map<string, string[]>();
    const ofPeople = new Map<string, Set<number>>();
    for await (const { process, sequence, type, event } of models.events
      .find()
      .sort({ process: 1, sequence: 1 })
      .lean()) {
      const all = types.get(process) ?? [];
      all[sequence] = type;
      types.set(process, all);
      if (event.by.role === 'system') continue;
      ofPeople.set(process, (ofPeople.get(process) ?? new Set()).add(sequence));
    }
    // what one process asks of another is opened on behalf of a person, who is not told
    for (const { _id, fingerprint, reserved } of await models.requests.find().lean())
      if (fingerprint === _id) ofPeople.get(reserved ?? '')?.delete(1);
    for (const number of this.#opened) {
      if (!types.has(number)) lost.push(`${number} was opened`);
      ofPeople.get(number)?.delete(1);
    }
    for (const [id, { process, sequence, happened }] of this.#receipts) {
      const first = sequence - happened.length + 1;
      const recorded = types.get(process) ?? [];
      if (happened.some((type, index) => recorded[first + index] !== type)) lost.push(`${id} ${happened.join(', ')}`);
      for (const index of happened.keys()) ofPeople.get(process)?.delete(first + index);
    }
    for (const [process, sequences] of ofPeople)
      for (const sequence of sequences) doubled.push(`${process} ${sequence} ${types.get(process)?.[sequence]}`);
    return { processes: types.size, acknowledged: this.#receipts.size, lost, doubled };
  }
}
