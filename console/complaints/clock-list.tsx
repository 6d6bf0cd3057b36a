import { Collapse, Descriptions, Flex, Tag } from 'antd';
import type { ClockView } from '../shared/server/shapes';
import { atStore } from '../shared/shell/store-time';
import { Due, LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

const basisName = { workingMinutes: 'byWorkingTime', promised: 'byPromise', naturalDays: 'byNaturalTime' } as const;

/** Every clock that runs or rests, and how its time was computed: "why this deadline?" */
export function ClockList({ clocks }: { readonly clocks: readonly ClockView[] }) {
  const { t, command, role, timer, value } = useTexts();
  return (
    <Collapse
      size="small"
      items={clocks.map((clock) => ({
        key: clock.id,
        label: (
          <Flex justify="space-between" gap={8} wrap>
            <span>
              <Tag>{timer(clock.timer)}</Tag> {command(clock.fulfilledBy)}
            </span>
            {clock.due === null ? (
              <Tag color="purple">
                {t('rests')} · {value(clock.because.pausedFor ?? '')}
              </Tag>
            ) : (
              <Due at={clock.due} />
            )}
          </Flex>
        ),
        children: (
          <Descriptions
            size="small"
            column={1}
            title={t('whyThis')}
            items={[
              { key: 'since', label: t('since'), children: <LocalTime at={clock.because.since} /> },
              {
                key: 'basis',
                label: t('basis'),
                children: `${t(basisName[clock.because.basis])}${
                  clock.because.minutes === null ? '' : ` · ${t('minutes', { n: Math.round(clock.because.minutes) })}`
                }${clock.because.promisedAt ? ` · ${atStore(clock.because.promisedAt).format('MM-DD HH:mm')}` : ''}`,
              },
              {
                key: 'paused',
                label: t('pausedFor'),
                children: t('minutes', { n: Math.round(clock.because.pausedMinutes) }),
              },
              { key: 'version', label: t('policy'), children: t('version', { n: clock.because.policyVersion }) },
              {
                key: 'steps',
                label: t('ladder'),
                children: (
                  <Flex vertical>
                    {clock.steps.map((step) => (
                      <span key={`${step.at}${step.reaction}`}>
                        <LocalTime at={step.at} /> → {step.to.map(role).join(', ')}
                      </span>
                    ))}
                  </Flex>
                ),
              },
            ]}
          />
        ),
      }))}
    />
  );
}
