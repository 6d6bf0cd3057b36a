import { Link } from 'react-router';
import { catalogue } from '../../texts';
import { problemTexts } from '../../texts/problems';
import type { Schema } from '../shared/server/contract';
import { pageOfNumber } from '../shared/server/processes';
import { usePeople } from '../shared/server/queries';
import { useTexts } from '../shared/texts/use-texts';

type Remaining = Schema<'RemainingWork'>;

const reasons = { ...catalogue.rejections, ...problemTexts };

/** What was not handed over, and why, each with the way to it. */
export function Remains({ remaining }: { readonly remaining: readonly Remaining[] }) {
  const { t, role, language } = useTexts();
  const nameOf = usePeople();
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {remaining.map(({ number, person, code, facts }) => {
        const roles = Array.isArray(facts['roles']) ? facts['roles'].map((one) => role(String(one))) : [];
        return (
          <li key={number ?? person}>
            {number === null ? nameOf(person ?? '') : <Link to={pageOfNumber(number)}>{number}</Link>}:{' '}
            {reasons[code][language]}
            {roles.length > 0 && ` (${t('rolesNeeded')}: ${roles.join(' · ')})`}
          </li>
        );
      })}
    </ul>
  );
}
