import { Button, Drawer, Flex, InputNumber, Select, Typography } from 'antd';
import { useState } from 'react';
import { blockReasons, type BlockReason } from '../../domain/values/block-reason';
import { workKinds, type WorkKind } from '../../domain/values/bay-kind';
import { InstantInput } from '../shared/forms/controls';
import { Labelled } from '../shared/forms/labelled';
import { newId } from '../shared/forms/payload';
import { useSending } from '../shared/forms/sending';
import { useShowSent } from '../shared/forms/show-sent';
import type { Sent } from '../shared/server/commands';
import { useBoard } from '../shared/server/queries';
import type { PlannedDay } from '../shared/server/replies';
import { post } from '../shared/server/request';
import { dayStart, atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { refreshPlans, usePlanCommand } from './moving';
import type { Row } from './rows';
import { hoursOf, usePlanNames } from './words';

/** Sends to the day of this date; a date that nobody has planned is opened first. */
function useSendToDay({ day, date, opened }: PlannedDay) {
  const send = usePlanCommand(day);
  return async (command: string, payload: Readonly<Record<string, unknown>>): Promise<Sent> => {
    if (!opened) await post('/workshop-days', {}, { body: { date } });
    return send(command, payload);
  };
}

const STEP_MINUTES = 15;
/** The next quarter of an hour today; of another day, when it opens. */
function firstTime({ date, hours }: PlannedDay): string {
  const now = atStore(Date.now());
  if (now.format('YYYY-MM-DD') !== date) return hours[0]?.from ?? dayStart(date).hour(9).format();
  const ahead = STEP_MINUTES - (now.minute() % STEP_MINUTES);
  return now.add(ahead, 'minute').second(0).format('YYYY-MM-DDTHH:mm:ssZ');
}

export interface Marked {
  readonly row?: Row;
  readonly from?: string;
  readonly until?: string;
}

/** a bay or a person is not available for a while. */
export function BlockForm({
  day,
  marked,
  onClose,
}: {
  readonly day: PlannedDay;
  readonly marked: Marked;
  readonly onClose: () => void;
}) {
  const { t, field, value } = useTexts();
  const { bay, person } = usePlanNames();
  const sendToDay = useSendToDay(day);
  const { send, busy, alert } = useSending();
  const showSent = useShowSent();
  const [blockId] = useState(newId);
  const { row } = marked;
  const [what, setWhat] = useState(row ? `${row.kind === 'bay' ? 'bay' : 'person'}:${row.id}` : undefined);
  const [from, setFrom] = useState<string | undefined>(marked.from ?? firstTime(day));
  const [until, setUntil] = useState<string | undefined>(
    () =>
      marked.until ??
      atStore(marked.from ?? firstTime(day))
        .add(1, 'hour')
        .format('YYYY-MM-DDTHH:mm:ssZ'),
  );
  const [why, setWhy] = useState<BlockReason>('upkeep');
  const save = () =>
    send(async () => {
      const [kind = '', ...id] = (what ?? '').split(':');
      const payload = { blockId, what: kind, resourceId: id.join(':'), from, until, blockedFor: why };
      const sent = await sendToDay('blockTime', payload);
      const sentCommand = { number: day.day, command: 'blockTime', payload };
      showSent(sent, t('blockNew'), sentCommand, () => void refreshPlans());
      onClose();
    });
  const options = [
    { label: t('bayRows'), options: day.bays.map(({ id }) => ({ value: `bay:${id}`, label: bay(id) })) },
    { label: field('people'), options: day.people.map(({ id }) => ({ value: `person:${id}`, label: person(id) })) },
  ];
  return (
    <Drawer open size={440} title={t('blockNew')} onClose={onClose}>
      <Flex vertical gap={14}>
        <Labelled label={t('blockWhat')}>
          <Select
            style={{ width: '100%' }}
            aria-label={t('blockWhat')}
            value={what ?? null}
            options={options}
            onChange={(chosen: string | null) => setWhat(chosen ?? undefined)}
          />
        </Labelled>
        <Labelled label={t('fromTime')}>
          <InstantInput label={t('fromTime')} value={from} onChange={setFrom} />
        </Labelled>
        <Labelled label={t('untilTime')}>
          <InstantInput label={t('untilTime')} value={until} onChange={setUntil} />
        </Labelled>
        <Labelled label={field('blockedFor')}>
          <Select
            style={{ width: '100%' }}
            aria-label={field('blockedFor')}
            value={why}
            options={blockReasons.map((one) => ({ value: one, label: value(one) }))}
            onChange={setWhy}
          />
        </Labelled>
        {alert}
        <Button
          type="primary"
          loading={busy}
          disabled={what === undefined || from === undefined || until === undefined}
          onClick={() => void save()}
        >
          {t('blockNew')}
        </Button>
      </Flex>
    </Drawer>
  );
}

/** A block that is there, and its end. */
export function BlockDrawer({
  day,
  blockId,
  mayEnd,
  onClose,
}: {
  readonly day: PlannedDay;
  readonly blockId: string;
  readonly mayEnd: boolean;
  readonly onClose: () => void;
}) {
  const { t, value } = useTexts();
  const { bay, person } = usePlanNames();
  const sendToDay = useSendToDay(day);
  const { send, busy, alert } = useSending();
  const block = day.blocks.find((one) => one.blockId === blockId);
  const end = () =>
    send(async () => {
      await sendToDay('unblockTime', { blockId });
      onClose();
    });
  return (
    <Drawer open size={400} title={t('blockNew')} onClose={onClose}>
      <Flex vertical gap={12}>
        {block && (
          <Typography.Text>
            {(block.what === 'bay' ? bay : person)(block.resourceId)} · {hoursOf(block)} · {value(block.blockedFor)}
          </Typography.Text>
        )}
        {alert}
        {mayEnd && (
          <Button type="primary" loading={busy} onClick={() => void end()}>
            {t('endBlock')}
          </Button>
        )}
      </Flex>
    </Drawer>
  );
}

/** a car of the house takes bay and people, also of what is kept for cars without an appointment. */
export function WalkInForm({ day, onClose }: { readonly day: PlannedDay; readonly onClose: () => void }) {
  const { t, field, value } = useTexts();
  const board = useBoard();
  const sendToDay = useSendToDay(day);
  const { send, busy, alert } = useSending();
  const [walkInId] = useState(newId);
  const [order, setOrder] = useState<string>();
  const [startsAt, setStartsAt] = useState<string | undefined>(() => firstTime(day));
  const [bayKind, setBayKind] = useState<WorkKind>('lift');
  const [minutes, setMinutes] = useState<number | null>(60);
  const planned = new Set(day.jobs.map(({ holder }) => holder));
  const cars = (board.data ?? []).filter(({ number }) => !planned.has(number));
  const save = () =>
    send(async () => {
      await sendToDay('takeWalkIn', { walkInId, order, startsAt, bayKind, skill: null, minutes });
      onClose();
    });
  return (
    <Drawer open size={440} title={t('walkInNew')} onClose={onClose}>
      <Flex vertical gap={14}>
        <Labelled label={t('whichCar')}>
          <Select
            style={{ width: '100%' }}
            aria-label={t('whichCar')}
            placeholder={t('whichCar')}
            notFoundContent={t('noCarInHouse')}
            value={order ?? null}
            showSearch={{ optionFilterProp: 'label' }}
            options={cars.map(({ number, plate, model }) => ({
              value: number,
              label: [plate ?? number, model].filter(Boolean).join(' '),
            }))}
            onChange={(chosen: string | null) => setOrder(chosen ?? undefined)}
          />
        </Labelled>
        <Labelled label={field('startsAt')}>
          <InstantInput label={field('startsAt')} value={startsAt} onChange={setStartsAt} />
        </Labelled>
        <Labelled label={field('bayKind')}>
          <Select
            style={{ width: '100%' }}
            aria-label={field('bayKind')}
            value={bayKind}
            options={workKinds.map((one) => ({ value: one, label: value(one) }))}
            onChange={setBayKind}
          />
        </Labelled>
        <Labelled label={t('minutesNeeded')}>
          <InputNumber
            controls={false}
            style={{ width: '100%' }}
            aria-label={t('minutesNeeded')}
            min={5}
            max={720}
            precision={0}
            value={minutes}
            onChange={setMinutes}
          />
        </Labelled>
        {alert}
        <Button
          type="primary"
          loading={busy}
          disabled={order === undefined || startsAt === undefined || minutes === null}
          onClick={() => void save()}
        >
          {t('walkInNew')}
        </Button>
      </Flex>
    </Drawer>
  );
}
