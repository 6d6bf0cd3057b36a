import { inLatin } from '../../platform/pinyin';

test.each([
  ['远航店', 'Yuan Hang Dian'],
  ['长城4S店', 'Chang Cheng 4S Dian'],
  ['绿地汽车', 'Lü Di Qi Che'],
  ['Repairflow North', 'Repairflow North'],
])('the English name of %s is %s until somebody says a better one', async (name, latin) => {
  expect(await inLatin(name)).toBe(latin);
});
