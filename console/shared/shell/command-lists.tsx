import { Collapse, Typography } from 'antd';
import type { Action } from '../server/replies';
import type { TextName } from '../texts/texts';
import { useTexts } from '../texts/use-texts';

interface Excused {
  readonly command: Action['command'];
  readonly why: string;
}
/** A heading, and the commands below it with why they are not for this person now. */
export type CommandList = readonly [heading: TextName, commands: readonly Excused[]];

/** Commands that cannot be given, folded under their headings; an empty list is left out. */
export function CommandLists({ lists }: { readonly lists: readonly CommandList[] }) {
  const { t, command: title } = useTexts();
  return (
    <Collapse
      ghost
      size="small"
      items={lists
        .filter(([, commands]) => commands.length > 0)
        .map(([heading, commands]) => ({
          key: heading,
          label: `${t(heading)} (${commands.length})`,
          children: (
            <ul className="rows">
              {commands.map(({ command, why }) => (
                <li key={command} className="row">
                  <span>
                    <Typography.Text strong>{title(command)}</Typography.Text> — {why}
                  </span>
                </li>
              ))}
            </ul>
          ),
        }))}
    />
  );
}
