import { Customer } from '../../master-data/customer';
import { column, externalIdColumn, importKind } from '../import-kind';
import { choiceReader, foldWord, yesNoReader } from '../read-choice';
import { readPhone } from '../read-phone';
import { readEmail, readLine, readWords } from '../read-text';

const readSex = choiceReader({
  male: ['男', 'male', '男性', '男士', '先生', 'm'],
  female: ['女', 'female', '女性', '女士', '小姐', 'f'],
  unknown: ['未知', 'unknown', '不详', '保密', '其他'],
});
const salutations: Readonly<Record<string, string>> = { male: '先生', female: '女士' };
const ANYBODY = '先生/女士';

const readChannel = choiceReader({
  phone: ['电话', 'phone', '手机', '座机'],
  sms: ['短信', 'SMS', '手机短信'],
  wechat: ['微信', 'WeChat', '企业微信'],
  email: ['邮件', 'e-mail', '电子邮件', '邮箱'],
  inPerson: ['当面', 'in person', '到店', '面谈'],
  letter: ['信函', 'letter', '信件', '邮寄'],
});

/** I-02, I-03: customers. Whoever has no salutation is addressed by the sex that is given. */
export const customers = importKind({
  columns: [
    externalIdColumn(['客户编号', 'Customer id'], '客户编码 客户代码 客户ID 客户号 车主编号 会员编号 CustomerNo'),
    column(
      'name',
      ['客户姓名', 'Name'],
      '姓名 客户名称 车主姓名 车主名称 车主 客户 名称 单位名称 联系人姓名 联系人 CustomerName',
      readLine,
      { required: true },
    ),
    column('salutation', ['称谓', 'Salutation'], '称呼 尊称 客户称谓', readLine),
    column('sex', ['性别', 'Sex'], '客户性别 车主性别 Gender', readSex),
    column(
      'phone',
      ['手机', 'Phone'],
      '手机号 手机号码 移动电话 联系手机 客户手机 车主手机 联系电话 客户电话 车主电话 电话 电话号码 联系方式 固定电话 Mobile Tel',
      readPhone,
      { required: true },
    ),
    column(
      'address',
      ['地址', 'Address'],
      '联系地址 客户地址 车主地址 通讯地址 详细地址 家庭地址 住址 单位地址',
      readLine,
      { required: true },
    ),
    column('email', ['邮箱', 'E-mail'], '电子邮箱 电子邮件 邮箱地址 邮件 Mail', readEmail),
    column('goldCard', ['金卡客户', 'Gold card'], '金卡 是否金卡 是否金卡客户 金卡会员', yesNoReader(['金卡']), {
      noneIsAnswer: true,
    }),
    column('member', ['会员', 'Member'], '是否会员 会员客户 俱乐部会员 IsMember', yesNoReader(['会员'], ['非会员']), {
      noneIsAnswer: true,
    }),
    column(
      'privateCustomer',
      ['个人客户', 'Private customer'],
      '是否个人 是否个人客户 客户类型 客户性质 车主性质 客户类别',
      yesNoReader(
        ['个人', '私人', '自然人', '个人客户', 'private', 'person'],
        ['单位', '公司', '企业', '法人', '集团', '机构', '单位客户', '企业客户', '公司客户', 'company'],
      ),
    ),
    column(
      'preferredChannel',
      ['联系渠道', 'Preferred channel'],
      '首选联系方式 偏好联系方式 希望联系方式 首选联系渠道 联系偏好',
      readChannel,
    ),
    column('hopedService', ['期望服务', 'Hoped-for service'], '客户期望 服务需求 特殊需求 期望的服务', readWords),
  ],
  schema: Customer,
  recordOf: ({ externalId: _externalId, sex, salutation, ...values }) => ({
    ...values,
    salutation: salutation ?? salutations[String(sex)] ?? ANYBODY,
  }),
  // a phone alone is no customer: families and companies share one
  naturalKey: ({ phone, name }) => `${phone} ${foldWord(name)}`,
});
