import { useState } from 'react';
import { bilingual } from '../../../domain/values/bilingual';
import type { Mark } from '../../orders/check-in/sheet';
import { MarksInput } from '../../orders/check-in/marks-input';
import { Outline } from '../../orders/outline';
import { written } from '../data';
import type { Story } from '../story';

function Marked({ zones }: { readonly zones: readonly string[] }) {
  const [marked, setMarked] = useState(zones);
  return (
    <div style={{ maxWidth: '13rem' }}>
      <Outline marked={marked} onChange={setMarked} />
    </div>
  );
}

function Marks({ initial }: { readonly initial: readonly Mark[] }) {
  const [marks, setMarks] = useState<readonly Mark[] | undefined>(initial);
  return <MarksInput value={marks} onChange={setMarks} />;
}

export const outline: Story = {
  name: 'outline',
  title: bilingual('车身示意图', 'Outline of the car'),
  states: [
    { title: bilingual('无标记', 'Nothing marked'), view: () => <Marked zones={[]} /> },
    { title: bilingual('有标记', 'Marked'), view: () => <Marked zones={['bonnet', 'leftRearDoor']} /> },
    {
      title: bilingual('标记与说明', 'Marks and what they are'),
      view: () => (
        <Marks
          initial={[
            { zone: 'frontBumper', kind: 'scratch', note: written.note },
            { zone: 'roof', kind: 'dent' },
          ]}
        />
      ),
    },
  ],
};
