const { default: Sequencer } = require('@jest/test-sequencer');

/** The projects whose files take longest, in the order in which they begin; what needs seconds fills the end. */
const longest = ['pages', 'e2e', 'replay', 'time', 'engine', 'model', 'api'];

/** Long files first, so that none of them begins when the others have ended. Within a project jest's own order: what failed, what took long, what is large. */
module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const rank = ({ context }) => {
      const at = longest.indexOf(context.config.displayName.name);
      return at === -1 ? longest.length : at;
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- this is the sequencer's own, of no array
    return (await super.sort(tests)).toSorted((one, other) => rank(one) - rank(other));
  }
};
