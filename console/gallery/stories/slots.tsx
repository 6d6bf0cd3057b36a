import { useState } from 'react';
import { bilingual } from '../../../domain/values/bilingual';
import { SlotPicker } from '../../appointments/slot-picker';
import type { ReplyOf } from '../../shared/server/contract';
import { dayIn } from '../data';
import type { Story } from '../story';

type Day = ReplyOf<'/slots'>['items'][number];

const from = (day: string, hours: readonly number[], openMinutes = 600): Day => ({
  day: `WD-S01-${day.replaceAll('-', '')}`,
  date: day,
  openMinutes,
  slots: hours.flatMap((hour) =>
    ['00', '30'].map((minute) => {
      const startsAt = `${day}T${String(hour).padStart(2, '0')}:${minute}:00+08:00`;
      return { startsAt, endsAt: startsAt, advisor: 'wang' };
    }),
  ),
});
const days = [
  from(dayIn(1), [8, 9, 10, 11, 13, 14, 15, 16]),
  from(dayIn(2), []),
  from(dayIn(3), [9, 15]),
  from(dayIn(4), [], 0),
];

function Picker({
  of,
  initial,
  disabled,
}: {
  readonly of: readonly Day[];
  readonly initial?: string;
  readonly disabled?: true;
}) {
  const [chosen, setChosen] = useState(initial);
  return <SlotPicker days={of} chosen={chosen} disabled={disabled ?? false} onChoose={setChosen} />;
}

export const slots: Story = {
  name: 'slots',
  title: bilingual('预约时间', 'Times to book'),
  states: [
    { title: bilingual('未选', 'None chosen'), view: () => <Picker of={days} /> },
    { title: bilingual('已选', 'One chosen'), view: () => <Picker of={days} initial={days[0]!.slots[4]!.startsAt} /> },
    { title: bilingual('不可选', 'Not to be chosen'), view: () => <Picker of={days} disabled /> },
    { title: bilingual('没有空档', 'None free'), view: () => <Picker of={[days[1]!, days[3]!]} /> },
  ],
};
