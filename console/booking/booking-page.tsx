import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { FreeTimesOf, useFreeTimes } from '../appointments/free-times';
import { useReadWhen } from '../shared/server/queries';
import { Heading } from '../shared/shell/heading';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { Booked } from './booked';
import { CallerPart, type Caller } from './caller';
import { emptyBooking, figuresOf, partList, workOf, type Booking } from './draft';
import { JobPart } from './job-part';
import { AdvisorPart, CallPart, NeedPart, TellPart } from './spoken-parts';
import { useBooking } from './use-booking';

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;

/** Times are looked for as soon as there is something to be done. */
const isPlanned = ({ words, items }: Booking): boolean => words.trim() !== '' || items.length > 0;

function useEstimate(booking: Booking) {
  const [work, parts] = [workOf(booking), partList(booking)];
  const asked = work.length + parts.length > 0;
  const { data } = useReadWhen(asked, '/job-estimate', { query: { work: work.join(','), parts: parts.join(',') } });
  return asked ? data : undefined;
}

function NewBooking({ phone, onAnother }: { readonly phone: string; readonly onAnother: () => void }) {
  const { t } = useTexts();
  const [address] = useSearchParams();
  const [caller, setCaller] = useState<Caller>();
  const [booking, setBooking] = useState<Booking>(() =>
    emptyBooking(wholeNumber(address.get('rings')), wholeNumber(address.get('seconds'))),
  );
  const set = (change: Partial<Booking>): void => setBooking((before) => ({ ...before, ...change }));
  const estimate = useEstimate(booking);
  const { number, busy, refused, send } = useBooking();
  const { repairMinutes, washMinutes } = figuresOf(booking, estimate);
  const times = useFreeTimes(
    isPlanned(booking)
      ? {
          bayKind: booking.bayKind,
          skill: null,
          repairMinutes,
          washMinutes,
          collected: booking.collected,
          partsReadyAt: estimate?.partsReadyAt ?? undefined,
          advisor: booking.advisor,
        }
      : undefined,
  );
  const take = useCallback((next: Caller | undefined) => {
    setCaller(next);
    const { salutation = '' } = next ?? {};
    // what was typed stays; another customer is addressed anew
    setBooking((before) => (before.salutation === '' || !next ? { ...before, salutation } : before));
  }, []);
  if (number !== undefined)
    return <Booked number={number} least={estimate?.depositFrom ?? null} onAnother={onAnother} />;
  const { startsAt } = booking;
  const what = { booking, set };
  const missing = !caller?.car ? t('chooseCarFirst') : startsAt === undefined ? t('chooseTimeFirst') : undefined;
  return (
    <div className="booking">
      <Flex vertical gap={16}>
        <Card size="small" title={t('caller')}>
          <Flex vertical gap={12}>
            <CallerPart caller={caller} phone={phone} onChange={take} />
            <CallPart {...what} />
          </Flex>
        </Card>
        <Card size="small" title={t('needSection')}>
          <NeedPart {...what} />
        </Card>
        <Card size="small" title={t('jobSection')}>
          <JobPart {...what} estimate={estimate} />
        </Card>
      </Flex>
      <Flex vertical gap={16}>
        <Card size="small" title={t('tellSection')}>
          <TellPart {...what} estimate={estimate} />
        </Card>
        <Card size="small" title={t('timeSection')}>
          <Flex vertical gap={12}>
            <AdvisorPart {...what} />
            {isPlanned(booking) ? (
              <FreeTimesOf times={times} chosen={startsAt} disabled={busy} onChoose={(at) => set({ startsAt: at })} />
            ) : (
              <Typography.Text type="secondary">{t('jobFirst')}</Typography.Text>
            )}
            {refused && <Alert type="error" showIcon role="alert" title={refused.why} />}
            {refused && refused.others.length > 0 && (
              <Flex gap={6} wrap role="group" aria-label={t('takenInstead')} data-part="alternatives">
                <Typography.Text>{t('takenInstead')}</Typography.Text>
                {refused.others.map((at) => (
                  <Button key={at} aria-pressed={at === startsAt} onClick={() => set({ startsAt: at })}>
                    {atStore(at).format('MM-DD ddd HH:mm')}
                  </Button>
                ))}
              </Flex>
            )}
            <Flex gap={10} align="center" wrap>
              <Button
                type="primary"
                size="large"
                loading={busy}
                disabled={missing !== undefined}
                data-part="book"
                onClick={() => caller && startsAt !== undefined && void send(booking, caller, estimate, startsAt)}
              >
                {t('bookNow')}
              </Button>
              <Typography.Text {...(missing !== undefined && { type: 'secondary' as const })}>
                {missing ?? t('chosenTime', { time: atStore(startsAt!).format('MM-DD ddd HH:mm') })}
              </Typography.Text>
            </Flex>
          </Flex>
        </Card>
      </Flex>
    </div>
  );
}

/** L-27, M-12: a whole call on one page. A phone system opens it with the number of the caller: `?phone=…&rings=2&seconds=6`. */
export function Page() {
  const { t } = useTexts();
  const [address, setAddress] = useSearchParams();
  const [count, setCount] = useState(0);
  const phone = (address.get('phone') ?? '').replaceAll(/[^0-9+]/g, '');
  return (
    <>
      <Heading text={t('bookVisit')} />
      <NewBooking
        key={`${phone} ${count}`}
        phone={phone}
        onAnother={() => {
          setCount(count + 1);
          setAddress({}, { replace: true });
        }}
      />
    </>
  );
}
