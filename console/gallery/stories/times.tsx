import { Flex } from 'antd';
import { bilingual } from '../../../domain/values/bilingual';
import { Deadlines, PassedDeadlines } from '../../shared/shell/deadlines';
import { Due, LocalTime } from '../../shared/shell/time';
import { inDays, inHours, inMinutes } from '../data';
import type { Story } from '../story';

export const times: Story = {
  name: 'times',
  title: bilingual('时限', 'Times and deadlines'),
  states: [
    { title: bilingual('还有几天', 'Days away'), view: () => <Due at={inDays(2)} /> },
    { title: bilingual('还有几小时', 'Hours away'), view: () => <Due at={inHours(3)} /> },
    { title: bilingual('马上到期', 'Nearly due'), view: () => <Due at={inMinutes(12)} /> },
    { title: bilingual('已超时', 'Late'), view: () => <Due at={inMinutes(-40)} /> },
    { title: bilingual('无时限', 'None'), view: () => <Due at={null} /> },
    {
      title: bilingual('今天的与别的日子的时刻', 'A time of today, and of another day'),
      view: () => (
        <Flex gap={16}>
          <LocalTime at={inMinutes(0)} />
          <LocalTime at={inDays(3)} />
        </Flex>
      ),
    },
  ],
};

export const deadlines: Story = {
  name: 'deadlines',
  title: bilingual('时限列表', 'Lists of deadlines'),
  states: [
    {
      title: bilingual('将到期', 'To come'),
      view: () => (
        <Deadlines
          deadlines={[
            {
              at: inMinutes(20),
              event: {
                type: 'deadlinePassed',
                key: 'B-02/1',
                timer: 'B-02',
                reaction: 'escalate',
                to: ['serviceManager'],
                fulfilledBy: 'acceptContact',
              },
            },
            { at: inDays(1), event: { type: 'deadlinePassed', key: 'T-13/1', timer: 'T-13', reaction: 'warn' } },
          ]}
        />
      ),
    },
    { title: bilingual('没有', 'None'), view: () => <Deadlines deadlines={[]} /> },
    {
      title: bilingual('已过而仍在等', 'Passed, and still awaited'),
      view: () => (
        <PassedDeadlines
          passedDeadlines={[{ at: inMinutes(-90), key: 'T-08/1', timer: 'T-08', fulfilledBy: 'acknowledgeCall' }]}
        />
      ),
    },
  ],
};
