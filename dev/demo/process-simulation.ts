import type { Actor } from '../../domain/kernel/actor';
import { decide, nextDeadline, type Instant, type Process } from '../../domain/kernel/process';

interface Sent {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
}

/** A process simulated with the rules alone: no engine, no waiting, the clock in the hand of whoever plays. */
export class ProcessSimulation<State, Command extends Sent, Event> {
  readonly events: Event[] = [];
  /** What was sent, and when. */
  readonly sent: { readonly at: Instant; readonly command: Command }[] = [];

  constructor(
    private readonly process: Process<State, Command, Event>,
    public state: State,
    public now: Instant,
  ) {}

  /** Sends one command now. */
  send(command: Command): void {
    this.#happen(decide(this.process, this.state, command, this.now));
    this.sent.push({ at: this.now, command });
  }

  /** Lets minutes pass; every deadline that falls into them happens at its own time. */
  wait(minutes: number): this {
    return this.until(this.now + minutes * 60_000);
  }

  until(end: Instant): this {
    for (let next; (next = nextDeadline(this.process, this.state)) && next.at <= end;) this.#happen([next.event]);
    this.now = end;
    return this;
  }

  #happen(events: readonly Event[]): void {
    this.state = events.reduce(this.process.evolve, this.state);
    this.events.push(...events);
  }
}
