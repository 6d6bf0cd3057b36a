import type { Schema } from '../shared/server/contract';
import { usePeople } from '../shared/server/queries';
import { useTexts } from '../shared/texts/use-texts';

/** H-43: what is done next, by whom. */
export function NextStep({ next: { command: name, roles, person } }: { readonly next: Schema<'NextStep'> }) {
  const { command, role } = useTexts();
  const nameOf = usePeople();
  return (
    <span>
      {command(name)} · {person === null ? roles.map(role).join('、') : nameOf(person)}
    </span>
  );
}
