import type { FollowUp } from './state';

/** One thing to say or ask, in both languages, and whom it is for. */
interface ScriptLine {
  readonly codes: string;
  readonly zh: string;
  readonly en: string;
  readonly branch: 'everybody' | 'satisfied' | 'notSatisfied';
}

const line = (codes: string, zh: string, en: string, branch: ScriptLine['branch'] = 'everybody'): ScriptLine => ({
  codes,
  zh,
  en,
  branch,
});

const greeting: readonly ScriptLine[] = [
  line('G-05', '请问您的车使用情况怎么样？', 'How is your car doing?'),
  line(
    'G-06',
    '接待、完工、结账三个环节的速度您满意吗？',
    'Were you content with the speed at reception, completion and checkout?',
  ),
  line('G-07', '配件价格和工时费您觉得怎样？', 'What do you think of the prices of parts and labour?'),
  line(
    'G-08',
    '接待时是否主动报价？完工时是否逐项说明？',
    'Were you told the price unasked, and was the repair explained item by item?',
  ),
  line('G-09', '维修质量、漆面质量和清洁度如何？', 'How were repair, paint and cleanliness?'),
];
const members: readonly ScriptLine[] = [
  line('G-24', '作为会员，您觉得我们有哪些不足？', 'As a member, where do you think we fall short?'),
  line('G-24', '您觉得其他店有哪些做得好的？', 'What do other shops do better?'),
  line('G-34', '您的会员卡可以续卡或升级。', 'Your membership can be renewed or upgraded.'),
];
const others: readonly ScriptLine[] = [
  line('G-25', '我们有车友俱乐部，您愿意加入吗？', 'We have a car club; would you like to join?'),
];
const closing: readonly ScriptLine[] = [
  line('G-21', '感谢您的认可！', 'Thank you, we are glad to hear that.', 'satisfied'),
  line(
    'G-21',
    '很抱歉，具体是哪里不好？您希望怎样改进？',
    'We are sorry. What was wrong, and what should we do better?',
    'notSatisfied',
  ),
  line('G-14', '我们会立即处理并在约定时间内答复您。', 'We take it up at once and get back to you.', 'notSatisfied'),
  line('G-05', '提醒您下次保养的时间和里程。', 'May I remind you of your next maintenance.'),
  line('G-11', '下次来店欢迎提前预约。', 'You are welcome to make an appointment next time.'),
];

/** G-21, G-24: what the caller says to this customer; the lines of a branch are used once the customer has answered. */
export const scriptOf = ({ customer }: Pick<FollowUp, 'customer'>): readonly ScriptLine[] => [
  ...greeting,
  ...(customer.member ? members : others),
  ...closing,
];
