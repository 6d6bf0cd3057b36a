import { App, Button } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { bilingual } from '../../../domain/values/bilingual';
import { Conflict as SettingConflict } from '../../settings/conflict';
import { ChangedSince } from '../../shared/forms/changed-since';
import { Conflict } from '../../shared/master-data/conflict';
import { Presence } from '../../shared/presence/presence';
import type { EventRow } from '../../shared/server/events';
import { EventLine } from '../../shared/shell/event-line';
import { Timeline } from '../../shared/shell/timeline';
import { useUndo } from '../../shared/undo/use-undo';
import { useTexts } from '../../shared/texts/use-texts';
import { action, inHours, inMinutes, order, view, written } from '../data';
import { answering } from '../server';
import type { Known, Story } from '../story';

const moved: EventRow = {
  type: 'promiseMoved',
  sequence: 13,
  at: inMinutes(-4),
  by: { id: 'li', role: 'technician' },
  promisedAt: inHours(6),
  reason: written.reason,
  toldBy: 'wechat',
};
const passed: EventRow = {
  type: 'deadlinePassed',
  sequence: 12,
  at: inMinutes(-20),
  by: { id: 'system', role: 'system' },
  key: 'T-08/1',
  timer: 'T-08',
  reaction: 'escalate',
  to: ['workshopSupervisor'],
  subject: '1',
  due: inMinutes(-20),
  fulfilledBy: 'acknowledgeCall',
};

const events: Known = {
  key: ['events', order],
  reply: { pages: [{ items: [passed, moved], nextAfter: null }], pageParams: [0] },
};
const since: Known = { key: ['events', order, 12, 13], reply: [moved] };
const nothing = (): void => undefined;

const theirs = { name: written.customer, phone: written.phone, address: null, goldCard: false };
const mine = { name: written.customer, phone: written.otherPhone, address: written.address, goldCard: true };

/** Somebody has just held the work, and may take it back. */
function Undo() {
  const { command } = useTexts();
  const undo = useUndo();
  const tell = (): void => void undo({ number: order, command: 'holdWork', payload: {} }, command('holdWork'));
  const tellAtOnce = useEffectEvent(tell);
  const { message } = App.useApp();
  useEffect(() => {
    tellAtOnce();
    return () => message.destroy();
  }, [message]);
  return <Button onClick={tell}>{command('holdWork')}</Button>;
}
answering(`GET /repair-orders/${order}`, view([action('resumeWork')]));

export const undo: Story = {
  name: 'undo',
  title: bilingual('撤销', 'Undo'),
  states: [{ title: bilingual('刚刚发送，可以撤销', 'Sent just now, can be taken back'), view: () => <Undo /> }],
};

answering(`POST /presences/${order}`, {
  items: [
    { person: 'li', writing: false },
    { person: 'chen', writing: true },
  ],
});

export const together: Story = {
  name: 'together',
  title: bilingual('多人同时操作', 'Several people at once'),
  states: [
    { title: bilingual('谁也在看', 'Who else is here'), view: () => <Presence number={order} /> },
    {
      title: bilingual('填写时有变化', 'Changed while one types'),
      knows: [since],
      view: () => <ChangedSince number={order} seen={12} last={13} refused={false} onDiscard={nothing} />,
    },
    {
      title: bilingual('因变化而未发送', 'Refused because of a change'),
      knows: [since],
      view: () => <ChangedSince number={order} seen={12} last={13} refused onDiscard={nothing} />,
    },
    {
      title: bilingual('两个版本的客户资料', 'Two versions of a customer'),
      view: () => <Conflict who={written.technician} theirs={theirs} mine={mine} busy={false} onSave={nothing} />,
    },
    {
      title: bilingual('内容相同的两个版本', 'Two versions that say the same'),
      view: () => <Conflict who={written.technician} theirs={mine} mine={mine} busy={false} onSave={nothing} />,
    },
    {
      title: bilingual('两个版本的设置', 'Two versions of a setting'),
      knows: [{ key: ['/settings/teams'], reply: { content: { items: [] } } }],
      view: () => <SettingConflict page="priceMenu" changes={[{ field: 'labour', before: 12_000, after: 15_000 }]} />,
    },
  ],
};

export const timeline: Story = {
  name: 'timeline',
  title: bilingual('经过', 'What happened'),
  states: [
    { title: bilingual('全部', 'All of it'), knows: [events], view: () => <Timeline number={order} /> },
    { title: bilingual('一行', 'One line'), view: () => <EventLine event={moved} /> },
  ],
};
