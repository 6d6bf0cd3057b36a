import { useEffect } from 'react';
import { useNavigate, useOutletContext } from 'react-router';
import { boardKey, client, useBoard, useMay, useMe, useReadWhen } from '../../shared/server/queries';
import type { BoardCard, PlannedDay } from '../../shared/server/replies';
import type { WallContext } from '../../shared/shell/app-shell';
import { useKeptSession } from '../../shared/shell/kept-screen';
import { Loaded } from '../../shared/shell/states';
import { atStore } from '../../shared/shell/store-time';
import { useNow } from '../../shared/shell/time';
import { useTexts } from '../../shared/texts/use-texts';
import { CarLine } from './car-line';
import { carsInWorkshop, isLate, placeOn, type Axis } from './cars';
import { pageOf } from './pages';
import { Side } from './side';
import './tv.css';
import { useScreenAwake } from './use-screen-awake';
import { useTurns } from './use-turns';

/** How many cars fit below each other. */
const CARS = 7;
const HOUR = 3_600_000;
/** Beside what the store tells by itself it is asked so often; what is older than the second is out of date. Milliseconds. */
const READ_EVERY_MS = 30_000;
const STALE_MS = 90_000;

/** The opening hours of today, and now where it is outside them, as whole hours. */
function axisOf(day: PlannedDay | undefined, now: number): Axis {
  const start = atStore(now).startOf('day').valueOf();
  const hours = day?.hours.flatMap(({ from, until }) => [Date.parse(from), Date.parse(until)]) ?? [];
  const ends = [...(hours.length > 0 ? hours : [start + 8 * HOUR, start + 18 * HOUR]), now];
  return { from: Math.floor(Math.min(...ends) / HOUR) * HOUR, until: Math.ceil(Math.max(...ends) / HOUR) * HOUR };
}

/** The session is that of the screen, not of a person. */
const useIsHung = (): boolean => typeof useMe().data?.wall === 'string';

function Hours({ axis }: { readonly axis: Axis }) {
  const hours = Array.from({ length: (axis.until - axis.from) / HOUR + 1 }, (_hour, n) => axis.from + n * HOUR);
  // as many as can be told apart
  const step = hours.length > 7 ? 2 : 1;
  return (
    <div className="tv-hours" aria-hidden>
      {hours
        .filter((_hour, n) => n % step === 0)
        .map((hour) => (
          <span key={hour} style={{ insetInlineStart: `${placeOn(axis, hour)}%` }}>
            {atStore(hour).format('H')}
          </span>
        ))}
    </div>
  );
}

function Head({ cars, readAt }: { readonly cars: readonly BoardCard[]; readonly readAt: number }) {
  const { t } = useTexts();
  const { connected } = useOutletContext<WallContext>();
  const me = useMe().data;
  const now = useNow(1_000);
  const late = cars.filter((card) => isLate(card, now)).length;
  const isStale = !connected || now - readAt > STALE_MS;
  const store = me?.stores.find(({ id }) => id === me.store)?.name;
  return (
    <header className="tv-head">
      <h1>
        {t('tvHeading')} {store !== undefined && <small>{store}</small>}
      </h1>
      <p role="status">
        {isStale ? (
          <span className="tv-stale">{t('tvStale', { time: atStore(readAt).format('HH:mm') })}</span>
        ) : (
          <>
            <span>{t('tvCars', { n: cars.length })}</span>
            {late > 0 && <span className="late">{t('tvLate', { n: late })}</span>}
          </>
        )}
      </p>
      <p className="tv-clock">
        <small>{atStore(now).format('MM-DD ddd')}</small> <time>{atStore(now).format('HH:mm')}</time>
      </p>
    </header>
  );
}

function Screen({ cards, readAt }: { readonly cards: readonly BoardCard[]; readonly readAt: number }) {
  const { t } = useTexts();
  const now = useNow(60_000);
  const { turn, held } = useTurns();
  const mayPlan = useMay('workshopDay.listPlans');
  const plans = useReadWhen(mayPlan, '/day-plans', { query: { from: atStore(now).format('YYYY-MM-DD'), days: 1 } });
  const day = plans.data?.items[0];
  const awake = useScreenAwake();
  const cars = carsInWorkshop(cards);
  const axis = axisOf(day, now);
  const isHung = useIsHung();
  const keys = [
    [t('tvSpace'), t('tvHold')],
    ['← →', t('tvTurn')],
    ['F11', t('tvWhole')],
    ...(isHung ? [] : [['Esc', t('tvBack')] as const]),
  ] as const;
  const { shown, page, pages } = pageOf(cars, CARS, turn);
  return (
    <div className="tv">
      <Head cars={cars} readAt={readAt} />
      <section className="tv-cars" aria-label={t('tvCarsTitle')}>
        {cars.length === 0 ? (
          <p className="tv-none">{t('tvNoCars')}</p>
        ) : (
          <>
            <Hours axis={axis} />
            <ol key={page}>
              {shown.map((card) => (
                <CarLine key={card.number} card={card} axis={axis} now={now} />
              ))}
            </ol>
          </>
        )}
      </section>
      <Side cars={cars} day={day} turn={turn} now={now} />
      <footer className="tv-foot">
        <span className="tv-page">
          {pages > 1 && t('tvPage', { n: page + 1, of: pages })}
          {held && ` · ${t('tvHeld')}`}
        </span>
        <span className="tv-keys">
          {!awake && <span>{t('tvMayGoDark')}</span>}
          {keys.map(([key, does]) => (
            <span key={key}>
              <kbd>{key}</kbd> {does}
            </span>
          ))}
        </span>
      </footer>
    </div>
  );
}

/** The workshop on a screen that hangs there: it reads, turns its pages and stays awake by itself. Escape leads back to the board, but on a screen that shows nothing else. */
export function Page() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const board = useBoard();
  const isHung = useIsHung();
  useKeptSession();
  useEffect(() => {
    document.title = `${t('tvHeading')} · ${t('title')}`;
  }, [t]);
  useEffect(() => {
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: boardKey }), READ_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const press = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape' && !isHung) void navigate('/board');
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [navigate, isHung]);
  return <Loaded of={board}>{(cards) => <Screen cards={cards} readAt={board.dataUpdatedAt} />}</Loaded>;
}
