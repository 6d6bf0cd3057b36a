import { Collapse, Descriptions, Flex, Tag } from 'antd';
import type { ExplainedDeadline } from '../shared/server/replies';
import { atStore } from '../shared/shell/store-time';
import { Due, LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

const basisName = { workingMinutes: 'byWorkingTime', promised: 'byPromise', naturalDays: 'byNaturalTime' } as const;

/** Every deadline that runs or is paused, and how its time was computed: "why this deadline?" */
export function ExplainedDeadlines({ deadlines }: { readonly deadlines: readonly ExplainedDeadline[] }) {
  const { t, command, role, timer, value } = useTexts();
  return (
    <Collapse
      size="small"
      items={deadlines.map((deadline) => ({
        key: deadline.id,
        label: (
          <Flex justify="space-between" gap={8} wrap>
            <span>
              <Tag>{timer(deadline.timer)}</Tag> {command(deadline.fulfilledBy)}
            </span>
            {deadline.due === null ? (
              <Tag color="purple">
                {t('rests')} · {value(deadline.because.pausedFor ?? '')}
              </Tag>
            ) : (
              <Due at={deadline.due} />
            )}
          </Flex>
        ),
        children: (
          <Descriptions
            size="small"
            column={1}
            title={t('whyThis')}
            items={[
              { key: 'since', label: t('since'), children: <LocalTime at={deadline.because.since} /> },
              {
                key: 'basis',
                label: t('basis'),
                children: `${t(basisName[deadline.because.basis])}${
                  deadline.because.minutes === null
                    ? ''
                    : ` · ${t('minutes', { n: Math.round(deadline.because.minutes) })}`
                }${deadline.because.promisedAt ? ` · ${atStore(deadline.because.promisedAt).format('MM-DD HH:mm')}` : ''}`,
              },
              {
                key: 'paused',
                label: t('pausedFor'),
                children: t('minutes', { n: Math.round(deadline.because.pausedMinutes) }),
              },
              { key: 'version', label: t('policy'), children: t('version', { n: deadline.because.policyVersion }) },
              {
                key: 'steps',
                label: t('escalations'),
                children: (
                  <Flex vertical>
                    {deadline.steps.map((step) => (
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
