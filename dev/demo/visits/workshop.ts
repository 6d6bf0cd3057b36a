import { menuLine } from '../../fixtures/scenarios';
import { Unexpected } from '../../fixtures/process-client';
import { inWorkshop, oil, type Story } from './steps';

/** Visits that the workshop makes late or has to do again. */
export const workshopVisits: readonly Story[] = [
  {
    title: '延误与异常 · late job: asked at 70 %, escalated at 80 %, anomaly with counter-measure, new promise',
    play: async (people, customer) => {
      const slow = menuLine('MAINT-A', 'L-1', { labourMinutes: 1 });
      const visit = await inWorkshop(people, customer, [slow]);
      await visit.until('the escalation of the progress check', (events) =>
        events.some(({ timer, reaction }) => timer === 'T-11' && reaction === 'escalate'),
      );
      const { promise } = await visit.read();
      const later = new Date(Date.parse(promise.at as string) + 3_600_000).toISOString();
      const abnormality = { abnormalityId: 'A-1', description: '放油螺栓滑丝' };
      await visit.do('workshop', 'answerProgressCheck', { expectedAt: later, abnormality });
      await visit.acknowledge('T-11/round-1-0', '增派一名技师');
      const measure = { abnormalityId: 'A-1', measure: '扩孔攻丝并加衬套', owner: 'zhao' };
      await visit.do('workshop', 'recordCounterMeasure', measure);
      const news = { newsId: 'A-1', words: '放油螺栓滑丝，修复后一小时交车', channel: 'sms' };
      await visit.do('wang', 'tellNews', news);
      await visit.agreeTime(later, '放油螺栓滑丝');
      await visit.complete([slow]);
      return visit;
    },
  },
  {
    title: '等件过夜 · held for parts until tomorrow, the clock stands still',
    play: async (people, customer) => {
      const line = menuLine('BUMPER', 'L-1');
      const visit = await inWorkshop(people, customer, [line]);
      const tomorrow = new Date(Date.now() + 20 * 3_600_000).toISOString();
      await visit.do('workshop', 'holdWork', { reason: 'parts', expectedUntil: tomorrow, note: '前保险杠在途' });
      const news = { newsId: 'hold-1-1', words: '配件明早到，明天下午交车', channel: 'phone' };
      await visit.do('wang', 'tellNews', news);
      await visit.agreeTime(new Date(Date.now() + 26 * 3_600_000).toISOString(), '等件');
      await visit.refused('onHold', 'zhao', 'startLine', { lineId: 'L-1' });
      const { deadlines } = await visit.read();
      const asked = (deadlines as { event: { timer?: string } }[]).some(({ event }) => event.timer === 'T-11');
      if (asked) throw new Unexpected('the progress check must rest during a hold');
      await visit.do('workshop', 'resumeWork');
      await visit.complete([line]);
      return visit;
    },
  },
  {
    title: '检验不合格 · failed quality check, done again by another technician',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      await visit.work([oil()]);
      await visit.do('workshop', 'finishWork');
      await visit.do('quality', 'failQuality', { reason: '机油滤清器渗油', lineIds: ['L-1'] });
      await visit.do('wu', 'startLine', { lineId: 'L-1' });
      await visit.do('wu', 'finishLine', { lineId: 'L-1', standard: 'SOP-2026-03', replacedParts: ['机油滤清器'] });
      await visit.finish();
      return visit;
    },
  },
  {
    title: '客户不认可结果 · result rejected at acceptance, done again',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      await visit.work([oil()]);
      await visit.check();
      await visit.prepare();
      await visit.welcome();
      await visit.do('wang', 'rejectResult', { reason: '机油液位偏高', lineIds: ['L-1'] });
      await visit.do('zhao', 'startLine', { lineId: 'L-1' });
      await visit.do('zhao', 'finishLine', { lineId: 'L-1', standard: 'SOP-2026-03', replacedParts: [] });
      await visit.finish();
      return visit;
    },
  },
];
