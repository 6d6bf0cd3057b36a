import { Flex } from 'antd';
import { bilingual } from '../../../domain/values/bilingual';
import { LineStatus, SupplyTag } from '../../orders/line-status';
import { WorkBar } from '../../orders/work-bar';
import { LevelTag } from '../../shared/shell/level-tag';
import { PlateLink } from '../../shared/shell/plate-link';
import { dayIn, inMinutes, order, written } from '../data';
import type { Story } from '../story';

const supplies = [
  { state: 'reserved' },
  { state: 'short' },
  { state: 'backOrdered', expectedDay: dayIn(4) },
  { state: 'issued' },
] as const;

const work = (minutes: number) => ({
  asOf: inMinutes(0),
  work: { minutes, expectedMinutes: 60, running: false, askAt: 0.6, escalateAt: 0.8, answered: false },
});

export const tags: Story = {
  name: 'tags',
  title: bilingual('标签', 'Tags'),
  states: [
    {
      title: bilingual('投诉的层级', 'Level of a complaint'),
      view: () => (
        <Flex>
          {[0, 1, 2, 3].map((level) => (
            <LevelTag key={level} level={level} />
          ))}
        </Flex>
      ),
    },
    {
      title: bilingual('项目的状态', 'Status of a line'),
      view: () => (
        <Flex>
          {['authorised', 'started', 'done', 'cancelled'].map((status) => (
            <LineStatus key={status} status={status} />
          ))}
        </Flex>
      ),
    },
    {
      title: bilingual('项目的配件', 'Parts of a line'),
      view: () => (
        <Flex>
          {supplies.map((supply) => (
            <SupplyTag key={supply.state} supply={{ since: inMinutes(0), missing: [], revision: 1, ...supply }} />
          ))}
        </Flex>
      ),
    },
    {
      title: bilingual('工时：未到、在询问段内、已超', 'Working time: before, within and past the band'),
      view: () => (
        <Flex vertical gap={12}>
          {[20, 42, 75].map((minutes) => (
            <WorkBar key={minutes} card={work(minutes)} />
          ))}
        </Flex>
      ),
    },
    { title: bilingual('车牌', 'Plate'), view: () => <PlateLink number={order} plate={written.plate} /> },
    { title: bilingual('不可见的车牌', 'Plate withheld'), view: () => <PlateLink number={order} plate={null} /> },
  ],
};
