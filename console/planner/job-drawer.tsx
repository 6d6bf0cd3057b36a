import { Alert, Button, Drawer, Flex, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { isWorkKind } from '../../domain/values/bay-kind';
import { bookedJob, FreeTimesOf, useFreeTimes } from '../appointments/free-times';
import { useSending } from '../shared/forms/sending';
import { pageOfNumber } from '../shared/server/processes';
import { useMay } from '../shared/server/queries';
import type { PlannedDay, PlannedJob } from '../shared/server/replies';
import { useNow } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { useMovePlace, usePlanCommand } from './moving';
import { isBooked } from './rows';
import { hoursOf, useJobWords, usePlanNames } from './words';

/** Who may take which place: the same bays and people as on the chart. */
function PlaceForm({
  day,
  job,
  onDone,
}: {
  readonly day: PlannedDay;
  readonly job: PlannedJob;
  readonly onDone: () => void;
}) {
  const { t, field } = useTexts();
  const { bay, person } = usePlanNames();
  const movePlace = useMovePlace(day.day);
  const { send, busy, alert } = useSending();
  const [place, setPlace] = useState({ bay: job.bay, technician: job.technician, advisor: job.advisor });
  const people = (does: 'technician' | 'advisor') =>
    day.people.filter((one) => one.does.includes(does)).map(({ id }) => ({ value: id, label: person(id) }));
  // nobody receives a car that is in the house
  const names = job.advisor === null ? (['bay', 'technician'] as const) : (['bay', 'technician', 'advisor'] as const);
  const options = {
    bay: day.bays.filter(({ kind }) => isWorkKind(kind)).map(({ id }) => ({ value: id, label: bay(id) })),
    technician: people('technician'),
    advisor: people('advisor'),
  };
  return (
    <Flex vertical gap={8} data-part="place">
      <Typography.Text strong>{t('placeOf')}</Typography.Text>
      {names.map((name) => (
        <label key={name}>
          {field(name)}
          <Select
            style={{ width: '100%' }}
            aria-label={field(name)}
            value={place[name]}
            options={options[name]}
            onChange={(chosen: string) => setPlace({ ...place, [name]: chosen })}
          />
        </label>
      ))}
      {alert}
      <Button
        loading={busy}
        onClick={() =>
          void send(async () => {
            await movePlace(job, place);
            onDone();
          })
        }
      >
        {t('savePlace')}
      </Button>
    </Flex>
  );
}

/** the free times of this very job. */
function TimeForm({ job, onMove }: { readonly job: PlannedJob; readonly onMove: (startsAt: string) => void }) {
  const { t } = useTexts();
  const { need } = job;
  const times = useFreeTimes(bookedJob({ ...need, repairMinutes: need.minutes, advisor: undefined }));
  return (
    <Flex vertical gap={8} data-part="time">
      <Typography.Text strong>{t('moveJob')}</Typography.Text>
      <FreeTimesOf times={times} onChoose={onMove} />
    </Flex>
  );
}

/** One job of the day, and what can be done with it without dragging. */
export function JobDrawer({
  day,
  job,
  onMove,
  onClose,
}: {
  readonly day: PlannedDay;
  readonly job: PlannedJob;
  readonly onMove: (startsAt: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const words = useJobWords();
  const { bay, person } = usePlanNames();
  const mayBook = useMay('appointment.book');
  const mayPlace = useMay('workshopDay.rearrange');
  const mayVacate = useMay('workshopDay.vacate');
  const sendToDay = usePlanCommand(day.day);
  const { send, busy, alert } = useSending();
  const now = useNow(60_000);
  // as the day sees it: a car that is in the house needs nobody to receive it
  const hasBegun = job.walkIn || job.reception === null || Date.parse(job.work.from) <= now;
  const free = () =>
    send(async () => {
      await sendToDay('vacate', { reservationId: job.reservationId });
      onClose();
    });
  return (
    <Drawer open size={520} title={words.short(job)} onClose={onClose} className="command-drawer">
      <Flex vertical gap={16}>
        {job.unfit && <Alert type="warning" showIcon title={t('unfitJob')} />}
        <div>
          <Tag color="blue">{words.state(job)}</Tag>
          <Link to={pageOfNumber(job.holder)}>{job.holder}</Link>
          <br />
          <Typography.Text>
            {hoursOf(job.work)} · {bay(job.bay)} · {person(job.technician)}
            {job.advisor !== null && ` · ${person(job.advisor)}`}
          </Typography.Text>
        </div>
        {mayPlace && !job.held && <PlaceForm key={job.reservationId} day={day} job={job} onDone={onClose} />}
        {mayBook && isBooked(job) && <TimeForm job={job} onMove={onMove} />}
        {!mayBook && isBooked(job) && <Typography.Text type="secondary">{t('onlyBookersMove')}</Typography.Text>}
        {alert}
        {mayVacate && hasBegun && !job.held && (
          <Button loading={busy} onClick={() => void free()}>
            {t('freePlaceNow')}
          </Button>
        )}
      </Flex>
    </Drawer>
  );
}
