import fc from 'fast-check';
import { answers } from '../../dev/fixtures/follow-up-client';
import { staff } from '../../dev/fixtures/store';
import { defaultPolicy } from '../../domain/policy/policy';
import { demoPolicy } from '../../dev/fixtures/store';
import { actions, deadlineRules, followUpProcess, rolesFor } from '../../domain/follow-up/process';
import { commands, type PublicCommand } from '../../domain/follow-up/commands';
import { endStages, stages } from '../../domain/follow-up/stage';
import { isOver, type FollowUp, type FollowUpEvent } from '../../domain/follow-up/state';
import { processDefinitions } from '../../domain/processes';
import { auditDeadlines } from '../../domain/time/deadline-audit';
import { deadlineRuleId } from '../../domain/time/deadline';
import { Rejection } from '../../domain/kernel/rejection';
import { unacknowledged } from '../../domain/time/acknowledgement';
import { PartOfDay, WishedDays } from '../../domain/values/call-wish';
import { countEach, notAccepted } from '../support/not-accepted';
import { demandFreshDeadlines, demandOrder } from '../support/deadline-invariants';
import { FollowUpSimulation, commandOf, type CallMove } from '../support/simulate-follow-up';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 1_000);
const own = { speed: 4, staffService: 4, repairQuality: 4, price: 4, cleanliness: 4 };
const throwOf = (sides: number) => fc.noBias(fc.nat(sides));
/** Nobody is called then. */
const FAR = '2099-12-31T10:00:00+08:00';
const turn = fc.record({ pick: throwOf(1_000), dice: throwOf(1_000), minutes: fc.oneof(fc.nat(90), fc.nat(3_000)) });
const runs = fc.record({
  member: fc.boolean(),
  all: fc.boolean(),
  attempts: fc.constantFrom(1, 2, 3),
  wish: fc.option(
    fc.record({ days: fc.constantFrom(...WishedDays.options), partOfDay: fc.constantFrom(...PartOfDay.options) }),
  ),
  turns: fc.array(turn, { minLength: 3, maxLength: 32, size: 'max' }),
});
type Run = typeof runs extends fc.Arbitrary<infer T> ? T : never;

function payloadOf(name: PublicCommand, followUp: FollowUp, dice: number, now: number): Record<string, unknown> {
  const payloads: { readonly [T in PublicCommand]: Record<string, unknown> } = {
    sendAnswers: {
      answers: {
        ...own,
        overall: dice % 3 === 0 ? 'dissatisfied' : 'average',
        ...(dice % 5 > 0 && { whatWasWrong: 'x' }),
      },
    },
    logCall: {
      callId: `K-${dice}`,
      channel: 'phone',
      result: dice % 3 === 0 ? 'reached' : 'noAnswer',
      atCustomersWish: dice % 2 === 0,
      ...(dice % 4 > 0 && { words: 'x' }),
    },
    handOver: { predecessor: dice % 2 === 0 ? 'wang' : 'li', successor: dice % 2 === 0 ? 'li' : 'wang', reason: 'x' },
    bookCall: { at: dice % 20 === 0 ? FAR : new Date(now + (dice % 900) * 60_000).toISOString(), words: 'x' },
    assignCaller: { specialist: dice % 2 === 0 ? 'cr' : 'cr2' },
    answerNeed: { answer: 'x', ...(dice % 2 === 0 && { nextAppointment: '2027-03-01' }) },
    recordFollowUp: {
      questionnaire: { ...answers, overall: dice % 3 === 0 ? 'dissatisfied' : 'satisfied', whatWasWrong: 'x' },
      complains: dice % 7 === 0,
      ...(dice % 2 === 0 && { problem: 'x' }),
      ...(dice % 5 === 0 && { furtherNeeds: 'x' }),
    },
    answerQuickHandling: { answer: 'x', measure: 'x', ...(dice % 4 > 0 && { cause: 'x' }) },
    recordSecondCall: {
      reached: dice % 4 > 0,
      ...(dice % 4 > 0 && { satisfied: dice % 3 > 0 }),
      words: 'x',
      ...(dice % 5 === 0 && { furtherNeeds: 'x' }),
    },
    recordSevenDayCall: { repairHolds: dice % 3 > 0, opinions: 'x', archiveCompleted: true, words: 'x' },
    acknowledgeEscalation: { escalationId: followUp.escalations[0]?.id ?? 'T-21', plan: 'x' },
    giveUpFollowUp: { reason: 'x' },
    correctCall: {
      callId: followUp.calls.at(-1)?.callId ?? 'K-0',
      channel: dice % 2 === 0 ? 'phone' : 'sms',
      result: dice % 3 === 0 ? 'reached' : 'noAnswer',
      reason: 'x',
    },
    correctRecord: {
      questionnaire: { ...answers, overall: dice % 2 === 0 ? 'dissatisfied' : 'average', whatWasWrong: 'x' },
      reason: 'x',
    },
    correctSecondCall: {
      reached: dice % 4 > 0,
      ...(dice % 4 > 0 && { satisfied: dice % 3 > 0 }),
      words: `${dice}`,
      reason: 'x',
    },
    correctSevenDayCall: { repairHolds: dice % 2 > 0, opinions: 'x', words: `${dice}`, reason: 'x' },
  };
  return payloads[name];
}

/** I28: while it is open time moves it on, or somebody has been told and has not answered. */
function demandClock({ state }: FollowUpSimulation): void {
  if (isOver(state) || followUpProcess.deadlines(state).length > 0) return;
  const standing = deadlineRules(state).map(deadlineRuleId);
  expect(unacknowledged(state).filter((id) => standing.includes(id))).not.toEqual([]);
}

/** What has to be recorded before it can be corrected. */
const corrected: Partial<Record<PublicCommand, PublicCommand>> = {
  correctRecord: 'recordFollowUp',
  correctSecondCall: 'recordSecondCall',
  correctSevenDayCall: 'recordSevenDayCall',
};
const wayTo = (sought: PublicCommand | undefined): readonly PublicCommand[] =>
  [sought, sought && corrected[sought]].filter((name) => name !== undefined);

/** A follow-up in which this command is sent wherever it can be; which were accepted, and through which stages it went. */
function play({ member, all, attempts, wish, turns }: Run, sought?: PublicCommand) {
  const accepted = new Set<PublicCommand>();
  const through = new Set<string>();
  const calls = new FollowUpSimulation({
    customer: { id: 'C', member, privateCustomer: true },
    ...(wish && { wish: { words: 'x', channel: 'phone', ...wish } }),
    policy: {
      ...demoPolicy,
      followUp: { ...defaultPolicy.followUp, attempts, sweepScope: all ? 'all' : 'unreached' },
    },
  });
  const first = calls.state;
  for (const { pick, dice, minutes } of turns) {
    const ended = endStages.includes(calls.state.stage);
    const { stage, sequence } = calls.state;
    calls.wait(minutes);
    through.add(calls.state.stage);
    const possible = actions(calls.state).filter(({ notYet, roles }) => !notYet && !roles.includes('system'));
    const [wanted] = wayTo(sought).flatMap((name) => possible.filter(({ command }) => command === name));
    const chosen = wanted ?? possible[pick % Math.max(1, possible.length)];
    const name = chosen?.command as PublicCommand | undefined;
    if (name) {
      const customer = { id: 'customer' };
      const able = staff.filter(({ roles }) => roles.some((role) => rolesFor(calls.state, name).includes(role)));
      const move: CallMove = [
        (able[dice % Math.max(1, able.length)] ?? customer).id,
        name,
        payloadOf(name, calls.state, dice, calls.now),
      ];
      try {
        calls.send(commandOf(move));
        accepted.add(name);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
      }
    }
    // L-40: an end that rests on something wrong is no end
    const isCorrected = calls.events.slice(sequence - 1).some(({ type }) => type.endsWith('Corrected'));
    if (ended && !isCorrected) expect(calls.state.stage).toBe(stage);
    demandClock(calls);
  }
  calls.wait(0);
  through.add(calls.state.stage);
  const opened: FollowUpEvent = {
    type: 'followUpOpened',
    at: first.openedAt,
    by: { id: 'time', role: 'system' },
    departure: first,
  };
  const events = [{ ...opened, by: { id: 'repairflow', role: 'system' as const } }, ...calls.events];
  expect(events.reduce(followUpProcess.evolve, followUpProcess.initialState).stage).toBe(calls.state.stage);
  const recorded = events.map((event, index) => ({ sequence: index + 1, event }));
  expect(auditDeadlines(processDefinitions.followUp, recorded, calls.now).faults).toEqual([]);
  demandFreshDeadlines(followUpProcess.evolve, deadlineRules, first, calls.events);
  demandOrder(calls.events);
  const late = calls.wait(60 * 24 * 60).state;
  demandClock(calls);
  const gaveUp = calls.events.find(({ type }) => type === 'givenUp');
  if (member && gaveUp) expect(gaveUp.by.role).not.toBe('system');
  if (!isOver(late)) expect(Object.keys(late.passed).length + late.calls.length).toBeGreaterThan(0);
  return { accepted, through };
}

test(`T6 ${RUNS} random follow-ups: nobody is forgotten, I28 each has a clock, deadlines end once, ends stay ends, members are not given up by a deadline`, () => {
  const seen = new Set<string>();
  const accepted = new Map<string, number>();
  fc.assert(
    fc.property(runs, (run) => {
      const played = play(run);
      countEach(accepted, played.accepted);
      for (const stage of played.through) seen.add(stage);
    }),
    { numRuns: RUNS },
  );
  const missing = notAccepted(Object.keys(commands.schemas) as PublicCommand[], accepted, RUNS, function* (name) {
    // where a command is sent as soon as it can be, what others lead to comes about less
    for (const [at, run] of fc.sample(runs, 3_000).entries())
      yield play(run, at % 2 === 0 ? name : undefined).accepted.has(name);
  });
  expect(missing).toEqual([]);
  const passable = stages.filter((stage) => stage !== 'cancelled');
  for (const run of fc.sample(runs, 3_000)) {
    if (seen.size === passable.length) break;
    for (const stage of play(run).through) seen.add(stage);
  }
  expect([...seen].toSorted()).toEqual(passable.toSorted());
});
