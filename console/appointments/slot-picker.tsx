import { Button, Flex, Typography } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ReplyOf } from '../shared/server/contract';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { bestOf, groupsOf, spread, type SlotGroup } from './slot-groups';

type DaySlots = ReplyOf<'/slots'>['items'][number];
type Slot = DaySlots['slots'][number];

/** Times of one half-day that are shown before somebody asks for the others. */
const MOST_BUTTONS = 6;
const MOST_BEST = 4;

interface Props {
  readonly days: readonly DaySlots[];
  readonly chosen?: string | undefined;
  readonly disabled?: boolean;
  readonly onChoose: (startsAt: string) => void;
}

const timeOf = ({ startsAt }: Slot): string => atStore(startsAt).format('HH:mm');

function HalfDay({ group, chosen, disabled, onChoose }: Omit<Props, 'days'> & { readonly group: SlotGroup<Slot> }) {
  const { t } = useTexts();
  const [whole, setWhole] = useState(false);
  const few = spread(group.slots, MOST_BUTTONS);
  const shown = whole ? group.slots : group.slots.filter((slot) => few.includes(slot) || slot.startsAt === chosen);
  const hidden = group.slots.length - shown.length;
  return (
    <Flex gap={6} wrap align="center" role="group" aria-label={t(group.part)}>
      <Typography.Text style={{ minWidth: '4.5rem' }}>{t(group.part)}</Typography.Text>
      {shown.map((slot) => (
        <Button
          key={slot.startsAt}
          disabled={disabled ?? false}
          type={slot.startsAt === chosen ? 'primary' : 'default'}
          aria-pressed={slot.startsAt === chosen}
          onClick={() => onChoose(slot.startsAt)}
        >
          {timeOf(slot)}
        </Button>
      ))}
      {hidden > 0 && (
        <Button type="link" aria-expanded={false} onClick={() => setWhole(true)}>
          {t('moreTimes', { n: hidden })}
        </Button>
      )}
    </Flex>
  );
}

/** the free times: a few to say first, then day by day, each by half-day. */
export function SlotPicker({ days, chosen, disabled, onChoose }: Props) {
  const { t } = useTexts();
  const free = days.filter(({ slots }) => slots.length > 0);
  const [wanted, setWanted] = useState<string>();
  const chosenDay = days.find(({ slots }) => slots.some(({ startsAt }) => startsAt === chosen))?.date;
  const shown = free.find(({ date }) => date === (wanted ?? chosenDay)) ?? free[0];
  if (!shown) return <Typography.Text type="secondary">{t('noTimesSoon')}</Typography.Text>;
  const best = bestOf(
    days.map(({ slots }) => slots),
    MOST_BEST,
  );
  const control = { chosen, disabled: disabled ?? false, onChoose };
  return (
    <Flex vertical gap={10} data-part="free-times">
      <Flex gap={6} wrap align="center" role="group" aria-label={t('bestTimes')}>
        <Typography.Text strong style={{ minWidth: '4.5rem' }}>
          {t('bestTimes')}
        </Typography.Text>
        {best.map(({ startsAt }) => (
          <Button
            key={startsAt}
            data-best={startsAt}
            type={startsAt === chosen ? 'primary' : 'default'}
            aria-pressed={startsAt === chosen}
            disabled={control.disabled}
            onClick={() => {
              setWanted(undefined);
              onChoose(startsAt);
            }}
          >
            {atStore(startsAt).format('MM-DD ddd HH:mm')}
          </Button>
        ))}
      </Flex>
      <div className="days" role="group" aria-label={t('dayOfTime')}>
        {days.map(({ date, slots, openMinutes }) => (
          <button
            key={date}
            type="button"
            aria-pressed={date === shown.date}
            disabled={slots.length === 0}
            onClick={() => setWanted(date)}
          >
            <span>{dayjs(date).format('MM-DD ddd')}</span>
            <small>
              {slots.length > 0
                ? t('timesFree', { n: slots.length })
                : t(openMinutes === 0 ? 'storeClosedDay' : 'dayFull')}
            </small>
          </button>
        ))}
      </div>
      {groupsOf(shown.slots).map((group) => (
        <HalfDay key={`${shown.date} ${group.part}`} group={group} {...control} />
      ))}
    </Flex>
  );
}
