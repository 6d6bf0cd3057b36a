import { Typography } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTexts, type Texts } from '../texts/use-texts';
import { useShownMoment } from './moment';
import { usePrinting } from './printing';
import { atStore, dayAndTime } from './store-time';

const TICK_MS = 1_000;
const listeners = new Set<() => void>();
let now = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** The time, rounded down to `step` so that whatever shows minutes is drawn once a minute. One clock for the whole page. */
export const useNow = (step = TICK_MS): number => useSyncExternalStore(subscribe, () => Math.floor(now / step) * step);

/** 2 days 3 hours, 12 minutes, 40 seconds: the two largest units. */
export function spanText(ms: number, t: Texts['t']): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${t('days', { n: days })} ${t('hours', { n: hours % 24 })}`;
  if (hours > 0) return `${t('hours', { n: hours })} ${t('minutes', { n: minutes % 60 })}`;
  return minutes > 0 ? t('minutes', { n: minutes }) : t('seconds', { n: seconds });
}

/** How long there is left, or how late it is, at the moment that is shown; on paper, which is read later, the time itself. */
export function Due({ at }: { readonly at: string | number | null }) {
  const { t } = useTexts();
  const current = useNow();
  const left = new Date(at ?? 0).valueOf() - (useShownMoment() ?? current);
  const printing = usePrinting();
  if (at !== null && printing) return <Typography.Text strong={left < 0}>{dayAndTime(at)}</Typography.Text>;
  if (at === null) return <Typography.Text type="secondary">{t('noDue')}</Typography.Text>;
  return (
    <Typography.Text
      type={left < 0 ? 'danger' : 'secondary'}
      strong={left < 15 * 60_000}
      title={atStore(at).format('YYYY-MM-DD HH:mm')}
    >
      {t(left < 0 ? 'overdueBy' : 'dueIn', { time: spanText(left, t) })}
    </Typography.Text>
  );
}

/** Today the time, else the day too. */
export const LocalTime = ({ at }: { readonly at: string | number }) => {
  const moment = atStore(at);
  const today = atStore(useNow(60_000));
  return (
    <time dateTime={moment.toISOString()} title={moment.format('YYYY-MM-DD HH:mm:ss')}>
      {moment.format(moment.isSame(today, 'day') ? 'HH:mm' : 'MM-DD HH:mm')}
    </time>
  );
};
