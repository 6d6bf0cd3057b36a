import { z } from 'zod';
import { systemActor, type Actor } from '../../domain/kernel/actor';
import type { EventSchemas, EventsOf } from '../../domain/kernel/event';
import { decide, nextDeadline } from '../../domain/kernel/process';
import { composeProcess, type Slice } from '../../domain/kernel/slice';
import type { DeadlineState } from '../../domain/time/deadline';
import { defaultPolicy } from '../../domain/policy/policy';

interface Lamp extends DeadlineState {
  readonly stage: 'off' | 'on';
  readonly sequence: number;
  readonly litAt?: number;
}
const switchEvents = { switchedOn: z.object({ watts: z.number() }), switchedOff: z.object({}) };
const bulbEvents = { bulbChanged: z.object({}) };
type Payloads = EventsOf<typeof switchEvents> & EventsOf<typeof bulbEvents>;
type LampSlice<Commands, Events extends EventSchemas> = Slice<Lamp, Payloads, Commands, Events>;

const initialState: Lamp = { stage: 'off', sequence: 0, passed: {}, escalations: [] };
const escalationPolicyOf = () => ({ calendar: defaultPolicy.calendar, levels: [], minutes: [], whileOpen: false });
const advisor: Actor = { id: 'u-1', role: 'serviceAdvisor' };

const switchCommands = {
  switchOn: { path: 'on', roles: ['serviceAdvisor'], payload: z.strictObject({ watts: z.number() }) },
  switchOff: { roles: ['system'], payload: z.strictObject({}) },
} as const;
const switching: LampSlice<typeof switchCommands, typeof switchEvents> = {
  commands: switchCommands,
  events: switchEvents,
  rules: {
    switchOn: { during: ['off'], decide: (_lamp, { watts }) => [{ type: 'switchedOn', watts }] },
    switchOff: { during: ['on'], roles: () => ['serviceManager'], decide: () => [{ type: 'switchedOff' }] },
  },
  evolve: {
    switchedOn: (lamp, { at }) => ({ ...lamp, stage: 'on', litAt: at }),
    switchedOff: (lamp) => ({ ...lamp, stage: 'off' }),
  },
  deadlines: [
    ({ stage, litAt = 0 }) =>
      stage === 'on'
        ? [
            {
              timer: 'L-1',
              subject: '',
              fulfilledBy: 'switchOff',
              steps: [{ at: litAt + 1, reaction: 'remind', to: ['serviceManager'] }],
            },
          ]
        : [],
  ],
};
const noCommands = {} as const;
const noEvents = {} as const;
const bulbs: LampSlice<typeof noCommands, typeof bulbEvents> = {
  commands: noCommands,
  events: bulbEvents,
  rules: {},
  evolve: { bulbChanged: (lamp) => lamp },
  deadlines: [],
};

const slices = [switching, bulbs] as const;
const lamp = composeProcess<Lamp, Payloads, typeof slices>({ slices, initialState, escalationPolicyOf });
const on = { type: 'switchOn', id: 'c-1', by: advisor, watts: 40 } as const;

describe('a process made of slices', () => {
  test('decides by the rule of the slice that has the command, and counts every event', () => {
    const [event] = decide(lamp, initialState, on, 1000);
    expect(event).toEqual({ type: 'switchedOn', watts: 40, at: 1000, by: advisor });
    expect(lamp.fold([event!])).toMatchObject({ stage: 'on', litAt: 1000, sequence: 1 });
  });

  test('takes the roles from the declaration, unless the rule says whose turn it is', () => {
    expect(lamp.rolesFor(initialState, 'switchOn')).toEqual(['serviceAdvisor']);
    expect(lamp.rolesFor(initialState, 'switchOff')).toEqual(['serviceManager']);
    expect(() => decide(lamp, initialState, { ...on, by: systemActor }, 1000)).toThrow('roleNotAllowed');
  });

  test('has the deadlines of every slice', () => {
    const lit = lamp.fold(decide(lamp, initialState, on, 1000));
    expect(nextDeadline(lamp, lit)).toMatchObject({ at: 1001, event: { type: 'deadlinePassed', timer: 'L-1' } });
    expect(nextDeadline(lamp, initialState)).toBeUndefined();
  });

  test('is not made of two slices with the same command or the same event', () => {
    const twice = [switching, bulbs, switching] as const;
    expect(() =>
      composeProcess<Lamp, Payloads, typeof twice>({ slices: twice, initialState, escalationPolicyOf }),
    ).toThrow('Two slices have the command switchOn.');
    const bulbsTwice = [switching, bulbs, bulbs] as const;
    expect(() =>
      composeProcess<Lamp, Payloads, typeof bulbsTwice>({ slices: bulbsTwice, initialState, escalationPolicyOf }),
    ).toThrow('Two slices have the event bulbChanged.');
  });

  test('does not compile without its deadlines, a rule, or the evolve of an event', () => {
    // @ts-expect-error a slice says what its deadlines are, if only that it has none
    const noDeadlines: LampSlice<typeof noCommands, typeof noEvents> = {
      commands: noCommands,
      events: noEvents,
      rules: {},
      evolve: {},
    };
    const noRule: LampSlice<typeof switchCommands, typeof noEvents> = {
      commands: switchCommands,
      events: noEvents,
      // @ts-expect-error every command has a rule
      rules: { switchOn: switching.rules.switchOn },
      evolve: {},
      deadlines: [],
    };
    const half = [switching] as const;
    // @ts-expect-error no slice evolves `bulbChanged`
    composeProcess<Lamp, Payloads, typeof half>({ slices: half, initialState, escalationPolicyOf });
    expect([noDeadlines, noRule]).toHaveLength(2);
  });
});
