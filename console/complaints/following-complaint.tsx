import { Button } from 'antd';
import { useState } from 'react';
import { NewComplaint } from './new-complaint';
import type { WholeComplaint } from '../shared/server/replies';
import { useTexts } from '../shared/texts/use-texts';

/** A new complaint about the same: the ended one taken up again, or a second matter of the open one. */
export function FollowingComplaint({ complaint }: { readonly complaint: WholeComplaint }) {
  const { t } = useTexts();
  const [adding, setAdding] = useState(false);
  const isOver = complaint.actions.length === 0;
  return (
    <>
      <Button onClick={() => setAdding(true)}>{t(isOver ? 'takeUpAgain' : 'splitOff')}</Button>
      {adding && <NewComplaint follows={complaint.number} onClose={() => setAdding(false)} />}
    </>
  );
}
