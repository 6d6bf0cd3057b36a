import { Tag } from 'antd';
import { useLevel } from '../texts/use-level';

/** How high a complaint, or one of its escalations, has gone; nothing while it is with whoever has it. */
export function LevelTag({ level }: { readonly level: number }) {
  const levelName = useLevel();
  return level > 0 && <Tag color={level >= 3 ? 'red' : 'orange'}>{levelName(level)}</Tag>;
}
