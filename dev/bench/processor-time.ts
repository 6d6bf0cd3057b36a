import type { ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import type { Figure } from './figures';

/** Linux counts the time of a process in hundredths of a second. */
const MS_PER_TICK = 10;

interface Counted {
  readonly parent: number;
  readonly ms: number;
}

/** Every process that runs now; empty where the system has no /proc. */
async function running(): Promise<ReadonlyMap<number, Counted>> {
  const entries = await readdir('/proc').catch(() => []);
  const pids = entries.map(Number).filter(Number.isInteger);
  const counted = new Map<number, Counted>();
  for (const pid of pids) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // the name of the program stands in brackets and may hold anything
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent, user, system] = [fields[1], fields[11], fields[12]];
    if (parent !== undefined && user !== undefined && system !== undefined)
      counted.set(pid, { parent, ms: (user + system) * MS_PER_TICK });
  }
  return counted;
}

/** What programs have used of the processor, each with its children, as the operating system counts it. */
export class ProcessorTime {
  readonly #used = new Map<string, number>();

  /** A program that was not started here has no process and no figure. */
  constructor(private readonly programs: Readonly<Record<string, ChildProcess | undefined>>) {}

  /** Counts what these programs use while the work is done. */
  async during<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = await this.#totals(names);
    const result = await work();
    for (const [name, total] of await this.#totals(names))
      this.#used.set(name, (this.#used.get(name) ?? 0) + total - (before.get(name) ?? 0));
    return result;
  }

  /** Milliseconds of each program for each of so many pieces of work. */
  figures(names: readonly string[], pieces: number): readonly Figure[] {
    return names
      .filter((name) => this.#used.has(name))
      .map((name) => ({ name: `cpu.${name}`, value: this.#used.get(name)! / pieces, unit: 'ms' }));
  }

  async #totals(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const processes = await running();
    const totals = new Map<string, number>();
    for (const name of names) {
      const pid = this.programs[name]?.pid;
      if (pid !== undefined && processes.has(pid)) totals.set(name, withChildren(processes, pid));
    }
    return totals;
  }
}

function withChildren(processes: ReadonlyMap<number, Counted>, pid: number): number {
  let ms = processes.get(pid)?.ms ?? 0;
  for (const [child, { parent }] of processes) if (parent === pid) ms += withChildren(processes, child);
  return ms;
}
