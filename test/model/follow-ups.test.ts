import fc from 'fast-check';
import { answers } from '../../dev/fixtures/follow-up-client';
import { staff } from '../../dev/fixtures/store';
import { defaultPolicy } from '../../domain/policy/policy';
import { demoPolicy } from '../../dev/fixtures/store';
import { actions, deadlineRules, followUpProcess, rolesFor } from '../../domain/follow-up/process';
import type { PublicCommand } from '../../domain/follow-up/commands';
import { endStages, stages } from '../../domain/follow-up/stage';
import { isOver, type FollowUp, type FollowUpEvent } from '../../domain/follow-up/state';
import { processDefinitions } from '../../domain/processes';
import { auditDeadlines } from '../../domain/time/deadline-audit';
import { Rejection } from '../../domain/kernel/rejection';
import { demandFreshDeadlines, demandOrder } from '../support/deadline-invariants';
import { FollowUpSimulation, commandOf, type CallMove } from '../support/simulate-follow-up';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 1_000);
const own = { speed: 4, staffService: 4, repairQuality: 4, price: 4, cleanliness: 4 };
const throwOf = (sides: number) => fc.noBias(fc.nat(sides));
const turn = fc.record({ pick: throwOf(1_000), dice: throwOf(1_000), minutes: fc.oneof(fc.nat(90), fc.nat(3_000)) });
const runs = fc.record({
  member: fc.boolean(),
  all: fc.boolean(),
  turns: fc.array(turn, { minLength: 3, maxLength: 32, size: 'max' }),
});

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
    },
    handOver: { predecessor: dice % 2 === 0 ? 'wang' : 'li', successor: dice % 2 === 0 ? 'li' : 'wang', reason: 'x' },
    bookCall: { at: new Date(now + (dice % 900) * 60_000).toISOString(), words: 'x' },
    recordFollowUp: {
      questionnaire: { ...answers, overall: dice % 3 === 0 ? 'dissatisfied' : 'satisfied', whatWasWrong: 'x' },
      complains: dice % 7 === 0,
      ...(dice % 2 === 0 && { problem: 'x' }),
    },
    answerQuickHandling: { answer: 'x', measure: 'x' },
    recordSecondCall: { reached: dice % 4 > 0, ...(dice % 4 > 0 && { satisfied: dice % 3 > 0 }), words: 'x' },
    recordSevenDayCall: { repairHolds: dice % 3 > 0, opinions: 'x', archiveCompleted: true, words: 'x' },
    acknowledgeEscalation: { escalationId: followUp.escalations[0]?.id ?? 'T-21', plan: 'x' },
    giveUpFollowUp: { reason: 'x' },
  };
  return payloads[name];
}

test(`T6 ${RUNS} random follow-ups: nobody is forgotten, deadlines end once, ends stay ends, members are not given up by a deadline`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(runs, ({ member, all, turns }) => {
      const calls = new FollowUpSimulation({
        customer: { id: 'C', member, privateCustomer: true },
        policy: { ...demoPolicy, followUp: { ...defaultPolicy.followUp, sweepScope: all ? 'all' : 'unreached' } },
      });
      const first = calls.state;
      for (const { pick, dice, minutes } of turns) {
        const ended = endStages.includes(calls.state.stage);
        const stage = calls.state.stage;
        calls.wait(minutes);
        seen.add(calls.state.stage);
        const possible = actions(calls.state).filter(({ notYet, roles }) => !notYet && !roles.includes('system'));
        const name = possible[pick % Math.max(1, possible.length)]?.command as PublicCommand | undefined;
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
          } catch (error) {
            if (!(error instanceof Rejection)) throw error;
          }
        }
        if (ended) expect(calls.state.stage).toBe(stage);
      }
      calls.wait(0);
      seen.add(calls.state.stage);
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
      const gaveUp = calls.events.find(({ type }) => type === 'givenUp');
      if (member && gaveUp) expect(gaveUp.by.role).not.toBe('system');
      if (!isOver(late)) expect(Object.keys(late.passed).length + late.calls.length).toBeGreaterThan(0);
    }),
    { numRuns: RUNS },
  );
  expect([...seen].toSorted()).toEqual(stages.filter((stage) => stage !== 'cancelled').toSorted());
});
