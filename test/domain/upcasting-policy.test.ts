import { opening, OrderSimulation, TEN_O_CLOCK } from '../../dev/fixtures/order-simulation';
import * as visits from '../../dev/fixtures/scenarios';
import { upcasting as complaintUpcasting } from '../../domain/complaint/upcasting';
import { receive } from '../../domain/complaint/state';
import { openFollowUp } from '../../domain/follow-up/opening';
import { upcasting as followUpUpcasting } from '../../domain/follow-up/upcasting';
import {
  contentOf,
  defaultPolicy,
  PolicyContent,
  servicePolicy,
  upcastPolicy,
  type ServicePolicy,
} from '../../domain/policy/policy';
import { isOver } from '../../domain/repair-order/milestones';
import { openOrder } from '../../domain/repair-order/opening';
import { upcasting as orderUpcasting } from '../../domain/repair-order/upcasting';
import { groups, settings, withMore, without, type Path } from '../support/policy-paths';
import { ComplaintSimulation, DAY_MS, intake, scenarios as complaints } from '../support/simulate-complaint';
import { at, call, departure, FollowUpSimulation, LEFT, record } from '../support/simulate-follow-up';
import { contact, oil, pads, request } from '../support/simulate-order';

type Change = (policy: ServicePolicy) => ServicePolicy;
interface Outcome {
  readonly state: unknown;
  readonly events: readonly unknown[];
}

const wang = { id: 'wang', role: 'serviceAdvisor' } as const;
const month = 30 * 24 * 60;
const pinned = servicePolicy({ store: 'S01', brand: 'voyage', version: 1 });

/** What a run hands to the next, as an earlier release left it: JSON, with its policy. */
function carried<State extends { readonly policy: ServicePolicy }>(
  upcastStart: <Start extends object>(start: Start) => Start,
  state: State,
  change: Change,
): State {
  const left = { state: { ...state, policy: change(state.policy) }, handled: [], unpublished: [] };
  return upcastStart(JSON.parse(JSON.stringify(left)) as typeof left).state;
}

/** A visit from arrival to the complete file, on time; the last part in a new run. */
function onTime(change: Change): Outcome {
  const { upcastStart } = orderUpcasting;
  const first = upcastStart({ opening: { ...opening, policy: change(pinned) }, by: wang });
  const early = new OrderSimulation(openOrder(first.opening, first.by, TEN_O_CLOCK));
  early.play(...visits.receive(early.order), ...visits.takeIn(), ['wang', 'startEstimate']);
  early.play(...visits.offer([oil]), ...visits.contract([oil]));
  early.play(...visits.dispatch(early.now + 240_000));
  const late = new OrderSimulation(carried(upcastStart, early.order, change), early.now);
  late.play(...visits.work([oil]), ...visits.check);
  late.play(...visits.prepare(late.order)).play(...visits.welcome(late.order));
  late.play(['wang', 'acceptResult', { consent: visits.scan('consent') }], visits.present);
  late.play(...visits.agree(1, visits.totalOf([oil])));
  late.play(visits.pay(visits.totalOf([oil])), ...visits.release);
  late
    .play(...visits.hand(late.order))
    .play(...visits.leave, visits.dms)
    .wait(month);
  expect(isOver(late.order)).toBe(true);
  return { state: late.order, events: [...early.events, ...late.events] };
}

/** A visit that everybody forgets: every deadline on the way passes. */
function forgotten(change: Change): Outcome {
  const { upcastStart } = orderUpcasting;
  const first = upcastStart({ opening: { ...opening, policy: change(pinned) }, by: wang });
  const early = new OrderSimulation(openOrder(first.opening, first.by, TEN_O_CLOCK));
  early.play(...visits.receive(early.order), ...visits.takeIn(), ['wang', 'startEstimate']);
  early.play(...visits.offer([oil]), ...visits.contract([oil]));
  early.play(...visits.dispatch(early.now + 240_000), ...visits.work([oil]).slice(0, 1));
  early.play(request('X-1', pads), contact('X-1'));
  const late = new OrderSimulation(carried(upcastStart, early.order, change), early.now).wait(month);
  return { state: late.order, events: [...early.events, ...late.events] };
}

/** A complaint from the first word to the closed file, with a fortnight of silence before the decision. */
function handled(change: Change): Outcome {
  const { upcastStart } = complaintUpcasting;
  const first = upcastStart({ intake: { ...intake, policy: change(pinned) }, by: intake.owner });
  const early = new ComplaintSimulation(receive(first.intake, first.by, TEN_O_CLOCK));
  early.playAt((now) => complaints.toJudgement(now, DAY_MS)).play(complaints.founded());
  early.playAt((now) => complaints.assign(now, 2 * DAY_MS));
  early.play(...complaints.investigate, ...complaints.propose).wait(month / 2);
  const late = new ComplaintSimulation(carried(upcastStart, early.state, change));
  late.now = early.now;
  late.play(...complaints.decide(), complaints.accept, ...complaints.carryOut).wait(month / 2);
  // what reached the top is owed to the central team before it ends
  const words = { summary: 'x', facts: 'x', customerDemand: 'x', measures: 'x' };
  late.play(['crmanager', 'informCentral', words], complaints.revisit(), ...complaints.close.slice(0, -1));
  // whether a measure helps is seen after a while
  late.wait(month / 4).play(...complaints.close.slice(-1));
  expect(late.state.stage).toBe('closedArchived');
  return { state: late.state, events: [...early.events, ...late.events] };
}

/** A follow-up whose customer is reached after the sweep and has a problem nobody answers in time. */
function followedUp(change: Change): Outcome {
  const { upcastStart } = followUpUpcasting;
  const first = upcastStart({ departure: { ...departure, policy: change(pinned) }, by: wang });
  const early = new FollowUpSimulation({}, openFollowUp(first.departure, LEFT));
  early
    .until(at('2026-11-26T10:00'))
    .play(call('noAnswer', 'K-1'))
    .wait(month / 5);
  const late = new FollowUpSimulation({}, carried(upcastStart, early.state, change));
  late.until(early.now);
  late.until(at('2026-12-03T10:30')).play(call('reached', 'K-2'));
  late.wait(month / 10).play(record({ overall: 'dissatisfied', whatWasWrong: '异响' }, { problem: '异响' }));
  late.wait(month);
  expect(late.state.stage).toBe('handedOn');
  return { state: late.state, events: [...early.events, ...late.events] };
}

const stories = { onTime, forgotten, handled, followedUp };
const expected = Object.fromEntries(Object.entries(stories).map(([name, play]) => [name, play((policy) => policy)]));

/** The stories of the processes that read what is at this path. */
const readers: { readonly [group: string]: readonly (keyof typeof stories)[] } = {
  complaint: ['handled'],
  followUp: ['followedUp'],
  calendar: ['onTime', 'forgotten', 'handled', 'followedUp'],
};
/** What each story told otherwise than usual: its first other event, or its other end. */
const differences = ([group = 'calendar']: Path, change: Change): readonly unknown[] =>
  (readers[group] ?? ['onTime', 'forgotten']).flatMap((name) => {
    const [actual, usual] = [stories[name](change), expected[name]!].map(({ events, state }) =>
      [...events, state].map((one) => JSON.stringify(one)),
    );
    const other = Array.from({ length: Math.max(actual!.length, usual!.length) }, (_, n) => n).find(
      (n) => actual![n] !== usual![n],
    );
    return other === undefined ? [] : [{ name, actual: actual![other], usual: usual![other] }];
  });

const named = (path: Path) => [path.join('.') || 'the policy', path] as const;

describe('a process pinned before a setting existed opens, goes on and ends as with its default', () => {
  test.each(settings.map(named))('%s', (_name, path) =>
    expect(differences(path, (policy) => without(policy, path))).toEqual([]),
  );
});

describe('a process pinned before a group of settings existed opens, goes on and ends as with its defaults', () => {
  test.each(groups.filter(({ length }) => length > 0).map(named))('%s', (_name, path) =>
    expect(differences(path, (policy) => without(policy, path))).toEqual([]),
  );
});

describe('a setting that exists no more stops no process', () => {
  test.each(groups.map(named))('in %s', (_name, path) =>
    expect(
      differences(path, (policy) => withMore(policy, path, { formerMinutes: 7, former: { hours: [1, 2] } })),
    ).toEqual([]),
  );
});

describe('upcastPolicy', () => {
  test('a policy of this release is left as it is', () => expect(upcastPolicy(pinned)).toEqual(pinned));

  test('what the store has set stays, also a list or table shorter than the default', () => {
    const { complaint, calendar } = defaultPolicy;
    const content: PolicyContent = {
      ...defaultPolicy,
      minutes: { ...defaultPolicy.minutes, greeting: 0 },
      extraItemReminders: [],
      expertDeputyMaySign: false,
      calendar: { ...calendar, holidays: [], makeUpDays: [] },
      complaint: {
        ...complaint,
        superiors: { technician: 'storeManager' },
        levels: ['crManager'],
        escalationMinutes: [0],
      },
    };
    const own = servicePolicy({ store: 'S01', brand: 'voyage', version: 2 }, content);
    expect(upcastPolicy(own)).toEqual(own);
    expect(contentOf(upcastPolicy(without(own, ['complaint', 'targets'])))).toEqual(content);
  });

  test('what comes of any older policy can be set again', () => {
    for (const path of [...settings, ...groups.slice(1)])
      expect(PolicyContent.parse(contentOf(upcastPolicy(without(pinned, path))))).toEqual(defaultPolicy);
    for (const path of groups)
      expect(PolicyContent.parse(contentOf(upcastPolicy(withMore(pinned, path, { former: 1 }))))).toEqual(
        defaultPolicy,
      );
  });

  test('a policy without a schema version is one of version 1', () =>
    expect(upcastPolicy(without(pinned, ['schemaVersion']))).toEqual(pinned));

  test('a policy of a later release is refused, not misread', () =>
    expect(() => upcastPolicy({ ...pinned, schemaVersion: 2 })).toThrow(
      'The policy has schema version 2; this release reads up to version 1. Start the release that wrote it, or a later one.',
    ));

  test('it changes nothing that was handed in', () => {
    const old = Object.freeze(without(pinned, ['minutes', 'relay']));
    upcastPolicy(old);
    expect(old.minutes).not.toHaveProperty('relay');
  });
});
