import { Card, Flex, Typography } from 'antd';
import { useRead } from '../shared/server/queries';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';

/** H-47: the training aid: each stage of a complaint, what is done in it, by whom; made of the rules themselves. */
export function Page() {
  const { t, stage, command, role } = useTexts();
  const guide = useRead('/complaint-guide');
  return (
    <>
      <Heading text={t('complaintGuide')} />
      <Loaded of={guide}>
        {({ stages }) => (
          <Flex vertical gap={16}>
            {stages
              .filter(({ steps }) => steps.length > 0)
              .map(({ stage: name, steps }) => (
                <Card key={name} size="small" title={stage(name)} data-stage={name}>
                  <ul className="rows">
                    {steps.map((step) => (
                      <Flex component="li" vertical align="start" gap={0} key={step.command} className="row">
                        <Typography.Text strong>{command(step.command)}</Typography.Text>
                        <Typography.Text type="secondary">{step.roles.map(role).join('、')}</Typography.Text>
                      </Flex>
                    ))}
                  </ul>
                </Card>
              ))}
          </Flex>
        )}
      </Loaded>
    </>
  );
}
