import type { ComplaintView } from '../shared/server/replies';
import { Deadlines, PassedDeadlines } from '../shared/shell/deadlines';
import { Part } from '../shared/shell/part';
import { ExplainedDeadlines } from './explained-deadlines';
import { places } from './places';
import { PolicyPreview } from './policy-preview';

/** What runs, until when and why; what has passed; and what the present policy would change. */
export function CaseDeadlines({ complaint }: { readonly complaint: ComplaintView }) {
  const whole = complaint.view === 'whole' ? complaint : undefined;
  return (
    <Part place={places.deadlines} part="deadlines">
      <PassedDeadlines passedDeadlines={complaint.passedDeadlines} />
      {whole ? (
        <ExplainedDeadlines deadlines={whole.explainedDeadlines} />
      ) : (
        <Deadlines deadlines={complaint.deadlines} />
      )}
      {whole && <PolicyPreview complaint={whole} />}
    </Part>
  );
}
