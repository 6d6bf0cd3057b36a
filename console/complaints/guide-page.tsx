import { Card, Flex, List } from 'antd';
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
                  <List
                    size="small"
                    dataSource={[...steps]}
                    renderItem={(step) => (
                      <List.Item>
                        <List.Item.Meta title={command(step.command)} description={step.roles.map(role).join('、')} />
                      </List.Item>
                    )}
                  />
                </Card>
              ))}
          </Flex>
        )}
      </Loaded>
    </>
  );
}
