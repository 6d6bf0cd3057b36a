import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { FreeTimesOf, useFreeTimes } from '../appointments/free-times';
import { OtherTimes } from '../appointments/taking-a-time';
import { useReadWhen } from '../shared/server/queries';
import { Heading } from '../shared/shell/heading';
import { dayAndTime } from '../shared/shell/store-time';
import { useSentence } from '../shared/texts/sentences';
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

/** What the chosen items take and cost; until it is known, nothing is booked: parts would be lost without a word. */
function useEstimate(booking: Booking) {
  const [work, parts] = [workOf(booking), partList(booking)];
  const asked = work.length + parts.length > 0;
  const { data, error } = useReadWhen(asked, '/job-estimate', {
    query: { work: work.join(','), parts: parts.join(',') },
  });
  return { estimate: asked ? data : undefined, isAwaited: asked && !data, failed: asked ? error : null };
}

function NewBooking({ phone, onAnother }: { readonly phone: string; readonly onAnother: () => void }) {
  const { t } = useTexts();
  const [address] = useSearchParams();
  const [caller, setCaller] = useState<Caller>();
  const [booking, setBooking] = useState<Booking>(() =>
    emptyBooking(wholeNumber(address.get('rings')), wholeNumber(address.get('seconds'))),
  );
  const set = (change: Partial<Booking>): void => setBooking((before) => ({ ...before, ...change }));
  const { estimate, isAwaited, failed } = useEstimate(booking);
  const sentenceOf = useSentence();
  const isReady = isPlanned(booking) && !isAwaited;
  const { number, busy, refused, send } = useBooking();
  const { repairMinutes, washMinutes } = figuresOf(booking, estimate);
  const times = useFreeTimes(
    isReady
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
    setBooking((before) =>
      before.salutation === '' || !next ? { ...before, salutation, repeatedBack: false } : before,
    );
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
            {failed && <Alert type="error" showIcon role="alert" title={sentenceOf(failed)} />}
            {isReady ? (
              <FreeTimesOf times={times} chosen={startsAt} disabled={busy} onChoose={(at) => set({ startsAt: at })} />
            ) : (
              !failed && (
                <Typography.Text type="secondary">
                  {t(isPlanned(booking) ? 'timesLoading' : 'jobFirst')}
                </Typography.Text>
              )
            )}
            {refused && <Alert type="error" showIcon role="alert" title={refused.why} />}
            <OtherTimes
              label={t('takenInstead')}
              times={refused?.others ?? []}
              chosen={startsAt}
              onChoose={(at) => set({ startsAt: at })}
            >
              <Typography.Text>{t('takenInstead')}</Typography.Text>
            </OtherTimes>
            <Flex gap={10} align="center" wrap>
              <Button
                type="primary"
                size="large"
                loading={busy}
                disabled={missing !== undefined || !isReady}
                data-part="book"
                onClick={() => caller && startsAt !== undefined && void send(caller, booking, estimate, startsAt)}
              >
                {t('bookNow')}
              </Button>
              <Typography.Text {...(missing !== undefined && { type: 'secondary' as const })}>
                {missing ?? t('chosenTime', { time: dayAndTime(startsAt!) })}
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
