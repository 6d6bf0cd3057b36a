import type { CommandName as ComplaintCommand } from '../../domain/complaint/commands';
import type { Stage as ComplaintStage } from '../../domain/complaint/stage';
import type { CommandName as CallCommand } from '../../domain/follow-up/commands';
import type { Stage as CallStage } from '../../domain/follow-up/stage';
import type { Role } from '../../domain/kernel/actor';
import type { CommandName as OrderCommand } from '../../domain/repair-order/commands';
import type { Stage as OrderStage } from '../../domain/repair-order/stage';
import type { ReplyOf } from '../shared/server/contract';
import type { Action, DeskRow, DeskTask, Me, ProcessView, TaskItem } from '../shared/server/replies';

const MINUTE = 60_000;
const now = Math.floor(Date.now() / MINUTE) * MINUTE;

/** The instant so many minutes from when the page was opened. */
export const inMinutes = (minutes: number): string => new Date(now + minutes * MINUTE).toISOString();
const HOUR = 60;
const DAY = 24 * HOUR;
export const inHours = (hours: number): string => inMinutes(hours * HOUR);
export const inDays = (days: number): string => inMinutes(days * DAY);
export const dayIn = (days: number): string => inDays(days).slice(0, 10);

/** What people of the store have typed: it is in no language of the console, and its test reads past it. */
export const written = {
  advisor: '王敏',
  technician: '李强',
  manager: '陈静',
  customer: '张伟',
  phone: '13800001234',
  otherPhone: '13900005678',
  address: '上海市徐汇区漕溪路 88 号',
  plate: '沪A·D9527',
  model: '途安 2.0T',
  service: '常规保养',
  brakes: '更换前刹车片',
  oil: '全合成机油',
  filter: '机油滤清器',
  reason: '配件晚到',
  word: '右前轮有异响，请再看看',
  place: '后院 3 号位',
  subject: '沪A·D9527 等待您确认',
  note: '约 3 厘米',
} as const;

/** What people can do, and how far a case can be. */
type Command = OrderCommand | ComplaintCommand | CallCommand;
type Stage = OrderStage | ComplaintStage | CallStage;

export const order = 'RO-S01-20261126-0001';
export const complaint = 'CP-S01-20261126-0001';
export const calls = 'FU-S01-20261126-0001';

const person = (id: string, name: string, roles: readonly Role[]): ReplyOf<'/staff'>['items'][number] => ({
  id,
  name,
  roles,
  skills: [],
  phone: null,
  absence: null,
  rolesRequested: null,
});
export const people: ReplyOf<'/staff'> = {
  items: [
    person('wang', written.advisor, ['serviceAdvisor']),
    person('li', written.technician, ['technician']),
    person('chen', written.manager, ['storeManager']),
  ],
};

export const me = (roles: readonly Role[] = ['serviceAdvisor']): Me => ({
  id: 'wang',
  name: written.advisor,
  store: 'store-1',
  stores: [],
  roles,
  order: null,
  zone: 'Asia/Shanghai',
  secondFactor: 'off',
  wall: null,
  messageTray: false,
  expiresAt: inDays(1),
  endsAt: inDays(1),
});

export const action = (command: Command, more: Partial<Action> = {}): Action => ({
  command,
  roles: ['serviceAdvisor'],
  ...more,
});

export const deskTask = (what: Command, more: Partial<DeskTask> = {}): DeskTask => ({
  id: `${order} ${what}`,
  what,
  target: '',
  subject: null,
  why: null,
  since: inHours(-1),
  dueAt: inMinutes(25),
  overdue: false,
  escalated: false,
  ...more,
});

export const deskRow = (more: Partial<DeskRow> & { readonly stage?: Stage } = {}): DeskRow => ({
  number: order,
  type: 'repairOrder',
  sequence: 12,
  stage: 'reception',
  plate: written.plate,
  model: written.model,
  goldCard: false,
  about: [written.service],
  bay: null,
  promisedAt: inHours(5),
  promiseMissed: false,
  dueAt: null,
  overdue: false,
  escalated: false,
  own: true,
  unassigned: false,
  onHold: null,
  owed: null,
  level: null,
  mayCallNow: null,
  message: null,
  work: null,
  asOf: inMinutes(0),
  lines: [],
  answers: [],
  tasks: [],
  waitsFor: null,
  actions: [],
  ...more,
});

export const task = (what: Command, more: Partial<TaskItem> = {}): TaskItem => ({
  id: `${order} ${what}`,
  number: order,
  plate: written.plate,
  model: written.model,
  what,
  about: what,
  subject: null,
  roles: ['serviceAdvisor'],
  person: null,
  escalated: false,
  since: inHours(-1),
  dueAt: inMinutes(25),
  overdue: false,
  action: { method: 'POST', path: '' },
  ...more,
});

export const view = (actions: readonly Action[], more: Partial<ProcessView> = {}): ProcessView => ({
  number: order,
  sequence: 12,
  actions,
  deadlines: [],
  passedDeadlines: [],
  ...more,
});
