import { HistoryOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Slider, Typography } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { groupBy } from '../../../domain/kernel/group-by';
import { useEvents, type EventRow } from '../server/events';
import { useTexts } from '../texts/use-texts';
import { isMoment, MomentContext, useMoment } from './moment';
import { atStore } from './store-time';

/** Everything that happened at one instant. */
interface HappenedAt {
  readonly at: string;
  readonly types: readonly string[];
}

const momentsOf = (events: readonly EventRow[]): readonly HappenedAt[] =>
  [...groupBy(events, ({ at }) => at)].map(([at, together]) => ({ at, types: together.map(({ type }) => type) }));

/** A second is told twice where two things happened within it. */
const written = (at: string): string => atStore(at).format('YYYY-MM-DD HH:mm:ss');

/** The moments at which something happened, with now at their end; arrows move from one to the next. */
function Moments({ number, at, onShow }: Shown & { readonly number: string }) {
  const { t, event } = useTexts();
  const { data: events = [], hasNextPage, fetchNextPage, isFetching } = useEvents(number);
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const moments = momentsOf(events);
  const now = moments.length;
  const shown = at === undefined ? now : moments.findLastIndex((one) => Date.parse(one.at) <= Date.parse(at));
  const [moved, setMoved] = useState<{ readonly to: number; readonly from: number }>();
  // what is drawn follows the hand; once the address says something else, that counts
  const place = moved?.from === shown ? moved.to : shown;
  const say = (index: number): string => {
    if (index === now) return t('momentNow');
    const one = moments[index];
    // before the beginning there is nothing to tell
    return one ? `${written(one.at)} ${one.types.map(event).join(' · ')}` : '';
  };
  const show = (index: number): void => {
    setMoved({ to: index, from: shown });
    onShow(moments[index]?.at);
  };
  if (now === 0) return null;
  return (
    <>
      <Flex gap={8} align="center">
        <Button
          icon={<LeftOutlined />}
          aria-label={t('earlierMoment')}
          disabled={place <= 0}
          onClick={() => show(place - 1)}
        />
        <Slider
          style={{ flex: 1 }}
          min={0}
          max={now}
          value={Math.max(0, place)}
          tooltip={{ open: false }}
          ariaLabelForHandle={t('moment')}
          ariaValueTextFormatterForHandle={say}
          onChange={(to) => setMoved({ to, from: shown })}
          onChangeComplete={show}
        />
        <Button
          icon={<RightOutlined />}
          aria-label={t('laterMoment')}
          disabled={place >= now}
          onClick={() => show(place + 1)}
        />
      </Flex>
      <Typography.Text data-testid="moment">{say(place)}</Typography.Text>
    </>
  );
}

interface Shown {
  readonly at: string | undefined;
  readonly onShow: (at: string | undefined) => void;
}

/** Says that the page shows the past, and leads back to now. */
function PastNotice({ at, onShow }: Shown) {
  const { t } = useTexts();
  if (at === undefined) return null;
  return (
    <Alert
      type="warning"
      showIcon
      icon={<HistoryOutlined />}
      title={isMoment(at) ? t('asOfThen', { time: written(at) }) : t('momentUnreadable')}
      description={
        <Flex justify="space-between" align="end" gap={8} wrap>
          <span>{t('namesOfToday')}</span>
          <Button type="primary" onClick={() => onShow(undefined)}>
            {t('backToNow')}
          </Button>
        </Flex>
      }
    />
  );
}

/**
 * The page of a process, and the moments at which one may look at it: whoever may read what happened chooses one, and the address carries it. What is
 * inside shows the moment that is chosen.
 */
export function TimeTravel({
  number,
  mayChoose,
  children,
}: {
  readonly number: string;
  readonly mayChoose: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTexts();
  const [address, setAddress] = useSearchParams();
  const [open, setOpen] = useState(false);
  const at = useMoment();
  const onShow = (to: string | undefined): void => {
    const { at: _at, do: _do, about: _about, ...rest } = Object.fromEntries(address);
    setOpen(true);
    setAddress(to === undefined ? rest : { ...rest, at: to }, { replace: true });
  };
  return (
    <MomentContext value={at !== undefined && isMoment(at) ? Date.parse(at) : undefined}>
      {(at !== undefined || (mayChoose && open)) && (
        <Card size="small" role="region" aria-label={t('lookBack')} style={{ marginBottom: 16 }}>
          <Flex vertical gap={12}>
            <PastNotice at={at} onShow={onShow} />
            {mayChoose && <Moments number={number} at={at} onShow={onShow} />}
          </Flex>
        </Card>
      )}
      {mayChoose && !open && at === undefined && (
        <Button
          type="text"
          size="small"
          icon={<HistoryOutlined />}
          style={{ float: 'inline-end', marginInlineStart: 12 }}
          onClick={() => setOpen(true)}
        >
          {t('lookBackTo')}
        </Button>
      )}
      {children}
    </MomentContext>
  );
}
